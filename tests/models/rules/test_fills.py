"""How long a medicine was had, by the days on which it was dispensed."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document
from drafter.models.rules.model import RulesModel

TODAY = date(2025, 6, 3)


def span(text):
    note = Document(id="fills", kind="other", date=TODAY, text=text)
    facts = ground(note, RulesModel().propose_facts(note, [FactKind.TREATMENT]), "rules", TODAY).facts
    (fact,) = [f for f in facts if f.name == "gabapentin"]
    edges = [fact.value(key) for key in ("begin", "end")]
    return [edge["first"] for edge in edges if edge]


@pytest.mark.parametrize(
    "text",
    [
        "Refill history\ngabapentin 300 mg #90  02/14/25\ngabapentin 300 mg #90  03/15/25\ngabapentin 300 mg #90  04/14/25",
        "PDMP reviewed: gabapentin filled 2/14/25, 3/15/25, 4/14/25.",
    ],
)
def test_fills_from_month_to_month(text):
    assert span(text) == ["2025-02-14", "2025-04-14"]


@pytest.mark.parametrize(
    "text",
    [
        "Refill history\ngabapentin 300 mg #90  02/14/25",
        "Refill history\ngabapentin 300 mg #90  02/14/25\ngabapentin 300 mg #90  05/14/25",
        "Gabapentin 300 mg prescribed 2/14/25, not filled, and again 3/14/25.",
    ],
)
def test_one_fill_a_gap_and_what_was_not_filled_tell_no_length(text):
    assert len(span(text)) < 2
