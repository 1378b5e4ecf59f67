"""Lists of a form that ask of each treatment whether it helped."""

from __future__ import annotations

import pytest

from drafter.evidence.layout.text import View


@pytest.mark.parametrize(
    ("head", "item"),
    [
        ("What have you tried for it and did it help?", " - PT, two months: no, still hurts"),
        ("Treatments tried (did it help?):", "Naproxen - no"),
        ("Medicines used. Helped?", "Aleve, every day: no"),
    ],
)
def test_a_bare_no_is_that_it_did_not_help(head: str, item: str) -> None:
    assert ": no help" in View(f"{head}\n{item}", worded=True).lower


@pytest.mark.parametrize(
    "text",
    [
        "What have you tried?\n- PT: no",
        "What have you tried and did it help?\n\nSurgery: no",
        "Treatments tried (did it help?):\nPT - yes\nAre you pregnant? no",
        "What have you tried and did it help?\n- PT: no relief",
    ],
)
def test_other_answers_stay_as_they_are(text: str) -> None:
    assert "no help" not in View(text, worded=True).lower


def test_a_place_leads_back_to_what_was_typed() -> None:
    source = "Treatments tried (did it help?):\nNaproxen - no\nIce - a little"
    view = View(source, worded=True)
    at = view.lower.index("ice")
    assert source[slice(*view.source(at, at + 3))] == "Ice"
