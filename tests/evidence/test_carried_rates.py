"""How often a treatment is had shows it under way only where nothing else is said of it."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.courses.courses import courses
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)


def _under_way(text: str) -> list[bool]:
    reading = Reading(text, _DAY)
    return [
        any(status == "ongoing" for status, _, _ in course.standing)
        for sentence in reading.sentences
        for course in courses(reading, sentence).named
    ]


@pytest.mark.parametrize(
    "text",
    [
        "PT twice a week.",
        "Home exercises daily.",
        "Weekly counseling with Dr. Lisle.",
        "Current: tizanidine 4 mg at bedtime.",
        "For the neck she has PT twice a week and massage weekly.",
        "Lakeshore Interdisciplinary Pain Program, weekly team entry.",
        "Telehealth CBT every week.",
    ],
)
def test_a_treatment_told_with_how_often_it_is_had_goes_on(text: str) -> None:
    assert _under_way(text)
    assert all(_under_way(text))


@pytest.mark.parametrize(
    "text",
    [
        "Awaiting approval for PT twice a week.",
        "She asked about PT twice a week.",
        "She is too busy for weekly counseling.",
        "She was discharged from CBT every other week.",
        "Once the neck settles, PT twice a week.",
        "PT twice a week is on hold.",
        "CBT every other week was cancelled.",
        "She missed all of the weekly counseling.",
        "She used to do weekly counseling.",
        "Next step: weekly counseling.",
        "Handout given about weekly counseling.",
        "She signed up for back school every week, which begins in January.",
        "I recommended that she take part in our multidisciplinary program.",
    ],
)
def test_how_often_it_would_be_had_shows_nothing_under_way(text: str) -> None:
    assert _under_way(text)
    assert not any(_under_way(text))
