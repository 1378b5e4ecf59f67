"""Procedure sessions: the last one, how many in twelve months, what the last one gave."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope
from drafter.evidence.assertion import Assertion
from drafter.evidence.days import Days, add_months, elapsed
from drafter.evidence.facts import Evidence, Fact, FactKind
from drafter.evidence.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.session_leaves import OtherLines, SessionCount, SessionInterval
    from drafter.criteria.where import Where


#: One session may be dated by its month or season; over a longer span, their number is unknown.
_SEASON = timedelta(days=115)
#: Days for which what a note plans for the visit may still be that visit's plan.
_PLAN_HOLDS = 90


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
    """The sessions of a procedure in the region of a line before its day, worked out once a scope."""
    found: Sessions | None = scope.kept.get(where)
    if found is None:
        found = scope.kept[where] = _prior_sessions(where, scope)
    return found


def _prior_sessions(where: Where, scope: Scope) -> Sessions:
    facts = [
        f
        for f in scope.of(FactKind.PROCEDURE)
        if is_meant(where, f)
        and scope.here(f)
        and (f.assertion in (Assertion.PRESENT, Assertion.HISTORICAL) or _not_the_first(f))
    ]
    dated: list[tuple[Days, Fact]] = []
    undated: list[Fact] = []
    for fact in facts:
        days = _session_days(scope, fact)
        if days is not None and fact.value("status") not in ("planned", "together"):
            dated.append((days, fact))
        elif days is None and (_undated(scope, fact) or _not_the_first(fact)):
            undated.append(fact)
    told = [(days, fact) for days, fact in dated if days.first < scope.as_of]
    dated = sorted(_distinct(told), key=lambda item: item[0].last, reverse=True)
    counts = [_high(f.value("count")) - _not_the_first(f) for f in undated if f.value("count")]
    stated = max(counts, default=math.inf if undated and not dated else 0.0)
    return Sessions(tuple(dated), tuple(told), tuple(undated), stated)


def _not_the_first(fact: Fact) -> bool:
    """Whether a note that numbers its own session tells of one before it: "this would be her third in the twelve months"."""
    count = fact.value("count")
    return bool(count) and fact.value("status") == "planned" and count["low"] > 1


def _undated(scope: Scope, fact: Fact) -> bool:
    """Whether a fact without a day tells of a prior session, or may: a session's own note without a date is any day's."""
    status = fact.value("status")
    past = status == "prior" or (status is None and fact.assertion is Assertion.HISTORICAL)
    past = past or (status is None and _has_given(scope, fact))
    return past or (scope.date(fact) is None and _records(scope, fact))


def _has_given(scope: Scope, fact: Fact) -> bool:
    """Whether a sentence that names a procedure tells the share of relief that it gave: it was done, unless this is the note of its day."""
    gave, name = fact.evidence("relief"), fact.evidence("name")
    if not gave or not name or scope.document(fact).kind == "procedure-note":
        return False
    first, last = sorted((name[0].start, gave[0].start))
    if _ENDS.search(scope.document(fact).text, first, last):
        return False
    return not any(f.document == fact.document and f.value("status") == "current" for f in scope.of(FactKind.PROCEDURE))


#: Where a sentence ends.
_ENDS = re.compile(r"[.!?;]\s|\n\s*\n")


def is_meant(where: Where, fact: Fact) -> bool:
    """Whether a fact is of the procedure; "injections" that name none may be, "the block" only of a block."""
    concept = lexicon().concepts.get(("procedure", fact.name))
    kindred = fact.name == "injection" or any(_is_kind(name, fact.name) for name in where.name or ())
    return where.fits("procedure", fact.name) or bool(concept and concept["generic"] and kindred)


def _is_kind(name: str, generic: str) -> bool:
    """Whether a procedure is what a word without a name says: a block is one by its name, or one that diagnoses."""
    concept = lexicon().concepts.get(("procedure", name))
    return name.endswith(generic) or (generic == "block" and concept is not None and bool(concept["diagnostic"]))


def _session_days(scope: Scope, fact: Fact) -> Days | None:
    """The days of a session: the date that is told, else that of a note that records it."""
    days, on = days_of(fact), scope.date(fact)
    if days is None and on is not None and on < scope.as_of and _records(scope, fact):
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


def _records(scope: Scope, fact: Fact) -> bool:
    """Whether a document records a session of its own day: it says that it was done, or is that procedure's note."""
    if fact.value("status") == "current":
        return True
    if fact.value("status") == "prior" and "relief_length" in fact.attributes:
        return False  # what held for weeks was given by one before
    if scope.document(fact).kind != "procedure-note" or fact.value("status") in ("planned", "together"):
        return False
    given = {
        f.name for f in scope.of(FactKind.PROCEDURE) if f.document == fact.document and f.value("status") == "current"
    }
    return not given or fact.name in given or "injection" in given


