"""Bare figures answer how many hours a headache lasts, where the question before them asks for hours of it."""

from datetime import date

import pytest

from drafter.evidence.headaches.hour_answers import hours_answered
from drafter.evidence.reading import Reading


def answered(text):
    reading = Reading(text, date(2025, 11, 3))
    told = [hours_answered(reading, sentence) for sentence in reading.sentences]
    return [(value.low, value.high, untreated) for _, _, value, untreated in filter(None, told)]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Hours an untreated headache lasts? 6 to 10", [(6, 10, True)]),
        ("How many hours does a headache last? 8", [(8, 8, False)]),
    ],
)
def test_a_bare_figure_answers_for_hours(text, hours):
    assert answered(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        "Hours a treated headache lasts? 6 to 10",
        "Hours of sleep a night? 6 to 10",
        "How many headaches a month? 8",
    ],
)
def test_what_asks_for_other_hours_is_not_answered(text):
    assert answered(text) == []
