"""Hours of an attack left alone that a bare figure tells."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.headaches.bare_hours import bare_hours
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)


def _hours(text: str) -> list[tuple[float, float]]:
    reading = Reading(text, _DAY)
    return [(v.low, v.high) for s in reading.sentences for _, _, v in bare_hours(reading, s)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Rizatriptan cuts the attack to 2 hours. Left alone it goes on for 10.", 10, 10),
        ("Headaches last 2 hours with rizatriptan and 9 without.", 9, 9),
        ("Headache lasts 2 h with sumatriptan, without it 8 to 12.", 8, 12),
    ],
)
def test_a_figure_beside_hours_has_its_unit_from_them(text: str, low: float, high: float) -> None:
    assert _hours(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "Headache. Sleeps 7 hours with Ambien, and 5 without.",
        "Headache pain 8 with activity, 5 without. Lasts 2 hours.",
        "Migraine. If she takes nothing they go on for 8 to 10.",
    ],
)
def test_no_unit_or_another_matter_tells_no_hours(text: str) -> None:
    assert _hours(text) == []
