"""The lines of a page, and how far apart they stand.

A page that is set with double spacing has an empty line under each of its lines, and two or more where a paragraph ends. Such a page is
read as one with single spacing: the empty lines between its lines end no paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.text import View


#: The mark of a list item in a line of its own.
MARK = re.compile(r"(?:[-*•·▪◦]|\(?\d{1,2}[.)])$")
MARK_LENGTH = 5  # characters, more than the longest mark has
_OPEN = frozenset(
    "a an the of to and or with for in on at by from since until before after her his no without is was has had than about over dr. mr. mrs. ms. prof. vs. e.g. i.e. approx. approximately nearly between within during every into through who which because when while if were are am have been be would could should may might can will my our their its she he they i we".split()
)


class Line(NamedTuple):
    """A line of a view that is not empty.

    :param gap: line breaks before it; two or more end a paragraph.
    """

    start: int
    end: int
    gap: int


def page_lines(view: View) -> list[Line]:
    lines: list[Line] = []
    start, gap = 0, 1
    for stop in [*view.breaks, None]:
        end = stop.at if stop else len(view.text)
        while end > start and view.text[end - 1] == " ":
            end -= 1
        while start < end and view.text[start] == " ":
            start += 1
        if end > start:
            lines.append(Line(start, end, gap))
            gap = 0
        if stop:
            gap += stop.lines
            start = stop.at + 1
    return _single_spaced(view.text, lines)


_DOUBLE = 2  # line breaks between the lines of a page with double spacing
_GOING_ON = 0.1  # of its lines, those that go on with the one before, at least
_LONG = 60  # characters of a line that was full


def _single_spaced(text: str, lines: Sequence[Line]) -> list[Line]:
    gaps = {line.gap for line in lines[1:]} - {0}
    doubled = bool(gaps) and min(gaps) >= _DOUBLE and (_all_doubled(gaps) or _goes_on(text, lines))
    return [line._replace(gap=max(line.gap // _DOUBLE if doubled else line.gap, 1)) for line in lines]


def _all_doubled(gaps: set[int]) -> bool:
    """Whether every distance between two lines is a double one, and paragraphs stand farther apart than lines."""
    return len(gaps) > 1 and not any(gap % _DOUBLE for gap in gaps)


def _goes_on(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines that stand apart go on in small letters, as a page does that is only set wide."""
    count = sum(
        last.end - last.start > _LONG
        and text[last.end - 1] not in ".!?:;"
        and (text[line.start].islower() or left_open(text[last.start : last.end]))
        for last, line in pairwise(lines)
    )
    return count > _GOING_ON * (len(lines) - 1)


def left_open(line: str) -> bool:
    """Whether a line ends in the middle of a phrase, or holds the mark of an item alone."""
    return (
        line[-1] in ",&"
        or (len(line) < MARK_LENGTH and MARK.match(line) is not None)
        or (
            line.rsplit(" ", 1)[-1].lower() in _OPEN
            and not line.endswith((": no", ": No", ": NO", "? no", "? No", "? NO"))
        )
    )
