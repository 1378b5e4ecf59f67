"""Numbers of sessions that answer a form's question."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.sessions.asked_counts import asked_count

_ASKED = "How many times have you had neck trigger point shots in the last year, not counting today?"


def _counted(question: str, answer: str) -> list[tuple[float, float]]:
    reading = Reading(f"{question}  {answer}", date(2025, 11, 3))
    return [(q.value.low, q.value.high) for s in reading.sentences for q in asked_count(reading, s)]


@pytest.mark.parametrize(
    ("answer", "low", "high"),
    [
        ("Twice", 2, 2),
        ("1 time", 1, 1),
        ("Two or three", 2, 3),
        ("about 3", 2, 4),
        ("3+", 3, float("inf")),
        ("lots", 1, float("inf")),
    ],
)
def test_the_answer_is_the_number_of_sessions(answer: str, low: float, high: float) -> None:
    assert _counted(_ASKED, answer) == [(low, high)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (_ASKED, "none"),
        (_ASKED, "2/14/2025"),
        ("How many trigger point injections do you want?", "2"),
        ("How many weeks did the trigger point injections help?", "2"),
        ("How many PT visits have you had?", "12"),
    ],
)
def test_other_questions_and_answers_count_none(question: str, answer: str) -> None:
    assert not _counted(question, answer)
