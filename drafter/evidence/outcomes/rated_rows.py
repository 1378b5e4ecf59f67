"""Ratings of the hours after a block that stand each on a line of its own: "Before  7 / 15 min  1 / 4 hr  6".

The first is of before, each line behind it of a time after; what went at best is the share that the block took away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.score_shares import SCORE, WHEN, figures
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ROWS = 9
#: What may stand in such a line beside its time and its figure.
_WORDS = "diary|log|sheet|scores?|after|pain|nrs|nprs|vas|vps|score|level|rating|intensity|scale|was|is|of|at|the|a|to|block|procedure|procedural|injection|inj|proc|mbb|reported|noted|with|on|extension|standing|walking|loading|worst"
_BESIDE = rf"(?:[ :=|(),*•–-]|0-10|\b(?:{_WORDS})\b)"
_BEHIND = rf"(?:[ :=|(),*•–-]|{WHEN}|\b(?:{_WORDS}|after|post|later|mark|out)\b)"
_BEFORE = r"(?:pre(?:-?(?:proc\w*|block|inj\w*|op))?|before|beforehand|baseline|prior)\b"
_FIRST = (
    re.compile(rf"{_BESIDE}{{0,12}}?\b{_BEFORE}{_BESIDE}{{0,12}}?(?P<score>{SCORE}){_BESIDE}{{0,8}}[.;]?"),
    re.compile(rf"{_BESIDE}{{0,12}}?(?<![\d/.-])(?P<score>{SCORE}){_BESIDE}{{1,4}}?{_BEFORE}{_BESIDE}{{0,8}}[.;]?"),
)
#: "VAS 1 at 30 min, diary: 1-2 till bedtime".
_ASIDE = (
    r"(?:[,;(] ?(?:diary|tol\w*|no comp\w*|home|sent home|d/c|discharged|able to|walked|ambulat\w*)\b[^.;]{0,60})?[.;]?"
)
_LATER = (
    re.compile(
        rf"{_BESIDE}{{0,12}}?(?:{WHEN}|\b(?:after|post(?:-?op)?)\b){_BEHIND}{{0,12}}?(?<![\d/.])(?P<score>{SCORE}){_BEHIND}{{0,12}}{_ASIDE}"
    ),
    re.compile(
        rf"{_BESIDE}{{0,12}}?(?<![\d/.-])(?P<score>{SCORE}){_BESIDE}{{1,4}}?(?:{WHEN}|after\b){_BEHIND}{{0,8}}{_ASIDE}"
    ),
)
_TOLD = Telling("pre", "before", "baseline", "prior")


def rated_rows(reading: Reading, sentence: Sentence) -> Iterator[Quantity]:
    """The most that went, where a sentence rates the pain before and the next ones, each alone, at times after."""
    lower = reading.lower
    if not _TOLD.within(lower, sentence.start, sentence.end):
        return
    before = _figure(_FIRST, lower, sentence)
    if not before:
        return
    after, end = [], sentence.end
    for row in reading.sentences[sentence.index + 1 : sentence.index + 1 + _ROWS]:
        told = _figure(_LATER, lower, row) if row.section.index == sentence.section.index else None
        if told is None:
            break
        after.append(told)
        end = row.end
    if after and min(after) <= before:
        share = round(100 * (1 - min(after) / before), 1)
        yield Quantity(sentence.start, end, Interval(share, share))


def _figure(patterns: Sequence[re.Pattern[str]], lower: str, row: Sentence) -> float | None:
    """The rating of a line that tells nothing else."""
    told = next((m for each in patterns if (m := each.fullmatch(lower, row.start, row.end))), None)
    return None if told is None else figures(told["score"])[0]
