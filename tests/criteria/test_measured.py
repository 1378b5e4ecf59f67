"""The judges of rates, studies, scales, warning signs, second examinations, classes of medicines and levels."""

from datetime import date

import pytest

from drafter import settings
from drafter.criteria import library
from drafter.criteria.assessment import assess
from drafter.criteria.logic import State
from drafter.evidence.meaning.assertion import Assertion

M, N, U, D, X = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED, State.NOT_APPLICABLE
BOTOX, ESI, MRI = "commercial-botulinum-migraine", "medicare-epidural-steroid-injection", "commercial-lumbar-mri"
LINES = {BOTOX: "64615", ESI: "64483", MRI: "72148"}


@pytest.fixture(scope="module")
def every():
    return library.load(settings.data("criteria"))


@pytest.fixture
def state(chart, every):
    """The state of a policy's criterion on the chart as it stands."""

    def state(policy, criterion, **line):
        scope = chart.scope(region="" if policy == BOTOX else "lumbar", lines=({"code": LINES[policy], **line},))
        return next(c for c in assess(every.get(policy), scope).criteria if c.id == criterion).state

    return state


def days(low, high=None):
    return {"low": low, "high": low if high is None else high, "low_open": False, "high_open": False}


@pytest.mark.parametrize(("low", "high", "expected"), [(15, 15, M), (14, 14, N), (13, 17.3, U), (8, 13, N)])
def test_the_whole_interval_of_days_decides(chart, state, low, high, expected):
    chart.say("pattern", "headache", days=days(low, high))

    assert state(BOTOX, "headache-days") is expected


def test_for_a_repeat_the_time_before_treatment_decides(chart, state):
    chart.say("procedure", "botulinum", status="prior", date={"first": "2025-07-01", "last": "2025-07-01"})
    chart.say("pattern", "headache", days=days(9))
    assert state(BOTOX, "headache-days") is U

    chart.say("pattern", "headache", days=days(22), before=True)
    assert state(BOTOX, "headache-days") is M


def test_two_counts_of_one_day_that_answer_differently_are_a_conflict(chart, state):
    chart.say("pattern", "headache", days=days(20), words="20 headache days a month")
    chart.say("pattern", "headache", days=days(10), words="10 headache days a month")

    assert state(BOTOX, "headache-days") is U


def test_two_medicines_of_one_class_count_once(chart, state):
    chart.say("treatment", "propranolol", outcome="failed").say("treatment", "metoprolol", outcome="failed")
    assert state(BOTOX, "preventives-failed") is U

    chart.say("treatment", "topiramate", outcome="not_tolerated")
    assert state(BOTOX, "preventives-failed") is M


def test_a_medicine_for_another_condition_counts_for_nothing(chart, state):
    chart.say("treatment", "topiramate", outcome="failed")
    chart.say("treatment", "propranolol", outcome="failed", purpose="tremor")

    assert state(BOTOX, "preventives-failed") is U


def test_that_no_other_was_tried_is_not_met(chart, state):
    chart.say("treatment", "topiramate", outcome="failed").say("treatment", "preventives", outcome="never_tried")

    assert state(BOTOX, "preventives-failed") is N


@pytest.mark.parametrize(
    ("side", "level", "expected"),
    [(["left"], ["l4", "l5"], M), (None, None, M), (["right"], ["l4", "l5"], N), (["left"], ["l2", "l3"], U)],
)
def test_a_finding_agrees_on_its_side_and_at_its_level(chart, state, side, level, expected):
    chart.say("diagnosis", "lumbar-radiculopathy", section="diagnosis", side=["left"], level=["l5"])
    told = {"side": side, "level": level}
    shows = {"finding": "herniation", "assertion": "present"}
    chart.say("imaging", "mri", shows=shows, **{k: v for k, v in told.items() if v})

    assert state(ESI, "imaging-concordant") is expected


@pytest.mark.parametrize(
    ("study", "values", "expected"),
    [
        ("mri", {"standing": "planned"}, D),
        ("radiograph", {"shows": {"finding": "stenosis", "assertion": "present"}}, D),
        ("mri", {}, U),
        ("mri", {"shows": {"finding": "stenosis", "assertion": "possible"}}, U),
        ("mri", {"shows": {"finding": "unremarkable", "assertion": "present"}}, N),
    ],
)
def test_a_study_must_be_made_be_advanced_and_show_something(chart, state, study, values, expected):
    chart.say("imaging", study, **values)

    assert state(ESI, "imaging-concordant") is expected


