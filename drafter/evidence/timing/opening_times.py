"""Times that open a sentence, ahead of the treatment they are of: "From May 1 to August 30, seventeen weeks, she had therapy"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import MONTH_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_OPENS = re.compile(
    r"\W*(?:from|between|for|over|during|through|throughout|in the course of|starting|beginning)\b[^.;:]{0,60}"
)
#: Who had what, behind the times.
_HAD = re.compile(
    r"[^.;:]{0,70}?,? ?\b(?:she|he|they|the patient|patient|pt|i|we|you)"
    r"(?: (?:has|had|have|did|was|were|been|underwent|went|attended|took|received|completed|followed|tried|used|kept|put|sent|through|in|to|at|on|a|an|the|his|her|him|up|"
    r"regular|weekly|supervised|formal|outpatient|daily|faithfully|faithful|steady))* ?"
)
_ELSE = re.compile(
    r"\b(?:no|not|never|without|will|would|should|if|pain|ache|worse|better|before|after|when|whereupon)\b|n't\b"
)


#: "05/19-07/11/2025 | physical therapy", "Jan-Mar 2025 | PT", "8 weeks | PT": a cell of days from when to when, or of a length, opens a row.
_DATE = rf"(?:\d[\d/.]*|(?:(?:early|mid|late)[ -])?{MONTH_WORD}(?: \d{{1,2}},?)?(?: ?'?\d{{2,4}})?)"
_OPENS_ROW = re.compile(
    rf"[\W_]*(?:{_DATE} ?(?:-+>?|to|through|thru|until) ?{_DATE}|(?:x ?|for )?[\w-]+ (?:days?|wks?|weeks?|mos?|months?)(?: \([^()|]*\))?) ?\| ?(?:(?:formal|outpatient|supervised|home|the|daily|oral) )*"
)


def told_ahead(lower: str, start: int, time: Time, things: Sequence[Mention]) -> list[Mention]:
    """The treatment that the times opening a sentence are of, if it is the first thing the sentence names.

    :param start: where the sentence begins.
    """
    first = things[0] if things else None
    if first is None or first.kind != "treatment" or first.start < time.end:
        return []
    if lower.find("|", time.end, first.start) >= 0:
        return [first] if _OPENS_ROW.fullmatch(lower, start, first.start) else []
    if not _OPENS.match(lower, start):
        return []
    between = _HAD.fullmatch(lower, time.end, first.start)
    return [first] if between and not _ELSE.search(lower, start, first.start) else []
