"""How a treatment turned out and where it stands, read out of a quote again.

Both are soft values: the quoted words need a cue that says so, and says it of this very treatment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.evidence.claims.facts import OUTCOMES, STANDINGS
from drafter.evidence.claims.quotes import Asked, Refused, sentence_of
from drafter.evidence.courses.asked_now import denied_now, kept_log
from drafter.evidence.courses.complaints import complaint_of_part
from drafter.evidence.courses.courses import courses
from drafter.evidence.courses.other_purposes import for_something_else
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED
from drafter.evidence.meaning.therapy_notes import in_midst
from drafter.evidence.outcomes.failed_lists import listed_as_failed
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.outcomes.spells import session_outcomes
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from drafter.evidence.courses.courses import Courses
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading

_UNSUPPORTED = "EVD002"
_STANDING = {
    "untried": "never_tried", "declined": "declined", "stopped": "stopped", "aside": "stopped", "done": "completed",
    "ongoing": "ongoing", "planned": "planned", "idle": "not_under_way",
}  # fmt: skip
_BY_SECTION = {
    "plan": "planned",
    "goals": "planned",
    "instructions": "planned",
    "medications": "ongoing",
    "programme": "ongoing",
}


def outcome_again(asked: Asked) -> tuple[Any, Span]:
    """The outcome that a quote gives this treatment, and its place.

    :raises Refused: when it gives none, or another.
    """
    reading, wanted = asked.reading, asked.claim.value
    if wanted not in OUTCOMES:
        raise Refused(_UNSUPPORTED, f"{wanted!r} is no outcome of a treatment")
    said: set[str] = set()
    for span in asked.places:
        sentence, start, end = sentence_of(reading, span)
        spoken = courses(reading, sentence)
        told = (
            session_outcomes(reading, sentence)
            if asked.candidate.kind == "procedure"
            else _told(reading, sentence, spoken, asked.name)
        )
        support = {o.says for o in told if o.start < end and start < o.end}
        support |= {_STANDING[s] for s in _standings(spoken, asked.name, start, end) if s in ("declined", "untried")}
        support |= _of_list(reading, sentence, asked, start, end) if not told else set()
        if sentence.section.kind == "allergies":
            support.add("not_tolerated")
        if wanted in support:
            return wanted, span
        said |= support
    instead = f"; it says {', '.join(sorted(said))}" if said else ""
    raise Refused(_UNSUPPORTED, f"the quote gives no outcome {wanted!r} of this treatment{instead}")


def _of_list(reading: Reading, sentence: Sentence, asked: Asked, start: int, end: int) -> set[str]:
    """What the head of a list says of what a quote names in it."""
    named = [m for m in reading.of(sentence, str(asked.candidate.kind)) if m.id == asked.name]
    inside = [m for m in named if m.start < end and start < m.end]
    return {FAILED} if any(listed_as_failed(reading, sentence, m) for m in inside) else set()


def _told(reading: Reading, sentence: Sentence, spoken: Courses, name: str) -> list[Outcome]:
    """The outcomes of a sentence that can be a treatment's: its own, and where it is not named those of no other."""
    of_name = [c for c in spoken.named if c.treatment.id == name]
    if of_name:
        own = [(c, for_something_else(reading, sentence, c.treatment)) for c in of_name]
        return [o for c, otherwise in own for o in c.outcomes if not otherwise or o.says == CONTRAINDICATED]
    if spoken.named:
        part = complaint_of_part(reading, sentence)
        return [*spoken.loose_outcomes, *([part] if part else [])]
    # "TPI gave no relief" tells of the injection; "did not help, so TPI is planned" of what was before.
    procedure = min((m.start for m in reading.of(sentence, "procedure")), default=sentence.end)
    return [o for o in outcomes(reading, sentence) if o.head < procedure]


def standing_again(asked: Asked) -> tuple[Any, Span]:
    """Where a quote says that a treatment stands, and its place.

    :raises Refused: when it does not say so.
    """
    reading, wanted = asked.reading, asked.claim.value
    if wanted not in STANDINGS:
        raise Refused(_UNSUPPORTED, f"{wanted!r} is no standing of a treatment")
    for span in asked.places:
        sentence, start, end = sentence_of(reading, span)
        marks = {m.concept["status"] for m in reading.of(sentence, "course") if m.start < end and start < m.end}
        said = {_STANDING[s] for s in _standings(courses(reading, sentence), asked.name, start, end) | marks}
        if any(t.role == "begin" and t.start < end and start < t.end for t in timings(reading, sentence)):
            said.add("ongoing")
        midst = in_midst(reading)
        if midst and midst[0] < end and start < midst[1]:
            said.add("ongoing")
        if reading.assertion(sentence, start, end) in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL):
            said.add("planned")
        if denied_now(reading, sentence):
            said = {"not_under_way"}  # "In therapy now: no"
        elif kept_log(reading, sentence):
            said.add("ongoing")
        if wanted in said or _BY_SECTION.get(sentence.section.kind) == wanted:
            return wanted, span
    raise Refused(_UNSUPPORTED, f"the quote does not show it {wanted}")


def _standings(spoken: Courses, name: str, start: int, end: int) -> set[str]:
    marks = [mark for c in spoken.named if c.treatment.id == name for mark in c.standing] + spoken.loose_standing
    return {status for status, a, b in marks if a < end and start < b}
