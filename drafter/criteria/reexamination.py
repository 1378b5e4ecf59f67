"""An examination on or after the end of a treatment."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.areas import areas_in, meets
from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.measured_leaves import ExaminationAfter

_NOT_DONE = frozenset({"declined", "never_tried"})
_EXTENT = frozenset({"length", "begin", "end", "sessions"})


def judge_examination_after(leaf: ExaminationAfter, scope: Scope) -> Judgement:
    """Met when an examination is recorded on or after the end; unclear when its document has no date."""
    day = scope.as_of
    exams = [f for f in scope.of(FactKind.EXAMINATION) if (scope.date(f) or day) <= day and not _elsewhere(scope, f)]
    if exams and all(f.attested for f in exams) and any(f.name == "re-evaluation" for f in exams):
        return Judgement(State.MET, "The form says that the patient was examined again.", _quotes(exams))
    courses = [
        f for f in scope.of(FactKind.TREATMENT) if leaf.where.fits("treatment", f.name) and _done(f) and scope.here(f)
    ]
    over = [f for f in courses if f.value("standing") != "ongoing" or f.value("outcome") or _ended(f, scope)]
    if not over:
        return Judgement(
            State.NOT_DOCUMENTED,
            "The record tells of no treatment that an examination could follow.",
            (),
            _quotes(exams),
        )
    end = _end(over, scope)
    after = [f for f in exams if end is not None and (on := scope.date(f)) is not None and on >= end]
    if after:
        return Judgement(State.MET, "The patient was examined after the treatment.", _quotes(after))
    open_ = [f for f in exams if scope.date(f) is None] or (exams if end is None else [])
    if open_:
        return Judgement(
            State.UNCLEAR, "An examination is recorded, but not when it or the treatment was.", _quotes(open_)
        )
    return Judgement(State.NOT_DOCUMENTED, "The record shows no examination after the treatment.", (), _quotes(exams))


#: "Neck exam: full ROM" is none of the back.
_OF_PART = re.compile(r"(?P<part>(?:[a-z]+ ){0,2}(?!on\b)[a-z-]+) (?:physical )?$")
_BESIDE = re.compile(
    r"(?:ination)? of (?P<part>(?:the |her |his )?(?:left |right )?[a-z]+(?: (?!and\b)[a-z]+)?(?:(?:,| and|, and| &) (?:the |her |his )?(?:[a-z]+ ){0,2}[a-z]+)*)\b"
)

#: "No hand exam. Exam: lumbar tender": there is another one behind it.
_OF_NO_PART = re.compile(r"[.\n] ?(?:physical |on )?exam(?:ination)?:")


def _elsewhere(scope: Scope, fact: Fact) -> bool:
    """Whether an examination is said to be of another part of the body alone."""
    text, place = scope.document(fact).text.lower(), fact.evidence("name")[0]
    parts = _OF_PART.search(text, max(0, place.start - 30), place.start), _BESIDE.match(text, place.end)
    areas = frozenset(area for part in parts if part for area in areas_in(part["part"]))
    return bool(areas) and not meets(areas, scope.areas) and not _OF_NO_PART.search(text, place.end)


def _done(fact: Fact) -> bool:
    """Whether it is a course that was begun, not one that is planned, declined, ruled out beforehand or only named."""
    if fact.assertion in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL, Assertion.ABSENT):
        return False
    if fact.value("outcome") in _NOT_DONE or fact.value("standing") in ("planned", "not_under_way", "declined"):
        return False
    if fact.value("outcome") == "contraindicated" and not fact.attributes.keys() & _EXTENT:
        return False
    return bool(fact.attributes.keys() & {*_EXTENT, "outcome", "standing"})


def _ended(fact: Fact, scope: Scope) -> bool:
    """Whether a course that only its beginning makes ongoing has an end that is past ("ended last week, 10 visits since October")."""
    end = fact.value("end")
    begun = fact.evidence("standing") == fact.evidence("begin")
    return bool(begun and end and end["last"]) and date.fromisoformat(end["last"]) <= scope.as_of


def _end(courses: Sequence[Fact], scope: Scope) -> date | None:
    """The last day of the courses: as told, else the day of the first record that tells how they ended."""
    told = [date.fromisoformat(f.value("end")["last"]) for f in courses if f.value("end") and f.value("end")["last"]]
    known = [day for day in told if day <= scope.as_of]
    if known:
        return max(known)
    ended = [on for f in courses if f.value("outcome") and (on := scope.date(f)) is not None]
    recorded = ended or [on for f in courses if (on := scope.date(f)) is not None]
    return min(recorded, default=None)


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name")))[:4]
