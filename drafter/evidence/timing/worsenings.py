"""A pain that has been getting worse for months has been there at least as long.

"Progressively worsening low back pain over the past 6 months" is how histories begin. A short worsening, or a pain that is only
said to be "worse for 5 months", is a flare inside a complaint whose length is told elsewhere or nowhere; one of months tells of months of pain, whatever was before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_MONTHS = 120  # days, from which a worsening is no flare
_GROWS = r"(?:(?:(?:gradually|steadily|slowly|progressively|getting|gotten|growing|grown|becoming|become)(?: (?:much|even|only|gradually|steadily|slowly|progressively))? worse(?! (?:with|when|after|on|at|by|than)\b)|worsen(?:ed|ing)?)|increas(?:ed|ing|ingly)|progress(?:ed|ing|ive|ively)|intensif(?:ied|ying)|escalat(?:ed|ing)|(?:climb|creep|pick|build|ramp)ing(?: back)? up|climbing(?! (?:stairs|steps|ladders?|hills?))|building(?! up))"
_COMPLAINT = r"(?:and|in|of|the|her|his|left|right|bilateral|chronic|severe|constant|persistent|axial|low|lower|mid|upper|back|lumbar|neck|cervical|thoracic|leg|arm|hip|buttock|shoulder|knee|sacroiliac|radicular|myofascial|severity|intensity|frequency|pain|pains|ache|aching|discomfort|stiffness|soreness|spasms?|sciatica|symptoms?|sx|trouble)"
#: "Worsening low back pain over the past", "gradually worse since", "low back pain has been getting worse for".
_GROWING = re.compile(
    rf"(?<!\bwas )(?<!\bwere )\b{_GROWS}(?: {_COMPLAINT}){{0,8}},? ?(?:(?:now|gradually|steadily|slowly|progressively|insidious|especially) )*"
    r"(?:(?:for|over|during|within|in|since|x|~|of|about|around|approximately|roughly|nearly|almost|more than|at least|the|these|this|past|last|preceding|course) ?)*$"
)
#: "6 months of worsening low back pain", "since January 2025 that has steadily worsened".
_GROWN = re.compile(
    rf" ?(?:history |hx )?(?:of )?(?:(?:gradually|steadily|slowly|progressively) )?{_GROWS}(?: {_COMPLAINT}\b){{1,6}}"
    rf"|[^.;,]{{0,48}}\b(?:has|have) (?:(?:been|gotten|got|become|grown|become) )?(?:(?:gradually|steadily|slowly|progressively|only|just|much|getting|growing|clearly|definitely|become) )*{_GROWS}\b"
)


#: Between a complaint and the word for its growing: "low back pain, which has been getting".
_HAS = re.compile(
    rf"[ ,:]*(?:(?:has|have|been|getting|gotten|got|grown|growing|become|becoming|is|are|which|that|only|just|much|now|gradually|steadily|slowly|progressively|insidious|{_COMPLAINT})[ ,]*)*"
)


def long_worsening(time: Time, left: str, right: str, owners: Sequence[Mention], day: date | None) -> bool:
    """Whether a time is that of a complaint's worsening which has gone on for months, up to the day of the note."""
    if not owners or not owners[0].complains or time.ago:
        return False
    if time.length is not None:
        long = time.length.in_days().low >= _MONTHS
    else:
        long = time.days is not None and day is not None and (day - time.days.last).days >= _MONTHS
    return long and _is_of(owners[0], time, left, right)


def _is_of(complaint: Mention, time: Time, left: str, right: str) -> bool:
    """Whether it is the complaint that the words around a time tell to have grown worse."""
    begins, ends = complaint.start - time.end, complaint.end - (time.start - len(left))
    if begins >= 0:
        grown = _GROWN.match(right)
        return grown is not None and grown.end() > begins
    growing = _GROWING.search(left)
    if growing is None:
        return _GROWN.match(right) is not None
    return growing.start() < ends or _HAS.fullmatch(left, ends, growing.start()) is not None
