"""Guards of a lexicon's concept: what must, or must not, stand beside the words that name it.

A guard is a regular expression on the text that follows a match (``not_before``, ``only_before``) or that precedes it
(``not_after``, ``only_after``). It sees over the ends of the sentence that the match stands in,
but where the match itself ends it what must not follow is not looked for; ``$`` ahead and ``^`` behind
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
        if hit is not None and guard.ahead and not guard.only and _ends_line(lower, start, end, sentences):
            hit = None  # "meloxicam - ineffective", and "Surgery: none" on the next line
        if hit is None and guard.edged and sentences:
            first, last = _sentence(lower, start, sentences)
            if guard.ahead:
                hit = pattern.match(lower, end, last) if end <= last < end + _REACH else None
            elif start - _REACH < first <= start:
                hit = pattern.search(lower[first:start])
        if (hit is None) == guard.only:
            return False
    return True


def _sentence(lower: str, start: int, sentences: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The sentence that a place lies in."""
    return sentences[max(0, bisect_right(sentences, (start, len(lower))) - 1)]


def _ends_line(lower: str, start: int, end: int, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether a match is the last of its sentence without a mark behind it: the next line is a statement of its own."""
    return bool(sentences) and not lower[end : _sentence(lower, start, sentences)[1]].strip()
