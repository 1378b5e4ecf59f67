"""What a complaint began with, and what is taken for it, dates it not."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.timing import timings


def told(text):
    reading = Reading(text, date(2025, 11, 3))
    return [
        (t.role, [reading.lower[o.start : o.end] for o in t.owners])
        for s in reading.sentences
        for t in timings(reading, s)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Neck pain started after five months of night shifts.",
        "The neck pain came on following a year in a bad chair.",
        "Off work because of the neck pain since September 8.",
    ],
)
def test_times_of_what_was_done_about_it_are_asides(text):
    assert [role for role, _ in told(text)] == ["aside"]


def test_what_is_taken_for_a_pain_since_a_day_is_the_treatment():
    assert told("She is on duloxetine for the pain since August.") == [("begin", ["duloxetine"])]


@pytest.mark.parametrize(
    "text", ["Presents for neck pain since March.", "She was put on light duty in May for neck pain since January."]
)
def test_what_somebody_comes_for_keeps_its_day(text):
    assert told(text)[-1] == ("begin", ["pain"])


def test_a_fall_some_months_ago_keeps_its_day():
    assert told("Neck pain began after a fall 8 months ago.") == [("begin", ["pain"])]
