"""Lumps and cords: a finding where a hand has felt them in a muscle."""

import pytest

from drafter.evidence.reading import Reading


def _found(text: str) -> set[str]:
    reading = Reading(text, None)
    return {m.id for s in reading.sentences for m in reading.of(s, "finding") if m.concept["shape"]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("There is a cord in the left erector with a lump in it; when I roll it he winces.", {"taut-band", "nodule"}),
        ("The right quadratus has two beads in it. Pressing the lower one hurts.", {"nodule"}),
        ("O/E: QL ropey, 2 knots, tender.", {"nodule"}),
        ("A cord as thick as a pencil; I can roll it under my thumb.", {"taut-band"}),
    ],
)
def test_a_hand_found_it(text, names):
    assert _found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "She says that she has a knot in the trapezius that she rubs at night.",
        "A firm lump under the skin of the flank, felt on palpation.",
        "Thyroid: nodule on the right lobe, firm.",
        "The cord of his mower sets off the pain. Tender muscles.",
        "Strip of tape on the right erector. Tender muscles.",
        "A trigger point is a knot in the muscle that twitches.",
    ],
)
def test_no_hand_found_it(text):
    assert not _found(text)
