"""Sessions before this one: the first, how many there were, how one ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.meant_sessions import days_of, is_meant
from drafter.criteria.responses import share_of
from drafter.criteria.scope import Judgement, Scope
from drafter.criteria.sessions import no_session, prior_sessions, quotes, session_dates
from drafter.criteria.sides import of_other_side
from drafter.evidence.claims.attribute_times import length_of
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.sessions.sole_blocks import NEVER_DONE, SOLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.criteria.session_leaves import SessionOutcome, SessionsBefore
    from drafter.criteria.where import Where

_FAILED, _HELPED = "it failed, was not tolerated or is contraindicated", "it helped"
_HELPED_OR_NEVER = "it helped, or was never tried"
_BRIEF = 31  # days of relief, at most, that was short-lived
_SINCE = 14  # days beyond it by which it was over
_HALF = 50.0  # per cent of relief from which a session helped


@dataclass(frozen=True, slots=True)
class FirstSession:
    """The first session before that the record tells of.

    :param known: whether it has a date.
    """

    day: date
    known: bool


def first_session(where: Where, scope: Scope) -> FirstSession | None:
    """The first session of a procedure before this one, or None where the record tells of none."""
    prior = prior_sessions(where, scope)
    if prior.none:
        return None
    return FirstSession(prior.dated[-1][0].first, known=True) if prior.dated else FirstSession(scope.as_of, known=False)


def never_had(treatment: Where, scope: Scope) -> set[str]:
    """The documents of an earlier day that say that the treatment had never been given: what they tell is of before it."""
    told = (f for f in scope.of(FactKind.PROCEDURE) if treatment.fits("procedure", f.name))
    return {
        f.document
        for f in told
        if f.value("outcome") == "never_tried" and (day := scope.date(f)) is not None and day < scope.as_of
    }


def judge_before(leaf: SessionsBefore, scope: Scope) -> Judgement:
    """Met when so many sessions before are recorded."""
    prior = prior_sessions(leaf.where, scope)
    if prior.none:
        return _none_before(leaf, scope)
    # On one day it is needles that are counted, but for sets, or days themselves.
    several = (f for days, f in prior.told if days.first < days.last or _of_sets(f))
    counted = [*prior.undated, *several]
    counts = [f.value("count")["low"] for f in counted if f.value("count")]
    known = max([float(len(prior.dated)), *counts])
    evidence = session_dates([f for _, f in prior.dated]) + quotes(prior.undated)
    only = _said_to_be_only(leaf.where, scope)
    if known >= leaf.at_least and (len(prior.dated) >= leaf.at_least or not only):
        return Judgement(State.MET, f"The record tells of {known:g} sessions before.", evidence)
    if only and known < leaf.at_least:
        return Judgement(
            State.NOT_MET,
            f"By the record there was one session before; {leaf.at_least} are asked for.",
            tuple(dict.fromkeys([*(e for f in only for e in f.evidence("count")), *evidence])),
        )
    return Judgement(
        State.UNCLEAR,
        f"The record tells of fewer sessions before than the {leaf.at_least} that are asked for.",
        evidence,
    )


_SETS = re.compile(
    r"\b(?:sets?|rounds?|sessions?|series|occasions|times|twice|separate|days|dates|later|after|afterwards?|apart|thereafter|second|2nd|third|3rd)\b|#[23]|\b(?:no\.|number) ?[23]"
)


def _of_sets(fact: Fact) -> bool:
    """Whether what a count is of are sessions, whatever day stands beside it."""
    return bool(fact.value("count")) and bool(_SETS.search(fact.evidence("count")[0].quote.lower()))


def _none_before(leaf: SessionsBefore, scope: Scope) -> Judgement:
    """What is judged where no session is told of: not met where the record says that there was none, or one."""
    said = _said_to_be_only(leaf.where, scope, SOLE) or _said_to_be_only(leaf.where, scope, NEVER_DONE)
    if said:
        quoted = tuple(dict.fromkeys(e for f in said for e in f.evidence("count")))
        return Judgement(
            State.NOT_MET, f"By the record there were fewer sessions before than the {leaf.at_least} asked for.", quoted
        )
    return Judgement(State.NOT_DOCUMENTED, f"The record tells of no session before; {leaf.at_least} are asked for.")


def _said_to_be_only(where: Where, scope: Scope, says: re.Pattern[str] = SOLE) -> list[Fact]:
    """The latest statements that a session was the only one, or that there was none."""
    told = [
        f
        for f in scope.of(FactKind.PROCEDURE)
        if f.value("count")
        and is_meant(where, f)
        and scope.here(f)
        and (
            says.search(f.evidence("count")[0].quote.lower()) or (says is NEVER_DONE and f.value("count")["high"] == 0)
        )
    ]
    return [f for f in told if scope.date(f) == max((scope.date(t) or scope.as_of) for t in told)]


def judge_outcome(leaf: SessionOutcome, scope: Scope) -> Judgement:
    """Met when a session ended as asked; not met when it helped or was never tried."""
    if leaf.repeat and prior_sessions(leaf.where, scope).none:
        return no_session(leaf.where, scope)
    every = [f for f in scope.of(FactKind.PROCEDURE) if is_meant(leaf.where, f) and scope.here(f)]
    facts = [f for f in every if not of_other_side(scope, f)]
    if every and not facts:
        return Judgement(State.UNCLEAR, "The record tells of it on the other side alone.", quotes(every))
    told = [f for f in facts if _ended_as(scope, f) and not (leaf.repeat and _ran_out(f))]
    good = [f for f in told if _ended_as(scope, f) in leaf.outcomes]
    against = {"improved", "declined", "never_tried"} if "failed" in leaf.outcomes else {"failed", "not_tolerated"}
    other = [f for f in told if f not in good and _ended_as(scope, f) in against]
    # That another one was declined speaks against none that was given.
    if good and any(f.value("outcome") != "declined" for f in other):
        return Judgement(
            State.UNCLEAR,
            "The record tells both that it ended as asked and that it did not.",
            _outcomes([*good, *other]),
        )
    if good:
        return Judgement(
            State.MET, f"By the record {_FAILED if 'failed' in leaf.outcomes else _HELPED}.", _outcomes(good)
        )
    if other:
        return Judgement(
            State.NOT_MET,
            f"By the record {_HELPED_OR_NEVER if 'failed' in leaf.outcomes else _FAILED}.",
            _outcomes(other),
        )
    if facts:
        return Judgement(State.UNCLEAR, "The record names it without saying how it ended.", quotes(facts))
    named = " or ".join(name.replace("-", " ") for name in leaf.where.name or ())
    return Judgement(State.NOT_DOCUMENTED, f"The record says nothing of {named or 'an earlier session'}.")


#: What is given anew from time to time is expected to wear off: that it did, without how soon, is no failure.
_WORE_OFF = re.compile(r"(?:\w+ ){0,2}(?:wore|worn|wears|wearing|faded|run|ran)(?: (?:off|out|away))?", re.IGNORECASE)


def _ran_out(fact: Fact) -> bool:
    """Whether all that is told of how a session ended is that it wore off."""
    told = fact.evidence("outcome")
    return bool(told) and "relief" not in fact.attributes and bool(_WORE_OFF.fullmatch(told[0].quote))


def _ended_as(scope: Scope, fact: Fact) -> str:
    """How a session ended: as told, else by its share of relief; none of it is a failure, half or more is relief.

    Relief of a month or less that was over when the record was written is short-lived: a failure.
    """
    if _was_brief(scope, fact):
        return "failed"
    if _just_given(scope, fact):
        return ""  # "three days ago, no relief yet"
    if "relief" not in fact.attributes:
        return str(fact.value("outcome") or "")
    share = share_of(fact)
    if share.high < _HALF and _short(fact) and not _recent(scope, fact):
        return "failed"  # "20 % better for four days": slight and short-lived
    if share.low >= _HALF and _short(fact):
        return ""  # half of the pain for two weeks: whether it was over is not told
    return "failed" if share.high == 0 else "improved" if share.low >= _HALF else ""


def _short(fact: Fact) -> bool:
    return "relief_length" in fact.attributes and length_of(fact.value("relief_length")).in_days().high <= _BRIEF


def _recent(scope: Scope, fact: Fact) -> bool:
    """Whether relief may still go on: the session is no longer ago than it held."""
    given, on = days_of(fact), scope.date(fact)
    longest = length_of(fact.value("relief_length")).in_days().high
    return given is not None and on is not None and (on - given.last).days <= longest + _SINCE


_ACTS = 7  # days that an injection takes to act


def _just_given(scope: Scope, fact: Fact) -> bool:
    """Whether a session that has not helped is only days old."""
    given, on = days_of(fact), scope.date(fact)
    return (
        fact.value("outcome") == "failed"
        and given is not None
        and on is not None
        and 0 <= (on - given.first).days < _ACTS
    )


def _was_brief(scope: Scope, fact: Fact) -> bool:
    """Whether what a session gave was gone within a month, with time since then to tell that it was."""
    given, on = days_of(fact), scope.date(fact)
    if "relief_length" not in fact.attributes or given is None or on is None:
        return False
    longest = length_of(fact.value("relief_length")).in_days().high
    return longest <= _BRIEF and (on - given.last).days > longest + _SINCE


def _outcomes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name", "outcome", "relief")))[:6]
