"""A part of the body that opens a statement and is told with what makes it worse or better: a complaint without a word for it.

"Right low back, worse leaning back, better bent over the sink" is a clinician's shorthand for pain there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: Sections that open a note, or tell how it came about.
OPENING = frozenset({"", "complaint", "history"})
_TELLS = Telling("worse", "worst", "better", "makes it", "catches", "wakes", "fortin", "one finger")
_BEHAVES = re.compile(
    r"\b(?:worse (?:with|w/|when|if|on|in|at|after|by|\w+ing)|better (?:with|w/|when|if|on|lying|bent|in|\w+ing(?! (?:since|now|every|each)\b))|makes it (?:bad|worse|hurt|flare|ache)|(?:is|are|being) (?:the )?worst|catches|wakes (?:him|her|me|them)|fortin|(?:with|by) one finger)\b"
)
#: Who, and which side: "68M. ", "73 y/o woman, right ".
_AHEAD = re.compile(
    r"\W*(?:\d{1,3} ?(?:y/?o|yo|yr)?[ -]?(?:m|f|man|woman|male|female)?\b[^.,;:]{0,30}[,.:;] )?(?:(?:left|right|l|r|lt|rt|bilat\w*|both|the|her|his|mostly)\.? )*"
)
#: What may stand between the place and how it behaves: another place, a side, a comma.
_TO_COMMA = re.compile(r"[^.;:?]{0,40}?[,(]")
#: ", two years now", ", since a rear-end bump 10/2024", ", about 14 months": not "better since", nor since a pill was begun.
_LENGTH_BEHIND = re.compile(
    r"[,;(] ?(?:(?:now|all|ever|constant|daily|on and off|off and on|going on|over|for|x|about|around|nearly|almost|approx\w*|~|the|past|last|this|started|began|onset|present|some) ?)*$"
)
_SINCE_BEHIND = re.compile(
    r"[,;( ] ?(?:all |ever |constant |present |on and off )?since (?!(?:start|stopp|quit|retir|mov|chang|going|beginning|she (?:start|stop)|he (?:start|stop))\w*)(?:[\w'-]+ ){0,6}$"
)


def sore_place(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with a part of the body and tells how it behaves."""
    regions = reading.of(sentence, "region")
    if not regions or sentence.section.kind not in OPENING:
        return False
    if not _TELLS.within(reading.lower, sentence.start, sentence.end):
        return False
    place = regions[0]
    if not _AHEAD.fullmatch(reading.lower, sentence.start, place.start):
        return False
    apart = _TO_COMMA.match(reading.lower, place.end, sentence.end)
    return bool(apart and _BEHAVES.search(reading.lower, apart.end(), sentence.end))


def lasts_there(before: str) -> bool:
    """Whether the words before a time, in a sentence that opens with such a place, give it as its length or its beginning."""
    return bool(_LENGTH_BEHIND.search(before) or _SINCE_BEHIND.search(before))
