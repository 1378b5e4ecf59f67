"""What was planted into an invented year is found; where nothing was, nothing is."""

import pytest
from audits_year import read, sampled, year

from drafter.quality.audits.figures import base_of, basis_of
from drafter.quality.audits.items import items_of
from drafter.quality.audits.signals import reviewers, signals


def told(of, size=600):
    sample = sampled(of, size)
    readings, basis = read(of, sample), basis_of(sample)
    return signals(of.signed, items_of(of.signed, readings, basis.strata), base_of(basis, readings))


@pytest.fixture(scope="module")
def planted():
    return told(year(6000, worse=0.12))


def test_the_bad_model_version_is_found(planted):
    assert "0.3" in {s.about for s in planted if s.kind == "model"}
    assert {s.about for s in planted if s.kind == "model"} == {"0.3"}


def test_the_drift_is_found_once_and_near_its_month(planted):
    (drift,) = [s for s in planted if s.kind == "drift"]
    assert drift.about in ("from 2026-09 on", "from 2026-10 on", "from 2026-11 on")
    assert drift.p < 0.05


def test_the_careless_reviewer_is_found_and_no_other(planted):
    found = [s for s in planted if s.kind == "reviewer"]
    assert {who for s in found for who in s.who} == {"reviewer-07"}
    assert all("reviewer-07" not in s.text for s in found)


def test_a_year_without_anything_gives_no_signal():
    assert told(year(4000, drift_from=None, bad_model=None, careless=None)) == []


def test_a_reviewer_of_few_determinations_is_not_judged():
    of = year(300, reviewers=25)
    assert list(reviewers(of.signed)) == []
