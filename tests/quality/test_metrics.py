"""Figures count what they say, over several cases, several runs and several outcomes."""

from drafter.criteria.logic import State
from drafter.quality.costs import Costs
from drafter.quality.metrics import summarise
from drafter.quality.samples import Outcome, Sample, Trial


def test_a_crash_and_a_refusal_are_no_wrong_answers(right, sampled):
    refused = Sample(case="r", outcome=Outcome.REFUSED, error="no answer")
    crashed = Sample(case="c", outcome=Outcome.CRASHED, error="KeyError at x.py:1")

    summary = summarise([sampled(right), refused, crashed], Costs())

    assert summary.outcomes == {"drafted": 1, "refused": 1, "crashed": 1}
    assert summary.figure("state_accuracy").of == 7
    assert summary.figure("state_accuracy").value == 1
    assert (summary.figure("refused").count, summary.figure("refused").of) == (1, 3)
    assert (summary.figure("crashed").count, summary.figure("crashed").of) == (1, 3)
    assert summary.safety["crashed"] == 1
    assert summary.safety["wrong_met"] == 0


def test_figures_add_up_over_cases(right, sampled, with_criterion, approving):
    wrong = with_criterion(right, "symptom-duration", state=State.MET)

    summary = summarise([sampled(right, "a"), sampled(wrong, "b"), sampled(approving(wrong), "c")], Costs())

    assert (summary.cases, summary.repeats) == (3, 1)
    assert summary.safety["wrong_met"] == 2
    assert summary.safety["wrong_approve"] == 1
    assert (summary.figure("state_accuracy").count, summary.figure("state_accuracy").of) == (19, 21)
    row = next(r for r in summary.criteria if r.criterion == "symptom-duration")
    assert (row.of, row.right, row.wrong_met) == (3, 1, 2)


def test_what_nothing_labels_has_no_value(right, sampled):
    summary = summarise([sampled(right)], Costs())

    assert summary.figure("fact_recall").value is None
    assert summary.figure("approve_recall").value is None


def test_runs_that_differ_are_told_by_their_agreement(right, sampled, with_criterion):
    wrong = with_criterion(right, "symptom-duration", state=State.MET)
    samples = [sampled(right, repeat=0), sampled(right, repeat=1), sampled(wrong, repeat=2)]

    summary = summarise(samples, Costs())
    runs = {level.level: level for level in summary.calibration if level.signal == "runs"}

    assert summary.repeats == 3
    assert summary.agreement["symptom-duration"] == round(2 / 3, 6)
    assert summary.agreement["session-limit"] == 1
    assert (runs["runs differ"].of, runs["runs differ"].right, runs["runs differ"].wrong_met) == (3, 2, 1)
    assert runs["every run the same"].of == 18


def test_the_signal_of_the_readers_is_calibrated_by_level(right, sampled, with_criterion):
    both = right.model_copy(
        update={"facts": tuple(f.model_copy(update={"readers": ("rules", "hosted")}) for f in right.facts)}
    )
    wrong_alone = with_criterion(right, "trigger-points-palpated", state=State.NOT_MET)

    levels = {x.level: x for x in summarise([sampled(both, "a"), sampled(wrong_alone, "b")], Costs()).calibration}

    assert levels["readers agree"].right == levels["readers agree"].of > 0
    assert levels["one reader"].right == levels["one reader"].of - 1


def test_metamorphic_checks_are_reported_as_rates(right, sampled):
    trials = (Trial(check="shuffle", held=True), Trial(check="deletion", held=False, became_met=True))

    rows = {row.check: row for row in summarise([sampled(right, trials=trials)], Costs()).checks}

    assert (rows["shuffle"].held, rows["shuffle"].of) == (1, 1)
    assert (rows["deletion"].held, rows["deletion"].of, rows["deletion"].became_met) == (0, 1, 1)


def test_latency_and_tokens_are_of_drafts(right, sampled):
    samples = [sampled(right, f"c{n}", seconds=n / 10, tokens={"input": 100}) for n in range(1, 6)]

    summary = summarise([*samples, Sample(case="x", outcome=Outcome.CRASHED, seconds=99)], Costs())

    assert summary.seconds == {"median": 0.3, "p95": 0.5, "total": 1.5}
    assert summary.tokens == {"input": 500}


def test_a_share_is_never_shown_as_all_or_nothing_when_it_is_not(right, sampled, with_criterion):
    wrong = with_criterion(right, "symptom-duration", state=State.MET)
    many = [sampled(right, f"c{n}") for n in range(400)] + [sampled(wrong, "wrong")]

    summary = summarise(many, Costs(), seed=0)

    assert summary.figure("wrong_met").shown == "< 0.1 %"
    assert summary.figure("state_accuracy").shown == "> 99.9 %"
    assert summary.figure("wrong_approve").shown == "0 %"


def test_the_summary_is_the_same_for_the_same_samples(right, sampled, approving):
    samples = [sampled(right, "a"), sampled(approving(right), "b")]

    assert summarise(samples, Costs(), seed=3) == summarise(samples, Costs(), seed=3)
