"""Which of the times of a sentence goes with which of its counts, and what a beginning of the rate is told by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import attacks

if TYPE_CHECKING:
    from drafter.evidence.headaches.attacks import Attacks
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

MONTH = 31  # days
_RIGHT_BESIDE = 16  # characters between a count and the time of its clause
_PARTS = re.compile(r"[;.(]")
#: "Went up to 20 days a month, seen in ED January 2025": what happened on the day is not what began.
ELSE_THEN = re.compile(
    r"(?:[,;(/:]| -|\band\b|\bwhen\b|\bthen\b)(?![^,;]*\b(?:since|onset|began|begun|after|from)\b)[^,;]*\b(?:seen|saw|sees|ed|er|urgent care|admit\w*|admission|hospital\w*|visit\w*|appointment|evaluat\w*|referr\w*|consult\w*|establish\w*|mri|mra|ct|cta|imaging|scan\w*|diagnos\w*|dx|botox|toxin|treated|tried|trial|took|placed on|put on|given|prescribed|infusion|dhe|nerve block|leave|laid off|fired|quit|stopped|retired|(?:start|initiat|add|increas)(?:ed|ing) (?:on |of )?(?!to\b)[a-z]+|appeal\w*|denied|denial|approv\w*|diary|log|app)\b[^,;]*$"
)
#: What a beginning of the rate is told by.
BEGAN = re.compile(
    r"\b(?:since|began|begun|started|starting|(?<!no change )(?<!no difference )from(?! (?:what|how|where|(?:the|her|his|its|their) (?:rate|counts?|numbers?|figures?|level|frequency|tally|diary|report|note)(?: of)?)\b)|beginning|onset|back to|became|become|becoming|turned|transformed|rose|risen|climbed|increased|escalated|jumped|ramped|built up|worsened|shot up|spiked|stepped up|accelerated|progressed|surged|exploded|settled|noticed|changed|multipl(?:y|ied)|(?:came|got|settled|reached) (?:up |down )?(?:to |at )?(?:that|this|(?:the|its|their|her|his) present|(?:the|its|their) current) (?:number|figure|rate|level|pace|count|frequency|state)|(?:dates?|dated|traces?|traced) (?:her|his|the|this|these|its|their) (?:present|current|daily|chronic|head\w*|migraines?|pattern|state|condition|frequency|rate)\b[^.;]{0,110}? (?:from|to|back)|changed to|switched|flipped|chronified|converted|became chronic|dat(?:e|es|ed|ing) (?:back|from|to)|go(?:es)? back to|picked up|went up|gone up|crept|grew|grown|doubled|change (?:came|occurred|happened))\b[^.;]{0,50}$"
)


_A_RATE = re.compile(
    r"\b(?:once|twice|one|two|three|four|five|six|seven|eight|nine|ten|a (?:few|couple)|\d{1,2})(?: (?:or|to) \w+)?(?: times| headaches?| migraines?| attacks?| days?)? (?:a|per|each|every|in the|in a) (?:month|week|year)\b"
)


def of_its_clause(lower: str, times: list[Timing], count: Attacks) -> Timing | None:
    """The time that stands right beside a count in its clause ("for years; in the last 6 weeks 20 days a month")."""
    for time in times:
        if time.length is None and not BEGAN.search(lower, max(0, time.start - _RIGHT_BESIDE), time.start):
            continue  # "18 days last month; the same since April"
        if time.length is not None and time.length.in_days().high <= MONTH:
            continue
        first, last = sorted(((time.start, time.end), (count.start, count.end)))
        if 0 <= last[0] - first[1] < _RIGHT_BESIDE and not _PARTS.search(lower, first[1], last[0]):
            return time
    return None


def of_another_rate(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time stands with a lower rate in a clause before that of the count ("for five years two a month; now 20 days a month")."""
    ends = reading.lower.find(";", time.end, sentence.end)
    if ends < 0 or not _A_RATE.search(reading.lower, time.end, ends):
        return False
    counts = [c for c in attacks(reading, sentence) if c.what == "headache"]
    later = [c for c in counts if c.start > ends]
    return bool(later) and all(c.value.high < later[-1].value.low for c in counts if c.start < ends)


#: What sets apart, in a sentence, the time before the rate of now.
_SET_APART = re.compile(
    r";|,? (?:vs\.?|versus|compared (?:with|to)|as against|instead of) (?=(?:about |only |just |maybe )*(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b))|,? (?:having|after having) (?:been|had)|,? (?:up )?(?:from|against) (?=\d)|[,.] (?:before(?:hand)?|previously|earlier|formerly|until then|up to then|prior to (?:that|this|it))\b|,? (?:where|whereas|while|though|but) (?:before|previously|earlier|formerly)"
)
_WAS_SO = re.compile(
    r"\b(?:vs\.?(?= )|versus|compared (?:with|to)|as against|instead of|had been|had had|having (?:been|had)|before(?:hand)?|previously|earlier|formerly|until then|up to then|prior to|used to)\b"
)


def of_lower_part(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a length stands in a part that tells a lower rate of before ("20 days a month in July; before, for 10 years, she had 2")."""
    lower, counts = reading.lower, attacks(reading, sentence)
    if len(counts) < _TWO:
        return False
    edges = [m.start() for m in _SET_APART.finditer(lower, sentence.start, sentence.end)]
    first = max((e for e in edges if e <= time.start), default=sentence.start)
    last = min((e for e in edges if e >= time.end and lower[e] == ";"), default=sentence.end)
    inside = [c for c in counts if first <= c.start < last]
    outside = [c for c in counts if not first <= c.start < last]
    if not inside or not outside or not _WAS_SO.search(lower, first, last):
        return False
    return max(c.value.high for c in inside) < min(c.value.low for c in outside)


_TWO = 2
_OPENS_PART = re.compile(r"[;,.(] ?(?:(?:and|but|then|now|ever) )*since (?:\w+ ){0,3}$")


def of_fewer(reading: Reading, sentence: Sentence, time: Timing, *, straight: bool = False) -> bool:
    """Whether a time goes with a count that a higher one follows ("6 days a month for 5 years; 20 days a month for 8 weeks").

    :param straight: whether it has to stand right behind that count.
    """
    counts = [c for c in attacks(reading, sentence) if c.what == "headache"]
    before = [c for c in counts if c.end <= time.start]
    later = [c for c in counts if c.start >= time.end]
    if straight and before and time.start - before[-1].end > _RIGHT_BESIDE:
        return False
    if before and later and _OPENS_PART.search(reading.lower, before[-1].end, time.start):
        # "Once a month; since November they come 5 days a week": of what stands behind it, unless another part begins there.
        return bool(_PARTS.search(reading.lower, time.end, later[0].start))
    return bool(before and later) and all(before[-1].value.high < c.value.low for c in later)
