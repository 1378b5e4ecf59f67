"""Ratings of the weeks after a session: how long at least half of the pain stayed away."""

from __future__ import annotations

import pytest

from drafter.evidence.outcomes.rated_checks import rated_check
from drafter.evidence.reading import Reading


@pytest.mark.parametrize(
    ("text", "share", "after"),
    [
        ("Pre 8/10, 2 wk 2/10, 6 wk 3/10, 10 wk 7/10.", 62.5, "6 wk"),
        ("Pre: 9\n1 mo: 2\n4 mo: 3\n6 mo: 8", 66.7, "4 mo"),
        ("The leg (8 before) was 2 at six weeks and 3 at four months.", 62.5, "four months"),
        ("Baseline 8, 2 wk 6, 8 wk 6.", 25.0, "2 wk"),
        ("Baseline 9, 1 wk 2, 4 wk 8, 16 wk 3.", 77.8, "1 wk"),
    ],
)
def test_last_time_at_which_half_was_gone(text: str, share: float, after: str) -> None:
    reading = Reading(text, None)
    check = rated_check(reading, reading.sentences[0])
    assert check is not None
    assert (check.share.value.low, reading.lower[check.after.start : check.after.end]) == (share, after)


@pytest.mark.parametrize(
    "text",
    ["Grip at baseline 8, 6 wk 4, 8 wk 4.", "Baseline 8. Pain 3 today.", "Pre 8/10, 30 min 1/10, 4 hr 2/10."],
)
def test_no_pain_and_no_weeks(text: str) -> None:
    reading = Reading(text, None)
    assert all(rated_check(reading, s) is None for s in reading.sentences)
