"""Items behind a denial that are, or are not, part of its list."""

import pytest

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import Reading


def meant(text: str, name: str) -> list[Assertion]:
    reading = Reading(text, None)
    return [
        reading.assertion(sentence, found.start, found.end)
        for sentence in reading.sentences
        for found in reading.of(sentence, "finding")
        if found.id == name
    ]


@pytest.mark.parametrize(
    "text",
    [
        "No atrophy, TrPs (+) R upper trap, ROM full.",
        "No rash, no swelling, trigger points: yes, right upper trapezius.",
        "No scars, trigger points + left levator scapulae.",
        "No swelling or redness, trigger points palpable in the left trapezius.",
        "No deformity, no atrophy, trigger points palpable in the right upper trapezius.",
        "No edema, trigger points 2/2 upper traps.",
    ],
)
def test_what_is_answered_by_itself_leaves_a_denied_list(text):
    assert meant(text, "trigger-point") == [Assertion.PRESENT]


@pytest.mark.parametrize(
    "text",
    [
        "No atrophy, trigger points or taut bands.",
        "No taut bands, trigger points palpated in the trapezius.",
        "No atrophy, trigger points not palpable.",
        "No spasm, atrophy, trigger points.",
        "No swelling, trigger points, or nodules noted.",
    ],
)
def test_a_denied_list_goes_on_over_items_that_nothing_affirms(text):
    assert meant(text, "trigger-point") == [Assertion.ABSENT]


def test_what_is_only_looked_for_is_not_found():
    assert meant("The neck was palpated for trigger points.", "trigger-point") == [Assertion.POSSIBLE]
    assert meant("The neck was palpated for trigger points and two were found.", "trigger-point") == [Assertion.PRESENT]
