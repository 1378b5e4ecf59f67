"""Confidence intervals for shares and means of gold cases, 95 %.

Criteria of one case are not independent. So a share has the wider of two intervals: the exact binomial one
(Clopper-Pearson), which is honest when nothing or nearly nothing went wrong, and a bootstrap over whole
cases, which is honest when errors come together. Means have the bootstrap alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 0.95
RESAMPLES = 2000
Interval = tuple[float, float]


def exact(count: float, of: float) -> Interval:
    """Clopper-Pearson; ``count`` and ``of`` may be fractions, as of cases that were run several times."""
    from scipy.stats import beta  # noqa: PLC0415 - slow to import

    tail = (1 - LEVEL) / 2
    low = float(beta.ppf(tail, count, of - count + 1)) if count > 0 else 0.0
    high = float(beta.ppf(1 - tail, count + 1, of - count)) if count < of else 1.0
    return low, high


def bootstrap(counts: Sequence[float], ofs: Sequence[float], *, seed: int) -> Interval | None:
    """Percentile interval of ``sum(counts) / sum(ofs)`` over cases drawn again; None for fewer than two cases."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.stats import bootstrap as resampled  # noqa: PLC0415 - slow to import

    pairs = [(count, of) for count, of in zip(counts, ofs, strict=True) if of]
    if len(pairs) < 2:
        return None
    tops, bottoms = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    found = resampled(
        (tops, bottoms),
        lambda top, bottom, axis=-1: top.sum(axis=axis) / bottom.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(seed),
    ).confidence_interval
    return float(found.low), float(found.high)


def share(counts: Sequence[float], ofs: Sequence[float], *, seed: int, repeats: int = 1) -> Interval | None:
    """The interval of a share; one pair a case. None when there is nothing to count.

    :param repeats: how many runs each pair holds; several runs of a case are one case's worth of evidence.
    """
    count, of = sum(counts) / repeats, sum(ofs) / repeats
    if not of:
        return None
    low, high = exact(count, of)
    drawn = bootstrap(counts, ofs, seed=seed)
    return (min(low, drawn[0]), max(high, drawn[1])) if drawn else (low, high)


def mcnemar(better: int, worse: int) -> float:
    """The exact two-sided p of McNemar's test: of pairs that differ, how many differ each way."""
    from scipy.stats import binomtest  # noqa: PLC0415 - slow to import

    differing = better + worse
    return float(binomtest(better, differing, 0.5).pvalue) if differing else 1.0


def rounded(value: float | None) -> float | None:
    """Six digits: enough for any reader, and the same on every machine."""
    return None if value is None or math.isnan(value) else round(value, 6)
