"""What an examination found, looked for and did not find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.assertion import Assertion
from drafter.evidence.facts import Candidate, FactKind
from drafter.evidence.regions import regions_near
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.cases import Document
    from drafter.evidence.reading import Reading

_SKIPPED = frozenset({"family", "goals", "instructions", "allergies", "social", "medications"})
_KEPT = frozenset({Assertion.PRESENT, Assertion.ABSENT, Assertion.POSSIBLE, Assertion.HISTORICAL})


def read_findings(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Findings with their regions; how each is meant is read again at grounding."""
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        for mention in reading.of(sentence, "finding"):
            if reading.assertion(sentence, mention.start, mention.end) not in _KEPT:
                continue
            claims = {"name": named(reading, mention)}
            regions = regions_near(reading, sentence, mention) or [
                m
                for m in reading.of(sentence, "region")
                if not re.search(r"\b(?:into|to|toward|down|up)\b[^,;]{0,20}$", reading.lower[sentence.start : m.start])
            ]
            if regions:
                claims["region"] = claim(
                    reading,
                    regions[0].start,
                    regions[-1].end if regions[-1].end - regions[0].start < 160 else regions[0].end,
                )
            yield candidate(FactKind.FINDING, document, claims)
