"""Lengths that tell how long after a session its relief was asked for ("at 16 weeks 70 % better"): so long it held, or longer."""

from __future__ import annotations

import re

#: "At 2 weeks 90 % better", "90 % at 2 weeks": when it was asked, not how long it held, unless it held still.
_AT = re.compile(r"\b(?:at|by) (?:the |about |her |his |a )?$")
_LATER = re.compile(
    r"[ -]?(?:out\b|later\b|on\b|post\b|post-|after (?:the|her|his|that|this|esi|injection)|s/p|mark\b|visit\b|follow|f/u|check)"
)
_STILL = re.compile(r"\b(?:still|remain\w*|continu\w*|maintain\w*|sustain\w*|holding|persist\w*|ongoing)\b")

#: "Post NRS (2 wk): 2": when a rating was told.
_RATED_AFTER = re.compile(
    r"\b(?:post|nrs|nprs|vas|pain|scores?|f/u|follow[- ]?up)[ -]?(?:inj\w*|procedure|block|op)? ?\($"
)
#: "2/10 at 2 wk, still 2-3/10 at the 8/20 visit": another look, later.
_STILL_LATER = re.compile(
    r"\bstill\b[^.;]{0,24}\b(?:at|on|in|by) (?:the |her |his |a )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last|next|follow|f/u)"
)
#: "80 % relief, returned at 5 months": so long it held.
_BACK_AT = re.compile(
    r"\b(?:returned|recurred|came back|crept back|wore off|worn off|faded) (?:again )?(?:at|by) (?:about |around )?$"
)


def looked_at(lower: str, first: int, last: int, start: int, end: int) -> bool:
    """Whether a length only tells how long after a session the relief was asked for.

    :param first: where the statement that it stands in begins; ``last``: where that ends.
    """
    opens = not lower[first:start].strip() or lower[first:start].rstrip().endswith((",", ";", "(", ":", "-"))
    asked = (
        _AT.search(lower, first, start)
        or _RATED_AFTER.search(lower, first, start)
        or (opens and _LATER.match(lower, end, last))
    )
    held = _STILL.search(lower, first, end) or (
        _STILL.search(lower, end, last) and not _STILL_LATER.search(lower, end, last)
    )
    return bool(asked) and not held and not _BACK_AT.search(lower, first, start)
