"""Where statements run on: parted by another mark than a full stop.

"PT 8 weeks, no better - She takes naproxen", "it did not help; He stopped", "no relief / Pain is 7", "helped.She": many type so. The
mark parts as a full stop does where what stands on both sides is a statement of its own: what follows opens with a capital, and neither is
a name, an answer or an entry of a list ("HEP - Daily", "Pain Clinic / Spine Center").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHO = r"(?:She|He|Pt|Patient|The patient)\b"
_MARK = re.compile(
    rf" (?:-{{1,3}}>?|/|\||→|=>) (?=[A-Z])|;+ ?(?=[A-Z])|\.{{2,}} ?(?=[A-Z])|\.(?<=[a-z)%].)(?=[A-Z][a-z]+ )|, (?={_WHO})"
)
#: What every match has one of, and most text has not.
_ANY = re.compile(r"[-/|>→;,.](?<=[ ;.,/|→>-].| ;|[a-z)%]\.) ?[A-Z]")
_NEXT = re.compile(r"[.!?;](?= |$)| (?:-{1,3}>?|/|\||→|=>) |\.{2,}")
_OPENS = re.compile(r"[A-Z](?:[a-z]+|)(?=[ ,])")
_WORDS = 3  # of a statement, at least


def run_on_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a statement ends at another mark than a stop, and where the next one begins."""
    begun = start
    for match in _MARK.finditer(text, start, end):
        if _OPENS.match(text, match.end(), end) is None:
            continue
        close = _NEXT.search(text, match.end(), end)
        last = close.start() if close else end
        stops = max(text.rfind(". ", begun, match.start()), begun)
        if text.count(" ", stops + 2, match.start()) < _WORDS - 1 or text.count(" ", match.end(), last) < _WORDS - 1:
            continue
        yield match.start() + len(match[0].rstrip()) * (match[0][0] != " "), match.end()
        begun = match.end()
