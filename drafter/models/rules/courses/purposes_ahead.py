"""What treatments were for, told before them: "For his left knee he did 8 weeks of PT and took meloxicam, neither of which worked"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: The "for" opens its statement, or stands behind when it was.
_FOR = re.compile(
    r"(?:^|[.;:(-] ?|, ?(?:and |but )?|\b(?:years?|ago|earlier|previously|before|once|in (?:19|20)\d\d|and|but|also|spring|summer|fall|winter),? )for (?:(?:the|her|his|my|an?|pain|aches?|problems?|trouble|arthritis|oa|injury|of|in|chronic|old|prior|bad|sore|previous|other|left|right|l|r|both|bilateral|unrelated|known|that)(?:-sided)? )*$"
)
#: What goes on about the part: "for his left knee arthritis", "for low back pain in 2022".
_OF_IT = re.compile(
    r"(?:[ ,]|\b(?:pain|aches?|problems?|trouble|arthritis|oa|osteoarthritis|injury|sprain|strain|tear|tendinitis|bursitis|surgery|replacement|repair|symptoms?|last|year|month|spring|summer|fall|winter|in|of|(?:19|20)\d\d|ago|earlier|previously|alone|only|then|back)\b|\d{1,2} (?:years?|months?) )*"
)
_DID = re.compile(
    r"(?:(?:she|he|they|the patient|patient|pt|i|we|mr\.? \w+|mrs\.? \w+|ms\.? \w+)(?:'s|'d| has| had| have| was| were)?(?: (?:also|already|previously|once|then|first|been|tried|only))* (?:did|had|took|taken|tried|done|used|went|attended|completed|got|received|given|underwent|finished|sent|prescribed|wore|needed|managed|treated)\b|[:,-]?)"
)
#: Where another matter begins.
_TURNS = re.compile(r";|\bfor (?:(?:the|her|his|this|my|both|left|right|l|r) )*[a-z]|\b(?:but|whereas|while|however)\b")


#: "She has had knee pain for years; for this she did 8 weeks of PT".
_FOR_THIS = re.compile(r"(?:^|[;.,] ?)(?:and )?for (?:this|that|it|these|those) ")


def _spoken_of(reading: Reading, sentence: Sentence, mention: Mention) -> list[Mention]:
    """The one region that a sentence spoke of before it tells what was done "for this"."""
    for this in _FOR_THIS.finditer(reading.lower, sentence.start + 1, mention.start):
        if _DID.match(reading.lower, this.end(), mention.start):
            named = [r for r in reading.of(sentence, "region") if r.end <= this.start()]
            return named[-1:] if len({r.id for r in named}) == 1 else []
    return []


def for_it_first(reading: Reading, sentence: Sentence, mention: Mention, kind: str = "region") -> list[Mention]:
    """What stands before a treatment as what it, and all that the statement goes on to name, was for.

    :param kind: a region, a complaint or disease that names its own part of the body, or a condition of another kind.
    """
    lower = reading.lower
    if lower.find("for ", sentence.start, mention.start) < 0:
        return []
    if kind == "region" and (spoken := _spoken_of(reading, sentence, mention)):
        return spoken
    kinds = ("region", "symptom", "diagnosis") if kind == "region" else (kind,)
    for thing in reading.of(sentence, *kinds):
        if thing.end > mention.start:
            break
        if not _FOR.search(lower[sentence.start : thing.start]) or (kind == "region" and not thing.concept["areas"]):
            continue
        goes_on = _OF_IT.match(lower, thing.end, mention.start)
        at = goes_on.end() if goes_on else thing.end
        if _DID.match(lower, at, mention.start) and not _TURNS.search(lower, at, mention.start):
            return [thing]
    return []
