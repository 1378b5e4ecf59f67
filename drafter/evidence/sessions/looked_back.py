"""Procedures that a call or a visit looks back on: "nurse call, day after medial branch block", "f/u 8 wk after ESI: 60 % relief"."""

from __future__ import annotations

import re

from drafter.evidence.words.numbers import NUMBER

#: "Nurse call, day after medial branch block", "f/u 8 wk after ESI: 60 % relief": when it is looked back on.
_LOOKED_BACK = re.compile(
    rf"(?:^|[.;:] )\W*(?:(?P<call>(?:(?:rn|nurse|nursing|ma|lpn|staff|office|clinic|post-?(?:procedure|op|block|injection)|f/u|follow-?up|phone|telephone|tele) )+calls?\b|called\b)|f/u|follow[- ]?up|seen|here|recheck|now|pt|patient|she|he|is)?(?:,? (?:calls?|follow[- ]?up|f/u|visit|phone|today|now|with|to|pt|patient|is|seen|here|back|for|at|on|the|next|(?:{NUMBER})[ -]?(?:hours?|hrs?|h|days?|d|wks?|weeks?|w|months?|mos?)|day|week|month))*,? ?"
    r"(?<=[a-z,] )(?:after|post|s/p|status post|following|out from|since|of|from|on) (?:(?:the|her|his|a|an|last|first|second|left|right|bilateral|l|r|lumbar|cervical|thoracic|diagnostic|caudal|[ctls]\d\S*) )*$"
)
#: What tells behind it of what was.
_TOLD_BEHIND = re.compile(
    r"[^.;]{0,12}[:,-] ?[^.;]{0,40}?(?:\d ?%|\d ?/ ?10|\b(?:got|had|has|was|felt|gave|(?:no|little|good|great|excellent|complete|some|partial|minimal) relief|relief (?:of|for|was|lasted|x)|better|improved|helped|reports?|reported|states?|says?|rates?|still)\b)"
)


def looks_back(lower: str, start: int, end: int, before: str) -> bool:
    """Whether the words before a procedure are those of a call, or of a visit which tells what was, so long after it.

    :param start: where the procedure's name ends, in a text in lower case.
    :param end: where its sentence ends.
    """
    found = _LOOKED_BACK.search(before)
    return found is not None and bool(found["call"] or _TOLD_BEHIND.match(lower, start, end))
