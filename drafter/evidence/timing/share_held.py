"""Lengths that a share of relief held for, told in a clause of their own: "80 % gone, but only for five weeks", "75 % less; the benefit stayed with her for 4 months"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.timing.times import Time

_SHARE = re.compile(
    r"(?:\d|ty(?:-\w+)?) ?(?:%|per ?cent)(?: \w+){0,4}? ?(?:better|relief|gone|less|improve\w*|reduc\w*|help|benefit|eased|of (?:the|her|his) (?:pain|ache))|\b(?:relie\w+|help\w*|eased|reduc\w+|better|less|improv\w+|down|cut)\b[^.;]{0,40}?(?:\d|ty(?:-\w+)?) ?(?:%|per ?cent)|\b(?:half|two[ -]thirds|three[ -]quarters|most|all) (?:of )?(?:the|her|his) (?:\w+ )?(?:pain|ache)"
)
_ABOUT = r"(?: (?:about|around|some|roughly|approximately|the|a|an|first|end of|good|full|all of|at most|nearly|almost|over))*"
_RELIEF = r"(?:(?:the|this|that|her|his) )?(?:pain )?(?:relief|benefits?|effects?|gains?|improvement|results?|reprieve)"
_HELD_FOR = re.compile(
    rf"(?:\b(?:but|though|although|albeit|yet|however|and),?(?: (?:it|this|that|{_RELIEF}))?(?: (?:was|lasted|held|worked|that))?(?: (?:only|just|merely|barely))(?: (?:for|lasted|held|x))?"
    rf"|\b(?:it|this|that|which|all of (?:it|this|that)|{_RELIEF})(?: (?:was|had|has|were|is|been|all|already|completely|then))* (?:gone|over(?: with)?|finished|used up|spent|done with|at an end|wore off|worn off)(?: (?:again|completely|already))* (?:in|after)"
    rf"|\b{_RELIEF} (?:stayed|hung on|stuck|kept up|carried on|endured|held on|persisted|remained)(?:(?: (?:with|w/) (?:her|him|me|them|the patient|pt)),?(?: (?:for|x))?|,? (?:for|x))"
    rf"|\b(?:remain|stay)(?:ed|s|ing) (?:well|good|comfortable|fine|great|improved|better|(?:free|off) (?:of )?(?:all |her |his |any )?(?:\w+ )?(?:medications?|medicines?|meds|pills|analgesics|opioids?))(?: and \w+)?,? (?:for|x)){_ABOUT} ?$"
    # "60 % pain reduction; duration ten weeks".
    rf"|[;,] ?(?:duration|length|time)(?: of (?:the )?(?:relief|benefit|effect|response|improvement))?(?: (?:was|of))? ?:?{_ABOUT} ?$"
)
#: "60 % less leg pain. This stayed with her for four months": what goes on is what the sentence before tells.
_THIS_HELD_FOR = re.compile(
    rf"[^a-z]*(?:and |but )?(?:this|that|it|{_RELIEF}) (?:(?:has|had|then|all|she|he|says?|said|told me|told us) )*(?:stayed|persisted|remained|continued|endured|hung on|stuck|held up|kept up)(?: (?:so|that way|there|(?:with|w/) (?:her|him|me|them|the patient|pt)))?,?(?: (?:for|x))?{_ABOUT} ?"
)

#: "80 % relief, but for two weeks only".
_BUT_FOR = re.compile(
    rf"\b(?:but|though|although|albeit|yet|however|and),?(?: (?:it|this|that|{_RELIEF}))?(?: (?:was|lasted|held|worked))?(?: for| x)?{_ABOUT} ?$"
)
_ONLY = re.compile(r" (?:only|at (?:the )?(?:very )?most|tops|and no (?:longer|more)|if that|max)\b")


def held_for(lower: str, sentence: Sentence, time: Time) -> bool:
    """Whether a length behind a share of relief says how long that held, or after how long it was over."""
    if time.length is None or time.ago:
        return False
    before = max(lower.rfind(mark, 0, sentence.start - 1) for mark in (". ", "\n", "; ")) + 1 if sentence.start else 0
    told = _HELD_FOR.search(lower, sentence.start, time.start)
    if told is None and _ONLY.match(lower, time.end):
        told = _BUT_FOR.search(lower, sentence.start, time.start)
    if told is not None and _SHARE.search(lower, before, told.start()):
        return True
    goes_on = _THIS_HELD_FOR.fullmatch(lower, sentence.start, time.start)
    return goes_on is not None and _SHARE.search(lower, before, sentence.start) is not None
