"""Relief that a note tells as going on: what is "still 75 % better" on the day of a note has lasted from the session to that day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.looked_at import looked_at
from drafter.evidence.outcomes.seen_still import seen_on, still_so, wanes
from drafter.evidence.words.percentages import percentages

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

_HALF = 50.0  # per cent
_LINE = 120  # characters of a statement before and behind a share
_ENDS = re.compile(r"[.;!?]\s|\n")
#: "15 wks s/p ESI. Doing great, 80 % better": a statement without a verb is of the day that it is made on.
_BARE = re.compile(
    r"[^a-z\d]*(?:s: |hpi: )?(?:(?:she|he|pt|patient|doing|feeling|great|very|well|fine|good|wonderful\w*|overall|(?:left |right |r |l )?(?:leg|arm|back|neck|buttock|knee|hip|sciatica)(?: pain)?|pain|about|around|roughly|approximately|at least|over)[ ,:~>]+)*[~>]?"
)
_BETTER = re.compile(r" (?:overall )?(?:better|improved|less pain|pain relief now)\b")
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
    lower = text.lower()
    if _DAY.search(said) or wanes(lower, share.end, last):
        return False
    if _BARE.fullmatch(lower, first, share.start) and _BETTER.match(lower, share.end, last):
        return True
    return still_so(lower, first, share.start, share.end, last)


def only_seen(scope: Scope, fact: Fact) -> bool:
    """Whether the day until which relief is told to have lasted is only one on which it was there still."""
    if "relief" not in fact.attributes:
        return False
    lower, share, day = scope.document(fact).text.lower(), fact.evidence("relief")[0], fact.evidence("relief_until")[0]
    first, last = _statement(lower, min(share.start, day.start), max(share.end, day.end))
    return seen_on(lower, first, (day.start, day.end), (share.start, share.end), last)


#: "Nearly four months out", "14 weeks after it": a length from the session to the note.
_OUT = re.compile(r"[ -]?(?:out|later|post|after|since|s/p|status post)\b")


def still_at(scope: Scope, fact: Fact) -> bool:
    """Whether a share is told as what is so still, with the time from the session to the note."""
    if "relief" not in fact.attributes:
        return False
    lower, share, told = (
        scope.document(fact).text.lower(),
        fact.evidence("relief")[0],
        fact.evidence("relief_length")[0],
    )
    first, last = _statement(lower, min(share.start, told.start), max(share.end, told.end))
    still = still_so(lower, first, share.start, share.end, last) and not wanes(lower, share.end, last)
    return still and _OUT.match(lower, told.end) is not None


_THROUGH = re.compile(r"\b(?:through|thru|throughout|the end of)(?: (?:most of|all of|the))* $", re.IGNORECASE)


def to_its_end(scope: Scope, fact: Fact) -> bool:
    """Whether relief went on to the end of a month or season: "lasted through August"."""
    place = fact.evidence("relief_until")[0]
    return bool(_THROUGH.search(scope.document(fact).text, max(0, place.start - 24), place.start))
