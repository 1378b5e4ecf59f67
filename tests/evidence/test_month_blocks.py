"""A headache diary may tell each month in a block of lines under its name."""

from datetime import date

import pytest

from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.reading import Reading

NOTE = date(2025, 11, 6)


def counted(text):
    reading = Reading(text, NOTE)
    return [(a.what, a.value.low, a.value.high) for s in reading.sentences for a in attacks(reading, s)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "AUGUST 2025\n  days with headache: 18\n  of those, migraine (can't stand light): 10",
            [("headache", 18, 18), ("migraine", 10, 10)],
        ),
        ("JULY\nHeadache on 21 days\nMigraine on 12 of them", [("headache", 21, 21), ("migraine", 12, 12)]),
        (
            "Month: 08/2025\nDays with headache: 18\nHow many were migraine: 9",
            [("headache", 18, 18), ("migraine", 9, 9)],
        ),
        ("AUGUST 2025\n  days without headache: 18", []),
        ("WEEK OF AUGUST 4\n  days with headache: 5", []),
        ("Her daughter's headache calendar\nAUGUST 2025\n  days with headache: 18", []),
        ("NOVEMBER 2025\n  days with headache: 3", []),
    ],
)
def test_a_line_under_the_name_of_a_month_counts_its_days(text, found):
    assert counted(text) == found
