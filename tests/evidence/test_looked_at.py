"""Lengths that tell when relief was asked for, beside those that tell how long it held."""

import pytest

from drafter.evidence.outcomes.looked_at import looked_at


@pytest.mark.parametrize(
    ("text", "told", "asked"),
    [
        ("at 16 weeks 70% better", "16 weeks", True),
        ("at the 3 month check she was 80% better", "3 month", True),
        ("2 weeks after the injection: 60%", "2 weeks", True),
        ("70% better for 16 weeks", "16 weeks", False),
        ("at 16 weeks still 70% better", "16 weeks", False),
        ("80% better, wore off at 5 months", "5 months", False),
    ],
)
def test_a_length_at_which_relief_was_asked_for_is_told_from_one_that_it_held(text, told, asked):
    start = text.index(told)
    assert looked_at(text, 0, len(text), start, start + len(told)) is asked