def test_acute_zoster_is_exempt(chart, state):
    chart.say("diagnosis", "acute-zoster", section="diagnosis")

    assert [state(ESI, c) for c in ("imaging-concordant", "pain-duration", "conservative-treatment")] == [X, X, X]
    assert state(ESI, "covered-indication") is M


def test_pain_of_the_leg_is_pain_of_the_lumbar_region(chart, state, plain):
    chart.say("symptom", "pain", region=["leg"], length=plain.length(3, "months"))

    assert state(ESI, "pain-duration") is M


@pytest.mark.parametrize(
    ("name", "meant", "expected"),
    [
        ("cauda-equina", Assertion.PRESENT, M),
        ("cancer", Assertion.HISTORICAL, M),
        ("motor-deficit", Assertion.HISTORICAL, D),
        ("cauda-equina", Assertion.POSSIBLE, U),
        ("any", Assertion.ABSENT, N),
        ("weakness", Assertion.PRESENT, D),
        ("weight-words", Assertion.PRESENT, U),
        ("cancer", Assertion.SOMEONE_ELSE, D),
        ("fever", Assertion.PRESENT, D),
    ],
)
def test_a_warning_sign_must_be_present(chart, state, name, meant, expected):
    chart.say("flag", name, meant=meant)

    assert state(MRI, "red-flag") is expected


def test_fever_counts_with_a_reason_for_infection_only(chart, state):
    chart.say("flag", "fever").say("flag", "injection-drug-use")

    assert state(MRI, "red-flag") is M


def test_a_red_flag_settles_the_line_and_the_other_branch_is_not_required(chart, every):
    chart.say("flag", "cauda-equina")
    assessment = assess(every.get(MRI), chart.scope(region="lumbar", lines=({"code": "72148"},)))

    assert assessment.truth is True
    assert [c.id for c in assessment.criteria if c.required] == ["red-flag"]


def test_without_a_red_flag_the_other_branch_decides_alone(chart, every, plain):
    chart.say("flag", "any", meant=Assertion.ABSENT)
    ended = {"first": "2025-10-20", "last": "2025-10-20"}
    chart.say("treatment", "physical-therapy", outcome="failed", length=plain.length(56, "days"), end=ended)
    chart.say("examination", "examination")
    assessment = assess(every.get(MRI), chart.scope(region="lumbar", lines=({"code": "72148"},)))

    assert assessment.truth is True
    assert [c.state for c in assessment.criteria] == [N, M, M]


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2025, 10, 20), M), (date(2025, 10, 1), D), (None, U), (date(2025, 11, 3), M)]
)
def test_an_examination_must_follow_the_treatment(chart, state, on, expected):
    ended = {"first": "2025-10-20", "last": "2025-10-20"}
    chart.say("treatment", "physical-therapy", document="therapy-note", outcome="failed", end=ended)
    chart.say("examination", "examination", on=on)

    assert state(MRI, "re-evaluation") is expected


@pytest.mark.parametrize(
    ("ended", "expected"), [("2025-10-20", M), ("2023-10-20", N), ("2025-08-02", N), ("2025-08-03", M)]
)
def test_treatment_must_have_ended_in_the_months_before(chart, state, plain, ended, expected):
    end = {"first": ended, "last": ended}
    chart.say("treatment", "physical-therapy", outcome="failed", length=plain.length(56, "days"), end=end)

    assert state(MRI, "conservative-treatment") is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({"code": "64483", "units": 1, "laterality": "left"}, M),
        ({"code": "64483", "units": 2, "laterality": "bilateral"}, M),
        ({"code": "64483", "units": 3, "laterality": "left"}, N),
        ({"code": "62323", "units": 2}, N),
        ({"code": "64483", "units": 3}, U),
    ],
)
def test_levels_are_counted_from_the_lines(state, line, expected):
    assert state(ESI, "levels", **line) is expected


def test_a_scale_without_its_value_is_unclear(chart, state):
    chart.say("scale", "oswestry")
    assert state(ESI, "baseline-scale") is U

    chart.say("scale", "numeric-rating", score=7.0)
    assert state(ESI, "baseline-scale") is M
