"""Parts of the body that a side effect names, or was felt in: none that a medicine was for ("topiramate (tingling in both hands)")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_FELT_IN = re.compile(r" (?:in|of|around|at) (?:(?:both|all|the|her|his|left|right|bilateral|tips of) )*")
#: "Did nothing for the tingling of the feet": what it was taken for.
_TAKEN_FOR = re.compile(
    r"\b(?:(?<!quit )(?<!stopped )(?<!off )for|with|on|of|help(?:s|ed)|eas(?:es|ed)|reliev(?:es|ed)|treat(?:s|ed)?) (?:(?:the|her|his|any|this|that) )?$"
)
_BEFORE = 24  # characters


def not_of_effects(reading: Reading, sentence: Sentence, thing: Mention, regions: list[Mention]) -> list[Mention]:
    """A treatment's regions without those that only a side effect names: "naproxen: stomach burning", "chest pain on it"."""
    if thing.kind != "treatment" or not regions:
        return regions
    effects = [m for m in reading.of(sentence, "outcome") if m.concept["role"] in ("effect", "reaction")]
    return [r for r in regions if not any(_is_of(reading.lower, e, r) for e in effects)]


def _is_of(lower: str, effect: Mention, region: Mention) -> bool:
    if effect.start <= region.start and region.end <= effect.end:
        return True
    if region.start <= effect.end or _TAKEN_FOR.search(lower, max(0, effect.start - _BEFORE), effect.start):
        return False
    return _FELT_IN.fullmatch(lower, effect.end, region.start) is not None
