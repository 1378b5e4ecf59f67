"""Times that are no length of a complaint: how long somebody had none, and how it grew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import Timing, timings

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_NO_TROUBLE = re.compile(
    r"\b(?:no|without|denies|free of)(?: (?:other|more|further|new|real|major|such|known|significant))? (?:trouble|problems?|issues?|difficult\w+|complaints?) (?:at all )?since (?:(?:early|mid|late|last|about|around) )*$"
    # "The pain has not come back since March", "has not bothered him since".
    r"|(?:\b(?:not|never)|n't) (?:(?:really|once|ever|again|since) )?(?:(?:come|been) back|returned|recurred|reappeared|resurfaced|flared|(?:bothered|troubled|hurt|plagued) (?:her|him|them|me)(?: again)?|(?:bothered|troubled|hurt) again),? (?:even )?since (?:(?:early|mid|late|last|about|around|the) )*$"
)
#: "On and off at first, daily since winter".
_ALL_THE_TIME = re.compile(
    r"\b(?:daily|constant(?:ly)?|continuous(?:ly)?|steady|nightly|unremitting|every (?:day|night)|all the time|round the clock|without (?:a break|let-?up)) (?:now )?(?:since|for|over|in)\b(?:(?!\d)[^.;,]){0,20}$"
)


def untroubled(before: str) -> bool:
    """Whether the words before a date deny that anything was wrong since: "no problems since March"."""
    return " since " in before and bool(_NO_TROUBLE.search(before))


def grown(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time tells since when a complaint is there all the time, of which the sentence told before how long it has lasted."""
    if not _ALL_THE_TIME.search(reading.lower, sentence.start, time.start):
        return False
    earlier = [t for t in timings(reading, sentence) if t.end <= time.start and t.kind == "symptom"]
    return any(t.role in ("length", "begin") for t in earlier)
