"""A session before the note's own that is told as the so-manieth of its year: "an epidural on 5/5/2025, her fourth this year".

There were as many in that year, whichever days are told of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.sessions.ordinals import ordinals_before
from drafter.evidence.sessions.procedure_days import before_visit
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention


def numbered_before(reading: Reading, document: Document, sentence: Sentence, meant: Mention) -> Iterator[Candidate]:
    """The number of sessions of a year that the number of one of them gives, where the day of that one is past.

    :param meant: what the sentence speaks of.
    """
    for nth in ordinals_before(reading.lower, sentence.start, sentence.end):
        times = [t for t in timings(reading, sentence) if t.days is not None]
        spans = [t for t in times if nth.start <= t.start < nth.end]
        own = [t for t in times if t not in spans and (not t.owners or any(o.kind == "procedure" for o in t.owners))]
        # "It was the second in twelve months; the first took place on October 16": that day is another one's.
        beside = [t for t in own if ";" not in reading.lower[min(t.end, nth.end) : max(t.start, nth.start)]]
        past = [t for t in beside if before_visit(reading, sentence, t)]
        if not past:
            continue
        claims = {
            "name": named(reading, meant),
            "count": claim(reading, nth.start, nth.end),
            "status": claim(reading, past[0].start, past[0].end, "prior"),
        }
        if spans:
            claims["date"] = claim(reading, spans[0].start, spans[0].end)
        yield candidate(FactKind.PROCEDURE, document, claims)
