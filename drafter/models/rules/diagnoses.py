"""Diagnoses, and whether a block is said to be for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.facts import Candidate, FactKind
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.cases import Document
    from drafter.evidence.reading import Reading


def read_diagnoses(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every diagnosis that is named, however it is meant."""
    for sentence in reading.sentences:
        for mention in reading.of(sentence, "diagnosis"):
            claims = {"name": named(reading, mention)}
            procedures = reading.of(sentence, "procedure")
            if procedures:
                near = min(procedures, key=lambda p: abs(p.start - mention.start))
                claims["role"] = claim(reading, near.start, near.end, "indication")
            yield candidate(FactKind.DIAGNOSIS, document, claims)
