"""Several sessions in one sentence, each with its own share of relief: "8/25 gave 90 % for 3 hours, 9/22 only 50 %"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.timing import Timing, timings
from drafter.models.rules.bare_shares import bare_shares
from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.facts import Claim
    from drafter.evidence.quantities import Quantity
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence


def shared_out(reading: Reading, sentence: Sentence, dated: Sequence[Timing]) -> list[dict[str, Claim]]:
    """What each of several dated sessions gave, where a sentence tells more than one share; empty where all gave one.

    A share stands behind its day, or before it ("90 % on 8/25 and 50 % on 9/22"), or in the order of days that are listed first.
    """
    shares = list(bare_shares(reading, sentence, sentence.start)) if len(dated) > 1 else []
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


def _given(reading: Reading, sentence: Sentence, share: Quantity, last: int) -> dict[str, Claim]:
    """A share, and the length of relief that is told behind it before a place."""
    told = {"relief": claim(reading, share.start, share.end)}
    for time in timings(reading, sentence):
        if time.length and not time.problem and share.end <= time.start < last and time.role in ("relief", "length"):
            return {**told, "relief_length": claim(reading, time.start, time.end)}
    return told
