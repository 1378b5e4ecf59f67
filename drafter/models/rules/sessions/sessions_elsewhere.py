"""Sessions at another place, besides those that a record counts, as candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.sessions.elsewhere import added_elsewhere, numbered_days
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.meant_procedures import meant_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.calendar.days import Days
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention

_NEAR = 2  # sentences before, in which the procedure may be named


def elsewhere(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """Sessions at another place besides those that are counted, of what a sentence or one right before it names."""
    for found in added_elsewhere(reading.lower, sentence.start, sentence.end):
        near = reading.sentences[max(0, sentence.index - _NEAR) : sentence.index + 1]
        named_here = [m for s in near if s.section.index == sentence.section.index for m in reading.of(s, "procedure")]
        if named_here and not reading.of(sentence, "treatment", "imaging"):
            claims = {"name": named(reading, meant_by(reading, sentence, named_here[-1], main))}
            claims["count"] = claim(reading, found.start, found.end)
            claims["status"] = claim(reading, found.start, found.end, "prior")
            yield candidate(FactKind.PROCEDURE, document, claims)


def by_numbered_days(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """How many sessions a list numbers that gives each its day, of what the sentence names; a day ahead is that of none yet."""
    here = reading.of(sentence, "procedure")
    if not here or reading.of(sentence, "treatment", "imaging"):
        return
    days = {t.start: t.days for t in timings(reading, sentence) if t.days is not None}
    past = [
        found
        for found in numbered_days(reading.lower, sentence.start, sentence.end)
        if days and _was(days.get(found.end), reading)
    ]
    if past and past[-1].start > here[0].start:
        claims = {"name": named(reading, meant_by(reading, sentence, here[0], main))}
        claims["count"] = claim(reading, past[-1].start, past[-1].end)
        claims["status"] = claim(reading, past[-1].start, past[-1].end, "prior")
        yield candidate(FactKind.PROCEDURE, document, claims)


def _was(day: Days | None, reading: Reading) -> bool:
    """Whether the day of a numbered session is behind: a day without its year, in a list that has dated one, is not read by itself."""
    return day is None or (reading.anchor is not None and day.last < reading.anchor)
