"""Sessions that a list tells by year: "lumbar ESIs: 2023 x 2, 2024 none, 2025 x 4", or one year a row below the procedure's name."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.calendar.days import Days
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR_AND_NUMBER = (
    rf"(?<![\d/-])(?P<year>(?:19|20)\d\d)(?: ?(?:[:=|]|->?|\(|--) ?| (?=x))(?P<n>(?:x ?)?(?:\d|1\d|{NUMBER}|none|nil))"
    r"(?![\w/-]|\.\d| ?(?:->|→|to \d|out of|of (?:10|ten))|,? ?(?:levels?|sites?|sides?|days?|weeks?|wks?|months?|mos?|years?|visits?|%|mg|ml|cc)\b)"
)
#: "2 in 2023, 1 in 2024".
_NUMBER_IN_YEAR = rf"(?<![\w/.-])(?P<in>(?:x ?)?(?:\d|1\d|{NUMBER}|none|nil)) (?:(?:given|done|had|sessions?|injections?|epidurals?) )?in (?P<of>(?:19|20)\d\d)(?![\d/-])"
_PART = re.compile(rf"{_YEAR_AND_NUMBER}|{_NUMBER_IN_YEAR}")
#: "2025 - 4 (last Sep 15)": such a row tells nothing else.
_ROW = re.compile(
    rf"[-*\u2022#|;,\s]*(?:{_YEAR_AND_NUMBER}|{_NUMBER_IN_YEAR})\)?(?: (?:sessions?|injections?|epidurals?|[a-z]{{0,2}}esis?|blocks?|shots?|sets?|total|so far|to date|done))*(?: ?[,(|-] ?[^.;]{{0,40}})?\W*"
)
_OF_YEARS = Telling("20", "19")
_NONE = {"none", "nil"}


class YearPart(NamedTuple):
    """A year, and how many sessions there were in it."""

    year: tuple[int, int]
    number: Quantity


def parts_by_year(lower: str, start: int, end: int) -> list[YearPart]:
    """The years of a list and the number of each."""
    if not _OF_YEARS.within(lower, start, end):
        return []
    return [_part(match) for match in _PART.finditer(lower, start, end)]


def row_of_year(lower: str, start: int, end: int) -> YearPart | None:
    """What a line tells that is a row of such a list."""
    match = _ROW.fullmatch(lower, start, end)
    return _part(match) if match is not None else None


def _part(match: re.Match[str]) -> YearPart:
    keys = ("year", "n") if match["year"] else ("of", "in")
    words = match[keys[1]].removeprefix("x").lstrip()
    told = (0.0, 0.0) if words in _NONE else number(words) or (0.0, 0.0)
    return YearPart(match.span(keys[0]), Quantity(*match.span(keys[1]), Interval(*told[:2])))


def counts_by_year(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """The numbers of a list by year, or of one of its rows."""
    for part in parts_by_year(lower, start, end):
        yield part.number


def year_at(lower: str, sentence: tuple[int, int], quoted: tuple[int, int]) -> Days | None:
    """The year of a list that a quote names, in view positions of its sentence."""
    for part in parts_by_year(lower, *sentence):
        if part.year == quoted:
            year = int(lower[slice(*quoted)])
            return Days(date(year, 1, 1), date(year, 12, 31))
    return None
