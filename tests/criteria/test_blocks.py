"""Diagnostic blocks before radiofrequency: how many there were, and what the last one gave."""

from datetime import date

import pytest

from drafter.criteria.assessment import assess
from drafter.criteria.library import load
from drafter.criteria.scope import Scope, region_of
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Case, Document, Line, Request
from drafter.models.rules.model import RulesModel
from drafter.settings import data

POLICY = load(data("criteria")).get("medicare-facet-joint-intervention")
DAY = date(2026, 3, 10)


def judged(text, criterion):
    note = Document(id="note", kind="progress-note", date=DAY, text="Right low back pain for 3 years. " + text)
    line = Line(line=1, code="64635", units=1, laterality="right", diagnoses=())
    request = Request(review="prospective", received=DAY, region="lumbar", lines=(line,))
    case = Case(id="blocks", payer="medicare", request=request, documents=(note,))
    facts = ground(note, RulesModel().propose_facts(note, list(FactKind)), "rules", DAY).facts
    scope = Scope(case, line, DAY, tuple(facts), region_of(case, line))
    return str(next(a for a in assess(POLICY, scope).criteria if a.id == criterion).state)


TWO = [
    "Diagnostic injections (right L4-5 and L5-S1 medial branches):\n 07/13/2025 - bupivacaine 0.5%: 86% on diary\n 08/17/2025 - lidocaine 2%: 90% on diary\nPlan: RFA.",
    "First block 07/13/2025: 85% relief. Second block 08/17/2025: 90% relief. Both at the right L4-5 medial branches. Plan: radiofrequency.",
    "Medial branch blocks:\n1) 07/13/2025 85% relief\n2) 08/17/2025 90% relief\nPlan: RFA",
    "Diagnostic facet blocks: 7/13/25: 7/10 -> 1/10. 8/17/25: 8/10 -> 1/10. Plan: RFA",
    "MBB 7/13/25 85%, MBB 8/17/25 90%. Proceed to RFA.",
    "Comparative blocks of the right L4 medial branches were done on 07/13/2025 (lidocaine, 85%) and 08/17/2025 (bupivacaine, 90%). Plan RFA.",
    "The first medial branch block, 07/13/2025, took his pain from 8 to 1. The second, 08/17/2025, took it from 7 to 0 for four hours. RFA is requested.",
    "| Date | Procedure | Relief |\n|---|---|---|\n| 07/13/2025 | R L4-S1 MBB | 85% |\n| 08/17/2025 | R L4-S1 MBB | 90% |\nPlan: RFA",
    "Both diagnostic blocks in July and August 2025 gave her more than 80% relief for several hours. We will go on to radiofrequency.",
    "Two medial branch blocks in the summer of 2025 each gave about 90% relief. Plan: radiofrequency.",
]


@pytest.mark.parametrize("text", TWO)
def test_two_blocks_with_their_relief_are_counted_and_judged(text):
    assert judged(text, "diagnostic-blocks") == "met"
    assert judged(text, "diagnostic-response") == "met"


@pytest.mark.parametrize(
    "text",
    [
        "Medial branch block on 01/08/2026. She reports 90% relief. This has been her only block to date. Request RFA.",
        "One diagnostic medial branch block was done on 01/08/2026. No other blocks. Plan RFA.",
        "Medial branch block 01/08/2026, 90% relief. She has not had a second block. RFA requested.",
        "MBB 01/08/2026: 90% relief. A confirmatory block was not done. Plan RFA",
    ],
)
def test_a_block_that_is_said_to_be_the_only_one_is_too_few(text):
    assert judged(text, "diagnostic-blocks") == "not_met"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Medial branch block 01/08/2026 gave 90% relief; her only complaint was soreness. Plan: RFA.", "unclear"),
        ("Medial branch block 01/08/2026 gave 90% relief. No other blocks are planned. Plan: RFA.", "unclear"),
        ("Plan: two diagnostic medial branch blocks, then RFA if 80% relief.", "not_documented"),
        (
            "PLAN: diagnostic L3, L4 medial branch and L5 ramus blocks with 0.5% bupivacaine. RFA later.",
            "not_documented",
        ),
    ],
)
def test_what_counts_no_block_counts_none(text, state):
    assert judged(text, "diagnostic-blocks") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("First MBB 07/13/2025, 85% relief. Second MBB 08/17/2025 did not help. Plan RFA.", "not_met"),
        ("First MBB 07/13/2025, 85% relief. Second MBB 08/17/2025, diary lost. Plan RFA.", "unclear"),
        ("Medial branch blocks:\n1) 07/13/2025 85% relief\n2) 08/17/2025 no relief\nPlan: RFA", "not_met"),
        ("First block 07/13/2025: 85% relief. Second block 08/17/2025: 60% relief. Plan RFA", "not_met"),
    ],
)
def test_what_an_earlier_block_gave_is_not_what_the_last_one_did(text, state):
    assert judged(text, "diagnostic-response") == state
