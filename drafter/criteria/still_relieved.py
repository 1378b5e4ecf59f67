"""Relief that a note tells as going on: what is "still 75 % better" on the day of a note has lasted from the session to that day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.looked_at import looked_at
from drafter.evidence.words.percentages import percentages

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

_HALF = 50.0  # per cent
_LINE = 120  # characters of a statement before and behind a share
_ENDS = re.compile(r"[.;!?]\s|\n")
#: "Still good, about 75 % better", "remains 70 % improved", "she is now 80 % better".
_STILL = re.compile(
    r"\b(?:still|remain(?:s|ing)?|continu(?:es|ing)|hold(?:s|ing)|stay(?:s|ing)|maintain(?:s|ing)|sustain(?:s|ing)|now|currently|is|are|feels|feeling|rates|reports?|reporting|notes|endorses|enjoys)\b"
    r"(?:(?: (?:about|around|roughly|at|with|has|have|a|an|good|great|well|fine|steady|to|be|have|report|enjoy|feel|her|his|their|the|leg|back|arm|neck|buttock|pain|relief|benefit|improvement|overall|doing|feeling|better|approximately|nearly|over|at least|some|of|as|it|ongoing|sustained|continued|persistent|being|down|lower|less|reduced|by|that|she|he|is|still|herself|himself))|[ ~>\"',(:-])*$"
)
_STILL_BEHIND = re.compile(
    r"[^.;\n%]{0,24}?(?:\b(?:better|improve\w*|relief|less|benefit|gone|reduction|reduced)\b,?(?: (?:overall|and|in|her|his|the|leg|arm|back|neck|pain))*)?,? (?:still|so far|to date|at present|now|currently|at this time|to this day|as of today|and holding|holding|ongoing|and stable)\b"
)
#: "15 wks s/p ESI. Doing great, 80 % better": a statement without a verb is of the day that it is made on.
_BARE = re.compile(
    r"[^a-z\d]*(?:s: |hpi: )?(?:(?:she|he|pt|patient|doing|feeling|great|very|well|fine|good|wonderful\w*|overall|(?:left |right |r |l )?(?:leg|arm|back|neck|buttock|knee|hip|sciatica)(?: pain)?|pain|about|around|roughly|approximately|at least|over)[ ,:~>]+)*[~>]?"
)
_BETTER = re.compile(r" (?:overall )?(?:better|improved|less pain|pain relief now)\b")
#: What was, or wanes: no relief that goes on.
_WAS = re.compile(
    r"\b(?:was|were|had|got|gave|at first|initial\w*|first|until|but|(?<!her )(?<!his )(?<!the )(?<!low )(?<!lower )back(?! pain)|return\w*|recur\w*|wor[en] off|wear\w*|worse\w*|faded|fading|lasted|hop\w+|expect\w*|goal|if|would|(?<!than )before|prior)\b"
)
_DAY = re.compile(r"\d/\d")


def only_looked_at(scope: Scope, fact: Fact) -> bool:
    """Whether the length of relief is only how long after the session it was asked for: it may have held longer."""
    text = scope.document(fact).text
    told = fact.evidence("relief_length")[0]
    first, last = _statement(text, told.start, told.end)
    lower = text.lower()
    less = any(share.value.high < _HALF for share in percentages(lower, first, last))  # "70 % at 2 weeks, 20 % at 12"
    return not less and looked_at(lower, first, last, told.start, told.end)


def _statement(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the statement around a place begins and ends."""
    ends = [m.end() for m in _ENDS.finditer(text, max(0, start - _LINE), start)]
    behind = _ENDS.search(text, end, end + _LINE)
    return ends[-1] if ends else max(0, start - _LINE), behind.start() if behind else min(len(text), end + _LINE)


def goes_on(scope: Scope, fact: Fact) -> bool:
    """Whether an earlier document tells a share of relief as what is still so on its day.

    A day beside it may be that of another call or visit, unless it is the session's.
    """
    on = scope.date(fact)
    if on is None or on >= scope.as_of or "relief_length" in fact.attributes or "relief_until" in fact.attributes:
        return False
    text, share = scope.document(fact).text, fact.evidence("relief")[0]
    first, last = _statement(text, share.start, share.end)
    days = {e.quote for e in fact.evidence("date")}
    said = text[first:last]
    for day in days:
        said = said.replace(day, "")
    if _DAY.search(said) or _WAS.search(text[share.end : last].lower()):
        return False
    before = text[first : share.start].lower()
    lower = text.lower()
    if _STILL_BEHIND.match(lower, share.end, last):
        return True
    if _BARE.fullmatch(before) and _BETTER.match(lower, share.end, last):
        return True
    still = _STILL.search(before)
    return still is not None and not _WAS.search(before, max(0, still.start() - 20))
