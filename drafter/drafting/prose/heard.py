"""What a piece of a checked text names, read once: each check asks it of the same blocks and headings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.calendar.durations import durations
from drafter.evidence.layout.text import View
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from drafter.evidence.words.concepts import Mention


class Heard(NamedTuple):
    """What a text names.

    :param lower: the text as it is read, in lower case; mentions have positions in it.
    :param timed: whether it tells a length of time.
    """

    lower: str
    mentions: tuple[Mention, ...]
    timed: bool


@lru_cache(maxsize=2048)
def heard(text: str) -> Heard:
    view = View(text)
    timed = any(True for _ in durations(view.lower, 0, len(view.lower)))
    return Heard(view.lower, tuple(lexicon().mentions(view.text, view.lower)), timed)
