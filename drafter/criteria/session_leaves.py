"""The leaves about procedures, and about the request itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafter.criteria.leaves import Leaf
from drafter.criteria.where import Operator, Unit, Where
from drafter.evidence.claims.facts import OutcomeName
from drafter.evidence.intake.cases import Code, Record


class SessionInterval(Leaf):
    """The time since the last session.

    :param to_planned: for a request without a date of service, to the date that the record plans.
    """

    fact: Literal["procedure"]
    measure: Literal["interval"]
    where: Where
    op: Operator
    value: float
    unit: Unit
    to_planned: bool = False


class SessionCount(Leaf):
    """Sessions, the requested one included, in the months up to the date of service."""

    fact: Literal["procedure"]
    measure: Literal["sessions"]
    where: Where
    op: Operator
    value: float
    within_months: Annotated[int, Field(ge=1)]


class SessionsBefore(Leaf):
    """So many sessions of a procedure before this one."""

    fact: Literal["procedure"]
    measure: Literal["prior"]
    where: Where
    at_least: Annotated[int, Field(ge=1)]


class SessionResponse(Leaf):
    """What the last session gave: a share of relief and, with ``value unit``, for how long."""

    fact: Literal["procedure"]
    measure: Literal["response"]
    where: Where
    percent: float
    value: float | None = None
    unit: Unit | None = None


class SessionOutcome(Leaf):
    """A procedure that ended as asked.

    :param repeat: whether it asks only of a session before this one, and does not apply without one.
    """

    fact: Literal["procedure"]
    measure: Literal["outcome"]
    where: Where
    outcomes: Annotated[tuple[OutcomeName, ...], Field(min_length=1)]
    repeat: bool = False


class LevelLimit(Record):
    """How many spinal levels these codes may cover on one date; a unit is a level, on one side or both."""

    codes: Annotated[tuple[Code, ...], Field(min_length=1)]
    at_most: Annotated[int, Field(ge=1)]


class RequestLevels(Leaf):
    """Spinal levels, counted from the request's lines."""

    fact: Literal["request"]
    measure: Literal["levels"]
    levels: Annotated[tuple[LevelLimit, ...], Field(min_length=1)]


class OtherLines(Leaf):
    """No other such service on the same date."""

    fact: Literal["request"]
    measure: Literal["other_lines"]
    where: Where
    codes: tuple[Code, ...]
