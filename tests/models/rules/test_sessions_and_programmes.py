"""What a note tells of sessions, programmes and examinations, read from its words."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.courses.courses import courses
from drafter.evidence.intake.cases import Document
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import Reading
from drafter.models.rules.model import RulesModel

NOTE = date(2025, 6, 11)


def note(text, kind="progress-note"):
    return Document(id="n", kind=kind, date=NOTE, text=text)


def sessions(text, kind="progress-note"):
    return [
        {name: claim.value for name, claim in c.attributes.items()}
        for c in RulesModel().propose_facts(note(text, kind), [FactKind.PROCEDURE])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "PLAN: Trigger point injection when she comes down on 06/27.",
        "PLAN: TPI 6/30.",
    ],
)
def test_a_visit_to_come_is_no_session_of_last_year(text):
    assert all(s.get("status") == "planned" for s in sessions(text))


def test_the_date_of_a_form_dates_no_session():
    found = sessions("INJECTION REQUEST WORKSHEET 06/11/2025", "request-form")
    assert all("date" not in s for s in found)


def test_the_day_on_which_relief_ended_is_no_session():
    found = sessions("Trigger point injections on 01/06/2025 gave 70% relief until 03/14/2025.")
    assert [s["date"] for s in found if "date" in s] == ["01/06/2025"]
    assert found[0]["relief_until"] == "03/14/2025"


@pytest.mark.parametrize(
    "text",
    [
        "In PT at Riverbend since April.",
        "PT goes on.",
        "Started PT again in May and is attending.",
        "He is in week 5 of 12 of our interdisciplinary pain program.",
    ],
)
def test_what_is_attended_is_under_way(text):
    reading = Reading(text, NOTE)
    standings = {mark[0] for c in courses(reading, reading.sentences[0]).named for mark in c.standing}
    assert "ongoing" in standings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("EXAM: Taut band in the right trapezius; pressing it gives pain in the temple.", True),
        ("EXAM: Left infraspinatus taut band, refers lat arm.", True),
        ("EXAM: Taut band in the right trapezius. Pain goes to the arm at night.", False),
    ],
)
def test_pain_is_referred_where_the_examiner_causes_it(text, found):
    names = {c.attributes["name"].value for c in RulesModel().propose_facts(note(text), [FactKind.FINDING])}
    assert ("referred-pain" in names) is found


def test_what_a_patient_does_is_told_even_under_instructions():
    reading = Reading("DISCHARGE INSTRUCTIONS: Ice.\nShe goes back to her exercise group tomorrow.", NOTE)
    told = reading.sentences[-1]
    exercise = reading.of(told, "treatment")[0]
    assert reading.assertion(told, exercise.start, exercise.end) is Assertion.PRESENT
