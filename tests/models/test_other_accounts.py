"""How long relief held by another's account."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.intake.cases import Document
from drafter.models.rules.model import RulesModel


def _lengths(text: str) -> list[str]:
    document = Document(id="note", kind="progress-note", date=date(2025, 11, 20), text=text)
    found = RulesModel().propose_facts(document, [FactKind.PROCEDURE])
    return [c.attributes["relief_length"].quote for c in found if "relief_length" in c.attributes]


@pytest.mark.parametrize(
    "text",
    [
        "TPI 7/10/25: 75 % relief for three months per her husband. The patient says one month.",
        "TPI 7/10/25: chart has 75 % for three months; she recalls only one month.",
    ],
)
def test_both_accounts_are_told(text: str) -> None:
    assert {"three months", "one month"} <= set(_lengths(text))


@pytest.mark.parametrize(
    "text",
    [
        "TPI 7/10/25: 75 % relief for three months per her husband. She says the hip has hurt for one month.",
        "TPI 7/10/25: 75 % relief for three months. Her husband agrees.",
    ],
)
def test_one_account_stays_one(text: str) -> None:
    assert set(_lengths(text)) == {"three months"}
