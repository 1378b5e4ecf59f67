"""Trials of treatment: named, long enough, ended as asked; and what outweighs what."""

import dataclasses
from datetime import date

import pytest

from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.evidence.meaning.assertion import Assertion

M, N, U, D = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED
TPI, CARE = "commercial-trigger-point-injections", "medicare-trigger-point-injections"
PT, DRUG = "physical-therapy", "naproxen"


@pytest.fixture
def parts(rule, chart):
    """The states of the physical part, the medicine part, and the whole criterion."""

    def parts(**scope):
        whole = rule(TPI, "conservative-treatment")
        here = chart.scope(**scope)
        return tuple(judge(node, here).state for node in (*whole.all, whole))

    return parts


@pytest.mark.parametrize(
    ("outcome", "weeks", "state"),
    [
        ("failed", 6, M),
        ("failed", 8, M),
        ("failed", 5, N),  # ended at less than 6 weeks
        ("failed", None, U),  # no length
        ("not_tolerated", None, M),
        ("not_tolerated", 2, M),
        ("contraindicated", None, M),
        ("improved", 8, N),  # treatment helped
        ("declined", None, N),
        ("never_tried", None, N),
        ("some", 8, U),
        (None, 8, U),  # no outcome
    ],
)
def test_a_physical_treatment_by_outcome_and_length(parts, chart, plain, outcome, weeks, state):
    more = {"outcome": outcome} if outcome else {"standing": "completed"}
    if weeks:
        more["length"] = plain.length(weeks * 7, "days")
    chart.say("treatment", PT, **more)

    assert parts()[0] is state


@pytest.mark.parametrize("name", [PT, "occupational-therapy", "home-exercise", "chiropractic", "manual-therapy"])
def test_every_physical_treatment_that_the_policy_names_counts(parts, chart, plain, name):
    chart.say("treatment", name, outcome="failed", length=plain.length(42, "days"))

    assert parts()[0] is M


@pytest.mark.parametrize("name", ["massage", "acupuncture", "tens", "heat-and-ice", DRUG])
def test_passive_modalities_and_medicines_are_no_physical_treatment(parts, chart, plain, name):
    chart.say("treatment", name, outcome="failed", length=plain.length(90, "days"))

    assert parts()[0] is D


@pytest.mark.parametrize(
    ("standing", "weeks", "state"),
    [
        ("ongoing", 8, U), ("ongoing", 3, N),  # stands at less than 6 weeks
        ("planned", None, U), ("planned", 3, U), ("stopped", None, U), ("stopped", 3, N), ("completed", 3, N),
    ],
)  # fmt: skip
def test_where_a_physical_treatment_stands_without_a_result(parts, chart, plain, standing, weeks, state):
    more = {"length": plain.length(weeks * 7, "days")} if weeks else {}
    chart.say("treatment", PT, standing=standing, **more)

    assert parts()[0] is state


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("naproxen", M), ("cyclobenzaprine", M), ("acetaminophen", M), ("gabapentin", M),
        ("nsaids", U),  # a class word names no medicine
        ("medications", U),
        ("propranolol", D),
    ],
)  # fmt: skip
def test_a_medicine_is_named(parts, chart, name, state):
    chart.say("treatment", name, outcome="failed")

    assert parts()[1] is state


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("not_tolerated", M),
        ("contraindicated", M),
        ("improved", N),
        ("never_tried", N),
        ("declined", N),
        ("some", U),
        ("", U),
    ],
)
def test_a_medicine_by_its_outcome(parts, chart, outcome, state):
    chart.say("treatment", DRUG, **({"outcome": outcome} if outcome else {}))

    assert parts()[1] is state


def test_both_parts_are_needed(parts, chart, plain):
    assert parts()[2] is D
    chart.say("treatment", PT, outcome="failed", length=plain.length(56, "days"))
    assert parts()[2] is U  # only one of the two is mentioned
    chart.say("treatment", DRUG, outcome="failed")
    assert parts()[2] is M


def test_one_that_qualifies_is_enough(parts, chart, plain):
    chart.say("treatment", PT, outcome="improved", length=plain.length(56, "days"))
    chart.say("treatment", "chiropractic", outcome="failed", length=plain.length(56, "days"))

    assert parts()[0] is M


