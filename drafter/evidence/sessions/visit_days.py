"""Days of visits at which a procedure was done: "had trigger point injections at the June visit"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import VERB_MAY

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

#: "At her last visit on 5/20/25 TPI were done", "had trigger point injections at the June visit".
_VISITED = re.compile(
    r"\b(?:at|during|on) (?:(?:the|her|his|my|our|that|last|previous|prior|most recent) )*(?:(?:office |clinic )?(?:visit|appointment|appt)(?: (?:here|with us))?(?: (?:on|of|in|dated))? )?$"
)
_VISIT_BEHIND = re.compile(r",? (?:office |clinic )?(?:visit|appointment|appt)\b")
#: "Last visit 10/6/25: TPI bilateral traps", "was here 10/6/25 for TPI".
_LAST_VISIT = re.compile(
    r"\b(?:last|previous|prior|most recent) (?:office |clinic )?(?:visit|appointment|appt)(?: (?:was|on|of|here|dated))*:? ?\(?$"
)
_TELLS = re.compile(r"\)? ?(?::|-{1,2}|=) ?")
_WAS_HERE = re.compile(
    r"\b(?:was|were|been|came|seen)(?: (?:in|last|back))? (?:here|in (?:this|our|the) (?:clinic|office)|with us)(?: (?:last|on))* ?$"
)
_WAS_GIVEN = re.compile(
    r"\b(?:had|received|got|underwent|(?:(?:was|were|we|i) )?(?:done|given|performed|administered|injected|did|gave|performed)|last|previous|most recent|helped|relief|wore off|lasted|better)\b|\d ?%"
)
_ONLY_SPOKEN_OF = re.compile(
    rf"\b(?:discuss\w*|offer\w*|recommend\w*|plan\w*|schedul\w*|request\w*|consider\w*|declin\w*|refus\w*|not|no|never|ask\w*|want\w*|will|would|order\w*|refer\w*|deferr\w*|{VERB_MAY}|might|next|n't|due|consult\w*|eval\w*|opinion|clearance)\b|n't\b"
)


def done_at_visit(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a day is that of the visit at which the one procedure of a sentence was done."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    last = _LAST_VISIT.search(lower, start, time.start) and _TELLS.match(lower, time.end, end)
    here = _WAS_HERE.search(lower, start, time.start) and lower.startswith(" for ", time.end)
    if (last or here) and len(reading.of(sentence, "procedure")) == 1:
        return not _ONLY_SPOKEN_OF.search(lower, start, end)
    visited = _VISITED.search(lower, start, time.start)
    if visited is None or not ("visit" in visited[0] or "app" in visited[0] or _VISIT_BEHIND.match(lower, time.end)):
        return False
    alone = len(reading.of(sentence, "procedure")) == 1
    return alone and bool(_WAS_GIVEN.search(lower, start, end)) and not _ONLY_SPOKEN_OF.search(lower, start, end)
