"""The quotations of a text: character for character, of one wording, and meant as the record means them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.findings import Finding, finding
from drafter.drafting.prose.claims import PLAN_CLAIM
from drafter.drafting.prose.results import results
from drafter.evidence.layout.text import normalised
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.prose.matter import Matter
    from drafter.drafting.prose.quotations import Quotation
    from drafter.evidence.intake.cases import Document

_OF_RECORD = re.compile(
    r"\b(?:notes?|records?|chart|documentation|documented|exam(?:ination)?|history|hpi|progress|consult\w*|patient|phrase|dictat\w+|provider (?:states|writes|documents)|language|visit)\b",
    re.IGNORECASE,
)
_OF_SOURCE = re.compile(
    r"\b(?:polic(?:y|ies)|criteria|guidelines?|plan|insurer|payer|study|studies|review|article|trial|authors?|lcd|ncd|bulletin|literature|procedure is)\b",
    re.IGNORECASE,
)
#: Words that a quotation must have to be looked for; two, where the record is said to show them.
_LEAST_WORDS, _LEAST_SHOWN = 3, 2
_SHOWN = re.compile(
    r"\b(?:record|notes?|chart|imaging|mri|x-?rays?|exam(?:ination)?|form) (?:shows?|has|says?|states?|reads?|gives?|documents?|reports?)\b[^.;“”\"]*$",
    re.IGNORECASE,
)
_NEAR = 82
_DRIFT_WORDS = 2
_PERSON = re.compile(
    r"\b(?:mother|father|sister|brother|family|wife|husband|son|daughter|aunt|uncle|parent|relative)s?\b", re.IGNORECASE
)
_NEGATING = re.compile(
    r"\b(?:no|not|denies|denied|without|negative|absent|absence|none|never|lacks?|ruled out)\b", re.IGNORECASE
)
#: A goal is a hope; whether it was reached is a fact.
_REACHED = re.compile(r"\b(?:un)?met\b|\bachieved\b|\breached\b", re.IGNORECASE)
#: What the record says otherwise than the quoted words alone.
_CHANGED = {
    Assertion.ABSENT: "negates", Assertion.SOMEONE_ELSE: "says of someone else", Assertion.HISTORICAL: "says of the past", Assertion.HYPOTHETICAL: "only advises or supposes",
    Assertion.CONDITIONAL: "says on a condition", Assertion.POSSIBLE: "calls only possible",
}  # fmt: skip


def check_quotations(matter: Matter) -> Iterator[Finding]:
    """EVD001, EVD003, CIT002 and CIT006 over what a text quotes."""
    yield from _drift(matter)
    if matter.case is None:
        return
    states = _states(matter)
    for quotation in matter.quotations:
        yield from _quotation(matter, quotation, states.get(id(quotation.block)))


def _states(matter: Matter) -> dict[int, State]:
    """The result that each block states, itself or by what it stands under."""
    own = {id(stated.block): stated.state for stated in results(matter.body)}
    found = {}
    for block in matter.body:
        told = [own[id(b)] for b in (block, *reversed(block.above)) if id(b) in own]
        if told:
            found[id(block)] = told[0]
    return found


def _quotation(matter: Matter, quotation: Quotation, state: State | None) -> Iterator[Finding]:
    assert matter.case is not None
    line = str(quotation.line)
    holders = [document for document in matter.case.documents if _holds(document, quotation)]
    named = matter.case.document(quotation.document) if quotation.document else None
    if holders:
        if named is not None and named not in holders:
            yield finding("EVD001", line, f"the quoted words are not in {named.id}; they stand in {holders[0].id}")
        yield from _meaning(quotation, holders, state)
        return
    before = quotation.block.text[max(0, quotation.start - 160) : max(0, quotation.start - 1)]
    before = re.split(r"(?<=[.;])\s", before)[-1]
    words = len(quotation.plain.split())
    if words < (_LEAST_SHOWN if _SHOWN.search(before) else _LEAST_WORDS) and named is None:
        return
    if _in_sources(matter, quotation):
        return
    of_source = bool(_OF_SOURCE.search(before)) or bool(PLAN_CLAIM.search(before))
    near = _nearest(matter.case.documents, quotation.plain)
    if named is not None or near or ((_OF_RECORD.search(before) or _SHOWN.search(before)) and not of_source):
        yield finding("EVD001", line, f"the quoted words are in no document of the case{near}")
    elif of_source or quotation.block.kind != "quote":
        yield from _of_source(matter, quotation)


def _of_source(matter: Matter, quotation: Quotation) -> Iterator[Finding]:
    """Words quoted from somewhere else than the record."""
    sentence = next(
        (s for s in quotation.block.sentences if s.start <= quotation.start < s.start + len(s.text) + 1), None
    )
    entries = [e for mark in matter.cited(quotation.block, sentence) if (e := matter.entry(mark))] if sentence else []
    if entries and all(
        e.number in matter.known or ((p := matter.policy_of(e)) is not None and p.version in e.text) for e in entries
    ):
        yield finding(
            "CIT002",
            str(quotation.line),
            f"the quoted words are not in reference {entries[0].number} as it is held here",
        )
    elif len(quotation.plain.split()) > _LEAST_WORDS:
        yield finding(
            "CIT006",
            str(quotation.line),
            "the quoted words are in no source that is held here, so they were not checked",
        )


def _holds(document: Document, quotation: Quotation) -> bool:
    flat = re.sub(r"\s+", " ", document.text)
    for fragments in quotation.fragments():
        if fragments and any(
            all(_in(text, f) for f in fragments) for text in (read(document).view.typed.text, normalised(flat))
        ):
            return True
        # Marks of emphasis and tick boxes of the record, and brackets of the quotation, carry no words.
        bare = tuple(stripped for f in fragments if (stripped := _bare(f)))
        if bare and all(_in(_bare(normalised(flat)), f) for f in bare):
            return True
    return False


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*\[\]]", "", text)).strip()


def _in(text: str, fragment: str) -> bool:
    """Whether a fragment stands in a text; its first letter may be raised or lowered to fit a sentence."""
    return any(
        _find(text, first + fragment[1:]) >= 0 for first in {fragment[:1], fragment[:1].lower(), fragment[:1].upper()}
    )


def _find(text: str, words: str) -> int:
    at = text.find(words)
    while at >= 0:
        cut_before = at > 0 and text[at - 1].isalnum() and words[0].isalnum()
        cut_after = at + len(words) < len(text) and text[at + len(words)].isalnum() and words[-1].isalnum()
        if not cut_before and not cut_after:
            return at
        at = text.find(words, at + 1)
    return -1


def _in_sources(matter: Matter, quotation: Quotation) -> bool:
    texts = [p.text for p in matter.sources.corpus.passages] + [g.title for g in matter.sources.corpus.guidelines]
    for policy in matter.policies.values():
        texts += (
            [c.text for c in policy.criteria]
            + [c.question for c in policy.criteria]
            + [x.position for x in policy.layers]
            + [policy.title]
        )
    return any(
        fragments and all(any(_in(normalised(text), f) for text in texts) for f in fragments)
        for fragments in quotation.fragments()
    )


def _nearest(documents: Sequence[Document], words: str) -> str:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a wrong quote needs it

    best, score = "", float(_NEAR)
    for document in documents:
        reading = read(document)
        found = fuzz.partial_ratio_alignment(words.lower(), reading.lower, score_cutoff=score)
        if found and len(words) > 8:
            best, score = (
                f"; the nearest words, in {document.id}, are “{reading.view.text[found.dest_start : found.dest_end]}”",
                found.score,
            )
    return best


def _meaning(quotation: Quotation, holders: Sequence[Document], state: State | None) -> Iterator[Finding]:
    """Quoted words whose sentence in the record says otherwise than they alone."""
    if quotation.shortened or state in (State.NOT_MET, State.NOT_DOCUMENTED, State.UNCLEAR, State.NOT_APPLICABLE):
        return
    meant = {assertion for document in holders for assertion in _assertions(read(document), quotation)}
    if not meant or Assertion.PRESENT in meant:
        return
    assertion = next(iter(sorted(meant)))
    said = quotation.block.text[max(0, quotation.start - 100) : quotation.start]
    said = re.split(r"(?<=[.;:])\s", said)[-1]
    if state is not State.MET and assertion not in (Assertion.ABSENT, Assertion.SOMEONE_ELSE):
        return
    if (assertion is Assertion.SOMEONE_ELSE and _PERSON.search(said)) or (
        assertion is Assertion.ABSENT and _NEGATING.search(said)
    ):
        return
    yield finding(
        "EVD003", str(quotation.line), f"the quoted words leave out that the record {_CHANGED[assertion]} them"
    )


def _assertions(reading: Reading, quotation: Quotation) -> Iterator[Assertion]:
    for fragments in quotation.fragments():
        for fragment in fragments:
            for each in {fragment, fragment[:1].lower() + fragment[1:]}:
                words, typed = normalised(each), reading.view.typed
                at = _find(typed.text, words)
                if at < 0:
                    continue
                start, end = reading.view.view(typed.source(at, at + len(words)))
                sentence = reading.sentence_at(start)
                if sentence is not None and end <= sentence.end:
                    goal = sentence.section.kind == "goals" and _REACHED.search(words)
                    yield Assertion.PRESENT if goal else reading.assertion(sentence, start, end)


def _drift(matter: Matter) -> Iterator[Finding]:
    """One passage that is quoted in two ways: nobody can tell which one was written."""
    seen: dict[str, Quotation] = {}
    for quotation in matter.quotations:
        words = quotation.plain.lower()
        if (
            quotation.shortened
            or "[" in quotation.words
            or quotation.block.kind == "quote"
            or len(words.split()) < _LEAST_WORDS
        ):
            continue
        for other, first in seen.items():
            if words != other and _drifts(words.split(), other.split()) and _one_place(matter, quotation, first):
                yield finding(
                    "EVD001",
                    str(quotation.line),
                    f"the quotation drifts: line {first.line} has “{first.plain}”, line {quotation.line} has “{quotation.plain}”",
                    fix="Quote the passage the same way each time, as the document has it.",
                )
                break
        seen.setdefault(words, quotation)


def _drifts(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two quotations are the same but for a word or two."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only prose needs it

    apart = Indel.distance(list(one), list(other))
    return apart <= _DRIFT_WORDS and min(len(one), len(other)) - apart >= 2


def _one_place(matter: Matter, one: Quotation, other: Quotation) -> bool:
    """Two quotations that stand in the record at different places are two statements, not one that drifts."""
    places = []
    for quotation in (one, other):
        found = set()
        for document in matter.case.documents if matter.case else ():
            text = read(document).lower
            words = quotation.plain.lower()
            at = _find(text, words)
            while at >= 0:
                found |= {(document.id, position) for position in range(at, at + len(words))}
                step = _find(text[at + 1 :], words)
                at = at + 1 + step if step >= 0 else -1
        places.append(found)
    return not all(places) or bool(places[0] & places[1])
