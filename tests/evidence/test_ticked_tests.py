"""Tests behind boxes, and lists of tests that share an answer."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.test_lists import is_test, lists_of
from drafter.evidence.meaning.ticked_tests import boxed
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)


def _answers(text: str) -> list[Assertion | None]:
    reading = Reading(text, _DAY)
    return [boxed(reading, s, m) for s in reading.sentences for m in reading.of(s, "finding") if is_test(m)]


@pytest.mark.parametrize(
    "text",
    [
        "[x] FABER  [ ] Gaenslen  (ticked = positive)",
        "☒ FABER  ☐ Gaenslen  (checked means positive)",
        "Tick all that are positive:\n[x] FABER  [ ] Gaenslen",
    ],
)
def test_a_tick_is_an_answer_where_a_legend_says_so(text: str) -> None:
    assert _answers(text) == [Assertion.PRESENT, Assertion.ABSENT]


@pytest.mark.parametrize("text", ["[x] FABER  [ ] Gaenslen", "FABER and Gaenslen (ticked = positive)"])
def test_without_a_legend_or_a_box_nothing_is_answered(text: str) -> None:
    assert _answers(text) == [None, None]


def test_a_tick_under_what_was_performed_is_no_answer() -> None:
    assert _answers("SI tests performed: [x] FABER  [ ] Gaenslen") == [Assertion.POSSIBLE, Assertion.POSSIBLE]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("FABER, Gaenslen and thigh thrust were positive.", 1),
        ("FABER was positive, Gaenslen was not.", 2),
    ],
)
def test_a_list_joins_its_tests(text: str, lists: int) -> None:
    reading = Reading(text, _DAY)
    tests = [m for m in reading.of(reading.sentences[0], "finding") if is_test(m)]
    assert len(lists_of(reading.lower, tests)) == lists
