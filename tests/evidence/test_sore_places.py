"""A part of the body that opens a statement and behaves like pain is a complaint."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.sore_places import lasts_there, sore_place


def _tells(text: str) -> bool:
    reading = Reading(text, date(2025, 12, 9))
    return sore_place(reading, reading.sentences[0])


@pytest.mark.parametrize(
    "text",
    [
        "Right low back, worse leaning back, better bent over the sink.",
        "73 y/o woman, left neck, turning makes it bad.",
        "Left SI region, sitting is worst.",
    ],
)
def test_a_place_that_behaves_like_pain_is_told_of(text: str) -> None:
    assert _tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "Right low back, lipoma.",
        "Low back, better since October.",
        "She had her neck, worse luck, imaged again.",
        "Exam: low back, worse with extension.",
    ],
)
def test_a_place_by_itself_or_on_examination_is_not(text: str) -> None:
    assert not _tells(text)


def test_what_was_begun_or_stopped_gives_the_pain_no_beginning() -> None:
    assert lasts_there("right neck, looking up is worst, since a rear-end bump ")
    assert lasts_there("left low back, catches when he straightens, ")
    assert not lasts_there("right neck, worse looking up, since starting lisinopril ")
    assert not lasts_there("right neck, better ")
