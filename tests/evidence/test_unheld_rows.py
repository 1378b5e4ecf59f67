"""Days of which what stands right behind them says that there was no session."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.sessions.unheld_rows import unheld
from drafter.evidence.timing.timing import timings


def told(text):
    reading = Reading(text, date(2025, 11, 3))
    return [
        unheld(reading.lower, sentence, time.start, time.end)
        for sentence in reading.sentences
        for time in timings(reading, sentence)
        if time.days is not None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "10/30/2025 cancelled",
        "#2 10/30/2025 L4-S1 pt ill, cancelled",
        "10/30/2025 pending auth",
        "MBB dates: 10/30/2025 (planned).",
        "10/30/2025 L4-S1 block was not done",
    ],
)
def test_no_session_was_held(text):
    assert told(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "10/30/2025 L4-S1, 85% relief",
        "10/30/2025 done as scheduled",
        "10/30/2025 as planned, 85% relief",
        "MBB 10/30/2025, planned her next visit with Dr. Lee",
        "On 10/30/2025 she had it, as was planned",
    ],
)
def test_a_session_may_have_been_held(text):
    assert told(text) == [False]
