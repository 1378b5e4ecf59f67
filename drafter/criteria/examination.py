"""Findings on examination: the latest examination on or before the day governs."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.leaves import FindingPresent

_EXAMINED = frozenset({"exam", "procedure"})
_NOT_EXAMINED = frozenset({"plan", "pmh", "prior-procedures"})


def judge_finding(leaf: FindingPresent, scope: Scope) -> Judgement:
    """Met when found, not met when looked for and absent, unclear when only something like it was found."""
    title = leaf.title or "the findings"
    facts = [
        f
        for f in scope.of(FactKind.FINDING)
        if (leaf.where.fits("finding", f.name) or f.name in leaf.weak)
        and f.section not in _NOT_EXAMINED
        and f.assertion is not Assertion.HYPOTHETICAL  # "trigger points are diagnosed by a taut band"
    ]
    day = scope.as_of
    in_time = [f for f in facts if (scope.date(f) or day) <= day]
    later = [f for f in facts if f not in in_time and scope.here(f) and f.assertion is Assertion.PRESENT]
    here = [f for f in in_time if scope.here(f) and _on_side(f, scope)]
    elsewhere = _quotes([f for f in in_time if f not in here])[:3]
    strong = [f for f in here if leaf.where.fits("finding", f.name)]
    weak = [f for f in here if f not in strong and f.assertion is Assertion.PRESENT]
    if not strong:
        if weak:
            return Judgement(
                State.UNCLEAR,
                f"The examination found tenderness, which does not establish {title}.",
                _quotes(weak),
                elsewhere,
            )
        if later:
            return Judgement(
                State.UNCLEAR,
                f"Only an examination after {day.isoformat()} found {title}.",
                _quotes(later),
                elsewhere,
            )
        return Judgement(State.NOT_DOCUMENTED, f"The record says nothing of {title} on examination.", (), elsewhere)
    exam = _latest_examination(scope, strong)
    if others := _others_negative(scope, max(scope.date(f) or date.min for f in exam), scope.of(FactKind.FINDING)):
        return Judgement(
            State.NOT_MET, f"A later examination looked for {title} and found none.", _quotes(others), elsewhere
        )
    found = [f for f in exam if f.assertion is Assertion.PRESENT]
    absent = [f for f in exam if f.assertion is Assertion.ABSENT]
    if found and absent and _same_place(scope, found, absent):
        note = Note("UNC001", f"the examination says both that there are and that there are no {title}")
        return Judgement(
            State.UNCLEAR, "The examination contradicts itself.", _quotes([*found, *absent]), elsewhere, (), (note,)
        )
    if found:
        return Judgement(State.MET, f"The examination found {title}.", _quotes(found), elsewhere)
    if absent:
        return Judgement(
            State.NOT_MET, f"The examination looked for {title} and found none.", _quotes(absent), elsewhere
        )
    return Judgement(State.UNCLEAR, f"The record speaks of {title} only as past or possible.", _quotes(exam), elsewhere)


def _latest_examination(scope: Scope, facts: Sequence[Fact]) -> list[Fact]:
    """The findings of the latest document; what stands under its examination governs what is told elsewhere in it."""
    last = max(scope.date(f) or date.min for f in facts)
    latest = [f for f in facts if (scope.date(f) or date.min) == last]
    examined = [f for f in latest if f.section in _EXAMINED]
    documents = {f.document for f in examined}
    return [f for f in latest if f.document not in documents or f.section in _EXAMINED] if examined else latest


#: "FABER positive, others negative": the tests of an examination that it does not name.
_OTHERS = re.compile(
    r"[^.\n]{0,40}?[,;:(.]? ?(?:but |and |with |while |all )*(?:the )?(?:others?|rest|remainder|remaining(?: (?:\w+ )?(?:tests?|maneuvers?|provocati\w+))?|other (?:\w+ )?(?:tests?|maneuvers?|provocati\w+)(?: tests?)?)(?: (?:of the tests|were|was|are|is|all|each|now|today|here))* ?[:-]? ?(?:negative|neg\b|painless|normal|unremarkable)",
    re.IGNORECASE,
)


def _others_negative(scope: Scope, day: date, facts: Sequence[Fact]) -> list[Fact]:
    """The findings of an examination after a day behind which it says that what else was tested was negative."""
    return [
        f
        for f in facts
        if day < (scope.date(f) or date.min) <= scope.as_of
        and f.assertion is Assertion.PRESENT
        and _OTHERS.match(scope.document(f).text, f.evidence("name")[0].end)
    ]


#: "No other trigger points", "none elsewhere": what is denied is what was not yet told.
_BESIDES = re.compile(
    r"\b(?:other|others|further|additional|else|elsewhere|more|new|remain\w*|rest|opposite|contralat\w*|uninvolved)\b"
)


def _same_place(scope: Scope, found: Sequence[Fact], absent: Sequence[Fact]) -> bool:
    """Whether every presence is denied: the same finding at its own place, or at none in the same document."""
    return all(any(f.name == a.name and _denies(scope, a, f) for a in absent) for f in found)


def _denies(scope: Scope, absent: Fact, found: Fact) -> bool:
    here, there = _told_side(scope, absent), _told_side(scope, found)
    if here and there and here != there:
        return False  # none on the left, some on the right
    if _muscle(absent) and _muscle(found) and _muscle(absent).isdisjoint(_muscle(found)):
        return False  # in the trapezius, not in the levator
    if _region(absent) == _region(found):
        return True
    if _region(absent) or absent.value("side") or absent.document != found.document:
        return False
    place = absent.evidence("name")[0]
    around = scope.document(absent).text[max(0, place.start - 60) : place.end + 40].lower()
    return _BESIDES.search(around) is None


_WORDS = re.compile(r"[a-z]{2,}")
#: A side right before a place or a finding, or right behind it.
_BEFORE_IT = re.compile(r"\b(left|right|lt|rt|l|r)\b\.? (?:(?:upper|mid|middle|lower|side|sided|cervical|lumbar) )*$")
_BEHIND_IT = re.compile(r" ?(?:\w+ )?(?:on|in|at|over|of) (?:the |her |his )?(left|right|lt|rt|l|r)\b")


def _told_side(scope: Scope, fact: Fact) -> str:
    """The one side, "l" or "r", that stands right beside a finding or its place; empty where none does."""
    text = scope.document(fact).text.lower()
    for name in ("name", "region"):
        for place in fact.evidence(name)[:1]:
            beside = _BEFORE_IT.search(text[max(0, place.start - 24) : place.start]) or _BEHIND_IT.match(
                text[place.end : place.end + 24]
            )
            if beside:
                return beside[1][0]
    return ""


def _muscle(fact: Fact) -> frozenset[str]:
    """The words that a finding's own place is named by; empty where it has none."""
    place = fact.evidence("region")[:1]
    return frozenset(_WORDS.findall(place[0].quote.lower())) if place else frozenset()


def _on_side(fact: Fact, scope: Scope) -> bool:
    """Whether a finding can be one of the line's side; what tells no side can be of any."""
    sides = fact.value("side") or ()
    return not sides or scope.line.laterality not in ("left", "right") or scope.line.laterality in sides


def _region(fact: Fact) -> tuple[str, ...]:
    return tuple(fact.value("region") or ())


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name")))[:6]
