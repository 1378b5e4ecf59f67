"""What stands out: drift between months, a model version that drafts worse, reviewers who use drafts unlike the others.

Many comparisons find something by chance, so p values are adjusted for their number (Holm) and a signal needs a difference that matters.
A reviewer stands out against the other reviewers' spread (median and median absolute deviation); the signal tells how many stand out, and
the id is for the person who follows it up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from drafter.quality.audits.estimates import holm, two_shares
from drafter.quality.audits.figures import MEASURES, accuracy, by_reviewer
from drafter.quality.audits.signed import Signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from drafter.quality.audits.estimates import Estimate
    from drafter.quality.audits.figures import Base, Item

_ALPHA = 0.05
#: A difference in accuracy smaller than this is not worth anybody's morning.
_MATTERS = 0.03
#: Robust deviations beyond which a reviewer stands out: above the customary 3.5, for every reviewer is compared by several measures.
_FAR = 5.0
_FEWEST = 20  # determinations of a reviewer, below which behaviour says little


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that stands out.

    :param kind: ``drift``, ``model`` or ``reviewer``.
    :param about: the month, the model, or the measure.
    :param who: ids of reviewers, for following up; not for reports.
    """

    kind: str
    about: str
    text: str
    p: float | None = None
    who: tuple[str, ...] = ()


def signals(population: Sequence[Signed], items: Sequence[Item], base: Base) -> list[Signal]:
    """Everything that stands out in a period.

    :param items: criteria of a random sample's second readings; ``base``: what they rest on.
    """
    models = {name: _of_model(name) for name in sorted({s.model for s in population})}
    months = {f"from {name} on": _since(name) for name in sorted({s.month for s in population})[1:]}
    found = [
        signal
        for kind, parts in (("model", models), ("drift", months))
        for signal in (*_accuracy(kind, parts, items, base), *_overturned(kind, parts, population))
    ]
    # Of the months from which on drafts may have become worse, the one that tells most.
    drift = sorted((s for s in found if s.kind == "drift"), key=lambda s: s.p or 0)[:1]
    return [*(s for s in found if s.kind != "drift"), *drift, *reviewers(population)]


_Part = Callable[[Signed], bool]


def _of_model(name: str) -> _Part:
    return lambda signed: signed.model == name


def _since(month: str) -> _Part:
    return lambda signed: signed.month >= month


def _accuracy(kind: str, parts: Mapping[str, _Part], items: Sequence[Item], base: Base) -> Iterable[Signal]:
    """Parts in which drafts are right less often than in the rest."""
    found = []
    for name, inside in parts.items():
        own, rest = (_right([i for i in items if inside(i.determination) is so], base) for so in (True, False))
        p = two_shares(own, rest)
        if p is not None and own.value is not None and rest.value is not None:
            found.append((name, own.value, rest.value, p))
    for (name, mine, others, _), p in zip(found, holm([f[3] for f in found]), strict=True):
        if p < _ALPHA and others - mine > _MATTERS:
            yield Signal(kind, name, f"criteria drafted right: {mine:.1%} {name}, {others:.1%} otherwise", p)


def _right(items: Sequence[Item], base: Base) -> Estimate:
    return accuracy("", items, base).draft


def _overturned(kind: str, parts: Mapping[str, _Part], population: Sequence[Signed]) -> Iterable[Signal]:
    """Parts whose determinations are overturned more often; everything is counted, so the test is exact."""
    from scipy.stats import fisher_exact  # noqa: PLC0415 - slow to import

    tables = {}
    for name, inside in parts.items():
        own = Counter(s.overturned for s in population if inside(s))
        rest = Counter(s.overturned for s in population if not inside(s))
        if own.total() and rest.total():
            tables[name] = (own, rest)
    raw = [float(fisher_exact([[o[True], o[False]], [r[True], r[False]]]).pvalue) for o, r in tables.values()]
    for (name, (own, rest)), p in zip(tables.items(), holm(raw), strict=True):
        mine, others = own[True] / own.total(), rest[True] / rest.total()
        if p < _ALPHA and mine > others:
            yield Signal(kind, name, f"overturned later: {mine:.1%} {name}, {others:.1%} otherwise", p)


_CARELESS = {name: -1 if "seconds" in name or "opened" in name else 1 for name in MEASURES}


def reviewers(population: Sequence[Signed]) -> Iterable[Signal]:
    """Measures by which some reviewers are far from the others, on the careless side."""
    each = {name: b for name, b in by_reviewer(population).items() if b.determinations >= _FEWEST}
    for measure, of in MEASURES.items():
        values = {name: of(b) for name, b in each.items()}
        far = [
            name
            for name, value in values.items()
            if _deviation(value, list(values.values())) * _CARELESS[measure] > _FAR
        ]
        if far:
            text = f"{len(far)} of {len(each)} reviewers: {measure}, far from the others"
            yield Signal("reviewer", measure, text, who=tuple(far))


def _deviation(value: float, values: Sequence[float]) -> float:
    """Robust deviations from the median; a hundredth of the median at the least, so that equal values do not make everyone far."""
    middle = median(values)
    spread = max(1.4826 * median(abs(v - middle) for v in values), 0.01 * abs(middle), 1e-9)
    return (value - middle) / spread
