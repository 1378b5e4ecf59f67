"""Lengths that stand straight behind what they time, whatever is named next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.lexicon import Mention
    from drafter.evidence.owners import Time

_SO_LONG_ILL = re.compile(
    r" ?\(?(?:for|x|over|of)? ?(?:about |over |at least |more than |nearly |the past |the last )*"
)
_LEFT_BY = re.compile(
    r"\)?,? (?:and |now |but )?(?:failing|failed|fails|refractory to|unresponsive to|not (?:responding|responsive|helped|relieved|better|improved|controlled)(?: (?:to|by|with|on))?|despite|(?:un)?relieved by|no (?:relief|help|better) (?:with|from|on|by)|(?:tried|treated with|taking|takes|using|uses|on))(?: (?:oral|otc|daily|prn|some|the|two doses of|\d doses of))* "
)
_STRAIGHT = re.compile(
    r"(?: \d[\w.]* ?(?:mg|g|mcg)?)?(?: (?:program|programme|daily|bid|tid|qhs|weekly|twice weekly|\dx/?(?:wk|week)))*,? ?\(?(?:for|x|over|of)? ?(?:about |over |at least |more than |nearly |the past |the last |a full )*"
)
_WITH_WHAT = re.compile(r"\)?,? (?:with|w/|without|w/o|but|yet) ")


def stays_with_complaint(lower: str, time: Time, before: Sequence[Mention], after: Sequence[Mention]) -> bool:
    """Whether so long the complaint has been there: "low back pain > 6 weeks failing ibuprofen"."""
    if not before or not after or after[0].kind != "treatment" or not before[-1].complains:
        return False
    straight = _SO_LONG_ILL.fullmatch(lower, before[-1].end, time.start)
    return straight is not None and _LEFT_BY.fullmatch(lower, time.end, after[0].start) is not None


def stays_with_course(lower: str, time: Time, before: Sequence[Mention]) -> bool:
    """Whether a length is the course's, and what it left comes behind: "home exercises for 5 months with persistent knee pain"."""
    if not before or before[-1].kind != "treatment":
        return False
    straight = _STRAIGHT.fullmatch(lower, before[-1].end, time.start)
    return straight is not None and _WITH_WHAT.match(lower, time.end) is not None
