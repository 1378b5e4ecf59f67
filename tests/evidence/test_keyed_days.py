"""Rows of keys and figures: which figure is whose."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.headaches.keyed_days import keyed_days
from drafter.evidence.reading import Reading


def _told(text: str) -> dict[str, tuple[float, float]]:
    reading = Reading(text, date(2026, 3, 3))
    return {e.what: (e.value.low, e.value.high) for s in reading.sentences for e in keyed_days(reading, s)}


@pytest.mark.parametrize(
    ("text", "headache", "migraine"),
    [
        ("Feb 2026   headache days 18   migraine days 5   triptan 7", 18, 5),
        ("Headache days: 20   Migraine days: 6", 20, 6),
        ("MHD 20  MMD 12", 20, 12),
        ("Days with headache 19, of which days with migraine 11", 19, 11),
    ],
)
def test_a_figure_is_the_one_of_the_key_before_it(text: str, headache: float, migraine: float) -> None:
    assert _told(text) == {"headache": (headache, headache), "migraine": (migraine, migraine)}


@pytest.mark.parametrize(
    "text",
    [
        "19 headache days 12 migraine days",  # the figures stand first
        "Week 2: headache days 5, migraine days 3",
        "Goal: headache days 10, migraine days 4",
        "Headache days 12, migraine days 18",  # a part is no more than its whole
        "Headache days 20",
    ],
)
def test_what_is_no_such_row(text: str) -> None:
    assert _told(text) == {}
