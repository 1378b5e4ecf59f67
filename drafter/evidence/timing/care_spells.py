"""Days between which somebody was under a therapist's or chiropractor's care: those of the treatment that the sentence then names.

"Under my care from June 9 to July 28 for right leg pain: flexion-distraction, fourteen treatments" tells how long he was treated, and
not since when the leg hurts. A care without an end, or without a treatment behind it, dates nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import edge_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_UNDER_CARE = re.compile(
    r"\b(?:under (?:my|our) (?:care|treatment)|in (?:my|our) care|(?:has|had|have) been (?:seeing|coming to|attending) (?:me|us|(?:my|our) (?:office|clinic|practice))"
    r"|(?:came|comes) to (?:me|us|(?:my|our|this) (?:office|clinic|practice))|(?:seen|treated|looked after) (?:here|by (?:me|us)|in (?:my|our|this) (?:office|clinic|practice)))"
    r"(?: (?:regularly|twice weekly|weekly|here))? (?:from|between) (?:(?:the|early|late|mid) )*$"
)
_TO = re.compile(r",? ?(?:to|through|thru|until|till|and|-+>?) ?(?:(?:the|early|late|mid) )*")


def edge_of_course(
    reading: Reading, sentence: Sentence, time: Time, times: Sequence[Time], things: Sequence[Mention]
) -> tuple[str, Mention] | None:
    """Whether a day is the ``begin`` or the ``end`` of a treatment, and of which: by the care told of, or by the heading of its column."""
    if time.days is None:
        return None
    if (cared := _cared_for(reading.lower, sentence.start, time, times, things)) is not None:
        return cared
    edge = edge_asked(reading, sentence, time.start)
    treated = next((t for t in things if t.kind in ("treatment", "programme")), None) if edge else None
    return (edge, treated) if treated else None


def _cared_for(
    lower: str, first: int, time: Time, times: Sequence[Time], things: Sequence[Mention]
) -> tuple[str, Mention] | None:
    """The care that a day opens or ends, in a sentence that begins at ``first``."""
    days = [t for t in times if t.days is not None]
    at = next((n for n, t in enumerate(days) if t is time), None)
    if at is None:
        return None
    begins = at + 1 < len(days) and _TO.fullmatch(lower, time.end, days[at + 1].start)
    ends = at > 0 and _TO.fullmatch(lower, days[at - 1].end, time.start)
    begin = time if begins else days[at - 1] if ends else None
    if begin is None or not _UNDER_CARE.search(lower, first, begin.start):
        return None
    given = [t for t in things if t.kind == "treatment" and t.start >= time.end and t.concept["group"] == "physical"]
    return (("begin" if begins else "end"), given[0]) if given else None
