"""The session before, told in a sentence that names the present one: "Botox today, her first since 7/8/25", "#4 today, 13 weeks after #3"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.session_gaps import told_as_gap
from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_TELLING = Telling("first ", "after", "since", "from", "between", "post")
_PRESENT = Telling("today", "#")  # what dates or numbers the present session beside the last
_FIRST_SINCE = re.compile(
    r"\bfirst(?: (?:one|ones|set|round|cycle|session|injections?|botox|toxin|botulinum|onabot\w*|treatment|tpis?|block|epidural|[tilc]?f?esi|time|such|dose))*,? since (?:(?:the one|that|those|hers|his) )?(?:(?:of|on|in|back in|from|early|late|mid) ?)*-?$"
)


def told_since(reading: Reading, document: Document, sentence: Sentence, meant: Mention) -> Iterator[Candidate]:
    """The session before, in a sentence that names one procedure: this one is the first since a day, or comes so long after the last."""
    if not _TELLING.within(reading.lower, sentence.start, sentence.end):
        return
    if len({m.id for m in reading.of(sentence, "procedure") if not m.concept["generic"]}) != 1:
        return
    beside = _PRESENT.within(reading.lower, sentence.start, sentence.end)
    for time in timings(reading, sentence):
        if time.days is None or reading.anchor is None or time.days.last >= reading.anchor or time.problem:
            continue
        first = time.length is None and _FIRST_SINCE.search(reading.lower, sentence.start, time.start)
        if first or (
            beside
            and time.length is not None
            and told_as_gap(reading.lower, sentence.start, time.start, time.end, sentence.end)
        ):
            told = {
                "date": claim(reading, time.start, time.end),
                "status": claim(reading, time.start, time.end, "prior"),
            }
            yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant), **told})
