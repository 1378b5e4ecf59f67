"""A treatment as one sentence speaks of it, and the treatments of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Quantity


@dataclass(slots=True)
class Course:
    """A treatment as one sentence speaks of it.

    :param standing: where it stands, as ``(status, start, end)`` by the cues of ``courses.yaml``.
    """

    treatment: Mention
    standing: list[tuple[str, int, int]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    times: list[Timing] = field(default_factory=list)
    visits: list[Quantity] = field(default_factory=list)


@dataclass(slots=True)
class Courses:
    """The treatments of a sentence, and what it says without naming one."""

    named: list[Course]
    groups: list[list[Course]]
    loose_outcomes: list[Outcome]
    loose_times: list[Timing]
    loose_visits: list[Quantity]
    loose_standing: list[tuple[str, int, int]]


#: Physical treatments that are courses, whatever was done at them.
_COURSES = frozenset({"physical-therapy", "occupational-therapy", "chiropractic", "physical-treatment"})
_AT_VISITS = frozenset({"exercise", "physical", "passive"})


def is_course(treatment: Mention) -> bool:
    """Whether a treatment is a course of visits, of which others can be parts."""
    return treatment.id in _COURSES


def done_at_visits(treatment: Mention) -> bool:
    """Whether a treatment is what a therapist does with a patient, or has him do, at the visits of a course."""
    return treatment.concept["group"] in _AT_VISITS and not is_course(treatment)
