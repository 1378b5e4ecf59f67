"""Guards of a lexicon's concept: what must, or must not, stand beside the words that name it.

A guard is a regular expression on the text that follows a match (``not_before``, ``only_before``) or that precedes it
(``not_after``, ``only_after``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Those that look ahead come first: they are asked at one place, those that look back at each before it.
GUARDS = ("not_before", "only_before", "not_after", "only_after")
_REACH = 90  # characters beside a match that a guard may see


class Guard(NamedTuple):
    """What must, or must not, stand beside a match.

    :param ahead: whether it looks at the text that follows the match.
    :param only: whether the pattern must be found, not be absent.
    """

    ahead: bool
    only: bool
    pattern: re.Pattern[str]


def guards_of(body: Mapping[str, str]) -> tuple[Guard, ...]:
    """The guards that a concept of a lexicon's file carries."""
    return tuple(
        Guard(ahead, name.startswith("only"), re.compile(body[name] if ahead else f"(?:{body[name]})$"))
        for name in GUARDS
        if name in body
        for ahead in (name.endswith("before"),)
    )


def guarded(guards: tuple[Guard, ...], lower: str, start: int, end: int) -> bool:
    """Whether guards let what stands at a place of a text in lower case pass."""
    for ahead, only, pattern in guards:
        behind = "" if ahead else lower[max(0, start - _REACH) : start]
        hit = pattern.match(lower, end, end + _REACH) if ahead else pattern.search(behind)
        if (hit is None) == only:
            return False
    return True
