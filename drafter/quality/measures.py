"""What each figure counts: a numerator and a denominator of one sample.

The order is the order of the report: what endangers a patient or a plan comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.quality.samples import UNDETERMINED, Outcome, Sample, Score

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.quality.costs import Costs

Counted = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure to be: its name in JSON, its title, and how a sample is counted."""

    name: str
    title: str
    better: Literal["high", "low"]
    count: Callable[[Sample, Score | None, Costs], Counted]
    kind: Literal["share", "mean"] = "share"

    def counted(self, sample: Sample, costs: Costs) -> Counted:
        return self.count(sample, sample.score, costs)


def _scored(count: Callable[[Score], Counted]) -> Callable[[Sample, Score | None, Costs], Counted]:
    """A count of drafts alone: a case without one is in neither numerator nor denominator."""
    return lambda _sample, score, _costs: count(score) if score is not None else (0, 0)


def _ended(outcome: Outcome) -> Callable[[Sample, Score | None, Costs], Counted]:
    return lambda sample, _score, _costs: (sample.outcome is outcome, 1)


def _wrong_met(score: Score) -> Counted:
    other = [c for c in score.criteria if c.expected is not State.MET]
    return sum(c.wrong_met for c in other), len(other)


def _wrong_approve(score: Score) -> Counted:
    other = [line for line in score.lines if line.expected not in (Recommendation.APPROVE, None)]
    return sum(line.wrong_approve for line in other), len(other)


def _states(score: Score) -> Counted:
    return sum(c.right for c in score.criteria), len(score.criteria)


def _undetermined(score: Score) -> Counted:
    open_ = [c for c in score.criteria if c.expected in UNDETERMINED]
    return sum(c.got in UNDETERMINED for c in open_), len(open_)


def _gap_filled(score: Score) -> Counted:
    open_ = [c for c in score.criteria if c.expected in UNDETERMINED]
    return sum(c.got is not None and c.got not in UNDETERMINED for c in open_), len(open_)


def _state(state: State) -> Callable[[Score], Counted]:
    def count(score: Score) -> Counted:
        of = [c for c in score.criteria if c.expected is state]
        return sum(c.right for c in of), len(of)

    return count


def _needless(score: Score) -> Counted:
    decided = [c for c in score.criteria if c.expected not in UNDETERMINED]
    return sum(c.got in UNDETERMINED for c in decided), len(decided)


def _recommendations(score: Score) -> Counted:
    lines = [line for line in score.lines if line.expected is not None]
    return sum(line.got is line.expected for line in lines), len(lines)


def _approvals(score: Score) -> Counted:
    lines = [line for line in score.lines if line.expected is Recommendation.APPROVE]
    return sum(line.got is Recommendation.APPROVE for line in lines), len(lines)


def _case(score: Score) -> Counted:
    whole = score.recommendation
    return (whole.got is whole.expected, 1) if whole.expected is not None else (0, 0)


def _cost(_sample: Sample, score: Score | None, costs: Costs) -> Counted:
    lines = [line for line in score.lines if line.expected is not None] if score else []
    return sum(costs.of(line.expected, line.got) for line in lines if line.expected is not None), len(lines)


def _evidence_recall(score: Score) -> Counted:
    found = [hit for c in score.criteria for hit in c.found]
    return sum(found), len(found)


def _evidence_precision(score: Score) -> Counted:
    labelled = [c for c in score.criteria if c.labels]
    return sum(c.on_label for c in labelled), sum(c.quotes for c in labelled)


def _said(score: Score) -> Counted:
    return len(score.said), score.must_not_say


MEASURES: tuple[Measure, ...] = (
    Measure("wrong_met", "Met, where it is not", "low", _scored(_wrong_met)),
    Measure("wrong_approve", "Approved, where it should not be", "low", _scored(_wrong_approve)),
    Measure("undetermined_recall", "Left open, where it is open", "high", _scored(_undetermined)),
    Measure("gap_fill", "Decided, where it is open", "low", _scored(_gap_filled)),
    Measure("must_not_say", "Phrases said that must not be", "low", _scored(_said)),
    Measure("state_accuracy", "States as expected", "high", _scored(_states)),
    Measure("met_recall", "Met, where it is met", "high", _scored(_state(State.MET))),
    Measure("not_met_recall", "Not met, where it is not met", "high", _scored(_state(State.NOT_MET))),
    Measure("needless_open", "Left open, where it is decided", "low", _scored(_needless)),
    Measure("recommendation_accuracy", "Recommendations as expected, by line", "high", _scored(_recommendations)),
    Measure("case_accuracy", "Recommendations as expected, by case", "high", _scored(_case)),
    Measure("approve_recall", "Approved, where it should be", "high", _scored(_approvals)),
    Measure("cost", "Cost of recommendations, a line", "low", _cost, "mean"),
    Measure("evidence_recall", "Labelled evidence that is quoted", "high", _scored(_evidence_recall)),
    Measure("evidence_precision", "Quotes that are labelled evidence", "high", _scored(_evidence_precision)),
    Measure(
        "fact_recall", "Labelled facts that are read", "high",
        _scored(lambda s: (s.labelled_facts_found, s.labelled_facts)),
    ),
    Measure(
        "fact_precision", "Facts read that are labelled", "high",
        _scored(lambda s: (s.drafted_facts_right, s.drafted_facts)),
    ),
    Measure("quotes_verbatim", "Quotes that stand where they say", "high", _scored(lambda s: (s.quotes_verbatim, s.quotes))),
    Measure("citation_precision", "Citations that hold", "high", _scored(lambda s: (s.citations_right, s.citations))),
    Measure("grounding", "Claims of the model that ground", "high", _scored(lambda s: (s.facts, s.facts + s.rejections))),
    Measure("findings_recall", "Expected findings that are raised", "high", _scored(lambda s: (sum(s.findings.values()), len(s.findings)))),
    Measure("refused", "Cases that the model gave no answer to", "low", _ended(Outcome.REFUSED)),
    Measure("crashed", "Cases that the program broke on", "low", _ended(Outcome.CRASHED)),
)  # fmt: skip
