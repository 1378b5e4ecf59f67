"""How often, how many hours a day, and for how long at this rate.

For a treatment that is repeated, what the record tells of the time before it began governs; else the latest
document that tells. Two statements that answer differently are a conflict, unless the later one says that it corrects.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from drafter.criteria.corrections import corrected
from drafter.criteria.logic import State, Truth
from drafter.criteria.old_bouts import of_old_bout, told_long_ago
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.criteria.session_history import first_session, never_had
from drafter.evidence.calendar.days import Days, elapsed
from drafter.evidence.calendar.lengths import compare
from drafter.evidence.claims.attribute_marks import interval_of
from drafter.evidence.claims.attribute_times import length_of
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.headaches.eras import of_earlier_rate
from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.measured_leaves import PatternDays, PatternHours, PatternLength
    from drafter.criteria.where import Where

#: The treatment that a repeat is of, as words that set a figure before it name it.
_TOXIN = re.compile(
    r"botox|btx|toxin|botulin|onabot|injection|cycle|round|series|first set|session (?:one|1)|(?:first|initial) (?:session|treatment)"
)
_MEASURED = ("days", "hours", "length", "begin")
_LIMIT = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}


@dataclass(frozen=True, slots=True)
class _Statement:
    """One statement with its answer; whether it is of the time before treatment."""

    fact: Fact
    answer: Truth
    said: str
    on: date | None
    before: bool


def judge_days(leaf: PatternDays, scope: Scope) -> Judgement:
    """Met when the whole interval of days a month satisfies the rule."""
    told = [f for f in _facts(scope, "days") if leaf.where.fits("pattern", f.name)]
    said = []
    for fact in told:
        value = interval_of(fact.value("days"))
        said.append(_statement(scope, fact, value.compare(leaf.op, leaf.value), f"{value.plain()} days a month"))
    if not said and leaf.parts is not None:
        for fact in _facts(scope, "days"):
            if leaf.parts.fits("pattern", fact.name) and _of_the_head(fact):
                value = interval_of(fact.value("days"))._replace(high=math.inf)
                said.append(
                    _statement(scope, fact, value.compare(leaf.op, leaf.value), f"{value.plain()} days a month")
                )
    if not said:
        uncounted = [
            f for f in scope.of(FactKind.PATTERN) if leaf.where.fits("pattern", f.name) and len(f.attributes) == 1
        ]
        if uncounted:
            quotes = tuple(e for f in uncounted for e in f.evidence("name"))
            return Judgement(State.UNCLEAR, "The record tells of it without the number of days.", quotes)
    if leaf.parts is None:
        said = _whole(said, _totals(leaf, scope))
    of = f"days of {' or '.join(leaf.where.name or ())}"
    return _judged(leaf, scope, said, of, f"{_LIMIT[leaf.op]} {leaf.value:g} days a month")


def judge_hours(leaf: PatternHours, scope: Scope) -> Judgement:
    """Met when the whole interval of hours a day satisfies the rule."""
    said = []
    for fact in _facts(scope, "hours"):
        value = interval_of(fact.value("hours"))
        said.append(_statement(scope, fact, value.compare(leaf.op, leaf.value), f"{value.plain()} hours a day"))
    return _judged(leaf, scope, said, "hours", f"{_LIMIT[leaf.op]} {leaf.value:g} hours a day")


def judge_pattern_length(leaf: PatternLength, scope: Scope) -> Judgement:
    """Met when the rate has lasted as long as asked."""
    said = []
    for fact in _facts(scope, "length", "begin"):
        if "length" in fact.attributes:
            length = length_of(fact.value("length"))
            said.append(_statement(scope, fact, compare(length, leaf.op, leaf.value, leaf.unit), length.plain()))
        elif fact.value("begin")["first"]:
            begin = Days(
                date.fromisoformat(fact.value("begin")["first"]), date.fromisoformat(fact.value("begin")["last"])
            )
            answer = elapsed(begin, scope.as_of, leaf.op, leaf.value, leaf.unit)
            said.append(_statement(scope, fact, answer, f"since {begin.first.isoformat()}"))
    said = [s for s in said if not _points_back(s)] or [
        replace(s, answer=s.answer or None, said=f"{s.said} or before") for s in said
    ]
    return _judged(leaf, scope, said, "length", f"{_LIMIT[leaf.op]} {leaf.value:g} {leaf.unit}")


_HEAD = re.compile(r"head|migr|\bha\b|mmd|attack")


def _of_the_head(fact: Fact) -> bool:
    """Whether days are told of migraine by that name, and not of a sign that may come without it ("nausea daily")."""
    return any(_HEAD.search(quote.quote.lower()) for quote in fact.evidence("name", "days"))


#: "Unchanged from 6/4": it began then or before.
_AS_THEN = re.compile(
    r"\W*(?:the )?(?:same|unchanged|identical|no different|not |n't |never |steady|stable|similar|comparable|as )"
)


def _points_back(statement: _Statement) -> bool:
    """Whether a statement only tells a day on which the rate was what it is."""
    return any(_AS_THEN.match(quote.quote.lower()) for quote in statement.fact.evidence("begin"))


def _facts(scope: Scope, *attributes: str) -> list[Fact]:
    day = scope.as_of
    return [
        f
        for f in scope.of(FactKind.PATTERN)
        if f.attributes.keys() & set(attributes)
        and f.assertion is not Assertion.SOMEONE_ELSE
        and (scope.date(f) or day) <= day
    ]


#: A count that names what it is of by itself is no part of another.
_MIGRAINE_DAYS = re.compile(
    r"\bmigraine[- ]days?\b|\bdays? (?:of|with) (?:an? )?migraine\b|\bmmds?\b|\bmig\w*(?: ?\([^()]*\))? ?(?:[:=-]+|on) ?\d"
)


#: Characters between two counts of headache days that are alike, within which they are those of two months and not one told again.
_NEXT_MONTH = 200
_NO_TOTAL = -1


def _totals(leaf: PatternDays, scope: Scope) -> list[tuple[str, int, float]]:
    """Counts of headache days, of which a criterion's are a part: the document and place of each, and its figure."""
    told = [f for f in _facts(scope, "days") if not leaf.where.fits("pattern", f.name)]
    return sorted((f.document, f.evidence("days")[0].start, interval_of(f.value("days")).low) for f in told)


