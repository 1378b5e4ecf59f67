"""Lengths of time as intervals, compared strictly with a rule.

Months and days are different measures: a number of days answers a rule in months only outside 28 days to
30 2/3 days a month ("12 weeks" and "3 months" are often the same thing).

Source: the criteria library's table "Durations are intervals, compared strictly".
"""

from __future__ import annotations

import math
from typing import NamedTuple

SHORTEST_MONTH, LONGEST_MONTH = 28.0, 92 / 3
#: What a named unit measures: days or months, and how many of them.
UNITS = {"day": ("days", 1), "week": ("days", 7), "fortnight": ("days", 14), "month": ("months", 1), "quarter": ("months", 3), "year": ("months", 12), "decade": ("months", 120)}  # fmt: skip


class Length(NamedTuple):
    """An interval of time.

    :param low: shortest reading, in ``unit``.
    :param high: longest reading; infinite for "more than".
    :param unit: ``days`` or ``months``.
    :param low_open: whether ``low`` itself is excluded ("more than 3 months").
    :param high_open: whether ``high`` itself is excluded ("less than 3 months").
    :param hedged: the text doubts its own figure ("unknown 3 month duration").
    """

    low: float
    high: float
    unit: str
    low_open: bool = False
    high_open: bool = False
    hedged: bool = False

    def in_days(self) -> Length:
        """The interval counted in days, as wide as months are uneven."""
        if self.unit == "days":
            return self
        return self._replace(low=self.low * SHORTEST_MONTH, high=self.high * LONGEST_MONTH, unit="days")

    def plain(self) -> str:
        """In words, for reasons and questions: "3 to 4 months", "more than 6 weeks"."""
        scale, unit = 1, "day"
        if self.unit == "months":
            unit = "month"
            if self.low and self.low % 12 == 0 and (self.high == self.low or math.isinf(self.high)):
                scale, unit = 12, "year"
        elif self.low % 7 == 0 and (math.isinf(self.high) or self.high % 7 == 0) and (self.low or self.high):
            scale, unit = 7, "week"
        low, high = self.low / scale, self.high / scale
        if math.isinf(high):
            figure, count = f"{'more than' if self.low_open else 'at least'} {low:g}", low
        elif low == high:
            figure, count = f"{low:g}", low
        elif not low:
            figure, count = f"{'less than' if self.high_open else 'at most'} {high:g}", high
        else:
            figure, count = f"{low:.3g} to {high:.3g}", high
        return f"{figure} {unit}{'' if count == 1 else 's'}"


def compare(length: Length, op: str, value: float, unit: str) -> bool | None:
    """Whether a length satisfies ``op value unit``: yes, no, or None where it straddles.

    :param op: ``>``, ``>=``, ``<`` or ``<=``.
    :param unit: ``days``, ``weeks``, ``months`` or ``years``.
    """
    if length.hedged:
        return None
    if op in ("<", "<="):
        opposite = compare(length, ">=" if op == "<" else ">", value, unit)
        return None if opposite is None else not opposite
    measure, factor = UNITS[unit.removesuffix("s")]
    limit = value * factor
    if measure == "months" and length.unit == "days":
        return _compare(length, op, limit * SHORTEST_MONTH, limit * LONGEST_MONTH, uneven=True)
    if measure == "days":
        length = length.in_days()
    return _compare(length, op, limit, limit)


def _compare(length: Length, op: str, least: float, most: float, *, uneven: bool = False) -> bool | None:
    if op == ">":
        if length.low > most or (length.low == most and length.low_open):
            return True
        at_or_below = length.high < least or (not uneven and length.high == least)
        return False if at_or_below or (length.high == least and length.high_open) else None
    if length.low >= most:
        return True
    return False if length.high < least or (length.high == least and length.high_open) else None
