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
from drafter.evidence.attributes import Asked, read_again
from drafter.evidence.episodes import Named, belongs, region_told
from drafter.evidence.facts import ATTRIBUTES, Attribute, Candidate, Claim, Evidence, Fact, Rejection
from drafter.evidence.quotes import Refused, places
from drafter.evidence.reading import Reading, read
from drafter.evidence.regions import areas_of
from drafter.evidence.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from drafter.evidence.cases import Document
    from drafter.evidence.lexicon import Mention


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of some candidates."""

    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...]


def ground(document: Document, candidates: Iterable[Candidate], reader: str, today: date | None = None) -> Grounded:
    """Grounds the candidates of one document.

    An attribute that does not ground is unknown by itself; a candidate whose name does not ground is
    rejected whole. A region that the record gives the episode is the episode's, claimed or not: it only narrows.

    :param reader: the name of the model that proposed them.
    :param today: the last day that can be past; a later onset or session is refused as a value.
    """
    reading = read(document)
    facts: list[Fact] = []
    rejections: list[Rejection] = []
    for candidate in candidates:
        attributes: dict[str, Attribute] = {}
        # The name comes first: without it, nothing else is anybody's; the region tells whose a time is.
        order = sorted(candidate.attributes.items(), key=lambda item: (item[0] != "name", item[0] != "region"))
        for name, claim in order:
            try:
                attributes[name] = _attribute(reading, document, candidate, name, claim, today, attributes)
            except Refused as refused:
                rejections.append(
                    Rejection(
                        candidate=candidate, attribute=name, code=refused.code, reason=refused.reason, reader=reader
                    )
                )
                if name == "name":
                    break
        if "name" in attributes:
            _narrow(reading, document, candidate, attributes)
            facts.append(_fact(document, reading, candidate, attributes, reader, len(facts)))
    return Grounded(tuple(facts), tuple(rejections))


def _attribute(
    reading: Reading,
    document: Document,
    candidate: Candidate,
    name: str,
    claim: Claim,
    today: date | None,
    known: dict[str, Attribute],
) -> Attribute:
    kind = ATTRIBUTES[candidate.kind].get(name)
    if kind is None:
        raise Refused("EVD002", f"a {candidate.kind} has no attribute {name!r}")
    found = places(reading, claim)
    refused: Refused | None = None
    # A quote that stands in several places is good where it carries the value and speaks of the episode.
    for span in found:
        try:
            value, place = read_again(kind, Asked(reading, candidate, claim, [span], today))
            if name != "name":
                belongs(reading, _named(document, candidate, known), name, place)
        except Refused as error:
            refused = refused or error
            continue
        ordered = [place, *(other for other in found if other != place)]
        return Attribute.model_construct(value=value, evidence=tuple(_evidence(document, each) for each in ordered))
    assert refused is not None
    raise refused


def _named(document: Document, candidate: Candidate, known: dict[str, Attribute]) -> Named:
    region = known.get("region")
    return Named(
        candidate.kind,
        str(known["name"].value),
        [Span(e.start, e.end) for e in known["name"].evidence],
        frozenset(region.value) if region else frozenset(),
        whole_note=document.kind == "therapy-note",
    )


def _narrow(reading: Reading, document: Document, candidate: Candidate, known: dict[str, Attribute]) -> None:
    """Adds the region that the record gives an episode for which none is claimed."""
    if "region" in known or "region" not in ATTRIBUTES[candidate.kind]:
        return
    times = [
        Span(known[name].evidence[0].start, known[name].evidence[0].end)
        for name in ("length", "begin")
        if name in known
    ]
    regions: list[Mention] = region_told(reading, _named(document, candidate, known), times)
    if regions:
        areas = sorted({area for region in regions for area in areas_of(region)})
        places = tuple(_evidence(document, reading.span(region.start, region.end)) for region in regions)
        known["region"] = Attribute.model_construct(value=areas, evidence=places)


def _evidence(document: Document, span: Span) -> Evidence:
    return Evidence.model_construct(
        document=document.id, start=span.start, end=span.end, quote=document.text[span.start : span.end]
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
