"""What a figure out of ten is of: of a pain, or of something else ("rated the parking 2/10", "called 9/10", "five of ten heard")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: "10/10 coordination", "9/10 satisfaction": a figure of something else.
OF_ELSE = re.compile(
    r",? ?(?:for |in |with )?(?:her |his |the )?(?:\w+ )?(?:coordination|strength|power|satisfaction|energy|mood|sleep|balance|happiness|confidence|motivation|stress|anxiety|appetite|memory|recall|questions?|criteria|muscles|sets|quality|reps|visits|sessions|attended|treatments|appointments|tender points|trigger points|bmi)\b"
)
#: "On a scale of 0 to 10 her mood was seven".
OF_MOOD = re.compile(
    r"\b(?:satisf\w+|mood|energy|anxi\w+|stress\w*|fatigue|tired\w*|sleep\w*|function\w*|confiden\w+|motivat\w+|happi\w+|quality of life|nausea|dizz\w+|itch\w*|balance|read(?:y|iness)|importan\w+|effort|exertion|difficult\w*|depress\w+|coping|hope\w*|goals?)\b"
)
#: "Trained 7 of 10 days", "seven out of ten years".
OF_TIME = re.compile(
    r" (?:attacks|episodes|times|occasions|days|nights|mornings|weeks|months|years|people|patients|cases|pills|tablets|doses|cigarettes|items|trials|steps|(?:pt |therapy )?(?:visits|sessions))\b"
)
#: Words that say that a pain is spoken of, beside the lexicon's symptoms and places.
_OF_PAIN = re.compile(
    r"\b(?:pain\w*|ach(?:e|es|ed|ing|y)|hurt\w*|sor(?:e|er|eness)|discomfort|n?p?rs|vn?rs|vas|lbp|burn\w*|sting\w*|throb\w*|stabb\w*|tender\w*|severity|intensity|sharper|worst|best|relief)\b"
)
_RATES = r"(?:rat(?:es?|ed|ing)|scor(?:es?|ed|ing)|grad(?:es?|ed|ing)|ranks?|ranked|marks?|marked|gives?|gave|puts?|pegs?|pegged)"
#: What may stand before a figure and names nothing that it could be of: who rates, when, at what, how much.
_CARRIERS = (
    rf"{_RATES}|calls it|called it|reports?|reported|reporting|says|said|states|stated|describes|described|tells|told|lists|listed|endorses|endorsed|verbalizes|has|have|had|been|is|it's|are|was|were|be|it|this|that|which|she|he|they|i|we|pt|patient|client|"
    r"her|his|their|my|your|the|an?|of|at|as|to|on|in|by|from|for|and|or|then|but|with|w|w/|now|again|today|currently|current|tonight|yesterday|still|about|around|roughly|approximately|approx|nearly|almost|only|just|maybe|perhaps|even|up|down|back|out|over|when|left|what|"
    r"average|averages|averaged|averaging|avg|usual|usually|mostly|typical|typically|generally|overall|constant|constantly|consistently|daily|intermittent|always|often|sometimes|lowest|highest|least|most|max|min|low|high|peak|peaks|rest|resting|activity|active|moving|movement|walking|standing|sitting|bending|lifting|lying|driving|stairs|"
    r"pre|post|before|after|initial|initially|baseline|start|end|first|last|next|eval|evaluation|intake|arrival|discharge|admission|visit|result|score|level|rating|figure|number|day|days|night|nights|morning|mornings|afternoon|evening|evenings|noon|bedtime|week|weeks|month|months|mos|yrs|years|wk|past|each|every|some|good|bad|this|"
    r"measures?|measured|measuring|worth|reckon(?:s|ing)|chose|chooses|picks?|picked|remain|remains|remained|stays|stayed|ranges?|ranging|ranged|runs?|running|ran|hovers|hovering|sits|sat|stands|stood|goes|went|going|gets|got|comes|came|come|reaches|reached|hits|returned|return|returns|crept|crawled|fell|rose|dropped|drops|spikes?|spiked|increased|increases|unchanged|same|steady|stable|worse|bilateral|bilaterally|right|l|r|region|area|side|sides|minutes|mins?|hours?|hrs?|h|eased|solid|full|him|them|me|shows?|showed|log|diary|wore|worn|off|gradually|early|late|no|different|since|ever|there|dc|flares?|flared|procedure|injections?|block|blocks|so|enough|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
)
_CARRIER = rf"(?:{_CARRIERS}|(?:wk|week|day|visit|v) ?#?\d+|\d[\d./-]*|[^\w ]+)(?![\w])"
_CARRIED = re.compile(rf"\W*(?:{_CARRIER}\W*)*")
#: Where a pain is named before it, what it comes with may stand between as well ("pain with stairs 8/10").
_WITH = r"(?:with|w|w/|on|at|in|after|since|over|during|when|whenever|while|upon|by|for|from|before|to|x) (?:[\w'./-]+ ){1,4}?"
_BESIDE_PAIN = re.compile(rf"\W*(?:(?:{_CARRIER}|{_WITH})\W*)*")
#: "5/10 pain", "still 7/10 in the calf".
_THEN_PAIN = re.compile(
    r"[ ,(-]*(?:(?:in|at|across|over|of|down|the|her|his|left|right|l|r|low|lower|constant|dull|sharp|aching|average|severity) )*$"
)
#: "Confidence in managing pain 6/10": how sure, pleased or willing somebody is.
_OF_OTHER = re.compile(
    r"\b(?:confidence|satisfaction|motivation|readiness|willingness|interest|belief|knowledge|understanding|ability|coping|fear|worry|stress|likelihood|importance|acceptance)\b (?:in|with|of|about|to|that|for)\b[^.;,]{0,50}$"
)
_ON_SCALE = re.compile(
    r",? (?:on|by|using) (?:the|an?|our|their|his|her) (?:(?:pain|numeric(?:al)?|rating|verbal|visual|analog(?:ue)?) )+(?:scale|rating|score)"
)
_RATED = re.compile(rf"\b{_RATES} (?:(?:{_CARRIERS}|\d+ ?%) )*")
#: "9/10 phone call", "9/10: called her": a day that a line opens with.
_OPENS_WITH_DAY = re.compile(
    r"(?<=/10)(?! ?(?:$|[.,;()>|/+-])| (?:at|in|on|with|w/?|when|while|by|after|before|most|today|now|currently|this|worst|best|avg|average|usual\w*|and|to|but|or|over|for|since|no|constant|daily|last|per|l|r|left|right|bilat\w*|down|up|first|as|"
    r"post|pre|if|is|was|v\d+|start|\w+ing|pain|eval|intensity|severity)\b)"
)
#: "Twelve visits of PT left her at 6/10": where somebody stands is a rating.
_LEFT_AT = re.compile(
    r"\b(?:left|leaves|brought|got|gets|took|takes|put|puts|kept|keeps) (?:her|him|me) (?:back |down |up )?(?:at|to|with)(?: (?:an?|about|around))* $"
)
_PARTS = re.compile(r"[;|]|[.?!] ")
_BEHIND = 40  # characters
#: "Rates LE pain 8/10": a limb in short is of the pain behind it.
_LIMB = re.compile(r" ?(?:[rlb]?[lu]es?|[rlb]) (?=pain)")


#: "Standing in chapel she rates it eight out of ten".
_RATES_IT = re.compile(
    r"\b(?:she|he|pt|patient|i|who) (?:would |now |currently |today )?(?:rates?|rated|grades?|graded|scores?|scored|puts) it (?:at |as |an? |about |around )*$"
)


def of_pain(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a figure out of ten at a place of a sentence is that of a pain."""
    lower = reading.lower
    first = max([m.end() for m in _PARTS.finditer(lower, sentence.start, start)], default=sentence.start)
    spoken = sorted(
        [(m.start, m.end) for m in reading.of(sentence, "symptom", "region")]
        + [m.span() for m in _OF_PAIN.finditer(lower, sentence.start, min(sentence.end, end + _BEHIND))]
    )
    if _OF_OTHER.search(lower, first, start):
        return False
    if _LEFT_AT.search(lower, first, start) or _RATES_IT.search(lower, first, start):
        return True
    if _ON_SCALE.match(lower, end) or any(at >= end and _THEN_PAIN.fullmatch(lower, end, at) for at, _ in spoken):
        return True
    before = [(at, to) for at, to in spoken if first <= at and to <= start]
    rated = list(_RATED.finditer(lower, max(first, lower.rfind(", ", first, start)), start))
    after = rated[-1].end() if rated else start
    if limb := _LIMB.match(lower, after, start):
        after = limb.end()
    if after < start and not any(at <= after < to for at, to in before):
        named = _BESIDE_PAIN if before and before[-1][1] <= rated[-1].start() else _CARRIED
        return named.fullmatch(lower, rated[-1].end(), start) is not None
    if not before:
        if start == reading.begin(sentence) and _OPENS_WITH_DAY.match(lower, end):
            return False
        return _CARRIED.fullmatch(lower, first, start) is not None
    comma = lower.rfind(", ", before[-1][1], start)
    return _BESIDE_PAIN.fullmatch(lower, max(before[-1][1], comma), start) is not None
