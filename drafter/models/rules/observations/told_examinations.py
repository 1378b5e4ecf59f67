"""An examination that is told of: on which earlier day it was, and whether it was made before the treatment or not at all.

A letter tells of several visits. One that is told with a day before the letter's own, or called the first, shows nothing of the time
after a treatment that goes on past it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.days import DateMention
from drafter.evidence.calendar.numeric_dates import latest_day
from drafter.evidence.timing.times_told import days_told

if TYPE_CHECKING:
    from datetime import date

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_SEEN = r"(?:re-?)?(?:examin(?:ed|ation)|exam|pe|seen|saw|evaluat(?:ed|ion)|assessed|tested|checked|noted|found|recorded|documented|observed|visit|appointment|came|returned)"
_OF_PATIENT = r"(?:(?:back|in|to|me|us|her|him|the|patient|pt|our|my|this|office|clinic|again|anew|afresh|here|was|done|made|performed|and|examined|reflexes|strength|gait|his|on|of|in|from|for|at|dated|early|late|mid|intake|initial|visit) ?)*"
#: "I examined her on September 3", "exam in July": what stands before the day of a visit.
_BEFORE_DAY = re.compile(rf"\b{_SEEN}:? \(?{_OF_PATIENT}$")
#: "SLR negative on 8/15": what was found, and its day.
_FOUND_ON = re.compile(
    r"[:=]?(?: (?:neg\w*|pos\w*|intact|normal|non-?focal|absent|present|left|right|l|r|bilat\w*|sign|test|raise|at \d{2}|[+-]))*,? (?:back )?(?:on|of|from|in) (?:the )?"
)
#: "Exam 8/15: ...", "PE (8/15)", "at the 8/15 visit": a day without its year; "exam 5/5" is a power.
_BARE_DAY = re.compile(
    r"(?:\b(?:exam(?:ination|ined)?|pe|seen|visit|o):? \(?(?:on |of |from |per |at |the )*(?=\S{3,5}[):,. ])(?![0-5]/5\b)|(?=\b\d{1,2}/\d{1,2} (?:visit|note|exam|appointment|encounter|eval)))"
    r"(?P<date>\b(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/]))"
)
#: "On September 3 I saw her", "9/3 exam": what stands behind it.
_BEHIND_DAY = re.compile(
    rf"\)?:?,? (?:(?:i|we|dr\.? [\w-]+|she|he|they|the patient|pt|our|my|her|his|had|was|were|first|again|physical|came back to me and was) )*{_SEEN}\b"
)
#: "When I first examined him", "at her initial visit", "at the outset I tested his reflexes".
_FIRST = re.compile(
    r"\b(?:first|initially|originally) (?:examined|saw|seen|evaluated|tested|checked|assessed)\b"
    r"|\b(?:at|on|during) (?:(?:her|his|the|that|our|an?) )?(?:very )?(?:first|initial|intake|original|outset|beginning|start)\b(?! (?:re-?check|post))"
    r"|\bat (?:the |her |his )?intake\b"
    r"|\b(?:before|prior to|ahead of) (?:(?:starting|beginning|commencing|going to|entering|the|her|his|any|formal|a|course|of) )*(?:pt|physical therapy|physiotherapy|therapy|treatment),? (?:(?:i|we|she|he|they|the|patient|pt|dr\.? [\w-]+|had|was|were|been|seen|and) )*(?:examined|exam|tested|checked|evaluated|assessed)\b"
)
_OPENS_BEFORE = re.compile(
    r"\W*(?:(?:initially|originally|at first|back then)\b"
    r"|(?:before|prior to|ahead of) (?:(?:the|her|his|any|starting|beginning|a course of) )*(?:pt|physical therapy|physiotherapy|therapy|treatment)\b(?![^.;]*\b(?:now|today)\b))"
)
#: "Patient reports that sensation is reduced", "therapist noted SLR positive": told by somebody who is not the examiner.
_TOLD_BY = re.compile(
    r"\b(?:(?:pt|patient|she|he|they) (?:now |also |still )?(?:reports?|reported|says?|said|states?|stated|feels?|complains?|describes?|writes?|tells?|told|thinks?|messaged)|message from (?:pt|patient|the patient)|(?:pt|(?:physical )?therapist|physiotherapist|chiropractor|trainer)(?:'s)? (?:also |has |had )?(?:noted|notes?|found|measured|recorded|reports?|reported|measurements?|findings))\b[^.;,]{0,60}$"
)
_TOLD_BEHIND = re.compile(
    r"[^.;]{0,40}(?:, (?:she|he|pt|patient) (?:says|said|reports|states|tells)\b|\bper (?:pt|patient|the patient|therapist|(?:his|her) (?:own )?(?:report|account|therapist))\b|\bby (?:his|her) (?:own )?(?:report|account)\b)"
)
_AFTER = re.compile(r"\b(?:after|following|since|once|upon|post|having)\b|\bpost-")
_GROUPS = frozenset({"physical", "exercise"})


def of_before(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of an examination before the treatment, or on an earlier day that nothing sets behind it."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if _FIRST.search(lower, start, end) or _OPENS_BEFORE.match(lower, start, end):
        return True
    visit = _visit(reading, sentence)
    if visit is None:
        return False
    last = _treated_until(reading, visit)
    if last is None:
        return not (_treats(reading, sentence) and _AFTER.search(lower, start, end))
    return visit.days is None or visit.days.last < last


def told_by_others(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands at ``[start, end)`` is what the patient or a therapist tells, not what was found."""
    lower = reading.lower
    return bool(_TOLD_BY.search(lower, sentence.start, start) or _TOLD_BEHIND.match(lower, end, sentence.end))


