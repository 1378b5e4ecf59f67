"""What a figure out of ten is of."""

from datetime import date

import pytest

from drafter.evidence.outcomes.ratings import ratings
from drafter.evidence.reading import Reading


def rated(text):
    reading = Reading(text, date(2025, 11, 3))
    return [r.value for s in reading.sentences for r in ratings(reading, s)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rates it 6/10.", 6),
        ("7/10 today, worse by evening.", 7),
        ("Low back pain with stairs 8/10.", 8),
        ("She gives her back a 7/10 this morning.", 7),
        ("It is still 5/10 in the calf.", 5),
        ("Low back pain, present for nine months, is back to 6/10.", 6),
    ],
)
def test_rates_a_pain(text, value):
    assert rated(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Rates the parking 2/10.",
        "Back pain is bad some days. Rates satisfaction with back school 9/10.",
        "Low back pain. Feet: monofilament 6/10.",
        "She has heard five of ten talks on pain.",
        "Called patient 9/10 about forms.",
        "9/10: called with results.",
        "Low back pain, would score our service 10 out of 10.",
    ],
)
def test_rates_something_else(text):
    assert rated(text) == []
