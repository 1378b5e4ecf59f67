"""A comprehensive programme or three of its parts under way; rehabilitation at the time."""

from datetime import date

import pytest

from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.evidence.meaning.assertion import Assertion

M, N, U, D = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED
TPI, CARE = "commercial-trigger-point-injections", "medicare-trigger-point-injections"
PARTS = (
    ("treatment", "physical-therapy"),
    ("programme", "education"),
    ("programme", "psychosocial"),
    ("treatment", "naproxen"),
)


@pytest.fixture
def programme(rule, chart):
    return lambda: judge(rule(TPI, "comprehensive-program"), chart.scope()).state


@pytest.mark.parametrize(("count", "state"), [(0, D), (1, U), (2, U), (3, M), (4, M)])
def test_three_parts_under_way_make_a_programme(programme, chart, count, state):
    for kind, name in PARTS[:count]:
        chart.say(kind, name, standing="ongoing")

    assert programme() is state


def test_two_treatments_of_one_part_are_one_part(programme, chart):
    for name in ("physical-therapy", "home-exercise", "exercise"):
        chart.say("treatment", name, standing="ongoing")

    assert programme() is U


def test_parts_that_are_planned_or_over_do_not_run(programme, chart):
    chart.say("treatment", "physical-therapy", standing="ongoing")
    chart.say("programme", "education", standing="completed")
    chart.say("programme", "psychosocial", standing="planned")

    assert programme() is U


def test_only_planned_parts_are_unclear_and_only_finished_ones_are_none(programme, chart):
    chart.say("programme", "education", standing="completed")
    assert programme() is D
    chart.say("programme", "psychosocial", standing="planned")
    assert programme() is U


def test_a_medicine_for_another_condition_is_no_part(programme, chart):
    chart.say("treatment", "duloxetine", standing="ongoing", purpose="mood")

    assert programme() is D


@pytest.mark.parametrize(("standing", "state"), [("ongoing", M), ("planned", U), ("declined", N), ("", U)])
def test_a_programme_by_name(programme, chart, standing, state):
    chart.say("programme", "programme", **({"standing": standing} if standing else {}))

    assert programme() is state


@pytest.mark.parametrize("kind", ["sole-treatment", "programme"])
def test_sole_treatment_and_a_declined_programme_outweigh_whatever_runs(programme, chart, kind):
    for part, name in PARTS:
        chart.say(part, name, standing="ongoing")
    chart.say("programme", kind, **({"standing": "declined"} if kind == "programme" else {}))

    assert programme() is N


def test_that_it_is_not_the_sole_treatment_says_nothing(programme, chart):
    chart.say("programme", "sole-treatment", meant=Assertion.ABSENT)

    assert programme() is D


@pytest.mark.parametrize(
    ("name", "standing", "state"),
    [
        ("physical-therapy", "ongoing", M), ("home-exercise", "ongoing", M), ("exercise", "ongoing", M),
        ("physical-therapy", "planned", U), ("physical-therapy", "", U), ("physical-therapy", "not_under_way", N),
        ("physical-therapy", "completed", D), ("massage", "ongoing", D),
    ],
)  # fmt: skip
def test_rehabilitation_at_the_time(rule, chart, name, standing, state):
    chart.say("treatment", name, **({"standing": standing} if standing else {}))

    assert judge(rule(CARE, "rehabilitation"), chart.scope()).state is state


def test_rehabilitation_that_was_declined_is_no(rule, chart):
    chart.say("treatment", "physical-therapy", outcome="declined")

    assert judge(rule(CARE, "rehabilitation"), chart.scope()).state is N


@pytest.mark.parametrize(("later", "state"), [("exercise", N), ("home-exercise", N), ("physical-therapy", M)])
def test_what_a_later_note_says_is_not_done_is_not_under_way(rule, chart, later, state):
    chart.say("treatment", "home-exercise", standing="ongoing", on=date(2025, 8, 4))
    chart.say("treatment", later, standing="not_under_way", meant=Assertion.ABSENT)

    assert judge(rule(CARE, "rehabilitation"), chart.scope()).state is state


def test_rehabilitation_of_another_region_is_not_this_one(rule, chart):
    chart.say("treatment", "physical-therapy", standing="ongoing", region=["knee"])

    assert judge(rule(CARE, "rehabilitation"), chart.scope()).state is D
