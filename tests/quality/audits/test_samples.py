"""Samples: of the size that was asked for, the same for the same seed, and each method draws what it says."""

from collections import Counter

import pytest
from audits_year import SINCE, UNTIL, sampled, year

from drafter.errors import InputError
from drafter.quality.audits.samples import STRATA, Method, Plan, draw, for_margin, risks

METHODS = [Method.SIMPLE, Method.STRATIFIED, Method.RISK]


@pytest.fixture(scope="module")
def small():
    return year(600)


@pytest.mark.parametrize("method", METHODS)
def test_a_sample_is_as_large_as_asked_without_repeats(small, method):
    drawn = [d.id for d in sampled(small, 60, method=method).drawn]
    assert len(drawn) == len(set(drawn)) == 60


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_draws_the_same_whatever_the_order(small, method):
    plan = Plan(method=method, since=SINCE, until=UNTIL, size=40, seed=3)
    assert draw(small.signed, plan) == draw(tuple(reversed(small.signed)), plan)


def test_another_seed_draws_another_sample(small):
    one, two = ({d.id for d in sampled(small, 40, seed=seed).drawn} for seed in (1, 2))
    assert one != two


@pytest.mark.parametrize("by", list(STRATA))
def test_every_stratum_is_in_a_stratified_sample_in_proportion(small, by):
    sample = sampled(small, 200, method=Method.STRATIFIED, by=by)
    drawn = Counter(d.stratum for d in sample.drawn)
    sizes = Counter(STRATA[by](s) for s in small.signed)
    assert sample.sizes == sizes
    for name, size in sizes.items():
        assert drawn[name] >= min(2, size)
        assert abs(drawn[name] - 200 * size / 600) <= 3


def test_more_strata_than_places_still_leave_none_unread(small):
    assert len(sampled(small, 5, method=Method.STRATIFIED, by="reviewer").drawn) == 25


def test_the_rule_is_five_per_cent_or_fifty_whichever_is_less(small):
    def size(within):
        plan = Plan(method=Method.SIMPLE, since=SINCE, until=UNTIL, rule="5%-or-50", seed=1)
        return len(draw(within, plan).drawn)

    assert size(small.signed) == 30
    assert size(small.signed[:3]) == 1
    assert size(year(1500).signed) == 50


def test_a_margin_gives_cochrans_size():
    assert for_margin(10_000_000, 0.05, 0.5) == 385
    assert for_margin(1000, 0.05, 0.5) == 278
    assert for_margin(10, 0.05, 0.9) == 10


def test_only_the_plans_period_is_drawn_from(small):
    plan = Plan(method=Method.SIMPLE, since="2026-03-01", until="2026-04-01", size=10_000, seed=1)
    march = {s.id for s in small.signed if s.month == "2026-03"}
    sample = draw(small.signed, plan)
    assert {d.id for d in sample.drawn} == march
    assert sum(sample.sizes.values()) == len(march)


def test_a_risk_based_sample_takes_those_with_most_risks_and_says_why(small):
    sample = sampled(small, 30, method=Method.RISK)
    by_id = {s.id: s for s in small.signed}
    least = min(len(d.why) for d in sample.drawn)
    left = [s for s in small.signed if s.id not in {d.id for d in sample.drawn}]
    assert max(len(risks(s)) for s in left) <= least
    assert all(d.why == risks(by_id[d.id]) and d.why for d in sample.drawn)
    assert not sample.represents


def test_an_empty_period_and_a_plan_without_size_are_refused(small):
    with pytest.raises(InputError, match="nothing was signed"):
        draw(small.signed, Plan(method=Method.SIMPLE, since="2020-01-01", until="2021-01-01", size=5, seed=1))
    with pytest.raises(InputError, match="no size"):
        draw(small.signed, Plan(method=Method.SIMPLE, since=SINCE, until=UNTIL, seed=1))
