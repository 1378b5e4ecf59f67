"""Dates of every precision, read as ranges of days.

"11/02/2025" is one day, "March 2025" a month, "last summer" a season, "since 2024" a year. A date
without its year is the latest such date before the document's. What cannot be a date, and a
month that may mean this year or last, has no range and says why. US order: month first.

Source: the criteria library's rows on onset dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from drafter.evidence.calendar.days import DateMention, Days, add_months, elapsed
from drafter.evidence.calendar.holidays import holidays, quarters, seasons
from drafter.evidence.calendar.named_dates import YEAR, joined, listed, named
from drafter.evidence.calendar.numeric_dates import MONTH_AND_DAY, full_year, numeric
from drafter.evidence.words.months import MONTH_NUMBERS
from drafter.evidence.words.tellings import Telling, Tellings

__all__ = ["DateMention", "Days", "add_months", "dates", "elapsed"]
#: "Since his 2019 fusion", "from a 2022 MVA": the year before what happened in it.
_OF_EVENT = (
    r"(?:(?<=\bthe )|(?<=\bhis )|(?<=\bher )|(?<=\ba )|(?<=\ban )|(?<=\bmy ))(?=(?:19|20)\d\d (?:(?:lumbar|cervical|spine|spinal|back|neck|work|car|rear-?end(?:er)?|low-speed|high-speed|minor|bad|motor vehicle|ski(?:ing)?|bike|bicycle|horse|[lcts]\d\S*) )*"
    r"(?:fusion|laminectomy|discectomy|microdiscectomy|decompression|surgery|operation|acdf|mv[ac]|accident|crash|collision|wreck|fall|injury|incident|roll-?over|fender[ -]bender|rear-ender|whiplash|pile-?up|tumble|spill|slip|concussion|strain|sprain)\b)"
)
_YEAR_ONLY = re.compile(
    rf"(?:\b|(?=\())(?:(?P<lead>since|least|as|onset|began|started|in|from|during|by|year|around|about|circa|until|through|to|and|of|early|mid|late|before|after|summer|spring|winter|fall|autumn|fusion|laminectomy|discectomy|decompression|surgery|operation|arthroplasty|replacement|acdf|series|course|injections?|inj|shots?|gel|block|done|completed|finished|ended|,|:|-|\()(?:[ -]|~)?(?:early |mid-?|late |about |around |approximately |approx\.? |roughly |~)?|{_OF_EVENT})(?P<year>{YEAR})(?![\d/-])(?! ?(?:mg|mcg|units?|iu|kcal|cal|ml|steps)\b)"
)
_RELATIVE = re.compile(
    r"\b(today|yesterday|last (?:year|month),? or (?:(?:maybe|perhaps|possibly|else|early|earlier|it was|in) )*(?:this(?: (?:one|year|month))?|so|the (?:one|year|month) before)\b|this (?:year|month),? or (?:(?:maybe|perhaps|possibly|else|late) )*last(?: (?:one|year|month))?\b|(?:start|beginning|turn|first) of (?:this|the|last) year|first of (?:the|this) month|(?:the )?year before last|last (?:week|wk|month|mo|year|yr)|(?:earlier )?this (?:week|wk|month|mo|year|yr)|(?:last|this past) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)"
    # "Ended Monday", "stopped on Friday", "since Tuesday": the last one.
    r"|(?:(?<=\bended )|(?<=\bfinished )|(?<=\bcompleted )|(?<=\bdone )|(?<=\bstopped )|(?<=\bquit )|(?<=\bstarted )|(?<=\bbegan )|(?<=\bsince )|(?<=\bconcluded )|(?<=\bgraduated )|(?<=\bdischarged )|(?<=\bended on )|(?<=\bfinished on )|(?<=\bcompleted on )|(?<=\bstopped on )|(?<=\bstarted on )|(?<=\bbegan on ))(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!s)"
)


def dates(text: str, lower: str, start: int, end: int, anchor: date | None) -> list[DateMention]:
    """Every date between two view positions, in order.

    :param anchor: the document's date, for dates without a year.
    """
    found: list[DateMention] = []
    for reader in _READERS.within(lower, start, end):
        for mention in reader(text, lower, start, end, anchor):
            if not any(mention.start < other.end and other.start < mention.end for other in found):
                found.append(mention)
    return _alternatives(lower, sorted(found, key=lambda mention: mention.start)) if len(found) > 1 else found


#: "In May or in September", "in 2023 or maybe 2024": nobody says in which.
_OR = re.compile(
    r",? or (?:(?:maybe|perhaps|possibly|else|even|early|late|mid|in|on|about|around|it was|it may have been) )*"
)


def _alternatives(lower: str, found: list[DateMention]) -> list[DateMention]:
    """The dates, those that an "or" joins as one that is as wide as both."""
    kept = found[:1]
    for mention in found[1:]:
        last = kept[-1]
        if _OR.fullmatch(lower, last.end, mention.start):
            one, other = last.days, mention.days
            days = Days(min(one.first, other.first), max(one.last, other.last)) if one and other else None
            kept[-1] = DateMention(last.start, mention.end, days, last.problem or mention.problem)
        else:
            kept.append(mention)
    return kept


def _relative(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    if anchor is None:
        return
    for match in _RELATIVE.finditer(lower, start, end):
        if match[0].endswith(" year") and _DAYS_OF_YEAR.search(lower, start, match.start()):
            continue  # the year of the days before it
        yield DateMention(match.start(), match.end(), _relative_days(match[1], anchor))


_DAYS_OF_YEAR = re.compile(rf"{MONTH_AND_DAY},? (?:(?:both|all)(?: three| four)? )?(?:(?:of|in) )?$")
#: "Every month so far in 2025", "all of this year": from the first month of the year on.
_ALL_YEAR = re.compile(
    r"\b(?:(?:every|each|any|all|in no|no)(?: single| of the)? months? (?:so far |thus far |to date |yet )?(?:in |of |during )?|per month in |throughout |all through |all (?:of )?|all of )(?:the year )?(?P<year>20\d\d|(?:this|the)(?: whole| calendar)? year|year(?=[ .,;)]|$)(?<=all year))(?: so far| to date| thus far)?(?![\w/-])"
)


def _all_year(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    """The first month of the year in every month of which something was so."""
    del text
    for match in _ALL_YEAR.finditer(lower, start, end):
        year = int(match["year"]) if match["year"].isdigit() else anchor.year if anchor else None
        if year is not None and (anchor is None or year <= anchor.year):
            yield DateMention(match.start(), match.end(), Days.of_month(year, 1))


_IN_FULL = {"wk": "week", "mo": "month", "yr": "year"}
_WRITTEN_SHORT = re.compile(r"\b(?:wk|mo|yr)$")


def _relative_days(words: str, anchor: date) -> Days:
    words = _WRITTEN_SHORT.sub(lambda short: _IN_FULL[short[0]], words)
    one = timedelta(days=1)
    month_before = add_months(anchor, -1)
    known = {
        "today": Days(anchor, anchor),
        "yesterday": Days(anchor - one, anchor - one),
        "last month": Days.of_month(month_before.year, month_before.month),
        "last year": Days(date(anchor.year - 1, 1, 1), date(anchor.year - 1, 12, 31)),
        "year before last": Days(date(anchor.year - 2, 1, 1), date(anchor.year - 2, 12, 31)),
        "first of the month": Days(anchor.replace(day=1), anchor.replace(day=1)),
        "first of this month": Days(anchor.replace(day=1), anchor.replace(day=1)),
    }
    if words.removeprefix("the ") in known:
        return known[words.removeprefix("the ")]
    if " or " in words:  # "last year or this": somewhere in all of it
        spans = known["last year" if "year" in words or "month" not in words else "last month"]
        if words.endswith("before"):
            return Days(add_months(spans.first, -12 if "year" in words else -1), spans.last)
        return Days(spans.first, anchor)
    if words.startswith(("start", "beginning", "turn", "first")):
        return Days.of_month(anchor.year - words.endswith("last year"), 1)
    if words.endswith("month"):
        return Days(anchor.replace(day=1), anchor)
    if words.endswith("year"):
        return Days(date(anchor.year, 1, 1), anchor)
    return Days(anchor - 13 * one, anchor - one)  # "last week", "last Tuesday"


#: "Since the 1990s", "since the early 2000s", "since the nineties".
_DECADE = re.compile(
    r"\b(?:(?P<part>early|mid|late)[ -])?(?:the )?(?P<decade>(?:19|20)\d0|'?[6-9]0)'?s\b(?! (?:or|to) )"
)
_OF_AGE = re.compile(r"\b(?:her|his|their|in) (?:early |mid[ -]?|late )?(?:the )?$")


def _decades(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    """Decades, but none of the patient's life ("in her 60s")."""
    del text
    for match in _DECADE.finditer(lower, start, end):
        digits = match["decade"].lstrip("'")
        if len(digits) < len("1990") and (
            _OF_AGE.search(lower, start, match.start()) or not lower[: match.start("decade")].endswith("the ")
        ):
            continue
        first = int(digits) if len(digits) > 2 else 1900 + int(digits)
        last = date(first + 9, 12, 31)
        yield DateMention(match.start(), match.end(), Days(date(first, 1, 1), min(last, anchor) if anchor else last))