def _high(value: dict[str, float | None]) -> float:
    return math.inf if value["high"] is None else float(value["high"])


def days_of(fact: Fact, attribute: str = "date") -> Days | None:
    value = fact.value(attribute)
    return (
        Days(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]))
        if value and value["first"]
        else None
    )


def no_session() -> Judgement:
    return Judgement(State.NOT_APPLICABLE, "The record tells of no prior session.")


def judge_interval(leaf: SessionInterval, scope: Scope) -> Judgement:
    """The time from the last session to the day."""
    prior = prior_sessions(leaf.where, scope)
    if prior.none:
        return no_session()
    if not prior.dated:
        return Judgement(State.UNCLEAR, "The record tells of a prior session without its date.", quotes(prior.undated))
    days, fact = prior.dated[0]
    day = _planned_day(leaf, scope) or scope.as_of
    answer = elapsed(days, day, leaf.op, leaf.value, leaf.unit)
    said = f"the last session was on {_plain(days)}"
    wanted = f"{leaf.value:g} {leaf.unit} before {day.isoformat()}"
    if answer is None:
        return Judgement(
            State.UNCLEAR, f"By the record {said}, which may or may not be {wanted}.", fact.evidence("date", "name")
        )
    state = State.MET if answer else State.NOT_MET
    return Judgement(
        state, f"By the record {said}, {'at least' if answer else 'less than'} {wanted}.", fact.evidence("date", "name")
    )


def _planned_day(leaf: SessionInterval, scope: Scope) -> date | None:
    """The one day that the record plans the session for, where the request has no date of service."""
    if not leaf.to_planned or scope.line.dates:
        return None
    planned = {
        days.first
        for f in scope.of(FactKind.PROCEDURE)
        if is_meant(leaf.where, f) and (days := days_of(f, "planned")) is not None and days.first >= scope.as_of
    }
    return planned.pop() if len(planned) == 1 else None


def judge_count(leaf: SessionCount, scope: Scope) -> Judgement:
    """Sessions in the months up to the day, the requested one included."""
    prior = prior_sessions(leaf.where, scope)
    nth = _numbered(leaf.where, scope)
    if prior.none and not any(n > 1 for _, n in nth):
        return no_session()
    start = add_months(scope.as_of, -leaf.within_months)
    inside = [days for days, _ in prior.dated if days.first > start]
    edge = [days for days, _ in prior.dated if days.first <= start < days.last]
    # "Five sessions since January", "five this year": all of them lie inside when their span does.
    spans = _counted_spans(leaf.where, scope)
    low = 1 + int(_summed(inside, [(days, low) for days, low, _ in spans if days.first > start]))
    low = max([low, *(n for days, n in nth if days and days.first > start), *_of_twelve_months(leaf, scope)])
    most = _summed([*inside, *edge], [(days, high) for days, _, high in spans if days.last > start])
    most += max(0.0, prior.stated - max(most, len(prior.dated)))
    if any(
        days.last > start and days.last - days.first > _SEASON and "count" not in f.attributes for days, f in prior.told
    ):
        most = math.inf  # "injections this year", without a number
    high = max(low, 1 + most, *(n for _, n in nth))
    evidence = session_dates([f for _, f in prior.dated]) + quotes(prior.undated)
    if high <= leaf.value:
        return Judgement(
            State.MET,
            f"With this one there are at most {high:g} sessions in the {leaf.within_months} months up to {scope.as_of.isoformat()}.",
            evidence,
        )
    if low > leaf.value:
        return Judgement(
            State.NOT_MET,
            f"With this one there are {low} sessions in the {leaf.within_months} months up to {scope.as_of.isoformat()}; at most {leaf.value:g} are allowed.",
            evidence,
        )
    return Judgement(
        State.UNCLEAR,
        f"The record tells of prior sessions without the dates that would show at most {leaf.value:g} in {leaf.within_months} months.",
        evidence,
    )


