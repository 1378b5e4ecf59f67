"""Cross-line rules: units that do not fit a code, and several invasive modalities on one date.

They raise warnings and never change what a line comes to: whether a code is billed rightly is
another question than whether a service is necessary.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafter.criteria.policy import Policy, UnitsRule
    from drafter.evidence.intake.cases import Case, Line

#: ``(line number, finding code, message)``
CodingNote = tuple[int, str, str]


def coding_notes(case: Case, line: Line, policy: Policy) -> Iterator[CodingNote]:
    """What the coding rules of a line's policy say of the line beside the others."""
    lines = case.request.lines
    others = [other for other in lines if other.line != line.line and _same_date(line, other)]
    modalities = [other for other in others if other.code in policy.coding.invasive and other.code not in policy.codes]
    if line.code in policy.coding.invasive and modalities:
        also = ", ".join(f"line {other.line} ({other.code})" for other in modalities)
        yield line.line, "LIN002", f"code {line.code} shares its date with another invasive modality: {also}"
    for rule in policy.coding.units:
        if line.code in rule.codes:
            yield from _units(line, [line, *(o for o in others if o.code in rule.codes)], rule)


def _same_date(line: Line, other: Line) -> bool:
    return bool(set(line.dates) & set(other.dates)) or (not line.dates and not other.dates)


def _units(line: Line, together: list[Line], rule: UnitsRule) -> Iterator[CodingNote]:
    on: dict[tuple[date | None, str], int] = defaultdict(int)
    for each in together:
        sides = _sides(each) if rule.per == "side" else ("",)
        shared = 2 if rule.per == "side" and each.laterality == "bilateral" else 1
        for day in each.dates or (None,):
            # Units of a line with several dates are spread over them.
            units = math.ceil(math.ceil(each.units / max(1, len(each.dates))) / shared)
            for side in sides:
                on[day, side] += units
    mine = _sides(line) if rule.per == "side" else ("",)
    day, side = max(((day, side) for day in line.dates or (None,) for side in mine), key=lambda place: on[place])
    if on[day, side] > rule.limit:
        codes = "/".join(sorted({each.code for each in together}))
        where = (
            "on one date"
            if rule.per == "date"
            else f"on one date and side ({side})"
            if line.laterality
            else "on one date without a side"
        )
        yield line.line, "LIN003", f"{on[day, side]} units of {codes} {where} do not fit the code: {rule.reason}"


def _sides(line: Line) -> tuple[str, ...]:
    """The sides that a line's units may lie on; without laterality, all may lie on either."""
    return (line.laterality,) if line.laterality in ("left", "right") else ("left", "right")
