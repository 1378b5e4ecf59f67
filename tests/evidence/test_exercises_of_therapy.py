"""The exercises of a course of therapy are the course; those of a home programme are their own."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading


def _named(text: str) -> list[str]:
    reading = Reading(text, date(2025, 11, 3))
    return [m.id for sentence in reading.sentences for m in reading.of(sentence, "treatment")]


@pytest.mark.parametrize(
    "text",
    [
        "PT from 7/14 to 9/19. The exercises did nothing.",
        "Physical therapy for 8 weeks; the stretches have not helped.",
        "OT 10/6 to 12/19. She says those drills made no difference.",
    ],
)
def test_what_the_exercises_did_not_do_is_told_of_the_course(text: str) -> None:
    assert len(_named(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "PT for 3 weeks. HEP since. The exercises have not helped.",
        "PT for 8 weeks. The exercises are not being done.",
        "PT for 8 weeks. The exercises go on at home.",
        "The exercises did nothing.",
    ],
)
def test_other_exercises_are_a_treatment_of_their_own(text: str) -> None:
    assert _named(text)[-1] in {"exercise", "home-exercise"}