def _summed(days: Sequence[Days], spans: Sequence[tuple[Days, float]]) -> float:
    """How many sessions there were by the days that are told and the numbers that are told of spans of days.

    A day in a span is one of those that the span counts; of two spans that overlap, the one with more counts both.
    """
    total, left, taken = 0.0, list(days), list[Days]()
    for span, number in sorted(spans, key=lambda told: (-told[1], told[0].first - told[0].last)):
        if any(_touch(span, other) for other in taken):
            continue
        within = [d for d in left if _touch(span, d)]
        left = [d for d in left if d not in within]
        total += max(number, len(within))
        taken.append(span)
    return total + len(left)


def _touch(one: Days, other: Days) -> bool:
    return one.first <= other.last and other.first <= one.last


def _numbered(where: Where, scope: Scope) -> list[tuple[Days | None, int]]:
    """Which session of a span the record says that its own is ("#3 this year"); after one that was done, this is the next."""
    return [
        (days_of(f), int(f.value("count")["low"]) + _done_before(where, scope, f))
        for f in scope.of(FactKind.PROCEDURE)
        if f.value("count") and f.value("status") == "planned" and is_meant(where, f) and scope.here(f)
    ]


_ROLLING = re.compile(r"\b(?:12|twelve|rolling|last|past)\b", re.IGNORECASE)


def _of_twelve_months(leaf: SessionCount, scope: Scope) -> list[int]:
    """The numbers that a record gives its own session in the very months that count ("her fifth within the twelve months")."""
    return [
        int(f.value("count")["low"])
        for f in scope.of(FactKind.PROCEDURE)
        if _not_the_first(f)
        and is_meant(leaf.where, f)
        and scope.here(f)
        and scope.date(f) == scope.as_of
        and days_of(f) is None
        and any(_ROLLING.search(e.quote) for e in f.evidence("count"))
    ]


def _done_before(where: Where, scope: Scope, fact: Fact) -> bool:
    """Whether the document that numbers its session records it as done before the day."""
    on = scope.date(fact)
    return (
        on is not None
        and on < scope.as_of
        and any(
            f.document == fact.document and is_meant(where, f) and _records(scope, f)
            for f in scope.of(FactKind.PROCEDURE)
        )
    )


def _counted_spans(where: Where, scope: Scope) -> list[tuple[Days, float, float]]:
    """Spans of days with the least and the most sessions that the record counts in them."""
    spans: list[tuple[Days, float, float]] = []
    for fact in scope.of(FactKind.PROCEDURE):
        count = fact.value("count")
        if not count or not is_meant(where, fact) or not scope.here(fact) or fact.value("status") == "planned":
            continue
        since, days = days_of(fact, "since"), days_of(fact)
        if since:
            # "Monthly from February through June" ends; "four since January" goes on.
            days = Days(since.first, max(days.last, since.last) if days else scope.as_of)
        if days and days.first < days.last:  # on one day, what is counted are needles, not sessions
            spans.append((days, float(count["low"]), _high(count)))
    return spans


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
        if leaf.where.fits("procedure", f.name)
        and ((f.value("status") == "together" and not _bygone(scope, f)) or _meant_that_day(scope, f))
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
    return Judgement(State.MET, "Neither the request nor the record has another injection or block on that date.")


def _meant_that_day(scope: Scope, fact: Fact) -> bool:
    """Whether a procedure stands in the plan for that very day."""
    if fact.assertion is not Assertion.PRESENT or days_of(fact) != Days(scope.as_of, scope.as_of):
        return False
    return fact.section == "plan"


def _that_day(scope: Scope, fact: Fact) -> bool:
    """Whether a procedure was done on the day: by its own date, else by a note of that day that it was done."""
    if fact.value("status") in ("planned", "together"):
        return False
    days = days_of(fact)
    if days is not None:
        return days == Days(scope.as_of, scope.as_of)
    return fact.value("status") == "current" and scope.date(fact) == scope.as_of


def _bygone(scope: Scope, fact: Fact) -> bool:
    """Whether a later document than the one that says so stands before the day."""
    on = scope.date(fact)
    return on is not None and (scope.as_of - on).days > _PLAN_HOLDS


def _plain(days: Days) -> str:
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()} to {days.last.isoformat()}"


def quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name", "count")))[:6]


def session_dates(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in (f.evidence("date") or f.evidence("name"))))[:8]
