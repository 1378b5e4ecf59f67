"""Days of visits at which a procedure was done: "had trigger point injections at the June visit"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import timings
from drafter.evidence.words.months import VERB_MAY

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

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
    named = reading.of(sentence, "procedure")
    if named and done_then(reading, sentence, named[-1], time):
        return True
    if len(named) != 1 or _before_it(reading, sentence, named[0], time):
        return False
    return bool(_WAS_GIVEN.search(lower, start, end)) and not _ONLY_SPOKEN_OF.search(lower, start, end)


#: "When I saw her on 8/5 I repeated the injection", "at her visit on 8/5 a further injection".
_DEED = re.compile(
    r"[^.;%]{0,30}\b(?:repeated|gave|performed|injected|administered|another|a further|a (?:second|third|fourth|repeat))\b[^.;%]{0,24}"
)


def done_then(reading: Reading, sentence: Sentence, mention: Mention, visit: Timing) -> bool:
    """Whether a procedure that is named behind the day of a visit is said to have been done at it."""
    lower = reading.lower
    if visit.end > mention.start or _ONLY_SPOKEN_OF.search(lower, visit.end, sentence.end):
        return False
    return bool(_DEED.fullmatch(lower, visit.end, mention.start)) and not _before_it(reading, sentence, mention, visit)


#: "At her visit of 8/11, fifteen weeks after the epidural, she still had 60 %": it was before the visit.
_AFTER_IT = re.compile(r"\b(?:after|since|following|post|s/p|status post|out from|from)(?: (?!then\b)[\w/-]+){0,4} ?$")
_OWN_DAY = re.compile(r"(?: (?:of|on|from|in|dated|done|performed|given|late|early|mid))* ?\(?")

#: "Her April 2 lumbar epidural".
_ITS = re.compile(r"(?: (?:lumbar|cervical|left|right|bilateral|l|r|[ctls]\d\S*))* ")


def _before_it(reading: Reading, sentence: Sentence, mention: Mention, visit: Timing) -> bool:
    """Whether a procedure that a visit tells of was before it: by the words before its name, or by a day of its own."""
    lower = reading.lower
    if visit.end <= mention.start and _AFTER_IT.search(lower, visit.end, mention.start):
        return True
    return any(
        t is not visit
        and t.days is not None
        and (_OWN_DAY.fullmatch(lower, mention.end, t.start) or _ITS.fullmatch(lower, t.end, mention.start))
        for t in timings(reading, sentence)
    )
