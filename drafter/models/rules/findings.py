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

_SKIPPED = frozenset({"family", "goals", "instructions"})
#: What leads to where a pain goes, which is not where the finding is.
_DESTINATION = re.compile(
    r"(?:\b(?:refer\w*|radiat\w+|spread\w*|sen[dt]s?|travel\w*|sho[ot]+\w*|runs?|goes|moves?|pains?|aches?|discomfort|reproduc\w+)\b|->)"
    r"[^.;]{0,40}\b(?:in|into|to|toward|down|up|around|behind|along|over|across)\b[^,;]{0,24}$|-> ?(?:pain )?(?:to )?(?:\w+ )?$|\brefers (?:\w+ ){0,2}$"
)
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
            near = regions_near(reading, sentence, mention) or reading.of(sentence, "region")
            regions = [m for m in near if not _DESTINATION.search(reading.lower[sentence.start : m.start])]
            if regions:
                claims["region"] = claim(
                    reading,
                    regions[0].start,
                    regions[-1].end if regions[-1].end - regions[0].start < 160 else regions[0].end,
                )
            yield candidate(FactKind.FINDING, document, claims)
