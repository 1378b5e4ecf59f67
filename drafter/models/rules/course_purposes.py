"""What a course of treatment was for: the region whose lot it tells, or a condition of another kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.segments import clause_at

if TYPE_CHECKING:
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_OPENS = re.compile(r"[^a-z]*(?:(?:and|but|the|her|his|my|right|left|r|l|both|bilateral|old|prior|pain in) )*")
_TURNED = re.compile(
    r"(?: (?:pain|problem|symptoms?|injury|ache|trouble|(?:osteo)?arthritis|oa|tendinitis|tendonitis|bursitis|strain|sprain|gout))? (?:treated|managed|did|didn't|does|doesn't|got|never|failed|improved|has|had|was|is|responded|remained|resolved|hurt)\b"
)


def subject_of(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The region whose lot a clause tells: "Her knee did not get better with 8 weeks of PT"."""
    first, last = clause_at(reading.clauses(sentence), mention.start)
    for region in reading.of(sentence, "region"):
        if first <= region.start < mention.start and _OPENS.fullmatch(reading.lower, first, region.start):
            return [region] if _TURNED.match(reading.lower, region.end, last) else []
    return []


def purpose_of(reading: Reading, sentence: Sentence, mention: Mention) -> Mention | None:
    """Another condition that a medicine is said to be for ("duloxetine for depression")."""
    for other in reading.of(sentence, "condition"):
        between = reading.lower[mention.end : other.start]
        if other.start >= mention.end and re.fullmatch(
            r"[^.;,]{0,30}?\b(?:for|treats|to treat)(?: \w+){0,3} ", between
        ):
            return other
    return None
