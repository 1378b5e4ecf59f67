"""The form of a text: its service lines, its required parts, its language, and identifiers that it does not need."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from drafter.drafting.findings import Finding, finding
from drafter.drafting.prose.dispositions import Verdict
from drafter.drafting.prose.quotations import blanked
from drafter.evidence.calendar.dates import dates
from drafter.evidence.layout.text import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.prose.layout import Block
    from drafter.drafting.prose.matter import Matter

#: Findings about the case itself; a text that names the code tells of it already.
_OF_CASE = ("LIN002", "LIN003", "SRC001", "INJ001", "UNC001", "TIM001", "EVD004", "EVD005", "EVD006")
_REQUESTED = re.compile(
    r"\b(?:request(?:ed)?|determination|denied|approved|certified|service|line|procedure|cpt|hcpcs)\b", re.IGNORECASE
)
#: Codes are also named to tell them apart.
_ASIDE = re.compile(r"\b(?:or|only one|not|rather than|instead)\b", re.IGNORECASE)
_SERVICE_DATE = re.compile(
    r"\b(?:date\(?s?\)? of service|dos|service dates?|performed on|judged for)\b\W{1,3}(?=\w)", re.IGNORECASE
)
_PARTS = (
    ("the specific reason", re.compile(r"\b(?:because|due to|reasons?|since the|rationale|based on)\b", re.IGNORECASE)),
    (
        "the criteria by name",
        re.compile(r"\b(?:polic(?:y|ies)|criteri(?:on|a)|guideline|coverage determination|LCD|NCD)\b", re.IGNORECASE),
    ),
    ("the right to appeal", re.compile(r"\b(?:appeal|reconsideration|external review|fair hearing)\b", re.IGNORECASE)),
    (
        "how to obtain the criteria and documents",
        re.compile(
            r"\b(?:free of charge|copy of|copies of|obtain (?:a|the)|request (?:a copy|copies)|available (?:upon|on) request)\b",
            re.IGNORECASE,
        ),
    ),
)
_ASKED = re.compile(
    r"\?|\bplease (?:send|submit|provide|forward|supply|clarify|document)\b|\b(?:records?|documentation|notes?|dates?|information)\b[^.]{0,60}:\s*$|^\s*(?:request|ask|provide|submit|specify)\b",
    re.IGNORECASE,
)
_TONE = re.compile(
    r"\b(?:fatal(?:ly)?|pitfalls?|obvious(?:ly)?|sloppy|careless|drug[- ]seeking|malinger\w*|non-?compliant|refuses?|alleg(?:es|ed(?:ly)?)|claims to (?:have|be)|so-called|vague temporal|passive language|poorly documented|self-serving)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"^\s*(?:dear\b(?! (?:dr|doctor|provider|physician|colleague))|to the (?:member|parent))",
    re.IGNORECASE | re.MULTILINE,
)
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{3,6}s?(?![\w-])")
_PLAIN = frozenset(
    [
        "USA",
        "LLC",
        "INC",
        "DOB",
        "FAX",
        "TTY",
        "TDD",
        "FAQ",
        "PDF",
        "DENIED",
        "APPROVED",
        "NOTICE",
        "DATE",
        "NOT",
        "MET",
        "UNCLEAR",
        "NAME",
        "MEMBER",
        "DEAR",
        "PLAN",
        "CASE",
        "LINE",
        "YOUR",
        "THE",
        "AND",
        "FOR",
        "RIGHTS",
        "APPEAL",
    ]
)
_LONG = 45
_IDENTIFIERS = (
    ("a social security number", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")),
    ("a medical record number", re.compile(r"\b(?:MRN|medical record (?:no\.?|number))[:# ]+\w*\d\w*", re.IGNORECASE)),
    ("a date of birth", re.compile(r"\b(?:DOB|date of birth|birth ?date|born(?: on)?)\b[:\s]+\w*[\d/]", re.IGNORECASE)),
    ("an e-mail address", re.compile(r"\b(?:patient|member)\b[^.\n]{0,60}[\w.+-]+@[\w-]+\.\w+", re.IGNORECASE)),
)
_PERSON = re.compile(
    r"\b(?:[Pp]atient|[Mm]ember|[Ee]nrollee|PATIENT|MEMBER)(?: [Nn]ame| NAME)?:\s+([A-Z][\w’'-]+,? [A-Z][\w.’'-]*(?: [A-Z][\w’'-]+)?)"
)


def check_form(matter: Matter) -> Iterator[Finding]:
    """LIN002 to LIN004 and others of the case, DOC, RDL and PHI."""
    yield from _of_case(matter)
    yield from _lines(matter)
    yield from _parts(matter)
    yield from _language(matter)
    yield from _identifiers(matter)


def _of_case(matter: Matter) -> Iterator[Finding]:
    for found in matter.draft.findings if matter.draft else ():
        if found.code in _OF_CASE and found.code not in matter.text:
            line = _line_of(matter, found)
            yield finding(found.code, str(line), found.message, fix=found.fix)


def _line_of(matter: Matter, found: Finding) -> int:
    """Where the text first speaks of the service line that a finding is about."""
    match = re.match(r"/lines/(\d+)", found.at)
    number = list(matter.lines)[int(match[1])] if match else None
    return next((b.line for b in matter.body if number is not None and number in matter.services.named(b.text)), 1)


def _lines(matter: Matter) -> Iterator[Finding]:
    if not matter.services.lines:
        return
    days = {day.isoformat() for line in matter.services.lines for day in line.dates} | {
        line.as_of for line in matter.lines.values()
    }
    told: set[str] = set()
    for block in matter.body:
        text = blanked(block)
        yield from _codes(matter, block, text, told)
        for match in _SERVICE_DATE.finditer(text):
            day = _day(text[match.end() : match.end() + 24])
            if day and day not in days:
                yield finding("LIN004", str(block.line_at(match.start())), "the date of service is not the request's")
    named = {line for block in matter.body for line in matter.services.named(block.text)}
    for each in matter.services.lines if len(matter.services.lines) > 1 else ():
        if each.line not in named:
            yield finding("CRT002", "1", f"line {each.line} of the request ({each.code}) is not spoken of")


def _codes(matter: Matter, block: Block, text: str, told: set[str]) -> Iterator[Finding]:
    """Codes and units of a block that are not the request's; a code is told once."""
    requested: dict[str, set[int]] = defaultdict(set)
    for line in matter.services.lines:
        requested[line.code].add(line.units)
    for code, units, announced, at in matter.services.units(text):
        place = str(block.line_at(at))
        if code in requested:
            if units is not None and units not in requested[code] and len(requested[code]) == 1:
                wanted = next(iter(requested[code]))
                yield finding("LIN004", place, f"the text has {units} units of {code}; the request has {wanted}")
        elif (
            code not in told
            and (announced or units is not None)
            and _REQUESTED.search(text)
            and not _ASIDE.search(text)
        ):
            told.add(code)
            yield finding("LIN004", place, f"the code {code} is not in the request")


