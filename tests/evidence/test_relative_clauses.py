"""A time at the head of a relative clause is of what the clause goes on to tell."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.timing import timings


def owners(text):
    reading = Reading(text, date(2025, 11, 3))
    return [reading.lower[o.start : o.end] for s in reading.sentences for t in timings(reading, s) for o in t.owners]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("A retired roofer, who for fourteen months now has had pain in the low back.", ["pain"]),
        ("A man with low back pain, who for ten years has had diabetes.", ["diabetes"]),
        ("A man with low back pain, who for 8 months has been a widower.", []),
        ("Mr. Hart, who for two years has had headaches, presents with low back pain.", ["headaches"]),
    ],
)
def test_a_time_at_the_head_of_a_relative_clause(text, of):
    assert owners(text) == of
