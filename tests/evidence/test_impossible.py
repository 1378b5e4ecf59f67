"""A date that no calendar has is known wherever it stands; a number or another country's order is none."""

import pytest

from drafter.evidence.calendar.impossible import impossible_dates
from drafter.evidence.reading import Reading

IMPOSSIBLE = [
    "Session on 02/30/2025, left.",
    "Onset 2/30/25.",
    "Onset 02-30-2025.",
    "Seen 2025-02-30.",
    "DOS 06/31/2024.",
    "DOS 4/31/24.",
    "Injected 02/29/2025.",
    "Injected February 30, 2025.",
    "Injected Feb. 30th 2025.",
    "Began on the 31st of June 2024.",
    "Began 31 November.",
    "Since September 31.",
    "DOS 11/38/2024.",
]
POSSIBLE = [
    "Session on 02/28/2025, left.",
    "Injected 02/29/2024.",
    "Injected 2/29/24.",
    "Seen 2024-12-31.",
    "DOS 06/30/2024.",
    "Since 25/12/2024.",
    "Record 45-67-8901.",
    "Member 02-30-20251.",
    "SSN 002-30-2025.",
    "Tel. 02-30-2025-11.",
    "Onset 02/00/2025.",
    "Blood pressure 120/80/60.",
    "Rotation 10/30/40 degrees.",
    "Seen in February at 30 years of age.",
    "Took 30 june berries.",
    "Through April 30.",
    "Appointment Nov 30, 31 minutes.",
    "In June 31.5 mg.",
    "February 29 was cold.",
]


def told(text):
    reading = Reading(text, None)
    return [text[span.start : span.end] for span in impossible_dates(reading)]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_date_that_no_calendar_has_is_found_at_its_place(text):
    (found,) = told(text)
    assert found in text
    assert any(digit in found for digit in "23")


@pytest.mark.parametrize("text", POSSIBLE)
def test_a_date_that_can_be_and_a_number_are_none(text):
    assert told(text) == []


def test_places_are_of_the_source_text_and_in_order():
    text = "One  on\t02/30/2025,\r\nanother in\n\nFebruary  30."
    assert told(text) == ["02/30/2025", "February  30"]
