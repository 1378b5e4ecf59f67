"""What a sentence says that a session gave: the share of relief, and how long it lasted by a length or by dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.quantities import percentages
from drafter.evidence.timing import Timing, timings
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.facts import Claim
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_NOT_SHARE = re.compile(
    r"^ ?(?:lido|bupi|ropi|marcaine|xylocaine|sensorcaine|solution|strength|dextrose|saline|of (?:the )?(?:time|day|days|pain is)|range|rom|oxygen|o2|spo2|on room|ra\b|disability)"
)
_RELIEVED = re.compile(
    r"\b(?:relie\w+|better|improv\w+|reduc\w+|decreas\w+|less|benefit\w*|gone|helped|ease\w*|fell|fallen|drop\w*|t(?:ook|akes|aking|aken) (?:away|off|out|care)|knock\w* (?:out|off|back|down)|cut|gave|gives|given|got rid|rid of|lift\w*|quiet\w*|calm\w*|respon\w+|took)\b"
)
#: What stands before the day on which a relief ended.
ENDS_RELIEF = re.compile(
    r"\b(?:wore off|wearing off|worn off|until|till|til|thru|through|lasted (?:up )?to|held (?:up )?to|up to|faded|returned|came back|recurred|back (?:by|in|on)|again (?:by|in|on)|gone by|over by)"
    r"(?: (?:about|around|over|in|on|by|the|early|late|mid|middle|end|of|right|up|at|least|to|again|gradually|it|pain|only)){0,4} ?$"
)


def response(reading: Reading, sentence: Sentence) -> dict[str, Claim]:
    """The share of relief that a sentence tells of, and how long it lasted."""
    lower = reading.lower
    claims: dict[str, Claim] = {}
    for share in percentages(lower, sentence.start, sentence.end):
        around = lower[max(sentence.start, share.start - 44) : min(sentence.end, share.end + 34)]
        if (
            not _NOT_SHARE.match(lower[share.end : share.end + 20])
            and _RELIEVED.search(around)
            and share.value.high > 5
        ):
            claims["relief"] = claim(reading, share.start, share.end)
            break
    lasted = next(
        (
            t
            for t in timings(reading, sentence)
            if t.length and not t.problem and (t.role == "relief" or ("relief" in claims and t.role == "length"))
        ),
        None,
    )
    if lasted is not None:
        claims["relief_length"] = claim(reading, lasted.start, lasted.end)
    return claims


def relief_by_dates(
    reading: Reading, sentence: Sentence, dated: Sequence[Timing], ends: Sequence[Timing]
) -> dict[str, Claim]:
    """Relief told by dates: since a session ("since the shots of Aug 6 he has been 65 % better"), or until a day."""
    lower = reading.lower
    if ends:
        until = {"relief_until": claim(reading, ends[0].start, ends[0].end)}
        began = [t for t in timings(reading, sentence) if t.days is not None and t.end <= ends[0].start]
        return {**until, "relief_since": claim(reading, began[-1].start, began[-1].end)} if began else until
    for time in dated:
        if re.search(r"\b(?:ever )?since (?:[\w.]+ ){0,5}$", lower[sentence.start : time.start]):
            return {"relief_since": claim(reading, time.start, time.end)}
    return {}
