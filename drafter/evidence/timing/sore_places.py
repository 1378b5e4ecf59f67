"""A part of the body that opens a statement and is told with what makes it worse or better: a complaint without a word for it.

"Right low back, worse leaning back, better bent over the sink" is a clinician's shorthand for pain there; so is "left neck to the
base of the skull for 18 months".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: Sections that open a note, or tell how it came about.
OPENING = frozenset({"", "complaint", "history"})
_TELLS = Telling("worse", "worst", "better", "makes it", "catches", "wakes", "fortin", "one finger")
_BEHAVES = re.compile(
    r"\b(?:worse (?:with|w/|when|if|on|in|at|after|by|\w+ing)|better (?:with|w/|when|if|on|lying|bent|in|\w+ing(?! (?:since|now|every|each)\b))|makes it (?:bad|worse|hurt|flare|ache)|(?:is|are|being) (?:the )?worst|catches|wakes (?:him|her|me|them)|fortin|(?:with|by) one finger)\b"
)
#: Who, and which side: "68M. ", "73 y/o woman, right ".
_AHEAD = re.compile(
    r"\W*(?:\d{1,3} ?(?:y/?o|yo|yr)?[ -]?(?:m|f|man|woman|male|female)?\b[^.,;:]{0,30}[,.:;] )?(?:(?:left|right|l|r|lt|rt|bilat\w*|both|sides?|of|the|her|his|mostly)\.? )*"
)
#: What may stand between the place and how it behaves: another place, a side, a comma.
_TO_COMMA = re.compile(r"[^.;:?]{0,40}?[,(]")
#: ", two years now", ", since a rear-end bump 10/2024", ", about 14 months": not "better since", nor since a pill was begun.
_LENGTH_BEHIND = re.compile(
    r" (?:for|x|over|going back to|dating (?:back )?to|goes back to)(?: (?:about|around|nearly|almost|some|early|late|mid|the|spring|summer|fall|autumn|winter))* ?$|"
    r"[,;(] ?(?:(?:now|all|ever|constant|daily|on and off|off and on|going on|over|for|x|about|around|nearly|almost|approx\w*|~|the|past|last|this|started|began|onset|present|some) ?)*$"
)
_SINCE_BEHIND = re.compile(
    r"[,;( ] ?(?:all |ever |constant |present |on and off )?since (?!(?:start|stopp|quit|retir|mov|chang|going|beginning|she (?:start|stop)|he (?:start|stop))\w*)(?:[\w'-]+ ){0,6}$"
)


#: "Left neck to the base of the skull and shoulder top for 18 months", "both sides of the neck, going back to autumn 2023".
_FROM_TO = re.compile(
    r"(?:,? (?:to|into|and|down|across|over|with|around|toward|up to|the|her|his|both|left|right|base|top|tops|side|sides|edge|inside|outside|back|of|sometimes|out)\b)* ?"
)
_SO_LONG = re.compile(
    r"(?:, ?)?(?: ?(?:for|x|over|about|around|nearly|almost|some|now|~)\b)* ?(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)(?: and a half)? ?(?:years?|yrs?|months?|mos?|weeks?|wks?)\b(?! (?:ago|of|later|after|post|out|s/p|since|visit|follow))(?= ?(?:[.,;]|$))"
    r"|(?:, ?)? ?(?:going|dating|goes|dates) back (?:to|some|about)\b"
)


def sore_place(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with a part of the body and tells how it behaves."""
    regions = reading.of(sentence, "region")
    if not regions or sentence.section.kind not in OPENING:
        return False
    place = regions[0]
    if not _AHEAD.fullmatch(reading.lower, sentence.start, place.start):
        return False
    if _lasts(reading, sentence, regions):
        return True
    if not _TELLS.within(reading.lower, sentence.start, sentence.end):
        return False
    apart = _TO_COMMA.match(reading.lower, place.end, sentence.end)
    return bool(apart and _BEHAVES.search(reading.lower, apart.end(), sentence.end))


def _lasts(reading: Reading, sentence: Sentence, regions: Sequence[Mention]) -> bool:
    """Whether nothing but places stands before how long it has been, in a sentence that names nothing that was done there."""
    if reading.of(sentence, "treatment", "procedure", "programme", "imaging", "finding"):
        return False
    happened = reading.of(sentence, "event")
    if any(reading.assertion(sentence, m.start, m.end) is not Assertion.ABSENT for m in happened):
        return False
    end = regions[0].end
    for region in regions[1:]:
        if not _FROM_TO.fullmatch(reading.lower, end, region.start):
            break
        end = region.end
    rest = _FROM_TO.match(reading.lower, end, sentence.end)
    return rest is not None and _SO_LONG.match(reading.lower, rest.end(), sentence.end) is not None


def lasts_there(before: str) -> bool:
    """Whether the words before a time, in a sentence that opens with such a place, give it as its length or its beginning."""
    return bool(_LENGTH_BEHIND.search(before) or _SINCE_BEHIND.search(before))
