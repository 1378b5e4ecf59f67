"""How far back a denial reaches that stands behind: not before what was found, nor over to the other side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.words.concepts import Mention

#: "Positive on the left and negative on the right": what is denied is one side.
_AFFIRMED = re.compile(
    r"\b(?:positive|pos|present|painful|provocative|reproduc\w+)\b[^.;:]{0,24}\b(?:left|right|l|r)\b[^.;:]{0,12}(?:\b(?:and|but|while|with)\b|,)[^.;:,]{0,12}$"
)
#: "Negative on the left and positive on the right": it was found, on one side.
_OTHER_SIDE = re.compile(
    r" ?(?:(?:on|for) )?(?:the )?(?:left|right|l|r)\b(?: side)?(?:,| and| but|, and|, but)+ (?:positive|pos|present|painful|\+)[^.;:]{0,16}\b(?:left|right|l|r)\b"
)
_ON_SIDE = re.compile(r" (?:at all )?(?:on|in|at|for) (?:the )?(?:left|right|other|opposite|l|r)\b")
_ENDS_ON_SIDE = re.compile(r"\b(?:left|right|l|r)\b(?: [a-z]+){0,3}?(?:,|;| but| and)+(?= ?$)")
_ASKS_RESULT = re.compile(
    r"\b(?:response|relief|results?|benefit|outcome|improvement|effect|helped)\b[^:]{0,12}: ?(?:\[|\()"
)
#: "Taut band palpated in the trapezius, pressure refers pain to the temple, twitch absent": only the last is denied.
_FOUND_BEFORE = re.compile(
    r"\b(?:palpated|felt|found|noted|appreciated|identified|seen|elicited|reproduced|refers|referred)\b(?! (?:for|but)\b)[^.;:]*, (?=(?:(?!n?or\b|and\b)[a-z -]){3,30}$)"
)
#: "Twitch sought, taut band felt for, absent" denies them all; so does what was not found before.
_NOT_FOUND = re.compile(
    r"\b(?:no|not|never|n't|nor|neither|without|for|sought|looked|none|denie[sd]|absent|negative)\b"
)


def denied_from(lower: str, cue: Mention, first: int) -> int:
    """Where the reach of a denial that stands behind begins: not before what was found, nor on the other side."""
    # "Response: [ ] good [x] none" answers how it went, not whether it was.
    if lower.startswith("] ", cue.start - 2) and _ASKS_RESULT.search(lower, first, cue.start):
        return cue.start
    if _OTHER_SIDE.match(lower, cue.end):
        return cue.start
    # "On the left, none on the right": the denial is its own side's.
    if _ON_SIDE.match(lower, cue.end) and (sided := _ENDS_ON_SIDE.search(lower, first, cue.start)):
        first = sided.end()
    # "Monovisc 7/8 > swollen knee (cultures neg)": what is denied in a bracket is in it.
    opened = lower.rfind("(", first, cue.start)
    if opened >= 0 and lower.find(")", opened, cue.start) < 0 and lower[opened + 1 : cue.start].strip():
        first = opened
    found = _FOUND_BEFORE.search(lower, first, cue.start)
    if found and lower[found.end() : cue.start].strip() and not _NOT_FOUND.search(lower, first, found.end()):
        first = found.end()
    affirmed = _AFFIRMED.search(lower, first, cue.start)
    return affirmed.start() if affirmed else first
