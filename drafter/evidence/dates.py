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

from drafter.evidence.day_lists import days_beside
from drafter.evidence.days import DateMention, Days, add_months, elapsed, part_of
from drafter.evidence.holidays import holidays, seasons
from drafter.evidence.months import MONTH, MONTH_NUMBERS
from drafter.evidence.numbers import ORDINALS
from drafter.evidence.tellings import Telling, Tellings

__all__ = ["DateMention", "Days", "add_months", "dates", "elapsed"]


_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)"


_NUMERIC = re.compile(
    r"(\d(?<![\d/.:$#]\d)\d{0,3})([/-]|\.(?=\d{1,2}\.))(\d{1,4})(?:\2(\d{4}|\d{2})(?![\d/]))?(?![\d%]|:\d|\.\d|/\d| ?(?:mg|ml|cc|mcg|lbs?|kg|cm|mm)\b)"
)
_NAMED = re.compile(
    rf"\b(?:(?P<part>early|mid|late|(?:the )?(?:beginning|start|first week|first days|first half) (?:of|in)|(?:the )?(?:end|last week|last days|second half) (?:of|in)|(?:the )?middle of|mid-)[ -]?(?:to (?:mid|late)-?)?)?(?:(?P<day0>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})(?: of)? )?(?P<month>{MONTH})\b\.?"
    rf"(?: (?:the )?(?P<day>\d{{1,2}}|{_ORDINAL})(?:st|nd|rd|th)?(?![\d/:])(?! (?:weeks|visits|sessions|months|days|units)))?(?:,? (?:of )?(?P<year>{_YEAR}|(?:this|last) year)(?!\d))?"
)
#: "March to August": a month where another follows.
_MONTH_BEHIND = re.compile(rf" ?(?:-|to|through|thru|until|till) ?(?:(?:early|mid|late|the end of|end of) )?{MONTH}\b")
#: "Jan - May 2025", "from March through July 2025", "Feb, May and Aug 2025": the year behind the last month is also the first one's.
_RANGE_ON = re.compile(
    rf"(?:\.?(?:,|,? and| &|/) ?{MONTH}\b)*\.? ?(?:,|,? and|&|/|-|to|through|thru|until) ?(?:(?:early|mid|late|end of|the end of)[ -])?(?P<month>{MONTH})\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:of )?(?P<year>(?:19|20)\d\d|'\d\d)(?![\d/])"
)
_YEAR_ONLY = re.compile(
    rf"(?:\b|(?=\())(?:(?P<lead>since|least|as|onset|began|started|in|from|during|by|year|around|about|circa|until|through|to|and|of|early|mid|late|before|after|summer|spring|winter|fall|autumn|fusion|laminectomy|discectomy|decompression|surgery|operation|arthroplasty|replacement|acdf|,|:|-|\()(?:[ -]|~)?(?:early |mid-?|late |about |around |approximately |~)?)(?P<year>{_YEAR})(?![\d/-])(?! ?(?:mg|mcg|units?|iu|kcal|cal|ml|steps)\b)"
)
_RELATIVE = re.compile(
    r"\b(today|yesterday|(?:start|beginning|turn) of (?:this|the|last) year|last (?:week|month|year)|(?:earlier )?this (?:week|month|year)|last (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_SCORE = re.compile(
    r"(?:pain|vas|nrs|nprs|score|scale|rate[sd]?|rating|strength|severity|intensity|reflex|dtr|motor|best|worst|average|avg|now|currently|is|was|at|remains|remained|still|down to|went from|improved from|grade|pulses?)[a-z :=]{0,14}$"
)
#: A rating before it makes "5/10" another rating, a count or a share after it makes "8/12" a fraction.
_RATED = re.compile(r"(?:pain|vas|nrs|nprs|scor\w+|rat\w+|severity|intensity)\D{0,16}\d{1,2}/10\b")
_FRACTION_AFTER = re.compile(
    r"(?: to \d/\d)? ?(?:of (?:an?|the)\b|sessions?|visits?|used\b|(?:authori[sz]|approv|attend)ed\b|weeks?|treatments?|appointments?|tab\w*|pills?|doses?|points?|muscles|levels|goals|miles?|hours?|inch\w*|cups?)"
)
_DATE_LEAD = re.compile(
    r"(?:since|(?:since|after|from) (?:the |a |her |his |an )?[a-z]+ing(?: [a-z]+){0,2}|since (?:the |a |her |his |an )?[a-z]+(?: (?:in|on|at))?|on|from|onset|began|started|doi|dos|dated?|seen|visit|of|until|through|thru|to|by|before|after|between|and|in|starting|:|-|/|,|\bsession|#\d|inj(?:ection)?|csis?|iacs|cortisone|steroid|kenalog|eval|soc|start of care|intake|as of|end(?:s|ed|ing)?|conclud(?:ed|ing)|finish(?:ed|ing)?|complet(?:ed|ing)|graduated|discharged|wrapped up|stopped|quit|till|resumed|tpis?|injections|injected|shots?|blocks?|mbbs?|esis?|botox|btx|toxin|onabot\w*|botulinum(?: toxin)?|chemodenervation|cycle|return|rtc|next|slot|booked|scheduled|due|treated|attended|pt|dc|d/c'd|d/c|~|sets?|rounds?|(?:set|round|one|shot|block|injection|session) (?:this|last) year|last|prior|note|notes|addendum|diary|log|call|called|recovery|pacu|rfas?|siji?s?|epidurals?|caudal|neurotomy|ablat\w+|re-?done|,|\(|@|performed|done|given|received|had|and|&|\+|\||(?:dates?|blocks?|mbbs?|shots?|injections?|tpis?|ones?|sessions?|sets?|rounds?|procedures?) (?:was|were|is)) ?$"
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
    return sorted(found, key=lambda mention: mention.start) if len(found) > 1 else found


def _full_year(digits: str, anchor: date | None) -> int:
    if len(digits) == 4:
        return int(digits)
    century = 2000 if int(digits) <= (anchor.year if anchor else 2050) % 100 + 1 else 1900
    return century + int(digits)


_ATTENDED = re.compile(r"\b(?:completed|attended|finished|did|had|done|total of|total:?|visits:?) ?(?:all )?$")
_VISITS_AFTER = re.compile(r" ?(?:\w+ ){0,2}(?:visits|sessions|appointments|appts|treatments)\b")


def _numeric(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _NUMERIC.finditer(lower, start, end):
        a, mark, b, c = match.groups()
        before = lower[max(start, match.start() - 28) : match.start()]
        at, stop = match.span()
        if c is not None:
            if len(a) == 4:
                days = Days.on(int(a), int(b), int(c)) if len(c) <= 2 else None
            elif len(a) > 2 or len(b) > 2:
                continue
            else:
                days = Days.on(_full_year(c, anchor), int(a), int(b))
            yield DateMention(at, stop, days, "" if days else "impossible")
        elif mark == "/" and len(b) == 4 and len(a) <= 2:
            if 1 <= int(a) <= 12 and 1900 < int(b) < 2100:
                yield DateMention(at, stop, Days.of_month(int(b), int(a)))
        elif mark == "/" and len(a) <= 2 and len(b) <= 2:
            yield from _without_year(lower, at, stop, int(a), int(b), before, anchor)


_RANGE_BEHIND = re.compile(
    r" ?(?:-|--|to|through|thru|until|till|->) ?(\d{1,2})/(\d{1,2})\b(?!/\d|\.\d| ?%| (?:mile|cup|inch|strength|power|motor|pain))"
)
_RANGE_BEFORE = re.compile(r"\b(\d{1,2})/(\d{1,2}) ?(?:-|--|to|through|thru|until|till|->) ?$")


_MD = r"\d{1,2}/\d{1,2}"
#: "01/28, 04/15 and 08/19 of this year": the year of a list of days stands behind the last of them.
_YEAR_BEHIND = re.compile(
    rf"(?:(?:,|,? and|,? &|;|,? then)? ?{_MD}(?!/))*,? (?:(?:both|all)(?: three| four)? )?(?:(?:of|in) )?(?:(?P<which>this|last|the past|the current)(?: calendar)? year\b|(?:of|in) (?P<year>20\d\d)\b)"
)
_OF_LIST = re.compile(rf"(?: ?(?:,|&|and|, and|then|, then) ?(?:on )?{_MD}(?!/))+")


def _lists_days(lower: str, at: int, stop: int) -> bool:
    """Whether a day without a year opens a list of days: one of them is written as no score is."""
    listed = _OF_LIST.match(lower, stop)
    if listed is None or lower[at - 1 : at].isalnum():
        return False
    days = [(word, *map(int, word.split("/"))) for word in (lower[at:stop], *re.findall(_MD, listed[0]))]
    possible = all(1 <= month <= _MONTHS_A_YEAR and 1 <= day <= _DAYS for _, month, day in days)
    return possible and any(_dates_row(*each) for each in days)


def _of_year_behind(lower: str, stop: int, anchor: date, month: int, day: int) -> Days | None:
    """The day where the year of its list stands behind."""
    behind = _YEAR_BEHIND.match(lower, stop)
    if behind is None:
        return None
    year = int(behind["year"]) if behind["year"] else anchor.year - (behind["which"] == "last")
    return None if behind["which"] == "the past" else Days.on(year, month, day)


def _in_range(lower: str, at: int, stop: int, month: int, second: int) -> bool:
    """Whether a day without a year is an end of a span of days ("16 visits 8/21 - 10/23"); two scores ("4/5 to 5/5") are out of the same."""
    other = _RANGE_BEHIND.match(lower, stop) or _RANGE_BEFORE.search(lower, max(0, at - 14), at)
    if other is None or lower[at - 1 : at].isalnum() or not 1 <= month <= _MONTHS_A_YEAR or not 1 <= second <= _DAYS:
        return False
    of_month, day = int(other[1]), int(other[2])
    if not 1 <= of_month <= _MONTHS_A_YEAR or not 1 <= day <= _DAYS:
        return False
    scores = day == second <= _TOP or {day, second} <= _OF_RATING
    fractions = {day, second} <= _OF_FRACTION and month < second and of_month < day
    return not fractions and not (scores and month <= second and of_month <= day)


def _without_year(
    lower: str, at: int, stop: int, month: int, second: int, before: str, anchor: date | None
) -> Iterator[DateMention]:
    if second >= month and _ATTENDED.search(before) and _VISITS_AFTER.match(lower, stop):
        return  # "completed 12/12 PT visits"
    if _FRACTION_AFTER.match(lower, stop) or (
        second == _TOP and (_RATED.search(lower, max(0, at - 120), at) or _VISIT_ROW.fullmatch(before))
    ):
        return
    # "02/10 visit 3": what opens a line and has a nought before it, or a day above twelve, is a date.
    row = not before.strip(" -*•#") and _dates_row(lower[at:stop], month, second)
    row = row or (not before.strip(" -*•#") and bool(_WITH_YEAR.match(lower, stop)))
    row = row or (
        (before.endswith("the ") or not _may_be_share(month, second)) and bool(_DATED_THING.match(lower, stop))
    )
    row = row or _in_range(lower, at, stop, month, second) or _lists_days(lower, at, stop)
    if not 1 <= month <= 12 or not (row or _DATE_LEAD.search(before)) or lower[stop : stop + 1] == "/":
        return
    if (
        second in (5, 10)
        and (month <= second)
        and not row
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
    if told := _of_year_behind(lower, stop, anchor, month, second):
        yield DateMention(at, stop, told)
        return
    if _may_be_ahead(anchor, month, second, before):
        yield DateMention(at, stop, None, "ambiguous")
        return
    days = _latest(anchor, month, second)
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


_TOP = 10
#: "11/03/25 eval 7/10": behind the day of a visit stands its rating.
_VISIT_ROW = re.compile(r"\W*\d{1,2}/\d{1,2}(?:/\d{2,4})? +[a-z]+ ")
_MONTHS_A_YEAR, _TWO_DIGITS, _DAYS = 12, 10, 31
_OF_FRACTION, _OF_RATING = frozenset({2, 3, 4, 8}), frozenset({4, 5, 10})


def _dates_row(words: str, month: int, day: int) -> bool:
    """Whether what opens a line is a date and no score: "02/10", "11/23", "12/10", not "7/10" or "10/10"."""
    padded = words.startswith("0") or words[-2] == "0"
    return padded or day > _MONTHS_A_YEAR or (month > _TWO_DIGITS and day >= _TWO_DIGITS)


#: "1/6 & 2/3/26": the year stands behind the last of them.
_WITH_YEAR = re.compile(r" ?(?:&|and|,) ?\d{1,2}/\d{1,2}/\d{2,4}\b")
#: "The 5/13 injections".
_DATED_THING = re.compile(
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


def _latest(anchor: date, month: int, day: int) -> Days | None:
    """The latest such day on or before the anchor."""
    this = Days.on(anchor.year, month, day)
    if this is None and not (month == 2 and day == 29):
        return None
    return this if this and this.first <= anchor else Days.on(anchor.year - 1, month, day)


def _listed(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    """Each day of a list of days of one month."""
    del text
    for match in _NAMED.finditer(lower, start, end):
        told = match["day0"] or match["day"]
        if not told or not told[0].isdigit():
            continue
        own = int(told.rstrip("stndrh"))
        others = days_beside(lower, match, own, start, end)
        if others is None:
            continue
        month, year = MONTH_NUMBERS[match["month"][:3]], match["year"] or others.year
        for first, last, day in [(*match.span(), own), *others.places]:
            days, problem = _of_month(month, day, year, "", anchor)
            yield DateMention(first, last if not lower[last - 1].isspace() else last - 1, days, problem)


def _named(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    for match in _NAMED.finditer(lower, start, end):
        word, at, stop = match["month"], match.start(), match.end()
        day, year = match["day0"] or match["day"], match["year"]
        if day:
            day = str(ORDINALS.get(day, day.rstrip("stndrh")))
        before = lower[max(start, at - 24) : at]
        if not (day or year) and (until := _RANGE_ON.match(lower, match.end("month"), end)):
            last = _full_year(until["year"].lstrip("'"), anchor)
            first = last - (MONTH_NUMBERS[word[:3]] > MONTH_NUMBERS[until["month"][:3]])
            yield DateMention(at, match.end("month"), Days.of_month(first, MONTH_NUMBERS[word[:3]]))
            continue
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
            and not (_MONTH_LISTED.search(before) or _AND_MORE.match(lower, stop))
            and not match["part"]
            and not _MONTH_BEHIND.match(lower, stop)
            and not _DATED_THING.match(lower, match.end("month"))
        ):
            continue
        month = MONTH_NUMBERS[word[:3]]
        if day and not year and len(day) == 2 and int(day) > 31:
            continue
        days, problem = _of_month(month, int(day) if day else None, year, before, anchor)
        if problem == "ambiguous" and not day and (spanned := _span_ends(before, month, anchor)):
            days, problem = spanned, ""
        if days and not day and not match["part"]:
            days = _throughout(lower, days, at, stop)
        if days and match["part"] and not day:
            days = part_of(days, match["part"])
        yield DateMention(at, stop if not lower[stop - 1].isspace() else stop - 1, days, problem)


#: "From July to September", written in October: the span's first month tells the year of its last.
_SPAN_BEFORE = re.compile(
    rf"\b(?P<month>{MONTH})\.? (?:to|through|thru|until|till|-|and) (?:the end of |end of |early |mid |late )?$"
)
_WHOLE = re.compile(
    rf"\b(?:throughout|all (?:of|through)|the whole of|(?:daily|weekly|nightly|faithfully|twice (?:a|per) week|every (?:day|week|night)) through(?= {MONTH} and)|(?:daily|weekly|nightly|faithfully|twice (?:a|per) week|every (?:day|week|night)) through(?= (?:{MONTH},? )+and)) (?P<more>(?:{MONTH},? )*)(?:and )?$"
)
_MONTH_LISTED = re.compile(rf"\b{MONTH}\.?(?:,|,? and| &|/) ?$")
_AND_MORE = re.compile(rf"(?:, | and | & )(?:and )?{MONTH}\b")


def _span_ends(before: str, month: int, anchor: date | None) -> Days | None:
    """The last month of a span, where the first one is no month near the document's own and the last is over."""
    opened = _SPAN_BEFORE.search(before)
    if opened is None or anchor is None:
        return None
    first, _ = _of_month(MONTH_NUMBERS[opened["month"][:3]], None, None, "", anchor)
    if first is None:
        return None
    year = first.first.year + (month < first.first.month)
    ends = Days.of_month(year, month)
    return ends if ends.last < anchor else None


def _throughout(lower: str, days: Days, at: int, stop: int) -> Days:
    """The edge of a span of whole months that a month is: "throughout August and September" is from the first day to the last."""
    whole = _WHOLE.search(lower, max(0, at - 60), at)
    if whole is None:
        return days
    follows = _AND_MORE.match(lower, stop)
    if not whole["more"] and follows:
        return Days(days.first, days.first)
    return Days(days.last, days.last) if whole["more"] and not follows else days


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
        days = Days.on(full, month, day) if day else Days.of_month(full, month)
        return days, "" if days else "impossible"
    if anchor is None:
        return None, "ambiguous"
    if day:
        days = _latest(anchor, month, day)
        return days, "" if days else "impossible"
    this = re.search(r"\b(?:this|this past|past|earlier this|of this) $", before)
    near = (month - anchor.month) % 12 in (0, 1, 11)
    if near and (month - anchor.month) % 12 == _MONTHS_A_YEAR - 1 and _ENDED_IN.search(before):
        near = False  # what held until a month was over when it was told
    if near and not (this and month < anchor.month):
        return None, "ambiguous"
    return Days.of_month(anchor.year if month < anchor.month else anchor.year - 1, month), ""


#: "She was free of pain until mid September".
_ENDED_IN = re.compile(
    r"\b(?:until|till?|through|thru|(?:lasted|endured|held|persisted|continued|carried|stretched|stayed|extended|on|well|right|up|maintained|sustained|good|gone|there|relief|benefit|effect) (?:in)?to|all the way (?:in)?to)(?: (?:about|around|roughly|the))* $"
)


def _relative(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    if anchor is None:
        return
    for match in _RELATIVE.finditer(lower, start, end):
        if match[0].endswith(" year") and _DAYS_OF_YEAR.search(lower, start, match.start()):
            continue  # the year of the days before it
        yield DateMention(match.start(), match.end(), _relative_days(match[1], anchor))


_DAYS_OF_YEAR = re.compile(rf"{_MD},? (?:(?:both|all)(?: three| four)? )?(?:(?:of|in) )?$")
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


def _relative_days(words: str, anchor: date) -> Days:
    one = timedelta(days=1)
    month_before = add_months(anchor, -1)
    known = {
        "today": Days(anchor, anchor),
        "yesterday": Days(anchor - one, anchor - one),
        "last month": Days.of_month(month_before.year, month_before.month),
        "last year": Days(date(anchor.year - 1, 1, 1), date(anchor.year - 1, 12, 31)),
    }
    if words in known:
        return known[words]
    if words.startswith(("start", "beginning", "turn")):
        return Days.of_month(anchor.year - words.endswith("last year"), 1)
    if words.endswith("month"):
        return Days(anchor.replace(day=1), anchor)
    if words.endswith("year"):
        return Days(date(anchor.year, 1, 1), anchor)
    return Days(anchor - 13 * one, anchor - one)  # "last week", "last Tuesday"


def _years(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    del text
    for match in _YEAR_ONLY.finditer(lower, start, end):
        if _DAYS_OF_YEAR.search(lower, start, match.start("year")):
            continue
        year = _full_year(match["year"].lstrip("'"), anchor)
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
    (_numeric, Telling(*"0123456789")),
    (_listed, Telling(*MONTH_NUMBERS)),
    (_named, Telling(*MONTH_NUMBERS)),
    (seasons, Telling("spring", "summer", "fall", "winter", "autumn")),
    (holidays, Telling("mas", "day", "year", "thanks", "july", "hallow", "valent", "easter")),
    (_all_year, Telling("month so far", "month thus", "month in 20", "month of 20", "month this y", "month of the y", "month of this", "month to date", "months of 20", "months of this", "months this", "months in 20", "throughout ", "all through", "all 20", "all of 20", "all this y", "all of this y", "all year")),
    (_relative, Telling("day", "last ", "this ", "of the year")),
    (_years, Telling("19", "20", "'")),
))  # fmt: skip
