"""How long a course of treatment lasted and when it was over, from what is told of it in any document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.attended import HANDED, hardly_attended
from drafter.criteria.meant_sessions import days_of
from drafter.criteria.started_at_visits import begun_at_visit
from drafter.evidence.calendar.days import Days, add_months, elapsed
from drafter.evidence.calendar.lengths import compare
from drafter.evidence.claims.attribute_times import length_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.criteria.leaves import TreatmentOutcome
    from drafter.criteria.logic import Truth
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

#: Outcomes that say that a treatment never was.
NEVER = frozenset({"declined", "never_tried"})
#: Outcomes of what was not done, or not yet.
NOT_DONE = NEVER | {"planned"}


def outcome_of(fact: Fact) -> str:
    """The outcome that is told, else what its standing amounts to."""
    standing = str(fact.value("standing") or "")
    return str(fact.value("outcome") or {"stopped": "partial"}.get(standing, standing))


def lasted(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact]) -> Truth:
    """Whether a course lasted as asked; of several, the longest counts."""
    if leaf.op is None or leaf.value is None or leaf.unit is None:
        return None
    answers: list[Truth] = []
    for fact in facts:
        if outcome_of(fact) in NOT_DONE or _only_begun(scope, fact):
            continue
        stated = (
            compare(length_of(fact.value("length")), leaf.op, leaf.value, leaf.unit)
            if "length" in fact.attributes
            else None
        )
        begin, end, until = _edges(scope, fact)
        begin = begun_at_visit(scope, fact, facts) or begin
        by_days: Truth = None
        counted = begin is not None and until is not None and begin.last <= until
        if begin is not None and until is not None and counted:
            # "May to June" is as long as from any day of the one to any of the other.
            spans = {elapsed(begin, day, leaf.op, leaf.value, leaf.unit) for day in (until, end.last if end else until)}
            by_days = spans.pop() if len(spans) == 1 else None
        if end is not None and counted and {by_days, stated} == {True, False} and _of_course(fact):
            answers.append(None)  # first and last visit and the length that is told exclude each other
            continue
        if "length" in fact.attributes:
            answers.append(stated)
        if stated is False and end is None:
            continue  # "begun 7/7, given up after two weeks": the day of the note is no end of it
        if counted and not (by_days is None and stated is not None):
            answers.append(by_days)  # a stated length stands where the days leave room for it
    answers += _seen(leaf, scope, facts)
    if True in answers:
        return None if any(hardly_attended(scope, fact) for fact in facts) else True
    return False if answers and all(answer is False for answer in answers) else None


def _edges(scope: Scope, fact: Fact) -> tuple[Days | None, Days | None, date | None]:
    """When a course began, when it ended, and the day up to which it is told of."""
    begin, end = days_of(fact, "begin"), days_of(fact, "end")
    if begin is not None and end is not None and _in_full(scope, fact):
        return Days(begin.first, begin.first), end, end.last
    if begin is not None and (_of_grant(scope, fact) or (end is None and _of_evaluation(scope, fact))):
        return begin, None, None
    return begin or _taught(fact, end), end, end.first if end else _day_told(scope, fact)


#: "PT eval 9/15", "evaluated by the therapist on 9/15".
_EVALUATION = re.compile(
    r"\b(?:initial )?(?:eval(?:uat\w+|s)?\.?|intake|assessment|consult)(?: (?:was|were|is|done|visit|only|in|on|of|dated))* ?[:(,-]? ?$"
)


#: "12 visits authorized 7/1-9/30": from when to when they may be had.
_GRANT = re.compile(
    r"\b(?:authori[sz]\w*|approv\w+|auth(?:'?d)?|certified|(?:visits?|sessions?|auth\w*|referral|approval) (?:is |are |was |were )?good)(?: (?:for|from|dates?|period|visits|\d+))*:? ?$"
)
#: "Approved 7/1-9/30; attended".
_WENT = re.compile(
    r"[^.;\n]{0,30}[;,(.]? ?(?:(?:she|he|pt|patient|all|was|were|has|and|visits?) )*(?:attended|completed|done|went|finished)\b"
)


def _of_grant(scope: Scope, fact: Fact) -> bool:
    """Whether the days that a course is told by are those for which a payer granted it."""
    text, place = scope.document(fact).text.lower(), fact.evidence("begin")[0]
    return bool(_GRANT.search(text, max(0, place.start - 40), place.start)) and not _WENT.match(text, place.end)


def _of_evaluation(scope: Scope, fact: Fact) -> bool:
    """Whether the day that a course is told by is of its first look, and no visit behind it is told of: not how long it was."""
    text, place = scope.document(fact).text.lower(), fact.evidence("begin")[0].start
    visits = {"sessions", "length"} & fact.attributes.keys() or fact.value("standing") in ("ongoing", "completed")
    return not visits and _EVALUATION.search(text, max(0, place - 40), place) is not None


def _only_begun(scope: Scope, fact: Fact) -> bool:
    """Whether all that is told of a course is that it began on the day of the note, an evaluation's: not how long it was."""
    begin = days_of(fact, "begin")
    told = outcome_of(fact) or {"end", "length"} & fact.attributes.keys()
    return not told and begin is not None and begin.last == scope.date(fact)


