"""Dates by the name of a month: "March 2025", "the 9th of November last year", "early June", "March to August"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.day_lists import days_beside
from drafter.evidence.calendar.days import DateMention, Days, part_of
from drafter.evidence.calendar.numeric_dates import DATED_THING, MONTHS_A_YEAR, full_year, latest_day
from drafter.evidence.words.months import MONTH, MONTH_NUMBERS
from drafter.evidence.words.numbers import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
_NAMED = re.compile(
    rf"\b(?:(?P<part>early|mid|late|(?:the )?(?:beginning|start|first w(?:ee)?k|1st w(?:ee)?k|first days|first half) (?:of|in)|(?:the )?(?:end|last w(?:ee)?k|last days|second half) (?:of|in)|(?:the )?(?:middle|(?:second|2nd|third|3rd) w(?:ee)?k) of|mid-)[ -]?(?:to (?:mid|late)-?)?)?(?:(?<!#)(?P<day0>\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})(?: of)? (?!{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d))?(?P<month>{MONTH})\b\.?"
    rf"(?: (?:the )?(?P<day>\d{{1,2}}|{_ORDINAL})(?:st|nd|rd|th)?(?![\d/]|:\d)(?! (?:weeks|visits|sessions|months|days|units)))?(?:,? (?:of )?(?P<year>{YEAR}|(?:this|last) y(?:ea)?r)(?!\d)\b)?"
)
#: "March to August": a month where another follows.
_MONTH_BEHIND = re.compile(
    rf" ?(?:-|to|through|thru|until|till) ?(?:(?:early|mid|late|the end of|end of) )?(?:{MONTH}|(?:the )?present|now|date)\b"
)
#: "Jan - May 2025", "from March through July 2025", "Feb, May and Aug 2025": the year behind the last month is also the first one's.
_RANGE_ON = re.compile(
    rf"(?:\.?(?:,|,? and| &|/) ?{MONTH}\b)*\.? ?(?:,|,? and|&|/|-|to|through|thru|until) ?(?:(?:early|mid|late|end of|the end of)[ -])?(?P<month>{MONTH})\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:of )?(?P<year>(?:19|20)\d\d|'\d\d)(?![\d/])"
)


#: What leads to a month in lower case, which is a word else ("may", "march", "sep").
_LEADS = re.compile(
    r"\b(?:since|in|last|past|until|till|through|thru|from|during|early|mid|late|by|before|after|between|(?:dates?|dated|traces?|traced|goes|back|began|begun|started|starting|onset)(?: (?:in|to|it to|back to))?:?) \(?$"
)


#: "05-Mar-2025", "5/Mar/25", "05MAR2025": as laboratories, the armed forces and many charts date.
_JOINED = re.compile(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?P<mark>[-/.]?)(?P<month>{MONTH})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[-.]\d)"
)


def joined(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    """Dates whose day, month and year are one word."""
    del text
    for match in _JOINED.finditer(lower, start, end):
        days, problem = _of_month(MONTH_NUMBERS[match["month"][:3]], int(match["day"]), match["year"], "", anchor)
        yield DateMention(*match.span(), days, problem)


def listed(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
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


#: "MAR: hyaluronate 20 mg 02/10/2025", "per MAR 6/12/25": what nurses gave, with its day, is no March.
_PER_RECORD = re.compile(r"(?:^|\b(?:per|see|e)[ -](?:the )?)$")
_DAY_BEHIND = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")


def _is_record(text: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether "MAR" in capitals opens an entry of a medication administration record."""
    opens = _PER_RECORD.search(text[start:at].lower()) is not None
    return text.startswith("MAR", at) and opens and _DAY_BEHIND.search(text, stop, end) is not None


