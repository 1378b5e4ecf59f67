"""Days told as a part of every month: "two thirds of the month", "two out of every three days"."""

from __future__ import annotations

import re

from drafter.evidence.count_bounds import BOUND, bounded
from drafter.evidence.numbers import number
from drafter.evidence.quantities import Interval

_LEAST, _MOST = 28.0, 31.0  # days of a month
#: "Loses two thirds of each month to headaches", "a third of the month is headache free".
PART_OF_MONTH = re.compile(
    r"\b(?P<over>(?:more than|over|at least|well over) )?(?P<about>about |roughly |around |some |nearly |almost )?(?:a |an |one )?(?P<part>two[ -]thirds|2/3|three[ -]quarters|3/4|four[ -]fifths|third|half|quarter)(?: of)? (?:the|each|every|any|a|her|his) (?:days? (?:of|in) (?:the|each|every|any|a) )?month\b(?P<free>[^.;]{0,24}\b(?:headache|pain|ha)?[- ]?(?:free|clear|without)\b)?"
)
#: "Two out of every three days": the same part of a month.
OF_EVERY = re.compile(
    rf"(?P<free>\b(?:headache|ha|pain)[- ]free (?:on |only |for |just )*)?(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>one|two|three|four|five|six|[1-6])(?P<two>)(?P<days> days?)? (?:out of|of|in) (?P<every>every |each |any )?(?P<of_days>two|three|four|five|six|eight|ten|[2-68]|10)(?P<behind> days)?\b(?! (?:weeks?|months?|attacks?|headaches?|patients?|people|women))"
)
#: "80 % of days".
PERCENT_OF_DAYS = re.compile(
    rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>(?P<percent>\d\d))(?P<two>)(?P<part>) ?(?:%|percent|per cent) of (?:the |her |his |all |all the )?(?:days|month)\b"
)
_MONTH_PARTS = {"two thirds": 2 / 3, "2/3": 2 / 3, "three quarters": 3 / 4, "3/4": 3 / 4, "four fifths": 4 / 5, "third": 1 / 3, "half": 1 / 2, "quarter": 1 / 4}  # fmt: skip


def part_of_month(match: re.Match[str]) -> Interval:
    part = _MONTH_PARTS[match["part"].replace("-", " ")]
    low, high = part * _LEAST, part * _MOST
    bound = (match["over"] or match["about"] or "").strip()
    told = bounded(low, high, bound, plus=bound in ("at least", "well over"))
    return _the_other(told) if match["free"] else told


def share_of_days(match: re.Match[str]) -> Interval | None:
    part, whole = number(match["one"]), number(match["of_days"])
    if part is None or whole is None or part[0] > whole[0] or not (match["every"] or match["days"] or match["behind"]):
        return None
    share = bounded(part[0] / whole[0], part[0] / whole[0], (match["pre"] or "").strip(), plus=False)
    told = Interval(share.low * _LEAST, min(1.0, share.high) * _MOST, share.low_open, share.high_open)
    return _the_other(told) if match["free"] else told


def percent_of_days(match: re.Match[str]) -> Interval | None:
    share = int(match["percent"]) / 100
    told = bounded(share, share, (match["pre"] or "").strip(), plus=False)
    return Interval(told.low * _LEAST, min(1.0, told.high) * _MOST, told.low_open, told.high_open)


def _the_other(days: Interval) -> Interval:
    """The other days of a month than some."""
    return Interval(max(0.0, _LEAST - days.high), _MOST - days.low, days.high_open, days.low_open)
