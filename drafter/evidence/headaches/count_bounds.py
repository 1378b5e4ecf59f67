"""Words before a count that bound or widen it, and the interval that they make of its figures."""

from __future__ import annotations

import math
import re

from drafter.evidence.words.numbers import number
from drafter.evidence.words.quantities import Interval

ABOUT = 0.2
_LARGEST = 31  # days of a month
_NO_FEWER = (
    "at least",
    "a minimum of",
    "no fewer than",
    "no less than",
    "never fewer than",
    "never less than",
    "not fewer than",
    ">=",
    "≥",
)

BOUND = r"(?:more than|over|greater than|at least|a minimum of|no fewer than|no less than|never fewer than|never less than|not fewer than|upwards? of|no more than|not more than|at most|less than|fewer than|under|almost|nearly|up to|as many as|about|approximately|approx\.?|around|roughly|near|close to|some|perhaps|maybe|only|>=|≥|<=|≤|(?<![-=])>|<|~)"

#: "Anywhere from 12 to 18", "she has from 12 to 16": from the least to the most, where "went from 20 to 8" tells two counts.
_RANGE_WORDS = (
    "anywhere", "somewhere", "anything", "ranges", "range", "ranged", "ranging", "varies", "vary", "varied", "varying", "fluctuates",
    "fluctuating", "has", "have", "had", "gets", "suffers", "experiences", "reports", "averages", "averaging", "with",
)  # fmt: skip
RANGE = rf"(?:{'|'.join(_RANGE_WORDS)})"
NO_RANGE = "".join(rf"(?<!\b{word} )" for word in _RANGE_WORDS)


#: "Headache days a month: 20, 12, 9": of the months one behind another, in a list that nothing else stands in.
_FIGURE = r"(?:[12]?\d|3[01])"
_MONTHS_BEHIND = re.compile(
    rf"(?:, ?{_FIGURE}(?![\d/%]|\.\d)){{2,11}}(?= ?(?:[.;(]|$))|(?:, ?{_FIGURE}(?![\d/%]|\.\d))+,? (?:and|&) {_FIGURE}(?= ?(?:[.;(]|$))"
)


def with_months(match: re.Match[str], low: float, high: float) -> tuple[float, float]:
    """The bounds of a count and of those of the months that stand behind it."""
    more = _MONTHS_BEHIND.match(match.string, match.end()) if high <= _LARGEST else None
    figures = [float(figure) for figure in re.findall(r"\d+", more[0])] if more else []
    return min([low, *figures]), max([high, *figures])


def bounded(low: float, high: float, before: str, *, plus: bool) -> Interval:
    if before in ("more than", "over", "greater than", "upwards of", "upward of", ">"):
        return Interval(low, math.inf, low_open=True)
    if plus or before in _NO_FEWER:
        return Interval(low, math.inf)
    if before in ("less than", "fewer than", "under", "almost", "nearly", "<"):
        return Interval(0.0, high, high_open=True)
    if before in ("up to", "as many as", "<=", "≤", "no more than", "not more than", "at most"):
        return Interval(0.0, high)
    if before in ("", "only"):
        return Interval(low, high)
    if before == "unknown":
        return Interval(0.0, math.inf)
    return Interval(low * (1 - ABOUT), high * (1 + ABOUT))


def of_figures(one: str, two: str | None, before: str | None) -> Interval | None:
    first = number(one)
    second = number(two) if two else first
    if first is None or second is None or one in ("a", "an", "half") or not first[0] <= second[1] <= _LARGEST:
        return None
    return bounded(first[0], second[1], (before or "").strip(), plus=False)
