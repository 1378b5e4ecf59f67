"""Courses whose length stands in one note and whose failure in another, and what was given for a joint that was replaced."""

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

POLICIES = load(data("criteria"))
ESI, KNEE = ("medicare-epidural-steroid-injection", "62323", "lumbar"), ("commercial-knee-hyaluronan", "J7321", "knee")
FIRST, LAST = date(2025, 3, 10), date(2025, 4, 28)


def state(policy, *texts):
    name, code, region = policy
    days = (FIRST, LAST)[-len(texts) :]
    notes = tuple(
        Document(id=f"note-{n}", kind="progress-note", date=day, text=text)
        for n, (day, text) in enumerate(zip(days, texts, strict=True))
    )
    line = Line(line=1, code=code, units=1, diagnoses=())
    case = Case(
        id="course",
        payer="p",
        request=Request(review="prospective", received=LAST, region=region, lines=(line,)),
        documents=notes,
    )
    facts = tuple(
        f for n in notes for f in ground(n, RulesModel().propose_facts(n, list(FactKind)), "rules", LAST).facts
    )
    scope = Scope(case, line, LAST, facts, region_of(case, line))
    return next(str(a.state) for a in assess(POLICIES.get(name), scope).criteria if a.id == "conservative-treatment")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("Sciatica. Start meloxicam 15 mg.", "Sciatica. Meloxicam every day since the last visit, no help.", "met"),
        ("Sciatica. Rx gabapentin.", "Sciatica. Took the gabapentin the whole time without relief.", "met"),
        ("Sciatica. Start meloxicam 15 mg.", "Sciatica. Meloxicam did not help.", "unclear"),
        ("Sciatica. If no better, start meloxicam.", "Sciatica. Meloxicam since the last visit, no help.", "unclear"),
        ("Sciatica. Start meloxicam.", "Sciatica. Meloxicam on and off since the last visit, no help.", "unclear"),
    ],
)
def test_begun_at_one_visit_and_had_ever_since(first, last, told):
    assert state(ESI, first, last) == told


@pytest.mark.parametrize(
    "text",
    [
        "Left knee OA. PT for 4 months after a right total knee, no relief.",
        "After the R TKA she had five months of therapy, no relief. Left knee OA.",
        "Right TKA 2023, 4 months of PT thereafter, never got better. Left knee OA 6/10.",
    ],
)
def test_rehabilitation_of_a_replaced_joint(text):
    assert state(KNEE, text) == "unclear"


def test_another_joint_replaced():
    assert state(KNEE, "R TKA 2019. Left knee OA: PT for 4 months did not help.") == "met"
