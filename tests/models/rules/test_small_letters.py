"""What a note without capitals tells: "pt" is the therapy where it is told as one, and the patient elsewhere."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "hx: pt 2022, 9 wks, failed.",
        "earlier: pt twice, no better.",
        "failed before: pt, naproxen.",
        "pt at bayside 1/27-3/21/2025, leg pain no different.",
        "pt in the spring (ten weeks) left him no better.",
        "ten visits at harbor pt, no better.",
        "went through pt here for 9 weeks, no lasting benefit.",
    ],
)
def test_pt_in_small_letters_is_the_therapy_where_it_is_told_as_one(told, text):
    assert "physical-therapy" in {f["name"] for f in told("treatment", text) if f.get("outcome") == "failed"}


@pytest.mark.parametrize(
    "text",
    [
        "hx: pt fell in 2022, no better.",
        "pt at baseline x 2 wks, no better.",
        "pt, jane doe, no better.",
        "pt in the spring noticed pain, no better.",
        "pt twice fell, no better.",
        "pt notes no relief.",
        "informed pt, nurse present, no better.",
    ],
)
def test_pt_in_small_letters_is_the_patient_elsewhere(told, text):
    assert "physical-therapy" not in {f["name"] for f in told("treatment", text)}
