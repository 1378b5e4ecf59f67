"""The times of a sentence that names a procedure: the days of sessions, and those on which relief ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.ordinals import ordinals
from drafter.evidence.sessions.procedure_days import awaited, frames
from drafter.evidence.timing.timing import timings
from drafter.models.rules.sessions.relief_ends import ends_of
from drafter.models.rules.sessions.session_days import days_of, heads_form
from drafter.models.rules.sessions.session_logs import frames_rows

if TYPE_CHECKING:
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_TO = re.compile(r" (?:to|until|till|through|thru|into) (?:(?:about|around|early|late|mid|the|end|of) ?)*")


def session_times(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention
) -> tuple[list[Timing], list[Timing], list[Timing]]:
    """The times of a sentence, those among them on which relief ended, and the days of sessions."""
    nth = list(ordinals(reading.lower, sentence.start, sentence.end))
    times = [t for t in timings(reading, sentence) if not any(n.start <= t.start < n.end for n in nth)]
    ended = ends_of(reading, sentence)
    ends = [t for t in times if t in ended]
    dated = [
        t for t in days_of(reading, sentence, mention, times) if t not in ends and not awaited(reading, sentence, t)
    ]
    dated = [t for t in dated if not (heads_form(reading, document, sentence, t) or frames_rows(reading, sentence, t))]
    # "Gel last fall carried him from October to late April": of the days that it held from and to, neither was a session's.
    dated = [t for t in dated if not any(_TO.fullmatch(reading.lower, t.end, e.start) for e in ends)] or dated
    return times, ends, [t for t in dated if not frames(reading.lower, t, dated)]
