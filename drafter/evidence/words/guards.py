"""Guards of a lexicon's concept: what must, or must not, stand beside the words that name it.

A guard is a regular expression on the text that follows a match (``not_before``, ``only_before``) or that precedes it
(``not_after``, ``only_after``). It sees over the ends of the sentence that the match stands in; ``$`` ahead and ``^`` behind
are these ends as well as the text's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Those that look ahead come first: they are asked at one place, those that look back at each before it.
GUARDS = ("not_before", "only_before", "not_after", "only_after")
_REACH = 90  # characters beside a match that a guard may see


class Guard:
    """What must, or must not, stand beside a match. It is compiled when it is first asked: most are not in a day.

    :param ahead: whether it looks at the text that follows the match.
    :param only: whether the pattern must be found, not be absent.
    """

    __slots__ = ("_source", "ahead", "edged", "only", "pattern")

    def __init__(self, name: str, source: str) -> None:
        self.ahead, self.only = name.endswith("before"), name.startswith("only")
        self.edged = ("$" if self.ahead else "^") in source
        self._source = source if self.ahead else f"(?:{source})$"
        self.pattern: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """:raises re.error: when it is no regular expression."""
        self.pattern = re.compile(self._source)
        return self.pattern


def guards_of(body: Mapping[str, str]) -> tuple[Guard, ...]:
    """The guards that a concept of a lexicon's file carries."""
    return tuple(Guard(name, body[name]) for name in GUARDS if name in body)


def guarded(
    guards: tuple[Guard, ...], lower: str, start: int, end: int, sentences: Sequence[tuple[int, int]] = ()
) -> bool:
    """Whether guards let what stands at a place of a text in lower case pass.

    :param sentences: where each sentence of the text begins and ends, in order; none where the text is one.
    """
    for guard in guards:
        pattern = guard.pattern or guard.compiled()
        hit = (
            pattern.match(lower, end, end + _REACH)
            if guard.ahead
            else pattern.search(lower[max(0, start - _REACH) : start])
        )
        if hit is None and guard.edged and sentences:
            first, last = sentences[max(0, bisect_right(sentences, (start, len(lower))) - 1)]
            if guard.ahead:
                hit = pattern.match(lower, end, last) if end <= last < end + _REACH else None
            elif start - _REACH < first <= start:
                hit = pattern.search(lower[first:start])
        if (hit is None) == guard.only:
            return False
    return True
