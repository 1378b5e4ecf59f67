"""Days that end something else and begin a complaint."""

import pytest

from drafter.evidence.timing.until_then import began_then, none_until


@pytest.mark.parametrize(
    ("left", "right", "begins"),
    [
        ("she drove a bus until ", ", when she began to get pain down the leg", True),
        ("he worked until late ", ", when he developed leg pain", True),
        ("she drove a bus until ", ", when she began to get leg pain again", False),
        ("he took naproxen until ", ", when he stopped", False),
    ],
)
def test_what_began_when_something_ended(left, right, begins):
    assert began_then(left, right) is begins


@pytest.mark.parametrize(
    ("left", "right", "none"),
    [
        ("until the fall on the ice on ", " she had never had neck trouble", True),
        ("her neck was fine until the accident of ", ".", True),
        ("she had no neck pain until a car crash on ", "; since then", True),
        ("until the visit on ", " she had therapy", False),
        ("pt continued until ", ".", False),
    ],
)
def test_no_trouble_until_it_happened(left, right, none):
    assert none_until(left, right) is none
