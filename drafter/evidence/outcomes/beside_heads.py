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
#: "Benefit from Graston was nil".
NIL = re.compile(
    r"(?: (?:from|with|of|to) [^.;,]{1,40}?)? ?(?::|=|was|were|is|has been|(?=(?:none|nil|zero|negligible|minimal)\b)) ?(?:essentially |practically |basically )?(?:nil|none|zero|negligible|minimal|nonexistent|absent|0%|0/10|[01] out of 10)\b| (?:zero|nil)(?=[.,;)]|$| at\b| so\b)|(?:(?<=benefit)|(?<=relief)|(?<=improvement)) (?:is |was )?(?:rated|scored|graded|put) (?:at |as )?(?:only )?[0-2] ?(?:out of|/) ?10\b|(?<=benefit) (?:at |as )?(?:only )?[0-3] ?(?:out of|/) ?10\b"
)
