"""The region that a sentence gives a procedure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.regions import regions_near

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "20553 on 2/26/25 (neck)", "TPI 10/8/25, chart says gluteal": a site behind the day.
_SITE = re.compile(
    r"[ ,:(]*(?:(?:by|per|w/|with) (?:dr\.? )?[a-z'-]+(?: [a-z'-]+)?,? )?(?:on )?\d{1,2}/\d{1,2}(?:/\d{2,4})?[ ,:(-]*(?:(?:chart|note|record|says|said|site|to|at|for|in|into|of|the|was|left|right|l|r|bilateral|b/l|upper|lower)[ ,:]+)*"
)


#: "The left shoulder was injected with triamcinolone", "for the shoulder he had a cortisone shot".
_WAS_INJECTED = re.compile(
    r"(?: (?:joint|bursa|space|one))?,? (?:was|were|has been|had been|got|(?:she|he|they|i|we|dr\.? \w+) (?:has had|had|got|gave|received|was given|underwent|did))(?: (?:then|also|last|first|again|once|been|an?|the|one|two|her|him|\d{1,3}|mg|of))* "
)
#: "The cortisone which you injected into her shoulder", "steroid was put in the knee": where it went.
_WENT_INTO = re.compile(
    r",?(?: (?:which|that|what))?(?: (?!(?:and|but|after|before|for)\b)[\w.'-]+){0,5}? ?(?:injected|put|placed|instilled|introduced|given|gave|got|received|went|had|injection|shot|in|into)?(?: (?!(?:and|but|for|with)\b)[\w'-]+){0,4}? (?:in|into|to|at) (?:(?:the|her|his|that|this|both|left|right|other|same|l|r|bursa|joint|tendon|sheath|base|side|outer|inner|top|front|of|over) )*"
)


#: "Test blocks x 2 of the cervical medial branches", "MBB x2 (cervical)".
_OF_PLACE = re.compile(
    r" ?\(?(?:x ?\d|#\d)\)?,? ?\(?(?:(?:of|to|at|in|for|on) )?(?:(?:the|her|his|left|right|both|bilateral|l|r) )*"
)


def regions_of(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The regions beside a procedure; of a word that names none, what the sentence spoke of before it ("shoulder stiff, had an injection")."""
    regions = regions_near(reading, sentence, mention)
    behind = [m for m in reading.of(sentence, "region") if m.start >= mention.end] if not regions else []
    if behind and any(
        way.fullmatch(reading.lower, mention.end, behind[0].start) for way in (_SITE, _WENT_INTO, _OF_PLACE)
    ):
        return behind[:1]
    ahead = [m for m in reading.of(sentence, "region") if m.end <= mention.start][-1:] if not regions else []
    if ahead and (mention.concept["generic"] or _WAS_INJECTED.fullmatch(reading.lower, ahead[0].end, mention.start)):
        return ahead
    return regions
