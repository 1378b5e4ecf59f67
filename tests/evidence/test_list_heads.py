"""Lengths that the nameless head of a list gives to what it lists."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.timing import timings


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Failed conservative care x 3 months: PT, naproxen.", {"conservative", "physical-therapy", "naproxen"}),
        ("Meds for 8 weeks without relief: naproxen, gabapentin.", {"medications", "naproxen", "gabapentin"}),
        ("Meds in the last 8 weeks without relief: naproxen.", {"medications"}),
        ("Failed conservative care x 3 months: PT for 2 weeks, naproxen.", {"conservative"}),
    ],
)
def test_what_a_list_names_shares_the_length_of_its_head(text: str, owners: set[str]) -> None:
    reading = Reading(text, date(2025, 11, 3))
    first = timings(reading, reading.sentences[0])[0]
    assert {owner.id for owner in first.owners} == owners
