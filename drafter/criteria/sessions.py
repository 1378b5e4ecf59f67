"""The sessions of a procedure that a record tells of: which are meant, on which days, and each once."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.meant_sessions import days_of, is_meant, never_had, noted_as_another, records
from drafter.criteria.scope import JOINTS, Judgement, Scope
from drafter.criteria.sides import of_other_side
from drafter.criteria.unread_notes import unread_note
from drafter.evidence.calendar.days import Days
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.months import VERB_MAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.where import Where


@dataclass(frozen=True, slots=True)
class Sessions:
    """Prior sessions of a line.

    :param dated: one fact a session, with its days, latest first.
    :param told: every dated statement, also those that may tell of one session twice.
    :param undated: statements of prior sessions without a date.
    :param stated: how many sessions such statements speak of; infinite when unsaid.
    """

    dated: tuple[tuple[Days, Fact], ...]
    told: tuple[tuple[Days, Fact], ...]
    undated: tuple[Fact, ...]
    stated: float

    @property
    def none(self) -> bool:
        return not self.dated and not self.undated


def prior_sessions(where: Where, scope: Scope) -> Sessions:
    """The sessions of a procedure in the region of a line before its day, worked out once a scope.

    A gel in the other knee is none of this one's; limits of the spine count the region, on whichever side.
    """
    found: Sessions | None = scope.kept.get(where)
    if found is None:
        found = scope.kept[where] = _prior_sessions(where, scope)
    return found


def _prior_sessions(where: Where, scope: Scope) -> Sessions:
    facts = [
        f
        for f in scope.of(FactKind.PROCEDURE)
        if _is_of_it(where, scope, f)
        and (f.assertion in (Assertion.PRESENT, Assertion.HISTORICAL) or not_the_first(f) or _perhaps_before(f))
        and not (scope.areas and scope.areas <= JOINTS and of_other_side(scope, f, ("name", "region")))
    ]
    dated: list[tuple[Days, Fact]] = []
    undated: list[Fact] = []
    for fact in facts:
        if _none(fact):
            continue  # "ESI in past 12 months: 0"
        days = _session_days(scope, fact)
        if days is not None and fact.value("status") not in ("planned", "together") and not _perhaps_before(fact):
            dated.append((days, fact))
        elif _perhaps_before(fact) or (days is None and (_undated(scope, fact) or not_the_first(fact))):
            undated.append(fact)
    told = [(days, fact) for days, fact in dated if days.first < scope.as_of]
    dated = sorted(_distinct(told), key=lambda item: item[0].last, reverse=True)
    counts = [most_of(f.value("count")) - not_the_first(f) for f in undated if f.value("count")]
    open_number = not counts and len(dated) < _PAIR and any(_latest_of_several(scope, f) for _, f in told)
    stated = math.inf if open_number else max(counts, default=math.inf if undated and not dated else 0.0)
    return Sessions(tuple(dated), tuple(told), tuple(undated), stated)


def _is_of_it(where: Where, scope: Scope, fact: Fact) -> bool:
    """Whether a fact is of the procedure in the region of a line, and of none that was never had or that another document notes."""
    meant = is_meant(where, fact) and scope.here(fact)
    return meant and not (noted_as_another(where, scope, fact) or never_had(where, scope, fact))


_PAIR = 2  # days of sessions from which they are told one by one
_SEVERAL = re.compile(r"(?:injections|epidurals|esis|tpis|blocks|mbbs|shots|sessions|rounds|sets|ablations|rfas)$")
_SERIES = re.compile(r" series\b(?! of\b)", re.IGNORECASE)  # "LESI series. Last one in August"
_LATEST = re.compile(
    r"\b(?:last|latest|most recent(?:ly)?)(?: (?:ones?|was|were|of (?:them|these|those|which)|on|in|done|given|being|set|session|round))*[: -]* (?:(?:on|in|this|early|mid|late) )*$",
    re.IGNORECASE,
)


_ONE = re.compile(r"\?|\b(?:once|one|1)\b", re.IGNORECASE)


def _latest_of_several(scope: Scope, fact: Fact) -> bool:
    """Whether a day is only that of the latest of several, whose number is not told ("epidurals for years, most recently in August")."""
    name, told = fact.evidence("name"), fact.evidence("date")
    if (
        not name
        or not told
        or not (_SEVERAL.search(name[0].quote.lower()) or _SERIES.match(scope.document(fact).text, name[0].end))
        or not 0 <= told[0].start - name[0].end < _NEAR
    ):
        return False
    text, place = scope.document(fact).text, (name[0].end, told[0].start)
    # "How many injections, ever? 1, here, last May": the plural is only the question's.
    latest = _LATEST.search(text, *place)
    return latest is not None and not _ONE.search(text, place[0], latest.start())


_NEAR = 100  # characters from several sessions to the day of the last


def _none(fact: Fact) -> bool:
    """Whether a fact says that there was no session."""
    count = fact.value("count")
    return bool(count) and count["high"] == 0


def not_the_first(fact: Fact) -> bool:
    """Whether a note that numbers its own session tells of one before it: "this would be her third in the twelve months"."""
    count = fact.value("count")
    return bool(count) and fact.value("status") == "planned" and count["low"] > 1


def _perhaps_before(fact: Fact) -> bool:
    """Whether a session before is told of with doubt ("thinks she has had six or seven"): whether there was one is then open.

    What is told of none but its name ("had read about gel injections") is no session at all.
    """
    told = any(fact.value(each) for each in ("count", "date", "relief", "relief_length"))
    return fact.assertion is Assertion.POSSIBLE and fact.value("status") == "prior" and told


def _undated(scope: Scope, fact: Fact) -> bool:
    """Whether a fact without a day tells of a prior session, or may: a session's own note without a date is any day's."""
    status = fact.value("status")
    past = status == "prior" or (status is None and fact.assertion is Assertion.HISTORICAL)
    past = past or (status is None and _has_given(scope, fact))
    return past or (scope.date(fact) is None and records(scope, fact))


def _has_given(scope: Scope, fact: Fact) -> bool:
    """Whether a sentence that names a procedure tells what it gave: it was done, unless this is the note of its day."""
    told = fact.value("outcome") in ("improved", "failed", "not_tolerated")
    gave, name = fact.evidence("relief") or (fact.evidence("outcome") if told else ()), fact.evidence("name")
    if not gave or not name or scope.document(fact).kind == "procedure-note":
        return False
    first, last = sorted((name[0].start, gave[0].start))
    text = scope.document(fact).text
    told_so = (
        "relief" in fact.attributes
        or _held_for(fact, text, first, last)
        or _has_been(text, first, last)
        or _results(text, first, last)
    )
    if _ENDS.search(text, first, last) or not told_so:
        return False
    return not any(f.document == fact.document and f.value("status") == "current" for f in scope.of(FactKind.PROCEDURE))


def _held_for(fact: Fact, text: str, first: int, last: int) -> bool:
    """Whether a result is told with how long it held ("facet steroid in spring, good for 4 months"), and of no time to come."""
    return "relief_length" in fact.attributes and not _TO_COME.search(text, first, last)


#: "Significant improvement after Synvisc" was; "offers her the best chance of relief" is to come.
_HAS_BEEN = re.compile(
    r"\b(?:\w{2,}ed|had|did|gave|got|was|were|after|since|from|last|prior|previous|felt|took|made|paid|kept|brought|bought|held|went|results?)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    rf"\b(?:offers?|chance|{VERB_MAY}|might|will|would|can|could|should|best|hop(?:e|es|ed|ing)|expect\w*|likely|options?|if|plan\w*|patients|typically|usually|generally|recommend\w*|request\w*|consider\w*|candidate|pending|scheduled|not yet)\b",
    re.IGNORECASE,
)


def _has_been(text: str, first: int, last: int) -> bool:
    """Whether the words around an outcome, in its sentence, tell it of what was."""
    start = max(text.rfind(mark, 0, first) for mark in (". ", "; ", "\n", "! ", "? ")) + 1
    end = min((at for mark in (". ", "; ", "\n") if (at := text.find(mark, last)) >= 0), default=len(text))
    return bool(_HAS_BEEN.search(text, start, end)) and not _TO_COME.search(text, start, end)


def _results(text: str, first: int, last: int) -> bool:
    """Whether a result stands behind a name and a mark, as in shorthand ("Synvisc R knee 3/24 - 0 relief")."""
    end = min((at for mark in (". ", "; ", "\n") if (at := text.find(mark, last)) >= 0), default=len(text))
    return bool(_MARK.search(text, first, last)) and not _TO_COME.search(text, first, end)


_MARK = re.compile(r"[:=]|->| -{1,2} ")
#: Where a sentence ends.
_ENDS = re.compile(r"[.!?;]\s|\n\s*\n")


def _session_days(scope: Scope, fact: Fact) -> Days | None:
    """The days of a session: the date that is told, else that of a note that records it."""
    days, on = days_of(fact), scope.date(fact)
    if days is None and on is not None and on < scope.as_of and records(scope, fact):
        return Days(on, on)
    return days


def _distinct(dated: Sequence[tuple[Days, Fact]]) -> list[tuple[Days, Fact]]:
    """Each session once: a wide date ("this year") that holds a narrower one may be the same session."""
    kept: list[tuple[Days, Fact]] = []
    for days, fact in sorted(dated, key=lambda item: (_leeway(item[1]), item[0].last - item[0].first)):
        near = _leeway(fact)
        if not any(days.first - near <= other.last and other.first <= days.last + near for other, _ in kept):
            kept.append((days, fact))
    return kept


def _leeway(fact: Fact) -> timedelta:
    """How far a day may lie from where it is told, where it is told by a count back ("the last one was seven months back")."""
    told = next((e.quote.lower() for e in fact.evidence("date")), "")
    return timedelta(days=16 if _MONTHS_BACK.fullmatch(told) else 4 if _WEEKS_BACK.fullmatch(told) else 0)


_MONTHS_BACK = re.compile(
    r"(?:(?:about|around|over|nearly|almost|roughly|some) )?[\w.-]+(?: and a half)? (?:months?|mos?)(?: (?:ago|back|prior|earlier|before))?"
)
_WEEKS_BACK = re.compile(
    r"(?:(?:about|around|over|nearly|almost|roughly|some) )?[\w.-]+ (?:weeks?|wks?)(?: (?:ago|back|prior|earlier|before))?"
)


def most_of(value: dict[str, float | None]) -> float:
    """The most of a count; infinite where it is open above."""
    return math.inf if value["high"] is None else float(value["high"])


def no_session(where: Where, scope: Scope) -> Judgement:
    """What is judged where the record tells of no session before: nothing is asked, unless one may be told of.

    A procedure's note may be left unread, and what a procedure gave, told on an earlier day, was given by a session.
    """
    gave = next((f for f in scope.of(FactKind.PROCEDURE) if _gave_before(where, scope, f)), None)
    if gave is not None:
        return Judgement(
            State.UNCLEAR,
            "The record tells what such a session gave, but of none before.",
            evidence=gave.evidence("relief", "relief_length"),
        )
    unread = unread_note(scope)
    if unread is None:
        return Judgement(State.NOT_APPLICABLE, "The record tells of no prior session.")
    return Judgement(
        State.UNCLEAR,
        f"The record has a procedure note of {unread.isoformat()} for this region, but what was done could not be read.",
    )


_OF_SESSIONS = frozenset({"procedure-note", "other"})


def _gave_before(where: Where, scope: Scope, fact: Fact) -> bool:
    """Whether a fact tells what the procedure gave, in a document of an earlier day."""
    if not (fact.attributes.keys() & {"relief", "relief_length"}) or fact.value("status") in ("planned", "together"):
        return False
    on = scope.date(fact)
    told = fact.assertion in (Assertion.PRESENT, Assertion.HISTORICAL, Assertion.POSSIBLE)
    earlier = on is not None and on < scope.as_of
    # In a visit's note the share may be of anything that it tells of; a log, a diary or a call is about the session.
    return told and earlier and scope.document(fact).kind in _OF_SESSIONS and _is_of_it(where, scope, fact)


def quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name", "count")))[:6]


def session_dates(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in (f.evidence("date") or f.evidence("name"))))[:8]
