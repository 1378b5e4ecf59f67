"""A session that is answered with nothing but how long it helped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import Timing, timings

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: "Steroid shot Nov 2024: 'two days.'": a length that is all that a session is answered with.
_BARE_ANSWER = re.compile(
    r"[^.;,]{0,40}(?::| -| --|->|=) ?[\"'(]?(?:(?:it|was|only|just|about|maybe|perhaps|barely|not even|a|got|good for|great for|better for|fine for|helped for|worked for|relief for) )*"
)
_ANSWER_ENDS = re.compile(r"[\"')]?(?:,? (?:only|at (?:best|most)|tops|maybe|if that|max))?[\"')]? ?[.;\"')]*$")


def answered(reading: Reading, sentence: Sentence) -> Timing | None:
    """The length that stands alone behind a session and its day."""
    done = reading.of(sentence, "procedure")
    for time in timings(reading, sentence) if done else ():
        alone = (
            time.length is not None and not time.problem and _ANSWER_ENDS.match(reading.lower[time.end : sentence.end])
        )
        before = [m for m in done if m.end <= time.start]
        if alone and before and _BARE_ANSWER.fullmatch(reading.lower, before[-1].end, time.start):
            return time
    return None
