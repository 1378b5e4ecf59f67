"""How many sessions there were by what a record says of one of them."""

from __future__ import annotations

import math

import pytest

from drafter.evidence.sessions.implied_counts import implied_counts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("esi #4 was 9/8/25", 4, 4),
        ("her fourth epidural, on 9/8/25, gave two months", 4, 4),
        ("tpi 8/25/25 (5th in series)", 5, 5),
        ("tpi x 2 (winter), tpi x 2 (spring), tpi x 1 (8/25/25)", 5, 5),
        ("after the first she had four more rounds", 5, math.inf),
    ],
)
def test_one_session_tells_of_the_others(text: str, low: float, high: float) -> None:
    (found,) = implied_counts(text, 0, len(text))
    assert (found.value.low, found.value.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "would like a fourth epidural",
        "the third epidural is planned for 12/1",
        "headed to the clinic for her 3rd set of tpi",
        "no more injections",
        "band rows x 10",
        "today, her third set of trigger point injections",
    ],
)
def test_what_is_to_come_or_is_todays_tells_of_none(text: str) -> None:
    assert not list(implied_counts(text, 0, len(text)))
