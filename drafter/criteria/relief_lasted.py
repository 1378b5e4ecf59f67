"""Whether the relief that a session gave lasted as long as is asked, by its length or by its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.meant_sessions import days_of
from drafter.criteria.still_relieved import only_looked_at, only_seen, still_at, to_its_end
from drafter.evidence.calendar.days import Days, elapsed
from drafter.evidence.calendar.lengths import compare
from drafter.evidence.claims.attribute_times import length_of

if TYPE_CHECKING:
    from datetime import date

    from drafter.criteria.logic import Truth
    from drafter.criteria.scope import Scope
    from drafter.criteria.session_leaves import SessionResponse
    from drafter.evidence.claims.facts import Fact

VISIT = 14  # days by which a length told at a visit may miss the time from the session to it


def lasted(leaf: SessionResponse, scope: Scope, fact: Fact, last: Days | None) -> Truth:
    """Whether relief lasted as asked; what still went on when the note was written lasted at least so long.

    :param last: the days of the last session, from which relief until a day is counted that names no session itself.
    """
    since, until = _from_and_to(scope, fact, last)
    told = scope.date(fact)
    if "relief_length" in fact.attributes:
        said = _by_length(leaf, scope, fact, last)
        told_low = length_of(fact.value("relief_length")).in_days().low
        if said and since and told and (told - since.first).days + VISIT < told_low:
            return None  # longer than it is since the session
        if said is not None or not (since and until):
            return said
        # "Until mid November, close to five months": where the length leaves it open, the days settle it.
    if since and until:
        said = _elapsed(leaf, since, until.first)
        if said != _elapsed(leaf, since, until.last):
            return None
        return said or (None if only_seen(scope, fact) else said)
    if since is None and "relief_length" not in fact.attributes:
        since = last  # what still goes on
    return (_elapsed(leaf, since, told) or None) if since and told else None


def _from_and_to(scope: Scope, fact: Fact, last: Days | None) -> tuple[Days | None, Days | None]:
    """The days of the session that a fact tells of, and those until which its relief is told to have lasted."""
    since, until = days_of(fact, "relief_since") or days_of(fact), days_of(fact, "relief_until")
    if since and last and since.first <= last.first and last.last <= since.last:
        since = last  # "the June injection" is that of June 3
    if until is not None and to_its_end(scope, fact):
        until = Days(until.last, until.last)
    if since is None and until is not None and last is not None and last.last < until.first:
        since = last
    return since, until


def _by_length(leaf: SessionResponse, scope: Scope, fact: Fact, last: Days | None) -> Truth:
    """Whether relief lasted as asked by the length that is told of it; by the days where that only tells how far it had come."""
    said = compare(length_of(fact.value("relief_length")), ">=", leaf.value or 0, leaf.unit or "days")
    if said is False and only_looked_at(scope, fact):
        said = None
    told = scope.date(fact)
    return (_elapsed(leaf, last, told) or None) if said is None and last and told and still_at(scope, fact) else said


def _elapsed(leaf: SessionResponse, since: Days, until: date) -> Truth:
    return elapsed(since, until, ">=", leaf.value or 0, leaf.unit or "days")
