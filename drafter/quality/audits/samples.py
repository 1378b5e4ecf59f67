"""Sampling signed determinations: by rule, seeded, reproducible.

A sample names its method, its seed, the digest of the population that it was drawn from and the sizes of the strata, so that anyone with the
same population draws the same sample. A risk-based sample finds trouble; it says nothing of the population, and its figures say so.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from drafter.errors import InputError
from drafter.evidence.intake.cases import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.quality.audits.signed import Signed


class Method(StrEnum):
    SIMPLE = "simple"
    STRATIFIED = "stratified"
    RISK = "risk"


STRATA: dict[str, Callable[[Signed], str]] = {
    "policy": lambda s: s.policy,
    "outcome": lambda s: s.outcome.value,
    "reviewer": lambda s: s.reviewer,
    "model": lambda s: s.model,
}


class Plan(Record):
    """How a sample is to be drawn.

    :param since: first day, ISO; ``until``: first day that is no longer in it.
    :param size: a fixed number, or None for a rule.
    :param rule: ``5%-or-50``: 5 per cent or 50, whichever is less, and at least 1; ``margin``: as many as an estimate of ``expected`` within
        ``margin`` needs.
    """

    method: Method
    since: str
    until: str
    by: Literal["policy", "outcome", "reviewer", "model"] = "policy"
    size: Annotated[int, Field(ge=1)] | None = None
    rule: Literal["5%-or-50", "margin"] | None = None
    margin: Annotated[float, Field(gt=0, lt=1)] | None = None
    expected: Annotated[float, Field(gt=0, lt=1)] = 0.9
    seed: int


class Drawn(Record):
    """One sampled determination.

    :param why: of a risk-based sample, what put it there.
    """

    id: str
    stratum: str
    why: tuple[str, ...] = ()


class Sample(Record):
    """:param population: SHA-256 of the sorted ids that it was drawn from; ``sizes``: of the strata in the population."""

    plan: Plan
    population: str
    sizes: dict[str, int]
    drawn: tuple[Drawn, ...]

    @property
    def represents(self) -> bool:
        """Whether figures from it hold for the population."""
        return self.plan.method is not Method.RISK


def draw(population: Sequence[Signed], plan: Plan) -> Sample:
    """A sample of the population's determinations within the plan's period.

    :raises InputError: when the period holds none, or the plan states no size.
    """
    within = sorted((s for s in population if plan.since <= s.at[:10] < plan.until), key=lambda s: s.id)
    if not within:
        raise InputError("nothing was signed in this period", place="--since, --until", remedy="Name another period.")
    chance = random.Random(plan.seed)  # noqa: S311 - to be repeated, not to be secret
    size = min(_size(plan, len(within)), len(within))
    digest = population_digest(within)
    if plan.method is Method.RISK:
        return Sample(
            plan=plan, population=digest, sizes={"": len(within)}, drawn=tuple(_riskiest(within, size, chance))
        )
    key = STRATA[plan.by] if plan.method is Method.STRATIFIED else lambda _: ""
    strata = defaultdict(list)
    for signed in within:
        strata[key(signed)].append(signed)
    sizes = {name: len(strata[name]) for name in sorted(strata)}
    drawn = [
        Drawn(id=s.id, stratum=name)
        for name, count in _allocated(sizes, size).items()
        for s in chance.sample(strata[name], count)
    ]
    return Sample(plan=plan, population=digest, sizes=sizes, drawn=tuple(drawn))


def population_digest(within: Sequence[Signed]) -> str:
    """SHA-256 of the sorted ids."""
    return hashlib.sha256("\n".join(sorted(s.id for s in within)).encode()).hexdigest()


def _size(plan: Plan, population: int) -> int:
    if plan.size is not None:
        return plan.size
    if plan.rule == "5%-or-50":
        return max(1, min(50, math.ceil(0.05 * population)))
    if plan.rule == "margin" and plan.margin is not None:
        return for_margin(population, plan.margin, plan.expected)
    raise InputError("the sample has no size", place="--size", remedy="Give --size N, --rule 5%-or-50, or --margin.")


def for_margin(population: int, margin: float, expected: float) -> int:
    """How many to read so that a share near ``expected`` is known within ``margin`` (95 %), in a finite population (Cochran)."""
    unlimited = 1.959964**2 * expected * (1 - expected) / margin**2
    return math.ceil(unlimited / (1 + (unlimited - 1) / population))


def _allocated(sizes: dict[str, int], size: int) -> dict[str, int]:
    """Numbers by stratum: two each where it can be (one tells no spread), the rest in proportion, largest remainders first."""
    least = {name: min(2, count) for name, count in sizes.items()}
    if sum(least.values()) >= size:
        # Too few for two each: as many strata as there are places would leave some unread, so every stratum gets one.
        return dict.fromkeys(sizes, 1) if size <= len(sizes) else least
    total = sum(sizes.values())
    wanted = {name: max(least[name], size * count / total) for name, count in sizes.items()}
    given = {name: min(sizes[name], max(least[name], math.floor(wanted[name]))) for name in sizes}
    order = sorted(sizes, key=lambda name: (given[name] - wanted[name], name))
    while sum(given.values()) < size:
        for name in order:
            if given[name] < sizes[name] and sum(given.values()) < size:
                given[name] += 1
    return given


#: Faster than this a second cannot have held the reading of what decides.
_SECONDS_A_QUOTE = 4.0


def risks(signed: Signed) -> tuple[str, ...]:
    """What about a determination asks for a second look."""
    found = {
        "signed faster than the quotes that decide can be read": signed.seconds
        < _SECONDS_A_QUOTE * max(signed.deciding, 1),
        "nothing was edited": signed.edits == 0,
        "warnings were left standing": signed.acknowledged > 0,
        "readers of the record disagreed": signed.disagreement,
        "quotes that decide were not opened": signed.opened < signed.deciding,
        "overturned later": signed.overturned,
    }
    return tuple(name for name, so in found.items() if so)


def _riskiest(within: Sequence[Signed], size: int, chance: random.Random) -> list[Drawn]:
    """Those with the most risks; among equals by lot."""
    ranked = [(len(risks(s)), chance.random(), s) for s in within]
    ranked.sort(key=lambda item: (-item[0], item[1]))
    return [Drawn(id=s.id, stratum="", why=risks(s)) for _, _, s in ranked[:size]]
