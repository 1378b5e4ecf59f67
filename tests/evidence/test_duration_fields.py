import math

import pytest

from drafter.evidence.calendar.duration_fields import figure_behind, heads_count
from drafter.evidence.calendar.durations import durations


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "ago"),
    [
        ("neck pain, mos: 7", 7, 7, "months", False),
        ("wks: 9", 63, 63, "days", False),
        ("months of neck pain: 8", 8, 8, "months", False),
        ("neck pain (mos.): 6-8", 6, 8, "months", False),
        ("last injection, weeks ago: 9", 63, 63, "days", True),
        ("interval since last botox (weeks): 14", 98, 98, "days", True),
    ],
)
def test_a_unit_may_stand_before_its_figure(text, low, high, unit, ago):
    (told,) = durations(text, 0, len(text))
    assert (told.length.low, told.length.high, told.length.unit, told.ago) == (low, high, unit, ago)


def test_more_than_the_figure_is_open():
    assert figure_behind("weeks: 9+", "", 5, 9).high == math.inf


@pytest.mark.parametrize("text", ["headache days per month = 20", "years in the country: 12", "how many months?"])
def test_a_rate_a_key_and_a_question_are_no_length(text):
    assert list(durations(text, 0, len(text))) == []


def test_a_unit_that_heads_a_key_is_known():
    assert heads_count("years in the country: 12", 5, 24)
    assert not heads_count("years of pain", 5, 13)
