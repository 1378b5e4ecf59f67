"""What second readings come to: accuracy of drafts and of signed determinations, what people corrected and what they missed, agreement.

Figures of a random sample hold for the population of its plan; those of a risk-based one only for what was read, and say so. Behaviour
(time, evidence opened, edits) is counted over everything that was signed. Reviewers appear in aggregate only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.quality.audits.estimates import Agreed, Estimate, Unit, agreement, share
from drafter.review.decisions import Disposition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from drafter.quality.audits.readings import Reading
    from drafter.quality.audits.samples import Sample
    from drafter.quality.audits.signed import Signed

#: A recommendation and the decisions that it would have been right for.
_FITS = {
    Recommendation.APPROVE: frozenset({Disposition.APPROVE}),
    Recommendation.REQUEST_INFORMATION: frozenset({Disposition.REQUEST_INFORMATION}),
    Recommendation.REFER_TO_PHYSICIAN: frozenset({Disposition.DENY, Disposition.MODIFY, Disposition.REFER}),
}


@dataclass(frozen=True, slots=True)
class Base:
    """What shares rest on: the strata's sizes in the population, and how many of each were read."""

    sizes: Mapping[str, int]
    read: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion as draft, signer and auditor saw it."""

    determination: Signed
    stratum: str
    criterion: str
    policy: str
    draft: State
    signed: State | None
    audit: State

    @property
    def draft_right(self) -> bool:
        return self.draft is self.audit

    @property
    def signed_right(self) -> bool | None:
        return None if self.signed is None else self.signed is self.audit


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of one group.

    :param corrected: of the draft's errors, those that people put right; ``missed``: those that they signed.
    :param spoiled: of what the draft had right, what people signed otherwise.
    """

    group: str
    draft: Estimate
    signed: Estimate
    corrected: Estimate
    missed: Estimate
    spoiled: Estimate


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
    """Reviewers in aggregate: the lowest, the middle and the highest of a measure; who is who is not told."""

    measure: str
    reviewers: int
    lowest: float
    middle: float
    highest: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a period report tells.

    :param represents: whether the shares hold for all that was signed, or only for what was read.
    :param read: second readings that the shares rest on; ``drawn``: how many the sample wanted.
    :param threshold: the agreement that is asked for.
    """

    represents: bool
    population: int
    drawn: int
    read: int
    threshold: float
    criteria: tuple[Accuracy, ...]
    lines: tuple[Accuracy, ...]
    agreements: dict[str, Agreed | None]
    errors: dict[str, int]
    rubric: dict[str, Estimate]
    behaviour: tuple[Behaviour, ...]
    reviewers: tuple[Spread, ...]


def figures(population: Sequence[Signed], sample: Sample, readings: Sequence[Reading], *, threshold: float = 0.9) -> Figures:  # fmt: skip
    """The figures of a sample as far as it was read.

    :param population: everything that was signed in the plan's period.
    """
    by_id = {signed.id: signed for signed in population}
    strata = {drawn.id: drawn.stratum for drawn in sample.drawn}
    read = [r for r in readings if r.signed in strata and r.signed in by_id]
    items, lines = items_of(population, read, strata), line_items_of(population, read, strata)
    base = Base(sample.sizes, Counter(strata[r.signed] for r in read))
    return Figures(
        represents=sample.represents,
        population=len(population),
        drawn=len(sample.drawn),
        read=len(read),
        threshold=threshold,
        criteria=tuple(_accuracies(items, base, _CRITERION_GROUPS)),
        lines=tuple(_accuracies(lines, base, _LINE_GROUPS)),
        agreements=_agreements(items),
        errors=_errors(read),
        rubric=_rubric(read, strata, base),
        behaviour=tuple(behaviours(population)),
        reviewers=tuple(spreads(population)),
    )


def items_of(population: Sequence[Signed], readings: Sequence[Reading], strata: Mapping[str, str]) -> list[Item]:
    """The criteria of second readings.

    :param strata: by determination, the stratum that it was drawn from.
    """
    by_id = {signed.id: signed for signed in population}
    return [item for r in readings for item in _items(by_id[r.signed], r, strata[r.signed])]


def line_items_of(
    population: Sequence[Signed], readings: Sequence[Reading], strata: Mapping[str, str]
) -> list[LineItem]:
    """The lines of second readings."""
    by_id = {signed.id: signed for signed in population}
    return [item for r in readings for item in _line_items(by_id[r.signed], r, strata[r.signed])]


def _items(signed: Signed, reading: Reading, stratum: str) -> Iterable[Item]:
    for each in signed.criteria:
        audit = reading.blind.states.get(f"{each.line}/{each.criterion}")
        if audit is not None:
            yield Item(signed, stratum, each.criterion, each.policy, each.draft, each.signed, audit)


@dataclass(frozen=True, slots=True)
class LineItem:
    """One line as draft, signer and auditor decided it."""

    determination: Signed
    stratum: str
    policy: str
    draft_right: bool
    signed_right: bool | None


def _line_items(signed: Signed, reading: Reading, stratum: str) -> Iterable[LineItem]:
    for line in signed.lines:
        audit = reading.blind.lines.get(line.line)
        if audit is not None:
            yield LineItem(signed, stratum, line.policy, audit in _FITS[line.draft], line.signed is audit)


_Any = Item | LineItem
_CRITERION_GROUPS: dict[str, Callable[[_Any], str]] = {
    "policy": lambda i: i.policy,
    "criterion": lambda i: f"{i.policy}: {i.criterion}" if isinstance(i, Item) else "",
    "model": lambda i: i.determination.model,
    "month": lambda i: i.determination.month,
}
_LINE_GROUPS = {name: key for name, key in _CRITERION_GROUPS.items() if name != "criterion"}


def _accuracies(items: Sequence[_Any], base: Base, groups: Mapping[str, Callable[[_Any], str]]) -> Iterable[Accuracy]:  # fmt: skip
    yield accuracy("all", items, base)
    for kind, key in groups.items():
        names = sorted({key(item) for item in items})
        for name in names:
            yield accuracy(f"{kind} {name}", [item for item in items if key(item) == name], base)


def accuracy(group: str, items: Sequence[_Any], base: Base) -> Accuracy:
    """The shares of some items."""
    answered = [i for i in items if i.signed_right is not None]
    wrong = [i for i in answered if not i.draft_right]
    right = [i for i in answered if i.draft_right]
    return Accuracy(
        group,
        _share(items, lambda i: i.draft_right, base),
        _share(answered, lambda i: bool(i.signed_right), base),
        _share(wrong, lambda i: bool(i.signed_right), base),
        _share(wrong, lambda i: not i.signed_right, base),
        _share(right, lambda i: not i.signed_right, base),
    )


def _share(items: Sequence[_Any], so: Callable[[_Any], bool], base: Base) -> Estimate:
    by_unit: dict[str, list[_Any]] = defaultdict(list)
    for item in items:
        by_unit[item.determination.id].append(item)
    return share([Unit(u[0].stratum, sum(so(i) for i in u), len(u)) for u in by_unit.values()], base.sizes, base.read)


def _agreements(items: Sequence[Item]) -> dict[str, Agreed | None]:
    states = list(State)
    return {
        "draft and auditor": agreement([(i.draft, i.audit) for i in items], states),
        "signer and auditor": agreement([(i.signed, i.audit) for i in items if i.signed], states),
        "draft and signer": agreement([(i.draft, i.signed) for i in items if i.signed], states),
    }


def _errors(read: Sequence[Reading]) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for reading in read:
        if reading.compared is not None:
            for kind in (*reading.compared.errors, *(e for m in reading.compared.marks.values() for e in m.errors)):
                counted[kind.value] += 1
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _rubric(read: Sequence[Reading], strata: Mapping[str, str], base: Base) -> dict[str, Estimate]:
    told = [r for r in read if r.compared is not None]

    def marked(name: str) -> Estimate:
        units = []
        for r in told:
            answers = (
                [v for m in r.compared.marks.values() if (v := getattr(m, name)) is not None] if r.compared else []
            )
            units.append(Unit(strata[r.signed], sum(answers), len(answers)))
        return share([u for u in units if u.of], base.sizes, base.read)

    def whole(name: str) -> Estimate:
        answers = [(strata[r.signed], getattr(r.compared, name)) for r in told]
        return share([Unit(stratum, float(v), 1) for stratum, v in answers if v is not None], base.sizes, base.read)

    per_criterion = {name: marked(name) for name in ("evidence_right", "rationale_supported", "citation_right")}
    return per_criterion | {name: whole(name) for name in ("letter_parts", "timely")}


def behaviours(population: Sequence[Signed]) -> Iterable[Behaviour]:
    """How drafts were used: in all, by month, by policy, by model."""
    yield _behaviour("all", population)
    for kind, key in (("month", _month), ("policy", _policy), ("model", _model)):
        groups: dict[str, list[Signed]] = defaultdict(list)
        for signed in population:
            groups[key(signed)].append(signed)
        for name in sorted(groups):
            yield _behaviour(f"{kind} {name}", groups[name])


def _month(signed: Signed) -> str:
    return signed.month


def _policy(signed: Signed) -> str:
    return signed.policy


def _model(signed: Signed) -> str:
    return signed.model


def _behaviour(group: str, of: Sequence[Signed]) -> Behaviour:
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
    return {name: _behaviour(name, groups[name]) for name in sorted(groups)}


MEASURES: dict[str, Callable[[Behaviour], float]] = {
    "median seconds from first look to signature": lambda b: b.seconds,
    "share of deciding quotes opened": lambda b: b.opened,
    "share of drafts signed without an edit": lambda b: b.unedited,
    "share overturned later": lambda b: b.overturned,
}


def spreads(population: Sequence[Signed]) -> Iterable[Spread]:
    """Each measure over reviewers."""
    each = list(by_reviewer(population).values())
    for name, measure in MEASURES.items():
        values = sorted(measure(b) for b in each)
        if values:
            yield Spread(name, len(values), values[0], median(values), values[-1])
