"""Trigger points that a sentence names only as what was injected: "the lumbar trigger points were injected on October 2".

They are no finding of their own, and own no day: it is the injection's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_DEED = re.compile(r"injected|infiltrated")
#: Between what was injected and the word for it nothing else is said: the lexicon asks for that.
_NOTHING_ELSE = re.compile(r"[^.;:]*")


def injection_of(reading: Reading, sentence: Sentence, finding: Mention) -> Mention | None:
    """The word that says of a finding that it was injected, where it is all that is said of it."""
    for deed in reading.of(sentence, "procedure"):
        told = deed.id == "trigger-point-injection" and _DEED.fullmatch(reading.lower, deed.start, deed.end)
        if told and finding.end <= deed.start and _NOTHING_ELSE.fullmatch(reading.lower, finding.end, deed.start):
            last = [m for m in reading.of(sentence, "finding") if m.end <= deed.start]
            return deed if last[-1] is finding else None
    return None
