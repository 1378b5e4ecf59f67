"""A key asks for how long the complaint has lasted, or for something else."""

import pytest

from drafter.evidence.timing.complaint_fields import labels_symptom


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
