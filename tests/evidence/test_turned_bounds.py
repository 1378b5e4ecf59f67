"""Bounds that the words before a count tell."""

from __future__ import annotations

import pytest

from drafter.evidence.headaches.turned_bounds import bound_before, is_turned


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("not a single month with fewer than ", "at least"),
        ("the count has never fallen below ", "at least"),
        ("she has not had more than ", "at most"),
        ("headaches never exceed ", "at most"),
        ("rarely more than ", "at most"),
        ("rarely fewer than ", "unknown"),
        ("just shy of ", "less than"),
        ("no month has reached ", "less than"),
        ("in excess of ", "more than"),
        ("no aura, but fewer than ", None),
        ("none of ", None),
        ("no headaches on fewer than ", None),
    ],
)
def test_the_words_before_a_figure_bound_it(before: str, bound: str | None) -> None:
    assert bound_before(f"{before}16 days a month", len(before)) == bound


def test_a_denied_bound_denies_no_count() -> None:
    text = "she has not had more than 16 days a month"
    assert is_turned(text, text.index("more"))
    assert not is_turned("she denies 16 days a month", 11)