def _month_of(statement: _Statement, totals: Sequence[tuple[str, int, float]]) -> int:
    """Which of the counts of headache days in its document a count is a part of: "Nov 16, migraine 5; Dec 18, migraine 9" are two months."""
    fact = statement.fact
    month, last = _NO_TOTAL, None
    for document, start, days in totals:
        if document != fact.document or start > fact.evidence("days")[0].start:
            continue
        if last is None or (days != last[1] or start - last[0] < _NEXT_MONTH):
            month += 1
        last = start, days
    return month


def _whole(said: Sequence[_Statement], totals: Sequence[tuple[str, int, float]]) -> list[_Statement]:
    """Of several counts of a part in one document, the largest: "12 migraine days, 4 with vomiting" counts the 4 within the 12."""
    largest: dict[tuple[str, bool, int], _Statement] = {}
    for statement in said:
        key = statement.fact.document, statement.before, _month_of(statement, totals)
        held = largest.get(key)
        if held is None or _least(statement) > _least(held):
            largest[key] = statement
    for document, before, _ in [key for key in largest if key[2] == _NO_TOTAL]:
        # What stands before every count of headache days ("always 3-4 attacks a month") is a part of no other month.
        alone = largest[document, before, _NO_TOTAL]
        if any(key[:2] == (document, before) and _least(other) > _least(alone) for key, other in largest.items()):
            del largest[document, before, _NO_TOTAL]
    return [s for s in said if s in largest.values() or _MIGRAINE_DAYS.search(s.fact.evidence("days")[0].quote.lower())]


def _least(statement: _Statement) -> float:
    return float(interval_of(statement.fact.value("days")).low)


def _statement(scope: Scope, fact: Fact, answer: Truth, said: str) -> _Statement:
    # "Possible migraine features on 10 days": what is doubted answers nothing.
    # "The plan wants 15 headache days for 3 months"; how long a headache would last untreated is told so.
    asked = fact.assertion is Assertion.HYPOTHETICAL and answer is True and not fact.value("hours")
    real = None if asked or fact.assertion is Assertion.POSSIBLE else answer
    return _Statement(fact, real, said, scope.date(fact), bool(fact.value("before")))


