"""The width that the lines of a page were wrapped at.

A page that was wrapped at one width and then once more at a narrower one has a full line and the rest of it in turn. Its full lines are
joined with their rests first, which gives back the lines of the wider page.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.layout.headings import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.page_lines import Line
    from drafter.evidence.layout.text import View

_NARROW, _PAGE, _WIDE = 40, 140, 200  # characters of a page's lines; wide ones are wrapped where several come near
_STRAYS = 2  # lines that may be longer than the width of a page, such as its head and its foot
_MANY, _FULL = 6, 0.4  # of a wrapped text's lines, those that come near its width, at least
_NEAR, _HALF = 0.75, 0.5
_SEVERAL = 2


def page_width(lines: Sequence[Line]) -> tuple[int, bool]:
    """The width of a page, and whether its lines were wrapped at it."""
    width = _width([line.end - line.start for line in lines])
    near = _PAGE < width <= _WIDE and sum(line.end - line.start > 0.85 * width for line in lines) > 1
    return width, near or _NARROW <= width <= _PAGE


def _width(lengths: Sequence[int]) -> int:
    """The width that a text was wrapped at: its longest line's, unless that strays ("FAX FROM ... P. 01/03") from where most lines end."""
    longest = sorted(lengths, reverse=True)
    for strays in range(1, min(_STRAYS, len(longest) - 1) + 1):
        width = longest[strays]
        full = sum(length > _NEAR * width for length in longest[strays:])
        if width < _NEAR * longest[strays - 1] and full > max(_MANY, _FULL * len(lengths)):
            return width
    return longest[0] if longest else 0


def unwrapped(view: View, lines: Sequence[Line]) -> list[Line]:
    """The lines of a page as they were before they were wrapped again at a narrower width; else the lines as they are."""
    width, wrapped = page_width(lines)
    if not wrapped or len(lines) <= _SEVERAL:
        return list(lines)
    text = view.text
    over = [_runs_over(text, last, line, width) for last, line in pairwise(lines)]
    rests = sum(
        before and not after and _goes_on(text, last, line) and last.end - last.start < _HALF * width
        for before, after, (last, line) in zip(over, over[1:], pairwise(lines[1:]), strict=False)
    )
    if rests < _SEVERAL:
        return list(lines)
    joined = [lines[0]]
    for line, soft in zip(lines[1:], over, strict=True):
        if soft:
            joined[-1] = joined[-1]._replace(end=line.end)
        else:
            joined.append(line)
    return joined


def _runs_over(text: str, last: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line did not fit on the one before."""
    stop = text.find(" ", line.start, line.end)
    first = (stop if stop > 0 else line.end) - line.start
    return line.gap < _SEVERAL and last.end - last.start + 1 + first > width and not BULLET.match(text, line.start)


def _goes_on(text: str, last: Line, line: Line) -> bool:
    """Whether a line goes on in the middle of the sentence before it."""
    first, end = text[line.start], text[last.end - 1]
    return line.gap < _SEVERAL and end not in ".!?:;" and (first.islower() or (first.isupper() and text.isupper()))
