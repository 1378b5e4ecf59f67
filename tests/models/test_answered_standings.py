"""What goes on by the answer to a form's question."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.models.rules.courses.answered_standings import goes_on_by_answer


def _goes_on(text: str) -> bool:
    reading = Reading(text, date(2025, 11, 3))
    return any(goes_on_by_answer(reading, sentence) is not None for sentence in reading.sentences)


@pytest.mark.parametrize(
    "text", ["Do you see a pain psychologist?  yes, every Friday", "Physical therapy?  Yes, twice a week"]
)
def test_how_often_answers_that_it_goes_on(text: str) -> None:
    assert _goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "Have you had physical therapy?  Yes, twice a week",
        "Would you see a pain psychologist?  yes, every Friday",
        "Physical therapy?  Yes, twice a week until May",
        "Physical therapy?  Yes",
        "Physical therapy?  My son does, twice a week",
    ],
)
def test_what_was_or_may_be_does_not(text: str) -> None:
    assert not _goes_on(text)
