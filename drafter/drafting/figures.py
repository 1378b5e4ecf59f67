"""The figures of a text: numbers with what they count, so that prose can be held against its sources.

Two texts agree on a figure when value and unit are the same, however they are written: "five months",
"5 mo" and "x 5 months" are one figure; "5 weeks" is another, and so is a bare "5".
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from drafter.evidence.calendar.dates import dates
from drafter.evidence.calendar.durations import durations
from drafter.evidence.layout.text import View
from drafter.evidence.words.percentages import percentages

#: ``(value, unit)``; a bare number has the unit ``""``.
Figure = tuple[str, str]

_NUMBER = re.compile(r"(?<![\w.-])(-?\d+(?:[.,]\d+)?)(?![\w]|-\w)")
_UNIT_AFTER = re.compile(
    r" ?(mg|mcg|ml|cc|points?|patients?|people|participants?|studies|trials|sessions?|visits?|units?|days?|weeks?|months?|years?|hours?|minutes?|levels?|muscles?)\b"
)


@lru_cache(maxsize=2048)
def figures(text: str) -> frozenset[Figure]:
    """Every figure of a text; a passage is read once for all drafts that cite it."""
    view = View(text)
    lower = view.lower
    found: set[Figure] = set()
    taken: list[tuple[int, int]] = []
    for date in dates(view.text, lower, 0, len(lower), None):
        if date.days is not None:
            taken.append((date.start, date.end))
            found.add((date.days.first.isoformat(), "date"))
            found.add((date.days.last.isoformat(), "date"))
    for duration in durations(lower, 0, len(lower)):
        if duration.length is not None:
            taken.append((duration.start, duration.end))
            for bound in (duration.length.low, duration.length.high):
                if not math.isinf(bound) and bound:
                    found.add((f"{bound:g}", duration.length.unit))
    for share in percentages(lower, 0, len(lower)):
        taken.append((share.start, share.end))
        found |= {
            (f"{bound:g}", "%")
            for bound in (share.value.low, share.value.high)
            if 0 < bound < 100 or share.value.low == bound
        }
    for number in _NUMBER.finditer(lower):
        if any(start <= number.start() < end for start, end in taken):
            continue
        unit = _UNIT_AFTER.match(lower, number.end())
        found.add((f"{float(number[1].replace(',', '.')):g}", unit[1].rstrip("s") if unit else ""))
    return frozenset(found)


def unsupported(text: str, sources: list[str]) -> list[Figure]:
    """Figures of a text that none of its sources has, in order of value."""
    allowed: set[Figure] = set()
    for source in sources:
        allowed |= figures(source)
    # "A reduction of 2.1" may tell of a change of -2.1; the other way round a sign is made up.
    bare = {value for value, _ in allowed} | {value.removeprefix("-") for value, _ in allowed}
    missing = [f for f in figures(text) if f not in allowed and not (f[1] == "" and f[0] in bare)]
    return sorted(missing)
