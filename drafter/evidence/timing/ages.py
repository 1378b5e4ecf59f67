"""Onsets told by age or stage of life: "since age 23" of a patient who is 41, "since high school" of one who is 52.

The onset is a range of days as wide as ages are: a year either way. Without the patient's age nothing follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.days import DateMention, Days, add_months
from drafter.evidence.words.numbers import number
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_AGE = re.compile(
    r"\b(?P<age>\d{1,3})[- ]?(?:y/?\.?o\b|y\.?o\.?\b|yr?s?[- ]old|years?[- ](?:old|of age)|year[- ]old|yof\b|yom\b|(?:f|m)\b(?! ?(?:\d|/)))"
    r"|(?<!since )(?<!at )(?<!the )\b(?:age[d:]?|is(?: now)?|,|[;,]? now) (?P<stated>\d{2})(?=,|\.| and\b|;| who\b|$)"
)
_SINCE_AGE = re.compile(
    r"\b(?:since|from|at|began at|started at|onset at|starting at|(?:began|started|onset|came on|present|there) when)(?: (?:the |about |around ))? ?(?P<what>age|the age of|age of|(?:she|he) (?:was|turned)|(?:her|his)(?= \d\d(?:st|nd|rd|th) birthday)) ?(?:about |around )?(?P<age>\d{1,2}(?:st|nd|rd|th)?|twenty|thirty|forty|fifty|sixty|seventy|eighty)\b"
)
#: The age by which a decade of life is over, and what it is called.
_DECADES = (
    (20, "teens"),
    (30, "twenties", "20s", "20's"),
    (40, "thirties", "30s", "30's"),
    (50, "forties", "40s", "40's"),
    (60, "fifties", "50s", "50's"),
    (70, "sixties", "60s", "60's"),
)
#: The age by which a stage of life is over.
_STAGES = {
    "childhood": 13,
    "grade school": 13,
    "middle school": 15,
    "adolescence": 19,
    "teen years": 20,
    "teenage years": 20,
    "high school": 19,
    "college": 24,
    "university": 24,
    **{said: over for over, *words in _DECADES for said in words},
}
#: "Since she was a child", "an accident when he was a teenager".
_WHEN = {"child": 13, "kid": 13, "boy": 13, "girl": 13, "teen": 20, "teenager": 20}
_SINCE_WHEN = re.compile(
    rf"\b(?:since|(?:since|dat(?:es|ed|ing)|go(?:es|ing)? back|trac(?:es|ed)|began|started|onset)\b[^.;]{{0,50}} when) (?P<when>(?:she|he) was (?:only )?(?:(?:a|an?) (?:young |little |small )?(?P<stage>{'|'.join(_WHEN)})|in (?:her |his )?(?P<of>{'|'.join(_STAGES)})))\b"
)
_SINCE_STAGE = re.compile(
    rf"\b(?:since|(?:began|started|onset|first noticed|came on|back) in) (?:(?:she|he) was in )?(?:(?:her|his) (?:early |mid[- ]?|late )?)?(?P<stage>{'|'.join(_STAGES)})\b"
)
_TELLING = Telling("age", "since", " was ", " in ")
_ADULT = 2  # years that must lie between a stage and today for it to be a length at all


def _years(words: str) -> int:
    """An age in figures, as an ordinal or in words."""
    told = number(words.rstrip("stndrh") if words[0].isdigit() else words)
    return int(told[0]) if told else 0


def age_of_patient(reading: Reading) -> int | None:
    """The age that a document gives the patient, once or always the same."""
    found = {int(match["age"] or match["stated"]) for match in _AGE.finditer(reading.lower)}
    return found.pop() if len(found) == 1 else None


def onsets_by_age(reading: Reading, sentence: Sentence) -> Iterator[DateMention]:
    """The onsets that a sentence tells by age, as ranges of days."""
    lower = reading.lower
    if (day := reading.day(sentence)) is None or not _TELLING.within(lower, sentence.start, sentence.end):
        return
    found: dict[int, re.Match[str]] = {}
    for form in (_SINCE_AGE, _SINCE_STAGE, _SINCE_WHEN):
        for match in form.finditer(lower, sentence.start, sentence.end):
            found.setdefault(match.end(), match)
    age = age_of_patient(reading) if found else None
    if age is None:
        return
    for match in found.values():
        group = match.groupdict()
        stage = _STAGES.get(group.get("stage") or group.get("of") or "") or _WHEN.get(group.get("stage") or "")
        then = stage - 1 if stage else _years(group["age"])
        years = age - then
        if years < 0 or (stage and years < _ADULT):
            continue
        first = add_months(day, -12 * (age if stage else years + 1))
        start = match.start(next(name for name in ("what", "when", "stage") if group.get(name)))
        # The "since" before it gives it its role.
        yield DateMention(start, match.end(), Days(first, add_months(day, -12 * max(0, years - 1))))
