"""Lengths that a share of relief held for."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.timing import timings


def _roles(text: str) -> list[str]:
    reading = Reading(text, date(2025, 11, 3))
    return [t.role for sentence in reading.sentences for t in timings(reading, sentence) if t.length]


@pytest.mark.parametrize(
    "text",
    [
        "After the injection the pain was 80% gone, but only for five weeks.",
        "The injection helped the neck by 80%, but it was over in ten days.",
        "After the injection she had 75% less pain; the benefit stayed with her for 4 months.",
    ],
)
def test_a_share_held_for_a_length(text: str) -> None:
    assert _roles(text) == ["relief"]


@pytest.mark.parametrize(
    "text", ["Neck pain, but only for five weeks.", "Neck pain, 50% worse, but only for five weeks."]
)
def test_without_a_share_of_relief_it_is_the_complaint_s(text: str) -> None:
    assert _roles(text) == ["length"]
