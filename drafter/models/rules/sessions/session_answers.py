"""Sessions that are told only as the answer to the question how many there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.sessions.asked_counts import asked_count, question_of
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.meant_procedures import meant_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention


def answered(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """How many sessions there were before, of what the question names."""
    asked = question_of(reading, sentence)
    for found in asked_count(reading, sentence) if asked is not None else ():
        of = reading.of(asked, "procedure")[0]  # type: ignore[arg-type]  # there is one
        claims = {
            "name": named(reading, meant_by(reading, asked, of, main)),  # type: ignore[arg-type]
            "count": claim(reading, found.start, found.end),
            "status": claim(reading, found.start, found.end, "prior"),
        }
        if places := reading.of(asked, "region"):  # type: ignore[arg-type]
            claims["region"] = claim(reading, places[0].start, places[-1].end)
        yield candidate(FactKind.PROCEDURE, document, claims)
