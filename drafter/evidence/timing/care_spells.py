"""Days of care: between which somebody was under a therapist's care, which are those of the treatment, or since when he is a patient.

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
    r"|(?:came|comes) to (?:me|us|(?:my|our|this) (?:office|clinic|practice))|(?:seen|treated|looked after) (?:here|by (?:me|us)|in (?:my|our|this) (?:office|clinic|practice))"
    r"|(?:attended|kept|completed|made|came for) (?:[\w-]+ ){0,2}(?:appointments?|visits?|sessions?|treatments?)(?: (?:here|with (?:us|me)))?)"
    r"(?: (?:regularly|twice weekly|weekly|here))? (?:from|between) (?:(?:the|early|late|mid) )*$"
)
_TO = re.compile(r",? ?(?:to|through|thru|until|till|and|-+>?) ?(?:(?:the|early|late|mid) )*")


_SEEN_HERE = re.compile(
    r"\b(?:(?:clinic|practice|our|my) (?:pt|patient)(?!'s| (?:has had|had|report\w*|state[sd]|notice[sd]|began|started|develop\w*|suffer\w*))|(?:pt|patient|followed|member|client|enrolled here) since|(?:been )?(?:seen|followed|treated|managed) (?:here|by (?:me|us|dr\.? [\w'-]+)|in (?:my|our|this))|known to|under (?:my|our) care|patient (?:here|of)|established|with (?:us|me|this practice)|coming (?:here|to)|in this practice|in (?:my|our) care)\b(?:(?!\b(?:had|received|got|underwent|did|gave|repeated|injected) (?:them|it|these|those|another|one)\b)[^.;,]){0,30}$"
)


#: "We have treated her neck since January"; not "we have followed neck pain that began in March".
_BY_US = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:been )?(?:seen|seeing|treated|treating|followed|following|worked (?:on|with)|working (?:on|with)) (?:her|him|them|this|the patient|pt|mrs?\.? \w+|ms\.? \w+)\b(?:(?!\b(?:began|begun|started|worse\w*|since when)\b)[^.;,]){0,30}$"
)
_COURSES = frozenset({"treatment", "programme"})
#: "Week 20 of her program": where somebody stands in a course that nothing else names.
_NTH_OF = re.compile(r" of (?:the|her|his|our|this) (?:[\w-]+ ){0,2}(?:program|programme|class|course|group|cohort)\b")


def under_care(time: Time, left: str, right: str, things: Sequence[Mention]) -> bool:
    """Whether a time says how long the patient has been seen; "PT since August" is therapy, "pt since August" a patient."""
    nth = _NTH_OF.match(right) if time.length else None
    if nth and not any(t.kind in _COURSES and time.end <= t.start < time.end + nth.end() for t in things):
        return True
    care = _SEEN_HERE.search(left) or (
        None if any(t.kind in _COURSES for t in things) else _BY_US.search(left)  # "we treated her with PT for 8 weeks"
    )
    first = time.start - len(left)
    if care is None or any(t.kind == "treatment" and t.start == first + care.start() for t in things):
        return False
    # "She had two blocks under my care in June and July": who did what was done.
    done = any(t.kind == "procedure" and first <= t.start and t.end <= first + care.start() for t in things)
    return not (done and (time.days is not None or right.startswith(" ago")))


def edge_of_course(
    reading: Reading, sentence: Sentence, time: Time, times: Sequence[Time], things: Sequence[Mention]
) -> tuple[str] | tuple[str, Mention] | None:
    """Whether a day is the ``begin`` or the ``end`` of a treatment, and of which where one is named: by the care told of, or by the heading of its column."""
    if time.days is None:
        return None
    cared = _cared_for(reading.lower, sentence.start, time, times, things)
    if cared is not None and (len(cared) > 1 or reading.therapy):
        return cared
    edge = edge_asked(reading, sentence, time.start)
    treated = next((t for t in things if t.kind in ("treatment", "programme")), None) if edge else None
    return (edge, treated) if treated else None


def _cared_for(
    lower: str, first: int, time: Time, times: Sequence[Time], things: Sequence[Mention]
) -> tuple[str] | tuple[str, Mention] | None:
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
    edge = "begin" if begins else "end"
    return (edge, given[0]) if given else (edge,)
