"""The only way from a claim to a fact.

A claim grounds when its quote stands in the document (``quotes``), the value read out of the quote by our
own parsers is the claimed one (``attributes``), and the sentence around the quote means it as claimed.
What fails is kept as a rejection; nothing is repaired, nothing dropped.

Source: architecture, "Grounding, stated as rules".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.claims.attributes import read_again
from drafter.evidence.claims.episodes import belongs
from drafter.evidence.claims.facts import ATTRIBUTES, Attribute, Candidate, Evidence, Fact, FactKind, Rejection
from drafter.evidence.claims.named_episodes import Named, region_told
from drafter.evidence.claims.quotes import Asked, Refused, places
from drafter.evidence.layout.text import Span
from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.doubts import doubts
from drafter.evidence.meaning.finding_tables import under_heading
from drafter.evidence.meaning.gone_behind import gone_since
from drafter.evidence.meaning.provocations import provoked
from drafter.evidence.meaning.test_lists import is_test
from drafter.evidence.meaning.therapists import by_therapist
from drafter.evidence.reading import Reading, read
from drafter.evidence.sessions.serial_sessions import had_before
from drafter.evidence.timing.past_findings import was_found, was_free

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.words.concepts import Mention


#: What only says which thing is spoken of; the rest is what is told of it.
_NAMING = frozenset({"name", "region", "side", "level"})


@dataclass(frozen=True, slots=True)
class Grounded:
    """What became of some candidates."""

    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...]


def ground(
    document: Document,
    candidates: Iterable[Candidate],
    reader: str,
    today: date | None = None,
    born: date | None = None,
) -> Grounded:
    """Grounds the candidates of one document.

    An attribute that does not ground is unknown by itself; a candidate whose name does not ground is
    rejected whole. A region that the record gives the episode is the episode's, claimed or not: it only narrows.

    :param reader: the name of the model that proposed them.
    :param today: the last day that can be past; a later onset or session is refused as a value.
    :param born: the patient's birth date; an onset before it, or a length that is longer than the life, is refused too.
    """
    reading = read(document)
    facts: list[Fact] = []
    rejections: list[Rejection] = []
    for candidate in candidates:
        attributes: dict[str, Attribute] = {}
        # The name comes first: without it, nothing else is anybody's; the region tells whose a time is.
        for name in sorted(candidate.attributes, key=lambda each: (each != "name", each != "region")):
            try:
                attributes[name] = _attribute(reading, document, candidate, name, attributes, today, born)
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
    known: dict[str, Attribute],
    today: date | None,
    born: date | None,
) -> Attribute:
    """An attribute read again, in the first place of its quote that carries it and speaks of the episode.

    :param known: the attributes that are grounded already; the name is one unless this is it.
    """
    kind = ATTRIBUTES[candidate.kind].get(name)
    if kind is None:
        raise Refused("EVD002", f"a {candidate.kind} has no attribute {name!r}")
    claim = candidate.attributes[name]
    found = places(reading, claim)
    at = Span(known["name"].evidence[0].start, known["name"].evidence[0].end) if known else None
    episode = _episode(document, candidate, known) if known else None
    refused: Refused | None = None
    # Where the claim names its place, another place of the same words is not what is claimed.
    for span in found if claim.at is None else found[:1]:
        try:
            value, place = read_again(kind, Asked(reading, candidate, name, claim, [span], at, today, born))
            if episode is not None:
                belongs(reading, episode, name, place)
            if name not in _NAMING:
                _sure(reading, place)
        except Refused as error:
            refused = refused or error
            continue
        ordered = found if found[0] == place else [place, *(other for other in found if other != place)]
        return Attribute.trusted(value=value, evidence=_all_evidence(reading, document, tuple(ordered)))
    assert refused is not None  # a quote stands somewhere, or ``places`` refused it
    raise refused


def _episode(document: Document, candidate: Candidate, known: dict[str, Attribute]) -> Named:
    region = known.get("region")
    return Named(
        candidate.kind,
        str(known["name"].value),
        [Span(e.start, e.end) for e in known["name"].evidence],
        frozenset(region.value) if region else frozenset(),
        whole_note=document.kind == "imaging" if candidate.kind is FactKind.IMAGING else by_therapist(document),
    )


def _narrow(reading: Reading, document: Document, candidate: Candidate, known: dict[str, Attribute]) -> None:
    """Adds the region that the record gives an episode for which none is claimed."""
    if "region" in known or "region" not in ATTRIBUTES[candidate.kind]:
        return
    times = [known[name].evidence[0] for name in ("length", "begin") if name in known]
    regions = region_told(reading, _episode(document, candidate, known), [Span(time.start, time.end) for time in times])
    if regions:
        areas = sorted({area for region in regions for area in areas_of(region)})
        spans = [reading.span(region.start, region.end) for region in regions]
        known["region"] = Attribute.trusted(
            value=areas, evidence=tuple(_evidence(reading, document, span) for span in spans)
        )


def _evidence(reading: Reading, document: Document, span: Span) -> Evidence:
    """The evidence at a place; the same place of a document is made once."""
    made: dict[Span, Evidence] = reading.kept.setdefault(("evidence", document.id), {})
    found = made.get(span)
    if found is None:
        found = made[span] = Evidence.trusted(
            document=document.id,
            start=span.start,
            end=span.end,
            quote=document.text[span.start : span.end],
            page=document.page(span.start),
        )
    return found


def _all_evidence(reading: Reading, document: Document, spans: tuple[Span, ...]) -> tuple[Evidence, ...]:
    """The evidence at several places; many attributes of a document share theirs."""
    made: dict[tuple[Span, ...], tuple[Evidence, ...]] = reading.kept.setdefault(("all evidence", document.id), {})
    found = made.get(spans)
    if found is None:
        found = made[spans] = tuple(_evidence(reading, document, span) for span in spans)
    return found


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
    sentence, start, end = reading.place(Span(named.start, named.end))
    meant = Assertion.PRESENT
    if sentence is not None:
        meant = _meant(reading, sentence, start, end, str(attributes["name"].value))
        meant = _told_apart(reading, sentence, attributes, meant) if meant in _WISHED_FOR else meant
    return Fact.trusted(
        id=f"{document.id}.{candidate.kind}.{index + 1}",
        kind=candidate.kind,
        document=document.id,
        assertion=meant,
        attested=document.attested or _attested(reading, attributes),
        section=sentence.section.kind if sentence else "",
        attributes=attributes,
        readers=(reader,),
        said=_said(reading, attributes),
    )


_WISHED_FOR = (Assertion.HYPOTHETICAL, Assertion.CONDITIONAL)


def _told_apart(reading: Reading, sentence: Sentence, attributes: dict[str, Attribute], own: Assertion) -> Assertion:
    """How what is only wished for where it is named is meant where the record tells that there was one before.

    "Last procedure on 6/18 went well. I would be grateful for an epidural", "return for TPI #4".
    """
    if "status" not in attributes or attributes["status"].value != "prior":
        return own
    told, start, end = reading.place(_span(attributes["status"]))
    if told is sentence:
        ones = (m for m in reading.of(sentence, "procedure") if m.id == attributes["name"].value)
        return Assertion.PRESENT if any(had_before(reading, sentence, m) for m in ones) else own
    return own if told is None else reading.assertion(told, start, end)


def _span(attribute: Attribute) -> Span:
    return Span(attribute.evidence[0].start, attribute.evidence[0].end)


def _attested(reading: Reading, attributes: dict[str, Attribute]) -> bool:
    """Whether what a fact tells stands under the heading of a request, wherever its thing is named; without more than a name, the name."""
    asks: bool | None = reading.kept.get("requests")
    if asks is None:
        asks = reading.kept["requests"] = any(s.section.kind == "request" for s in reading.sentences)
    if not asks:
        return False
    told = [a.evidence[0] for name, a in attributes.items() if name not in _NAMING] or [attributes["name"].evidence[0]]
    placed = (reading.place(Span(each.start, each.end))[0] for each in told)
    return any(sentence is not None and sentence.section.kind == "request" for sentence in placed)


def _sure(reading: Reading, span: Span) -> None:
    """:raises Refused: when a place stands in a statement that is doubted, asked or supposed."""
    if _doubted(reading, span) is not None:
        raise Refused("EVD003", "the statement is told as doubted, asked or supposed")


def _doubted(reading: Reading, span: Span) -> Assertion | None:
    """How a place is meant that stands, in whole or in part, in a statement which is doubted, asked or supposed; None where in none."""
    sentence, start, end = reading.place(span)
    told = doubts(reading, sentence) if sentence else ()
    return next((meant for first, last, meant in told if start < last and first < end), None)


def _meant(reading: Reading, sentence: Sentence, start: int, end: int, name: str) -> Assertion:
    """How the sentence means what a quote names: at the name itself, however much of the sentence is quoted.

    "No trigger points", quoted whole, does not leave its "no" outside.
    """
    inside = [m for m in reading.mentions(sentence) if m.id == name and start <= m.start and m.end <= end]
    said = [
        provoked(reading, sentence, m)
        if is_test(m)
        else (m.kind == "finding" and under_heading(reading, sentence, m))
        or reading.assertion(sentence, m.start, m.end)
        for m in inside
    ] or [reading.assertion(sentence, start, end)]
    meant = next((assertion for assertion in said if assertion is not Assertion.PRESENT), Assertion.PRESENT)
    doubted = _doubted(reading, reading.span(start, end)) if meant in (Assertion.PRESENT, Assertion.ABSENT) else None
    if doubted is not None:
        return doubted
    if meant in (Assertion.PRESENT, Assertion.HISTORICAL) and _gone(reading, sentence, inside):
        return Assertion.ABSENT
    absent = meant is Assertion.ABSENT
    past = (absent or meant is Assertion.PRESENT) and any(
        m.kind == "finding" and was_found(reading, sentence, m, absent=absent) for m in inside
    )
    free = absent and any(m.kind == "diagnosis" and was_free(reading, sentence, m) for m in inside)
    return Assertion.HISTORICAL if past or free else meant


def _gone(reading: Reading, sentence: Sentence, named: Sequence[Mention]) -> bool:
    """Whether what is named is a finding of which the statement behind it says that it is no longer there."""
    return any(m.kind == "finding" for m in named) and gone_since(reading, sentence)


def _said(reading: Reading, attributes: dict[str, Attribute]) -> date | None:
    """The day of the visit at which a fact, or the time that it tells, was said; None when it is the document's date."""
    told = next((attributes[name] for name in ("length", "begin", "name") if name in attributes), None)
    sentence = reading.place(Span(told.evidence[0].start, told.evidence[0].end))[0] if told else None
    day = reading.day(sentence) if sentence else None
    return None if day == reading.anchor else day
