"""Whether a treatment beside a session may have given the relief that is told there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_GIVEN_BY = re.compile(r"[^.;,]{0,40}?\b(?:with|from|on|by|after|using|thanks to|due to|in)\b[^.;,]{0,24}")
#: "I injected the joint with bupivacaine and 40 mg of": what went in by the needle is the session.
_PUT_IN = re.compile(
    r"\b(?:inject\w*|infiltrat\w*|instill\w*|deposit\w*|block(?:ed|s)?|shots?)\b(?:(?!\b(?:then|later|since|started|began|took|tak(?:es|ing)|pills?|tablets?|oral|daily)\b)[^.;]){0,60}"
    r"\b(?:with|of|using|containing)(?: (?:\d[\d.]*|one|two|three|four|mg|ml|cc|of|a|the|mixture|total|plain|and|plus|%|lidocaine|bupivacaine|ropivacaine|marcaine|xylocaine|saline|local|an[ae]?esthetic),?)* $"
)
_REACH = 130  # characters


def gave(reading: Reading, treatment: Mention, start: int, end: int) -> bool:
    """Whether a treatment beside what a session is said to have given may have given it: it stands before, or is tied behind.

    "60 % relief, and she dropped to one Tylenol a day": what comes behind did not give it.
    """
    if treatment.start < start:
        return _PUT_IN.search(reading.lower, max(0, treatment.start - _REACH), treatment.start) is None
    return bool(_GIVEN_BY.fullmatch(reading.lower, end, treatment.start))
