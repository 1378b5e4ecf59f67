"""Whether another injection or line of the same day stands beside the one that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.meant_sessions import days_of
from drafter.criteria.scope import Judgement, Scope
from drafter.criteria.sessions import quotes
from drafter.evidence.calendar.days import Days
from drafter.evidence.claims.facts import Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from drafter.criteria.session_leaves import OtherLines

#: Days for which what a note plans for the visit may still be that visit's plan.
_PLAN_HOLDS = 90
#: "Plan: 27096, 20553": codes beside each other are of one visit.
_CODED = "coded-block"
#: "Other injections on that day: yes" names none.
_UNNAMED = ("injection", "block")
#: Sections of a note that tell of what was before, or of others.
_BYGONE = ("history", "pmh", "surgical", "prior-procedures", "family", "allergies")


def judge_other_lines(leaf: OtherLines, scope: Scope) -> Judgement:
    """No other such service on the same date, in the request or in the record of that day."""
    mine = set(scope.line.dates)
    for line in scope.case.request.lines:
        same_day = bool(mine & set(line.dates)) or (not mine and not line.dates)
        if line.line != scope.line.line and line.code in leaf.codes and same_day:
            return Judgement(
                State.NOT_MET,
                f"The request has another injection or block on the same date: line {line.line}, code {line.code}.",
            )
    beside = [
        f
        for f in scope.of(FactKind.PROCEDURE)
        if (
            f.value("status") == "together"
            and (leaf.where.fits("procedure", f.name) or f.name in _UNNAMED)
            and _of_that_visit(scope, f)
        )
        or (leaf.where.fits("procedure", f.name) and _meant_that_day(scope, f))
    ]
    given = [
        f
        for f in scope.of(FactKind.PROCEDURE)
        if leaf.where.fits("procedure", f.name)
        and f.assertion in (Assertion.PRESENT, Assertion.HISTORICAL)
        and _that_day(scope, f)
    ]
    if given:
        return Judgement(State.NOT_MET, "The record of that day shows another injection or block.", quotes(given))
    if beside:
        return Judgement(
            State.UNCLEAR, "The record speaks of another injection or block at the same visit.", quotes(beside)
        )
    if unplaced := [f for f in scope.of(FactKind.PROCEDURE) if _unplaced(leaf, scope, f)]:
        return Judgement(
            State.UNCLEAR,
            "The record of that day names another injection or block without saying when it was, or is to be.",
            quotes(unplaced),
        )
    return Judgement(State.MET, "Neither the request nor the record has another injection or block on that date.")


def _unplaced(leaf: OtherLines, scope: Scope, fact: Fact) -> bool:
    """Whether a note of the day names another procedure of which it does not tell that it was before, is to come or was left out."""
    return (
        leaf.where.fits("procedure", fact.name)
        and fact.assertion is Assertion.PRESENT
        and scope.date(fact) == scope.as_of
        and fact.section not in _BYGONE
        and not any(fact.value(each) for each in ("date", "planned", "outcome", "relief"))
        and (not fact.value("status") or (fact.name == _CODED and fact.value("status") == "planned"))
    )


def _meant_that_day(scope: Scope, fact: Fact) -> bool:
    """Whether a procedure stands in the plan for that very day."""
    that_day = Days(scope.as_of, scope.as_of)
    if fact.assertion is not Assertion.PRESENT:
        return False
    return that_day in (days_of(fact, "planned"), days_of(fact))


def _that_day(scope: Scope, fact: Fact) -> bool:
    """Whether a procedure was done on the day: by its own date, else by a note of that day that it was done."""
    if fact.value("status") in ("planned", "together"):
        return False
    days = days_of(fact)
    if days is not None:
        return days == Days(scope.as_of, scope.as_of)
    return fact.value("status") == "current" and scope.date(fact) == scope.as_of


def _of_that_visit(scope: Scope, fact: Fact) -> bool:
    """Whether what shares a visit is of the requested one: by its day, else unless the document is of long before."""
    days, on = days_of(fact), scope.date(fact)
    if days is not None:
        return days == Days(scope.as_of, scope.as_of)
    return on is None or (scope.as_of - on).days <= _PLAN_HOLDS
