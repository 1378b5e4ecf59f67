"""The script that checks gold cases finds what is planted, and nothing in the gold cases that are kept."""

import copy
import importlib.util
import sys
from datetime import date
from pathlib import Path

import pytest

from drafter import settings
from drafter.criteria.library import load
from drafter.criteria.logic import State
from drafter.quality.gold import load_gold, load_gold_case

FILE = Path(__file__).parents[2] / "evals/check_gold.py"
POLICIES = load(settings.data("criteria"))
NOTE = "Neck pain since 08/03/2025. Trigger points in the trapezius.\n"
WHOLE = {
    "recommendation": "refer_to_physician",
    "lines": {
        1: {
            "recommendation": "refer_to_physician",
            "criteria": {
                "symptom-duration": "not_met", "conservative-treatment": "not_documented", "trigger-points-palpated": "met",
                "comprehensive-program": "not_documented", "session-interval": "not_applicable", "session-limit": "not_applicable",
            },
        }
    },
    "evidence": {1: {"symptom-duration": ["since 08/03/2025"]}},
    "note": "Exactly three calendar months.", "tags": ["duration"],
}  # fmt: skip


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("check_gold", FILE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_gold"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["check_gold"]


def problems(script, folder):
    return list(script.check(load_gold_case(folder, folder.name), POLICIES))


def test_the_gold_cases_that_are_kept_agree_with_themselves(script):
    cases = load_gold(FILE.with_name("gold"))

    assert cases
    assert [(c.name, p) for c in cases for p in script.check(c, POLICIES)] == []


def test_a_sound_case_has_no_problem(script, write_gold):
    assert problems(script, write_gold("sound", NOTE, WHOLE)) == []


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("lines", 1, "recommendation"), "approve", "its criteria come to refer_to_physician"),
        (("recommendation",), "approve", "its lines come to refer_to_physician"),
        (("lines", 1, "criteria", "symptom-duration"), "met", "to 2025-11-03 it is not_met"),
        (("lines", 1, "criteria", "duration"), "met", "has no duration"),
        (("evidence", 1, "symptom-duration"), ["pain  since"], "not verbatim"),
        (("note",), "", "no note or no tags"),
    ],
)
def test_what_is_planted_is_found(script, write_gold, path, value, problem):
    expected = copy.deepcopy(WHOLE)
    place = expected
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    found = problems(script, write_gold("planted", NOTE, expected))

    assert any(problem in each for each in found), found


def test_criteria_that_are_not_named_may_be_in_any_state(script):
    policy = POLICIES.get("commercial-trigger-point-injections")

    assert script.recommendations(policy, {"symptom-duration": State.NOT_MET}) == {"refer_to_physician"}
    assert script.recommendations(policy, {}) == {"approve", "request_information", "refer_to_physician"}


def test_dates_are_read_in_the_ways_that_they_are_written(script):
    assert (
        script.dates_in("08/03/2025, 8/3/25, 2025-08-03 and August 3, 2025; not 5/10 or 2025") == [date(2025, 8, 3)] * 4
    )


def test_a_set_is_asked_for_size_and_variety(script, write_gold):
    cases = [load_gold_case(write_gold("one", NOTE, WHOLE), "one")]

    assert len(list(script.check_set(cases))) == 4
