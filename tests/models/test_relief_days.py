"""Until which day relief held, and that relief which "had been" is over."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.timing import timings
from drafter.models.rules.sessions.relief_days import lived_until, relief_by_dates


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She has been 70 % better since the shots of 5/12/2025.", {"relief_since"}),
        ("She had been 70 % better since the shots of 5/12/2025.", set()),
        (
            "It came back in July. Until then she had been 70 % better since 5/12/2025.",
            {"relief_since", "relief_until"},
        ),
    ],
)
def test_since_a_session(text: str, told: set[str]) -> None:
    reading = Reading(text, date(2025, 11, 3))
    last = reading.sentences[-1]
    assert set(relief_by_dates(reading, last, timings(reading, last), [])) == told


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("She could work and only started hurting again in September.", True),
        ("She worked until the plant closed in July.", False),
        ("He did not hurt again until after Labor Day.", True),
        ("She was able to work until the knee surgery in October.", False),
        ("He could garden again by July.", False),
    ],
)
def test_lived_until(text: str, *, until: bool) -> None:
    reading = Reading(text, date(2025, 11, 3))
    assert lived_until(reading, reading.sentences[0]) is until
