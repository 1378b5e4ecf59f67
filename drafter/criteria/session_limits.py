"""What is asked of sessions: how long ago the last was, and how many there were in the months before."""

from __future__ import annotations

import math
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.meant_sessions import days_of, is_meant, records
from drafter.criteria.scope import Judgement, Scope
from drafter.criteria.sessions import most_of, no_session, not_the_first, prior_sessions, quotes, session_dates
from drafter.criteria.unread_notes import unread_days
from drafter.evidence.calendar.days import Days, add_months, elapsed
from drafter.evidence.claims.facts import Evidence, Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.criteria.session_leaves import SessionCount, SessionInterval
    from drafter.criteria.where import Where


#: One session may be dated by its month or season; over a longer span, their number is unknown.
_SEASON = timedelta(days=115)
#: "More than three months ago" tells of one session, however far back it may be.
_OPEN = timedelta(days=40 * 365)


def judge_interval(leaf: SessionInterval, scope: Scope) -> Judgement:
    """The time from the last session to the day."""
    prior = prior_sessions(leaf.where, scope)
    if prior.none:
        return no_session(leaf.where, scope)
    if not prior.dated:
        return Judgement(State.UNCLEAR, "The record tells of a prior session without its date.", quotes(prior.undated))
    more = [f for f in prior.undated if f.value("count") and most_of(f.value("count")) > len(prior.dated)]
    later = [f for f in more if any(_LATER.search(e.quote) for e in f.evidence("count"))]
    if later:
        return Judgement(State.UNCLEAR, "The record tells of a later session without its date.", quotes(later))
    days, fact = prior.dated[0]
    day = _planned_day(leaf, scope) or scope.as_of
    answer = elapsed(days, day, leaf.op, leaf.value, leaf.unit)
    unread = [u for u in unread_days(scope) if u > days.last]
    if any(elapsed(Days(u, u), day, leaf.op, leaf.value, leaf.unit) != answer for u in unread):
        return Judgement(
            State.UNCLEAR, "The record has a later procedure note that does not say what was done.", quotes([fact])
        )
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


