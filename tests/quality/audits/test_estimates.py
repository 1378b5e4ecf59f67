"""The statistics agree with well-kept libraries to six digits, and the edges are told plainly."""

import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from drafter.quality.audits.estimates import Unit, agreement, holm, share

STATES = ["met", "not_met", "not_documented", "unclear", "not_applicable"]


def pairs(seed, n, same):
    chance = random.Random(seed)
    first = [chance.choices(STATES, [80, 5, 8, 6, 1])[0] for _ in range(n)]
    return [(a, a if chance.random() < same else chance.choice(STATES)) for a in first]


@pytest.mark.parametrize(("seed", "n", "same"), [(1, 40, 0.5), (2, 200, 0.85), (3, 500, 0.98), (4, 60, 0.0)])
def test_kappa_is_that_of_statsmodels(seed, n, same):
    said = pairs(seed, n, same)
    table = pd.crosstab(pd.Series([a for a, _ in said]), pd.Series([b for _, b in said]))
    full = table.reindex(index=STATES, columns=STATES, fill_value=0).to_numpy()
    theirs, ours = cohens_kappa(full), agreement(said, STATES)
    assert ours.kappa == pytest.approx(theirs.kappa, abs=1e-6)
    assert ours.kappa_error == pytest.approx(theirs.std_kappa, abs=1e-6)


#: irrCAC 0.4.4, ``CAC(pairs(...), categories=STATES, digits=9).gwet()``: coefficient, standard error, agreement. That library needs an older
#: scipy than this project, so its answers stand here; they were computed in an environment of its own.
IRRCAC = [
    (1, 40, 0.5, 0.387531899, 0.099660006, 0.475),
    (2, 200, 0.85, 0.854525108, 0.02720854, 0.87),
    (3, 500, 0.98, 0.986833992, 0.00535874, 0.988),
    (4, 60, 0.0, 0.072424803, 0.070259138, 0.233333333),
]


@pytest.mark.parametrize(("seed", "n", "same", "ac1", "error", "agreed"), IRRCAC)
def test_ac1_is_that_of_irrcac(seed, n, same, ac1, error, agreed):
    ours = agreement(pairs(seed, n, same), STATES)
    assert ours.ac1 == pytest.approx(ac1, abs=1e-6)
    assert ours.ac1_error == pytest.approx(error, abs=1e-6)
    assert ours.share == pytest.approx(agreed, abs=1e-6)


def test_kappa_collapses_where_almost_all_agree_and_ac1_does_not():
    said = [("met", "met")] * 95 + [("met", "unclear")] * 3 + [("unclear", "met")] * 2
    found = agreement(said, STATES)
    assert found.share == pytest.approx(0.95)
    assert found.kappa < 0
    assert found.ac1 > 0.94


def test_raters_who_never_differ_and_use_one_word_have_no_kappa():
    found = agreement([("met", "met")] * 10, STATES)
    assert found.kappa is None
    assert found.ac1 == pytest.approx(1)


def test_nothing_rated_is_no_agreement():
    assert agreement([], STATES) is None


def test_a_small_simple_sample_of_single_items_has_wilsons_interval():
    # One item a determination and a population without end: Wilson with t for z, so the interval is a little wider.
    units = [Unit("", float(i < 270), 1) for i in range(300)]
    found = share(units, {"": 10_000_000}, {"": 300})
    low, high = proportion_confint(270, 300, method="wilson")
    assert found.low == pytest.approx(low, abs=1e-3)
    assert found.high == pytest.approx(high, abs=1e-3)


def test_reading_everything_leaves_no_doubt():
    found = share([Unit("", 3, 4), Unit("", 1, 4)], {"": 2}, {"": 2})
    assert (found.value, found.low, found.high) == (0.5, 0.5, 0.5)


def test_a_large_part_of_the_population_narrows_the_interval():
    units = [Unit("", float(i % 10 > 0), 1) for i in range(100)]
    wide, narrow = share(units, {"": 100_000}, {"": 100}), share(units, {"": 125}, {"": 100})
    assert narrow.high - narrow.low < 0.6 * (wide.high - wide.low)


def test_errors_that_come_together_widen_the_interval():
    apart = [Unit("", 4, 5)] * 50
    together = [Unit("", 5, 5)] * 40 + [Unit("", 0, 5)] * 10
    narrow, wide = (share(units, {"": 10_000}, {"": 50}) for units in (apart, together))
    assert narrow.value == wide.value == pytest.approx(0.8)
    assert wide.high - wide.low > narrow.high - narrow.low


def test_strata_are_weighted_by_their_size():
    units = [Unit("small", 0, 1)] * 10 + [Unit("large", 1, 1)] * 10
    found = share(units, {"small": 100, "large": 900}, {"small": 10, "large": 10})
    assert found.value == pytest.approx(0.9)


def test_no_error_found_is_not_no_error():
    found = share([Unit("", 5, 5)] * 30, {"": 1000}, {"": 30})
    assert found.value == 1
    assert found.high == 1
    assert 0.85 < found.low < 0.95


def test_nothing_to_count_has_no_share():
    assert share([], {"": 10}, {"": 5}).value is None


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_is_that_of_statsmodels(ps):
    assert holm(ps) == pytest.approx(list(multipletests(ps, method="holm")[1]), abs=1e-12)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), min_size=2, max_size=40), st.integers(0, 1000)
)  # fmt: skip
def test_an_interval_holds_its_share_and_stays_within_0_and_1(counts, more):
    units = [Unit("", min(c, of), of) for c, of in counts]
    found = share(units, {"": len(units) + more}, {"": len(units)})
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1