def named(text: str, lower: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    for match in _NAMED.finditer(lower, start, end):
        word, at, stop = match["month"], match.start(), match.end()
        day, year = match["day0"] or match["day"], match["year"]
        if day:
            day = str(ORDINALS.get(day, day.rstrip("stndrh")))
        before = lower[max(start, at - 24) : at]
        if not (day or year) and (until := _RANGE_ON.match(lower, match.end("month"), end)):
            last = full_year(until["year"].lstrip("'"), anchor)
            first = last - (MONTH_NUMBERS[word[:3]] > MONTH_NUMBERS[until["month"][:3]])
            yield DateMention(at, match.end("month"), Days.of_month(first, MONTH_NUMBERS[word[:3]]))
            continue
        if (
            word in ("may", "mar", "march", "dec", "sep", "jan")
            and not (year or day)
            and (not text[match.start("month")].isupper() or _is_record(text, start, match.start("month"), stop, end))
            and not (_LEADS.search(before) or _MONTH_BEHIND.match(lower, stop))
        ):
            continue
        if (
            word in ("may", "march")
            and not (year or day)
            and not re.search(
                r"(?:since|in|of|last|last ones?|this past|this|until|through|from|during|by|early|mid|late|and|to|before|after|between|-|began|started|onset:?|noticed|starting|beginning) ?$",
                before,
            )
            and not (_MONTH_LISTED.search(before) or _AND_MORE.match(lower, stop))
            and not match["part"]
            and not _MONTH_BEHIND.match(lower, stop)
            and not (before.endswith("(") and lower[match.end("month") : match.end("month") + 1] in (")", ",", ";"))
            and not DATED_THING.match(lower, match.end("month"))
            and not (_ALONE.fullmatch(lower, start, at) and not lower[stop:end].strip(" .\"'") and text[at].isupper())
        ):
            continue
        month = MONTH_NUMBERS[word[:3]]
        if day and not year and len(day) == 2 and int(day) > 31:
            continue
        days, problem = _of_month(month, int(day) if day else None, year, before, anchor)
        if problem == "ambiguous" and not day:
            days = _span_ends(before, month, anchor) or _before_next(
                month, _AND_MORE.match(lower, stop) or _TO_MORE.match(lower, stop), anchor
            )
            problem = "" if days else problem
        if days and not day and not match["part"]:
            days = _throughout(lower, days, at, stop)
        if days and match["part"] and not day:
            days = part_of(days, match["part"])
        yield DateMention(at, stop if not lower[stop - 1].isspace() else stop - 1, days, problem)


#: "From July to September", written in October: the span's first month tells the year of its last.
_SPAN_BEFORE = re.compile(
    rf"\b(?P<month>{MONTH})\.? (?:to|through|thru|until|till|-|and) (?:the end of |end of |early |mid |late )?$"
)
#: "From March to August", written in February: the span's last month tells the year of its first.
_TO_MORE = re.compile(
    rf" ?(?:to|through|thru|until|till|into|-) ?(?:(?:the )?(?:end|middle|beginning) of |early |mid |late )?{MONTH}\b(?! (?:19|20)\d\d)"
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


def _before_next(month: int, more: re.Match[str] | None, anchor: date | None) -> Days | None:
    """A month near the document's own, where a list goes on with one that is over: "in November, February and May"."""
    if more is None:
        return None
    following = MONTH_NUMBERS[_WORDS.findall(more[0])[-1][:3]]
    later, _ = _of_month(following, None, None, "", anchor)
    return Days.of_month(later.first.year - (month >= following), month) if later else None


_WORDS = re.compile(r"[a-z]+")
#: "Since when? March.": nothing stands before the month but the mark of an answer.
_ALONE = re.compile(r"\W*(?:a(?:ns(?:wer)?)?[.:)] ?|(?:pt|patient|she|he): ?)?")


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
        if year.endswith(("year", "yr")):
            if anchor is None:
                return None, "ambiguous"
            full = anchor.year - year.startswith("last")
        else:
            full = full_year(year.lstrip("'"), anchor)
        days = Days.on(full, month, day) if day else Days.of_month(full, month)
        return days, "" if days else "impossible"
    if anchor is None:
        return None, "ambiguous"
    if day:
        days = latest_day(anchor, month, day)
        return days, "" if days else "impossible"
    this = re.search(r"\b(?:this|this past|past|earlier this|of this) $", before)
    near = (month - anchor.month) % 12 in (0, 1, 11)
    if (
        near
        and (month - anchor.month) % 12 == MONTHS_A_YEAR - 1
        and (_ENDED_IN.search(before) or _WHOLE.search(before))
    ):
        near = False  # what held until a month was over when it was told
    if month >= anchor.month and before.endswith("last "):
        near = False  # "last December" or "last November", told in November
    if near and not (this and month < anchor.month):
        return None, "ambiguous"
    return Days.of_month(anchor.year if month < anchor.month else anchor.year - 1, month), ""


#: "She was free of pain until mid September".
_ENDED_IN = re.compile(
    r"\b(?:until|till?|through|thru|(?:lasted|endured|held|persisted|continued|carried|stretched|stayed|extended|on|well|right|up|maintained|sustained|good|gone|there|relief|benefit|effect) (?:in)?to|all the way (?:in)?to)(?: (?:about|around|roughly|the))* $"
)
