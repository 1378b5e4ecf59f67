"""Tables that set the figures of before treatment beside those of now: measures down the side, the two times across.

"| Headache days/month | 20 | 7 |" under "| | Before Botox | Now |": each cell is a count of its own, of the time of its column.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.count_bounds import BOUND, of_figures
from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.layout.tables import Cell, cells
from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ROWS = 10  # of a table, looked back over for its headings
_OF_TABLE = Telling("before", "baseline", "pre", "intake", "initial", "start", "untreated", "original", "off botox")
#: What heads the column of the time before treatment, and that of now.
_BEFORE = re.compile(
    r"(?:before|baseline|pre(?:[- ]?(?:botox|toxin|treatment|tx|rx|onabot\w*))?|intake|initial(?: visit| consult\w*)?|at start|start|untreated|original(?:ly)?|off botox|prior to)\b"
)
_AFTER = re.compile(
    r"\b(?:now|current(?:ly)?|today|present|after|post|on (?:botox|toxin|tx|treatment|it)|this visit|latest|since|last (?:month|visit)|follow[- ]?up|f/u|cycle|round|month \d|wk|week|\d{1,2}/\d{2,4})\b"
)
_MEASURE = re.compile(
    r"(?:[-*•] ?)?(?:(?:avg|average|mean|total|monthly|number of|no\. of|#|days? (?:of|with)) )*(?P<what>headache|ha|h/a|mhd|mmd|migraine|mig|head pain)s?(?:[- ]?(?:days?|d|frequency|freq|count))?\b(?P<unit>[^|:]*)"
)
_NOT_DAYS = re.compile(
    r"\b(?:hours?|hrs?|h|duration|length|severity|intensity|score|pain|nrs|vas|hit|midas|med\w*|tablets?|triptans?|visits?|missed|disab\w*|free|moderate|severe|year|quarter|90)\b"
)
_WEEK = re.compile(r"\b(?:wk|week|weekly|7)\b")
_COUNT = re.compile(
    rf"(?P<pre>{BOUND} ?)?(?P<one>{NUMBER})(?P<plus>\+)?(?: ?(?:-|to) ?(?P<two>{NUMBER}))?(?: ?(?:days?|d))?(?: ?(?:/|per|a|of) ?(?:mo|month|30|28|wk|week))?"
)
_WEEK_DAYS = 7


def _columns(reading: Reading, sentence: Sentence) -> list[Cell]:
    """The cells of a row behind its first, each under its heading; empty outside of such a table."""
    row = cells(reading, sentence)
    if len(row) < 2:  # a measure and a figure
        return []
    head: list[tuple[int, int]] = []
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        above = cells(reading, earlier)
        if earlier.section.index != sentence.section.index or not above:
            break
        if len(above) in (len(row), len(row) - 1) and any(
            _BEFORE.match(reading.lower, start, end) for start, end in above
        ):
            head = above
    if not head:
        return []
    under = row[len(row) - len(head) :]
    pairs = [Cell(over, *each) for over, each in zip(head, under, strict=True)][len(head) - len(row) + 1 :]
    told = [_era_of(reading.lower, each) for each in pairs]
    return pairs if "before" in told and "now" in told else []


def _era_of(lower: str, cell: Cell) -> str:
    if _BEFORE.match(lower, *cell.head):
        return "before"
    return "now" if _AFTER.search(lower, *cell.head) else ""


def columns_of(reading: Reading, sentence: Sentence) -> list[Cell]:
    """The cells of a row in a table of before and now; read once."""
    if not sentence.index or not _OF_TABLE.within(reading.lower):
        return []
    return reading.once("columns of before and now", sentence, _columns)


def era_of_cell(reading: Reading, sentence: Sentence, position: int) -> tuple[int, int] | str | None:
    """The place of the heading that sets a figure before treatment, ``now``, or None outside of such a table."""
    for cell in columns_of(reading, sentence):
        if cell.start <= position < cell.end:
            told = _era_of(reading.lower, cell)
            return cell.head if told == "before" else "now"
    return None


def era_entries(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The counts of days in a row of such a table."""
    columns = columns_of(reading, sentence)
    if not columns:
        return
    lower, first = reading.lower, cells(reading, sentence)[0]
    measure = _MEASURE.match(lower, *first)
    if measure is None or _NOT_DAYS.search(lower, *first):
        return
    weekly = bool(_WEEK.search(measure["unit"]))
    for cell in columns:
        count = _COUNT.fullmatch(lower, cell.start, cell.end)
        value = of_figures(count["one"], count["two"], "at least" if count["plus"] else count["pre"]) if count else None
        if value is not None and not (weekly and value.low > _WEEK_DAYS):
            what = "migraine" if measure["what"].startswith(("mi", "mm")) else "headache"
            yield Entry(cell.start, cell.end, value, what, "w" if weekly else "m")