#: "3/12/2025 and again since then", "second set three months later".
_LATER = re.compile(
    r"\bsince\b(?! \w*\d)|\b(?:again|another|later|latest|most recent\w*|afterwards?|thereafter)\b", re.IGNORECASE
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
    start = add_months(scope.as_of, -leaf.within_months)
    nth = _numbered(leaf.where, scope, len([days for days, _ in prior.dated if days.last <= start]))
    if prior.none and not any(n > 1 for _, n in nth):
        return no_session(leaf.where, scope)
    inside = [days for days, _ in prior.dated if days.first > start]
    edge = [days for days, _ in prior.dated if days.first <= start < days.last]
    # "Five sessions since January", "five this year": all of them lie inside when their span does.
    spans = _counted_spans(leaf.where, scope)
    low = 1 + int(_summed(inside, [(days, low) for days, low, _ in spans if days.first > start]))
    low = max([low, *(n for days, n in nth if days and days.first > start), *_of_twelve_months(leaf, scope)])
    most = _summed([*inside, *edge], [(days, high) for days, _, high in spans if days.last > start])
    most += max(0.0, prior.stated - max(most, len(prior.dated)))
    most += len(
        [day for day in unread_days(scope) if day > start and not any(d.first <= day <= d.last for d in inside)]
    )
    if any(
        days.last > start and _SEASON < days.last - days.first < _OPEN and "count" not in f.attributes
        for days, f in prior.told
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


#: A number that tells the span in which it counts: "#3 this year".
_OF_SPAN = re.compile(r"year|month|\bmos?\b|20\d\d|since|period", re.IGNORECASE)


def _numbered(where: Where, scope: Scope, outside: int) -> list[tuple[Days | None, int]]:
    """Which session of a span the record says that its own is ("#3 this year"); after one that was done, this is the next.

    :param outside: sessions before the span, which a number of all that there were counts too ("here for TPI #4").
    """
    return [
        (
            days_of(f),
            int(f.value("count")["low"])
            + _done_before(where, scope, f)
            - (0 if any(_OF_SPAN.search(e.quote) for e in f.evidence("count")) else outside),
        )
        for f in scope.of(FactKind.PROCEDURE)
        if f.value("count") and f.value("status") == "planned" and is_meant(where, f) and scope.here(f)
    ]


_ROLLING = re.compile(
    r"\b(?:(?:[2-9]|1[01]|two|three|four|five|six|seven|eight|nine|ten|eleven) months|12|twelve|rolling|last|past|space of an?|(?:within|inside|under|than) (?:an?|one) year)\b",
    re.IGNORECASE,
)


def _of_twelve_months(leaf: SessionCount, scope: Scope) -> list[int]:
    """The numbers that a record gives its own session in the very months that count ("her fifth within the twelve months").

    What it counts in them ("five in the last 12 months") may have the session of the day in it.
    """
    counted = [
        int(f.value("count")["low"])
        for f in scope.of(FactKind.PROCEDURE)
        if f.value("count")
        and f.value("status") == "prior"
        and is_meant(leaf.where, f)
        and scope.here(f)
        and scope.date(f) == scope.as_of
        and days_of(f) is None
        and any(_counted_in_them(scope, f, e) for e in f.evidence("count"))
    ]
    return counted + [
        int(f.value("count")["low"])
        for f in scope.of(FactKind.PROCEDURE)
        if not_the_first(f)
        and is_meant(leaf.where, f)
        and scope.here(f)
        and scope.date(f) == scope.as_of
        and days_of(f) is None
        and any(_ROLLING.search(e.quote) for e in f.evidence("count"))
    ]


#: The months that count, or fewer: what was in the last ten was in the last twelve.
_UP_TO_TWELVE = r"(?:(?:1[0-2]|[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]?(?:months?|mos?)|(?:[1-4]\d|5[0-2])[ -]?(?:weeks?|wks?))"
_TWELVE = rf"\bthis (?:calendar )?year\b|\b(?:the|her|his|these) (?:last|past|previous|preceding) (?:year|{_UP_TO_TWELVE})\b|\b(?:last|past|previous|preceding) {_UP_TO_TWELVE}\b"
_IN_TWELVE = re.compile(_TWELVE, re.IGNORECASE)
_BEHIND = re.compile(rf"[^.;:\d\n]{{0,30}}(?:{_TWELVE})", re.IGNORECASE)
_AHEAD = re.compile(rf"(?:{_TWELVE})[^.;\d\n]{{0,110}}$", re.IGNORECASE)
#: "Four trigger point injections" may be four needles of one session.
_SESSIONS = re.compile(
    r"\b(?:sets|rounds|sessions|series|occasions|times|visits|often|courses|epidurals|[a-z]{0,2}esis)\b", re.IGNORECASE
)
_LINE, _NEXT_WORD = 160, 10  # characters


def _counted_in_them(scope: Scope, fact: Fact, told: Evidence) -> bool:
    """Whether the words right beside a count of sessions say that it is of the last twelve months."""
    text = scope.document(fact).text
    behind, ahead = _BEHIND.match(text, told.end), _AHEAD.search(text, max(0, told.start - _LINE), told.start)
    if not (behind or ahead or _IN_TWELVE.search(told.quote)):
        return False
    line = max(0, text.rfind("\n", 0, told.start), text.rfind(". ", 0, told.start))
    return _SESSIONS.search(text, line, behind.end() if behind else told.end + _NEXT_WORD) is not None


def _done_before(where: Where, scope: Scope, fact: Fact) -> bool:
    """Whether the document that numbers its session records it as done before the day."""
    on = scope.date(fact)
    return (
        on is not None
        and on < scope.as_of
        and any(
            f.document == fact.document and is_meant(where, f) and records(scope, f)
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
            spans.append((days, float(count["low"]), most_of(count)))
    return spans


def _plain(days: Days) -> str:
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()} to {days.last.isoformat()}"
