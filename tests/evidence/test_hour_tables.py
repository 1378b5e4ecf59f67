"""Hours in a diary's table are the headaches' where its heading says so, whatever parts the columns."""

from datetime import date

import pytest

from drafter.evidence.headaches.attack_hours import attack_hours
from drafter.evidence.reading import Reading

NOTE = date(2025, 11, 25)


def hours(text):
    reading = Reading(text, NOTE)
    return [h.value.low for s in reading.sentences for h in attack_hours(reading, s)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headache log\ndate - start - stop - hours\n11/18 - 9 am - 5 pm - 8", [8, 8]),
        ("Migraine diary\ndate; hours; tablets\n11/2; 7; none\n11/5; 9; none", [7, 9]),
        ("Headache log\ndate | hours | severity\n11/2 | 6 | bad", [6]),
        ("Headaches daily.\nWork schedule\ndate | start | stop | hours\n11/18 | 9 am | 5 pm | 8", []),
        ("Headaches daily.\nTime sheet\ndate - start - stop - hours\n11/18 - 9 am - 5 pm - 8", []),
    ],
)
def test_a_row_tells_hours_of_headache_under_a_headache_diary_only(text, found):
    assert sorted(set(hours(text))) == sorted(set(found))
