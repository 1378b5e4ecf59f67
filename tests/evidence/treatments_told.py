"""What a note tells of a treatment, for the tests of what failed, helped or did harm."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document
from drafter.evidence.meaning.assertion import Assertion
from drafter.models.rules.model import RulesModel

GOOD_FOR_AN_INJECTION = {"failed", "not_tolerated", "contraindicated"}


def told(text, treatment):
    """The outcomes that a note gives one treatment, as grounded facts."""
    document = Document(id="note", kind="progress-note", date=date(2026, 3, 10), text=text)
    grounded = ground(document, RulesModel().propose_facts(document, [FactKind.TREATMENT]), "rules", date(2026, 3, 12))
    assert not [r for r in grounded.rejections if r.attribute == "outcome"]
    unreal = (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL, Assertion.SOMEONE_ELSE)
    facts = [f for f in grounded.facts if f.name == treatment and f.assertion not in unreal]
    return {str(f.value("outcome")) for f in facts if f.value("outcome") is not None}


def rows(table):
    return [pytest.param(text, treatment, id=text) for text, treatment in table]
