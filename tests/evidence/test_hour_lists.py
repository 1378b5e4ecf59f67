"""Hours of several months in one row."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.headaches.attack_hours import attack_hours
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)
_DIARY = "HEADACHE DIARY\n                 Aug    Sep    Oct\nHeadache days     17     19     21\n"


def _hours(text: str) -> list[tuple[float, float]]:
    reading = Reading(text, _DAY)
    return [(h.value.low, h.value.high) for s in reading.sentences for h in attack_hours(reading, s)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (_DIARY + "Average hours     6      3      9", 3, 9),
        (_DIARY + "Avg duration (h)  7      8      10", 7, 10),
        ("Headache hours a day: Aug 6, Sep 5.5, Oct 8", 5.5, 8),
        ("Hours per headache: 4, 7 and 2", 2, 7),
    ],
)
def test_several_months_are_one_interval(text: str, low: float, high: float) -> None:
    assert _hours(text) == [(low, high)]


@pytest.mark.parametrize("text", [_DIARY + "Hours of sleep    6      7      6", "Headache. Hours worked: 8, 8, 10"])
def test_hours_of_another_matter_are_none(text: str) -> None:
    assert _hours(text) == []