#: "Early this year", "at the end of last year", "in the middle of the year".
_PART_OF_YEAR = re.compile(
    r"\b(?P<part>early|mid|middle|late|end|(?:first|second|latter|early|later) (?:half|part)|first (?:few )?(?:weeks?|months?)|last (?:few )?(?:weeks?|months?))(?:[ -](?:of|in|on in))?[ -](?P<which>this|last|the)(?: (?:past|calendar))? year\b"
)
#: How a part is told, the longer words first, and its first and last month.
_PARTS_OF_YEAR = (
    ("first half", (1, 6)), ("first part", (1, 6)), ("first", (1, 3)), ("early", (1, 4)),
    ("mid", (4, 9)), ("end", (10, 12)), ("last", (10, 12)), ("", (7, 12)),
)  # fmt: skip


def _parts_of_years(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    """Parts of this year or the last; what would be still to come is not read."""
    del text
    if anchor is None:
        return
    for match in _PART_OF_YEAR.finditer(lower, start, end):
        year, part = anchor.year - (match["which"] == "last"), match["part"]
        first, last = next(months for opening, months in _PARTS_OF_YEAR if part.startswith(opening))
        if date(year, first, 1) <= anchor:
            yield DateMention(
                match.start(), match.end(), Days(date(year, first, 1), min(Days.of_month(year, last).last, anchor))
            )


#: "The 2023 concert season": it may run into the next year.
_SEASON_OF_YEAR = re.compile(
    rf"\b(?:the|that|her|his) (?P<year>{YEAR})(?:[/-]\d{{2,4}})? (?:[a-z-]+ ){{0,2}}?(?:season|school year|academic year|harvest|tour|campaign|election|holidays)\b"
)
_RUNS_ON = 6  # months into the next year


def _seasons_of_years(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    """Seasons of work, sport or school that carry a year."""
    del text
    for match in _SEASON_OF_YEAR.finditer(lower, start, end):
        year = full_year(match["year"].lstrip("'"), anchor)
        last = Days.of_month(year + 1, _RUNS_ON).last
        yield DateMention(
            match.start("year"), match.end(), Days(date(year, 1, 1), min(last, anchor) if anchor else last)
        )


def _years(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _YEAR_ONLY.finditer(lower, start, end):
        if _DAYS_OF_YEAR.search(lower, start, match.start("year")):
            continue
        year = full_year(match["year"].lstrip("'"), anchor)
        first, last = date(year, 1, 1), date(year, 12, 31)
        lead = match[0]
        if "early" in lead:
            last = date(year, 6, 30)
        elif "late" in lead:
            first = date(year, 7, 1)
        elif "mid" in lead:
            first, last = date(year, 4, 1), date(year, 9, 30)
        elif opens := _OPENS_YEAR.search(lower, start, match.start("year")):
            first, last = (first, date(year, 3, 31)) if opens["opens"] else (date(year, 10, 1), last)
        yield DateMention(match.start("year"), match.end("year"), Days(first, last))


#: "Since the start of 2026", "by the end of 2025".
_OPENS_YEAR = re.compile(r"\b(?:(?P<opens>start|beginning|first (?:weeks?|months?))|end|last (?:weeks?|months?)) of $")
_Reader = Callable[[str, str, int, int, date | None], Iterator[DateMention]]
#: The readers in the order of their right of way, each with what every date that it reads has one of.
_READERS: Tellings[_Reader] = Tellings((
    (numeric, Telling(*"0123456789")),
    (joined, Telling(*MONTH_NUMBERS)),
    (listed, Telling(*MONTH_NUMBERS)),
    (named, Telling(*MONTH_NUMBERS)),
    (seasons, Telling("spring", "summer", "fall", "winter", "autumn")),
    (quarters, Telling(*"1234", "quarter")),
    (holidays, Telling("mas", "day", "year", "thanks", "july", "hallow", "valent", "easter", "teenth", "mayo", "bowl", "tax ", "school")),
    (_all_year, Telling("month so far", "month thus", "month in 20", "month of 20", "month this y", "month of the y", "month of this", "month to date", "months of 20", "months of this", "months this", "months in 20", "throughout ", "all through", "all 20", "all of 20", "all this y", "all of this y", "all year")),
    (_parts_of_years, Telling("this year", "last year", "the year", "past year", "calendar year")),
    (_seasons_of_years, Telling("season", "school year", "academic year", "harvest", " tour", "campaign", "election", "holidays")),
    (_decades, Telling("0s", "0's")),
    (_relative, Telling("day", "last ", "this past", "this ", "of the year", "of the month", "before last")),
    (_years, Telling("19", "20", "'")),
))  # fmt: skip
