"""Days counted back: "eleven weeks ago", "two months back"."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.evidence.calendar.days import Days, add_months
from drafter.evidence.calendar.lengths import LONGEST_MONTH, SHORTEST_MONTH

if TYPE_CHECKING:
    from datetime import date

    from drafter.evidence.calendar.lengths import Length

#: Weeks that may be said for quarters of a year (see ``lengths``): what is eleven weeks ago is not twelve.
_QUARTERS = frozenset({4, 8, 12, 13, 24, 25, 26, 36, 39, 48, 50, 51, 52})


def ago(length: Length, anchor: date) -> Days:
    """The days that "LENGTH ago" means, as wide as the words are."""
    if length.unit == "months":
        shortest, longest = length.low, min(length.high, 1200)
        # A month that is counted in words is counted roughly: half of one either way.
        last = add_months(anchor, -int(shortest)) - timedelta(days=round((shortest % 1) * 30.4))
        first = add_months(anchor, -int(longest)) - timedelta(days=round((longest % 1) * 30.4))
    else:
        last = anchor - timedelta(days=round(length.low))
        farthest = int(min(length.high, 36500) * LONGEST_MONTH / SHORTEST_MONTH)
        if length.high_open:
            farthest = math.ceil(length.high) - 1  # "less than 12 weeks"
        elif length.high % 7 == 0 and length.high / 7 not in _QUARTERS:
            farthest = min(farthest, int(length.high) + 6)
        elif length.low == length.high and length.high % 7 and length.high % 10:
            farthest = int(length.high)  # "11 weeks and 4 days", "72 days": counted to the day
        first = anchor - timedelta(days=farthest)
    return Days(first, last)
