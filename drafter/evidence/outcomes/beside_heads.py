"""What stands beside the head of an outcome and changes it, whichever head it is: an aim, a comparison, a "nil"."""

from __future__ import annotations

import re

from drafter.evidence.words.months import VERB_MAY

# "to help", "will help", "hopes for relief": not yet an outcome. "able to", "failed to" are no deferral.
DEFERRED = re.compile(
    r"(?:(?<!able )(?<!failed )(?<!fails )(?<!seems )(?<!seemed )(?<!appeared )(?<!respond )(?<!responded )(?<!began )(?<!continued )(?<!due )(?<!prior )(?<!started )(?<!continues )(?<!proved )(?<!found )(?<!led )(?<!leads )(?<!leading )\bto|"
    rf"\b(?:(?i:will|should|could|would|might|can|until|hop(?:e|es|ing|ed)|goals?|expect\w*|anticipat\w*|seek\w*|want\w*|need\w*|looking|potential|possible|likely|if|whether|for(?: pain| symptom\w*| some| short-term| further| temporary| additional| longer| more| better)?|in hopes of|please)|{VERB_MAY})) (?:(?:be|gone|been|worked|have|get|provide|give|gain|see|of|her|him|the|a|more|further|some|for|it|this|that|much|significantly|greatly|only|achieve|obtain|find|\w+ly) ){{0,3}}$"
)
COMPARED = re.compile(r" (?:like|as much as|as well as|more than|better than)\b")
_WHOSE = r"(?: (?:it|they|that|this|she|he) (?:gave|had|has|brought|got|noticed|saw|felt|gives|provided))?(?: (?:from|with|of|to) (?:(?! but\b| and\b)[^.;,]){1,40}?)?"
#: How little it was; "nothing short of a miracle" is much.
_NAUGHT = r"(?:nil|none|zero|zip|zilch|nada|negligible|minimal|nonexistent|absent|trivial|imperceptible|(?:next to |close to )?nothing(?! (?:short|but|less|if))|0%|0/10|[01] out of 10)"
_TELLS = r"(?::|=|was|were|is|has been|am(?:ounted|ounts) to|c(?:ame|omes) to|(?:is |was )?(?:rated|scored|graded|put)(?: at| as)?|stands? at|, (?:she|he|patient|pt) (?:says|said|answers|answered|reports|reported),?|(?=(?:none|nil|zero|negligible|minimal)\b))"
#: "Benefit from Graston was nil", "puts the relief at zero", "asked about benefit from PT, she says none".
NIL = re.compile(
    rf"{_WHOSE} ?{_TELLS} ?(?:essentially |practically |basically |about |exactly )?{_NAUGHT}(?!\w| (?:pain|aches?|headaches?|symptoms?|side|adverse|problems?|complaints?|issues?|needs?|missed|pills?|days?)\b)|{_WHOSE} (?:at|as) (?:zero|nil|none|negligible|nothing)(?= ?(?:[.,;)\"]|$|percent|out of))| (?:zero|nil)(?=[.,;)]|$| at\b| so\b)|(?:(?<=benefit)|(?<=relief)|(?<=improvement)) (?:is |was )?(?:rated|scored|graded|put) (?:at |as )?(?:only )?[0-2] ?(?:out of|/) ?10\b|(?<=benefit) (?:at |as )?(?:only )?[0-3] ?(?:out of|/) ?10\b"
)
