"""Where a section of what was before the visit ends."""

from __future__ import annotations

import pytest

from drafter.evidence.layout.segments import Layout
from drafter.evidence.layout.text import View


def _kind(text: str, words: str) -> str:
    """The kind of section that the sentence with some words stands in."""
    view = View(text, worded=True)
    return next(s.section.kind for s in Layout(view).sentences if words in view.lower[s.start : s.end])


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("PMH: gout, hernia repair.\n\nVS 142/88, HR 70\nNeck: two taut bands.", "taut bands", "exam"),
        ("SH: widow.\n128/70. Left trapezius: a taut band.", "taut band", "exam"),
        ("PMH HTN, hypothyroid.\n\nNeurogenic claudication, L4-5. She does not want an operation now.", "claud", ""),
        ("PMH bypass 2018, on aspirin.\nHer leg hurts more than her back and did all of last week.", "leg", ""),
    ],
)
def test_what_follows_is_of_today(text: str, words: str, kind: str) -> None:
    assert _kind(text, words) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PMH: gout.\nOccipital neuralgia 2019.", "neuralgia"),
        ("PMH: gout\n10/25, fell on the stairs", "fell"),
        ("PMH: gout,\n\nmigraine", "migraine"),
    ],
)
def test_a_list_goes_on(text: str, words: str) -> None:
    assert _kind(text, words) == "pmh"
