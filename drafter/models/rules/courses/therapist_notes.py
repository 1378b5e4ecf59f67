"""What a therapist's note as a whole says of its therapy: the days of its visits, and the region that is treated."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.months import MONTH, WRITTEN_DAY
from drafter.models.rules.claims import claim
from drafter.models.rules.courses.course_purposes import ELSEWHERE

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: A line of a flow sheet: a date, perhaps behind a number.
_VISIT = re.compile(
    rf"(?:[-*•#]? ?(?:(?:visit|session|tx|treatment|appt) ?(?:#|no\.?)? ?)?\d{{0,2}}[.):]? *)(?:{WRITTEN_DAY}|\d{{1,2}}/\d{{1,2}})(?![\d/]|\s*(?:-|to)\s*(?:\d|{MONTH}))"
)
#: "Dates attended: 12/8, 12/10, 12/15".
_ATTENDED = re.compile(
    r"\b(?:dates?|days?|visits?|sessions?|appointments?)(?: of)? (?:attended|seen|treated|visits?|treatments?|service)\b|\battended\b|\battendance\b|\b(?:visit|attendance|treatment|session) (?:log|record|list)\b|\blog of visits\b|\b(?:visit|treatment|tx|session|therapy) dates\b|\bdates of (?:service|treatment|care)\b"
)
_ROWS = 3
_HEAD = 30  # characters of what heads a list of days
_ABOUT = frozenset({"dx", "diagnosis", "diagnoses", "body part", "region", "area", "complaint", "referring dx", "rx"})
#: Sections of a note that tell of more than what is treated.
_ELSEWHERE = frozenset({"pmh", "surgical", "family", "social", "ros", "allergies", "medications"})


#: "I am seeing your patient for her knee": where the writer says what is treated.
_TREATED_FOR = re.compile(
    r"\b(?:see|sees|seeing|seen|saw|treat\w*|work\w* (?:on|with))\b[^.;]{0,40}?\b(?:for|on) (?:(?:her|his|their|the|an?|left|right|l|r|bilateral|painful|sore|stiff) )*$"
)


def region_of_note(reading: Reading) -> Mention | None:
    """A therapist's note is about one region: that of its title, or the first that it gives a complaint (not what an exercise moves)."""
    first = next((s for s in reading.sentences[: _ROWS + 2] if reading.of(s, "region")), None)
    if first is not None and _is_title(reading, first):
        return reading.of(first, "region")[0]
    for sentence in reading.sentences:
        if sentence.section.kind in _ELSEWHERE:
            continue
        for complaint in reading.of(sentence, "symptom", "diagnosis"):
            if reading.assertion(sentence, complaint.start, complaint.end) is Assertion.ABSENT:
                continue  # "no chest pain"
            # "LBP" is a complaint and names its region.
            own = [m for m in reading.of(sentence, "region") if m.start < complaint.end and complaint.start < m.end]
            if regions := own or regions_near(reading, sentence, complaint):
                return regions[0]
            if complaint.kind == "diagnosis" and areas_of(complaint):
                return complaint  # "R shoulder impingement"
        if sentence.label in _ABOUT and (regions := reading.of(sentence, "region")):
            return regions[0]
    treated = (
        r
        for s in reading.sentences
        for r in reading.of(s, "region")
        if _TREATED_FOR.search(reading.lower, s.start, r.start)
    )
    return next(treated, None) or _opening_region(reading)


def _opening_region(reading: Reading) -> Mention | None:
    """The region that the first lines of an evaluation name: "EVAL 3/24/25. L ankle sprain", not "Tx: hip strengthening"."""
    if _opened(reading) or _EDGES.search(reading.lower):
        opening = [s for s in reading.sentences[: _ROWS + 2] if not reading.of(s, "treatment") or s.index < _ROWS]
        named = (r for s in opening for r in reading.of(s, "region"))
        return next((r for r in named if not _TRAINED.match(reading.lower, r.start)), None)
    return None


def purpose_of_note(reading: Reading) -> Mention | None:
    """What a therapist's note that names no part of the body treats, where its own name tells that it is elsewhere: a plantar fasciitis."""
    if any(reading.of(s, "region") for s in reading.sentences):
        return None
    opening = ((s, m) for s in reading.sentences[: _ROWS + 2] for m in reading.of(s, "condition"))
    return next(
        (m for s, m in opening if m.id == ELSEWHERE and reading.assertion(s, m.start, m.end) is Assertion.PRESENT),
        None,
    )


_TITLE_WORDS = 3  # behind the part of the body
_SIDES = re.compile(r"[^a-z]*(?:(?:left|right|l|r|bilateral|b/l|bil|both)(?:[. )-]+|$))*")
#: "Knee & Shoulder Clinic" is who treats, "shoulder rolls" what is done.
_NO_TITLE = re.compile(
    r"\b(?:cent(?:er|re)|clinic|institute|associates|group|specialists?|hospital|practice|partners|therapy|rehab\w*|care|rolls?|shrugs?|circles|stretch\w*|squeezes?|retractions?|slides?|raises?|bridges?|curls?|press(?:es)?|rotations?|tucks?|tilts?|lifts?|extensions?|flexions?|strength\w*|mobili\w+|isometrics?|rows|program\w*|class|school)\b"
)


