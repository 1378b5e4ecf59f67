"""Whether a letter is whole and plain: every part that its rule set asks for, no appeal where nothing was decided, words that a member knows.

A finding's place is a JSON pointer into the letter. The text of the record stands in quotes; it is not held to our own tone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.drafting.findings import Finding, finding
from drafter.evidence.layout.headings import headings
from drafter.review.jurisdictions import jurisdiction
from drafter.review.letter_rules import ADVERSE_LETTERS, APPEALS, SLOT, PartId
from drafter.review.readability import grade, longest, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.review.letter_records import Letter, Part
    from drafter.review.rulesets import RuleSet, RuleSets

CODES = {
    PartId.DECISION: "DOC004", PartId.REQUEST: "DOC005", PartId.REASON: "DOC006", PartId.JUDGEMENT: "DOC007",
    PartId.CRITERIA: "DOC008", PartId.RECORD_READ: "DOC009", PartId.MISSING: "DOC010", PartId.NOT_DENIAL: "DOC011",
    PartId.QUESTIONS: "DOC012", PartId.REPLY: "DOC013", PartId.NEXT: "DOC014", PartId.APPEAL: "DOC015",
    PartId.EXPEDITED_APPEAL: "DOC016", PartId.EXTERNAL_REVIEW: "DOC017", PartId.COURT: "DOC018", PartId.RECORDS: "DOC019",
    PartId.CONDITIONS: "DOC020", PartId.HELP: "DOC021", PartId.LANGUAGE: "DOC022", PartId.REVIEWER: "DOC023",
    PartId.DISCLOSURE: "DOC024", PartId.CLINICAL: "DOC025", PartId.PEER_TO_PEER: "DOC026", PartId.WORDS: "RDL002",
}  # fmt: skip
#: Parts that say nothing without an entry, whatever stands above it.
_LISTS = frozenset(
    {PartId.REQUEST, PartId.REASON, PartId.JUDGEMENT, PartId.CRITERIA, PartId.RECORD_READ, PartId.MISSING, PartId.QUESTIONS, PartId.CLINICAL}
)  # fmt: skip
_APPEAL = re.compile(r"\b(?:appeals?|external review|civil action|reconsideration|fair hearing)\b", re.IGNORECASE)
_SOFTWARE = re.compile(
    r"\b(?:AI|LLM|artificial intelligence|machine learning|language model|algorithm\w*|chatbot|software|"
    r"confidence (?:score|level|of \d)|overrid(?:e|den|es)|original recommendation)\b"
)
_TONE = re.compile(
    r"\b(?:fail(?:ed|s|ure)?|fatal(?:ly)?|refuse[sd]?|cannot be certified|non-?compliant|obvious(?:ly)?|careless|alleg(?:es|ed(?:ly)?)|"
    r"claims to|so-called|poorly documented|drug[- ]seeking|malinger\w*|pitfalls?)\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}s?(?![\w-])")
_CODE = re.compile(r"(?<![\w.-])(?:\d{5}|[A-Z]\d{4}|[A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?)(?![\w-])")


def check(letter: Letter, rules: RuleSets) -> list[Finding]:
    """DOC and RDL findings of a letter, those that block first."""
    chosen = rules.named(letter.rules)
    found = [
        *_parts(letter, chosen),
        *_by_state(letter, rules),
        *_content(letter, chosen),
        *_plain(letter, chosen, rules),
    ]
    return sorted(found, key=lambda f: f.severity != "blocking")


def _parts(letter: Letter, chosen: RuleSet) -> Iterator[Finding]:
    for rule in chosen.letters[letter.kind].parts:
        part = letter.part(rule.id)
        if rule.required and (
            part is None or part.empty or (rule.id in _LISTS and not any(i.text.strip() for i in part.items))
        ):
            yield finding(CODES[rule.id], "/parts", f"the part “{rule.heading}” is missing ({rule.source})")
    if letter.parts and letter.parts[0].id is not PartId.DECISION:
        yield finding("DOC004", "/parts/0", "the letter does not begin with the decision")
    for identifier in (PartId.REASON, PartId.JUDGEMENT):
        part = letter.part(identifier)
        for line in letter.adverse if part else ():
            if part and line not in part.lines:
                yield finding(
                    CODES[identifier],
                    _at(letter, part),
                    f"line {line} is decided adversely, and the part does not speak of it",
                )
    reason = letter.part(PartId.REASON)
    quoting = {item.line for item in reason.items if item.quotes} if reason else set()
    for line in set(letter.denied) - quoting:
        yield finding(
            "DOC031",
            _at(letter, reason) if reason else "/parts",
            f"the reason of line {line} quotes nothing of the record",
        )


def _by_state(letter: Letter, rules: RuleSets) -> Iterator[Finding]:
    state = jurisdiction(letter.state, rules)
    told = " ".join(t for part in letter.parts if part.id is PartId.DISCLOSURE for t in part.paragraphs)
    for disclosure in state.paragraphs("letter", letter.on, adverse=bool(letter.adverse)):
        if disclosure.text not in told:
            yield finding(
                "DOC024", "/parts", f"{state.name} asks for words that the letter lacks ({disclosure.source})"
            )
    shown = state.reviewer
    if letter.kind in ADVERSE_LETTERS and shown and shown.holds(letter.on):
        part = letter.part(PartId.REVIEWER)
        text = " ".join(part.paragraphs) if part else ""
        for what in ("Specialty: ", "Licensed "):
            if what not in text:
                yield finding(
                    "DOC023",
                    "/parts",
                    f"{state.name} wants credential and specialty of the reviewer told ({shown.source})",
                )
                return


def _content(letter: Letter, chosen: RuleSet) -> Iterator[Finding]:
    for number, part in enumerate(letter.parts):
        at, text = f"/parts/{number}", _without_names(letter, "\n".join(part.own_words()))
        if letter.kind not in ADVERSE_LETTERS and (part.id in APPEALS or _APPEAL.search(text)):
            yield finding("DOC027", at, "the letter tells of an appeal, and nothing was decided against the member")
        for name in _slots(letter, chosen, part):
            if f"{{{name}}}" in text:
                yield finding(
                    "DOC028", at, f"{{{name}}} is still to be filled", fix="Give the plan's value in the rule set."
                )
        if part.id is not PartId.DISCLOSURE and (match := _SOFTWARE.search(text)):
            yield finding("DOC030", at, f"“{match[0]}” stands in the letter")
        if part.audience == "member" and (match := _TONE.search(_unquoted(text))):
            yield finding("RDL001", at, f"“{match[0]}” judges people or alarms")
    unverified = [part.heading for part in letter.parts if _unverified(letter, chosen, part)]
    if unverified:
        yield finding("DOC029", "/parts", f"what nobody verified stands in brackets: {', '.join(unverified)}")


def _slots(letter: Letter, chosen: RuleSet, part: Part) -> list[str]:
    """The plan's slots that the rule set put into a part; a brace in other people's words is none."""
    rule = chosen.letters[letter.kind].part(part.id)
    return [name for name in SLOT.findall(" ".join(rule.text)) if name in chosen.plan] if rule else []


def _unverified(letter: Letter, chosen: RuleSet, part: Part) -> bool:
    rule = chosen.letters[letter.kind].part(part.id)
    whole = rule is not None and bool(rule.text) and not rule.verified
    return whole or any(not chosen.plan[name].verified for name in _slots(letter, chosen, part))


def _plain(letter: Letter, chosen: RuleSet, rules: RuleSets) -> Iterator[Finding]:
    member = letter.audience("member")
    own = "\n".join([letter.title, *(t for p in member if p.id is not PartId.WORDS for t in p.own_words())])
    measured = _unquoted(_without_names(letter, own))
    reached = grade(measured)
    if reached > chosen.reading.grade:
        yield finding(
            "RDL004",
            "/parts",
            f"the member's part reads at grade {reached:.1f}; the target is {chosen.reading.grade:g}",
        )
    long = len(words(longest(measured)))
    if long > chosen.reading.words:
        yield finding(
            "RDL003", "/parts", f"the longest sentence has {long} words; at most {chosen.reading.words} are meant"
        )
    # A note dictated in capitals has no abbreviations that could be told.
    quoted = [t for part in member for t in part.quoted_words() if not t.isupper()]
    unknown = _unexplained(letter, "\n".join([own, *quoted]), rules)
    codes = _CODE.findall(measured)
    if unknown or codes:
        yield finding(
            "RDL002",
            "/parts",
            f"words that the letter does not explain: {', '.join([*unknown, *dict.fromkeys(codes)])}",
        )


def _unexplained(letter: Letter, text: str, rules: RuleSets) -> list[str]:
    part = letter.part(PartId.WORDS)
    explained = {item.text.partition(":")[0] for item in part.items} if part else set()
    known = {*rules.terms.known, *(w for t in rules.terms.terms if t.term in explained for w in (t.term, *t.also))}
    told = [word for word in dict.fromkeys(_ABBREVIATION.findall(_without_names(letter, text))) if word not in known]
    return [
        word
        for word in told
        if word.removesuffix("s") not in known
        and not (word.lower() in headings() and f"{word}:" in text)
        and f"({word})" not in text
    ]


def _without_names(letter: Letter, text: str) -> str:
    """A text without the names that it is about, each a word: they are nobody's choice of words."""
    for name in (letter.case, letter.signer, letter.member, letter.plan):
        text = text.replace(name, "it") if name else text
    return text


def _unquoted(text: str) -> str:
    """A text without the names of policies and what else stands in quotation marks."""
    return re.sub(r"“[^”]*”", "it", text)


def _at(letter: Letter, part: Part) -> str:
    return f"/parts/{letter.parts.index(part)}"
