"""Days of months by the marks that a diary's key explains: "July: red 10, yellow 9", "In August 9 crosses and 10 circles".

What the marks of a headache come to together is a month's headache days. A month for which not every such mark is counted tells the
least alone; one that is still running tells nothing. Several months are one interval, from the least to the most.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.headaches.counted_windows import of_past_year
from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.headaches.diary_keys import MARK, NOT_ITS, NOUN, key_above, key_ends
from drafter.evidence.words.months import MONTH_NUMBERS, MONTH_WORD, NUMERIC_MONTH
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: "Sept 11 stars": a bare figure behind a month is a count, no year.
_MONTH = re.compile(rf"{MONTH_WORD}(?:,? (?:20\d\d|'\d\d))?|{NUMERIC_MONTH}")
#: "Red 10", "M x 10", "10 red", "eleven crosses", "twelve 2s".
_COUNT = re.compile(
    rf"(?<![\w/.])(?:(?P<mark>{MARK}){NOUN}(?: ?[=:x×] ?| - | )(?P<n>\d{{1,2}})(?![\d/%]|[.:]\d| ?(?:{MARK})\b(?! ?[=:x×\d]))"
    rf"|(?P<n2>(?!an?\b|half\b){NUMBER}) (?P<mark2>{MARK})(?:e?s|'s)?{NOUN})(?![\w'])"
)
#: "Week of July 4", "July 4-10:": of some of its days.
_WEEK_OF = re.compile(r"\b(?:weeks?|wks?)(?: (?:of|in|ending|beginning|starting))*:? $")
_DAY_OF = re.compile(r" \d{1,2}(?:st|nd|rd|th)? ?(?:[:–-]|to\b|through\b)")
_RUNNING = re.compile(r"\b(?:so far|to date|already|thus far|as of now|goals?|targets?|expected)\b")
_OF_MONTHS = Telling("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "/20")
_LARGEST, _WHOLE_MONTH = 31, 28


def marked_months(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The days of headache and of migraine that the marks of a sentence's months come to."""
    lower, end = reading.lower, sentence.end
    if not _OF_MONTHS.within(lower, sentence.start, end):
        return
    key = key_above(reading, sentence)
    if not key or NOT_ITS.search(lower, sentence.start, end):
        return
    months = list(_MONTH.finditer(lower, key_ends(reading, sentence), end))
    if not months:
        return
    ends = [after.start() for _, after in pairwise(months)] + [end]
    told = [
        shared
        for month, last in zip(months, ends, strict=True)
        if _whole(reading, sentence, month)
        and not _runs(reading, sentence, month, last)
        and (shared := _shared(lower, month.end(), last, key))
    ]
    if not told:
        return
    first = months[0].start()
    for what in ("headache", "migraine"):
        values = [shared[what] for shared in told if what in shared]
        if len(values) == len(told):
            yield Entry(first, end, Interval(min(v.low for v in values), max(v.high for v in values)), what, "m")


def _shared(lower: str, first: int, last: int, key: dict[str, str]) -> dict[str, Interval]:
    """The days of headache and of migraine of one month; nothing where a mark is counted twice or the days are more than a month's."""
    days: dict[str, float] = {}
    for found in _COUNT.finditer(lower, first, last):
        mark = found["mark"] or found["mark2"]
        told = number(found["n"] or found["n2"])
        if mark not in key or told is None:
            continue
        if mark in days:
            return {}
        days[mark] = told[0]
    of_pain = {mark for mark, kind in key.items() if kind in ("migraine", "headache")}
    kinds = [mark for mark in days if key[mark]]
    if not of_pain & days.keys() or sum(days[mark] for mark in kinds) > _LARGEST:
        return {}
    all_told = of_pain <= days.keys()
    shared = {}
    if any(kind == "headache" for kind in key.values()):
        total = sum(days[mark] for mark in of_pain & days.keys())
        shared["headache"] = Interval(total, total if all_told else math.inf)
    migraine = {mark for mark, kind in key.items() if kind == "migraine"}
    if migraine and migraine <= days.keys():
        total = sum(days[mark] for mark in migraine)
        shared["migraine"] = Interval(total, total)
    return shared


def _whole(reading: Reading, sentence: Sentence, month: re.Match[str]) -> bool:
    """Whether a month is meant as a whole, and is none of years ago."""
    lower = reading.lower
    if _WEEK_OF.search(lower, sentence.start, month.start()) or _DAY_OF.match(lower, month.end(), sentence.end):
        return False
    return not of_past_year(reading, month.start(), month.end())


def _runs(reading: Reading, sentence: Sentence, month: re.Match[str], last: int) -> bool:
    """Whether a month is not over at the day of the document."""
    if _RUNNING.search(reading.lower, month.end(), last):
        return True
    day = reading.day(sentence)
    name = month[0]
    told = int(name.split("/", maxsplit=1)[0]) if name[0].isdigit() else MONTH_NUMBERS[name[:3]]
    year = re.search(r"20\d\d|(?<=')\d\d", name)
    same = day is not None and day.month == told and (year is None or int(year[0]) % 100 == day.year % 100)
    return same and day is not None and day.day < _WHOLE_MONTH
