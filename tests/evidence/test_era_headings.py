"""Headings that set the lines under them before treatment, and the lines that end them."""

from __future__ import annotations

import pytest

from drafter.evidence.headaches.era_headings import headed_before
from drafter.evidence.reading import Reading


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("BASELINE (before tx #1, diary Jan 2025)\nHA d/mo 21\nmigraine d/mo 12", [False, True, True]),
        ("Pre-Botox 06/2024\nHA d/mo 21\nFollow-up 10/2025\nHA d/mo 9", [False, True, False, False]),
        ("Baseline\nHA d/mo 21\nTX DATES 1/2/25, 4/5/25\nHA d/mo 9", [False, True, True, False]),
        ("Before round 1:\n- HA d/mo 21\n- HA d 5/wk", [False, True, True]),
        ("Baseline HIT-6 66\nHA d/mo 9", [False, False]),
        ("Baseline / current\nHA d/mo 21 / 9", [False, False]),
    ],
)
def test_lines_under_a_heading(text: str, before: list[bool]) -> None:
    reading = Reading(text, None)
    assert [headed_before(reading, sentence) is not None for sentence in reading.sentences] == before
