"""Over-reliance and under-reliance: how often wrong suggestions are taken over, and right ones are not."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.quality.audits.estimates import Estimate, Unit, share
from drafter.quality.exercises.records import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.record.exercises import Kept

#: Exercises are no part of a population that ends.
_WITHOUT_END = 10**9


@dataclass(frozen=True, slots=True)
class Rates:
    """:param over: share of wrong suggestions that were taken over; ``under``: share of right ones that were answered otherwise.

    :param kinds: by kind of error, how many were met and how many taken over.
    """

    exercises: int
    over: Estimate
    under: Estimate
    kinds: dict[str, tuple[int, int]]


def rates(finished: Sequence[Kept]) -> Rates:
    """The rates over finished exercises: one person's for that person, everyone's for the auditor."""
    results = [Result.model_validate(json.loads(kept.result or "")) for kept in finished]
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for result in results:
        if result.planted:
            kinds[result.kind][0] += result.planted
            kinds[result.kind][1] += result.accepted
    return Rates(
        exercises=len(results),
        over=_share([Unit("", r.accepted, r.planted) for r in results if r.planted]),
        under=_share([Unit("", r.rejected, r.right) for r in results if r.right]),
        kinds={name: (met, taken) for name, (met, taken) in sorted(kinds.items())},
    )


def _share(units: Sequence[Unit]) -> Estimate:
    return share(units, {"": _WITHOUT_END}, {"": len(units)})
