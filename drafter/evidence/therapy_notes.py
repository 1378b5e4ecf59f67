"""A therapist's note documents therapy, also where it never names it: its visits stand for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.lexicon import Mention, lexicon

if TYPE_CHECKING:
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

#: What such a note counts, opens or closes.
_STANDS_FOR = re.compile(
    r"\b(?:visits?|sessions?|appointments?|treatments?|discharged?|d/c|plan of care|poc|initial eval\w*|re-?eval\w*|daily note|progress note|final summary|therapist)\b"
)
_THERAPY = "physical-therapy"


def therapy_of(reading: Reading) -> Mention | None:
    """The words that stand for the therapy in a therapist's note that names no physical treatment; else None."""
    return reading.once("therapy", reading.sentences[0], _stands) if reading.therapy and reading.sentences else None


def _stands(reading: Reading, _: Sentence) -> Mention | None:
    named = [m for s in reading.sentences for m in reading.of(s, "treatment") if m.concept["group"] == "physical"]
    found = None if named else _STANDS_FOR.search(reading.lower)
    # A heading alone is no sentence: the first such words that a sentence holds.
    while found and reading.sentence_at(found.start()) is None:
        found = _STANDS_FOR.search(reading.lower, found.end())
    return Mention(lexicon().concept("treatment", _THERAPY), found.start(), found.end()) if found else None