#: "Naproxen all January and February", "through June and July": from the first day of the one to the last of the other.
_IN_FULL = re.compile(
    r"\b(?:all|(?:the )?whole|(?:the )?entire|through(?:out)?)(?: (?:of|through))?(?: (?:the|both))? ?$", re.IGNORECASE
)


def _in_full(scope: Scope, fact: Fact) -> bool:
    """Whether a course is said to have filled the months that it is told by."""
    place = fact.evidence("begin")[0].start
    return bool(_IN_FULL.search(scope.document(fact).text, max(0, place - 24), place))


def _taught(fact: Fact, end: Days | None) -> Days | None:
    """The day that exercises were given, where they were done from it on: "HEP prescribed 9/26, done daily through today"."""
    given = days_of(fact, "when")
    done = end is not None and given is not None and given.last < end.first and outcome_of(fact) != "planned"
    return given if done and fact.name in HANDED else None


_LEAST_COURSE = 7  # days; what is shorter is how long a visit helped


def _of_course(fact: Fact) -> bool:
    return length_of(fact.value("length")).in_days().high >= _LEAST_COURSE


#: "Took", "did" and "has done" say that a course was, "completed" that it is over.
_OVER = re.compile(
    r"complet|finish|\bend|(?<!has )(?<!have )done|over\b|exhaust|graduat|discharg|conclud|wrapped|out of|used (?:up|all)"
)


def _day_told(scope: Scope, fact: Fact) -> date | None:
    """The day of the record, up to which a course without an end is told of; None for one that was over by then."""
    how, on = fact.value("standing"), scope.date(fact)
    if scope.document(fact).kind == "therapy-note" and on is not None and days_of(fact, "when") == Days(on, on):
        return on  # "Visit 10 today. No better. D/C": the visit that it tells of is the last
    over = how == "stopped" or (
        how == "completed" and any(_OVER.search(e.quote.lower()) for e in fact.evidence("standing"))
    )
    return on if not over and outcome_of(fact) in ("ongoing", "failed", "some", "") else None


_ONE_COURSE = 200  # days within which therapist's notes are of one course


def _seen(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact]) -> list[Truth]:
    """True where the therapist's own notes, the first to the last, lie as far apart as asked: the visits that they record."""
    days = sorted({
        on
        for f in facts
        if scope.document(f).kind == "therapy-note" and (on := scope.date(f)) and on <= scope.as_of
        and outcome_of(f) not in NEVER
    })  # fmt: skip
    if len(days) < 2 or (days[-1] - days[0]).days > _ONE_COURSE:
        return []
    apart = elapsed(Days(days[0], days[0]), days[-1], leaf.op, leaf.value, leaf.unit)  # type: ignore[arg-type]  # a length is asked for
    return [True] if apart is True else []


