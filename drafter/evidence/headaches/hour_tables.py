"""Hours of headache in a diary's table: a column of hours, or of beginnings and ends, set out by bars or by wider blanks."""

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
    cells = cells_of(reading, sentence)
    heads = _heads(reading, sentence, len(cells))
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


def _heads(reading: Reading, sentence: Sentence, many: int) -> list[str]:
    """The headings of a row's columns; none where no line above has as many."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - ROWS) : sentence.index]):
        if earlier.paragraph != sentence.paragraph:
            break
        if DIARY_ROW.match(reading.lower, earlier.start, earlier.end):
            continue
        cells = cells_of(reading, earlier)
        if len(cells) == many:
            return [reading.lower[first:last] for first, last in cells]
    return []
