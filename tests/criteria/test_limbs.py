"""What a record tells of a limb: it leaves an axial pain open, and gives the side that a scan must show."""

import pytest

from drafter.criteria.limbs import down_a_limb, limb_sides
from drafter.criteria.scope import Scope
from drafter.evidence.intake.cases import Case


def _scope(text: str) -> Scope:
    case = Case.model_validate({
        "id": "limb", "payer": "medicare",
        "request": {"review": "prospective", "urgency": "standard", "received": "2025-11-03", "lines": [{"line": 1, "code": "64493", "units": 1, "diagnoses": []}]},
        "documents": [{"id": "note", "kind": "progress-note", "date": "2025-11-03", "text": text}],
    })  # fmt: skip
    line = case.request.lines[0]
    return Scope(case, line, case.request.as_of(line), (), frozenset({"low-back"}))


@pytest.mark.parametrize(
    "text",
    ["Pain shoots down the left leg to the foot.", "Numbness: left foot.", "The right leg goes numb.", "Foot drop."],
)
def test_a_limb_is_told_of(text):
    assert down_a_limb(_scope(text), ())


@pytest.mark.parametrize(
    "text",
    [
        "Nothing travels into the leg.",
        "No numbness in the feet.",
        "It used to shoot into the foot.",
        "The feet tingle from diabetic neuropathy.",
        "Pain spreads to the buttock and the thigh.",
        "Tingling in the hand.",
    ],
)
def test_no_limb_is_told_of(text):
    assert not down_a_limb(_scope(text), ())


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Pain runs down the back of the left leg.", {"left"}),
        ("Right leg pain.", {"right"}),
        ("Pain in the left leg, now right leg pain too.", set()),
        ("Pain in the legs.", set()),
    ],
)
def test_the_limb_has_a_side(text, sides):
    assert limb_sides(_scope(text)) == sides
