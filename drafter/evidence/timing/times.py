"""A time of a sentence, before it is anybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from drafter.evidence.calendar.days import Days
    from drafter.evidence.calendar.lengths import Length


class Time(NamedTuple):
    """A duration or a date in a view, before it is anybody's.

    :param ago: whether a length counts back from the document's date.
    """

    start: int
    end: int
    length: Length | None
    days: Days | None
    ago: bool
    problem: str
