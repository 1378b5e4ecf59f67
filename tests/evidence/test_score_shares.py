"""Relief told by ratings before and after."""

import pytest

from drafter.evidence.layout.text import normalised
from drafter.evidence.outcomes.score_shares import score_shares


def read(text):
    lower = normalised(text).lower()
    return [(found.value.low, found.value.high) for found in score_shares(lower, 0, len(lower))]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Her neck pain fell from 8/10 to 2/10.", (75, 75)),
        ("NRS went from an 8 to a 4", (50, 50)),
        ("VAS 10 -> 1", (90, 90)),
        ("VAS 10 to 1", (90, 90)),
        ("pain 8/10 pre, 2/10 post", (75, 75)),
        ("Pre 10/10, post 1/10", (90, 90)),
        ("Pre-procedure pain 8/10, post-procedure 0-2/10", (75, 100)),
        ("8/10 before, 2/10 after", (75, 75)),
    ],
)
def test_what_went_is_counted_from_the_rating_before(text, share):
    assert read(text) == [share]


@pytest.mark.parametrize(
    "text",
    [
        "Pain rose from 4/10 to 8/10.", "Pain 7/10 today.", "Pain from 2 to 6 weeks.", "Gabapentin from 9 to 3 pills.",
        "Pain from 80 mg to 40 mg.", "Pain 6 to 8/10.", "Pre 8/10.", "PT from 8/1 to 6/10.",
    ],
)  # fmt: skip
def test_a_rating_alone_a_rise_a_range_and_other_figures_are_no_share(text):
    assert read(text) == []
