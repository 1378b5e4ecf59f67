"""Preventives of migraine that were given for something else: "propranolol for a murmur failed" tells nothing of migraine.

What people take such medicines for has no end, so it is asked what may stand behind the "for": the headache, a time, or a reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_ANY = "any"  # the class of words for all such medicines
#: Between the name and the "for": how it was taken.
_FOR = re.compile(
    r"(?: (?:\d[\d.,/-]* ?(?:mg|mcg)?|mg|xr|er|la|sr|xl|bid|tid|qd|qhs|hs|daily|nightly|at (?:night|bedtime)|twice|once|a|day|po|low|high|dose|in (?:19|20)\d\d|was|were|had been|has been|is|given|taken|used|prescribed|started|tried|begun|ordered|by (?:her|his|the) \w+))*,? for (?P<what>[^.;,:()|]{2,70})"
)
#: The headache, or what stands for it.
_HEAD = re.compile(
    r"\b(?:headaches?|migrain\w*|has?|h/as?|cm|cdh|ndph|prevent\w*|prophyla\w*|ppx|head|attacks?|aura|it|this|that|them|these|those|both|either|control)\b"
)
_NOT_MIGRAINE = re.compile(r"\b(?:cluster|trigeminal|hemicrania|sinus)\b")
#: A time, a trial or a reason: "for three months", "for lack of effect", "for her".
_NO_PURPOSE = re.compile(
    r"(?:(?:about|over|under|at least|at most|more than|less than|only|just|nearly|almost|roughly|approximately|around|some|up to|well|an?|the|full|last|past|another|entire|whole|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|few|couple|of|half|\d[\d.-]*+|~|>|<) ?)*(?:days?|d\b|weeks?|wks?|w\b|months?|mos?\b|m\b|years?|yrs?|y\b|doses?|cycles?|quarters?|decades?|injections|long|ever|good|now|life|nothing|naught|a while|some time|a time)\b(?! qt)"
    r"|(?:(?:about|over|at least|nearly|almost|the|last|past|only) )*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d.-]*+)(?= ?$| (?:and|or|with|without|at|before)\b)"
    r"|(?:the |any |its |an? |other |various |unknown |unclear |similar |same |several |these |intolerable |adverse |severe |bad |poor |insufficient |inadequate )*(?:lack|want|no|not|inefficacy|ineffectiveness|intoler\w*|side|adverse|effects?|efficacy|response|reasons?|fear|failure|which|whom|what|insurance|cost|trial)\b"
    r"|(?:her|him|me|you|us|the patient|this patient|pt|patient)(?= ?(?:$|and\b|but\b|without\b|with\b|in\b|at\b|by\b|again\b|which\b|to\b))"
)
#: What is told next is of what came of it: "for AF and stopped it because of fatigue".
_THEN = re.compile(
    r" (?:and (?=(?:she|he|it|they|stopped|quit|then|was|had|has|did|got|gave|felt)\b)|but|which|because|due|until|without|that|when|since|where|so|failed|was|were|is|had|has|did|made|gave|caused|brought)\b"
)
#: "Topiramate was stopped for tingling": why it ended.
_STOPPED = re.compile(
    r"\b(?:stop\w*|discontinu\w*|d/?c'?e?d|quit|gave up|give up|given up|drop\w*|came off|come off|taken? off|took (?:her|him) off|withdr\w+|abandon\w*|halt\w*|wean\w*|taper\w*|unable|could(?: not|n't)|intoleran\w*|contraindicat\w*|refus\w*|declin\w*|held|ended)\b[^.;]{0,60}$"
)


def _of_headaches(reading: Reading) -> bool:
    """Whether a document speaks of headaches at all: elsewhere such a medicine is none against them."""
    known: bool | None = reading.kept.get("of headaches")
    if known is None:
        known = reading.kept["of headaches"] = any(reading.of(each, "pattern") for each in reading.sentences)
    return known


def for_something_else(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a preventive is said right behind its name to have been for what is no headache."""
    if mention.concept["preventive"] in (None, _ANY):
        return False
    told = _FOR.match(reading.lower, mention.end, sentence.end)
    if told is None or _NO_PURPOSE.match(told["what"]) or not _of_headaches(reading):
        return False
    if any(told.start("what") <= m.start < told.end() for m in reading.of(sentence, "region", "symptom")):
        return False  # "nortriptyline for neck pain": the region says whose lot it was
    if _STOPPED.search(reading.lower, sentence.start, mention.start) or _STOPPED.search(told[0][: -len(told["what"])]):
        return False
    what = _THEN.split(told["what"], 1)[0]
    return not _HEAD.search(what) or bool(_NOT_MIGRAINE.search(what))
