"""Days on which relief was found to be there still."""

from __future__ import annotations

import pytest

from drafter.evidence.outcomes.seen_still import seen_on


def _seen(text: str, day: str, share: str) -> bool:
    lower = text.lower()
    at, of = lower.index(day), lower.index(share)
    return seen_on(lower, 0, (at, at + len(day)), (of, of + len(share)), len(lower))


@pytest.mark.parametrize(
    ("text", "day", "share"),
    [
        ("ESI 3/4/2025; seen 7/1/2025 still 70% improved; now back to baseline.", "7/1/2025", "70%"),
        ("On 7/1/2025 she reported that 70% of the pain was still gone.", "7/1/2025", "70%"),
        ("F/u visit 7/1/2025: 70% relief persists.", "7/1/2025", "70%"),
        ("At follow up 7/1/2025, 16 weeks later, relief was 70%.", "7/1/2025", "70%"),
        ("The epidural was holding at 75% at the 7/1/2025 visit.", "7/1/2025", "75%"),
    ],
)
def test_relief_was_there_on_the_day(text: str, day: str, share: str) -> None:
    assert _seen(text, day, share)


@pytest.mark.parametrize(
    ("text", "day", "share"),
    [
        ("Seen 7/1/2025: she had had 70% relief until May.", "7/1/2025", "70%"),
        ("Seen 7/1/2025: relief was 70% at first.", "7/1/2025", "70%"),
        ("ESI 7/1/2025 gave 70% relief.", "7/1/2025", "70%"),
        ("Seen 7/1/2025, still hoping for 70% relief.", "7/1/2025", "70%"),
    ],
)
def test_what_was_or_is_hoped_for_was_not(text: str, day: str, share: str) -> None:
    assert not _seen(text, day, share)
