"""The only way from a claim to a fact.

A claim grounds when its quote stands in the document (``quotes``), the value read out of the quote by our
own parsers is the claimed one (``attributes``), and the sentence around the quote means it as claimed.
What fails is kept as a rejection; nothing is repaired, nothing dropped.

Source: architecture, "Grounding, stated as rules".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.assertion import Assertion
from drafter.evidence.attributes import read_again
from drafter.evidence.facts import ATTRIBUTES, Attribute, Candidate, Claim, Evidence, Fact, Rejection
from drafter.evidence.quotes import Asked, Refused, places
from drafter.evidence.reading import Reading, read
from drafter.evidence.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from drafter.evidence.cases import Document


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of some candidates."""

    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...]


def ground(document: Document, candidates: Iterable[Candidate], reader: str, today: date | None = None) -> Grounded:
    """Grounds the candidates of one document.

    An attribute that does not ground is unknown by itself; a candidate whose name does not ground is
    rejected whole.

    :param reader: the name of the model that proposed them.
    :param today: the last day that can be past; a later onset or session is refused as a value.
    """
    reading = read(document)
    facts: list[Fact] = []
    rejections: list[Rejection] = []
    for candidate in candidates:
        attributes: dict[str, Attribute] = {}
        # The name comes first: without it, nothing else is anybody's.
        for name, claim in sorted(candidate.attributes.items(), key=lambda item: item[0] != "name"):
            try:
                named = attributes["name"].evidence[0] if "name" in attributes else None
                attributes[name] = _attribute(reading, document, candidate, name, claim, named, today)
            except Refused as refused:
                rejections.append(
                    Rejection(
                        candidate=candidate, attribute=name, code=refused.code, reason=refused.reason, reader=reader
                    )
                )
                if name == "name":
                    break
        if "name" in attributes:
            facts.append(_fact(document, reading, candidate, attributes, reader, len(facts)))
    return Grounded(tuple(facts), tuple(rejections))


def _attribute(
    reading: Reading,
    document: Document,
    candidate: Candidate,
    name: str,
    claim: Claim,
    named: Evidence | None,
    today: date | None,
) -> Attribute:
    kind = ATTRIBUTES[candidate.kind].get(name)
    if kind is None:
        raise Refused("EVD002", f"a {candidate.kind} has no attribute {name!r}")
    found = places(reading, claim)
    at = Span(named.start, named.end) if named else None
    value, place = read_again(kind, Asked(reading, candidate, name, claim, found, at, today))
    ordered = [place, *(other for other in found if other != place)]
    return Attribute.model_construct(value=value, evidence=tuple(_evidence(document, span) for span in ordered))


def _evidence(document: Document, span: Span) -> Evidence:
    return Evidence.model_construct(
        document=document.id,
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        page=document.page(span.start),
    )


def _fact(
    document: Document,
    reading: Reading,
    candidate: Candidate,
    attributes: dict[str, Attribute],
    reader: str,
    index: int,
) -> Fact:
    """The fact, meant as the sentence around its name means it."""
    named = attributes["name"].evidence[0]
    start, end = reading.view.view_of(named.start, named.end)
    sentence = reading.sentence_at(start)
    return Fact.model_construct(
        id=f"{document.id}.{candidate.kind}.{index + 1}",
        kind=candidate.kind,
        document=document.id,
        assertion=reading.assertion(sentence, start, end) if sentence else Assertion.PRESENT,
        attested=document.attested or bool(sentence and sentence.section.kind == "request"),
        section=sentence.section.kind if sentence else "",
        attributes=attributes,
        readers=(reader,),
    )
