"""Ratings at several times in the weeks after a session: "Pre 8/10, 2 wk 2/10, 6 wk 3/10, 10 wk 7/10", or each on a line of its own.

What is told is how long at least half of the pain stayed away: the last of the times at which that was so,
before the first at which it was so no more.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.outcomes.follow_ups import Check
from drafter.evidence.outcomes.score_shares import SCORE, WHEN, figures, rates_pain
from drafter.evidence.timing.times_told import lengths_told
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.calendar.durations import DurationMention
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ROWS = 9
_TOLD = Telling("pre", "before", "baseline", "prior")
#: "Baseline 8/10", "pre: 8", "8/10 before": what the ratings set out from.
_BASE = re.compile(
    rf"\b(?:pre|before(?:hand)?|baseline|prior)\b[^.;,\d]{{0,24}}?(?P<led>{SCORE})|(?<![\d/.-])(?P<trailed>{SCORE}) \(?(?:pre|before(?:hand)?|at baseline)\b[^.,;\d]{{0,30}}"
)
_COUNT = r"(?:\d{1,2}[ -]?|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -])"
_AT = rf"(?P<at>{_COUNT}(?:weeks?|wks?|w|months?|mos?|m)\b|{WHEN}|{_COUNT}(?:days?|d)\b|(?:same|next|that) (?:day|morning))\.?"
_LED_BY = r"[ ,;:.()|>*•-]*(?:(?:then|and|still|at|after|by|the|was|it|pain|nrs|vas|score|week|post|f/u|follow-?up) )*"
_RATED = rf"(?:\d ?- ?)?{SCORE}"
#: "2 wk: 2/10", "at 6 weeks it was a 3", and "2/10 at 6 weeks".
_PAIRS = (
    re.compile(
        rf"{_LED_BY}{_AT}(?: (?:later|after|post|out|mark|visit|f/u|check|follow-?up))?[ :=,|(>-]*(?:(?:was|is|it was|it|pain|at|of|an?|about|still|nrs|vas|to) )*(?P<score>{_RATED})\)?"
    ),
    re.compile(
        rf"{_LED_BY}(?P<score>{_RATED}),? \(?(?:at|by|in|after|for) (?:(?:the|her|his|about) )*{_AT}(?: (?:later|after|post|out|mark|visit|f/u|check|follow-?up))?\)?"
    ),
)
_WEEKS = re.compile(r"[wm]|.*(?:week|wk|month|mo)")


class _Rated(NamedTuple):
    """A rating, where it stands, and the time after the session at which it was given, where that is weeks or months."""

    score: float
    end: int
    after: DurationMention | None


def rated_check(reading: Reading, sentence: Sentence) -> Check | None:
    """The share of relief and the time after a session that the ratings of a sentence, or of the lines that it opens, come to."""
    lower = reading.lower
    if not _TOLD.within(lower, sentence.start, sentence.end):
        return None
    base = _BASE.search(lower, sentence.start, sentence.end)
    if base is None or not rates_pain(lower, sentence.start, base.start("led" if base["led"] else "trailed")):
        return None
    before = figures(base["led"] or base["trailed"])[0]
    told = [r for r in _after(reading, sentence, base.end()) if r.after is not None]
    if not told or before <= 0:
        return None
    held = list(takewhile(lambda r: r.score <= before / 2, told)) or told[:1]
    last = held[-1]
    share = round(100 * max(0.0, 1 - max(r.score for r in held) / before), 1)
    assert last.after is not None
    return Check(Quantity(base.start(), last.end, Interval(share, share)), last.after)


def _after(reading: Reading, sentence: Sentence, place: int) -> Iterator[_Rated]:
    """The ratings behind that of before, in the sentence and on the lines below that tell nothing else."""
    rows = reading.sentences[sentence.index : sentence.index + 1 + _ROWS]
    for row in rows:
        if row.section.index != sentence.section.index:
            return
        at = place if row is sentence else row.start
        told = next((m for p in _PAIRS if (m := p.match(reading.lower, at, row.end))), None)
        if told is None and row is not sentence:
            return
        while told is not None:
            yield _Rated(figures(told["score"])[-1], told.end("score"), _length(reading, row, told))
            at = told.end()
            told = next((m for p in _PAIRS if (m := p.match(reading.lower, at, row.end))), None)


def _length(reading: Reading, row: Sentence, told: re.Match[str]) -> DurationMention | None:
    if not _WEEKS.match(told["at"].lstrip("0123456789 -")):
        return None
    return next(
        (t for t in lengths_told(reading, row) if t.length and t.start < told.end("at") and told.start("at") < t.end),
        None,
    )
