"""What a rate has become by a bare figure, and which rates a record has left behind."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.headaches.left_behind import left_behind
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)


def _counts(text: str) -> list[tuple[float, str, bool]]:
    reading = Reading(text, _DAY)
    return [(a.value.low, a.what, left_behind(reading, s, a)) for s in reading.sentences for a in attacks(reading, s)]


@pytest.mark.parametrize(
    ("text", "then", "now"),
    [
        ("Before erenumab she had 12 migraine days a month. With it she is at 4.", 12, 4),
        ("Prior to topiramate she had 14 migraine days a month; on topiramate 5.", 14, 5),
        ("A year ago he had 10 migraine days a month. Propranolol has cut that to 3.", 10, 3),
        ("She had 5 migraine days a month in 2022. She now has 11.", 5, 11),
    ],
)
def test_a_bare_figure_behind_a_count_is_what_it_has_become(text: str, then: float, now: float) -> None:
    assert _counts(text) == [(then, "migraine", True), (now, "migraine", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Last year 8 headache days a month. She is now 28.",
        "Last year 8 headache days a month. Now on topiramate 25.",
        "Last year 8 headache days a month. HIT-6 now 66.",
        "Last year 8 headache days a month. She is now at 20 weeks of pregnancy.",
    ],
)
def test_a_figure_of_something_else_is_no_rate(text: str) -> None:
    assert [low for low, _, _ in _counts(text)] == [8]


def test_what_was_before_the_toxin_is_not_left_behind() -> None:
    told = _counts("Last year she had 22 headache days a month. Since Botox was begun she is at 9.")
    assert (22, "headache", False) in told
