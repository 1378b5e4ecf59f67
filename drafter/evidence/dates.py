"""Dates of every precision, read as ranges of days.

"11/02/2025" is one day, "March 2025" a month, "last summer" a season, "since 2024" a year. A date
without its year is the latest such date before the document's. What cannot be a date, and a
month that may mean this year or last, has no range and says why. US order: month first.

Source: the criteria library's rows on onset dates; seasons are astronomical, widened to whole
months at their start.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {name: index for index, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_ORDINALS = {
    word: index
    for index, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)"


@dataclass(frozen=True, slots=True)
class Days:
    """A range of calendar days, both ends included."""

    first: date
    last: date

    def before(self, other: date) -> bool:
        return self.last < other


@dataclass(frozen=True, slots=True)
class DateMention:
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


_NUMERIC = re.compile(
    r"(?<![\d/.:$#])(\d{1,4})([/-]|\.(?=\d{1,2}\.))(\d{1,4})(?:\2(\d{4}|\d{2})(?![\d/]))?(?![\d%]|:\d|\.\d|/\d| ?(?:mg|ml|cc|mcg|lbs?|kg|cm|mm)\b)"
)
_NAMED = re.compile(
    rf"\b(?:(?P<part>early|mid|late|(?:the )?(?:beginning|start|first week|first days|first half) (?:of|in)|(?:the )?(?:end|last week|last days|second half) (?:of|in)|(?:the )?middle of|mid-)[ -]?(?:to (?:mid|late)-?)?)?(?:(?P<day0>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})(?: of)? )?(?P<month>{_MONTH})\b\.?"
    rf"(?: (?:the )?(?P<day>\d{{1,2}}|{_ORDINAL})(?:st|nd|rd|th)?(?![\d/:])(?! (?:weeks|visits|sessions|months|days|units)))?(?:,? (?:of )?(?P<year>{_YEAR}|(?:this|last) year)(?!\d))?"
)
_YEAR_ONLY = re.compile(
    rf"\b(?:(?P<lead>since|in|from|during|by|year|around|about|circa|until|through|to|and|of|early|mid|late|before|after|summer|spring|winter|fall|autumn|,|:|-)(?:[ -]|~)?(?:early |mid-?|late |about |around |approximately |~)?)(?P<year>{_YEAR})(?![\d/-])"
)
_SEASON = re.compile(
    r"\b(?P<which>last|this past|this|the|past|since|in|early|late|mid|during|over|previous|that)?(?:[ -](?:the|early|late|mid|last|this))?[ -]?\b(?P<season>spring|summer|autumn|fall|winter)(?:time)?(?:,? (?:of )?(?P<year>(?:19|20)\d\d|last year|this year))?\b"
)
_HOLIDAY = re.compile(
    r"\b(thanksgiving|christmas|xmas|new year'?s?(?: (?:day|eve))?|labor day|memorial day|(?:the )?(?:fourth|4th) of july|july 4(?:th)?|independence day|halloween|valentine'?s(?: day)?|easter|mother'?s day|father'?s day|veterans day|columbus day|mlk day|st\.? patrick'?s day)(?: (?:of )?((?:19|20)\d\d|last year|this year))?"
)
_RELATIVE = re.compile(
    r"\b(today|yesterday|last (?:week|month|year)|(?:earlier )?this (?:week|month|year)|last (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_SCORE = re.compile(
    r"(?:pain|vas|nrs|nprs|score|scale|rate[sd]?|rating|strength|severity|intensity|reflex|dtr|motor|best|worst|average|avg|now|currently|is|was|at|remains|remained|still|down to|went from|improved from|grade|pulses?)[a-z :=]{0,14}$"
)
_DATE_LEAD = re.compile(
    r"(?:since|on|from|onset|began|started|doi|dos|dated?|seen|visit|of|until|through|thru|to|by|before|after|between|and|in|starting|:|-|/|,|\bsession|#\d|inj(?:ection)?|eval|as of|ending|finish(?:ed|ing)?|completed|tpi|pt|dc|d/c'd|d/c|~|last|prior|,|\(|@|performed|done|given|received|had|and|&|\+|\|) ?$"
)


def dates(text: str, lower: str, start: int, end: int, anchor: date | None) -> list[DateMention]:
    """Every date between two view positions, in order.

    :param anchor: the document's date, for dates without a year.
    """
    found: list[DateMention] = []
    for reader in (_numeric, _named, _seasons, _holidays, _relative, _years):
        for mention in reader(text, lower, start, end, anchor):
            if not any(mention.start < other.end and other.start < mention.end for other in found):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        only = date(year, month, day)
    except ValueError:
        return None
    return Days(only, only)


def _month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _full_year(digits: str, anchor: date | None) -> int:
    if len(digits) == 4:
        return int(digits)
    century = 2000 if int(digits) <= (anchor.year if anchor else 2050) % 100 + 1 else 1900
    return century + int(digits)


def _numeric(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _NUMERIC.finditer(lower, start, end):
        a, mark, b, c = match.groups()
        before = lower[max(start, match.start() - 28) : match.start()]
        at, stop = match.span()
        if c is not None:
            if len(a) == 4:
                days = _day(int(a), int(b), int(c)) if len(c) <= 2 else None
            elif len(a) > 2 or len(b) > 2:
                continue
            else:
                days = _day(_full_year(c, anchor), int(a), int(b))
            yield DateMention(at, stop, days, "" if days else "impossible")
        elif mark == "/" and len(b) == 4 and len(a) <= 2:
            if 1 <= int(a) <= 12 and 1900 < int(b) < 2100:
                yield DateMention(at, stop, _month(int(b), int(a)))
        elif mark == "/" and len(a) <= 2 and len(b) <= 2:
            yield from _without_year(lower, at, stop, int(a), int(b), before, anchor)


def _without_year(
    lower: str, at: int, stop: int, month: int, second: int, before: str, anchor: date | None
) -> Iterator[DateMention]:
    if not 1 <= month <= 12 or not _DATE_LEAD.search(before) or lower[stop : stop + 1] == "/":
        return
    if (
        second in (5, 10)
        and (month <= second)
        and not re.search(
            r"(?:since|onset|on|dated?|seen|visit|doi|dos|eval|tpi|began|started|\d/\d{1,2}(?:/\d+)?,?(?: and| &)?) ?$",
            before,
        )
    ):
        return  # a score out of five or ten
    if _SCORE.search(before) and second in (5, 10, 4):
        return
    if anchor is None:
        yield DateMention(at, stop, None, "ambiguous")
        return
    days = _latest(anchor, month, second)
    may_be_year = (
        second in ((anchor.year - 1) % 100, (anchor.year - 2) % 100, anchor.year % 100, (anchor.year - 3) % 100)
        and second > 12
    )
    if may_be_year and re.search(r"(?:since|onset|in|began|started) ?$", before):
        # "since 1/24": January 2024 or the 24th of January.
        month_range = _month(2000 + second, month)
        days = Days(min(month_range.first, days.first), max(month_range.last, days.last)) if days else month_range
    yield DateMention(at, stop, days, "" if days else "impossible")


def _latest(anchor: date, month: int, day: int) -> Days | None:
    """The latest such day on or before the anchor."""
    this = _day(anchor.year, month, day)
    if this is None and not (month == 2 and day == 29):
        return None
    return this if this and this.first <= anchor else _day(anchor.year - 1, month, day)


def _named(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    for match in _NAMED.finditer(lower, start, end):
        word, at, stop = match["month"], match.start(), match.end()
        day, year = match["day0"] or match["day"], match["year"]
        if day:
            day = str(_ORDINALS.get(day, day.rstrip("stndrh")))
        before = lower[max(start, at - 24) : at]
        if (
            word in ("may", "mar", "march", "dec", "sep", "jan")
            and not text[match.start("month")].isupper()
            and not (year or day)
        ):
            continue
        if (
            word in ("may", "march")
            and not (year or day)
            and not re.search(
                r"(?:since|in|of|last|this past|this|until|through|from|during|by|early|mid|late|and|to|before|after|between|-) ?$",
                before,
            )
            and not match["part"]
        ):
            continue
        month = _MONTHS[word[:3]]
        if day and not year and len(day) == 2 and int(day) > 31:
            continue
        days, problem = _of_month(month, int(day) if day else None, year, before, anchor)
        if days and match["part"] and not day:
            days = _part(days, match["part"])
        yield DateMention(at, stop if not lower[stop - 1].isspace() else stop - 1, days, problem)


def _of_month(
    month: int, day: int | None, year: str | None, before: str, anchor: date | None
) -> tuple[Days | None, str]:
    if year:
        if year.endswith("year"):
            if anchor is None:
                return None, "ambiguous"
            full = anchor.year - (year == "last year")
        else:
            full = _full_year(year.lstrip("'"), anchor)
        days = _day(full, month, day) if day else _month(full, month)
        return days, "" if days else "impossible"
    if anchor is None:
        return None, "ambiguous"
    if day:
        days = _latest(anchor, month, day)
        return days, "" if days else "impossible"
    this = re.search(r"\b(?:this|this past|past|earlier this|of this) $", before)
    near = (month - anchor.month) % 12 in (0, 1, 11)
    if near and not (this and month < anchor.month):
        return None, "ambiguous"
    return _month(anchor.year if month < anchor.month else anchor.year - 1, month), ""


def _part(days: Days, part: str) -> Days:
    first, last = days.first, days.last
    part = part.removeprefix("the ")
    if part.startswith(("early", "beginning", "start", "first")):
        return Days(first, first.replace(day=15))
    if part.startswith(("late", "end", "last", "second")):
        return Days(first.replace(day=16), last)
    return Days(first.replace(day=8), first.replace(day=23))


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


def _seasons(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _SEASON.finditer(lower, start, end):
        name, year = match["season"], match["year"]
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
        else:
            back = anchor.year - (year == "last year")
            days = next(
                season
                for season in (_season(name, y) for y in (back, back - 1, back - 2))
                if season.last < anchor or (season.first <= anchor and lead.strip() == "this")
            )
            days = Days(days.first, min(days.last, anchor))
        opens = re.search(r"(?:last|this past|early|late|mid|this|that|previous)?[ -]?(?:the )?$", lead)
        start = match.start() + (opens.start() if opens else 0)
        yield DateMention(start + (lower[start] == " "), match.end(), days, "" if days else "ambiguous")


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
    }
    name = name.removeprefix("the ")
    if name.startswith("new year"):
        return Days(date(year - 1, 12, 31), date(year, 1, 1))
    if name[:2] in fixed:
        only = date(year, *fixed[name[:2]])
    elif name.startswith("easter"):
        return Days(date(year, 3, 22), date(year, 4, 25))
    else:
        month, weekday, count = {
            "th": (11, 3, 4),
            "la": (9, 0, 1),
            "me": (5, 0, -1),
            "mo": (5, 6, 2),
            "fa": (6, 6, 3),
            "co": (10, 0, 2),
            "ml": (1, 0, 3),
        }[name[:2]]
        days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
        of_week = [day for day in days if day.weekday() == weekday]
        only = of_week[-1] if count < 0 else of_week[count - 1]
    return Days(only, only)


def _holidays(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _HOLIDAY.finditer(lower, start, end):
        name, year = match[1], match[2]
        days: Days | None = None
        if year and year[:2].isdigit():
            days = _holiday(name, int(year))
        elif anchor is not None:
            back = anchor.year - (year == "last year")
            days = next(day for day in (_holiday(name, y) for y in (back, back - 1)) if day.first < anchor)
        lead = lower[max(0, match.start() - 26) : match.start()]
        if days and re.search(r"(?:around|about|before|after|near|following) $", lead):
            days = Days(days.first - timedelta(days=14), days.last + timedelta(days=14))
        yield DateMention(match.start(), match.end(), days, "" if days else "ambiguous")


def _relative(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    if anchor is None:
        return
    for match in _RELATIVE.finditer(lower, start, end):
        word = match[1]
        if word == "today":
            days = Days(anchor, anchor)
        elif word == "yesterday":
            days = Days(anchor - timedelta(days=1), anchor - timedelta(days=1))
        elif word.endswith("week"):
            days = Days(anchor - timedelta(days=13), anchor - timedelta(days=1))
        elif word == "last month":
            before = add_months(anchor, -1)
            days = _month(before.year, before.month)
        elif word == "last year":
            days = Days(date(anchor.year - 1, 1, 1), date(anchor.year - 1, 12, 31))
        elif word.endswith("month"):
            days = Days(anchor.replace(day=1), anchor)
        elif word.endswith("year"):
            days = Days(date(anchor.year, 1, 1), anchor)
        else:
            days = Days(anchor - timedelta(days=13), anchor - timedelta(days=1))
        yield DateMention(match.start(), match.end(), days)


def _years(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _YEAR_ONLY.finditer(lower, start, end):
        year = _full_year(match["year"].lstrip("'"), anchor)
        first, last = date(year, 1, 1), date(year, 12, 31)
        lead = match[0]
        if "early" in lead:
            last = date(year, 6, 30)
        elif "late" in lead:
            first = date(year, 7, 1)
        elif "mid" in lead:
            first, last = date(year, 4, 1), date(year, 9, 30)
        yield DateMention(match.start("year"), match.end("year"), Days(first, last))
