"""Hours of headache in a diary's table: a column of hours, or of beginnings and ends, set out by bars, wider blanks or another mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.day_spans import Span, clock_hours
from drafter.evidence.headaches.diaries import cells_of
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: An entry of a diary: a day, by its date or its name.
DIARY_ROW = re.compile(
    r"(?:[|*•-] ?)*(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2})\b"
)
_OPENING = (*"0123456789|*•-", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
ROWS = 13  # rows of a diary above one that its heading may stand over
_HOURS = re.compile(r"\b(?:hours?|hrs?|h)\b")
_LENGTH = re.compile(r"\b(?:duration|length|how long|lasted)\b")
_OTHER = re.compile(
    r"\b(?:sle(?:ep|pt)\w*|works?|worked|relief|screen|missed|lost|med\w*|school|exercise|caffeine|fast\w*|free|until|since|after|to)\b"
)
_BEGUN = re.compile(r"\b(?:start\w*|onset|began|begin\w*|from|on)\b")
_ENDED = re.compile(r"\b(?:end\w*|stop\w*|gone|off|over|resolv\w*|until|to|clear\w*|finish\w*)\b")
_FIGURE = re.compile(r"(?P<pre>[<>~] ?)?(?P<hours>\d{1,2}(?:\.\d{1,2})?)(?P<plus>\+)? ?(?P<unit>h|hrs?|hours?)?")
_MOST = 72
_TELLING = Telling(
    "hour", "hrs", "hr ", "(h", " h ", "duration", "length", "how long", "start", "onset", "began", "begin"
)


def is_row(lower: str, start: int, end: int) -> bool:
    """Whether a line opens with a day, as an entry of a diary does."""
    return lower.startswith(_OPENING, start) and DIARY_ROW.match(lower, start, end) is not None


def table_hours(reading: Reading, sentence: Sentence) -> Iterator[Span]:
    """What a row of a diary tells of hours."""
    lower = reading.lower
    if not _TELLING.within(lower) or not is_row(lower, sentence.start, sentence.end):
        return
    cells, heads = _columns(reading, sentence)
    if of_another_diary(reading, sentence):
        return
    begun: tuple[int, float] | None = None
    for (first, last), head in zip(cells, heads, strict=False):
        cell = lower[first:last]
        figure = _FIGURE.fullmatch(cell)
        if figure and not _OTHER.search(head) and (_HOURS.search(head) or (_LENGTH.search(head) and figure["unit"])):
            hours = float(figure["hours"])
            if hours <= _MOST and not figure["pre"]:
                yield Span(first, last, Interval(hours, float("inf") if figure["plus"] else hours))
        elif _BEGUN.search(head) and (hour := clock_hours(cell)) is not None:
            begun = first, hour
        elif begun is not None and _ENDED.search(head) and (hour := clock_hours(cell)) is not None:
            lasted = (hour - begun[1]) % 24
            yield Span(begun[0], last, Interval(lasted, lasted))
            begun = None


#: "Oct 3: 8 hrs, bad", "10/3 - 9 hours moderate": a row that is nothing but a day, hours and how bad it was.
_LISTED = re.compile(
    rf"{DIARY_ROW.pattern}(?:,? 20\d\d)?[ :|,=-]*(?P<hours>\d{{1,2}}(?:\.\d{{1,2}})?)(?P<plus>\+)? ?(?:h|hrs?|hours?)\b"
    r"[ .,;:|()-]*(?:(?:very|really|pretty|quite|not so|so|too|bad|medium|mild|moderate|mod|severe|awful|terrible|horrible|worst|worse|ok|okay|dull|throbbing|pounding|left|right|both|sides?|temples?|front|behind|eyes?|one|nausea|vomit\w*|threw up|sick|light|sound|and|with|pain|level|\d{1,2}(?: ?/ ?10)?)[ .,;:|()-]*)*"
)
_DIARY = re.compile(r"\b(?:diary|log|calendar|journal|tracker|record|page|sheet)\b")
_OF_HEAD = re.compile(r"\b(?:headaches?|migraines?|ha|h/a)\b")
_KEPT_OF = re.compile(
    r"\b(?:sleep|work|food|meal|shift|exercise|activity|blood pressure|bp|glucose|sugar|screen|appointment|relief|medication|med)\w*[ -](?:\w+ )?(?:diary|log|calendar|journal|tracker|record|schedule|hours|times?)\b|\brelief\b"
)
_DONE = re.compile(
    r"\b(?:worked|work|shift|slept|asleep|sleep|nap|napped|appointment|class|school|drove|drive|gym|relief|free|clear|missed|flight)\b"
)


def listed_hours(reading: Reading, sentence: Sentence) -> Iterator[Span]:
    """What a row of a headache diary without columns tells of hours."""
    lower = reading.lower
    row = (
        _LISTED.fullmatch(lower, sentence.start, sentence.end) if is_row(lower, sentence.start, sentence.end) else None
    )
    title = _title(reading, sentence) if row else ""
    if row and _OF_HEAD.search(title) and _DIARY.search(title) and not _KEPT_OF.search(title):
        hours = float(row["hours"])
        if hours <= _MOST:
            yield Span(row.start("hours"), row.end("hours"), Interval(hours, float("inf") if row["plus"] else hours))


def of_another_diary(reading: Reading, sentence: Sentence) -> bool:
    """Whether a row tells of hours at work or asleep, or stands in a diary that is kept of those."""
    if _DONE.search(reading.lower, sentence.start, sentence.end) or _KEPT_OF.search(_title(reading, sentence)):
        return True
    heads = _columns(reading, sentence)[1]
    return bool(heads) and not _of_headache(reading, sentence, heads)


def _title(reading: Reading, sentence: Sentence) -> str:
    """The line that the rows above a row stand under."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - ROWS) : sentence.index]):
        if not DIARY_ROW.match(reading.lower, earlier.start, earlier.end):
            return f"{reading.lower[earlier.start : earlier.end]} {earlier.section.title}"
    return sentence.section.title


