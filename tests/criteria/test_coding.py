"""Units and modalities on one date: warnings, on the lines that they concern and on no others."""

from datetime import date

import pytest

from drafter.criteria.coding import coding_notes
from drafter.evidence.intake.cases import Case

DAY, NEXT = date(2025, 11, 3), date(2025, 11, 4)


@pytest.fixture
def codes(policies):
    """Which codes each line of a request gets: ``codes({"code": "20553", "units": 2})`` is ``{1: {"LIN003"}}``."""

    def codes(*lines, payer="example-commercial"):
        numbered = [{"line": n, "dates": [DAY], **line} for n, line in enumerate(lines, 1)]
        case = Case.model_validate({
            "id": "c", "payer": payer, "documents": [{"id": "n", "text": "x"}],
            "request": {"review": "retrospective", "received": DAY, "lines": numbered},
        })  # fmt: skip
        found = {}
        for line in case.request.lines:
            policy = policies.choose(payer, line.code, DAY).policy
            found[line.line] = {code for _, code, _ in coding_notes(case, line, policy)} if policy else set()
        return found

    return codes


@pytest.mark.parametrize(
    ("line", "raised"),
    [
        ({"code": "20553", "units": 1}, False),
        ({"code": "20553", "units": 2}, True),
        ({"code": "20552", "units": 3}, True),
        ({"code": "20553", "units": 2, "laterality": "bilateral"}, True),  # the code counts muscles, not sides
        ({"code": "20553", "units": 2, "dates": [DAY, NEXT]}, False),
        ({"code": "20553", "units": 3, "dates": [DAY, NEXT]}, True),
        ({"code": "64405", "units": 1}, False),
        ({"code": "64405", "units": 2}, True),
        ({"code": "64405", "units": 2, "laterality": "bilateral"}, False),
        ({"code": "64405", "units": 3, "laterality": "bilateral"}, True),
        ({"code": "64405", "units": 2, "laterality": "left"}, True),
        ({"code": "64405", "units": 2, "dates": [DAY, NEXT]}, False),
    ],
)
def test_units_that_do_not_fit_a_code_on_one_date_are_lin003(codes, line, raised):
    assert codes(line) == {1: {"LIN003"} if raised else set()}


def test_both_trigger_point_codes_on_one_date_do_not_fit(codes):
    assert codes({"code": "20552"}, {"code": "20553"}) == {1: {"LIN003"}, 2: {"LIN003"}}
    assert codes({"code": "20552"}, {"code": "20553", "dates": [NEXT]}) == {1: set(), 2: set()}


def test_one_block_a_side_fits_also_on_two_lines(codes):
    left, right = {"code": "64405", "laterality": "left"}, {"code": "64405", "laterality": "right"}
    assert codes(left, right) == {1: set(), 2: set()}
    assert codes(left, left) == {1: {"LIN003"}, 2: {"LIN003"}}
    assert codes(left, {"code": "64405"}) == {1: {"LIN003"}, 2: {"LIN003"}}
    assert codes(left, {"code": "64405", "units": 2, "laterality": "bilateral"}) == {1: {"LIN003"}, 2: {"LIN003"}}


def test_two_invasive_modalities_on_one_date_are_lin002_on_both_lines(codes):
    assert codes({"code": "20553"}, {"code": "64405"}) == {1: {"LIN002"}, 2: {"LIN002"}}
    assert codes({"code": "20553"}, {"code": "64405", "dates": [NEXT]}) == {1: set(), 2: set()}
    assert codes({"code": "20553"}, {"code": "99213"}) == {1: set(), 2: set()}


def test_lines_without_dates_count_as_one_date(codes):
    assert codes({"code": "20553", "dates": []}, {"code": "64405", "dates": []}) == {1: {"LIN002"}, 2: {"LIN002"}}
    assert codes({"code": "20553", "dates": []}, {"code": "64405"}) == {1: set(), 2: set()}


def test_a_message_names_codes_and_lines(policies):
    case = Case.model_validate({
        "id": "c", "payer": "medicare", "documents": [{"id": "n", "text": "x"}],
        "request": {"review": "retrospective", "received": DAY, "lines": [
            {"line": 1, "code": "20553", "units": 2, "dates": [DAY]}, {"line": 7, "code": "62321", "dates": [DAY]},
        ]},
    })  # fmt: skip
    line = case.request.lines[0]

    messages = [message for _, _, message in coding_notes(case, line, policies.choose("medicare", "20553", DAY).policy)]

    assert "line 7 (62321)" in messages[0]
    assert "2 units of 20553" in messages[1]
