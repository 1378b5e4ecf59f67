"""How far back a denial reaches that stands behind; the thing in question stands in guillemets."""

import pytest
from guillemets import meant

from drafter.evidence.meaning.assertion import Assertion

DENIED = [
    "Taut band palpated in the trapezius, pressure refers pain to the temple, «twitch» absent.",
    "Spasm, «taut bands» and twitch absent.",
    "No spasm felt, «taut bands», twitch absent.",
]
FOUND = [
    "«Taut band» palpated in the trapezius, pressure refers pain to the temple, twitch absent.",
    "«Taut bands» palpated in the right trapezius, none on the left.",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_behind_reaches_its_own_list(text):
    assert meant(text) is Assertion.ABSENT


@pytest.mark.parametrize("text", FOUND)
def test_a_denial_behind_does_not_reach_what_was_found(text):
    assert meant(text) is Assertion.PRESENT
