"""Months counted by the marks of a diary's key, and days counted over a stated number of days."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.headaches.counted_windows import counted_windows
from drafter.evidence.headaches.diary_keys import key_above
from drafter.evidence.headaches.marked_months import marked_months
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)


def _marked(text: str) -> set[tuple[str, float, float]]:
    reading = Reading(text, _DAY)
    entries = [entry for sentence in reading.sentences for entry in marked_months(reading, sentence)]
    return {(entry.what, entry.value.low, entry.value.high) for entry in entries}


@pytest.mark.parametrize(
    "text",
    [
        "Key: red = migraine (sick, pounding), yellow = dull headache, blank = clear. September: red 10, yellow 9.",
        "Legend: X = migraine, O = other headache. September: X 10, O 9.",
        "She puts a cross for migraine and a circle for ordinary headache. September shows 10 crosses and 9 circles.",
        "Diary code 2 = migraine, 1 = headache, 0 = none. September: ten 2s, nine 1s, eleven 0s.",
    ],
)
def test_marks_of_a_headache_come_to_the_days_of_a_month(text: str) -> None:
    assert _marked(text) == {("headache", 19, 19), ("migraine", 10, 10)}


def test_a_month_without_one_of_the_marks_tells_the_least_alone() -> None:
    told = _marked("Red = migraine, yellow = dull headache. September: red 10.")
    assert told == {("headache", 10, float("inf")), ("migraine", 10, 10)}


@pytest.mark.parametrize(
    "text",
    [
        "Red = migraine, yellow = dull headache. Her sister's calendar is alike. Goal for December: red 4, yellow 5.",
        "Red = migraine, yellow = dull headache. November so far: red 2, yellow 1.",
        "Red = migraine, yellow = dull headache. September: red 20, yellow 19.",
        "September: red 10, yellow 9.",
    ],
)
def test_what_is_no_month_of_its_marks_tells_nothing(text: str) -> None:
    assert _marked(text) == set()


def test_a_key_says_what_each_mark_is_of() -> None:
    reading = Reading("Key: M = migraine, T = triptan taken, H = milder headache, 0 = none.", _DAY)
    assert key_above(reading, reading.sentences[0]) == {"m": "migraine", "t": "", "h": "headache", "0": "free"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Summary (90 days): headache on 60 days, triptan on 20 days.", 20.2),
        ("Headache on 56 of 84 days.", 20.2),
        ("Twelve weeks of diary: 56 headache days.", 20.2),
        ("Out of 30 days last month, head pain on 23.", 23.0),
    ],
)
def test_days_of_a_window_are_a_months_share(text: str, days: float) -> None:
    reading = Reading(text, _DAY)
    (entry,) = counted_windows(reading, reading.sentences[0])
    assert entry.value.low == pytest.approx(days, abs=0.1)


@pytest.mark.parametrize(
    "text",
    [
        "Over 84 days she took a triptan for headache on 52.",
        "Over the last 90 days headache 20 a month.",
        "Summary (90 days): sumatriptan on 58 days.",
        "Headache on 100 of 90 days.",
    ],
)
def test_what_is_no_count_of_headache_days_has_no_share(text: str) -> None:
    reading = Reading(text, _DAY)
    assert not list(counted_windows(reading, reading.sentences[0]))
