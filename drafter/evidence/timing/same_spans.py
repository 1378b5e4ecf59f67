"""Treatments that ran beside another: "PT for eight weeks. Celecoxib over the same weeks, no use" is eight weeks of celecoxib."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SPAN = r"(?:stretch|span|spell|period|weeks|wks|months|mos|interval|window|duration|timeframe|timespan|length of time|amount of time|time (?:frame|span|period)|dates|number of (?:weeks|months))"
_SAME = re.compile(
    rf"\b(?:same (?:(?:\w+|\w+[- ]\w+)[- ])?{_SPAN}\b(?! (?:last|of last|a|the|in|as) (?:year|spring|summer|fall|winter|(?:19|20)\d\d|previous|prior|before))"
    rf"|(?:over|during|for|through|throughout|in|across) (?:all (?:of )?)?(?:the same time\b|(?:those|these) (?:same )?(?:(?:\w+|\w+[- ]\w+)[- ])?(?:weeks|wks|months|mos)\b|that (?:same |whole |entire |full )?(?:stretch|span|spell|period|time)\b)"
    r"|(?:just |equally |exactly )?as long(?=[,;.]|$)|all (?:of )?that time\b)"
)
#: What every one has a part of.
_TELLING = Telling("same ", "those ", "these ", "that ", "as long")
#: Compared, or not so: "not the same weeks", "different from the same period".
_NOT = re.compile(
    r"\b(?:not|never|n't|half|part of|some of|twice|about half|most of|beginning of|end of)(?: (?:for|over|during|in|quite|of|the))* $"
)
NEAR = 2  # sentences that the time may stand before


def beside_another(reading: Reading, sentence: Sentence, treatment: Mention) -> bool:
    """Whether a treatment is said to have been taken over the time that was told before, of another."""
    lower = reading.lower
    if not _TELLING.within(lower, sentence.start, sentence.end):
        return False
    others = [m for m in reading.of(sentence, "treatment", "programme", "procedure") if m.id != treatment.id]
    first = max((m.end for m in others if m.end <= treatment.start), default=sentence.start)
    last = min((m.start for m in others if m.start >= treatment.end), default=sentence.end)
    told = _SAME.search(lower, first, last)
    return told is not None and not _NOT.search(lower, first, told.start())


def has_time_of(reading: Reading, place: Span, told: Sentence) -> bool:
    """Whether the treatment that is named at a place has the time that a sentence just before tells of another one."""
    sentence, start, end = reading.place(place)
    if sentence is None or not 0 <= sentence.index - told.index <= NEAR:
        return False
    own = next((m for m in reading.of(sentence, "treatment") if m.start < end and start < m.end), None)
    return own is not None and beside_another(reading, sentence, own)
