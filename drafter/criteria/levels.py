"""Spinal levels of a request, counted from its lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope

if TYPE_CHECKING:
    from drafter.criteria.session_leaves import LevelLimit, RequestLevels
    from drafter.evidence.intake.cases import Line


def judge_levels(leaf: RequestLevels, scope: Scope) -> Judgement:
    """Met when the lines of one date cover no more levels than allowed; both sides of a level are one."""
    limit = next((each for each in leaf.levels if scope.line.code in each.codes), None)
    if limit is None:
        return Judgement(State.NOT_APPLICABLE, "No limit of levels stands for this code.")
    low, high = _levels(limit, scope)
    at_most = f"at most {limit.at_most} {'is' if limit.at_most == 1 else 'are'} allowed"
    said = f"{low}" if low == high else f"{low} to {high}"
    if high <= limit.at_most:
        return Judgement(State.MET, f"The request covers {said} level{'' if high == 1 else 's'}; {at_most}.")
    if low > limit.at_most:
        return Judgement(State.NOT_MET, f"The request covers {said} levels; {at_most}.")
    return Judgement(State.UNCLEAR, f"The request covers {said} levels, by its units without a side; {at_most}.")


def _levels(limit: LevelLimit, scope: Scope) -> tuple[int, int]:
    """The fewest and the most levels that the lines of the date can mean."""
    mine = scope.line
    together = [line for line in scope.case.request.lines if line.code in limit.codes and _same_date(mine, line)]
    bounds = [_of_line(line, limit) for line in together]
    return sum(low for low, _ in bounds), sum(high for _, high in bounds)


def _of_line(line: Line, limit: LevelLimit) -> tuple[int, int]:
    units = math.ceil(line.units / max(1, len(line.dates)))
    if line.laterality == "bilateral":
        return (math.ceil(units / 2),) * 2
    if line.laterality or limit.at_most == 1:
        return units, units
    # Two units without a side are two levels, or one level on both sides.
    return math.ceil(units / 2), units


def _same_date(line: Line, other: Line) -> bool:
    return bool(set(line.dates) & set(other.dates)) or (not line.dates and not other.dates)
