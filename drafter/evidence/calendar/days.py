"""Calendar days: ranges, months added, time elapsed.

A date of any precision is a range of days; what elapsed from it is known only when its whole range says so.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

#: Where a range begins whose beginning is not told.
LONG_BEFORE = date(1900, 1, 1)


class Days(NamedTuple):
    """A range of calendar days, both ends included."""

    first: date
    last: date

    @classmethod
    def on(cls, year: int, month: int, day: int) -> Days | None:
        """One day, or None where the calendar has no such day."""
        try:
            only = date(year, month, day)
        except ValueError:
            return None
        return cls(only, only)

    @classmethod
    def by(cls, last: date) -> Days:
        """A day or any before it: what was there by then began nobody says when."""
        return cls(min(last, LONG_BEFORE), last)

    @classmethod
    def of_month(cls, year: int, month: int) -> Days:
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


class DateMention(NamedTuple):
    """A date in a view.

    :param days: the range that it means, or None when it has none.
    :param problem: why it has none: ``impossible`` (30 February), ``ambiguous`` (which year), or ``""``.
    :param exact: whether it names one day.
    """

    start: int
    end: int
    days: Days | None
    problem: str = ""

    @property
    def exact(self) -> bool:
        return self.days is not None and self.days.first == self.days.last


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where there is none (30 Nov + 3 = 28 Feb)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def elapsed(begin: Days, until: date, op: str, value: float, unit: str) -> bool | None:
    """Whether the time from ``begin`` to ``until`` satisfies ``op value unit``, in calendar units.

    08/03 to 11/03 is exactly three months: not more than three.
    """
    answers = {_elapsed(day, until, op, value, unit) for day in (begin.first, begin.last)}
    return answers.pop() if len(answers) == 1 else None


def _elapsed(begin: date, until: date, op: str, value: float, unit: str) -> bool:
    if unit in ("days", "weeks") or value != int(value):
        scale = {"days": 1, "weeks": 7, "months": 365.25 / 12, "years": 365.25}[unit]
        limit = begin + timedelta(days=value * scale)
    else:
        limit = add_months(begin, int(value) * (12 if unit == "years" else 1))
    return {">": until > limit, ">=": until >= limit, "<": until < limit, "<=": until <= limit}[op]


def part_of(days: Days, part: str) -> Days:
    """The part of a month that a word such as "early", "mid" or "end of" names."""
    first, last = days.first, days.last
    part = part.removeprefix("the ")
    if part.startswith(("second w", "2nd", "third w", "3rd")):
        week = 8 if part.startswith(("second", "2nd")) else 15
        return Days(first.replace(day=week), first.replace(day=week + 6))
    if part.startswith(("early", "beginning", "start", "first", "1st")):
        return Days(first, first.replace(day=15))
    if part.startswith(("late", "end", "last", "second")):
        return Days(first.replace(day=16), last)
    return Days(first.replace(day=8), first.replace(day=23))
