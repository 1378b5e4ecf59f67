"""Two ratings in words tell what of a pain was left at the end."""

import pytest

from drafter.evidence.outcomes.worded_ratings import both_times


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("he was 7 when he started and 7 when he quit", 1.0),
        ("at the close she rated the neck 6, where it had been 6 at the start", 1.0),
        ("rated it 2 at the end, where it had been 8 at the start", 0.25),
        ("pain 7 on the first day and 7 on the last", 1.0),
    ],
)
def test_the_share_that_was_left(text, share):
    assert [left for _, _, left in both_times(text, 0, len(text))] == [share]


def test_ages_are_no_ratings():
    text = "he was 17 when he started and 37 when he quit"
    assert list(both_times(text, 0, len(text))) == []