def _is_title(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence only names a part of the body and perhaps what ails it: "R shoulder impingement."."""
    named = reading.of(sentence, "region")
    told = reading.of(sentence, "treatment", "outcome", "procedure")
    if not named or any(m.id != "caused" for m in told):  # a bullet's dash tells no cause
        return False
    opens = _SIDES.fullmatch(reading.lower, sentence.start, named[0].start)
    if _NO_TITLE.search(reading.lower, named[0].end, sentence.end):
        return False
    return opens is not None and reading.lower.count(" ", named[0].end, sentence.end) <= _TITLE_WORDS


#: "Quadriceps and hip strength" is what a knee is trained with.
_TRAINED = re.compile(
    r"(?:[\w/-]+,? (?:and |& )?){1,3}(?:strength\w*|mobil\w+|stabili\w+|stretch\w*|flexib\w+|condition\w+|control|activation|sets?)\b"
)


def _heads_list(sentence: str) -> bool:
    """Whether a sentence begins as a list of the days attended: "Attendance: 8/6, 8/13"."""
    head, colon, _ = sentence.partition(":")
    return bool(colon) and len(head) < _HEAD and _ATTENDED.search(head) is not None


_DAY = r"\d{1,2}/\d{1,2}(?:/\d{2,4})?"
_WHICH = r"(?: (?:visit|seen|session|appt|appointment|date|attended|day|tx|treatment|of care))*"
#: "First 06/02/25   Last 07/25/25   kept 14", "Eval: 02/24/2025     Last visit: 04/21/2025"; "NPRS initial 7/10, at discharge 7/10" has no days.
_EDGES = re.compile(
    rf"(?:(?<!rs )(?<!vas )(?<!pain )(?<!scale )(?<!score )(?<!rs: )(?<!vas: )(?<!pain: )|(?=[^\d]{{0,24}}\d{{1,2}}/\d{{1,2}}/\d))\b(?:first|1st|initial(?: eval\w*)?|eval\w*|i\.?e\.?|soc|start(?:ed)?|began|begin|opened|admitted){_WHICH} ?[:=-]? ?(?P<first>{_DAY})(?!\d)[^\d]{{0,24}}\b(?:last|final|re-?eval(?:uation)?|d/c|dc|discharged?|end|closed){_WHICH} ?[:=-]? ?(?P<last>{_DAY})(?!\d)"
)


#: "EVAL 3/24/25. Drives a school bus": a note that opens with the evaluation by which a course begins.
_OPENED = re.compile(
    rf"(?:[^.;:\n]{{0,40}}\b)?(?:(?:initial |pt |ot )*eval(?:uation)?|i\.?e\.?|soc|start of care){_WHICH}[:,]? ?[(-]? ?(?:on |date:? ?)?(?P<first>\d{{1,2}}/\d{{1,2}}/\d{{2,4}})(?![\d/])"
)


def _opened(reading: Reading) -> re.Match[str] | None:
    """The evaluation that one of a note's first sentences opens with."""
    found = (_OPENED.match(reading.lower, s.start) for s in reading.sentences[:_ROWS])
    return next((opened for opened in found if opened), None)


def _first_and_last(reading: Reading) -> dict[str, Claim] | None:
    """The first and the last visit, told side by side; of a note of the evaluation, the first."""
    told = _EDGES.search(reading.lower)
    opened = None if told else _opened(reading)
    if opened:
        return {"begin": claim(reading, *opened.span("first"))}
    return told and {"begin": claim(reading, *told.span("first")), "end": claim(reading, *told.span("last"))}


#: "Under my care from October 7 through February 28", "episode of care 8/12 through 9/6", "seen 3/4 to 5/9".
_CARE = re.compile(r"\b(?:under (?:my|our) care|care|seen|treated|attended|came to (?:us|me))\b")
_UP_TO = re.compile(r",? ?(?:to|through|thru|until|till|-|–|and) ?(?:the )?")


def _span_of_care(reading: Reading) -> dict[str, Claim] | None:
    """The days from which and until which a therapist says that the patient was in care."""
    for sentence in reading.sentences:
        care = _CARE.search(reading.lower, sentence.start, sentence.end)
        if care is None or sentence.section.kind in _ELSEWHERE:
            continue
        days = [t for t in timings(reading, sentence) if t.days is not None and t.start >= care.end()]
        for first, last in pairwise(days):
            if (first.role, last.role) == ("begin", "end") and _UP_TO.fullmatch(reading.lower, first.end, last.start):
                return {
                    "begin": claim(reading, first.start, first.end),
                    "end": claim(reading, last.start, last.end),
                }
    return None


def visits(reading: Reading) -> dict[str, Claim]:
    """The first and the last visit of a flow sheet: three or more lines that begin with a date, or days listed as attended."""
    if (edges := _first_and_last(reading)) is not None:
        return edges
    if (span := _span_of_care(reading)) is not None:
        return span
    rows = [s for s in reading.sentences if _VISIT.match(reading.lower[s.start : s.end])]
    dated = [next((t for t in timings(reading, s) if t.days is not None), None) for s in rows]
    listed = [s for s in reading.sentences if _ATTENDED.search(s.label) or _heads_list(reading.lower[s.start : s.end])]
    dated += [t for s in listed for t in timings(reading, s) if t.days is not None]
    found = sorted((t for t in dated if t is not None and t.days is not None), key=lambda t: t.days.first)  # type: ignore[union-attr]
    if len(found) < _ROWS:
        return {}
    return {
        "begin": claim(reading, found[0].start, found[0].end),
        "end": claim(reading, found[-1].start, found[-1].end),
    }