def _day(text: str) -> str:
    """The day that a text begins with, as an ISO date; empty when it begins with none."""
    view = View(text)
    found = next((d for d in dates(view.text, view.lower, 0, len(view.lower), None) if d.start < 6 and d.days), None)
    return found.days.first.isoformat() if found and found.days and found.days.first == found.days.last else ""


def _parts(matter: Matter) -> Iterator[Finding]:
    text = "\n".join(block.text for block in matter.body)
    adverse = next((d for d in matter.dispositions if d.verdict in (Verdict.DENY, Verdict.PARTIAL)), None)
    if adverse is not None:
        missing = [part for part, words in _PARTS if not words.search(text)]
        if missing:
            yield finding("DOC002", str(adverse.line), f"an adverse determination lacks {', '.join(missing)}")
    asking = next((d for d in matter.dispositions if d.verdict is Verdict.REQUEST_INFORMATION), None)
    if asking is not None and not any(_ASKED.search(block.text) for block in matter.body):
        yield finding("DOC003", str(asking.line), "information is asked for, and the text does not say which")


def _language(matter: Matter) -> Iterator[Finding]:
    for block in matter.body:
        match = _TONE.search(blanked(block))
        if match:
            yield finding(
                "RDL001",
                str(block.line_at(match.start())),
                f"“{match[0]}” judges people or alarms; a determination states facts",
            )
    if not _LETTER.search("\n".join(block.text for block in matter.body)):
        return
    for block in matter.body:
        for sentence in block.sentences:
            if len(sentence.text.split()) > _LONG:
                yield finding(
                    "RDL003",
                    str(sentence.line),
                    f"a sentence of {len(sentence.text.split())} words in a letter to the member",
                )
    text = "\n".join(block.text for block in matter.body if block.kind != "heading" and not block.text.isupper())
    unexplained = [
        word
        for word in dict.fromkeys(_ABBREVIATION.findall(text))
        if word.rstrip("s") not in _PLAIN and f"({word}" not in text
    ]
    if unexplained:
        yield finding(
            "RDL002", "1", f"abbreviations that a member may not know are not explained: {', '.join(unexplained[:8])}"
        )


def _identifiers(matter: Matter) -> Iterator[Finding]:
    for block in matter.body:
        for what, pattern in _IDENTIFIERS:
            match = pattern.search(block.text)
            if match:
                yield finding("PHI002", str(block.line_at(match.start())), f"the text holds {what}")
        member = matter.case.member if matter.case else None
        person = _PERSON.search(block.text)
        if person and member and member.name and not _shared(person[1], member.name):
            yield finding(
                "PHI003",
                str(block.line_at(person.start())),
                "the text names another person than the member of the case",
            )


def _shared(one: str, other: str) -> bool:
    names = [{word.strip(".,").lower() for word in name.split() if len(word.strip(".,")) > 1} for name in (one, other)]
    return bool(names[0] & names[1])