#: A diary that names nothing else: "Calendar", "her own log".
_OF_NOTHING_ELSE = re.compile(
    r"[^a-z]*(?:(?:my|her|his|the|patient|patient's|pt|own|daily|diary|log|calendar|journal|tracker|record|page|sheet|kept|by|for|of|from|typed|copied|phone|app|paper|notebook|month|week|last|this|past|in|on|(?:19|20)\d\d|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\b[^a-z]*)+"
)


def _of_headache(reading: Reading, sentence: Sentence, heads: list[str]) -> bool:
    """Whether a table is the headaches': by its columns, or by the line above it ("Work schedule" is not)."""
    lower = reading.lower
    if _OF_HEAD.search(" | ".join(heads)):
        return True
    row = sentence.index
    while row and (
        DIARY_ROW.match(lower, reading.sentences[row].start) or _is_heads(reading, reading.sentences[row], heads)
    ):
        row -= 1
    above = reading.sentences[row]
    title = f"{lower[above.start : above.end]} {sentence.section.title.lower()}"
    return bool(_OF_HEAD.search(title)) or _OF_NOTHING_ELSE.fullmatch(title) is not None


def _is_heads(reading: Reading, line: Sentence, heads: list[str]) -> bool:
    text = reading.lower[line.start : line.end]
    return bool(heads) and all(head in text for head in heads)


#: What parts the columns of a table that is typed without bars: "11/18 - 9 am - 5 pm - 8".
_MARKS = ("", " - ", "; ", ", ", " / ")
_FEWEST = 3  # columns that a mark makes; two are a day and whatever is told of it


def _columns(reading: Reading, sentence: Sentence) -> tuple[list[tuple[int, int]], list[str]]:
    """The cells of a row, and the headings of its columns; no headings where no line above has as many."""
    cells = _cells(reading, sentence, "")
    for mark in _MARKS:
        parted = _cells(reading, sentence, mark)
        if len(parted) >= (_FEWEST if mark else 2) and (heads := _heads(reading, sentence, len(parted), mark)):
            return parted, heads
    return cells, []


def _cells(reading: Reading, sentence: Sentence, mark: str) -> list[tuple[int, int]]:
    if not mark:
        return cells_of(reading, sentence)
    cells, at = [], sentence.start
    for part in reading.lower[sentence.start : sentence.end].split(mark):
        cells.append((at, at + len(part)))
        at += len(part) + len(mark)
    return cells


def _heads(reading: Reading, sentence: Sentence, many: int, mark: str) -> list[str]:
    """The headings of a row's columns; none where no line above has as many."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - ROWS) : sentence.index]):
        if earlier.paragraph != sentence.paragraph:
            break
        if DIARY_ROW.match(reading.lower, earlier.start, earlier.end):
            continue
        cells = _cells(reading, earlier, mark)
        if len(cells) == many:
            return [reading.lower[first:last] for first, last in cells]
    return []
