"""Three-valued logic: yes (True), no (False), unknown (None); and the five states of a criterion.

A missing fact, a rejection, a conflict and a failed step are unknown; none of them is ever no.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Truth = bool | None


class State(StrEnum):
    """What the record says of a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_DOCUMENTED = "not_documented"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"

    @property
    def truth(self) -> Truth:
        """Yes, no or unknown. A criterion that does not apply has no truth and drops out first."""
        return {State.MET: True, State.NOT_MET: False}.get(self)


def at_least(count: int, truths: Sequence[Truth]) -> Truth:
    """Whether at least ``count`` are yes, whatever the unknown ones turn out to be."""
    yes = sum(truth is True for truth in truths)
    possible = yes + sum(truth is None for truth in truths)
    return True if yes >= count else False if possible < count else None


def all_of(truths: Sequence[Truth]) -> Truth:
    return at_least(len(truths), truths)


def any_of(truths: Sequence[Truth]) -> Truth:
    return at_least(1, truths)


def negated(truth: Truth) -> Truth:
    return None if truth is None else not truth


def combined(count: int, states: Sequence[State]) -> State:
    """The state of "at least ``count`` of these": unknown is unclear once anything was found.

    Parts that do not apply drop out; when none is left the whole does not apply.
    """
    judged = [state for state in states if state is not State.NOT_APPLICABLE]
    if not judged:
        return State.NOT_APPLICABLE
    dropped = len(states) - len(judged)
    truth = at_least(max(count - dropped, 1) if count == len(states) else count, [state.truth for state in judged])
    if truth is not None:
        return State.MET if truth else State.NOT_MET
    silent = all(state is State.NOT_DOCUMENTED for state in judged)
    return State.NOT_DOCUMENTED if silent else State.UNCLEAR
