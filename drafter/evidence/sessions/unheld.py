"""A second block that was not done, or is still to come: it is no session, and the first was the only one.

"The usual second block was skipped", "MBB #2 is on the calendar", "never came in for the confirmatory one".
"""

from __future__ import annotations

import re

_NTH = (
    r"(?:(?:second|2nd|confirmatory|comparative|repeat|#2)(?:,? (?:confirmatory|diagnostic|comparative|medial|branch|nerve|facet|lumbar|cervical|test|repeat))*,? (?:blocks?|mbbs?|one|set|round|test)(?: #?2)?"
    r"|(?:blocks?|mbbs?) (?:#|no\. ?|number )2|(?:the )?second(?= (?:will|was to|is to|is|was|has|hasn't|wasn't|isn't|still|remains|never|not|to)\b)|#2(?= (?:was|is|has|hasn't|wasn't|isn't|still|remains|never|not|to|will|attempted|n/?a)\b| - ))"
)
_DONE = r"(?:done|performed|given|happen(?:ed)?|take place|taken place|obtained|carried out|undertaken|scheduled|authori[sz]ed|approved|pursued|repeated|occur(?:red)?|go ahead|gone ahead|gone through|completed|had)"
#: What was called off needs no more said; what is only set for a day may have been on it.
_CALLED_OFF = r"(?:tbd|n/?a\b|not applicable|cancell?ed|skipped|waived|deferred|declined|refused|postponed|missed|denied|omitted|forgone|foregone|aborted|abandoned|called off|put off|on hold|held off|awaiting|pending|outstanding|upcoming|on (?:the )?(?:calendar|schedule|books)|to (?:follow|come|be (?:done|scheduled|performed))|(?:still )?ahead)"
_SET = r"(?:(?:will|shall|was to|is to|would) (?:be (?!done today)|happen|take place|follow|come)|rescheduled|scheduled|set (?:for|up)|planned|booked|due|next (?:week|month)|tomorrow)\b(?![^.;]{0,60}(?:%|\brelief|\bgave\b|\bwent (?:well|ahead)))"
_LINK = r"(?: ?[:-]| (?:(?:was|had been) )?(?:attempted|tried|started|scheduled|booked|planned|set|due)(?: (?:(?:on|for) )?\d[\d/]*)?(?:,| but|, but)?)?(?: (?:pa|auth\w*|approval|order|date|scheduling|insurance))?(?:,? (?:that|which|we|she|he|had|been|at l\d[-\w/]*|on the (?:left|right)|of (?:the|her|his) \w+))*,? "
_NOT_DONE = (
    rf"(?:was|is|has|had|were|did|does)(?: not|n't)(?: yet)?(?: been)? {_DONE}|never (?:got |was |been )?(?:done|happened|took place|performed|came|materiali[sz]ed|scheduled|occurred|given)|not (?:yet )?{_DONE}"
    rf"|(?:(?:was|is|has been|had to be|being|got|were|still|remains) )*{_CALLED_OFF}"
)
_BEFORE = (
    r"\b(?:never (?:came(?: in| back)?|returned|went|showed(?: up)?|had|got(?: around to)?|scheduled|made it|underwent)|no-?show(?:s|ed)?|missed|cancell?ed|skipped|deferred|postponed|waived|did(?: not|n't) (?:have|get|do|come(?: in| back)?|return|show(?: up)?|make it|undergo|proceed with)|(?:has|have|had)(?: not|n't) (?:had|done|undergone|come (?:in|back)|returned)"
    r"|yet to (?:have|undergo|get|do)|(?:still )?(?:awaiting|waiting (?:on|for)|due for|scheduled for|booked for|needs)|in lieu of|instead of|rather than|without)(?: (?:for|to|in|back|have|get|do|undergo|the|her|his|a|an|any|that|planned|usual|scheduled))* "
)
#: A second block that came to nothing: the first was the only one.
CAME_TO_NOTHING = re.compile(rf"{_BEFORE}{_NTH}\b(?! opinion)|\b{_NTH}{_LINK}(?:{_NOT_DONE})\b")
#: The same, or one that is to come.
UNHELD = re.compile(
    rf"{CAME_TO_NOTHING.pattern}|\b{_NTH}{_LINK}(?:(?:was|is|has been|being|got|were|still|remains) )*{_SET}\b"
)
#: "The insurer may ask about a second block": a numbered one that words before it only weigh, ask for or call off.
NOT_YET_NTH = re.compile(
    r"\b(?:may|might|could|should|must|asks?|asked|requir\w+|needs?|wants?|insist\w*|if|without|until|unless|discuss\w*|whether|orders?|ordered|authori[sz]\w*|consider\w*|offer\w*|schedul\w*|await\w*|pending|declin\w*|refus\w*|skip\w*|waiv\w*|cancel\w*|defer\w*|postpon\w*|miss\w*|no-?show\w*|never|not|n't|no|yet to|due|instead of|in lieu of|rather than|next|tomorrow|upcoming)\b"
    r"[^.;]{0,40}\b(?:second|third|fourth|fifth|2nd|3rd|4th) (?:[\w/,-]+ ){0,4}$"
)
