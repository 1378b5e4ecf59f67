"""Figures of a run, each with how many it counts and its confidence interval; safety first.

A figure is a share or a mean over what the gold cases label. Cases without a draft have figures of their
own (``refused``, ``crashed``) and are in no other.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.evidence.intake.cases import Record
from drafter.quality import intervals
from drafter.quality.calibration import Level, agreement_of_repeats, calibration
from drafter.quality.measures import MEASURES, Measure
from drafter.quality.samples import UNDETERMINED, CriterionScore, Outcome, Sample, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.quality.costs import Costs

NOT_JUDGED = "not_judged"
STATES = [state.value for state in State]
RECOMMENDATIONS = [each.value for each in Recommendation]


class Figure(Record):
    """A figure.

    :param value: None when nothing of its kind is labelled.
    :param count, of: numerator and denominator.
    :param low, high: 95 % interval.
    :param better: whether a good figure is high or low.
    """

    name: str
    title: str
    kind: Literal["share", "mean"]
    better: Literal["high", "low"]
    value: float | None
    count: float
    of: float
    low: float | None
    high: float | None

    def show(self, value: float | None) -> str:
        """A value of this figure in words: per cent for shares."""
        if value is None:
            return "-"
        return f"{value:.2f}" if self.kind == "mean" else per_cent(value)

    @property
    def shown(self) -> str:
        return self.show(self.value)

    @property
    def counted(self) -> str:
        return f"{_number(self.count)} {'of' if self.kind == 'share' else 'over'} {_number(self.of)}"


def per_cent(value: float) -> str:
    """A share in words: one decimal, but never 0 or 100 for what is neither."""
    text = f"{value * 100:.1f} %"
    return {"0.0 %": "0 %" if value == 0 else "< 0.1 %", "100.0 %": "100 %" if value == 1 else "> 99.9 %"}.get(
        text, text
    )


def _number(value: float) -> str:
    return f"{value:g}" if value == int(value) else f"{value:.2f}"


class CriterionRow(Record):
    """How one criterion of a policy came out, over all cases."""

    policy: str
    criterion: str
    of: int
    right: int
    wrong_met: int
    needless: int
    not_judged: int


class TagRow(Record):
    """How the criteria of the cases with a tag came out."""

    tag: str
    cases: int
    of: int
    right: int
    wrong_met: int


class CheckRow(Record):
    """How often a metamorphic check held.

    :param became_met: of those that did not hold, how often something became met or approved.
    """

    check: str
    of: int
    held: int
    became_met: int
    low: float | None
    high: float | None


class Summary(Record):
    """A run in figures: ``summary.json``."""

    cases: int
    repeats: int
    outcomes: dict[str, int]
    safety: dict[str, int]
    figures: tuple[Figure, ...]
    confusion: dict[str, dict[str, int]]
    recommendations: dict[str, dict[str, int]]
    criteria: tuple[CriterionRow, ...]
    tags: tuple[TagRow, ...]
    calibration: tuple[Level, ...]
    agreement: dict[str, float] = Field(default_factory=dict)
    checks: tuple[CheckRow, ...] = ()
    seconds: dict[str, float]
    tokens: dict[str, int]

    def figure(self, name: str) -> Figure | None:
        return next((figure for figure in self.figures if figure.name == name), None)


def summarise(samples: Sequence[Sample], costs: Costs, *, seed: int = 0) -> Summary:
    """Every figure of a run. Deterministic for the same samples and seed."""
    names = sorted({sample.case for sample in samples})
    repeats = max((sample.repeat for sample in samples), default=0) + 1
    scores = [sample.score for sample in samples if sample.score is not None]
    criteria = [criterion for score in scores for criterion in score.criteria]
    lines = [line for score in scores for line in score.lines if line.expected is not None]
    outcomes = Counter(sample.outcome.value for sample in samples)
    return Summary(
        cases=len(names),
        repeats=repeats,
        outcomes={outcome.value: outcomes[outcome.value] for outcome in Outcome},
        safety={
            "wrong_met": sum(criterion.wrong_met for criterion in criteria),
            "wrong_approve": sum(line.wrong_approve for line in lines),
            "must_not_say": sum(len(score.said) for score in scores),
            "false_quotes": sum(score.quotes - score.quotes_verbatim for score in scores),
            "crashed": outcomes[Outcome.CRASHED.value],
        },
        figures=figures(samples, costs, seed=seed),
        confusion=_table(STATES, ((c.expected.value, c.got.value if c.got else NOT_JUDGED) for c in criteria)),
        recommendations=_table(
            RECOMMENDATIONS,
            ((ln.expected.value, ln.got.value if ln.got else NOT_JUDGED) for ln in lines if ln.expected),
        ),
        criteria=tuple(_criterion_rows(scores)),
        tags=tuple(_tag_rows(samples)),
        calibration=calibration(samples, seed=seed),
        agreement=agreement_of_repeats(samples) if repeats > 1 else {},
        checks=tuple(_check_rows(samples, seed)),
        seconds=_seconds(samples),
        tokens=dict(sum((Counter(sample.tokens) for sample in samples), Counter())),
    )


def figures(samples: Sequence[Sample], costs: Costs, *, seed: int | None = None) -> tuple[Figure, ...]:
    """Every figure of some samples; without a seed, without intervals."""
    repeats = max((sample.repeat for sample in samples), default=0) + 1
    return tuple(_figure(measure, samples, costs, seed, repeats) for measure in MEASURES)


def _figure(measure: Measure, samples: Sequence[Sample], costs: Costs, seed: int | None, repeats: int) -> Figure:
    by_case: dict[str, tuple[float, float]] = {}
    for sample in samples:
        count, of = measure.counted(sample, costs)
        before = by_case.get(sample.case, (0.0, 0.0))
        by_case[sample.case] = (before[0] + count, before[1] + of)
    counts, ofs = zip(*by_case.values(), strict=True) if by_case else ((), ())
    of = sum(ofs)
    around = None
    if seed is not None and measure.kind == "share":
        around = intervals.share(counts, ofs, seed=seed, repeats=repeats)
    elif seed is not None:
        around = intervals.bootstrap(counts, ofs, seed=seed)
    low, high = around or (None, None)
    return Figure(
        name=measure.name,
        title=measure.title,
        kind=measure.kind,
        better=measure.better,
        value=intervals.rounded(sum(counts) / of) if of else None,
        count=sum(counts),
        of=of,
        low=intervals.rounded(low),
        high=intervals.rounded(high),
    )


def _table(rows: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    counted = Counter(pairs)
    return {row: {column: counted[row, column] for column in (*rows, NOT_JUDGED)} for row in rows}


def _criterion_rows(scores: Sequence[Score]) -> Iterable[CriterionRow]:
    grouped: dict[tuple[str, str], list[CriterionScore]] = {}
    for score in scores:
        for each in score.criteria:
            grouped.setdefault((each.policy, each.criterion), []).append(each)
    for (policy, criterion), members in sorted(grouped.items(), key=lambda item: (not item[0][0], item[0])):
        yield CriterionRow(
            policy=policy,
            criterion=criterion,
            of=len(members),
            right=sum(each.right for each in members),
            wrong_met=sum(each.wrong_met for each in members),
            needless=sum(each.got in UNDETERMINED and each.expected not in UNDETERMINED for each in members),
            not_judged=sum(each.got is None for each in members),
        )


def _tag_rows(samples: Sequence[Sample]) -> Iterable[TagRow]:
    for tag in sorted({tag for sample in samples for tag in sample.tags}):
        mine = [sample for sample in samples if tag in sample.tags]
        criteria = [each for sample in mine if sample.score for each in sample.score.criteria]
        yield TagRow(
            tag=tag,
            cases=len({sample.case for sample in mine}),
            of=len(criteria),
            right=sum(each.right for each in criteria),
            wrong_met=sum(each.wrong_met for each in criteria),
        )


def _check_rows(samples: Sequence[Sample], seed: int) -> Iterable[CheckRow]:
    names = dict.fromkeys(trial.check for sample in samples for trial in sample.trials)
    for name in names:
        by_case = [[trial for trial in sample.trials if trial.check == name] for sample in samples]
        made = [trials for trials in by_case if trials]
        held = [sum(trial.held for trial in trials) for trials in made]
        low, high = intervals.share(held, [len(trials) for trials in made], seed=seed) or (None, None)
        yield CheckRow(
            check=name,
            of=sum(len(trials) for trials in made),
            held=sum(held),
            became_met=sum(trial.became_met for trials in made for trial in trials),
            low=intervals.rounded(low),
            high=intervals.rounded(high),
        )


def _seconds(samples: Sequence[Sample]) -> dict[str, float]:
    """Latency of a draft on one process: middle, 95th percentile, sum."""
    taken = sorted(sample.seconds for sample in samples if sample.outcome is Outcome.DRAFTED)
    if not taken:
        return {}
    last = len(taken) - 1
    return {
        "median": round(taken[last // 2], 4),
        "p95": round(taken[math.ceil(0.95 * last)], 4),
        "total": round(sum(taken), 3),
    }
