"""Other procedures at the visit of the requested one: said so, or listed with it for the day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

SAME_VISIT = re.compile(
    r"\b(?:(?:at|in|on|during|for|under|within) the same (?:visit|sitting|time|session|day|appointment|date|encounter|sedation|an(?:a)?esthe\w+)|same[- ](?:day|visit|sitting|session)|(?:together|along|combined|concurrently|simultaneously) with (?:this\b|these\b|(?:the |her |his )?(?:tpis?|trigger|sij?\b|sacroiliac|injections?))|at that visit"
    r"|today (?:i |we |was |were |also |then )*(?:performed|did|gave|administered|injected)\b[^.;]{0,60}\b(?:as well|also|too)\b|today(?:'s visit)?\b[^.;]{0,50}\balso (?:performed|given|done|administered|injected)|also (?:gave|performed|did|injected|administered)\b[^.;]{0,60}\b(?:today|at this visit|this visit)|(?:two|both|three|several|multiple) (?:procedures|injections|blocks) today)\b"
)
#: "Plan: TPI, SIJ injection and GON block today": of two that a list joins.
LISTED_TODAY = re.compile(
    r"(?:,|\band|\+|&|\bplus|\bwith)(?: (?!or\b)[\w/-]+){0,5} (?:injections?|blocks?|[lt]?f?esis?|tpis?|g?onbs?|mbbs?|rfa|botox|epidural)(?: and| as well as)? ?(?:for |are |to be done |planned |scheduled )?today\b"
)
_NOT_SO = re.compile(
    r"\b(?:discuss\w*|consider\w*|options?|versus|vs|or|if|risks?|declin\w+|not|no|rather|instead|last|previous\w*|prior|ago|had|after|since|response|relief|performed|administered|done|given|tolerated)\b"
)
#: "I advised against cortisone at the same visit", "told her not at the same sitting".
NOT_TOGETHER = re.compile(
    r"(?:\b(?:against|declin\w+|refus\w+|avoid\w*|rather than|instead of|deferr\w+|postpon\w+)\b[^.;,]{0,60}|(?:\b(?:not|never|cannot)|n't)(?: (?:be|been|being|done|given|injected|performed|do|give|inject|both|to|want|it|that|this|have|get))* )$"
)


def listed_today(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Where a list of two procedures or more ends that are all meant for the day, in view positions."""
    if len({m.id for m in reading.of(sentence, "procedure") if not m.concept["generic"]}) < 2:
        return None
    told = LISTED_TODAY.search(reading.lower, sentence.start, sentence.end)
    weighed = _NOT_SO.search(reading.lower, sentence.start, sentence.end)
    return told.span() if told and not weighed and sentence.section.kind != "procedure" else None
