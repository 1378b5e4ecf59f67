"""Findings on examination: what was found, looked for and not found, or only resembles it."""

from datetime import date

import pytest

from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.evidence.intake.cases import Case
from drafter.evidence.meaning.assertion import Assertion
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft

M, N, U, D = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED
TPI, CARE = "commercial-trigger-point-injections", "medicare-trigger-point-injections"
FOUND, NONE = Assertion.PRESENT, Assertion.ABSENT


@pytest.fixture
def points(rule, chart):
    return lambda **scope: judge(rule(TPI, "trigger-points-palpated"), chart.scope(**scope))


@pytest.mark.parametrize("name", ["trigger-point", "taut-band", "nodule"])
def test_points_bands_and_nodules_count(points, chart, name):
    chart.say("finding", name, section="exam")

    assert points().state is M


@pytest.mark.parametrize(
    ("meant", "state"),
    [(NONE, N), (Assertion.POSSIBLE, U), (Assertion.HISTORICAL, U), (Assertion.SOMEONE_ELSE, D)],
)
def test_only_what_is_present_counts(points, chart, meant, state):
    chart.say("finding", "trigger-point", section="exam", meant=meant)

    assert points().state is state


def test_tenderness_alone_is_unclear_and_nothing_is_not_documented(points, chart):
    assert points().state is D
    chart.say("finding", "tenderness", section="exam")
    assert points().state is U


def test_another_region_is_not_this_one(points, chart):
    chart.say("finding", "trigger-point", section="exam", region=["low-back"])

    assert points().state is D


def test_a_plan_and_a_history_are_no_examination(points, chart):
    chart.say("finding", "trigger-point", section="plan")
    chart.say("finding", "trigger-point", section="pmh")

    assert points().state is D


@pytest.mark.parametrize(("early", "late", "state"), [(FOUND, NONE, N), (NONE, FOUND, M)])
def test_the_latest_examination_up_to_the_day_governs(points, chart, early, late, state):
    chart.say("finding", "trigger-point", section="exam", on=date(2025, 9, 1), meant=early)
    chart.say("finding", "trigger-point", section="exam", on=date(2025, 11, 3), meant=late)

    assert points().state is state


def test_an_examination_after_the_day_neither_governs_nor_establishes(points, chart):
    chart.say("finding", "trigger-point", section="exam", on=date(2025, 12, 1))
    assert points().state is U

    chart.say("finding", "trigger-point", section="exam", on=date(2025, 10, 1), meant=NONE)
    assert points().state is N


def test_an_examination_that_contradicts_itself_is_unclear_and_a_finding(points, chart):
    chart.say("finding", "trigger-point", section="exam")
    chart.say("finding", "trigger-point", section="exam", meant=NONE)

    judged = points()

    assert judged.state is U
    assert [note.code for note in judged.notes] == ["UNC001"]


def test_found_here_and_absent_there_is_no_contradiction(points, chart):
    chart.say("finding", "trigger-point", section="exam", region=["neck"])
    chart.say("finding", "trigger-point", section="exam", region=["neck", "upper-back"], meant=NONE)

    assert (points().state, points().notes) == (M, ())


@pytest.mark.parametrize(
    ("found", "absent", "state"),
    [
        (["taut-band", "twitch"], [], M),
        (["nodule", "referred-pain"], [], M),
        (["taut-band"], [], U),  # one found and another not mentioned
        ([], ["twitch", "referred-pain"], N),  # two looked for and absent
        (["taut-band"], ["twitch", "referred-pain"], N),
        (["taut-band"], ["twitch"], U),
        ([], [], D),
    ],
)
def test_medicare_asks_for_two_of_three(rule, chart, found, absent, state):
    for name in found:
        chart.say("finding", name, section="exam")
    for name in absent:
        chart.say("finding", name, section="exam", meant=NONE)

    assert judge(rule(CARE, "focal-findings"), chart.scope()).state is state


@pytest.mark.parametrize(
    ("text", "side", "state"),
    [
        ("FABER, Gaenslen and thigh thrust are positive on the left and negative on the right.", "left", M),
        ("FABER, Gaenslen and thigh thrust are positive on the left and negative on the right.", "bilateral", M),
        ("FABER, Gaenslen and thigh thrust are negative on the left and positive on the right.", "right", M),
        ("FABER + L, Gaenslen + L, thigh thrust + L; all neg R.", "left", M),
        ("FABER positive on the left, as are the thigh thrust and Gaenslen's. Distraction is negative.", "left", M),
        ("FABER positive on the right, Gaenslen's positive, thigh thrust positive. Left FABER negative.", "right", M),
        ("FABER/Gaenslen/thigh thrust all positive.", "right", M),
        ("FABER/Gaenslen/thigh thrust all positive left.", "right", D),
        ("Tests on the left: FABER positive, Gaenslen's positive, thigh thrust positive.", "right", D),
        ("FABER -, Gaenslen -, thigh thrust -; compression -, distraction -, Yeoman -.", "left", N),
        (
            "FABER - neg, Gaenslen - neg, thigh thrust - neg, compression - neg, distraction - neg, Yeoman - neg.",
            "left",
            N,
        ),
        (
            "distraction gave the same pain; and so did compression with him on his side, and the thigh thrust.",
            "right",
            M,
        ),
        (
            "      FABER    Thigh thrust    Gaenslen\n  R     [+]      [+]             [+]\n  L     [-]      [-]             [-]",
            "right",
            M,
        ),
        (
            "      FABER    Thigh thrust    Gaenslen\n  R     [-]      [-]             [-]\n  L     [+]      [+]             [+]",
            "right",
            D,
        ),
        ("Three of five were positive on the right, these being FABER, the thigh thrust and Gaenslen's.", "right", M),
        ("To be tested next time: FABER, thigh thrust, compression, for pain.", "right", U),
        ("I would have done FABER, thigh thrust and compression, but he was in too much pain.", "right", U),
    ],
)
def test_a_provocative_test_counts_for_the_side_that_it_is_of(library, text, side, state):
    day = date(2025, 11, 3)
    document = {"id": "n", "kind": "progress-note", "date": day, "text": f"Exam: {text}"}
    lines = [{"line": 1, "code": "27096", "units": 1, "laterality": side, "dates": [day], "diagnoses": ["M53.3"]}]
    request = {"review": "retrospective", "received": day, "lines": lines}
    case = Case.model_validate({"id": "x", "payer": "medicare", "request": request, "documents": [document]})
    (line,) = draft(case, RulesModel(), library).lines

    assert {c.id: c.state for c in line.criteria}["provocative-tests"] is state
