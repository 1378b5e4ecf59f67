"""Relief that an operation, lost weight or a change of life gave, in a sentence that tells of no session by name.

"She reports 80 % relief since her discectomy", "an L5 laminectomy in May, since which the leg is 90 % better": the injection
of April, told of before, did not give it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_GIVER = (
    r"(?<!post-)(?<!post )(?:(?:micro)?di[sc]c?k?ectomy|laminectomy|laminotomy|hemilaminectomy|decompression|foraminotomy|(?:\w+ )?fusion|acdf|arthroplasty|arthroscopy|(?:knee |hip |shoulder |joint |total \w+ )?replacement|tk[ar]|th[ar]|(?:back |spine |neck |knee |hip |shoulder |spinal )?(?:surgery|operation)|weight loss|loss of (?:\d+ )?(?:weight|pounds|lbs?)|losing (?:weight|\d+ (?:pounds|lbs?))|(?:the |a |her |his )?(?:new )?(?:desk|job|mattress|bed|chair)"
    r"|(?:her|his) (?:retirement|vacation|holiday)|retir(?:ed|ing)|deliver(?:ing|y of)(?: (?:her|his|the|a))? \w+|(?:the )?birth of \w+ \w+)(?! (?:syndrome|site|level|candidate|consult\w*|planned|scheduled|cent(?:er|re)|suite|clinic|team|failed|did not|didn't))"
)
#: "80 % relief since her discectomy", "90 % better with the weight loss".
_BEHIND = re.compile(
    rf"[^.;,]{{0,40}}?\b(?:since|after|from|following|with|by|thanks to|due to|because of) (?:(?:the|her|his|an?|this|that|[cltsw]\d(?:-[ltcs]?\d)?|lumbar|cervical|left|right|recent|\d+ (?:lb|pound)) )*{_GIVER}\b"
)
#: "A cervical fusion in May and was 90 % better", "weight loss of 50 lb gave her more than 60 % relief".
_BEFORE = re.compile(
    rf"\b{_GIVER}\b[^.;:]{{0,44}}?(?:,? since which|,? after which|\band (?:then )?(?:(?:she|he) )?(?:was|is|has been|had been|got|felt|has|had|reports?)\b|,? (?:she|he) (?:was|is|has been|got|felt|reports?)\b|\b(?:gave|gives|given|brought|took|left|made|provided|produced|helped|took over)\b)[^.;]{{0,50}}$"
    rf"|\b(?:since|after|following|thanks to) (?:(?:the|her|his|an?|this|that|lumbar|cervical|left|right|recent) )*{_GIVER}\b(?:(?!\bfail)[^.;:]){{0,60}}$"
)


def given_by_other(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the share of relief at a place is what an operation or a change of life gave."""
    lower = reading.lower
    named = reading.of(sentence, "procedure")
    behind = _BEHIND.match(lower, end, sentence.end)
    if behind and not any(end <= m.start < behind.end() for m in named):
        return not any(m.end <= start for m in named)
    before = _BEFORE.search(lower, sentence.start, start)
    return before is not None and not any(before.start() <= m.start < start for m in named)