def _visit(reading: Reading, sentence: Sentence) -> DateMention | None:
    """The earlier day that a sentence, or the visit that it goes on about, is told of."""
    own = _told_day(reading, sentence)
    if own is not None or not sentence.index or _says_now(reading, sentence):
        return own
    before = reading.sentences[sentence.index - 1]
    if before.section.index != sentence.section.index or _treats(reading, before) or _treats(reading, sentence):
        return None
    return _told_day(reading, before)  # "I saw her on September 3. Her ankle jerk was absent."


_NOW = re.compile(r"\b(?:today|now|currently|at present|this visit|(?:is|are|has|can|cannot)\b)")


def _says_now(reading: Reading, sentence: Sentence) -> bool:
    return sentence.section.kind == "exam" or _NOW.search(reading.lower, sentence.start, sentence.end) is not None


def _told_day(reading: Reading, sentence: Sentence) -> DateMention | None:
    """The day before its note's own that a sentence tells of a visit or an examination."""
    day, lower = reading.day(sentence), reading.lower
    if day is None:
        return None
    shown = reading.of(sentence, "examination")
    for told in days_told(reading, sentence):
        bound = (
            _BEFORE_DAY.search(lower, sentence.start, told.start)
            or _BEHIND_DAY.match(lower, told.end, sentence.end)
            or any(_FOUND_ON.fullmatch(lower, m.end, told.start) for m in shown if m.end <= told.start)
        )
        if bound and told.days is not None and told.days.last < day:
            return told
    bare = _BARE_DAY.search(lower, sentence.start, sentence.end)
    days = latest_day(day, int(bare["month"]), int(bare["day"])) if bare else None
    return DateMention(*bare.span("date"), days) if bare and days and days.last < day else None


def _treats(reading: Reading, sentence: Sentence) -> bool:
    return any(m.concept["group"] in _GROUPS for m in reading.of(sentence, "treatment"))


def _treated_until(reading: Reading, visit: DateMention) -> date | None:
    """The last day, up to the document's, that it tells beside a treatment."""
    told = [
        d.days.last
        for s in reading.sentences
        if _treats(reading, s)
        for d in days_told(reading, s)
        if d.days is not None and d.start != visit.start
    ]
    past = [d for d in told if reading.anchor is None or d <= reading.anchor]
    return max(past, default=None)
