"""How sessions turned out where a form asks whether they helped."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.outcomes.asked_help import answered_help, only_yes
from drafter.evidence.reading import Reading


def _told(text: str) -> list[str]:
    reading = Reading(text, date(2025, 9, 5))
    found = (answered_help(reading, sentence) for sentence in reading.sentences)
    return [outcome.says for outcome in found if outcome is not None]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Did the shots help?\nNo, not at all", ["failed"]),
        ("Did they help?\nNot really", ["failed"]),
        ("How well did they work?\nthey didn't", ["failed"]),
        ("Did it help?\nonly for a week", ["failed"]),
        ("Did the last gel shots help your knee?\nYes, very much", ["improved"]),
        ("Did the last gel shots help your knee?\nYes, for 8 months", ["improved"]),
        ("Did the last gel shots help your knee?\nYes, very much\nHow long?\n2 weeks", ["failed"]),
    ],
)
def test_an_answer_says_how_it_turned_out(text: str, says: list[str]) -> None:
    assert _told(text) == says


@pytest.mark.parametrize(
    "text",
    [
        "Did it help?\nYes",
        "Did it help?\nA lot at first but then no",
        "Did it help you sleep?\nNo",
        "Will it help?\nNo",
        "Are you diabetic?\nNo",
    ],
)
def test_other_questions_and_a_bare_yes_say_nothing(text: str) -> None:
    assert _told(text) == []


def test_a_bare_yes_is_known() -> None:
    reading = Reading("Did it help?\nYes", date(2025, 9, 5))
    assert [only_yes(reading, sentence) for sentence in reading.sentences] == [False, True]
