"""A covered diagnosis: established, possible, ruled out, past, or only a code on the request."""

from datetime import date

import pytest

from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.evidence.meaning.assertion import Assertion

M, N, U, D = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED
YES, NO, MAYBE = Assertion.PRESENT, Assertion.ABSENT, Assertion.POSSIBLE
COVERED = ("occipital-neuralgia", "migraine", "cluster-headache", "post-traumatic-headache")


@pytest.fixture
def covered(rule, chart):
    def covered(*codes):
        scope = chart.scope(region=None, lines=[{"code": "64405", "diagnoses": codes}])
        return judge(rule("commercial-occipital-nerve-block", "covered-diagnosis"), scope)

    return covered


@pytest.mark.parametrize("name", COVERED)
def test_each_listed_diagnosis_counts_when_it_is_present(covered, chart, name):
    chart.say("diagnosis", name, section="diagnosis")

    assert covered().state is M


@pytest.mark.parametrize(
    ("meant", "state"),
    [(MAYBE, U), (NO, N), (Assertion.HISTORICAL, U), (Assertion.SOMEONE_ELSE, D), (Assertion.HYPOTHETICAL, D)],
)
def test_only_a_present_diagnosis_counts(covered, chart, meant, state):
    chart.say("diagnosis", "migraine", section="diagnosis", meant=meant)

    assert covered().state is state


@pytest.mark.parametrize("name", ["cervicogenic-headache", "tension-headache", "other-headache"])
def test_other_headaches_are_no_listed_diagnosis(covered, chart, name):
    chart.say("diagnosis", name, section="diagnosis")

    assert covered().state is D


@pytest.mark.parametrize(
    ("code", "state"), [("M54.81", U), ("G43.909", U), ("G44.009", U), ("G44.311", U), ("M54.2", D), ("R51.9", D)]
)
def test_a_listed_code_on_the_request_alone_is_unclear(covered, code, state):
    assert covered(code).state is state


def test_a_code_does_not_outweigh_a_diagnosis_that_is_ruled_out(covered, chart):
    chart.say("diagnosis", "occipital-neuralgia", section="diagnosis", meant=NO)

    assert covered("M54.81").state is N


def test_one_ruled_out_beside_one_present_is_met_and_beside_one_possible_is_unclear(covered, chart):
    chart.say("diagnosis", "migraine", section="diagnosis", meant=NO)
    chart.say("diagnosis", "occipital-neuralgia", section="diagnosis", meant=MAYBE)
    assert covered().state is U
    chart.say("diagnosis", "cluster-headache", section="diagnosis")
    assert covered().state is M


def test_a_block_that_is_said_to_be_for_something_else_is_unclear(covered, chart):
    chart.say("diagnosis", "migraine", section="diagnosis")
    chart.say("diagnosis", "cervicogenic-headache", role="indication", section="plan")
    assert covered().state is U


def test_a_block_that_is_said_to_be_for_the_listed_one_is_met(covered, chart):
    chart.say("diagnosis", "migraine", role="indication", section="plan")
    chart.say("diagnosis", "cervicogenic-headache", role="indication", section="plan")
    assert covered().state is M


@pytest.mark.parametrize(("early", "late", "state"), [(MAYBE, YES, M), (YES, MAYBE, U), (YES, NO, N), (NO, YES, M)])
def test_the_latest_document_governs(covered, chart, early, late, state):
    chart.say("diagnosis", "migraine", section="diagnosis", on=date(2025, 6, 1), meant=early)
    chart.say("diagnosis", "migraine", section="diagnosis", on=date(2025, 11, 3), meant=late)

    assert covered().state is state


def test_the_assessment_governs_within_a_note(covered, chart):
    chart.say("diagnosis", "migraine", section="history", meant=YES)
    chart.say("diagnosis", "migraine", section="diagnosis", meant=MAYBE)

    assert covered().state is U


def test_present_and_absent_in_one_assessment_is_unclear(covered, chart):
    chart.say("diagnosis", "migraine", section="diagnosis", meant=YES)
    chart.say("diagnosis", "migraine", section="diagnosis", meant=NO)

    assert covered().state is U


def test_a_diagnosis_of_the_past_history_alone_is_unclear(covered, chart):
    chart.say("diagnosis", "migraine", section="pmh")

    assert covered().state is U
