"""Seasons and holidays as ranges of days ("last summer", "since Thanksgiving").

Seasons are astronomical, widened to whole months at their start. Without a year it is the latest
before the document's date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.easter import easter

from drafter.evidence.calendar.days import DateMention, Days
from drafter.evidence.calendar.numeric_dates import full_year
from drafter.evidence.words.months import MONTH_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEASON = re.compile(
    r"\b(?P<which>last|this past|this|the|past|since|all|in|early|late|mid|during|over|previous|that)?(?:[ -](?:the|early|late|mid|last|this))?[ -]?\b(?P<season>spring|summer|autumn|fall|winter)(?:time)?(?:,? (?:of )?(?P<year>(?:19|20)\d\d|last year|this year))?\b"
)
_HOLIDAY = re.compile(
    r"\b(thanksgiving|christmas|xmas|new year'?s?(?: (?:day|eve))?|labor day|memorial day|(?:the )?(?:fourth|4th) of july|july 4(?:th)?|independence day|hallowe'?en|valentine'?s(?: day)?|easter|mother'?s day|father'?s day|veterans day|columbus day|indigenous peoples'? day|presidents?'? day|juneteenth|cinco de mayo|groundhog day|super ?bowl(?: sunday)?|(?:the|christmas|winter) holidays(?! (?:inn|travel))|mlk day|st\.? patrick'?s day|tax (?:time|season|day|deadline)|(?:start|beginning|opening) of (?:the )?school(?: year)?|back[- ]to[- ]school(?: time)?)(?: weekend)?(?: (?:of )?((?:19|20)\d\d|last year|this year))?"
)
_BEFORE_LAST = " before last"
_SEASON_MONTHS = {
    "spring": (3, 6, 20),
    "summer": (6, 9, 22),
    "autumn": (9, 12, 20),
    "fall": (9, 12, 20),
    "winter": (12, 3, 19),
}


def _season(name: str, year: int) -> Days:
    """The season that begins in a year; winter ends in the next."""
    first, last, day = _SEASON_MONTHS[name]
    return Days(date(year, first, 1), date(year + (name == "winter"), last, day))


_PART = re.compile(r"\b(?:early|late)\b")
_THE_LAST = re.compile(r"\b(?:last|previous|this)[ -]*$")
_MOST = timedelta(days=60)  # of a season


def _part(season: Days, part: str) -> Days:
    """The early or the late part of a season."""
    return Days(season.first, season.first + _MOST) if part == "early" else Days(season.last - _MOST, season.last)


_TOLD = re.compile(
    rf"(?:\b(?P<name>{'|'.join(MONTH_NUMBERS)})[a-z]*\.? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:of )?|\b(?P<month>\d{{1,2}})/(?:\d{{1,2}}/)?|\b)(?P<year>(?:19|20)\d\d)\b"
)


def _season_after(name: str, before: str) -> Days | None:
    """The first season of a name after the time that was told last ("in October 2024, and daily from that winter")."""
    told = list(_TOLD.finditer(before))
    if not told:
        return None
    year, month = int(told[-1]["year"]), int(told[-1]["month"] or 1)
    if told[-1]["name"]:
        month = MONTH_NUMBERS[told[-1]["name"]]
    if not 1 <= month <= len(MONTH_NUMBERS):
        return None
    return next(
        season for season in (_season(name, year + n) for n in (-1, 0, 1)) if season.last >= date(year, month, 1)
    )


def _told_without_year(name: str, lead: str, year: int, anchor: date) -> Days:
    """The season that is meant by a name and the words before it."""
    told = [_season(name, each) for each in (year, year - 1, year - 2)]
    if part := _PART.search(lead):
        return next(s for s in (_part(s, part[0]) for s in told) if s.last < anchor)
    days = next(s for s in told if s.last < anchor or (s.first <= anchor and lead.strip() == "this"))
    if year == anchor.year and told[0].first <= anchor < told[0].last and not _THE_LAST.search(lead):
        return Days(days.first, anchor)  # "since summer", told in August: this one or the last
    return Days(days.first, min(days.last, anchor))


def seasons(_: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    for match in _SEASON.finditer(lower, start, end):
        name, year, stop = match["season"], match["year"], match.end()
        lead = match[0][: match.start("season") - match.start()]
        if name == "fall" and not year and not re.search(r"\b(?:last|this past|early|late|in the|this)\b", lead):
            continue  # a fall
        if name == "spring" and not (year or lead.strip()):
            continue
        if not (lead.strip() or year):
            continue
        if year and year[:2].isdigit():
            days: Days | None = _season(name, int(year))
            if name == "winter" and days:  # "winter 2024" may be either end of the year
                days = Days(_season(name, int(year) - 1).first, days.last)
        elif anchor is None:
            days = None
        elif lead.strip().startswith("that"):
            days = _season_after(name, lower[start : match.start()])
        else:
            back = anchor.year - (year == "last year")
            days = _told_without_year(name, lead, back, anchor)
            if lower.startswith(_BEFORE_LAST, match.end()):
                days, stop = _season(name, days.first.year - 1), stop + len(_BEFORE_LAST)
        opens = re.search(r"(?:last|this past|early|late|mid|this|that|previous)?[ -]?(?:the )?$", lead)
        start = match.start() + (opens.start() if opens else 0)
        yield DateMention(start + (lower[start] == " "), stop, days, "" if days else "ambiguous")


#: "Q1 2025", "1Q25", "the first quarter of 2025", "2nd qtr of last year".
_QUARTER = re.compile(
    r"\b(?:q(?P<q>[1-4])|(?P<n>[1-4])q|(?P<th>1st|2nd|3rd|4th|first|second|third|fourth|last) (?:quarter|qtr))(?:,? ?(?:of )?(?P<year>(?:19|20)\d\d|'\d\d|(?<=q)\d\d|last year|this year)\b)"
)
_WHICH = {"fi": 1, "se": 2, "th": 3, "fo": 4, "la": 4}


def quarters(_: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    """Quarters of a year, told with their year."""
    for match in _QUARTER.finditer(lower, start, end):
        figure = match["q"] or match["n"] or match["th"]
        which = int(figure[0]) if figure[0].isdigit() else _WHICH[figure[:2]]
        year = match["year"]
        if year.endswith("year"):
            if anchor is None:
                continue
            full = anchor.year - year.startswith("last")
        else:
            full = full_year(year.lstrip("'"), anchor)
        last = Days.of_month(full, 3 * which).last
        yield DateMention(match.start(), match.end(), Days(date(full, 3 * which - 2, 1), last))


def _holiday(name: str, year: int) -> Days:
    fixed = {
        "ch": (12, 25),
        "xm": (12, 25),
        "ha": (10, 31),
        "va": (2, 14),
        "ve": (11, 11),
        "in": (7, 4),
        "ju": (7, 4),
        "fo": (7, 4),
        "4t": (7, 4),
        "st": (3, 17),
        "ci": (5, 5),
        "gr": (2, 2),
    }
    name = name.removeprefix("the ")
    if name.endswith("holidays"):
        return Days(date(year - 1, 11, 24), date(year, 1, 2))
    if name.startswith("super"):
        return Days(date(year, 2, 1), date(year, 2, 14))
    if name == "juneteenth":
        return Days(date(year, 6, 19), date(year, 6, 19))
    if name.startswith("tax "):
        return Days(date(year, 3, 1), date(year, 4, 30))
    if "school" in name:
        return Days(date(year, 8, 1), date(year, 9, 15))
    if name.startswith("new year"):
        return Days(date(year - 1, 12, 31), date(year, 1, 1))
    if name[:2] in fixed and not name.startswith("indig"):
        only = date(year, *fixed[name[:2]])
    elif name.startswith("easter"):
        only = easter(year)
    else:
        month, weekday, count = {
            "th": (11, 3, 4),
            "la": (9, 0, 1),
            "me": (5, 0, -1),
            "mo": (5, 6, 2),
            "fa": (6, 6, 3),
            "co": (10, 0, 2),
            "in": (10, 0, 2),
            "ml": (1, 0, 3),
            "pr": (2, 0, 3),
        }[name[:2]]
        days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
        of_week = [day for day in days if day.weekday() == weekday]
        only = of_week[-1] if count < 0 else of_week[count - 1]
    return Days(only, only)


def holidays(_: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    for match in _HOLIDAY.finditer(lower, start, end):
        name, year = match[1], match[2]
        days: Days | None = None
        if year and year[:2].isdigit():
            days = _holiday(name, int(year))
        elif anchor is not None:
            back = anchor.year - (year == "last year")
            days = next(day for day in (_holiday(name, y) for y in (back, back - 1, back - 2)) if day.last < anchor)
        lead = lower[max(0, match.start() - 26) : match.start()]
        if days and re.search(r"(?:around|about|before|after|near|following) $", lead):
            days = Days(days.first - timedelta(days=14), days.last + timedelta(days=14))
        yield DateMention(match.start(), match.end(), days, "" if days else "ambiguous")
