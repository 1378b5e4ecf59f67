"""Where a side effect was felt is no part of the body that a medicine was for."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.reading import Reading


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Topiramate (tingling in both hands).", []),
        ("Candesartan: swelling of the ankles.", []),
        ("Naproxen for the knee: stomach burning.", ["knee"]),
    ],
)
def test_places_of_a_medicine(text: str, places: list[str]) -> None:
    reading = Reading(text, date(2025, 11, 3))
    sentence = reading.sentences[0]
    (treatment,) = reading.of(sentence, "treatment")
    assert [region.id for region in regions_near(reading, sentence, treatment)] == places
