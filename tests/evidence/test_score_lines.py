"""A rating at the outset and one at the end, each in a statement of its own, tell what a course came to."""

from datetime import date

import pytest

from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.reading import Reading


def told(text):
    """What each statement says of how a treatment turned out."""
    reading = Reading(text, date(2025, 11, 3))
    return [outcome.says for sentence in reading.sentences for outcome in outcomes(reading, sentence)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Neck pain at intake 6/10. Neck pain today 6/10.", "failed"),
        ("Pain at eval 7/10. Pain at d/c 3/10.", "improved"),
        ("Initial pain: 7/10\nCurrent pain: 7/10", "failed"),
        ("Pain 6/10 at start of care. Pain 6/10 at discharge.", "failed"),
    ],
)
def test_the_last_against_the_first(text, says):
    assert told(text) == [says]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "At entry: pain 6/10, sitting 15 min, ODI 44.\nAt exit: pain 6/10, sitting 15 min, ODI 42.",
            ["failed", "failed"],
        ),
        ("            Start   End\nLeg pain     8       2\n", ["improved"]),
        ("| Measure | Eval | D/C |\n| Pain | 6 | 6 |", ["failed"]),
        ("At entry: pain worst 8, pain best 3. At exit: pain worst 3, pain best 1.", []),
        ("            Goal    End\nPain         6       6\n", []),
    ],
)
def test_lists_and_columns_of_the_two_times(text, says):
    assert told(text) == says


@pytest.mark.parametrize(
    "text",
    [
        "Neck pain today 6/10.",
        "Neck pain today 6/10. Neck pain at intake 6/10.",
        "Neck pain at intake 6/10 on the drive home. Neck pain today 6/10.",
        "Strength at intake 4/5. Strength today 5/5.",
    ],
)
def test_one_of_them_or_more_than_a_rating_tells_nothing(text):
    assert told(text) == []
