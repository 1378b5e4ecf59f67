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
    r"|\b(?:been|was|were|felt|doing|did) (?:(?:quite|perfectly|completely|very|all) )?(?:well|fine|good|free of (?:it|pain)|pain[- ]free|symptom[- ]free|ok|okay|without it|without pain) since (?:(?:early|mid|late|last|about|around) )*$"
    # "The pain has not come back since March", "has not bothered him since".
    r"|(?:\b(?:not|never)|n't) (?:(?:really|once|ever|again|since) )?(?:(?:come|been) back|returned|recurred|reappeared|resurfaced|flared|(?:bothered|troubled|hurt|plagued) (?:her|him|them|me)(?: again)?|(?:bothered|troubled|hurt) again),? (?:even )?since (?:(?:early|mid|late|last|about|around|the) )*$"
)
#: "On and off at first, daily since winter".
_ALL_THE_TIME = re.compile(
    r"\b(?:daily|constant(?:ly)?|continuous(?:ly)?|steady|nightly|unremitting|every (?:day|night)|all the time|round the clock|without (?:a break|let-?up)) (?:now )?(?:since|for|over|in)\b(?:(?!\d)[^.;,]){0,20}$"
)


#: "Six good months", "6 months of peace", "in remission for two years": how long it was away.
_GOOD_TIME = re.compile(
    r"\b(?:good|quiet|calm|comfortable|peaceful|painless|symptom-free|pain-free|pain free|blissful|easy|trouble-free)\b"
)
_OF_PEACE = re.compile(
    r" (?:of|with) (?:(?:complete|total|relative|blessed) )?(?:peace|quiet|calm|comfort|respite|remission|freedom|reprieve|being (?:well|good|fine|comfortable)|no (?:pain|symptoms|trouble|headaches?))\b| (?:was|were|had been) (?:good|quiet|fine|pain[- ]free)\b"
)
_WAS_AWAY = re.compile(
    r"\b(?:in remission|quiet|quiescent|dormant|silent|symptom[- ]free|left (?:her|him|me) alone|stayed away|at peace)(?: (?:for|x|over|during|the|about|around|nearly|almost|some|last|past))* $"
)
#: "Wait 3 months from onset", "no sooner than 3 months after onset": how long it should last.
_SHOULD_LAST = re.compile(
    r"\b(?:wait(?:s|ing)?|allow(?:s|ing)?|give (?:it|them|this)|hold(?:ing)? off|(?:no|not) (?:sooner|earlier|before)|delay(?:ed|ing)?|defer(?:red)?)(?: (?:than|until|till|for|at least|about|a|the|full|another|it has been|at))* $"
)
_FROM_ONSET = re.compile(
    r" (?:from|after|since|past|of) (?:the |her |his |its )?(?:onset|start|beginning|injury|pain|symptoms?)\b"
)


def quiet(lower: str, sentence: Sentence, time: Timing) -> bool:
    """Whether a time is how long a complaint was away, or how long it should last before something is done."""
    if time.length is None:
        return False
    good = _GOOD_TIME.search(lower, time.start, time.end) and not lower.endswith((" for ", " x "), 0, time.start)
    if good or _OF_PEACE.match(lower, time.end, sentence.end):
        return True
    if _WAS_AWAY.search(lower, sentence.start, time.start):
        return True
    asked = _SHOULD_LAST.search(lower, sentence.start, time.start)
    return asked is not None and _FROM_ONSET.match(lower, time.end, sentence.end) is not None


def untroubled(before: str) -> bool:
    """Whether the words before a date deny that anything was wrong since: "no problems since March"."""
    return " since " in before and bool(_NO_TROUBLE.search(before))


def grown(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time tells since when a complaint is there all the time, of which the sentence told before how long it has lasted."""
    if not _ALL_THE_TIME.search(reading.lower, sentence.start, time.start):
        return False
    earlier = [t for t in timings(reading, sentence) if t.end <= time.start and t.kind == "symptom"]
    return any(t.role in ("length", "begin") for t in earlier)
