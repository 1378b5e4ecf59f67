"""Tables in text, drawn with bars or set in columns: the cells of a row, and the heading of the column that each stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.words.quantities import Interval, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.reading import Reading

_RULE = re.compile(r"[\s|:+=-]*")
_ROWS = 12  # of a table, looked back over for its headings


class Cell(NamedTuple):
    """A cell of a row and the heading of its column, in view offsets."""

    head: tuple[int, int]
    start: int
    end: int


def column(reading: Reading, sentence: Sentence, position: int) -> str:
    """The heading of a cell, in lower case; empty outside of a table.

    A table is a run of lines with bars; its first line is the headings.
    """
    lower = reading.lower
    at = lower.count("|", sentence.start, position)
    if not at and lower.find(" | ", sentence.start, sentence.end) < 0:
        return ""
    head = None
    for earlier in reversed(reading.sentences[: sentence.index]):
        text = lower[earlier.start : earlier.end]
        if "|" not in text or earlier.paragraph != sentence.paragraph:
            break
        if not _RULE.fullmatch(text):
            head = text
    cells = head.split("|") if head else []
    return cells[at].strip() if at < len(cells) else ""


def cells(reading: Reading, sentence: Sentence) -> list[tuple[int, int]]:
    """Where the cells of a line lie; empty when it has no bars and no wide blanks."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if lower.find("|", start, end) >= 0:
        edges = [start - 1, *(m.start() for m in re.finditer(r"\|", lower[start:end])), end]
        edges = [edges[0], *(start + edge for edge in edges[1:-1]), end]
    else:
        gaps = reading.view.gaps
        inside = gaps[bisect_left(gaps, start) : bisect_left(gaps, end)]
        if not inside:
            return []
        edges = [start - 1, *inside, end]
    found = []
    for first, last in pairwise(edges):
        text = lower[first + 1 : last]
        begin = first + 1 + len(text) - len(text.lstrip())
        found.append((begin, max(begin, first + 1 + len(text.rstrip()))))
    while found and found[0][0] >= found[0][1]:
        found = found[1:]
    while found and found[-1][0] >= found[-1][1]:
        found = found[:-1]
    return found if len(found) > 1 else []


def _rows(reading: Reading) -> frozenset[int]:
    """The sentences that hold a bar or a wide blank, by their index: most hold none."""
    bars = (match.start() for match in re.finditer(r"\|", reading.lower))
    places = (reading.sentence_at(at) for at in (*bars, *reading.view.gaps))
    return frozenset(sentence.index for sentence in places if sentence is not None)


def headed(reading: Reading, sentence: Sentence) -> list[Cell]:
    """The cells of a row under their headings; empty where it has none, or has not as many."""
    rows: frozenset[int] | None = reading.kept.get("rows")
    if rows is None:
        rows = reading.kept["rows"] = _rows(reading)
    if not sentence.index or sentence.index not in rows:
        return []
    return reading.once("headed", sentence, _headed)


def _headed(reading: Reading, sentence: Sentence) -> list[Cell]:
    row = cells(reading, sentence)
    if not row:
        return []
    head: list[tuple[int, int]] = []
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        above = cells(reading, earlier)
        if not above or earlier.section.index != sentence.section.index:
            break
        if not _RULE.fullmatch(reading.lower, earlier.start, earlier.end):
            head = above
    if len(head) == len(row) - 1 and all(_SIDE_OR_TIME.fullmatch(reading.lower, *over) for over in head):
        head = [(head[0][0], head[0][0]), *head]  # "R   L" alone over "FABER   neg   pos": the corner is empty
    return [Cell(over, *under) for over, under in zip(head, row, strict=True)] if len(head) == len(row) else []


#: What may stand over the columns of a table whose corner is empty: sides, or the two times of a course.
_SIDE_OR_TIME = re.compile(
    r"\W*(?:(?:l|r|lt|rt|left|right)(?: side)?|(?:at )?(?:initial(?: eval\w*)?|eval\w*|intake|entry|start(?: of care)?|soc|baseline|admission|first(?: visit| day)?|before|pre)"
    r"|(?:at )?(?:final|last(?: visit| day)?|end(?: of care)?|discharge|d/?c|exit|closing|today|now|current|change|after|post))\W*"
)


_HEAD = re.compile(
    r"\W*(?:durations?|dates?|doses?|how long|length|when|helped|helpful|did it help|relief|response|outcome|results?|effect(?:ive)?|side effects?|adverse effects?|reactions?|reason(?: stopped| for stopping| d/c'?d?)?|comments?|tolerated|tried|failed|why stopped)\W*"
)


