"""Metamorphic checks hold for a system that reads, and fail for one that does not."""

import pytest

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft
from drafter.quality import metamorphic
from drafter.quality.gold import load_gold_case
from drafter.quality.metamorphic import CHECKS, Bench, trials

NOTE = """Ms. Dana Reed is a 46-year-old woman with neck pain for 5 months.

EXAMINATION: Palpation shows trigger points in the left trapezius.
"""
EXPECTED = {
    "lines": {1: {"criteria": {"symptom-duration": "met", "trigger-points-palpated": "met"}}},
    "evidence": {1: {"symptom-duration": ["neck pain for 5 months"], "trigger-points-palpated": ["trigger points"]}},
}


@pytest.fixture
def case(write_gold):
    return load_gold_case(write_gold("reed-3", NOTE, EXPECTED), "reed-3")


@pytest.fixture
def bench(library):
    return Bench.of(RulesModel(), library)


def made(case, bench):
    return list(trials(case, draft(case.case, bench.model, bench.library), bench))


def test_the_embedded_model_holds_on_a_plain_note(case, bench):
    found = made(case, bench)

    assert [(t.check, t.criterion, t.detail) for t in found if not t.held] == []
    assert [(t.check, t.criterion) for t in found if t.criterion] == [
        ("deletion", "symptom-duration"), ("threshold", "symptom-duration"),
        ("deletion", "trigger-points-palpated"), ("negation", "trigger-points-palpated"),
    ]  # fmt: skip
    assert {t.check for t in found} >= {"unrelated", "sex", "age", "instruction", "version", "not-in-force"}


def test_a_system_that_never_reads_fails_whatever_must_change_a_result(case, bench, monkeypatch):
    base = draft(case.case, bench.model, bench.library)
    monkeypatch.setattr(metamorphic, "draft", lambda *_: base)

    found = {(t.check, t.criterion): t.held for t in trials(case, base, bench)}

    assert not any(held for (check, _), held in found.items() if check in {"deletion", "threshold", "negation"})
    assert not found["version", ""]
    assert not found["not-in-force", ""]
    assert not found["instruction", ""]
    assert found["unrelated", ""]
    assert found["age", ""]


def test_a_system_that_any_change_sways_fails_whatever_must_change_nothing(case, bench, monkeypatch):
    base = draft(case.case, bench.model, bench.library)
    line = base.lines[0]
    all_met = tuple(a.model_copy(update={"state": State.MET}) for a in line.criteria)
    swayed = base.model_copy(
        update={"lines": (line.model_copy(update={"criteria": all_met, "recommendation": Recommendation.APPROVE}),)}
    )
    monkeypatch.setattr(metamorphic, "draft", lambda *_: swayed)

    found = [t for t in trials(case, base, bench) if t.check in {"unrelated", "sex", "age"}]

    assert len(found) == 3
    assert not any(t.held for t in found)
    assert all(t.became_met for t in found)


def test_a_result_that_is_wrong_already_is_not_tried(write_gold, bench):
    wrong = EXPECTED | {"lines": {1: {"criteria": {"symptom-duration": "unclear"}}}}
    case = load_gold_case(write_gold("wrong", NOTE, wrong), "wrong")

    assert [t for t in made(case, bench) if t.criterion] == []


def test_every_check_is_explained(case, bench):
    assert {t.check for t in made(case, bench)} <= set(CHECKS)
