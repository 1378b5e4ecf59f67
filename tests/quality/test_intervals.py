"""Intervals are what the textbooks say, and wider where errors come together."""

import pytest
from scipy.stats import binomtest

from drafter.quality import intervals


@pytest.mark.parametrize(("count", "of"), [(0, 35), (1, 35), (17, 40), (40, 40)])
def test_the_exact_interval_is_clopper_and_pearsons(count, of):
    known = binomtest(count, of).proportion_ci(0.95, method="exact")

    assert intervals.exact(count, of) == pytest.approx((known.low, known.high))


def test_nothing_wrong_in_35_still_allows_ten_per_cent():
    low, high = intervals.share([0] * 35, [1] * 35, seed=0)

    assert low == 0
    assert high == pytest.approx(1 - 0.025 ** (1 / 35))


def test_errors_that_come_together_make_the_interval_wider():
    spread = intervals.share([1] * 20 + [0] * 20, [2] * 40, seed=0)
    together = intervals.share([4] * 5 + [0] * 5, [8] * 10, seed=0)

    assert together[1] - together[0] > spread[1] - spread[0]
    assert spread[0] < 0.25 < spread[1]


def test_several_runs_of_a_case_are_one_cases_worth_of_evidence():
    once = intervals.share([0] * 10, [1] * 10, seed=0)

    assert intervals.share([0] * 10, [5] * 10, seed=0, repeats=5) == pytest.approx(once)


def test_the_bootstrap_is_the_same_for_the_same_seed():
    counts, ofs = [n * 37 % 11 for n in range(40)], [11] * 40

    assert intervals.bootstrap(counts, ofs, seed=1) == intervals.bootstrap(counts, ofs, seed=1)
    assert intervals.bootstrap(counts, ofs, seed=1) != intervals.bootstrap(counts, ofs, seed=2)


def test_there_is_no_interval_of_nothing():
    assert intervals.share([], [], seed=0) is None
    assert intervals.share([0, 0], [0, 0], seed=0) is None
    assert intervals.bootstrap([1], [1], seed=0) is None


@pytest.mark.parametrize(("better", "worse", "p"), [(0, 0, 1.0), (5, 5, 1.0), (1, 9, 0.021484375), (6, 0, 0.03125)])
def test_mcnemar_is_the_binomial_test_of_the_pairs_that_differ(better, worse, p):
    assert intervals.mcnemar(better, worse) == pytest.approx(p)