def _judged(
    leaf: PatternDays | PatternHours | PatternLength, scope: Scope, said: Sequence[_Statement], what: str, limit: str
) -> Judgement:
    if not said:
        return Judgement(State.NOT_DOCUMENTED, f"The record does not tell the {what} ({limit} are asked for).")
    first = None if leaf.repeat_of is None else first_session(leaf.repeat_of, scope)
    never = never_had(leaf.repeat_of, scope) if first is not None and leaf.repeat_of is not None else set()
    old = [
        s
        for s in said
        if s.before
        or s.fact.document in never
        or (first is not None and first.known and s.on is not None and s.on < first.day)
    ]
    repeated = first is not None or (leaf.repeat_of is not None and any(map(_before_the_toxin, old)))
    if repeated and old:
        return _settled(scope, old, limit)
    now = [s for s in said if not s.before] or list(said)
    if not (now := [s for s in now if repeated or not (of_old_bout(scope, s.fact) or told_long_ago(scope, s.fact))]):
        return Judgement(State.UNCLEAR, "The record tells only what it was years ago.", _quotes(said[:1]))
    given = leaf.repeat_of is not None and _is_spoken_of(leaf.repeat_of, scope)
    if first is None and all(s.before and _of_an_earlier_rate(s, given=given) for s in now):
        return Judgement(State.UNCLEAR, "The record tells only what it was at an earlier time.", _quotes(now[:1]))
    judgement = _settled(scope, now, limit)
    if first is not None and judgement.state is State.NOT_MET:
        reason = f"{judgement.reason} That is with the treatment; the record does not tell what it was before."
        return replace(judgement, state=State.UNCLEAR, reason=reason)
    return judgement


def _before_the_toxin(statement: _Statement) -> bool:
    """Whether the words that set a figure before name the treatment itself ("before Botox"): then it was given."""
    return any(_TOXIN.search(quote.quote.lower()) for quote in statement.fact.evidence("before"))


#: "Down from 22 to 8 on Botox": what a rate has fallen from is that of before the treatment, where the record speaks of it.
_FELL = re.compile(r"(?:down|reduced|decreased|improved|fallen|fell|dropped|went) from\b|[-=]+>|→")


def _of_an_earlier_rate(statement: _Statement, *, given: bool) -> bool:
    """Whether the words that set a figure before name no treatment ("before then", "used to have")."""
    quotes = statement.fact.evidence("before")
    if not quotes:
        return False
    words = quotes[0].quote.lower()
    return of_earlier_rate(words) or (not given and bool(_FELL.match(words)))


def _is_spoken_of(treatment: Where, scope: Scope) -> bool:
    """Whether the record speaks of a treatment otherwise than as planned."""
    told = (f for f in scope.of(FactKind.PROCEDURE) if treatment.fits("procedure", f.name))
    return any(f.assertion is Assertion.PRESENT and f.value("status") != "planned" for f in told)


def _settled(scope: Scope, said: Sequence[_Statement], limit: str) -> Judgement:
    """The judgement of statements that speak of one time."""
    latest = _latest(said)
    mended = [s for s in latest if corrected(scope, s.fact, *_MEASURED)]
    best = _best(mended[-1:] or latest)
    others = [s for s in said if s.answer is not None and s.answer is not best.answer]
    clash = [s for s in others if best.answer is not None and _comparable(s, best)]
    if clash and not mended:
        note = Note("UNC001", f"one statement says {best.said}, another {clash[0].said}")
        return Judgement(
            State.UNCLEAR,
            f"The record contradicts itself: {best.said} in one place, {clash[0].said} in another.",
            _quotes([best, clash[0]]),
            (),
            (),
            (note,),
        )
    if best.answer is None:
        return Judgement(
            State.UNCLEAR, f"The record says {best.said}, which does not settle whether it is {limit}.", _quotes([best])
        )
    state = State.MET if best.answer else State.NOT_MET
    return Judgement(
        state, f"The record says {best.said}, which is {'' if best.answer else 'not '}{limit}.", _quotes([best])
    )


def _latest(said: Sequence[_Statement]) -> list[_Statement]:
    last = max(s.on or date.min for s in said)
    of_last = [s for s in said if (s.on or date.min) == last]
    if any(s.answer is not None for s in of_last):
        return of_last
    # A letter's "nearly every day" does not unsay the count of the note before it.
    return [*of_last, *(s for s in said if s.on is not None and s not in of_last and _comparable(s, of_last[0]))]


def _best(said: Sequence[_Statement]) -> _Statement:
    """Of one document, a statement that settles the question before one that does not; of those, the first."""
    return next((s for s in said if s.answer is not None), said[0])


def _comparable(other: _Statement, best: _Statement) -> bool:
    """Whether two statements speak of one time: in one document, or weeks apart; a rate of last year was another rate."""
    if other.on is None or best.on is None:
        return True
    return abs((best.on - other.on).days) <= 31


def _quotes(said: Sequence[_Statement]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for s in said for e in s.fact.evidence(*_MEASURED)))
