"""Where a procedure stands is read out of the words again: what is only planned never counts as done."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document


@pytest.fixture
def status():
    """The grounded status of a procedure named and quoted so, or the code of its refusal."""

    def status(text, name, claimed, quote):
        note = Document.model_validate({"id": "n", "kind": "progress-note", "date": "2025-11-03", "text": text})
        claims = {"name": Claim(value=name[0], quote=name[1]), "status": Claim(value=claimed, quote=quote)}
        candidate = Candidate(kind=FactKind.PROCEDURE, document="n", attributes=claims)
        grounded = ground(note, [candidate], "test", date(2025, 11, 12))
        (fact,) = grounded.facts
        return fact.value("status") or next(r.code for r in grounded.rejections if r.attribute == "status")

    return status


TPI = ("trigger-point-injection", "TPI")
RFA = ("radiofrequency-ablation", "RFA")


@pytest.mark.parametrize(
    ("text", "name", "claimed", "quote"),
    [
        ("TPI on 06/10/2025 gave relief.", TPI, "prior", "TPI on 06/10/2025"),
        ("She had TPI in March with good relief.", TPI, "prior", "had TPI"),
        ("Status post TPI two times.", TPI, "prior", "Status post TPI"),
        ("TPI. Pain has been 2/10 since the 9/9 TPI.", TPI, "prior", "since the 9/9 TPI"),
        ("TPI given. She had three of them last year.", TPI, "prior", "had three of them last year"),
        ("TPI was performed without complication.", TPI, "current", "TPI was performed"),
        ("TPI 11/03/2025, four muscles.", TPI, "current", "TPI 11/03/2025"),
        ("Repeat TPI requested.", TPI, "planned", "Repeat TPI requested"),
        ("We ask for prior authorization of RFA.", RFA, "planned", "ask for prior authorization of RFA"),
        ("TPI will be repeated.", TPI, "planned", "will be repeated"),
        ("TPI is scheduled for 12/15/2025.", TPI, "planned", "12/15/2025"),
        ("If pain returns, TPI can be done.", TPI, "planned", "TPI can be done"),
        ("TPI and epidural at the same visit.", TPI, "together", "at the same visit"),
    ],
)
def test_a_status_that_the_words_carry_grounds(status, text, name, claimed, quote):
    assert status(text, name, claimed, quote) == claimed


@pytest.mark.parametrize(
    ("text", "name", "claimed", "quote"),
    [
        ("Plan: TPI of the trapezius.", TPI, "prior", "TPI"),
        ("We ask for prior authorization of RFA.", RFA, "prior", "prior authorization of RFA"),
        ("TPI is scheduled for 12/15/2025.", TPI, "prior", "TPI is scheduled for 12/15/2025"),
        ("TPI will be repeated.", TPI, "current", "TPI will be repeated"),
        ("If pain returns, TPI can be done.", TPI, "prior", "TPI can be done"),
        ("TPI on 06/10/2025 gave relief.", TPI, "current", "TPI on 06/10/2025"),
        ("TPI on 06/10/2025 gave relief.", TPI, "planned", "TPI on 06/10/2025"),
        ("TPI was performed.", TPI, "together", "TPI was performed"),
        ("TPI was performed.", TPI, "often", "TPI was performed"),
    ],
)
def test_a_status_that_they_do_not_carry_is_refused(status, text, name, claimed, quote):
    assert status(text, name, claimed, quote) == "EVD002"
