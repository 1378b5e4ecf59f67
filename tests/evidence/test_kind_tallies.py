"""Months shared out between kinds of headache, and days that a diary lists one by one."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.headaches.kind_tallies import kind_tallies
from drafter.evidence.headaches.listed_days import listed_days
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)


def _told(text: str) -> set[tuple[str, float]]:
    reading = Reading(text, _DAY)
    return {
        (entry.what, entry.value.low)
        for sentence in reading.sentences
        for reader in (kind_tallies, listed_days)
        for entry in reader(reading, sentence)
    }


@pytest.mark.parametrize(
    "text",
    [
        "October diary\nMigraine: 10 days\nTension-type: 8 days\nNone: 13 days",
        "Diary 9/1-9/30: migraine 10 days, tension 8 days, headache-free 12 days",
        "Headache log for September. She colors migraines red and everything else yellow. There are 10 red squares and 8 yellow.",
        "Headache calendar, May. M = migraine, H = other headache\nM: 2, 3, 7, 8, 12, 15, 16, 21, 25, 30\nH: 1, 4, 9, 13, 18, 22, 27, 29",
    ],
)
def test_kinds_of_one_month_are_migraine_days_and_all_headache_days(text: str) -> None:
    assert _told(text) == {("migraine", 10), ("headache", 18)}


@pytest.mark.parametrize(
    "text",
    [
        "Migraine: 9 tablets\nTension: 5 tablets\nNone: 16\nOctober diary",
        "Her sister keeps a log for October: migraine 12 days, tension 5 days, clear 14 days.",
        "Migraine diary for May and June. Red = migraine. There are 12 red squares.",
        "Physical therapy visits for migraine in July: 2, 5, 6, 9, 13, 17, 20, 24, 28",
        "Migraine-free days in July: 2, 5, 6, 9, 13, 17, 20, 24, 28, 31",
        "Headache days for three months: 18, 19, 17",
    ],
)
def test_what_is_no_such_month_tells_nothing(text: str) -> None:
    assert _told(text) == set()
