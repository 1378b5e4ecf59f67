"""The part of a sentence that a time stands in, behind a count: whether it goes on about the rate ("20 a month; so for two years")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import attacks

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

#: "Since I graduated in 2015", "since being discharged from the Army in 2021": the day of what they have come since.
_SINCE_WHEN = re.compile(
    r"\bsince (?:(?:i|she|he|they|we|the|her|his|their|my|our|an?|being|having|getting) )[a-z' ]{3,50}? (?:in|on|around|about)(?: (?:early|late|mid|the|of|spring|summer|fall|winter))* ?$"
)
#: Of what a part behind a count is made that says for how long the rate told before it has been so.
CARRIERS = frozenset(
    "a about affairs all almost an and approximately around as at back basis been began begun being better but by came case certainly change changed changes chronic "
    "close consistent consistently constant constantly continued continues continuing continuous current currently daily dates dating day days duration during each early "
    "end ever every exactly fairly february few first follow followed followed for fourth frequency from full go goes going gone good had half hardly has have he held her here his "
    "i in increase increased increasing is it its keeps kept last late least length less let level like little long lasted made many month months more most much near nearly "
    "never no not now number numbers of often on one ongoing onset or over part past pattern period persist persisted persisting picture prior present presently previous progressed rate really "
    "remain remained remains bad badly miserable awful rose roughly same seems she simply since so some somewhat stable start started starting state status stayed stays steadily steady straight such "
    "summer than that the their them then there these they thing this those three through throughout time to two under until up unchanged unrelenting variation varied way week weeks went were what "
    "life lot norm normal routine story matter counting without when which while whole winter with without year years worse worsened worsening turned became become transformed settled reached spring fall autumn noted reports reported says states patient pt "
    "january march april may june july august september october november december run runs running ran clip pace tempo level living lived live suffering suffered puts sets places count counts estimates believes thinks reckons guesses figures feels similar alike looked looks dropped below above lighter fewer pitch she'd he'd it's they've that's she's he's hasn't haven't i've it'd".split()
)
_PART = re.compile(r"[;,(](?=[^;,(]*$)")
_SINCE = re.compile(
    r"\b(?:since|after|from|following|back to|to)\b"
)  # what stands behind it is what it has been so since
_WORDS = re.compile(r"[a-z']+")


def goes_on(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether the part behind a count in which a time stands goes on about the rate: by a headache, or by nothing else."""
    counted = [count.end for count in attacks(reading, sentence) if count.end <= time.start]
    part = _PART.search(reading.lower, counted[-1], time.start) if counted else None
    if part is None or any(part.end() <= m.start for m in reading.of(sentence, "pattern")):
        return True
    since = _SINCE.search(reading.lower, part.end(), time.start)
    last = time.start if since is None else since.start()
    return all(word in CARRIERS for word in _WORDS.findall(reading.lower, part.end(), last))


def since_when(reading: Reading, sentence: Sentence, time: Timing, before: str) -> bool:
    """Whether a count stands right before words that name what happened on a day that it has been so since."""
    if time.length is not None or time.days is None or (since := _SINCE_WHEN.search(before)) is None:
        return False
    begins = sentence.start + since.start()
    return any(
        count.end <= begins and not re.search(r"[;,.(]", reading.lower[count.end : begins])
        for count in attacks(reading, sentence)
    )
