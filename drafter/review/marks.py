"""How far a rule that is data was checked, carried beside it wherever it goes.

What nobody read at a source must never be told as fact: :attr:`Cited.verified` is false for it, and letters put it in brackets.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.evidence.intake.cases import Date, Record

if TYPE_CHECKING:
    from datetime import date


class Mark(StrEnum):
    """V: read at the source or in a copy of it; V2: read in a secondary source; M: from memory; K: general knowledge; own: the plan's own choice."""

    READ = "V"
    SECONDARY = "V2"
    MEMORY = "M"
    KNOWLEDGE = "K"
    OWN = "own"


class Cited(Record):
    """A rule with its source.

    :param source: the law, regulation or standard, as people cite it.
    :param note: what was not checked, or what a plan must look at.
    """

    source: str
    mark: Mark
    note: str = ""

    @property
    def verified(self) -> bool:
        return self.mark not in (Mark.MEMORY, Mark.KNOWLEDGE)


class Dated(Cited):
    """A rule that holds for a time.

    :param since: its first day; None: always.
    :param until: its last day; None: still.
    """

    since: Date | None = None
    until: Date | None = None

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