def test_a_length_in_one_document_and_an_outcome_in_another_are_one_course(parts, chart, plain):
    chart.say("treatment", PT, document="therapy-note", on=date(2025, 9, 1), length=plain.length(56, "days"))
    chart.say("treatment", PT, outcome="failed")

    assert parts()[0] is M


def test_a_length_may_follow_from_two_dates(parts, chart, plain):
    chart.say("treatment", PT, outcome="failed", begin=plain.days("2025-08-01"), end=plain.days("2025-09-12"))
    assert parts()[0] is M


def test_two_dates_less_than_six_weeks_apart_are_too_short(parts, chart, plain):
    chart.say("treatment", PT, outcome="failed", begin=plain.days("2025-08-01"), end=plain.days("2025-09-11"))
    assert parts()[0] is N


def test_failed_and_helped_is_unclear_and_a_finding(rule, chart):
    chart.say("treatment", DRUG, outcome="failed").say("treatment", DRUG, outcome="improved")

    judged = judge(rule(TPI, "conservative-treatment").all[1], chart.scope())

    assert judged.state is U
    assert [note.code for note in judged.notes] == ["UNC001"]


def test_another_region_or_another_condition_does_not_count(parts, chart, plain):
    chart.say("treatment", PT, outcome="failed", length=plain.length(56, "days"), region=["knee"])
    chart.say("treatment", "duloxetine", outcome="failed", purpose="mood")

    assert parts() == (D, D, D)


def test_a_course_that_may_be_the_other_region_s_is_unclear(parts, chart, plain):
    chart.say("treatment", PT, region=["knee"], standing="completed")
    chart.say("treatment", PT, outcome="failed", length=plain.length(56, "days"))

    assert parts()[0] is U


def test_conservative_measures_with_nothing_named_are_no_treatment(parts, chart):
    chart.say("treatment", "conservative", outcome="failed")

    assert parts() == (U, U, U)


def test_that_no_conservative_care_was_ever_tried_is_no(parts, chart):
    chart.say("treatment", "conservative", outcome="never_tried")

    assert parts() == (N, N, N)


@pytest.mark.parametrize("meant", [Assertion.CONDITIONAL, Assertion.HYPOTHETICAL, Assertion.SOMEONE_ELSE])
def test_what_is_not_said_as_fact_of_the_patient_is_no_trial(parts, chart, plain, meant):
    chart.say("treatment", PT, outcome="failed", length=plain.length(56, "days"), meant=meant)

    assert parts()[0] is D


def test_medicare_asks_for_no_length(rule, chart):
    chart.say("treatment", PT, outcome="failed")

    assert judge(rule(CARE, "first-line-treatment"), chart.scope()).state is M


def test_a_form_s_word_alone_is_unclear(parts, chart, plain):
    chart.say("treatment", PT, document="questionnaire", outcome="failed", length=plain.length(56, "days"))
    chart.say("treatment", DRUG, document="questionnaire", outcome="failed")

    assert parts() == (U, U, U)


def test_each_open_part_asks_its_own_question(rule, chart, plain):
    chart.say("treatment", PT, outcome="failed", length=plain.length(56, "days"))

    questions = judge(rule(TPI, "conservative-treatment"), chart.scope()).questions

    assert len(questions) == 1
    assert questions[0].startswith("Which medicine")


def test_what_was_done_for_a_knee_is_not_of_a_back_whose_pain_runs_there(rule, chart, plain):
    chart.say("treatment", PT, outcome="failed", length=plain.length(56, "days"), region=["knee"])
    wide = dataclasses.replace(chart.scope(region="lumbar"), areas=frozenset({"low-back", "leg", "knee"}))

    assert judge(rule("medicare-epidural-steroid-injection", "conservative-treatment"), wide).state is M
    narrow = dataclasses.replace(wide, own=frozenset({"low-back"}))
    assert judge(rule("medicare-epidural-steroid-injection", "conservative-treatment"), narrow).state is D


def test_a_length_that_first_and_last_visit_leave_no_room_for_is_open(parts, chart, plain):
    chart.say(
        "treatment",
        PT,
        outcome="failed",
        length=plain.length(70, "days"),
        begin=plain.days("2025-08-01"),
        end=plain.days("2025-08-26"),
    )
    assert parts()[0] is U
