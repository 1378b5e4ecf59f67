"""Named scales of pain and function, with their values and the region that they are of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import UNREAL
from drafter.evidence.outcomes.ratings import Rating, ratings, unfilled
from drafter.evidence.timing.times_told import days_told
from drafter.models.rules.claims import candidate, claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"goals", "instructions", "pmh", "surgical"}
_NEAR = 24
_LATELY = 183  # days; a rating of an earlier day is no baseline of now
_HALF_YEAR = 6  # months
#: "Pain was 8/10 in 2019", "was 7/10 last year".
_YEAR = re.compile(
    r"\b(?:was|were|had been|of|at|rated|\d{1,2}(?: ?/ ?10)?),? (?:\d{1,2} ?/ ?10 )?(?:back )?(?:in (?P<year>(?:19|20)\d\d)\b(?! to\b)|last year\b|(?:\w+ )?years ago\b)(?![^.;]{0,40}\b(?:and|now|today)\b[^.;]{0,16}\d)"
)
_NOW = re.compile(r"\b(?:today|now|current\w*|still|again|unchanged|since|remain\w*|persist\w*)\b")
#: "Post-procedure pain 1/10": what the injection gave is no baseline; "returned after the injection and is now 8/10" is one.
_AFTERWARDS = re.compile(
    r"\b(?:post-? ?(?:procedur(?:e|al)|injection|block|op(?:erative)?)|(?<!returned )(?<!back )(?<!recurred )after (?:the |her |his |today's )?(?:procedure|injection|block)|in (?:recovery|pacu))\b(?:(?!\b(?:now|today|return\w*|recur\w*|w[eo]a?r\w*|worn|back|again|current\w*)\b)[^.;\d]){0,30}$"
)
#: "Headache 7/10; low back pain".
_OF_HEADACHE = re.compile(
    r"\b(?:headaches?|migraines?)(?: pain)?(?: (?:is|are|was|were|at|rated|about|today|now|an?))*[: ]*$"
)
#: "Scored 9/10 on the memory test", "10/10 for recall".
_OF_TEST = re.compile(
    r" (?:on|in|for|at|of) (?:(?:the|a|an|her|his|our|today's) )?(?:\w+ )?(?:memory|recall|cognit\w+|mental status|mini-?cog|moca|mmse|spelling|orientation|balance|hearing|vision|quiz|questions|items|anxiety|mood|depression|stress|fatigue|nausea|satisfaction|motivation|confidence|readiness|importance|energy|happiness)\b(?= ?(?:[.;,)]|$)| (?:tests?|testing|exam\w*|scores?|scale|screen\w*|assessment|questions?(?! form)|quiz|items|tasks?|ratings?|level|subscale|today|and|but|with)\b)"
)
#: "Back 6/10, leg 7/10": the part behind a value has one of its own.
_HAS_ITS_OWN = re.compile(r"(?: pain)?[ :=]*(?:(?:is|was|at|an?|about) )*\d")


def read_scales(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every scale that is named, with its value where it has one."""
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        told = ratings(reading, sentence)
        told = [r for r in told if not _AFTERWARDS.search(reading.lower, sentence.start, r.start)]
        if told and _of_the_past(reading, sentence, alone=len(told) == 1):
            continue
        for rating in told:
            if reading.assertion(sentence, rating.start, rating.end) in UNREAL or unfilled(
                reading.lower, sentence, rating
            ):
                continue
            claims = {"name": claim(reading, rating.start, rating.end, rating.scale.id)}
            if rating.value is not None:
                claims["score"] = claim(reading, rating.start, rating.end, f"{rating.value:g}")
            if _of_other_condition(reading, sentence, rating):
                continue
            region = _region(reading, sentence, rating)
            if region is not None:
                claims["region"] = claim(reading, region.start, region.end)
            yield candidate(FactKind.SCALE, document, claims)


def _of_the_past(reading: Reading, sentence: Sentence, *, alone: bool) -> bool:
    """Whether the only days of a sentence are long past, and nothing in it is of now ("Pain was 8/10 before the injection in 2019")."""
    day = reading.day(sentence)
    if alone and day is not None and (year := _YEAR.search(reading.lower, sentence.start, sentence.end)):
        told = year["year"]
        if told is None or int(told) < day.year - (day.month <= _HALF_YEAR):
            return True
    days = [told.days for told in days_told(reading, sentence) if told.days is not None]
    if day is None or not days or _NOW.search(reading.lower, sentence.start, sentence.end):
        return False
    return all((day - each.last).days > _LATELY for each in days)


def _of_other_condition(reading: Reading, sentence: Sentence, rating: Rating) -> bool:
    """Whether a value is that of another condition ("a left bunion, 4/10 on their scale")."""
    if _OF_HEADACHE.search(reading.lower, sentence.start, rating.start):
        return True
    if _OF_TEST.match(reading.lower, rating.end, sentence.end):
        return True
    before = [m for m in reading.of(sentence, "condition") if m.end <= rating.start]
    between = reading.lower[before[-1].end : rating.start] if before else "."
    return not re.search(r"[.;]|\b(?:pain|today)\b.*,|\band\b", between) and len(between) < _NEAR


def _region(reading: Reading, sentence: Sentence, rating: Rating) -> Mention | None:
    """The region that a value is of: the last named before it in its clause, else the first just behind it."""
    lower = reading.lower
    regions = reading.of(sentence, "region")
    before = [m for m in regions if m.end <= rating.start and not re.search(r"[.;]", lower[m.end : rating.start])]
    after = [
        m
        for m in regions
        if m.start >= rating.end
        and re.fullmatch(r"[ ,(]*(?:(?:in|at|for|of|the|her|his|left|right|l|r)[ .]*)*", lower[rating.end : m.start])
        and not _HAS_ITS_OWN.match(lower, m.end)
    ]
    within = [m for m in regions if rating.start <= m.start and m.end <= rating.end]  # "NPRS: low back 6, leg 0"
    return within[0] if within else after[0] if after else before[-1] if before else None
