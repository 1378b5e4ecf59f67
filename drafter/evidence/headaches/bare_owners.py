"""Whether figures in a sentence that names no headache are those of the headaches that the note speaks of.

"They come 20 days a month" goes on about them; "sleeps poorly 20 days a month" and "screens 6 hours a day" tell what else is
done or had so often. So nothing may stand before the figures, in their clause, but words that point, that are, come or count.
"""

from __future__ import annotations

import re

from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.numbers import NUMBER

_POINTS = r"(?:she|he|they|it|its?|these|those|this|that|them|i|you|we|pt|patient|mr|mrs|ms|miss|who|which|one|ones|there|here|her|his|their|the|a|an|all|any|some|each|every|(?:sorts?|kinds?|types?)(?! of)|most|both|other|others|another|such|none|neither|either|what)"
_IS = r"(?:is|are|was|were|be|been|being|has|have|had|having|hasn|haven|isn|aren|gets?|got|getting|gives?|comes?|came|coming|occurs?|occurr\w+|happens?|happen\w+|appears?|strikes?|hits?|returns?|recurs?|runs?|ran|running|goes|went|gone|goes on|sits?|stays?|stands?|stood|keeps?|remains?|starts?|started|begins?|began|hurts?|hurting|aches?|aching|throbs?|pounds?|suffers?|suffer\w+|lasts?|lasting|lasted|affect\w*|disabl\w*|bother\w*|plague\w*|see|sees|seen|finds?|found|feels?|experienc\w+|endures?|report\w*|states?|stated|says?|said|tells?|told|describ\w*|estimat\w*|counts?|counted|counting|tall\w+|total\w*|averag\w*|number\w*|rang\w+|var(?:y|ies|ied)|marks?|marked|log\w*|record\w*|show\w*|list\w*|writ\w+|wrote|not(?:e|es|ed)|enter\w*|document\w*|complain\w*|present\w*|confirm\w*|match\w*|agree\w*|admit\w*|acknowledg\w*|thinks?|guess\w*|reckon\w*|calculat\w*|review\w*|progress\w*|chang\w*|increas\w*|decreas\w*|worsen\w*|rose|risen|climb\w*|jump\w*|grew|grown|became|become\w*|turn\w*|dropp?\w*|fell|fallen|improv\w*|require\w*|symptomatic|episod\w+|spells?|bouts?|flares?|events?|pain|painful|ache|discomfort|symptoms?|bad|severe|mild|moderate|dull|steady|sharp\w*|constant|unchanged|stable|same|such|like|level|present|w(?:akes?|oke)(?: up)? (?:with|to)(?= (?:it|one|them|this|these|an?)\b))"
_COUNTS = r"(?:frequen\w+|rate|how|often|many|much|days?|times?|months?|monthly|weeks?|weekly|daily|year|yearly|mornings?|nights?|counts?|number|no|total|average|avg|mean|median|typical\w*|usual\w*|diary|diaries|calendar|journal|app|log|tracker|entries|squares|boxes|period|interval|baseline|burden|past|last|previous|recent\w*|this|current\w*|now|today|presently|lately|then|before|after|ago|since|until|till|when|while|still|already|again|always|never|ever|only|just|even|also|too|about|around|approx\w*|roughly|nearly|almost|close|least|up(?! (?:at|all|most|half) night)|down|over|more|fewer|less|short(?:er|est)?|long(?:er|est)|brief(?:er|est)|minimum|maximum|under|than|out|average|between|perhaps|maybe|probably|fully|good|easily|well|further|together|pretty much|basically|literally|q)"
_JOINS = r"(?:on|in|into|at|of|to|from|for|by|per|with|as|and|or|but|so|yet|if|because|nor|not|x|w|via|during|through\w*|across)"
_CARRIES = re.compile(
    rf"(?:[^a-z]|(?<![a-z])(?:{_POINTS}|{_IS}|{_COUNTS}|{_JOINS}|{NUMBER}|{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|fall|autumn|winter|s|t|d|ve|re)(?![a-z]))*"
)
#: "It was only six weeks ago, when she began on nights, that they rose to 18": what happened then owns nothing.
_ASIDE = re.compile(
    r"(?<=\bit was )(?P<time>[^,;.]{3,40}), (?:just |right )?(?:when|after|with|following|upon) [^,.;\d]{2,60}, (?=that )"
)
_BREAKS = re.compile(r"[.;:?](?= )|\n")


def stands_for_headache(lower: str, first: int, at: int) -> bool:
    """Whether nothing but such words stands in ``lower[first:at]``, from the last break on, before figures at ``at``."""
    breaks = [match.end() for match in _BREAKS.finditer(lower, first, at)]
    first = breaks[-1] if breaks else first
    aside = _ASIDE.search(lower, first, at)
    if aside is not None:
        return bool(_CARRIES.fullmatch(lower, first, aside.end("time")) and _CARRIES.fullmatch(lower, aside.end(), at))
    return _CARRIES.fullmatch(lower, first, at) is not None
