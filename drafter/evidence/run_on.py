"""Where statements run on: parted by another mark than a full stop.

"PT 8 weeks, no better - She takes naproxen", "it did not help; He stopped", "no relief / Pain is 7", "helped.She": many type so. The
mark is read as a full stop where what stands on both sides is a statement of its own: what follows opens with a capital, and neither is
a name, an answer or an entry of a list ("HEP - Daily", "Pain Clinic / Spine Center").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(
    r"[^\S\n]+(?:-{1,3}>?|[–—→/]|=>)(?=\s+[A-Z])|—(?<=[\w)%].)(?=[A-Z][a-z]*[ ,])"
    r"|;+(?=\s*[A-Z])|\.{1,4}(?<=[a-z\d)%].)(?=[A-Z][a-z]+ )|\.{2,4}(?=[A-Z][a-z]+ )"
    r"|,(?= (?:She|He|Pt|Patient|The patient) )"
)
#: What closes a statement, going on from a place and going back from it.
_CLOSES = re.compile(r"[.!?;:](?=\s|$)|—|\n\s*\n|[^\S\n](?:-{1,3}>?|[–—→/|]|=>)\s|\n(?=\s*(?:[-*•]|\d{1,2}[.)]|[A-Z][A-Za-z /&]{1,30}:)\s)")
_OPENS = re.compile(r"\s*[A-Z][\w'/-]*(?=[\s,])")
_WORDS = 2  # of a statement, at least
_FAR = 160  # characters that are looked through for them


def run_on(source: str) -> Iterator[tuple[int, int, str]]:
    """Where a mark parts two statements, and what is read for it."""
    for match in _MARK.finditer(source):
        start, end = match.span()
        if _OPENS.match(source, end) is None:
            continue
        closes = _CLOSES.search(source, end, end + _FAR)
        words = 0 if source[start] == "." else _WORDS
        if len(source[end : closes.start() if closes else end + _FAR].split()) < words:
            continue
        before = source[max(0, start - _FAR) : start]
        if len(_CLOSES.split(before)[-1].split()) < words:
            continue
        yield start, end, "." if source[end].isspace() else ". "
