"""Exercises: like any other case until they are finished; then feedback at once, figures for oneself, and never a determination."""

import random
import re
from dataclasses import replace

import pytest
from steps import answer_all, desk_of, entries, file_of, open_all, team, version
from visitors import Visitor

from drafter.criteria.logic import State
from drafter.errors import RefusedError
from drafter.quality.audits.collect import collect
from drafter.quality.exercises.rates import rates
from drafter.record import exercises
from drafter.record.cases import Stage
from drafter.review.decisions import Decision, Disposition
from drafter.web import actions, practice, stages

KIND = "a requirement invented"


@pytest.fixture
def nora(drafted_office):
    return Visitor(drafted_office, "nora")


@pytest.fixture
def exercise(drafted_office, nora):
    """An exercise with a known error in nora's queue, drafted by her."""
    case = practice.give(drafted_office, nora.person, chance=random.Random(5), kind=KIND)
    actions.draft(drafted_office, nora.person, case)
    return case


def content(office, case):
    with office.store.read() as connection:
        return practice.exercise_of(connection, case)


def test_it_looks_like_any_other_case_until_it_is_decided(drafted_office, nora, exercise):
    for path in ("/", f"/cases/{exercise}", f"/cases/{exercise}/history"):
        page = nora.get(path)
        assert page.status_code == 200
        # The record may speak of exercises; a tag or a notice may not.
        assert ">exercise<" not in page.text, path
        assert "an exercise" not in page.text.partition("<main")[2].lower(), path
    assert exercise in nora.get("/").text
    assert nora.get(f"/cases/{exercise}/decide").headers["location"] == f"/exercises/{exercise}"
    assert "This case is an exercise" in nora.get(f"/exercises/{exercise}").text


def test_it_is_in_nobody_elses_queue(drafted_office, exercise):
    assert exercise not in Visitor(drafted_office, "nils").get("/").text
    other = Visitor(drafted_office, "nils")
    assert other.get(f"/exercises/{exercise}").status_code == 422


def test_its_draft_is_the_planted_one_and_stays_so_when_it_is_drafted_anew(drafted_office, nora, exercise):
    planted = content(drafted_office, exercise)
    wrong = f"{planted.planted.line}/{planted.planted.criterion}"
    assert planted.drafted[wrong] is not planted.right[wrong]
    assert {p for p in planted.right if planted.drafted[p] is not planted.right[p]} == {wrong}
    before = desk_of(drafted_office, exercise).draft.digest
    actions.draft(drafted_office, nora.person, exercise)
    assert desk_of(drafted_office, exercise).draft.digest == before


def finish(office, visitor, case, **other):
    answer_all(office, visitor.person, case, **other)
    return visitor.post(f"/exercises/{case}/finish")


def test_who_takes_the_error_over_is_told_at_once(drafted_office, nora, exercise):
    assert finish(drafted_office, nora, exercise).status_code == 303
    page = nora.get(f"/exercises/{exercise}").text
    assert "It got past you" in page
    assert KIND in page
    assert "The policy asks for no scale" in page
    assert file_of(drafted_office, exercise).stage is Stage.CLOSED
    own = nora.get("/account/figures").text
    assert "100 % of 1" in own


def test_who_finds_it_is_told_so_and_a_right_one_turned_counts_against_trusting_too_little(drafted_office, nora, exercise):  # fmt: skip
    planted = content(drafted_office, exercise)
    answer_all(drafted_office, nora.person, exercise)
    for place, state in planted.right.items():
        line, _, criterion = place.partition("/")
        actions.answer(drafted_office, nora.person, exercise, version(drafted_office, exercise), int(line), criterion, state, "So.")  # fmt: skip
    other = next(p for p in planted.right if p != f"{planted.planted.line}/{planted.planted.criterion}")
    line, _, criterion = other.partition("/")
    turned = State.NOT_DOCUMENTED if planted.right[other] is not State.NOT_DOCUMENTED else State.UNCLEAR
    actions.answer(drafted_office, nora.person, exercise, version(drafted_office, exercise), int(line), criterion, turned, "So.")  # fmt: skip
    assert nora.post(f"/exercises/{exercise}/finish").status_code == 303
    assert "You found it" in nora.get(f"/exercises/{exercise}").text
    with drafted_office.store.read() as connection:
        found = rates(exercises.finished(connection))
    assert (found.over.count, found.over.of) == (0, 1)
    assert found.under.count == 1
    assert found.under.of == len(planted.right) - 1
    assert found.kinds == {KIND: (1, 0)}


def test_an_unanswered_criterion_keeps_it_open(nora, exercise):
    back = nora.post(f"/exercises/{exercise}/finish")
    assert back.status_code == 409
    assert "criteria are unanswered" in back.text


def test_it_is_finished_once_and_by_its_own_person(drafted_office, nora, exercise):
    assert Visitor(drafted_office, "nils").post(f"/exercises/{exercise}/finish").status_code in (403, 422)
    assert finish(drafted_office, nora, exercise).status_code == 303
    assert nora.post(f"/exercises/{exercise}/finish").status_code == 409


@pytest.mark.parametrize("what", list(Disposition))
def test_no_decision_comes_of_it(drafted_office, nora, exercise, what):
    answer_all(drafted_office, nora.person, exercise)
    open_all(drafted_office, nora.person, exercise)
    lines = [Decision(line=line.line, disposition=what) for line in desk_of(drafted_office, exercise).draft.lines]
    with pytest.raises(RefusedError) as refused:
        actions.decide(drafted_office, nora.person, exercise, version(drafted_office, exercise), lines)
    assert refused.value.code in ("AUT014", "AUT001")
    with pytest.raises(RefusedError, match="an exercise cannot become a determination"):
        stages.refer(drafted_office, nora.person, exercise, "x")
    assert desk_of(drafted_office, exercise).sheet.decisions == ()


def test_audits_never_count_one(drafted_office, nora, exercise):
    finish(drafted_office, nora, exercise)
    with drafted_office.store.read() as connection:
        assert collect(connection) == []


def test_a_person_may_ask_for_one(drafted_office, nora):
    done = nora.post("/exercises")
    assert done.status_code == 303
    assert re.fullmatch(r"/cases/[a-z0-9]{16}", done.headers["location"])
    assert len(entries(drafted_office, "give_exercise")) == 1


def test_the_rate_is_a_setting(drafted_office, nora):
    settings = drafted_office.settings
    often = replace(drafted_office, settings=settings.having(DRAFTER_EXERCISE_ONBOARDING="1", DRAFTER_EXERCISE_RATE="0"))  # fmt: skip
    assert practice.perhaps(drafted_office, nora.person) is None
    assert practice.perhaps(often, nora.person) is not None
    assert practice.perhaps(often, nora.person) is None  # one at a time
    assert practice.perhaps(often, team(drafted_office)["ada"]) is None
    assert "None are given out here" in Visitor(often, "nora").get("/account/figures").text
