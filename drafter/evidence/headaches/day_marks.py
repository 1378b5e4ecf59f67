"""What a count of days is of, by the words beside it that name a headache, a migraine or its signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.day_counts import EARLIER

if TYPE_CHECKING:
    from drafter.evidence.words.concepts import Mention

#: "Nausea and light sensitivity accompany the headache".
_ALONG = re.compile(
    r"\b(?:with|accompan(?:y|ies|ied)|attends?|complicates?|during|comes? with)(?: (?:the|her|his|each|every|a|an|these|those|daily))* $"
)
_TURNS = re.compile(
    r"[ ,\"'-]*(?:(?:then|just|really|often|usually|always|will|can|suddenly) )*(?:is|are|gets?|turns?|becomes?|comes? with|throbs?|pounds?|has|have|brings?|goes|go|escalates?|builds?|blows? up|blossoms?|flares?|worsens?|intensif(?:y|ies)|progress(?:es)?|evolves?|develops?|explodes?|ramps? up|shifts?|crosses|morphs?|transforms?|tips? over|spills? over|meets?|met|fulfil\w*|satisf\w+|qualif\w+|features?|shows?|carr(?:y|ies))\b"
)
_HAS_NONE = re.compile(
    r",? (?:(?:she|he|it|they|there|pt|patient) )?(?:(?:has|have|had|is|are|with|gets?) )?(?:no|not|without|never|free of)(?: any| an?)? "
)
_AT_TIMES = r"(?:sometimes|at times|occasional(?:ly)?|now and (?:then|again)|(?:every )?once in a while|once or twice|from time to time|every so often|every now and then|on and off|off and on|intermittent(?:ly)?|rare(?:ly)?|seldom|infrequent(?:ly)?|less often|hardly ever)"
#: "They come 17 days a month, nausea now and then", "..., sometimes throbbing", "..., nausea on 3": a sign of some of the days.
_NOT_ALWAYS = re.compile(rf"\b(?:{_AT_TIMES}|may|might|can|could|some|a few|few|only|if)\b")
_NOT_ALWAYS_BEHIND = re.compile(
    rf"[^.;,\d]{{0,40}}?\b(?:{_AT_TIMES}|(?:with|on|in) (?:some|a few|few|(?:the |her |his )?(?:worst|bad|worse|severe)|(?:one|two|three|four|five|six)(?!-)(?! side)|\d)\b|a few (?:times|of)|some of)\b| (?:only|if|when)\b| ?(?:x ?)?\d"
)
DENIED = re.compile(r"\b(?:no|not|never|without|neither|free)\b|n't\b")
#: "Three days a week it's a migraine": what a count says of the days behind it.
_SAID_OF = re.compile(
    r",? (?:it(?:'s| is| was| becomes?| turns? into)|they(?:'re| are| become| turn into)|there(?:'s| is| are)|that(?:'s| is)|this is|(?:she|he|pt|patient|they|i) (?:has|have|had|gets?|got|suffers?|develops?|wakes with)|(?:it|one(?: of (?:them|these|those))?|the pain|the headache|headache) (?:becomes?|turns? into|builds? (?:in)?to|develops? into|escalates? to|grows? into|is)|(?:is|are|were|was)|(?:have|has|had|brings?|brought|carry|carries|shows?|bears?|comes? with|(?:are|is) (?:accompanied|marked) by))(?: (?:all|both|an?|the|her|his|full|real|true|proper|frank|outright|out-and-out|definite|severe|bad|what (?:she|he|they|i|we) (?:calls?|agreed?(?: (?:is|was|to be))?|takes? (?:to be|for)|would call|considers?(?: to be)?)|of the|in fact|clearly|actually))* "
)
#: "Full migraine comes once a week, dull headache the other days".
_COMES = re.compile(
    r" (?:(?:only|about|usually|typically|just|itself) )*(?:comes?|occurs?|happens?|strikes?|hits?|arrives?|(?:is|are) (?:present|there))(?: (?:only|about|on|around|up|some|at least|at most|just|perhaps))* ?"
)
ADJACENT, BESIDE = 4, 28  # characters between a count and what names it
FEATURES = 60  # characters behind a part in which its features may be told
NEAR = 48  # characters before a count in which it may be said to be of something else
#: "Nearly every day for the past seven months she has had a headache".
_SO_LONG = re.compile(
    r",? (?:(?:for|over|during|since|in|the|these|past|last|now|about|almost|nearly|more|than|at|least|an?|year|half|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|weeks?|months?|years?|january|february|march|april|may|june|july|august|september|october|november|december),? )+(?:she|he|they|pt|patient|the patient) (?:has|have|had|gets?|suffers?|wakes? with)(?: (?:had|been|having|suffering|getting|with|from|an?|some|the|her|his))* "
)
#: "Migraine diet followed 20 days a month": a thing that is named by the headache.
_MADE_FOR = re.compile(
    r"[ -](?:diets?|glasses|caps?|hats?|masks?|teas?|cocktails?|devices?|groups?|class(?:es)?|clinics?|specialists?|medic\w+|meds?|tablets?|pills?|drugs?|triptans?|supplements?|vitamins?|exercises?|yoga|massages?)\b"
)
#: "HA freq: 18 d/mo  Migrainous: 12 d/mo": the key of the figure behind it.
_KEY_OF_NEXT = re.compile(r" ?[:=] ?[\d<>~≥]")


def beside(lower: str, marks: list[Mention], match: re.Match[str]) -> bool:
    """Whether "daily" stands beside a headache, and not behind a dose."""
    near = [m for m in marks if -46 < m.start - match.end() < 30 or 0 <= match.start() - m.end < 46]
    near += [m for m in marks if _SO_LONG.fullmatch(lower, match.end(), max(match.end(), m.start))]
    if re.search(
        r"\b(?:hours?|hrs?|h|minutes?|min) ?(?:a|per|/)? ?$", lower[max(0, match.start() - 14) : match.start()]
    ):
        return False  # "for more than 4 hours each day"
    return bool(near) and not re.search(
        r"\b(?:mg|mcg|tabs?|units?|takes?|taking|dose)\b[^.;]{0,20}$", lower[: match.start()][-30:]
    )


def by_marks(lower: str, match: re.Match[str], marks: list[Mention], first: int, last: int) -> str:
    """What a count without a noun is of, by what is named around it."""
    marks = [
        m
        for m in marks
        if not (_MADE_FOR.match(lower, m.end) or (m.start >= match.end() and _KEY_OF_NEXT.match(lower, m.end)))
    ]
    following = [mark for mark in marks if match.end() <= mark.start < last]
    preceding = [mark for mark in marks if first <= mark.start and mark.end <= match.start()]
    if following and following[0].id == "migraine" and _is_of_some(lower, match.end(), following[0]):
        following = []
    if match.re is EARLIER:
        named = [mark for mark in marks if mark.end <= match.start()]
        return named[-1].id if named else "headache"
    if following and following[0].id == "headache" and _TURNS.match(lower, following[0].end):
        sign = next((mark for mark in following if mark.id == "migraine"), None)
        told = sign is not None and sign.start - following[0].end < FEATURES
        if sign is not None and told and not DENIED.search(lower, following[0].end, sign.start):
            return "migraine"  # "on nine days a month the headache is pounding"
    if following and (
        lower[match.end() : following[0].start] in (" ", " (")
        or _SAID_OF.fullmatch(lower, match.end(), following[0].start)
    ):
        return following[0].id  # "three days a week it's a real migraine"
    gap = match.start() - preceding[-1].end if preceding else NEAR
    if gap < BESIDE and _along(lower, preceding, first):
        return "migraine"
    # "Migraine headaches 12 days/month, tension headaches 8": a comma parts the count from what stands behind it.
    beside = following and following[0].start - match.end() <= ADJACENT
    if gap <= ADJACENT and not (beside and "," not in lower[match.end() : following[0].start]):
        return preceding[-1].id
    if gap < BESIDE and (preceding[-1].id == "headache" or _COMES.fullmatch(lower, preceding[-1].end, match.start())):
        return preceding[-1].id
    if following:
        return following[0].id
    return preceding[-1].id if preceding else "headache"


def _is_of_some(lower: str, end: int, sign: Mention) -> bool:
    """Whether a sign behind a count that ends at ``end`` is told of some of the days alone, or of none."""
    if _HAS_NONE.fullmatch(lower, end, sign.start):
        return True  # "every third day she has no nausea"
    named = lower.startswith(("migr", "full", "real", "true"), sign.start)
    return bool(_NOT_ALWAYS.search(lower, end, sign.start) or (not named and _NOT_ALWAYS_BEHIND.match(lower, sign.end)))


def _along(lower: str, preceding: list[Mention], first: int) -> bool:
    """Whether what precedes a count is a headache with its features ("nauseated with the headache 3 days out of 7")."""
    signs = [mark for mark in preceding if mark.id == "migraine"]
    if not signs or preceding[-1].id != "headache":
        return False
    between = lower[signs[-1].end : preceding[-1].start]
    return bool(_ALONG.search(between)) and not DENIED.search(
        lower, max(first, signs[0].start - 30), preceding[-1].start
    )
