"""How drafts are used, counted over everything that was signed. Reviewers appear in aggregate only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from drafter.quality.audits.signed import Signed

#: A spread over fewer people would tell who is who.
FEWEST_REVIEWERS = 3


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How drafts were used, over everything that was signed in a group.

    :param seconds: median, from first look to signature.
    :param opened: share of deciding quotes that the signer opened.
    :param edits: mean a draft.
    """

    group: str
    determinations: int
    seconds: float
    opened: float
    edits: float
    unedited: float
    acknowledged: float
    overturned: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Reviewers in aggregate: the lowest, the middle and the highest of a measure; who is who is not told, nor of too few."""

    measure: str
    reviewers: int
    lowest: float
    middle: float
    highest: float


def behaviours(population: Sequence[Signed]) -> Iterable[Behaviour]:
    """How drafts were used: in all, by month, by policy, by model."""
    yield behaviour("all", population)
    for kind, key in (("month", _month), ("policy", _policy), ("model", _model)):
        groups: dict[str, list[Signed]] = defaultdict(list)
        for signed in population:
            groups[key(signed)].append(signed)
        for name in sorted(groups):
            yield behaviour(f"{kind} {name}", groups[name])


def _month(signed: Signed) -> str:
    return signed.month


def _policy(signed: Signed) -> str:
    return signed.policy


def _model(signed: Signed) -> str:
    return signed.model


def behaviour(group: str, of: Sequence[Signed]) -> Behaviour:
    """How some drafts were used."""
    n = max(len(of), 1)
    return Behaviour(
        group, len(of), median([s.seconds for s in of]) if of else 0.0,
        sum(s.opened for s in of) / max(sum(s.deciding for s in of), 1), sum(s.edits for s in of) / n,
        sum(s.edits == 0 for s in of) / n, sum(s.acknowledged > 0 for s in of) / n, sum(s.overturned for s in of) / n,
    )  # fmt: skip


def by_reviewer(population: Sequence[Signed]) -> dict[str, Behaviour]:
    """Behaviour of each reviewer; for ``signals`` and ``spreads``, never printed by name."""
    groups: dict[str, list[Signed]] = defaultdict(list)
    for signed in population:
        groups[signed.reviewer].append(signed)
    return {name: behaviour(name, groups[name]) for name in sorted(groups)}


MEASURES: dict[str, Callable[[Behaviour], float]] = {
    "median seconds from first look to signature": lambda b: b.seconds,
    "share of deciding quotes opened": lambda b: b.opened,
    "share of drafts signed without an edit": lambda b: b.unedited,
    "share overturned later": lambda b: b.overturned,
}


def spreads(population: Sequence[Signed]) -> Iterable[Spread]:
    """Each measure over reviewers; none of fewer than ``FEWEST_REVIEWERS``."""
    each = list(by_reviewer(population).values())
    if len(each) < FEWEST_REVIEWERS:
        return
    for name, measure in MEASURES.items():
        values = sorted(measure(b) for b in each)
        yield Spread(name, len(values), values[0], median(values), values[-1])
