"""Intervals; scores and frequencies, read from lower-case view text."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator


class Interval(NamedTuple):
    """A quantity as an interval; ``low_open`` and ``high_open`` exclude the ends."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def compare(self, op: str, value: float) -> bool | None:
        """Whether the quantity satisfies ``op value``; None where the interval straddles."""
        if op == ">=":
            if self.low >= value:
                return True
            return False if self.high < value or (self.high == value and self.high_open) else None
        if op == ">":
            if self.low > value or (self.low == value and self.low_open):
                return True
            return False if self.high <= value else None
        opposite = self.compare(">" if op == "<=" else ">=", value)
        return None if opposite is None else not opposite

    def plain(self) -> str:
        if math.isinf(self.high):
            return f"{'more than' if self.low_open else 'at least'} {self.low:g}"
        if self.low == self.high:
            return f"{self.low:g}"
        if not self.low:
            return f"{'less than' if self.high_open else 'at most'} {self.high:g}"
        return f"{self.low:.3g} to {self.high:.3g}"


class Quantity(NamedTuple):
    """A quantity at a place in a view."""

    start: int
    end: int
    value: Interval


#: What every match of a pattern has one of.
_OF_SCORE = Telling("10")


_SCORE = re.compile(
    r"(?<![\d/.])(\d{1,2}(?:\.\d)?)(?: ?- ?(\d{1,2}))? ?(?:/|out of|of(?= 10\b(?! \w+s\b))) ?(10|100)(?![\d/])"
)


def scores(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Numeric ratings out of ten or a hundred, as shares of the scale's top."""
    for match in _SCORE.finditer(lower, start, end) if _OF_SCORE.within(lower, start, end) else ():
        top = float(match[3])
        low, high = float(match[1]), float(match[2] or match[1])
        if low <= high <= top:
            yield Quantity(match.start(), match.end(), Interval(low / top, high / top))


_PER = {"day": 1.0, "week": 7.0, "wk": 7.0, "month": 365.25 / 12, "mo": 365.25 / 12, "year": 365.25, "yr": 365.25}
_FREQUENCY = re.compile(
    rf"(?:(?P<one>{NUMBER})(?:\s?(?:-|to|or)\s?(?P<two>{NUMBER}))?\s?(?P<noun>x|times|(?:headache |migraine |pain )?days?|visits?|sessions?)?|once|twice)"
    r"\s?(?:/|per|a|each|every|out of (?:the|every)?)\s?(?P<per>day|week|wk|month|mo|year|yr)\b"
)


def frequencies(lower: str, start: int, end: int) -> Iterator[tuple[Quantity, float]]:
    """How often: a quantity and the days that it is counted in ("2-3 days a week": 2 to 3 in 7)."""
    for match in _FREQUENCY.finditer(lower, start, end):
        per = _PER[match["per"]]
        if match[0].startswith(("once", "twice")):
            value = 1.0 if match[0].startswith("once") else 2.0
            yield Quantity(match.start(), match.end(), Interval(value, value)), per
            continue
        if match["one"] in ("a", "an") or not (match["noun"] or "/" in match[0] or "per" in match[0]):
            continue
        first = number(match["one"])
        second = number(match["two"]) if match["two"] else first
        if first and second:
            yield Quantity(match.start(), match.end(), Interval(first[0], second[1])), per
