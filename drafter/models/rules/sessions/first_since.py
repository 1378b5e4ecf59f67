"""The day of the session before, told by the present one's being the first since: "Botox today, her first since 7/8/25"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention

_TELLING = Telling("first ")
_FIRST_SINCE = re.compile(
    r"\bfirst(?: (?:one|ones|set|round|cycle|session|injections?|botox|toxin|botulinum|onabot\w*|treatment|tpis?|block|epidural|[tilc]?f?esi|time|such|dose))*,? since (?:(?:the one|that|those|hers|his) )?(?:(?:of|on|in|back in|from|early|late|mid) ?)*-?$"
)


def first_since(reading: Reading, document: Document, sentence: Sentence, meant: Mention) -> Iterator[Candidate]:
    """The session before, in a sentence that names one procedure and says that this is the first since a day."""
    if not _TELLING.within(reading.lower, sentence.start, sentence.end):
        return
    if len({m.id for m in reading.of(sentence, "procedure") if not m.concept["generic"]}) != 1:
        return
    for time in timings(reading, sentence):
        past = time.days is not None and reading.anchor is not None and time.days.last < reading.anchor
        if past and not time.problem and _FIRST_SINCE.search(reading.lower, sentence.start, time.start):
            told = {"date": claim(reading, time.start, time.end), "status": claim(reading, time.start, time.end, "prior")}
            yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant), **told})