def recent(months: int, scope: Scope, facts: Sequence[Fact], good: set[str]) -> Truth:
    """Whether the last course that ended as asked did so within so many months before the day; None when the record does not tell.

    :param good: the outcomes that qualify.
    """
    start = add_months(scope.as_of, -months)
    facts = _of_those(scope, facts, [f for f in facts if outcome_of(f) in good])
    real = [f for f in facts if outcome_of(f) not in NOT_DONE]
    last = [end for f in real if (end := days_of(f, "end") or days_of(f, "when")) is not None]
    if any(end.first >= start for end in last):
        return True
    if any(_under_way(scope, f, start) or _until_then(scope, f, start) for f in facts):
        return True
    if last:
        return False if all(end.last < start for end in last) else None
    begun = [begin for f in real if (begin := days_of(f, "begin")) is not None]
    if any(begin.first >= start for begin in begun):
        return True
    lengths = [length_of(f.value("length")).in_days().high for f in real if "length" in f.attributes]
    if begun and lengths and all((start - begin.last).days > max(lengths) for begin in begun):
        return False
    return None


def _of_those(scope: Scope, facts: Sequence[Fact], ended: Sequence[Fact]) -> list[Fact]:
    """What the record tells of the courses that ended as asked.

    No part of them is what is ordered or referred to once they have ended, nor, where each has days of its own, a course of
    another time: "PT in 2022 did not help; referred to PT again 10/3".
    """
    told = max((on for f in ended if (on := scope.date(f))), default=None)
    kept = [
        f
        for f in facts
        if outcome_of(f) != "planned" or (told is not None and (on := scope.date(f)) is not None and on < told)
    ]
    days = [_days(f) for f in ended]
    if not days or not all(days):
        return kept
    over = max(d.last for d in days if d)
    return [
        f
        for f in kept
        if f in ended
        or (any(_one_course(own, d) for d in days if d) if (own := _days(f)) else not _ordered_after(scope, f, over))
    ]


def _ordered_after(scope: Scope, fact: Fact, over: date) -> bool:
    """Whether a course was ordered when those that ended as asked were over: "PT February to March"; "PT referral", in August."""
    on = scope.date(fact)
    return outcome_of(fact) == "planned" and on is not None and on > over


def _days(fact: Fact) -> Days | None:
    return days_of(fact, "end") or days_of(fact, "when") or days_of(fact, "begin")


def _one_course(one: Days, other: Days) -> bool:
    return max(one.first - other.last, other.first - one.last).days <= _ONE_COURSE


def _until_then(scope: Scope, fact: Fact, start: date) -> bool:
    """Whether a record of the time tells of a course up to then: "for the past 8 weeks", "just completed"."""
    on = scope.date(fact)
    if days_of(fact, "end") or days_of(fact, "when"):
        return False  # "in 2023 she had just finished": the day that is told decides
    told = [e.quote.lower() for e in fact.evidence("length", "standing")]
    return on is not None and on >= start and any(_UP_TO_NOW.match(quote) for quote in told)


_UP_TO_NOW = re.compile(r"(?:past|last|(?:(?:has|have|is|she's|he's) )?(?:only )?(?:just|recently|newly)) ")


def _under_way(scope: Scope, fact: Fact, start: date) -> bool:
    """Whether a record of the time shows the course going on, planned for then, or just over: a therapist's note does by its date."""
    on, end = scope.date(fact), days_of(fact, "end")
    if on is None or on < start or (end is not None and end.last < start):
        return False  # a summary of September whose last visit was in April tells of April
    return (
        scope.document(fact).kind == "therapy-note"
        or outcome_of(fact) in ("ongoing", "planned")
        or fact.value("standing") == "ongoing"
        or _since(scope, fact)
    )


#: "Home exercises daily since the August visit, no change": up to now.
_SINCE = re.compile(r"\bsince (?:(?:early|mid|late|last|the|her|his) )*$", re.IGNORECASE)


def _since(scope: Scope, fact: Fact) -> bool:
    begin, over = fact.evidence("begin"), {"end", "when"} & fact.attributes.keys()
    if not begin or over or _day_told(scope, fact) is None:
        return False
    text, place = scope.document(fact).text, begin[0].start
    return _SINCE.search(text, max(0, place - 24), place) is not None
