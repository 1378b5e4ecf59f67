"""The month of May, and the verb that is written alike."""

from __future__ import annotations

import pytest

from drafter.evidence.words.months import is_verb_may


@pytest.mark.parametrize("text", ["it may help", "this may help", "and may cause sleep", "she may have had it"])
def test_a_verb(text: str) -> None:
    assert is_verb_may(text, text.index("may"))


@pytest.mark.parametrize(
    "text",
    ["films from may show", "march to may made her sick", "feb-may gave hives", "april and may helped", "may 3 helped", "the may one", "in this may"],
)  # fmt: skip
def test_a_month(text: str) -> None:
    assert not is_verb_may(text, text.index("may"))
