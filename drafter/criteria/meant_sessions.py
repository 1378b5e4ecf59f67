"""Which statements of a record are of the procedure that a criterion asks for, and which record a session of their own day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from drafter.evidence.calendar.days import Days
from drafter.evidence.claims.facts import Fact, FactKind
from drafter.evidence.sessions.unnamed_before import UNTOLD
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.criteria.where import Where

_SOON_AFTER = 183  # days within which a word without a name is of what a visit before it gave


def is_meant(where: Where, fact: Fact) -> bool:
    """Whether a fact is of the procedure; "injections" that name none may be of any but one that destroys, "the block" only of a block."""
    if fact.name == UNTOLD:
        return False
    concept = lexicon().concepts.get(("procedure", fact.name))
    kindred = any(_is_kind(name, fact.name) for name in where.name) if where.name else fact.name == "injection"
    return where.fits("procedure", fact.name) or bool(concept and concept["generic"] and kindred)


def never_had(where: Where, scope: Scope, fact: Fact) -> bool:
    """Whether a word without a name is of what the record, then or later, says was never had ("the May shot"; "has never had gel")."""
    if where.fits("procedure", fact.name):
        return False
    on = scope.date(fact) or date.min
    return any(
        where.fits("procedure", f.name)
        and f.value("outcome") == "never_tried"
        and scope.here(f)
        and (scope.date(f) or date.min) >= on
        for f in scope.of(FactKind.PROCEDURE)
    )


def noted_as_another(where: Where, scope: Scope, fact: Fact) -> bool:
    """Whether a word without a name is of what another document noted, which names another procedure.

    "Shot 2/11", where the note of 2/11 gave Kenalog; "the shot helped two weeks", where the last thing given before was Kenalog to the knee.
    """
    if where.fits("procedure", fact.name):
        return False
    days, told = days_of(fact), scope.date(fact)
    others = [f for f in scope.of(FactKind.PROCEDURE) if f.document != fact.document]
    if days is not None:
        noted = [f for f in others if _within(scope.date(f), days) and _given_that_day(scope, f, fact)]
    elif told is not None:
        noted = _given_last(scope, fact, told - timedelta(days=1))
    else:
        return False
    return bool(noted) and not any(is_meant(where, f) for f in noted)


def tells_of(where: Where, scope: Scope, fact: Fact) -> bool:
    """Whether a fact tells what the procedure did: it is of it by its words, or a call or diary without a name follows a note of it."""
    told = scope.date(fact)
    if fact.name != UNTOLD:
        return is_meant(where, fact) and not noted_as_another(where, scope, fact)
    given = _given_last(scope, fact, told) if told is not None else []
    return any(is_meant(where, f) for f in given) and not _begun_since(scope, given[0], told)  # type: ignore[arg-type]  # something was given before it


def _begun_since(scope: Scope, given: Fact, until: date) -> bool:
    """Whether a document between a session and a day starts a treatment, to which what is better on that day may be due."""
    on = scope.date(given) or date.min
    return any(
        on < (scope.date(f) or date.min) < until
        and f.value("standing") in (None, "planned")
        and "outcome" not in f.attributes
        for f in scope.of(FactKind.TREATMENT)
    )


def _given_last(scope: Scope, fact: Fact, until: date) -> list[Fact]:
    """What the last visit of the half-year until a day gave by another document than a fact's."""
    before = Days(until - timedelta(days=_SOON_AFTER), until)
    given = [
        f
        for f in scope.of(FactKind.PROCEDURE)
        if f.document != fact.document and _within(scope.date(f), before) and _given_that_day(scope, f, fact)
    ]
    last = max((scope.date(f) or date.min for f in given), default=None)
    return [f for f in given if scope.date(f) == last]


def _within(day: date | None, days: Days) -> bool:
    return day is not None and days.first <= day <= days.last


def _given_that_day(scope: Scope, fact: Fact, told: Fact) -> bool:
    """Whether a document records that a procedure was done at its visit; elsewhere in the body only where a word for it tells no place of its own."""
    on, days = scope.date(fact), days_of(fact)
    if fact.value("status") in ("planned", "together") or not (scope.here(fact) or not told.value("region")):
        return False
    return records(scope, fact) or (on is not None and days == Days(on, on))


def _is_kind(name: str, generic: str) -> bool:
    """Whether a procedure is what a word without a name says: a block is one by its name, or one that diagnoses."""
    concept = lexicon().concepts.get(("procedure", name))
    if generic == "injection":
        return concept is None or not concept["destroys"]
    return name.endswith(generic) or (generic == "block" and concept is not None and bool(concept["diagnostic"]))


def records(scope: Scope, fact: Fact) -> bool:
    """Whether a document records a session of its own day: it says that it was done, or is that procedure's note."""
    if fact.value("status") == "current":
        return not scope.document(fact).attested  # "Procedure: trigger point injection" on a form is what it asks for
    if fact.value("status") == "prior" and "relief_length" in fact.attributes:
        return False  # what held for weeks was given by one before
    if scope.document(fact).kind != "procedure-note" or fact.value("status") in ("planned", "together"):
        return False
    given = {
        f.name for f in scope.of(FactKind.PROCEDURE) if f.document == fact.document and f.value("status") == "current"
    }
    return not given or fact.name in given or "injection" in given


def days_of(fact: Fact, attribute: str = "date") -> Days | None:
    """The first and the last day that an attribute of a fact tells of, or None."""
    value = fact.value(attribute)
    return (
        Days(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]))
        if value and value["first"]
        else None
    )
