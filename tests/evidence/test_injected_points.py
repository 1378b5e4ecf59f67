"""Trigger points that are named only as what was injected."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.meaning.injected_points import injection_of
from drafter.evidence.reading import Reading


def _injected(text: str) -> bool:
    reading = Reading(text, date(2025, 11, 3))
    return any(injection_of(reading, s, m) is not None for s in reading.sentences for m in reading.of(s, "finding"))


@pytest.mark.parametrize(
    "text",
    [
        "The lumbar trigger points of the low back were then injected on October 2.",
        "Trigger points L QL injected 9/22/25, 3 sites.",
    ],
)
def test_points_that_were_injected(text: str) -> None:
    assert _injected(text)


@pytest.mark.parametrize(
    "text", ["Trigger points palpated in the trapezius; the knee was injected.", "Trigger points will be injected."]
)
def test_points_that_were_found(text: str) -> None:
    assert not _injected(text)
