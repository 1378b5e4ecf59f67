"""Sides and levels as records name them."""

import pytest

from drafter.evidence.layout.text import View
from drafter.evidence.meaning.sides import areas_of_levels, levels_at, sides_at

LEFT, RIGHT, BOTH = {"left"}, {"right"}, {"left", "right"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("left L5 radiculopathy", [LEFT]),
        ("R C6-7 disc", [RIGHT]),
        ("large L L4-5 herniation", [LEFT]),
        ("bilateral stenosis", [BOTH]),
        ("both L5 roots", [BOTH]),
        ("L5 root", []),
        ("L-spine", []),
        ("right now", []),
        ("L: FABER +. R: negative", [LEFT, RIGHT]),
        ("l: faber +", [LEFT]),
        ("faber l+ r-", [LEFT, RIGHT]),
        ("faber + l, - r", [LEFT, RIGHT]),
        ("L: 5", []),
        ("drank 2 l", []),
        ("500 ml", []),
    ],
)
def test_a_side_is_a_word_or_a_letter_that_stands_for_it(text, found):
    view = View(text)
    assert [set(sides) for _, _, sides in sides_at(view, 0, len(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l5 root", [{"l5"}]),
        ("l4-5", [{"l4", "l5"}]),
        ("l5-s1", [{"l5", "s1"}]),
        ("c6-7 and t1", [{"c6", "c7"}, {"t1"}]),
        ("l3-l5", [{"l3", "l4", "l5"}]),
        ("l9", []),
        ("c 100 mg", []),
    ],
)
def test_a_level_is_a_root_or_a_segment(text, found):
    assert [set(levels) for _, _, levels in levels_at(text, 0, len(text))] == found


def test_levels_lie_in_areas():
    assert areas_of_levels(frozenset({"l5", "s1"})) == ("low-back",)
    assert areas_of_levels(frozenset({"c6"})) == ("neck",)
