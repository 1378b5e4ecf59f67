"""Thresholds: safety counts are held to zero, figures to their bounds and to the baseline's."""

import pytest

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.errors import InputError
from drafter.quality.comparison import compare
from drafter.quality.costs import Costs
from drafter.quality.metrics import summarise
from drafter.quality.thresholds import Thresholds, beside, missed, read_thresholds

A, Q, R = Recommendation


@pytest.mark.parametrize(
    ("expected", "got", "cost"),
    [(A, A, 0), (Q, A, 25), (R, A, 25), (A, Q, 1), (A, R, 3), (Q, R, 3), (R, Q, 2), (A, None, 1), (R, None, 2)],
)
def test_errors_weigh_by_their_direction(expected, got, cost):
    assert Costs().of(expected, got) == cost


def names(thresholds, samples, before=None):
    comparison = compare(before, samples, Costs()) if before else None
    return [miss.name for miss in missed(thresholds, summarise(samples, Costs()), comparison)]


def test_safety_counts_must_be_zero_unless_more_is_allowed(right, sampled, with_criterion, approving):
    unsafe = [sampled(approving(with_criterion(right, "symptom-duration", state=State.MET)))]

    assert names(Thresholds(), [sampled(right)]) == []
    assert names(Thresholds(), unsafe) == ["wrong_met", "wrong_approve"]
    assert names(Thresholds(safety={"wrong_met": 1}), unsafe) == ["wrong_approve"]


def test_figures_are_held_to_bounds_either_way(right, sampled, with_criterion):
    needless = [sampled(with_criterion(right, "trigger-points-palpated", state=State.UNCLEAR))]

    assert names(Thresholds(at_least={"state_accuracy": 0.85}), needless) == []
    assert names(Thresholds(at_least={"state_accuracy": 0.86}), needless) == ["state_accuracy"]
    assert names(Thresholds(at_most={"needless_open": 0.33}), needless) == ["needless_open"]


def test_a_fall_below_the_baseline_is_missed_unless_it_is_small_enough(right, sampled, with_criterion):
    needless = [sampled(with_criterion(right, "trigger-points-palpated", state=State.UNCLEAR))]

    assert "state_accuracy" in names(Thresholds(), needless, before=[sampled(right)])
    assert names(Thresholds(fall=1.0), needless, before=[sampled(right)]) == []
    assert names(Thresholds(), [sampled(right)], before=needless) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("safty: {}\n", "safty"),
        ("safety: {wrong_mett: 1}\n", "wrong_met"),
        ("costs: {wrong_approvall: 3}\n", "costs.wrong_approvall"),
        ("fall: -1\n", "fall"),
    ],
)
def test_a_file_with_a_wrong_name_is_refused(tmp_path, text, place):
    file = tmp_path / "thresholds.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InputError) as refused:
        read_thresholds(file)

    assert str(file) in str(refused.value)
    assert place in str(refused.value)


def test_a_figure_that_does_not_exist_is_refused_and_the_nearest_named(right, sampled):
    with pytest.raises(InputError, match="Did you mean 'state_accuracy'"):
        names(Thresholds(at_least={"state_acuracy": 0.9}), [sampled(right)])


def test_the_file_is_looked_for_in_the_folder_and_beside_it(tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    assert beside(gold) is None
    (tmp_path / "thresholds.yaml").touch()
    assert beside(gold) == tmp_path.resolve() / "thresholds.yaml"
    (gold / "thresholds.yaml").touch()
    assert beside(gold) == gold / "thresholds.yaml"
