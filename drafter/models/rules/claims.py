"""From places in a reading to the claims of a candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention


def claim(reading: Reading, start: int, end: int, value: str | None = None) -> Claim:
    """A claim that quotes a range of the view; without a value, the quote is its own."""
    span = reading.span(start, end)
    quote = reading.text[span.start : span.end]
    return Claim.trusted(value=reading.view.text[start:end] if value is None else value, quote=quote, at=span.start)


def named(reading: Reading, mention: Mention) -> Claim:
    """The name of an episode: a concept of the lexicon, quoted where it is mentioned."""
    return claim(reading, mention.start, mention.end, mention.id)


def candidate(kind: FactKind, document: Document, attributes: Mapping[str, Claim]) -> Candidate:
    return Candidate.trusted(kind=kind, document=document.id, attributes=dict(attributes))
