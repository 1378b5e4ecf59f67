"""What "neither ... nor ..." denies is denied of both, however much is told of each."""

from datetime import date

import pytest

from drafter.evidence.courses.courses import courses
from drafter.evidence.reading import Reading


def told(text):
    """By treatment, how it turned out and how long it was."""
    reading = Reading(text, date(2025, 11, 3))
    return {
        course.treatment.id: (
            [outcome.says for outcome in course.outcomes],
            [reading.lower[time.start : time.end] for time in course.times],
        )
        for sentence in reading.sentences
        for course in courses(reading, sentence).named
    }


def test_both_failed_and_a_length_stays_with_the_first():
    said = told("Neither physical therapy, which she did for nine weeks, nor naproxen has given her any relief.")
    assert said == {"physical-therapy": (["failed"], ["nine weeks"]), "naproxen": (["failed"], [])}


def test_words_for_what_was_named_before_speak_of_it():
    said = told("He took meloxicam and did six weeks of PT; neither the pills nor the therapist helped the leg.")
    assert said["meloxicam"][0] == said["physical-therapy"][0] == ["failed"]


@pytest.mark.parametrize(
    "text",
    [
        "Neither physical therapy nor naproxen has been tried.",
        "Neither his wife nor he recalls the drug. Physical therapy gave good relief.",
        "Neither the therapist nor her doctor advised naproxen, which helped her.",
    ],
)
def test_what_is_no_denial_of_relief_is_none(text):
    assert all("failed" not in outcomes for outcomes, _ in told(text).values())
