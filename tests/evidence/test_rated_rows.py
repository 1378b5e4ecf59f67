"""Ratings of the hours after a block, line by line."""

from __future__ import annotations

import pytest

from drafter.evidence.outcomes.rated_rows import rated_rows
from drafter.evidence.reading import Reading


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Before   8\n15 min   2\n2 hr   1\n6 hr   7", 87.5),
        ("Pre-procedure NRS 6/10. Post-procedure NRS 3/10.", 50.0),
        ("Pain before: 8\nPain 30 min after: 0", 100.0),
        ("Before   8\nBP 128/70\n15 min   1", None),
        ("Before 8 visits of therapy. After 4 weeks she was the same.", None),
    ],
)
def test_share_by_lines(text: str, share: float | None) -> None:
    reading = Reading(text, None)
    told = [each.value.low for s in reading.sentences for each in rated_rows(reading, s)]
    assert told == ([] if share is None else [share])
