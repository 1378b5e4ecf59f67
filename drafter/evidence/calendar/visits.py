"""Several visits in one document: the day that each sentence was said on.

A packet goes from visit to visit under headings ("Date of visit: 12/08/2025", "OFFICE VISIT 3/10/2026"), a running
history from entry to entry ("12/8/25: neck pain x 2 months"), a story from sentence to sentence ("Seen on 12/8/25
with ..."). What a heading dates holds to the next one, what an entry dates to the end of its paragraph. The date of an
accident, of an operation or of a session is no visit, nor is the only date at the head of a document: that is its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.calendar.dates import dates

if TYPE_CHECKING:
    from datetime import date

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_DATE = (
    r"(?P<date>(?:\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)(?![\d/-])"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}\b)"
)
_DIGIT = re.compile(r"\d")
_KEY = re.compile(
    rf"[\W_]*(?:page \d+(?: of \d+)?[\W_]*)?(?:(?P<bare>date)|date of (?:visit|service|encounter|exam\w*|note|consult\w*|evaluation)|dos|seen(?: on)?|"
    rf"(?:office |clinic |follow-?up )?(?:visit|encounter|service|session|note|exam\w*|appointment|consult\w*)(?: date)?)[*_ ]*[:#][*_ ]*{_DATE}"
)
_WORD = (
    r"(?:office|clinic|outpatient|follow[- ]?up|f/u|progress|initial|first|new|established|patient|visit|note|consult\w*|eval\w*|telehealth|video|phone|telephone|"
    r"encounter|appointment|appt|re-?check|re-?eval\w*|return|routine|annual|pain|spine|soap|interval|update|seen|dated?|of|on|the|pt|(?:dr|np|pa|md|do)\b\.?|#\d{1,2}|\d{1,2}(?=[\s:.)-]))"
)
_LINE = re.compile(rf"[\W_]*(?:{_WORD}[\W_]+){{0,6}}?{_DATE}(?P<rest>.*)", re.DOTALL)
#: "#1 01/30/2025", "2. 05/01/2025": a number alone names no visit; such lines list the days of something.
_NUMBERED = re.compile(r"[\W_]*(?:(?:#|no\.?) ?)?\d{1,2}\b[\W_]*")
#: "Seen: 2/15/2025 5/14/2025": a list of visits is the head of none.
_MORE_DAYS = re.compile(r"(?: ?[,;|&]| and)* ?\d{1,2}/\d{1,2}/\d\d")
_HEAD_END = re.compile(rf"[\W_]*(?:{_WORD}[\W_]*){{0,6}}")
_ENTRY_END = re.compile(rf"[\])*_ ]*(?:\(?{_WORD}[ )]*){{0,4}}(?::|\s--?(?=\s))[*_]*\s+(?=\S)")
_TOLD = re.compile(
    r"[\W_]*(?:(?:at|during|on|in|from|per) (?:(?:the|her|his|my|our|an?) )?(?:(?:initial|first|last|previous|prior|office|clinic|earlier|follow-?up) )*(?:(?:visit|note|evaluation|consult\w*|encounter)(?: of| on| from| dated)?,? )?"
    r"|(?:(?:she|he|they|pt|the patient|patient|mr\.? \w+|ms\.? \w+|mrs\.? \w+) (?:was )?)?(?:first |last |initially |previously )*(?:seen|evaluated|examined|assessed|presented)(?: (?:here|by (?:me|us)|in (?:the |our |this |my )?(?:clinic|office)))*(?: on)? "
    rf"|as of ){_DATE}(?! ?(?:to|through|thru|until|and|-)\b)(?! ?-)(?: (?:visit|note|appointment|evaluation|encounter))?(?P<after>.*)",
    re.DOTALL,
)
_SAID = re.compile(
    r"\b(?:report\w*|stat(?:es|ed|ing)|complain\w*|c/o|told|not(?:es|ed)|describ\w*|present\w*|seen|evaluated|with|complaint)\b"
)
#: Sections whose dated lines are those of what was done, taken or is to come.
_LOGS = frozenset({
    "imaging", "surgical", "prior-procedures", "procedure", "treatment", "medications", "goals", "instructions", "plan", "request",
})  # fmt: skip
_HEAD_OF_DOCUMENT = 5  # sentences among which a date is the document's own


class _Mark(NamedTuple):
    """:param reach: ``head`` to the next one, ``entry`` to the end of its paragraph, ``told`` for the sentence alone."""

    day: date
    reach: str


def visit_days(reading: Reading) -> dict[int, date]:
    """The day of the visit by sentence index, for the sentences that an own visit of the document is known for."""
    marks = {s.index: mark for s in reading.sentences if (mark := _mark(reading, s)) is not None}
    heads = [index for index, mark in marks.items() if mark.reach == "head"]
    if len({marks[index].day for index in heads}) == 1 and min(heads) < _HEAD_OF_DOCUMENT:
        marks = {index: mark for index, mark in marks.items() if mark.reach != "head"}
    if not marks:
        return {}
    found: dict[int, date] = {}
    head: date | None = None
    entry: tuple[date, Sentence] | None = None
    for sentence in reading.sentences:
        mark = marks.get(sentence.index)
        if entry and (entry[1].paragraph, entry[1].section.index) != (sentence.paragraph, sentence.section.index):
            entry = None
        if mark and mark.reach == "head":
            head, entry = mark.day, None
        elif mark and mark.reach == "entry":
            entry = mark.day, sentence
        day = mark.day if mark else entry[0] if entry else head
        if day is not None:
            found[sentence.index] = day
    return found


def _mark(reading: Reading, sentence: Sentence) -> _Mark | None:
    lower, start, end = reading.lower, sentence.start, sentence.end
    if _DIGIT.search(lower, start, min(end, start + _WITHIN)) is None:
        return None
    if (key := _KEY.match(lower, start, end)) and not (key["bare"] and not _opens(reading, sentence)):
        if _MORE_DAYS.match(lower, key.end(), end):
            return None
        return _of(reading, key, "head")
    line = _LINE.match(lower, start, end)
    numbered = line is not None and _NUMBERED.fullmatch(lower, start, line.start("date"))
    if line and not numbered and sentence.section.kind not in ("imaging", "surgical"):
        if _HEAD_END.fullmatch(line["rest"]):
            return _of(reading, line, "head")
        if _ENTRY_END.match(line["rest"]) and sentence.section.kind not in _LOGS and not _happened(reading, sentence):
            return _of(reading, line, "entry")
    told = _TOLD.match(lower, start, end)
    if told and _SAID.search(told[0]) and sentence.section.kind not in _LOGS and not _happened(reading, sentence):
        return _of(reading, told, "told")
    return None


_WITHIN = 70  # characters in which a sentence names its day


def _opens(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence begins a paragraph that is not of imaging."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    return sentence.section.kind != "imaging" and (before is None or before.paragraph != sentence.paragraph)


def _happened(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence tells of an accident, an operation or a session: its date may be theirs."""
    return bool(reading.of(sentence, "procedure")) or any(
        mention.concept["role"] in ("onset", "operation") for mention in reading.of(sentence, "event")
    )


def _of(reading: Reading, match: re.Match[str], reach: str) -> _Mark | None:
    found = dates(reading.view.text, reading.lower, match.start("date"), match.end("date"), reading.anchor)
    days = found[0].days if found else None
    if days is None or days.first != days.last:
        return None
    if reach != "head" and reading.anchor is not None and days.first > reading.anchor:
        return None
    return _Mark(days.first, reach)
