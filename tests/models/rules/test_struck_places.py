"""An accident that came down on the place complained of is when the complaint began."""

import pytest


def begun(told, text):
    return [f["begin"] for f in told("symptom", text) if "begin" in f]


@pytest.mark.parametrize(
    "text",
    [
        "Right buttock pain. Slipped on ice January 28 2025, came down on that side.",
        "Left low buttock pain, landed on her bottom on the ice 1/14/25.",
        "Low back pain. He fell from a truck bed on 2/14/25 and landed flat on his back.",
    ],
)
def test_a_fall_onto_the_place(told, text):
    assert len(begun(told, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Right buttock pain. Slipped on ice January 28 2025 and landed on her wrist.",
        "Left buttock pain. Fell onto the buttock 1/28/25, bruise gone in a week.",
        "Left buttock pain. In 2012 he fell on it.",
        "Left buttock pain for five days. Slipped 1/28/25 and landed on her bottom.",
    ],
)
def test_another_part_or_an_accident_that_left_nothing(told, text):
    assert begun(told, text) == []
