"""Relief that is told with the time since its session: "9 weeks s/p TPI. Reports 70 % sustained improvement"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.times_told import lengths_told
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "9 weeks s/p TPI. Reports 70 % sustained improvement": how long ago the session was when relief still held.
_OUT_FROM = re.compile(
    r",? (?:s/p|status post|post|after|out from|out after|following|since|from)(?: (?:the|her|his|that|last|first|second|prior|left|right|bilateral|l|r|\w+-\w+|[a-z]\d))* $"
)
_HOLDS = re.compile(
    r"\bstill (?:has|have|having|reports?|reporting|feels|notes|rates|describes|enjoys|gets|at|with|\d)|\b(?:holding|holds|hanging|staying|stays|steady) (?:steady |firm |on |in )*(?:at|with|there)\b|\b(?:continues|continuing) (?:to (?:have|report|enjoy|feel|give|provide|get|experience|note|help|hold)|with)\b|\b(?:ongoing|continued|sustained|persistent|persisting)(?: relief)?(?: (?:with|of|at|about|~))* ?\d{1,3} ?(?:%|per ?cent)|\b(?:remains?|keeps|stays|is|now) (?:at )?(?:about |around |roughly |over |~)?\d{1,3} ?(?:%|per ?cent)|\b(?:has|is) (?:maintained|sustained|holding)\b"
)
_STILL_SO = re.compile(
    r"[^a-z]*(?:(?:she|he|pt|patient|the patient|and|left|right|low|lower|neck|back|leg|arm|knee|buttock|shoulder) )*(?:still|reports?|states?|notes?|continues?|endorses?|maintains?|remains?|has|is|rates?|relief|pain|says?|holding|holds|hanging|keeps|keeping|staying)\b(?! (?:had|was))"
)


def since_session(reading: Reading, sentence: Sentence) -> dict[str, Claim]:
    """How long relief had held, from the sentence before that counts the time since the session."""
    opens = _STILL_SO.match(reading.lower, sentence.start) or _HOLDS.search(reading.lower, sentence.start, sentence.end)
    if not sentence.index or not opens:
        return {}
    before = reading.sentences[sentence.index - 1]
    if sentence.index > 1 and not reading.of(before, "procedure", "treatment", "symptom"):
        before = reading.sentences[sentence.index - 2]  # a rating or a finding stands between
    still = bool(_HOLDS.search(reading.lower, sentence.start, sentence.end))
    for mention in reading.of(before, "procedure") if before.section.index == sentence.section.index else ():
        for told in lengths_told(reading, before):
            if told.length and _OUT_FROM.fullmatch(reading.lower, told.end, mention.start):
                return {"relief_length": claim(reading, told.start, told.end)}
        dates = [t for t in timings(reading, before) if t.days is not None and any(o is mention for o in t.owners)]
        if still and len(dates) == 1:
            return {"relief_since": claim(reading, dates[0].start, dates[0].end)}
    return {}


_SINCE_IT = re.compile(
    r" ?(?:since|after|post|s/p|status post|out from|following|from)(?: (?:the|her|his|that|this|last|first|second|prior|l|r|left|right|bilateral|\w+-\w+))* $"
)


def still_since(reading: Reading, sentence: Sentence, mention: Mention) -> dict[str, Claim]:
    """How long relief had held where the sentence counts the time since its own session ("9 wks since TPI and still 60 % better")."""
    if not _HOLDS.search(reading.lower, mention.end, sentence.end):
        return {}
    for told in lengths_told(reading, sentence):
        if told.length and told.end <= mention.start and _SINCE_IT.fullmatch(reading.lower, told.end, mention.start):
            return {"relief_length": claim(reading, told.start, told.end)}
    dates = [t for t in timings(reading, sentence) if t.days is not None]
    others = [m for m in reading.of(sentence, "procedure", "treatment") if m is not mention]
    if len(dates) == 1 and dates[0].role == "at" and not others and mention.end <= dates[0].start:
        return {"relief_since": claim(reading, dates[0].start, dates[0].end)}
    return {}
