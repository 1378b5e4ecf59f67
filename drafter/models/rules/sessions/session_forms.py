"""Sessions that the answers of a form tell: how many there were, and on which days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.sessions.asked_sessions import days_asked, number_asked
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.meant_procedures import meant_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention


def read_answers(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """A candidate a day where a form gives each session its own, else one with their number."""
    told = number_asked(reading, sentence)
    if told is None:
        return
    thing, count, question = told
    name = named(reading, meant_by(reading, reading.sentence_at(thing.start) or question, thing, main))
    if not count.value.high:
        yield candidate(FactKind.PROCEDURE, document, {"name": name, "count": claim(reading, count.start, count.end)})
        return
    claims = {"name": name, "status": claim(reading, count.start, count.end, "prior")}
    places = [m for m in reading.of(question, "region") if m.end <= count.start]
    if places:
        claims["region"] = claim(reading, places[0].start, places[-1].end)
    days = days_asked(reading, sentence, count.end)
    if not count.value.low == count.value.high == len(days):
        yield candidate(FactKind.PROCEDURE, document, {**claims, "count": claim(reading, count.start, count.end)})
        return
    for day in days:
        yield candidate(FactKind.PROCEDURE, document, {**claims, "date": claim(reading, day.start, day.end)})
