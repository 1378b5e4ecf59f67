"""Tables drawn with bars: the heading of the column that a place of a row stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_RULE = re.compile(r"[\s|:+=-]*")


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
