"""Dates in figures: "3/10/2025", "2025-03-10", "3/2025", and days without a year, "3/10".

A day without a year is told from a rating, a fraction and a count by what stands about it; its year is the last that it can be of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.days import DateMention, Days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_NUMERIC = re.compile(
    r"(\d(?<![\d/.:$#]\d)\d{0,3})([/-]|\.(?=\d{1,2}\.))(\d{1,4})(?:\2(\d{4}|\d{2})(?![\d/]))?(?![\d%]|:\d|\.\d|/\d| ?(?:mg|ml|cc|mcg|lbs?|kg|cm|mm)\b)"
)
_SCORE = re.compile(
    r"(?:pain|vas|nrs|nprs|score|scale|rate[sd]?|rating|strength|severity|intensity|reflex|dtr|motor|best|worst|average|avg|now|currently|is|was|at|remains|remained|still|down to|went from|improved from|grade|pulses?)[a-z :=]{0,14}$"
)
#: A rating before it makes "5/10" another rating, a count or a share after it makes "8/12" a fraction.
_RATED = re.compile(r"(?:pain|vas|nrs|nprs|scor\w+|rat\w+|severity|intensity)\D{0,16}\d{1,2}/10\b")
_FRACTION_AFTER = re.compile(
    r"(?: to \d/\d)? ?(?:of (?:an?|the)\b|sessions?|visits|visit(?! (?:i|we|she|he|dr|the|with)\b)|used\b|(?:authori[sz]|approv|attend)ed\b|weeks?|treatments?|appointments?|tab\w*|pills?|doses?|points?|muscles|levels|goals|miles?|hours?|inch\w*|cups?)"
)
_DATE_LEAD = re.compile(
    r"(?:since|(?:since|after|from) (?:the |a |her |his |an )?[a-z]+ing(?: [a-z]+){0,2}|since (?:the |a |her |his |an )?[a-z]+(?: (?:in|on|at))?|on|from|onset|began|started|doi|dos|dated?|seen|visit|of|until|through|thru|to|by|before|after|between|and|in|starting|:|-|/|,|\bsession|#\d|inj(?:ection)?|csis?|iacs|cortisone|steroid|kenalog|eval|soc|start of care|intake|as of|end(?:s|ed|ing)?|conclud(?:ed|ing)|finish(?:ed|ing)?|complet(?:ed|ing)|graduated|discharged|wrapped up|stopped|quit|till|resumed|tpis?|injections|injected|shots?|blocks?|mbbs?|esis?|botox|btx|toxin|tox|onabot\w*|botulinum(?: toxin)?|chemodenervation|cycle|return|rtc|next|slot|booked|scheduled|due|treated|attended|pt|dc|d/c'd|d/c|~|sets?|rounds?|(?:set|round|one|shot|block|injection|session) (?:this|last) year|last|prior|note|notes|addendum|diary|log|call|called|recovery|pacu|rfas?|siji?s?|epidurals?|caudal|neurotomy|ablat\w+|re-?done|,|\(|@|performed|done|given|received|had|and|&|\+|\||(?:dates?|blocks?|mbbs?|shots?|injections?|tpis?|ones?|sessions?|sets?|rounds?|procedures?|last|latest|first|most recent|previous|prior|second|third) (?:was|were|is)) ?$"
)


def full_year(digits: str, anchor: date | None) -> int:
    if len(digits) == 4:
        return int(digits)
    century = 2000 if int(digits) <= (anchor.year if anchor else 2050) % 100 + 1 else 1900
    return century + int(digits)


_ATTENDED = re.compile(r"\b(?:completed|attended|finished|did|had|done|total of|total:?|visits:?) ?(?:all )?$")
_VISITS_AFTER = re.compile(r" ?(?:\w+ ){0,2}(?:visits|sessions|appointments|appts|treatments)\b")


def numeric(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _NUMERIC.finditer(lower, start, end):
        a, mark, b, c = match.groups()
        before = lower[max(start, match.start() - 28) : match.start()]
        at, stop = match.span()
        if c is not None:
            if len(a) != 4 and (len(a) > 2 or len(b) > 2):
                continue
            days = _in_full(lower, a, mark, b, c, anchor)
            yield DateMention(at, stop, days, "" if days else "impossible")
        elif month := _month_of_year(a, mark, b):
            yield DateMention(at, stop, month)
        elif mark == "/" and len(a) <= 2 and len(b) <= 2:
            yield from _without_year(lower, at, stop, int(a), int(b), before, anchor)


_YEARS_OF_MONTHS = range(2013, 2100)  # of "2010-12" nobody says whether it is December or two years later


def _month_of_year(a: str, mark: str, b: str) -> Days | None:
    """The month of "3/2025", "03-2025" or "2025-03"."""
    if mark != "." and len(a) == 4 and len(b) == 2:
        year, month = int(a), int(b)
        return Days.of_month(year, month) if year in _YEARS_OF_MONTHS and 1 <= month <= MONTHS_A_YEAR else None
    told = len(b) == 4 and (mark == "/" or (mark == "-" and len(a) == 2))
    year, month = int(b), int(a)
    return Days.of_month(year, month) if told and 1 <= month <= MONTHS_A_YEAR and 1900 < year < 2100 else None


def _in_full(lower: str, a: str, mark: str, b: str, c: str, anchor: date | None) -> Days | None:
    """The day of three figures, month first but where points and the document say otherwise."""
    if len(a) == 4:
        return Days.on(int(a), int(b), int(c)) if len(c) <= 2 else None
    month, day = int(a), int(b)
    if mark == "." and day <= MONTHS_A_YEAR and (month > MONTHS_A_YEAR or _day_first(lower)):
        month, day = day, month
    return Days.on(full_year(c, anchor), month, day)


#: "20.02.2025": a document that writes the day first with points writes all its days so.
_POINTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?:(?:19|20)\d\d|\d\d)(?![\d.]\d)")


def _day_first(lower: str) -> bool:
    told = [(int(day), int(month)) for day, month in _POINTED.findall(lower)]
    return any(day > MONTHS_A_YEAR for day, _ in told) and all(month <= MONTHS_A_YEAR for _, month in told)


_RANGE_BEHIND = re.compile(
    r" ?(?:-|--|to|through|thru|until|till|->) ?(\d{1,2})/(\d{1,2})(?:/(?P<year>20\d\d|\d\d))?\b(?!/\d|\.\d| ?%| (?:mile|cup|inch|strength|power|motor|pain))"
)
_RANGE_BEFORE = re.compile(r"\b(\d{1,2})/(\d{1,2}) ?(?:-|--|to|through|thru|until|till|->) ?$")
MONTH_AND_DAY = r"\d{1,2}/\d{1,2}"
#: "01/28, 04/15 and 08/19 of this year": the year of a list of days stands behind the last of them.
_YEAR_BEHIND = re.compile(
    rf"(?:(?:,|,? and|,? &|;|,? then)? ?{MONTH_AND_DAY}(?!/))*,? (?:(?:both|all)(?: three| four)? )?(?:(?:of|in) )?(?:(?P<which>this|last|the past|the current)(?: calendar)? year\b|(?:of|in) (?P<year>20\d\d)\b)"
)
#: "2024: 2/12, 5/20 and 9/9; 2025: 6/16", "in 2024 took place on 4/8 and 7/1": the year of a list of days stands before it.
_YEAR_BEFORE = re.compile(
    rf"(?:(?<![\d/.-])(?P<heads>20\d\d) ?(?::|--?(?= )|–) ?|\bin (?P<year>20\d\d)(?:,? (?:they|these|those|took place|were|was|done|given|performed|held|occurred|administered|billed|only|all|just)(?!\w))* (?:on )?)(?:{MONTH_AND_DAY}(?!/)(?:,|,? and|,? &| ?\+)? ?)*$"
)
_LIST_BEFORE = 60  # characters of a list in which its year is looked for
_OF_LIST = re.compile(rf"(?: ?(?:,|&|and|, and|then|, then) ?(?:on )?{MONTH_AND_DAY}(?![/\d]))+")


def _lists_days(lower: str, at: int, stop: int) -> bool:
    """Whether a day without a year opens a list of days: one of them is written as no score is."""
    listed = _OF_LIST.match(lower, stop)
    if listed is None or lower[at - 1 : at].isalnum():
        return False
    days = [(word, *map(int, word.split("/"))) for word in (lower[at:stop], *re.findall(MONTH_AND_DAY, listed[0]))]
    possible = all(1 <= month <= MONTHS_A_YEAR and 1 <= day <= _DAYS for _, month, day in days)
    return possible and any(_dates_row(*each) for each in days)


#: "TPI neck 2/1, 4/1", "ESI L4-5 3/4 and 6/2": behind what is given on a day, and where.
_GIVEN_THERE = re.compile(
    r"\b(?:tpis?|[a-z]{0,2}esis?|mbbs?|rfas?|sijs?|trigger points?) (?:(?:to|of|in|the|left|right|l|r|bilat\w*|b/l|neck|back|low|lower|upper|lumbar|cervical|thoracic|trap\w*|shoulders?|si|joints?|gluteals?|[ctls]\d\S*) ){1,4}$"
)


def _of_session(lower: str, at: int, stop: int, month: int, day: int) -> bool:
    """Whether a day without a year stands behind a session and its place; one that could be a share only where a list of days goes on."""
    if not _GIVEN_THERE.search(lower, max(0, at - 60), at):
        return False
    return not _may_be_share(month, day) or _OF_LIST.match(lower, stop) is not None


def _of_told_year(lower: str, at: int, stop: int, anchor: date, month: int, day: int) -> Days | None:
    """The day where the year of its list, or of its span ("9/1 - 9/20/23"), is told, behind it or before."""
    if (until := _RANGE_BEHIND.match(lower, stop)) and until["year"]:
        return Days.on(full_year(until["year"], anchor) - (month > int(until[1])), month, day)
    behind = _YEAR_BEHIND.match(lower, stop)
    if behind is None:
        ahead = _YEAR_BEFORE.search(lower, max(0, at - _LIST_BEFORE), at)
        return Days.on(int(ahead["heads"] or ahead["year"]), month, day) if ahead else None
    year = int(behind["year"]) if behind["year"] else anchor.year - (behind["which"] == "last")
    return None if behind["which"] == "the past" else Days.on(year, month, day)


def _in_range(lower: str, at: int, stop: int, month: int, second: int) -> bool:
    """Whether a day without a year is an end of a span of days ("16 visits 8/21 - 10/23"); two scores ("4/5 to 5/5") are out of the same."""
    other = _RANGE_BEHIND.match(lower, stop) or _RANGE_BEFORE.search(lower, max(0, at - 14), at)
    if other is None or lower[at - 1 : at].isalnum() or not 1 <= month <= MONTHS_A_YEAR or not 1 <= second <= _DAYS:
        return False
    of_month, day = int(other[1]), int(other[2])
    if not 1 <= of_month <= MONTHS_A_YEAR or not 1 <= day <= _DAYS:
        return False
    scores = day == second <= _TOP or {day, second} <= _OF_RATING
    fractions = {day, second} <= _OF_FRACTION and month < second and of_month < day
    return not fractions and not (scores and month <= second and of_month <= day)


def _without_year(
    lower: str, at: int, stop: int, month: int, second: int, before: str, anchor: date | None
) -> Iterator[DateMention]:
    if second >= month and _ATTENDED.search(before) and _VISITS_AFTER.match(lower, stop):
        return  # "completed 12/12 PT visits"
    caused = month == second == _SECONDARY and _OF_CAUSE.match(lower, stop)
    rated = second == _TOP and (_RATED.search(lower, max(0, at - 120), at) or _VISIT_ROW.fullmatch(before))
    if caused or rated or _FRACTION_AFTER.match(lower, stop):
        return
    # "02/10 visit 3": what opens a line and has a nought before it, or a day above twelve, is a date.
    row = not before.strip(" -*•#") and _dates_row(lower[at:stop], month, second)
    row = row or (not before.strip(" -*•#") and bool(_WITH_YEAR.match(lower, stop)))
    # "3/12 TPI. 5/21 TPI": what opens a statement before what was done that day.
    opens = before.endswith("the ") or not before.strip(" -*•#") or not _may_be_share(month, second)
    row = row or (opens and bool(DATED_THING.match(lower, stop)))
    until = _RANGE_BEHIND.match(lower, stop)
    ranged = bool(until and until["year"]) or _in_range(lower, at, stop, month, second)
    row = row or ranged or _lists_days(lower, at, stop) or _of_session(lower, at, stop, month, second)
    if not 1 <= month <= 12 or not (row or _DATE_LEAD.search(before)) or lower[stop : stop + 1] == "/":
        return
    if (
        second in (5, 10)
        and (month <= second)
        and not row
        and lower[at] != "0"  # "#2 05/05"
        and not re.search(
            r"(?:since|onset|on|dated?|seen|visit|doi|dos|eval|tpi|began|started|\d/\d{1,2}(?:/\d+)?,?(?: and| &)?) ?$",
            before,
        )
    ):
        return  # a score out of five or ten
    if not ranged and _SCORE.search(before) and second in (5, 10, 4):
        return
    if anchor is None:
        yield DateMention(at, stop, None, "ambiguous")
        return
    if told := _of_told_year(lower, at, stop, anchor, month, second):
        yield DateMention(at, stop, told)
        return
    if _may_be_ahead(anchor, month, second, before):
        yield DateMention(at, stop, None, "ambiguous")
        return
    days = latest_day(anchor, month, second)
    may_be_year = (
        second in ((anchor.year - 1) % 100, (anchor.year - 2) % 100, anchor.year % 100, (anchor.year - 3) % 100)
        and second > 12
    )
    if may_be_year and re.search(r"(?:since|onset|in|began|started) ?$", before):
        # "since 1/24": January 2024 or the 24th of January.
        month_range = Days.of_month(2000 + second, month)
        days = Days(min(month_range.first, days.first), max(month_range.last, days.last)) if days else month_range
    yield DateMention(at, stop, days, "" if days else "impossible")


def _may_be_share(number: int, of: int) -> bool:
    """Whether a number of another may be a rating or a part: "7/10 injection pain", "walks 1/2 block"."""
    return number <= of and of in (_OF_FRACTION | _OF_RATING)


#: "Pain 2/2 a fall": secondary to it.
_SECONDARY = 2
_OF_CAUSE = re.compile(
    r" (?:an? |the |her |his |work |old |prior |recent )*(?:fall\b|mv[ac]\b|accident|injur|trauma|whiplash|lifting|collision|arthritis|stenosis|spondyl|strain|degenerat|hnp|ddd\b|oa\b)"
)
_TOP = 10
#: "11/03/25 eval 7/10": behind the day of a visit stands its rating.
_VISIT_ROW = re.compile(r"\W*\d{1,2}/\d{1,2}(?:/\d{2,4})? +[a-z]+ ")
MONTHS_A_YEAR, _TWO_DIGITS, _DAYS = 12, 10, 31
_OF_FRACTION, _OF_RATING = frozenset({2, 3, 4, 8}), frozenset({4, 5, 10})


def _dates_row(words: str, month: int, day: int) -> bool:
    """Whether what opens a line is a date and no score: "02/10", "11/23", "12/10", not "7/10" or "10/10"."""
    padded = words.startswith("0") or words[-2] == "0"
    return padded or day > MONTHS_A_YEAR or (month > _TWO_DIGITS and day >= _TWO_DIGITS)


#: "1/6 & 2/3/26": the year stands behind the last of them.
_WITH_YEAR = re.compile(r" ?(?:&|and|,) ?\d{1,2}/\d{1,2}/\d{2,4}\b")
#: "The 5/13 injections".
DATED_THING = re.compile(
    r" (?:#\d )?(?:(?:left|right|l|r|bilat\w*|b/l|diagnostic|repeat) )?(?:trigger|injection|inj\b|shot|mbb|tpi|rfa|sij|ablation|session|set\b|visit|procedure|block|esi|epidural|note\b|treatment|round|cycle|mri|x-?ray|caudal|series|accident|mva|fall\b|exam)"
)
#: A day that comes within so many days is not surely the one of the year before: "TPI 9/23" written on 9/16.
_SOON = 14
_PAST_LEAD = re.compile(r"(?:since|onset|began|started|last|doi|from|until|through|thru|to|-)[ :]*$")


def _may_be_ahead(anchor: date, month: int, day: int, before: str) -> bool:
    """Whether a day without its year may be the coming one: it is near, and nothing before it tells of the past."""
    this = Days.on(anchor.year, month, day)
    following = this if this and this.first > anchor else Days.on(anchor.year + 1, month, day)
    near = following is not None and (following.first - anchor).days <= _SOON
    return near and not _PAST_LEAD.search(before)


def latest_day(anchor: date, month: int, day: int) -> Days | None:
    """The latest such day on or before the anchor."""
    this = Days.on(anchor.year, month, day)
    if this is None and not (month == 2 and day == 29):
        return None
    return this if this and this.first <= anchor else Days.on(anchor.year - 1, month, day)
