"""Sessions at another place, besides those that a record counts, as candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.sessions.elsewhere import added_elsewhere
from drafter.models.rules.sessions.implied_sessions import counted
from drafter.models.rules.sessions.meant_procedures import meant_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.claims.facts import Candidate
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_NEAR = 2  # sentences before, in which the procedure may be named


def elsewhere(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """Sessions at another place besides those that are counted, of what a sentence or one right before it names."""
    for found in added_elsewhere(reading.lower, sentence.start, sentence.end):
        near = reading.sentences[max(0, sentence.index - _NEAR) : sentence.index + 1]
        named_here = [m for s in near if s.section.index == sentence.section.index for m in reading.of(s, "procedure")]
        if named_here and not reading.of(sentence, "treatment", "imaging"):
            yield counted(reading, document, meant_by(reading, sentence, named_here[-1], main), found)
