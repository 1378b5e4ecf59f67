"""Findings of which the statement behind them says that they are gone."""

from datetime import date

import pytest

from drafter.evidence.meaning.gone_behind import gone_since
from drafter.evidence.reading import Reading

GONE = [
    "Two trigger points were noted in the left QL in August. On palpation today these are gone.",
    "Two trigger points in the left QL in August. On exam today, neither is palpable.",
    "In August two trigger points were felt. I could find neither today.",
    "August: two trigger points. Today: none.",
]
THERE = [
    "Taut band in the right trapezius. It is not palpable on the left.",
    "Two trigger points in the right trapezius. None on the left.",
    "Trigger points were found and injected. They are gone.",
    "Two trigger points in the right trapezius. The headache is gone.",
    "Two trigger points in the right trapezius.",
]


def _first(text):
    reading = Reading(text, date(2025, 11, 3))
    found = next(s for s in reading.sentences if reading.of(s, "finding"))
    return gone_since(reading, found)


@pytest.mark.parametrize("text", GONE)
def test_what_is_said_to_be_gone_is(text):
    assert _first(text)


@pytest.mark.parametrize("text", THERE)
def test_what_was_treated_or_is_told_of_something_else_is_not(text):
    assert not _first(text)
