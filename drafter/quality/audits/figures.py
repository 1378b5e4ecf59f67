"""What second readings come to: accuracy of drafts and of signed determinations, what people corrected and what they missed, agreement.

Figures of a random sample hold for the population of its plan; those of a risk-based one only for what was read, and say so. Behaviour
(time, evidence opened, edits) is counted over everything that was signed. Reviewers appear in aggregate only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.quality.audits.behaviour import Behaviour, Spread, behaviours, spreads
from drafter.quality.audits.estimates import Agreed, Estimate, Unit, agreement, share
from drafter.quality.audits.items import Item, LineItem, items_of, line_items_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from drafter.quality.audits.readings import Reading
    from drafter.quality.audits.samples import Sample
    from drafter.quality.audits.signed import Signed

#: Agreement that is asked for, unless another is.
THRESHOLD = 0.9


@dataclass(frozen=True, slots=True)
class Base:
    """What shares rest on: the strata's sizes in the population, and how many of each were read."""

    sizes: Mapping[str, int]
    read: Mapping[str, int]


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
class Basis:
    """What was drawn to be read, of one sample or of several of different times.

    :param represents: whether shares hold for all that was signed, or only for what was read.
    :param sizes: of the strata in the population.
    :param strata: by drawn determination, its stratum.
    """

    represents: bool
    sizes: Mapping[str, int]
    strata: Mapping[str, str]


def basis_of(sample: Sample) -> Basis:
    return Basis(sample.represents, sample.sizes, {drawn.id: drawn.stratum for drawn in sample.drawn})


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a period report tells.

    :param population: everything that was signed.
    :param drawn: how many the samples wanted; ``read``: those that were read twice; ``compared``: of these, how many by the rubric too.
    :param not_blind: readings by somebody who had looked at the case before.
    :param threshold: the agreement that is asked for.
    """

    represents: bool
    population: int
    drawn: int
    read: int
    compared: int
    not_blind: int
    threshold: float
    criteria: tuple[Accuracy, ...]
    lines: tuple[Accuracy, ...]
    agreements: dict[str, Agreed | None]
    errors: dict[str, int]
    rubric: dict[str, Estimate]
    behaviour: tuple[Behaviour, ...]
    reviewers: tuple[Spread, ...]


def figures(population: Sequence[Signed], basis: Basis, readings: Sequence[Reading], *, threshold: float = THRESHOLD) -> Figures:  # fmt: skip
    """The figures of what was drawn, as far as it was read.

    :param population: everything that was signed in the period.
    :param readings: when two people read a determination, shares rest on the first reading and agreement tells of both.
    """
    known = {signed.id for signed in population}
    given = [r for r in readings if r.signed in basis.strata and r.signed in known]
    read, second = _firsts(given)
    items, lines = items_of(population, read, basis.strata), line_items_of(population, read, basis.strata)
    base = base_of(basis, read)
    return Figures(
        represents=basis.represents,
        population=len(population),
        drawn=len(basis.strata),
        read=len(read),
        compared=sum(r.compared is not None for r in read),
        not_blind=sum(r.blind.looked_before for r in read),
        threshold=threshold,
        criteria=tuple(accuracies(items, base, _GROUPS)),
        lines=tuple(accuracies(lines, base, _LINE_GROUPS)),
        agreements=_agreements(items) | {"auditor and second auditor": _of_two(read, second)},
        errors=_errors(given),
        rubric=_rubric(read, basis.strata, base),
        behaviour=tuple(behaviours(population)),
        reviewers=tuple(spreads(population)),
    )


def base_of(basis: Basis, read: Sequence[Reading]) -> Base:
    """What shares of these readings rest on."""
    return Base(basis.sizes, Counter(basis.strata[r.signed] for r in read))


def _firsts(readings: Sequence[Reading]) -> tuple[list[Reading], dict[str, Reading]]:
    """The first reading of each determination, and the second where there is one."""
    first: dict[str, Reading] = {}
    second: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda r: (r.blind.at, r.auditor)):
        if first.setdefault(reading.signed, reading) is not reading:
            second.setdefault(reading.signed, reading)
    return list(first.values()), second


def _of_two(read: Sequence[Reading], second: Mapping[str, Reading]) -> Agreed | None:
    both = [(r.blind.states, second[r.signed].blind.states) for r in read if r.signed in second]
    return agreement([(one[name], two[name]) for one, two in both for name in one if name in two], list(State))


_Any = Item | LineItem
_GROUPS: dict[str, Callable[[_Any], str]] = {
    "policy": lambda i: i.policy,
    "criterion": lambda i: f"{i.policy}: {i.criterion}" if isinstance(i, Item) else "",
    "model": lambda i: i.determination.model,
    "month": lambda i: i.determination.month,
}
_LINE_GROUPS = ("policy", "model", "month")


def accuracies(items: Sequence[_Any], base: Base, kinds: Iterable[str]) -> Iterable[Accuracy]:
    """The shares of all items, and of each group of the kinds: policy, criterion, model, month."""
    yield accuracy("all", items, base)
    for kind in kinds:
        key = _GROUPS[kind]
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
