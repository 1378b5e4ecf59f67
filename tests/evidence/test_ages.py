"""Onsets told by age or stage of life are ranges of days, and nothing without the patient's age."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.ages import age_of_patient, onsets_by_age

NOTE = date(2026, 3, 10)


def onsets(text):
    reading = Reading(text, NOTE)
    return [(m.days.first.year, m.days.last.year) for s in reading.sentences for m in onsets_by_age(reading, s)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41 y/o with neck pain since age 30.", [(2014, 2016)]),
        ("She is a 41-year-old with neck pain since the age of 30.", [(2014, 2016)]),
        ("52yo F, low back pain since high school.", [(1974, 1993)]),
        ("52yo F, low back pain since her late thirties.", [(1974, 2014)]),
        ("LBP since age 40. Pt is 57.", [(2008, 2010)]),
        ("33 yo, neck pain since his thirties.", []),
        ("Low back pain since she turned seventy; she is 74.", [(2021, 2023)]),
        ("Neck pain since her 40th birthday. She is 47.", [(2018, 2020)]),
        ("49 yo. Neck pain goes back to an accident when he was a teenager.", [(1977, 1997)]),
        ("Works here since 2019. She is 47.", []),
        ("41 yo, neck pain since age 41.", [(2025, 2026)]),
        ("41 yo, neck pain since age 45.", []),
        ("Neck pain since age 30.", []),
        ("19 yo, headaches since high school.", []),
        ("41 y/o with neck pain since March.", []),
    ],
)
def test_an_onset_by_age_is_as_wide_as_ages_are(text, expected):
    assert onsets(text) == expected


def test_two_ages_are_none():
    assert age_of_patient(Reading("A 41-year-old woman. Her 12-year-old son came along.", NOTE)) is None


def test_without_the_date_of_the_note_nothing_follows():
    reading = Reading("41 y/o with neck pain since age 30.", None)
    assert [m for s in reading.sentences for m in onsets_by_age(reading, s)] == []
