"""A key asks for how long the complaint has lasted, or for something else."""

import pytest

from drafter.evidence.timing.complaint_fields import asks_else, labels_symptom


@pytest.mark.parametrize(
    "label", ["duration", "onset", "duration of symptoms", "how long", "date of onset", "time since onset", "since"]
)
def test_a_label_that_asks_how_long_is_the_complaints(label):
    assert labels_symptom(label)


@pytest.mark.parametrize(
    "label",
    [
        "duration of therapy",
        "duration of relief",
        "treatment duration",
        "follow-up",
        "length of session",
        "therapy started",
        "allergies",
        "plan",
        "",
    ],
)
def test_a_label_that_asks_for_something_else_is_not_the_complaints(label):
    assert not labels_symptom(label)


@pytest.mark.parametrize(
    "label",
    ["how long have you been married?", "since when on lisinopril?", "how long can you sit?", "how long was it gone?"],
)
def test_a_question_about_something_else_is_not_the_complaints(label):
    assert asks_else(label)
    assert not labels_symptom(label)


@pytest.mark.parametrize(
    "label", ["since when?", "q: how long have you had it?", "when did the neck first bother you?", "how long"]
)
def test_a_question_about_the_complaint_is(label):
    assert not asks_else(label)
