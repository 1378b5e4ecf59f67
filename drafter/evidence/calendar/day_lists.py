"""Days of one month that are told in a list: "blocks of 3 and 17 December", "October 3, 17 and 31, 2024"."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 31  # days of a month
_DAY_OF_LIST = re.compile(r"\d{1,2}(?=st|nd|rd|th|\b)")
#: "Blocks of 3 and 17 December", "on the 3rd and 17th of October".
_DAYS_BEFORE = re.compile(
    r"\b(?:on|dated|between|(?:blocks|injections|sessions|sets|shots|ones|procedures|visits|mbbs|tpis|esis|those|these) (?:of|from)) (?:the )?(?P<days>(?:\d{1,2}(?:st|nd|rd|th)?(?:, | and | & ))+)(?:the )?$"
)
#: "On December 3 and 17", "October 3, 17 and 31, 2024": not "October 3 and 4 weeks later".
_DAYS_AFTER = re.compile(
    r"(?P<days>(?:(?:,| and|, and| &) (?:the )?\d{1,2}(?:st|nd|rd|th)?)+)(?:,? (?:of )?(?P<year>(?:19|20)\d\d)|(?=[.;)](?!\d)|$| (?:both|each|gave|giving|rendered|were|have|left|brought|took|produced|yielded|provided|abolished|relieved|helped|of (?:this|last) year)\b))"
)


class DaysBeside(NamedTuple):
    """Further days of one month, each with its place, and the year behind a list of them, which the last one's place includes."""

    places: list[tuple[int, int, int]]
    year: str | None


def days_beside(lower: str, match: re.Match[str], own: int, start: int, end: int) -> DaysBeside | None:
    """The other days of a month that a list tells with it; they go upwards."""
    if match["day0"]:
        found = _DAYS_BEFORE.search(lower, max(start, match.start() - 60), match.start())
    else:
        found = _DAYS_AFTER.match(lower, match.end(), end) if not match["year"] else None
    if found is None:
        return None
    places = [(*m.span(), int(m[0])) for m in _DAY_OF_LIST.finditer(lower, *found.span("days"))]
    days = [day for _, _, day in places]
    days = [*days, own] if match["day0"] else [own, *days]
    if days != sorted(set(days)) or days[-1] > _LONGEST:
        return None
    year = None if match["day0"] else found["year"]
    if year:
        places[-1] = (places[-1][0], found.end("year"), places[-1][2])
    return DaysBeside(places, year)
