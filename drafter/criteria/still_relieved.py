"""Relief that a note tells as going on: what is "still 75 % better" on the day of a note has lasted from the session to that day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

_LINE = 120  # characters of a statement before and behind a share
_ENDS = re.compile(r"[.;!?]\s|\n")
#: "Still good, about 75 % better", "remains 70 % improved", "she is now 80 % better".
_STILL = re.compile(
    r"\b(?:still|remain(?:s|ing)?|continu(?:es|ing)|hold(?:s|ing)|stay(?:s|ing)|maintain(?:s|ing)|sustain(?:s|ing)|now|currently|is|are|feels|feeling|rates|reports?|reporting|notes|endorses|enjoys)\b"
    r"(?:(?: (?:about|around|roughly|at|with|a|an|good|great|well|fine|steady|to|be|have|report|enjoy|feel|her|his|their|the|leg|back|arm|neck|buttock|pain|relief|benefit|improvement|overall|doing|feeling|better|approximately|nearly|over|at least|some|of|as|it|ongoing|sustained|continued|persistent|being|that|she|he|is|still|herself|himself))|[ ~>\"',(:-])*$"
)
_STILL_BEHIND = re.compile(
    r"[^.;\n%]{0,24}?(?:\b(?:better|improve\w*|relief|less|benefit|gone|reduction|reduced)\b,?(?: (?:overall|and|in|her|his|the|leg|arm|back|neck|pain))*)?,? (?:still|so far|to date|at present|now|currently|at this time|to this day|as of today|and holding|holding|ongoing|and stable)\b"
)
#: What was, or wanes: no relief that goes on.
_WAS = re.compile(
    r"\b(?:was|were|had|got|gave|at first|initial\w*|first|until|but|back|return\w*|recur\w*|wor[en] off|wear\w*|worse\w*|faded|fading|lasted|hop\w+|expect\w*|goal|if|would|(?<!than )before|prior)\b"
)
_DAY = re.compile(r"\d/\d")


def goes_on(scope: Scope, fact: Fact) -> bool:
    """Whether an earlier document tells a share of relief as what is still so on its day.

    A day beside it may be that of another call or visit, unless it is the session's.
    """
    on = scope.date(fact)
    if on is None or on >= scope.as_of or "relief_length" in fact.attributes or "relief_until" in fact.attributes:
        return False
    text, share = scope.document(fact).text, fact.evidence("relief")[0]
    ends = [m.end() for m in _ENDS.finditer(text, max(0, share.start - _LINE), share.start)]
    first = ends[-1] if ends else max(0, share.start - _LINE)
    end = _ENDS.search(text, share.end, share.end + _LINE)
    last = end.start() if end else min(len(text), share.end + _LINE)
    days = {e.quote for e in fact.evidence("date")}
    said = text[first:last]
    for day in days:
        said = said.replace(day, "")
    if _DAY.search(said) or _WAS.search(text[share.end : last].lower()):
        return False
    before = text[first : share.start].lower()
    if _STILL_BEHIND.match(text.lower(), share.end, last):
        return True
    still = _STILL.search(before)
    return still is not None and not _WAS.search(before, max(0, still.start() - 20))
