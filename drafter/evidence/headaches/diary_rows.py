"""Rows of a headache diary that are nothing but a month and its count ("May 17", "April - 18"), under a line that says of what.

Such a row names a month and no day of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.calendar.dates import DateMention
from drafter.evidence.calendar.days import Days
from drafter.evidence.headaches.diaries import DIARY_NAMED, OTHER, Entry, opens_row
from drafter.evidence.headaches.diary_lists import KIND
from drafter.evidence.words.months import MONTH_NUMBERS, MONTH_WORD, NUMERIC_MONTH
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from datetime import date

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ROW = re.compile(
    rf"(?P<month>{MONTH_WORD}|{NUMERIC_MONTH})\.?(?:,? (?P<year>'\d\d|20\d\d))? ?(?:[:=–-]+|\.{{2,}})? ?(?P<told>(?P<count>\d{{1,2}})(?: ?/ ?(?:28|29|30|31)| days?)?) ?[.;,]?"
)
_CELL = rf"{MONTH_WORD}(?:,? (?:'\d\d|20\d\d))? ?(?:[:=–-]+)? ?\d{{1,2}}(?: ?/ ?(?:28|29|30|31))?"
#: "Aug 17 | Sep 19 | Oct 16": several months in one line.
_LINE = re.compile(rf"[|•* -]*{_CELL}(?: ?[|;,/] ?{_CELL}){{2,12}} ?[|.;,]*")
_OF_DAYS = re.compile(rf"\b(?:{KIND}[- ](?:days?|d)\b|days? (?:of|with) (?:an? |any )?{KIND}\b|mhd\b|mmd\b)")
_MIGRAINE = re.compile(r"\b(?:mig|mmd)")
_MOST, _ROWS = 31, 13


class Row(NamedTuple):
    """A month of a diary with its count.

    :param entry: the days of headache or of migraine.
    :param months: the months that the row names, mostly one; without its year, the latest before the document's day.
    """

    entry: Entry
    months: tuple[DateMention, ...]


def month_row(reading: Reading, sentence: Sentence) -> Row | None:
    """What a line that is nothing but a month and a count enters; None where no line above says what is counted."""
    if not opens_row(reading.lower, sentence.start):
        return None
    return reading.once("month row", sentence, _read)


def _matched(reading: Reading, sentence: Sentence) -> re.Match[str] | None:
    found = _ROW.fullmatch(reading.lower, sentence.start, sentence.end)
    return found if found is not None and int(found["count"]) <= _MOST else None


def _read(reading: Reading, sentence: Sentence) -> Row | None:
    found = _matched(reading, sentence)
    if found is None:
        return _line(reading, sentence)
    first = sentence.index
    while first and sentence.index - first < _ROWS and _matched(reading, reading.sentences[first - 1]):
        first -= 1
    below = reading.sentences[sentence.index + 1 : sentence.index + 2]
    alone = first == sentence.index and not (below and _matched(reading, below[0]))
    head = _head(reading, first)
    if alone or not head or OTHER.search(head):
        return None
    what = "migraine" if _MIGRAINE.search(head) else "headache"
    days = float(found["count"])
    entry = Entry(found.start("told"), found.end("told"), Interval(days, days), what, "m")
    return Row(entry, (DateMention(found.start("month"), found.end("month"), _month(found, reading.day(sentence))),))


def _line(reading: Reading, sentence: Sentence) -> Row | None:
    """What a line of several months and their counts enters."""
    if not _LINE.fullmatch(reading.lower, sentence.start, sentence.end):
        return None
    head = _head(reading, sentence.index)
    if not head or OTHER.search(head):
        return None
    cells = list(_ROW.finditer(reading.lower, sentence.start, sentence.end))
    days = [float(cell["count"]) for cell in cells]
    if max(days) > _MOST:
        return None
    what = "migraine" if _MIGRAINE.search(head) else "headache"
    entry = Entry(cells[0].start(), cells[-1].end(), Interval(min(days), max(days)), what, "m")
    day = reading.day(sentence)
    return Row(entry, tuple(DateMention(c.start("month"), c.end("month"), _month(c, day)) for c in cells))


def _head(reading: Reading, first: int) -> str:
    """What the line above the first of some rows says of their counts."""
    row = reading.sentences[first]
    above = reading.sentences[first - 1] if first else None
    text = f"{row.section.title} {reading.lower[above.start : above.end] if above else ''}"
    return text if DIARY_NAMED.search(text) or _OF_DAYS.search(text) else ""


def _month(found: re.Match[str], day: date | None) -> Days | None:
    if found["month"][0].isdigit():
        number, year = found["month"].split("/")
        return Days.of_month(int(year), int(number))
    month = MONTH_NUMBERS[found["month"][:3]]
    if found["year"]:
        return Days.of_month(2000 + int(found["year"][-2:]), month)
    return None if day is None else Days.of_month(day.year - (month > day.month), month)
