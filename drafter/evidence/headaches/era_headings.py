"""Headings that set the lines under them before treatment ("Before round 1:", "BASELINE (diary Jan 2025)").

Each line is asked anew: one that turns to a later time, or lists the days of the treatments, ends what the heading says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.eras import BEFORE, NOW
from drafter.evidence.words.months import MONTHS, WRITTEN_DAY

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ITEMS = 8  # lines under a heading
_HEADING = 60  # characters of the longest such line
_MARGIN = re.compile(r"[^a-z\d]*(?:(?:at|the|her|his) )?")
_DAY = re.compile(WRITTEN_DAY)
#: "Follow-up 10/2025", "Month 6", "After cycle 2": a line that turns to a later time.
_TURN = re.compile(
    rf"(?:follow[- ]?up|f/u|fu|after|post|since|last|past|this|on|with|today|visit|(?:month|week|wk|cycle|round|session|tx|treatment|injection|inj|botox|btx|dose|set)s?(?= ?#?\d)|{MONTHS}|\d{{1,2}}/\d{{2,4}})\b"
)
#: What such a heading may have besides: when, and by what; "Baseline HIT-6 66" heads nothing.
_OF_HEADING = re.compile(
    rf"(?:[ ,:;/-]+|\([^()]*\)|(?:data|figures|numbers|values|status|diary|calendar|log|history|headache|frequency|visit|period|months?|per|by|in|from|the|her|his|{MONTHS})\b\.?|\d{{1,2}}/\d{{2,4}}\b|(?:19|20)\d\d\b)*"
)


def headed_before(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Where a heading sets the lines under it before treatment ("Before round 1:", "BASELINE (diary Jan 2025)"); None where none does.

    A line of the days of the treatments ends them, as does one that turns to now.
    """
    lower = reading.lower
    if _TURN.match(lower, sentence.start):
        return None
    for above in reversed(reading.sentences[max(0, sentence.index - _ITEMS) : sentence.index]):
        if above.section.index != sentence.section.index or above.paragraph != sentence.paragraph:
            return None
        if lower[above.start : above.end].rstrip().endswith(":"):
            told = BEFORE.search(lower, above.start, above.end)
            return (told.start(), told.end()) if told is not None else None
        opened = _MARGIN.match(lower, above.start)
        at = opened.end() if opened else above.start
        if (
            NOW.match(lower, at, above.end)
            or _TURN.match(lower, at, above.end)
            or _DAY.search(lower, above.start, above.end)
        ):
            return None
        if (told := BEFORE.match(lower, at, above.end)) and _heads(reading, above, told.end()):
            return told.start(), told.end()
    return None


def _heads(reading: Reading, line: Sentence, told: int) -> bool:
    """Whether a line that opens with the time before treatment, up to ``told``, heads what stands below: it tells nothing itself and names no other time."""
    if NOW.search(reading.lower, told, line.end):
        return False  # "Baseline / current"
    return line.end - line.start <= _HEADING and _OF_HEADING.fullmatch(reading.lower, told, line.end) is not None
