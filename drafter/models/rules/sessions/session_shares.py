"""Several sessions in one sentence, each with its own share of relief: "8/25 gave 90 % for 3 hours, 9/22 only 50 %"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.words.percentages import percentages
from drafter.models.rules.claims import claim
from drafter.models.rules.sessions.bare_shares import bare_shares
from drafter.models.rules.sessions.session_counts import ONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Quantity


def shared_out(reading: Reading, sentence: Sentence, dated: Sequence[Timing]) -> list[dict[str, Claim]]:
    """What each of several dated sessions gave, where a sentence tells more than one share; empty where all gave one.

    A share stands behind its day, or before it ("90 % on 8/25 and 50 % on 9/22"), or in the order of days that are listed first.
    """
    shares = list(bare_shares(reading, sentence, sentence.start)) if len(dated) > 1 else []
    if len(shares) == 1 and _OF_FIRST.search(reading.lower, sentence.start, shares[0].start):
        return [_given(reading, sentence, shares[0], sentence.end), *({} for _ in dated[1:])]
    if len(shares) < 2:
        return []
    if shares[0].start >= dated[-1].end:
        in_order = len(shares) == len(dated)
        return [_given(reading, sentence, share, sentence.end) for share in shares] if in_order else []
    behind = shares[0].start >= dated[0].end
    edges = [time.start for time in dated] + [sentence.end] if behind else [sentence.start, *(t.end for t in dated)]
    return [
        next((_given(reading, sentence, s, last) for s in shares if first <= s.start < last), {})
        for first, last in pairwise(edges)
    ]


#: "On 8/12 and 9/16; the first 90 %, the second much less".
_OF_FIRST = re.compile(
    r"(?<!at )\b(?:first|initial|1st)(?: (?:one|block|set|session|time|gave|had|was|with|brought|took|off|away|relieved|her|him|about|only))*[ :,=-]*$"
)


def each_behind(
    reading: Reading, sentence: Sentence, sessions: Sequence[Mention], which: int
) -> tuple[int, int] | None:
    """The part of a sentence from one session's name to the next, where a share stands behind each ("#1 90 %, #2 60 %")."""
    parts = list(pairwise([*(m.start for m in sessions), sentence.end]))
    return parts[which] if all(next(percentages(reading.lower, *part), None) for part in parts) else None


#: "1st 70 % x 8 weeks; 2nd 30 % x 2 weeks": sessions told by their number, each with its share.
_NUMBERED = re.compile(
    r"(?<![\w/.-])(?:#? ?(?P<n>[1-6])(?:st|nd|rd|th)|# ?(?P<m>[1-6])|(?P<word>first|second|third|fourth))(?: (?:one|set|session|round|time|injection|shot|series|block))?[ :,(=-]*(?=(?:(?:about|around|roughly|nearly|~|gave|helped|had|got|up to|was|were|only|just|with|brought|took|away|off|out|relieved|yielded|provided|produced|reduced|cut|eased|her|his|him|she|he|pt|the|it|by|pain|relief|of|a|lido\w*|bupi\w*|ropi\w*|marcaine)[ ,:]?)*\d{1,3} ?(?:%|per ?cent))"
)
_WORDS = ("", "first", "second", "third", "fourth")


def numbered_parts(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence that tell of its numbered sessions, by number, where each has a share behind it; none of one alone."""
    told = list(_NUMBERED.finditer(lower, start, end))
    if len(told) < 2:
        return []
    edges = [m.start() for m in told] + [end]
    numbers = [_WORDS.index(m["word"]) if m["word"] else int(m["n"] or m["m"]) for m in told]
    return [edges_of for _, edges_of in sorted(zip(numbers, pairwise(edges), strict=True))]


def last_numbered(lower: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a sentence that tells of the last of its numbered sessions."""
    return next(reversed(numbered_parts(lower, start, end)), None)


def alike_to(reading: Reading, every: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The sessions of one procedure that a sentence tells apart, those without its name too ("the first MBB ..., and the second, on July 8, ...")."""
    lower = reading.lower
    named = [m for m in every if not ONE.search(lower, m.start, m.end)]
    own = next((m for m in reversed(named) if m.start <= mention.start), mention)
    return [m for m in every if m.id == own.id or ONE.search(lower, m.start, m.end)]


#: "85 % and 70 %", "90 % first, then 60 %": between the shares of two sessions.
_AND = re.compile(
    r"(?: ?\(?(?:relief|better|improvement|first|(?:with|on|after|for) (?:the )?(?:first|#1))\)?)*(?:,| ?/|,? (?:and|then|&|followed by))(?: (?:then|about|around|only))* ?"
)


#: "90 %, the second only 60 %".
_SECOND = re.compile(
    r"[^.%]{0,50}(?:\b(?:second|2nd|other|next|latter|repeat|confirmatory)|(?:\b(?:block|mbb|set|injection|session|esi) |#)#?2\b|(?<=, )2(?= ?[-:=]))(?: (?:one|block|set|time|round|session|mbb|injection))?\b[^.;%]{0,30}"
)


def second_share(reading: Reading, sentence: Sentence) -> Claim | None:
    """The second of two shares that stand beside each other, one of each of two sessions ("MBB x2: 85 % and 70 %")."""
    shares = list(percentages(reading.lower, sentence.start, sentence.end))
    for one, other in pairwise(shares):
        if _AND.fullmatch(reading.lower, one.end, other.start) or _SECOND.fullmatch(
            reading.lower, one.end, other.start
        ):
            return claim(reading, other.start, other.end)
    return None


def _given(reading: Reading, sentence: Sentence, share: Quantity, last: int) -> dict[str, Claim]:
    """A share, and the length of relief that is told behind it before a place."""
    told = {"relief": claim(reading, share.start, share.end)}
    for time in timings(reading, sentence):
        if time.length and not time.problem and share.end <= time.start < last and time.role in ("relief", "length"):
            return {**told, "relief_length": claim(reading, time.start, time.end)}
    return told
