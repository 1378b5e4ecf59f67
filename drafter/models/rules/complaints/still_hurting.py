"""What an accident brought on and goes on, told in the sentence behind it: "Neck injury in March. Pain has continued."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.regions import radiated
from drafter.evidence.timing.recurrences import PLACE
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_GOES_ON_STILL = re.compile(
    r"\b(?:pain|ache|aching|stiffness|spasms?|headaches?|symptoms|soreness|tightness|discomfort|sciatica) (?:has |have |had )?(?:\w+ly )?(?:continu\w+|persist\w+|remain\w*|linger\w*|ongoing)\b|\b(?:continu\w+|persist\w+|ongoing|residual) (?:to have |with |[\w-]+ ){0,3}?(?:pain|ache|aching|stiffness|spasms?|headaches?|symptoms|soreness|tightness|discomfort|sciatica)\b"
    r"|\bstill (?:has|have|having|hurts?|hurting|aches?|aching|sore|stiff|painful|in pain|bothers?|with)\b"
)
#: "Slipped in the shower in March. Still there every day."
_STILL_THERE = re.compile(
    r"\W*(?:(?:and|but|it|this|it's|is|has been|the pain) )*still (?:there|with (?:her|him|it|this)|present|going|hurting|sore|bothering|bad|hurts|bothers)\b"
    # "It has not let go", "the ache has never left".
    r"|\W*(?:(?:and|but) )?(?:it|this|that|(?:the|her|his) (?:[\w-]+ )?(?:pain|ache|aching|stiffness|spasms?|soreness|tightness|discomfort)) (?:(?:has|have|had|did|does|would|will)(?: not|n't)|(?:has |have |had )?never)(?: (?:really|ever|once|fully|quite|completely|entirely))? "
    r"(?:let (?:go|up)|left|leave|gone(?: away)?|go away|went away|quit|stop(?:ped)?|eased?|settled?|resolved?|cleared?|healed?|calmed?|subsided?|been (?:right|the same|gone)|shift(?:ed)?|budged?)\b"
    r"|\W*(?:(?:and|but) )?(?:it|(?:(?:the|her|his) (?:[\w-]+ )?)?(?:pain|ache|aching|stiffness|spasms?|soreness|tightness|discomfort)) (?:has|have) (?:(?:just|simply|only) )?(?:stayed(?! (?:away|down|better|quiet|low|gone))|been (?:there|with (?:her|him)))\b"
)
#: "The bruises went; the ache low in her back has not", "the headaches had cleared, the neck pain never did".
_OTHER_WENT = re.compile(
    r"[^.;]{0,60}?\b(?:went|gone|cleared|faded|healed|passed|resolved|disappeared|subsided|settled)(?: (?:up|away|down|off|on|by|in|within|after|a|the|few|couple of|first|two|three|days?|weeks?|week|month|fortnight|themselves|itself|soon|quickly|its own))*[;,]? (?:(?:but|and|while|though|whereas) )?"
    rf"(?P<it>(?:the|her|his|that|an?) (?:[\w-]+ ){{0,3}}?(?:pain|aches?|aching|stiffness|soreness|spasms?|tightness){PLACE}) "
    r"(?:(?:has|have|had|did|does) (?:not|never)|(?:has|have|had|did|does)n't|never (?:did|has|have)|(?:(?:has|have|had|just) )?(?:stayed|remained|persisted|lingered|continued))(?= ?(?:[.,;]|$|gone|left|let|at all|since|ever|once|with (?:her|him)|to this|every|day))"
)
_OVER = re.compile(r"\b(?:resolved|went away|cleared|subsided|gone|settled|recovered|healed|no longer)\b")


def stayed_alone(reading: Reading, sentence: Sentence) -> int | None:
    """Where the complaint is named that a sentence says stayed when another went."""
    other = _OTHER_WENT.match(reading.lower, sentence.start, sentence.end)
    return other.start("it") if other else None


def still_hurts(reading: Reading, sentence: Sentence, complaints: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """Whether a sentence without a time of its own says that the complaint goes on.

    :param parts: the parts of the body that the sentence of the accident names; pain of another is not what it brought on.
    """
    lower, span = reading.lower, (sentence.start, sentence.end)
    if _STILL_THERE.match(lower, *span) and not timings(reading, sentence):
        return True
    hurt = frozenset(area for part in parts for area in areas_of(part))
    told = frozenset(area for each in (*complaints, *reading.of(sentence, "region")) for area in areas_of(each))
    alone = stayed_alone(reading, sentence)
    if alone is not None:
        named = any(c.start >= alone for c in complaints) and all(t.end <= alone for t in timings(reading, sentence))
        return named and (not hurt or meets(radiated(hurt), told))
    if (
        not complaints
        or not _GOES_ON_STILL.search(lower, *span)
        or _OVER.search(lower, *span)
        or timings(reading, sentence)
    ):
        return False
    return meets(radiated(hurt), told)
