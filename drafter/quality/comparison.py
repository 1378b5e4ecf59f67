"""Two runs held against each other: what changed, whether it can be chance, which criterion moved.

Compared are the cases that both runs hold, by the expectations of the later one, so that a label that was
mended in between counts for both. Of several repeats, the state that most runs came to stands for the
case.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.evidence.intake.cases import Record
from drafter.quality import intervals
from drafter.quality.metamorphic import CHECKS
from drafter.quality.metrics import Figure, figures, per_cent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.quality.costs import Costs
    from drafter.quality.samples import Sample

#: (case, line, criterion); the criterion is "" for a line's recommendation.
Cell = tuple[str, int, str]


class Change(Record):
    """A criterion or, with an empty ``criterion``, a recommendation that came out otherwise.

    :param before, after: a state or recommendation; "" when it was not judged.
    """

    case: str
    line: int
    criterion: str
    policy: str
    expected: str
    before: str
    after: str

    @property
    def verdict(self) -> str:
        if self.after == self.expected:
            return "mended"
        return "broken" if self.before == self.expected else "still wrong"

    @property
    def unsafe(self) -> bool:
        """Newly said to be met, or approved, and it is not."""
        return self.after != self.expected and self.after in (State.MET.value, Recommendation.APPROVE.value)


class Moved(Record):
    """How one criterion of a policy moved."""

    policy: str
    criterion: str
    mended: int
    broken: int


class FigureMove(Record):
    """A figure over the cases of both runs.

    :param worse_by: how much worse it became; None when one run has no such figure.
    """

    name: str
    title: str
    before: float | None
    after: float | None
    shown_before: str
    shown_after: str
    worse_by: float | None


class Comparison(Record):
    """Run B against run A.

    :param p: of McNemar's exact test over criteria, two-sided.
    :param difference: of the share of right states, B less A; ``low`` and ``high`` by a paired bootstrap over cases.
    :param relabelled: criteria whose expectation changed in between.
    :param undrafted: cases that A drafted and B did not.
    """

    cases: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    changes: tuple[Change, ...]
    mended: int
    broken: int
    p: float
    difference: float | None
    low: float | None
    high: float | None
    moved: tuple[Moved, ...]
    figures: tuple[FigureMove, ...]
    relabelled: int
    undrafted: tuple[str, ...]

    @property
    def chance(self) -> str:
        """The p in words."""
        return f"p = {self.p:.3g}" if self.p >= 0.0001 else "p < 0.0001"


def compare(before: Sequence[Sample], after: Sequence[Sample], costs: Costs, *, seed: int = 0) -> Comparison:
    """What changed from one run to another."""
    names_before, names_after = {s.case for s in before}, {s.case for s in after}
    both = names_before & names_after
    first = [s for s in before if s.case in both]
    second = [s for s in after if s.case in both]
    old, new = _cells(first), _cells(second)
    expected, was_expected = _expectations(second), _expectations(first)
    shared = [key for key in new if key in old]
    changes = tuple(_changes(old, new, shared, expected, second))
    states = [key for key in shared if key[2] and expected.get(key)]
    right = {key: (old[key] == expected[key], new[key] == expected[key]) for key in states}
    mended, broken = (sum(pair == way for pair in right.values()) for way in ((False, True), (True, False)))
    around = _difference(right, seed)
    return Comparison(
        cases=len(both),
        only_before=tuple(sorted(names_before - names_after)),
        only_after=tuple(sorted(names_after - names_before)),
        changes=changes,
        mended=mended,
        broken=broken,
        p=round(intervals.mcnemar(mended, broken), 6),
        difference=intervals.rounded((mended - broken) / len(states)) if states else None,
        low=intervals.rounded(around[0]) if around else None,
        high=intervals.rounded(around[1]) if around else None,
        moved=tuple(_moved(changes)),
        figures=(*_figure_moves(_relabelled(first, expected), second, costs), *_check_moves(first, second)),
        relabelled=sum(was_expected.get(key) != expected.get(key) for key in states),
        undrafted=tuple(sorted(_drafted(first) - _drafted(second))),
    )


def _drafted(samples: Sequence[Sample]) -> set[str]:
    return {sample.case for sample in samples if sample.score is not None}


def _cells(samples: Sequence[Sample]) -> dict[Cell, str]:
    """By criterion and line, what most repeats came to; the first of them where none is ahead."""
    votes: dict[Cell, Counter[str]] = {}
    for sample in samples:
        if sample.score is None:
            continue
        for each in sample.score.criteria:
            key = (sample.case, each.line, each.criterion)
            votes.setdefault(key, Counter())[each.got.value if each.got else ""] += 1
        for line in sample.score.lines:
            votes.setdefault((sample.case, line.line, ""), Counter())[line.got.value if line.got else ""] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in votes.items()}


def _expectations(samples: Sequence[Sample]) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for sample in samples:
        for each in sample.score.criteria if sample.score else ():
            found[sample.case, each.line, each.criterion] = each.expected.value
        for line in sample.score.lines if sample.score else ():
            found[sample.case, line.line, ""] = line.expected.value if line.expected else ""
    return found


def _relabelled(samples: Sequence[Sample], expected: dict[Cell, str]) -> list[Sample]:
    """Samples by later expectations; what those no longer name is dropped."""
    found = []
    for sample in samples:
        score = sample.score
        if score is not None:
            criteria = tuple(
                each.model_copy(update={"expected": State(now)})
                for each in score.criteria
                if (now := expected.get((sample.case, each.line, each.criterion)))
            )
            lines = tuple(
                line.model_copy(update={"expected": Recommendation(now) if now else None})
                for line in score.lines
                if (now := expected.get((sample.case, line.line, ""))) is not None
            )
            score = score.model_copy(update={"criteria": criteria, "lines": lines})
        found.append(sample.model_copy(update={"score": score}))
    return found


def _changes(
    old: dict[Cell, str],
    new: dict[Cell, str],
    shared: Sequence[Cell],
    expected: dict[Cell, str],
    samples: Sequence[Sample],
) -> Iterator[Change]:
    policies = {(s.case, line.line): line.policy for s in samples if s.score for line in s.score.lines}
    found = [
        Change(
            case=key[0], line=key[1], criterion=key[2], policy=policies.get(key[:2], ""),
            expected=expected.get(key, ""), before=old[key], after=new[key],
        )
        for key in shared
        if old[key] != new[key]
    ]  # fmt: skip
    order = ["broken", "still wrong", "mended"]
    yield from sorted(found, key=lambda c: (not c.unsafe, order.index(c.verdict), c.case, c.line, c.criterion))


def _difference(right: dict[Cell, tuple[bool, bool]], seed: int) -> intervals.Interval | None:
    gains: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for (case, _, _), (was, is_) in right.items():
        gains[case] += is_ - was
        of[case] += 1
    return intervals.bootstrap([gains[case] for case in of], [of[case] for case in of], seed=seed)


def _moved(changes: Sequence[Change]) -> Iterator[Moved]:
    counted: dict[tuple[str, str], Counter[str]] = {}
    for change in changes:
        if change.criterion:
            counted.setdefault((change.policy, change.criterion), Counter())[change.verdict] += 1
    for (policy, criterion), ways in sorted(counted.items(), key=lambda item: (-item[1]["broken"], item[0])):
        if ways["mended"] or ways["broken"]:
            yield Moved(policy=policy, criterion=criterion, mended=ways["mended"], broken=ways["broken"])


def _figure_moves(first: Sequence[Sample], second: Sequence[Sample], costs: Costs) -> Iterator[FigureMove]:
    was = {figure.name: figure for figure in figures(first, costs)}
    for figure in figures(second, costs):
        before = was[figure.name]
        yield FigureMove(
            name=figure.name,
            title=figure.title,
            before=before.value,
            after=figure.value,
            shown_before=before.shown,
            shown_after=figure.shown,
            worse_by=_worse_by(before, figure),
        )


def _check_moves(first: Sequence[Sample], second: Sequence[Sample]) -> Iterator[FigureMove]:
    """The rates of metamorphic checks that both runs made."""
    was, is_ = _rates(first), _rates(second)
    for check, after in is_.items():
        before = was.get(check)
        if before is not None:
            yield FigureMove(
                name=f"check {check}",
                title=CHECKS.get(check, check),
                before=before,
                after=after,
                shown_before=per_cent(before),
                shown_after=per_cent(after),
                worse_by=round(before - after, 6),
            )


def _rates(samples: Sequence[Sample]) -> dict[str, float]:
    held: dict[str, list[bool]] = {}
    for sample in samples:
        for trial in sample.trials:
            held.setdefault(trial.check, []).append(trial.held)
    return {check: sum(all_) / len(all_) for check, all_ in held.items()}


def _worse_by(before: Figure, after: Figure) -> float | None:
    if before.value is None or after.value is None:
        return None
    worse = before.value - after.value if after.better == "high" else after.value - before.value
    return round(worse, 6)
