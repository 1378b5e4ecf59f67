"""An episode by its grounded name, and where a reading names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.courses.course_parts import part_of_note, parts_told
from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.meaning.areas import Areas
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

#: Kinds of things among which a quote may speak of another than the one it is claimed for.
RIVAL_KINDS = {
    FactKind.TREATMENT: ("treatment", "programme"),
    FactKind.PROGRAMME: ("treatment", "programme"),
    FactKind.PROCEDURE: ("procedure", "treatment"),
    FactKind.SYMPTOM: (),
}


class Named(NamedTuple):
    """An episode by its grounded name.

    :param concept: the name.
    :param places: where the name is quoted, in the document.
    :param areas: the region that is claimed for it; empty when none is.
    :param whole_note: whether the document as a whole is about one course of treatment.
    """

    kind: FactKind
    concept: str
    places: Sequence[Span]
    areas: Areas
    whole_note: bool


def region_told(reading: Reading, named: Named, times: Iterable[Span]) -> list[Mention]:
    """The regions that the record gives an episode: beside its name, or beside what its time is said of."""
    for place in times:
        sentence, start, end = reading.place(place)
        time = time_at(reading, sentence, start, end) if sentence else None
        owned = [
            region
            for owner in (time.owners if time else ())
            for region in ([owner] if owner.kind == "region" else regions_near(reading, sentence, owner))  # type: ignore[arg-type]  # it has a time
        ]
        if owned:
            return list(dict.fromkeys(owned))
    sentence, start, end = reading.place(named.places[0])
    things = [t for t in things_named(reading, sentence, named) if t.start < end and start < t.end] if sentence else []
    return list(dict.fromkeys(region for thing in things for region in regions_near(reading, sentence, thing)))  # type: ignore[arg-type]  # it has things


def time_at(reading: Reading, sentence: Sentence, start: int, end: int) -> Timing | None:
    """The time of a sentence that a quote has words of."""
    return next((t for t in timings(reading, sentence) if t.start < end and start < t.end), None)


def things_named(reading: Reading, sentence: Sentence, named: Named) -> list[Mention]:
    """The mentions of an episode's own concept in a sentence."""
    kinds = ("symptom", "region", "diagnosis") if named.kind is FactKind.SYMPTOM else (str(named.kind),)
    return [mention for mention in reading.of(sentence, *kinds) if mention.id == named.concept]


def names_it(reading: Reading, sentence: Sentence, named: Named) -> bool:
    """Whether a sentence names the episode, or its name is quoted from it."""
    return bool(things_named(reading, sentence, named)) or sentence.index in sentences_named(reading, named)


def sentences_named(reading: Reading, named: Named) -> set[int]:
    """The sentences that the name is quoted from."""
    return {sentence.index for place in named.places if (sentence := reading.place(place)[0]) is not None}


def areas_named(reading: Reading, named: Named) -> Areas:
    """The region of a complaint: the claimed one, else what its name says."""
    if named.areas:
        return named.areas
    sentence, _, _ = reading.place(named.places[0])
    things = things_named(reading, sentence, named) if sentence else []
    return frozenset(
        area
        for thing in things
        for each in (thing, *regions_near(reading, sentence, thing))  # type: ignore[arg-type]  # it has things
        for area in areas_of(each)
    )


def rivals_in(reading: Reading, sentence: Sentence, named: Named) -> list[Mention]:
    """The other things of its kind that a sentence names."""
    kinds = RIVAL_KINDS.get(named.kind, ())
    if named.kind is FactKind.TREATMENT and parts_told(reading, sentence):
        return []  # what the course before it consisted of
    return [
        mention
        for mention in reading.of(sentence, *kinds)
        if mention.id != named.concept
        and not mention.concept["generic"]
        and mention.concept["group"] != "course"
        and not (named.kind is FactKind.TREATMENT and part_of_note(reading, named.concept, mention))
    ]


def ids_of(things: Sequence[Mention]) -> str:
    """Things as a refusal lists them."""
    return ", ".join(sorted({thing.id for thing in things}))
