"""A rate that is set before another medicine, or before something else in a life, is of a time gone by."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.headaches.eras import long_ago
from drafter.evidence.reading import Reading


def _gone_by(text: str, figure: str) -> bool:
    reading = Reading(text, date(2025, 11, 3))
    at = reading.lower.index(figure)
    sentence = next(s for s in reading.sentences if s.start <= at < s.end)
    return long_ago(reading, sentence, at, at + len(figure))


@pytest.mark.parametrize(
    "text",
    [
        "Before she went on valproate she had 21 headache days a month.",
        "Before we put her on Aimovig she had 21 headache days a month.",
        "Before her hysterectomy headaches came 21 days a month.",
        "Headache 21 days a month before she retired.",
    ],
)
def test_set_before_something_else(text: str) -> None:
    assert _gone_by(text, "21")


@pytest.mark.parametrize(
    "text",
    [
        "Before she went on Botox she had 21 headache days a month.",
        "Before valproate it was 9 a month, now 21 headache days a month.",
        "Before her hysterectomy 9 a month; now headaches come 21 days a month.",
    ],
)
def test_of_now_or_before_the_toxin(text: str) -> None:
    assert not _gone_by(text, "21")
