"""Shares with intervals from samples of determinations, and agreement between raters.

A sample's unit is the determination; its criteria are not independent of each other. So a share of criteria is a ratio over
determinations, its variance comes by linearisation within strata, with the finite-population correction, and the interval is Wilson's on
the sample size that a simple random sample with that variance would have (Dean and Pagano 2015: for rare errors and clusters it covers
better than the usual ones). Agreement beyond chance is given as Cohen's kappa and as Gwet's AC1, because kappa collapses when almost all agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Unit:
    """What one sampled determination adds to a share.

    :param stratum: which stratum it was drawn from.
    :param count: how many of its items are so.
    :param of: how many items it has.
    """

    stratum: str
    count: float
    of: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its interval.

    :param value: None when there is nothing to count.
    :param units: determinations that it rests on.
    """

    value: float | None
    low: float | None
    high: float | None
    count: float
    of: float
    units: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """Agreement of two raters on the same items.

    :param kappa_error: standard error, as for independent items; likewise ``ac1_error``.
    """

    items: int
    share: float
    kappa: float | None
    kappa_error: float | None
    ac1: float
    ac1_error: float | None


def share(units: Sequence[Unit], sizes: Mapping[str, int], read: Mapping[str, int]) -> Estimate:
    """The population's share from a simple or stratified random sample without replacement.

    Determinations that were read and have no such items are part of the sample too: how many there are is itself by chance, so a share of
    a part of the population (of the draft's errors, of one policy) rests on the whole sample's size.

    :param units: those that have items.
    :param sizes: of each stratum in the population; ``read``: how many of it were sampled and read.
    """
    strata: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        strata[unit.stratum].append(unit)
    weights = {name: sizes[name] / read[name] for name in strata}
    of = sum(weights[u.stratum] * u.of for u in units)
    counted, items = sum(u.count for u in units), sum(u.of for u in units)
    if not of:
        return Estimate(None, None, None, counted, items, len(units))
    value = sum(weights[u.stratum] * u.count for u in units) / of
    variance = (
        sum(_variance(drawn, weights[name], sizes[name], read[name], value) for name, drawn in strata.items()) / of**2
    )
    left = 1 - sum(read[name] for name in strata) / sum(sizes[name] for name in strata)
    low, high = _wilson(value, _effective(len(units), left, value, variance), len(units) - len(strata))
    return Estimate(value, low, high, counted, items, len(units))


def _variance(drawn: Sequence[Unit], weight: float, size: int, read: int, value: float) -> float:
    """What a stratum adds to the variance of the weighted total of residuals; those without items have a residual of 0."""
    if read < 2:
        return 0.0
    residuals = [weight * (u.count - value * u.of) for u in drawn]
    mean = sum(residuals) / read
    squares = sum((r - mean) ** 2 for r in residuals) + (read - len(drawn)) * mean**2
    return (1 - read / size) * read / (read - 1) * squares


def _effective(units: int, left: float, value: float, variance: float) -> float:
    """The size of a simple random sample that would tell as much; infinite when everything was read.

    :param left: share of the population that was not read.
    """
    if left <= 0:
        return math.inf
    if variance > 0:
        return value * (1 - value) / variance
    # All alike: as much as one item a determination, for nothing tells how far its items go together.
    return units / left


def _wilson(value: float, size: float, freedom: int) -> tuple[float, float]:
    if math.isinf(size):
        return value, value
    z2 = _quantile(freedom) ** 2
    middle = (value + z2 / (2 * size)) / (1 + z2 / size)
    half = math.sqrt(z2) / (1 + z2 / size) * math.sqrt(value * (1 - value) / size + z2 / (4 * size**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def _quantile(freedom: int) -> float:
    from scipy.stats import norm, t  # noqa: PLC0415 - slow to import

    tail = 1 - (1 - LEVEL) / 2
    return float(t.ppf(tail, freedom)) if freedom >= 1 else float(norm.ppf(tail))


def agreement(pairs: Iterable[tuple[Hashable, Hashable]], categories: Sequence[Hashable]) -> Agreed | None:
    """Agreement of two raters; None for no items.

    :param pairs: what each of the two said of an item.
    :param categories: everything that could have been said; AC1 counts those that nobody used.
    """
    said = list(pairs)
    n = len(said)
    if not n:
        return None
    first = {c: sum(a == c for a, _ in said) / n for c in categories}
    second = {c: sum(b == c for _, b in said) / n for c in categories}
    both: defaultdict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for pair in said:
        both[pair] += 1 / n
    share_ = sum(both[c, c] for c in categories)
    by_kappa = sum(first[c] * second[c] for c in categories)
    kappa = (share_ - by_kappa) / (1 - by_kappa) if by_kappa < 1 else None
    error = None if kappa is None else _kappa_error(both, first, second, kappa, by_kappa, n)
    ac1, ac1_error = _ac1(said, categories, first, second, share_)
    return Agreed(n, share_, kappa, error, ac1, ac1_error)


def _kappa_error(both: Mapping[tuple[Hashable, Hashable], float], first: Mapping[Hashable, float], second: Mapping[Hashable, float], kappa: float, chance: float, n: int) -> float:  # fmt: skip
    """Fleiss, Cohen and Everitt (1969)."""
    on = sum(both.get((c, c), 0.0) * (1 - (first[c] + second[c]) * (1 - kappa)) ** 2 for c in first)
    off = (1 - kappa) ** 2 * sum(p * (second[a] + first[b]) ** 2 for (a, b), p in both.items() if a != b)
    rest = (kappa - chance * (1 - kappa)) ** 2
    return math.sqrt(max(on + off - rest, 0.0) / n) / (1 - chance)


def _ac1(said: Sequence[tuple[Hashable, Hashable]], categories: Sequence[Hashable], first: Mapping[Hashable, float], second: Mapping[Hashable, float], share_: float) -> tuple[float, float | None]:  # fmt: skip
    """Gwet (2008), for two raters who rated every item."""
    n, q = len(said), len(categories)
    pi = {c: (first[c] + second[c]) / 2 for c in categories}
    chance = sum(p * (1 - p) for p in pi.values()) / (q - 1)
    ac1 = (share_ - chance) / (1 - chance)
    if n < 2:
        return ac1, None
    squares = 0.0
    for a, b in said:
        own = ((a == b) - chance) / (1 - chance)
        of_item = ((1 - pi[a]) + (1 - pi[b])) / 2 / (q - 1)
        squares += (own - 2 * (1 - ac1) * (of_item - chance) / (1 - chance) - ac1) ** 2
    return ac1, math.sqrt(squares / (n * (n - 1)))


def two_shares(first: Estimate, second: Estimate) -> float | None:
    """Two-sided p of the difference of two independent shares, from their intervals' halves; None when there is nothing to compare."""
    from scipy.stats import norm  # noqa: PLC0415

    if first.value is None or second.value is None:
        return None
    errors = [((e.high or 0) - (e.low or 0)) / (2 * _quantile(max(e.units - 1, 1))) for e in (first, second)]
    spread = math.hypot(*errors)
    if not spread:
        return 1.0 if first.value == second.value else 0.0
    return float(2 * norm.sf(abs(first.value - second.value) / spread))


def holm(tests: Sequence[float]) -> list[float]:
    """P values adjusted for their number (Holm 1979), in the order given."""
    order = sorted(range(len(tests)), key=tests.__getitem__)
    adjusted, highest = [0.0] * len(tests), 0.0
    for rank, index in enumerate(order):
        highest = max(highest, min(1.0, (len(tests) - rank) * tests[index]))
        adjusted[index] = highest
    return adjusted
