"""Symptom duration: compared strictly, by the onset that statements imply; contradiction is unknown."""

from datetime import date

import pytest

from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.evidence.meaning.assertion import Assertion

M, N, U, D = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED
RULE = ("commercial-trigger-point-injections", "symptom-duration")


@pytest.fixture
def duration(rule, chart):
    return lambda **scope: judge(rule(*RULE), chart.scope(**scope))


@pytest.mark.parametrize(
    ("low", "unit", "more", "state"),
    [
        (4, "months", {}, M),
        (3, "months", {}, N),  # three are not more than three
        (3, "months", {"high": "any", "low_open": True}, M),  # more than 3 months
        (3, "months", {"high": "any"}, U),  # at least 3 months
        (0, "months", {"high": 3, "high_open": True}, N),  # almost 3 months
        (2.4, "months", {"high": 3.6}, U),  # about 3 months
        (3, "months", {"high": 4}, U),
        (4, "months", {"high": 5}, M),
        (93, "days", {}, M),  # a quarter has at most 92 days
        (92, "days", {}, U),
        (84, "days", {}, U),  # 12 weeks: people mean a quarter
        (83, "days", {}, N),
        (12, "months", {"high": "any"}, M),
        (5, "months", {"hedged": True}, U),  # "unknown 5 month duration"
    ],
)
def test_a_stated_length_is_compared_as_an_interval(duration, chart, plain, low, unit, more, state):
    chart.say("symptom", "neck-pain", length=plain.length(low, unit, **more))

    assert duration().state is state


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        ("2025-08-03", None, N),  # exactly three calendar months
        ("2025-08-02", None, M),
        ("2025-07-01", "2025-07-31", M),
        ("2025-08-01", "2025-08-31", U),
        ("2025-09-01", "2025-09-30", N),
        ("2024-01-01", "2024-12-31", M),
    ],
)
def test_an_onset_runs_to_the_day_that_is_judged_for(duration, chart, plain, first, last, state):
    chart.say("symptom", "neck-pain", begin=plain.days(first, last))

    assert duration().state is state


def test_months_end_with_the_month_in_leap_years_too(duration, chart, plain):
    chart.say("symptom", "neck-pain", on=date(2024, 2, 29), begin=plain.days("2023-11-29"))
    assert duration(as_of=date(2024, 2, 29)).state is N
    assert duration(as_of=date(2024, 3, 1)).state is M


def test_an_onset_without_a_year_is_unclear(duration, chart, plain):
    chart.say("symptom", "neck-pain", begin=plain.days(None))

    assert duration().state is U


def test_another_region_says_nothing_of_this_one(duration, chart, plain):
    chart.say("symptom", "low-back-pain", length=plain.length(12, "months"))

    judged = duration()

    assert judged.state is D
    assert [e.quote for e in judged.nearest] == ["low-back-pain 0"]


@pytest.mark.parametrize(
    "meant", [Assertion.ABSENT, Assertion.POSSIBLE, Assertion.HYPOTHETICAL, Assertion.SOMEONE_ELSE]
)
def test_what_is_not_said_of_the_patient_as_fact_gives_no_duration(duration, chart, plain, meant):
    chart.say("symptom", "neck-pain", meant=meant, length=plain.length(12, "months"))

    assert duration().state is D


def test_documents_that_imply_one_onset_agree(duration, chart, plain):
    chart.say("symptom", "neck-pain", on=date(2025, 6, 10), length=plain.length(56, "days"))
    chart.say("symptom", "neck-pain", on=date(2025, 9, 24), length=plain.length(5.5, "months"))

    judged = duration(as_of=date(2025, 9, 24))

    assert (judged.state, judged.notes) == (M, ())
    assert [e.quote for e in judged.evidence] == ["neck-pain 1"]  # the latest is judged


def test_statements_whose_onsets_disagree_are_unclear_and_a_finding(duration, chart, plain):
    chart.say("symptom", "neck-pain", on=date(2025, 10, 20), length=plain.length(42, "days"))
    chart.say("symptom", "neck-pain", length=plain.length(8, "months"))

    judged = duration()

    assert judged.state is U
    assert [note.code for note in judged.notes] == ["UNC001"]
    assert len(judged.evidence) == 2


def test_statements_that_answer_alike_are_no_conflict(duration, chart, plain):
    chart.say("symptom", "neck-pain", on=date(2025, 10, 20), length=plain.length(8, "months"))
    chart.say("symptom", "neck-pain", length=plain.length(24, "months"))

    assert (duration().state, duration().notes) == (M, ())


def test_a_later_statement_that_corrects_an_earlier_one_prevails(duration, chart, plain):
    chart.say("symptom", "neck-pain", on=date(2025, 10, 20), length=plain.length(8, "months"))
    chart.say("symptom", "neck-pain", words="Correction: the pain is of 6 weeks", length=plain.length(42, "days"))

    assert (duration().state, duration().notes) == (N, ())


def test_a_form_alone_leaves_it_unclear_and_the_chart_governs(duration, chart, plain):
    chart.say("symptom", "neck-pain", document="request-form", length=plain.length(8, "months"))
    assert duration().state is U

    chart.say("symptom", "neck-pain", length=plain.length(42, "days"))
    assert duration().state is N


@pytest.mark.parametrize(("months", "state"), [(6, M), (4, N), (4.1, N)])
def test_a_note_from_after_the_day_tells_of_the_day_by_its_onset(duration, chart, plain, months, state):
    """Four months on 15 December began in August: on 3 November they were fewer than three."""
    chart.say("symptom", "neck-pain", on=date(2025, 12, 15), length=plain.length(months, "months"))

    assert duration(as_of=date(2025, 11, 3)).state is state
