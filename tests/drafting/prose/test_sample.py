"""The motivating determination, and our own drafts of its case in every format."""

from pathlib import Path

import pytest

from drafter.drafting.findings import Severity
from drafter.evidence.intake.case_files import load_case
from drafter.inspection import inspect
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft
from drafter.render.documents import to_html, to_markdown
from drafter.render.page import page
from drafter.render.text import to_text

GOLD = sorted(path.parent for path in (Path(__file__).parents[3] / "evals/gold").glob("*/case.yaml"))
#: A machine-written denial in the manner of the motivating one: two dispositions, one for both lines, dangling citations.
DENIAL = """\
Medical Necessity Determination: DENIED - Insufficient Documentation

Neither the trigger point injections nor the occipital nerve blocks can be supported; both requested services, cervical trigger
point injections and occipital nerve blocks, cannot be certified as medically necessary. 1

Trigger Point Injections (CPT 20553 x2)

  • The insurer's criteria require symptoms for more than 3 months 1
  • The chart states "unknown 3 month duration symptoms" 1
  • Symptom duration - NOT MET: the phrase "unknown 3 month duration" says nothing 1

Occipital Nerve Blocks (CPT 64405 x2)

  • The occipital nerve blocks might meet the exception 2
  • Blocks are effective for occipital neuralgia 3, 4

Required Documentation for Approval

  • Baseline functional measures on a validated scale 1
  • Date of onset 5

Recommendation

Request additional clinical documentation before rendering a final determination.

References

Guideline

Injection of the Trapezius Muscle

Insights in Practice, 2025

Guideline

Options in Occipital Neuralgia

Insights in Practice, 2025

Research

11. Cervicogenic headache.

A journal of pain, 2025
"""


@pytest.fixture(scope="module")
def found(shelf):
    return inspect(DENIAL, load_case(GOLD[0].parent / "cervical-tpi-onb"), shelf)


@pytest.mark.parametrize(
    "code",
    ["DSP001", "DSP002", "DSP003", "LIN001", "LIN003", "CIT001", "SRC002", "CRT001", "CRT003", "EVD001", "DOC002"],
)
def test_the_faults_of_a_machine_written_denial_are_found(code, found):
    assert code in {each.code for each in found}


def test_both_dangling_citations_are_named_and_no_other(found):
    assert [f.message.split(" leads")[0] for f in found if f.code == "CIT001"] == ["citation [4]", "citation [5]"]


def test_the_drifting_quotation_is_shown_in_both_wordings(found):
    drift = next(f.message for f in found if f.code == "EVD001")

    assert "“unknown 3 month duration symptoms”" in drift
    assert "“unknown 3 month duration”" in drift


def test_findings_stand_at_the_lines_of_the_text(found):
    lines = DENIAL.split("\n")
    at = {f.code: lines[int(f.at) - 1] for f in reversed(found)}

    assert "DENIED" in at["DSP003"]
    assert "Request additional" in at["DSP001"]
    assert "validated scale" in at["CRT003"]


def test_without_the_case_the_text_is_still_held_against_itself(shelf):
    codes = {each.code for each in inspect(DENIAL, None, shelf)}

    assert {"DSP001", "DSP003", "CIT001", "SRC002", "EVD001", "EVD007", "CRT005"} <= codes


@pytest.mark.parametrize("folder", GOLD, ids=lambda path: path.name)
def test_our_own_drafts_pass_in_every_format(folder, shelf):
    case = load_case(folder)
    made = draft(case, RulesModel(), shelf)
    shown = page(made, case)
    texts = {
        "text": to_text(shown),
        "narrow": to_text(shown, width=60),
        "md": to_markdown(shown),
        "html": to_html(shown),
    }

    assert {
        form: [(f.at, f.code, f.message) for f in inspect(text, case, shelf) if f.severity is Severity.BLOCKING]
        for form, text in texts.items()
    } == {form: [] for form in texts}
