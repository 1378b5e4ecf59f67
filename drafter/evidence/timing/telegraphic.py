"""A region that alone stands for its complaint: "Left low back since March"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention


_TELEGRAPHIC = re.compile(
    r"^[ ,:(.|-]*(?:(?:both sides|bilateral\w*|left|right|l|r|radiating|to \w+|gradual|insidious|and \w+|axial|mechanical|midline|(?:non-?|in)?specific|non-?radiating|non-?radicular|constant|continuous|intermittent|episodic|persistent|chronic|daily|nightly|dull|deep|ach(?:y|ing)|burning|sharp|stabbing|throbbing|nagging|unilateral|progressive|worsening|atraumatic|traumatic|(?:[a-z-]+ )?[a-z-]+,|(?:at|across|along|over|near|around) (?:the |her |his )?(?:\w+ )?\w+)[ ,]*)*(?:since(?: \w+){0,4}|x|for|onset|began|started|going on|(?:has|have) (?:hurt|ached|bothered|been|troubled|plagued)(?: \w+){0,3})? ?$"
)


def telegraphic(lower: str, time: Time, region: Mention, owners: Sequence[Mention], first: int) -> bool:
    """Whether a region alone stands for its complaint ("Left low back since March")."""
    if owners and owners[0].kind in ("treatment", "procedure", "programme"):
        return False
    if owners and not (owners[0].end < region.start or owners[0].start > time.end):
        return False
    if owners and lower.startswith(" of ", time.end):  # "6 months of neck pain, 3 weeks of headaches"
        return False
    tied = _TELEGRAPHIC.match(lower[region.end : time.start])
    return bool(tied) and not re.search(
        r"\bfor (?:the |her |his )?(?:\w+ )?$|\b(?:swelling|o?edema|varicos\w+|veins?|rash\w*|ulcers?|wounds?|scars?|clots?|bruis\w+) (?:(?:of|in|on|the|her|his|both|left|right) )*$",
        lower[first : region.start],
    )


#: "Leg pain running from the buttock along the calf to the foot": where a pain goes.
_GOES_TO = re.compile(
    r"(?:,? (?:on|in) the (?:left|right)(?: side)?)?,? (?:(?:that|which|and) )?(?:runs?|running|ran|radiat\w+|go(?:es|ing)|shoot\w*|travel\w*|spread\w*|extend\w*|reach\w*|track\w*|down|from|into)\b[^.;:]*"
)


def running_to(lower: str, time: Time, region: Mention, things: Sequence[Mention]) -> list[Mention]:
    """The complaint that runs to a region, where a time stands behind it: "leg pain down to the foot, since May" is of the pain."""
    told = [t for t in things if t.complains and t.end <= region.start]
    goes = told and region.end <= time.start and _GOES_TO.fullmatch(lower, told[-1].end, region.start)
    return told[-1:] if goes else []
