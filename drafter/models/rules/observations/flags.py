"""Warning signs: found, possible, or looked for and not there."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.meaning.assertion import SUPPOSED
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention

_SKIPPED = frozenset({"family", "quoted", "goals", "instructions", "allergies"})
#: What to watch for, or where to go when it comes, tells of nothing that is there.
_WARNED = re.compile(
    r"\b(?:(?:go|return|come|present|report|proceed|back) (?:\w+ ){0,3}(?:to |in )?(?:the |an? )?(?:emergency|er\b|ed\b|hospital|urgent)|(?:sooner|immediately|earlier|right away|call|return|back|er|ed) (?:\w+ ){0,3}(?:if|for|with)\b|precautions|warned|told to (?:watch|look|call|come)|watch for|in case of|should (?:she|he|they) (?:develop|have|notice))"
)
#: "Told to return if worse; he returns today with saddle anesthesia": it came.
_CAME = re.compile(
    r"\b(?:returns|returned|presents|presented|called|calls|came|comes|is here|seen)(?: (?:back|in|now|today|this (?:morning|week|afternoon)|yesterday|and))* (?:with|for|reporting|reports|because)\b"
)
_OLD = timedelta(days=183)


def read_flags(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every warning sign that a document speaks of; how each is meant is read again at grounding."""
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        flags = reading.of(sentence, "flag")
        if not flags:
            continue
        warned = _WARNED.search(reading.lower, sentence.start, sentence.end)
        for mention in flags:
            if reading.assertion(sentence, mention.start, mention.end) in SUPPOSED:
                continue
            came = warned and _CAME.search(reading.lower, warned.end(), mention.start)
            if warned and not came and warned.start() <= mention.start:
                continue
            if mention.concept["dated"] and _long_ago(reading, sentence, mention):
                continue
            yield candidate(FactKind.FLAG, document, {"name": named(reading, mention)})


def _long_ago(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether an accident is dated half a year or more before the note."""
    for time in timings(reading, sentence):
        near = -50 < time.start - mention.end < 60
        if near and time.days is not None and reading.anchor is not None and time.days.last < reading.anchor - _OLD:
            return True
    return False
