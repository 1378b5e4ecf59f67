"""A figure that is marked on a scale printed out for the patient."""

from datetime import date

import pytest

from drafter.evidence.outcomes.printed_scales import printed_scale
from drafter.evidence.reading import Reading


def marked(text):
    reading = Reading(text, date(2025, 11, 3))
    found = [told for sentence in reading.sentences if (told := printed_scale(reading, sentence)) is not None]
    return [value for _, _, value in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("How bad is your pain right now?   0 1 2 3 4 5 6 7 [8] 9 10", 8),
        ("Pain today: 0-1-2-3-4-5-(6)-7-8-9-10", 6),
        ("Pain scale 0 1 2 3 4 5 6 7 X8 9 10", 8),
        ("Pain: 0 1 2 3 4 5 6 7 8 9 (10)", 10),
    ],
)
def test_the_one_marked_is_the_value(text, value):
    assert marked(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Pain: 0 1 2 3 4 5 6 7 8 9 10",
        "Pain: 0 1 2 3 4 [5] 6 [7] 8 9 10",
        "Pain: [0] [1] [2] [3] [4] [5] [6] [7] [8] [9] [10]",
        "How tired are you? 0 1 2 3 [4] 5 6 7 8 9 10",
    ],
)
def test_none_or_several_marked_tell_none(text):
    assert marked(text) == [None]
