"""Which end of a course a month is that stands in a list of months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import MONTH_NUMBERS, MONTH_WORD

if TYPE_CHECKING:
    from drafter.evidence.timing.times import Time

#: "Therapy in August, September and October", "every morning June and July": the months that a course ran through.
_MONTH_LEFT = re.compile(rf"\b(?P<month>{MONTH_WORD})\.?(?:,? (?:and|&) |, |/)$")
_MONTH_RIGHT = re.compile(rf"(?:,? (?:and|&) |, |/)(?P<month>{MONTH_WORD})\b(?!\.? \d)")


def edge_of_months(time: Time, left: str, right: str) -> str:
    """Which end of a course a month is that stands in a list of months, one after another."""
    before, behind = _MONTH_LEFT.search(left[-16:]), _MONTH_RIGHT.match(right)
    if time.days is None or bool(before) == bool(behind):
        return ""
    other = MONTH_NUMBERS[(before or behind)["month"][:3]]  # type: ignore[index]  # one of them is there
    apart = (other - time.days.first.month) * (1 if behind else -1) % 12
    return ("begin" if behind else "end") if apart == 1 else ""
