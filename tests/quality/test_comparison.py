"""Comparison reports what changed between two runs: no more, no less, the dangerous changes first."""

from drafter.criteria.logic import State
from drafter.quality.comparison import compare
from drafter.quality.costs import Costs
from drafter.quality.samples import Outcome, Sample, Trial


def test_the_same_run_twice_has_no_change(right, sampled):
    samples = [sampled(right, "a"), sampled(right, "b")]

    found = compare(samples, samples, Costs())

    assert (found.cases, found.changes, found.mended, found.broken, found.p) == (2, (), 0, 0, 1.0)
    assert all(not move.worse_by for move in found.figures)


def test_changes_are_named_the_dangerous_first(right, sampled, with_criterion, approving):
    needless = with_criterion(right, "trigger-points-palpated", state=State.UNCLEAR)
    unsafe = with_criterion(right, "symptom-duration", state=State.MET)
    before = [sampled(right, "a"), sampled(needless, "b"), sampled(right, "c")]
    after = [sampled(needless, "a"), sampled(right, "b"), sampled(approving(unsafe), "c")]

    found = compare(before, after, Costs())

    assert [(c.case, c.criterion, c.verdict, c.unsafe) for c in found.changes] == [
        ("c", "", "broken", True),
        ("c", "symptom-duration", "broken", True),
        ("a", "trigger-points-palpated", "broken", False),
        ("b", "trigger-points-palpated", "mended", False),
    ]
    assert (found.mended, found.broken) == (1, 2)
    assert found.difference == round(-1 / 21, 6)
    assert [(m.criterion, m.mended, m.broken) for m in found.moved] == [
        ("symptom-duration", 0, 1), ("trigger-points-palpated", 1, 1),
    ]  # fmt: skip


def test_cases_of_one_run_alone_are_named_and_in_no_figure(right, sampled, with_criterion):
    wrong = with_criterion(right, "symptom-duration", state=State.MET)

    found = compare([sampled(right, "a"), sampled(right, "old")], [sampled(right, "a"), sampled(wrong, "new")], Costs())

    assert (found.only_before, found.only_after) == (("old",), ("new",))
    assert all(not move.worse_by for move in found.figures)


def test_a_figure_that_fell_says_by_how_much(right, sampled, with_criterion):
    wrong = with_criterion(right, "symptom-duration", state=State.MET)

    moves = {m.name: m for m in compare([sampled(right)], [sampled(wrong)], Costs()).figures}

    assert moves["wrong_met"].worse_by == round(1 / 6, 6)
    assert moves["state_accuracy"].worse_by == round(1 / 7, 6)
    assert moves["recommendation_accuracy"].worse_by == 0


def test_a_label_that_was_mended_counts_for_both_runs(right, sampled):
    drafted = sampled(right, "a")
    score = drafted.score
    old_labels = tuple(
        c.model_copy(update={"expected": State.MET}) if c.criterion == "symptom-duration" else c for c in score.criteria
    )
    before = drafted.model_copy(update={"score": score.model_copy(update={"criteria": old_labels})})

    found = compare([before], [drafted], Costs())

    assert found.relabelled == 1
    assert (found.mended, found.broken) == (0, 0)
    assert {m.name: m.before for m in found.figures}["state_accuracy"] == 1


def test_a_case_that_is_no_longer_drafted_is_named(right, sampled):
    crashed = Sample(case="a", outcome=Outcome.CRASHED)

    found = compare([sampled(right, "a")], [crashed], Costs())

    assert found.undrafted == ("a",)
    assert {m.name: m.worse_by for m in found.figures}["crashed"] == 1


def test_metamorphic_checks_that_hold_less_often_are_worse(right, sampled):
    holding = (Trial(check="deletion", held=True), Trial(check="deletion", held=True))
    failing = (Trial(check="deletion", held=True), Trial(check="deletion", held=False), Trial(check="age", held=False))

    found = compare([sampled(right, trials=holding)], [sampled(right, trials=failing)], Costs())

    assert {m.name: m.worse_by for m in found.figures if m.name.startswith("check")} == {"check deletion": 0.5}


def test_of_several_runs_the_usual_state_stands_for_the_case(right, sampled, with_criterion):
    wrong = with_criterion(right, "symptom-duration", state=State.MET)
    before = [sampled(right, repeat=n) for n in range(3)]
    one_off = [sampled(right, repeat=0), sampled(wrong, repeat=1), sampled(right, repeat=2)]
    mostly = [sampled(right, repeat=0), sampled(wrong, repeat=1), sampled(wrong, repeat=2)]

    assert compare(before, one_off, Costs()).changes == ()
    assert len(compare(before, mostly, Costs()).changes) == 1
