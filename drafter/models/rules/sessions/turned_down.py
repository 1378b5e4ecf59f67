"""Procedures that are told as offered and refused, behind their name: "I offered her a cortisone injection and she declined it"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention

#: All that may stand between a procedure and the word that it was refused.
_BETWEEN = re.compile(
    r"(?:[ ,;:-]+|\b(?:for|into|in|of|to|the|her|his|left|right|both|knees?|joints?|was|were|been|has|have|had|again|also|today|then|discussed|offered|recommended|suggested|"
    r"considered|proposed|and|but|which|she|he|pt|patient|they|it|an?|option|at|this|visit|last|year|time|injections?|shots?)\b)*"
)
_FAR = 70  # characters
#: "Declined a repeat injection", "offered another": there was one before.
_ONE_MORE = re.compile(r"\b(?:repeat|another|further|second|third|additional|more|next|other)\b")


def turned_down(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The words behind a procedure that say that it was refused, where none is told of that was given before."""
    lower = reading.lower
    for mark in reading.of(sentence, "course"):
        if mark.concept["status"] != "declined" or not mention.end <= mark.start < mention.end + _FAR:
            continue
        if _BETWEEN.fullmatch(lower, mention.end, mark.start) and not (
            _ONE_MORE.search(lower, max(sentence.start, mention.start - 20), mention.start)
            or _ONE_MORE.match(lower, mark.end + 1)
        ):
            return claim(reading, mark.start, mark.end, "declined")
    return None