def heads_table(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line is the headings of a table: cells by such names, without a figure, over a line with as many cells."""
    lower = reading.lower
    if lower.find("|", sentence.start, sentence.end) < 0 or sentence.index + 1 >= len(reading.sentences):
        return False
    row = cells(reading, sentence)
    named = [cell for cell in row if _HEAD.fullmatch(lower, *cell)]
    if len(named) < 2 or any(ch.isdigit() for ch in lower[sentence.start : sentence.end]):
        return False
    return len(cells(reading, reading.sentences[sentence.index + 1])) == len(row)


_COUNTS = re.compile(
    r"\W*(?:#|no\.?|number|how many|total|duration|length|time)?(?: ?(?:of|in))? ?\(?(?P<unit>weeks?|wks?|months?|mos?)\)?(?: (?:tried|used|taken|done|attended|of (?:treatment|therapy|use|trial)))?\W*"
)
_COUNT = re.compile(r"\d{1,2}")


def lengths_under(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, int, str]]:
    """Bare figures under a heading that counts weeks or months ("Weeks" over "8"): where each stands, the count, and ``w`` or ``m``."""
    for cell in headed(reading, sentence):
        asks = _COUNTS.fullmatch(reading.lower, *cell.head)
        if asks and _COUNT.fullmatch(reading.lower, cell.start, cell.end):
            yield cell.start, cell.end, int(reading.lower[cell.start : cell.end]), asks["unit"][0]


_FIGURE = re.compile(r"(\d{1,3}(?:\.\d)?) ?(?:%|/ ?10)?")
_SHARE = re.compile(r"(?:%|per ?cent)")
_OF_RELIEF = re.compile(r"\b(?:relief|improv\w*|reduc\w*|better|benefit)\b|^\W*(?:%|per ?cent)\W*$")
_PRE = re.compile(r"\b(?:pre|before|baseline)\b")
_POST = re.compile(r"\b(?:post|after)\b")
_HUNDRED, _TEN = 100.0, 10.0


def share_of_row(reading: Reading, sentence: Sentence) -> Iterator[Quantity]:
    """The share of relief that a row gives in a column of shares, or by ratings in columns before and after."""
    before: tuple[float, int] | None = None
    if (asked := _share_asked(reading, sentence)) is not None:
        yield asked
    for cell in headed(reading, sentence):
        title, figure = reading.lower[slice(*cell.head)], _FIGURE.fullmatch(reading.lower, cell.start, cell.end)
        if figure is None:
            continue
        value = float(figure[1])
        in_share = _SHARE.search(title) or _SHARE.search(figure[0])
        if in_share and _OF_RELIEF.search(title) and value <= _HUNDRED:
            yield Quantity(cell.start, cell.end, Interval(value, value))
        elif _PRE.search(title) and 0 < value <= _TEN:
            before = value, cell.start
        elif _POST.search(title) and before is not None and value <= before[0]:
            share = round(_HUNDRED * (1 - value / before[0]), 1)
            yield Quantity(before[1], cell.end, Interval(share, share))


#: "How much better did you get (0-100%)?", "How much, in percent?", "How much did the last shots help?"
_ASKS_SHARE = re.compile(
    r"(?=[^?]*(?:%|per ?cent))[^?]*\b(?:how much|what|by how)\b[^?]*\b(?:help\w*|relie\w+|better|improv\w+|benefit|gone|less|in per ?cent|per ?cent(?:age)? of)\b[^?]*\?"
)
#: "How much, from 0 to 100 %?" behind "Did your last shots help? Yes".
GOES_ON_ASKING = re.compile(
    r"\W*(?:if (?:so|yes),? |and )?(?:(?:by )?how much|(?:what )?percent\w*|what %)(?:[ ,(]*(?:from|on a scale of|in|0 ?%? ?(?:to|-) ?100|percent|%|roughly|about|would you say|\)))*\W*\?"
)
_HELPED = re.compile(r"\b(?:help\w*|relie\w+|work(?:ed)?|better|benefit\w*|effective)\b[^?]*\?$")
_BARE_SHARE = re.compile(
    r"\W*(?:(?:about|around|maybe|roughly|approximately|yes|i|would|say|at least|a) ?,?)*(?P<share>\d{1,3})\W*"
)


def _share_asked(reading: Reading, sentence: Sentence) -> Quantity | None:
    """The bare figure that answers a question for a share of relief in per cent."""
    if not sentence.index:
        return None
    asked = reading.sentences[sentence.index - 1]
    lower = reading.lower
    asks = _ASKS_SHARE.fullmatch(lower, asked.start, asked.end) or (
        GOES_ON_ASKING.fullmatch(lower, asked.start, asked.end)
        and any(
            _HELPED.search(lower, s.start, s.end) and reading.of(s, "procedure") and not reading.of(s, "treatment")
            for s in reading.sentences[max(0, asked.index - 2) : asked.index]
        )
    )
    if asked.section.index != sentence.section.index or not asks:
        return None
    told = _BARE_SHARE.fullmatch(reading.lower, sentence.start, sentence.end)
    if told is None or float(told["share"]) > _HUNDRED:
        return None
    return Quantity(told.start("share"), told.end("share"), Interval(float(told["share"]), float(told["share"])))


_ASKS_OUTCOME = re.compile(
    r"\b(?:help(?:ed|ful)?|relief|relieved|effective\w*|effect|benefit|response|result|outcome|worked|improved?|better|success\w*)\b"
)
_ASKS_START = re.compile(r"\W*(?:date )?(?:start\w*|began|begun|from|first|initiated)(?: date| dt)?\W*")
_ASKS_END = re.compile(
    r"\W*(?:date )?(?:stop\w*|end\w*|until|thru|through|to|last|finish\w*|d/c(?:'d)?|discontinued|completed)(?: date| dt)?\W*"
)


def outcome_cells(reading: Reading, sentence: Sentence) -> Iterator[Cell]:
    """The cells of a row whose heading asks how it turned out ("Helped?")."""
    for cell in headed(reading, sentence):
        title = reading.lower[slice(*cell.head)]
        if _ASKS_OUTCOME.search(title) and "side" not in title and "adverse" not in title:
            yield cell


def edge_asked(reading: Reading, sentence: Sentence, position: int) -> str:
    """Which end of a course the heading of a cell asks for: ``begin`` under "Start", ``end`` under "Stop", else ``""``."""
    for cell in headed(reading, sentence):
        if cell.start <= position < cell.end:
            title = reading.lower[slice(*cell.head)]
            return "begin" if _ASKS_START.fullmatch(title) else "end" if _ASKS_END.fullmatch(title) else ""
    return ""


def opens_row(reading: Reading, sentence: Sentence, span: Span | tuple[int, int]) -> bool:
    """Whether a span is the first cell of a row."""
    row = cells(reading, sentence)
    return bool(row) and row[0] == (span[0], span[1])
