"""What the embedded model tells of a note, after grounding: only what grounds is ever used."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document
from drafter.models.rules.model import RulesModel

NOTE = date(2025, 11, 3)


@pytest.fixture(scope="session")
def read():
    """The facts of one kind that a note gives: ``read("symptom", "Neck pain for 5 months.")``."""

    def read(kind, text, *, on=NOTE, document="progress-note"):
        note = Document(id="note", kind=document, date=on, text=text)
        candidates = RulesModel().propose_facts(note, [FactKind(kind)])
        return ground(note, candidates, "rules", date(2025, 11, 12)).facts

    return read


@pytest.fixture(scope="session")
def told(read):
    """The same, each as its assertion and the attributes that matter, quotes in place of parsed values where they are hard."""

    def told(kind, text, **more):
        return [
            {
                "meant": fact.assertion.value,
                **{
                    name: a.value if isinstance(a.value, str) else a.evidence[0].quote
                    for name, a in fact.attributes.items()
                },
            }
            for fact in read(kind, text, **more)
        ]

    return told
