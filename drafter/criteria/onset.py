"""Symptom duration: statements of several documents compared by the onset that they imply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from drafter.criteria.corrections import corrects, struck
from drafter.criteria.ended_pain import ended_since
from drafter.criteria.logic import State, Truth
from drafter.criteria.old_bouts import of_old_bout
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.evidence.calendar.back_counts import ago
from drafter.evidence.calendar.days import LONG_BEFORE, Days, elapsed
from drafter.evidence.calendar.lengths import compare
from drafter.evidence.claims.attribute_times import length_of
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.leaves import SymptomLength
    from drafter.evidence.calendar.lengths import Length


@dataclass(frozen=True, slots=True)
class _Statement:
    fact: Fact
    answer: Truth
    onset: Days | None
    said: str
    on: date | None


def judge_length(leaf: SymptomLength, scope: Scope) -> Judgement:
    """Met when the whole interval satisfies the rule, not met when none of it does, else unclear."""
    all_facts = [f for f in scope.of(FactKind.SYMPTOM) if f.assertion in (Assertion.PRESENT, Assertion.HISTORICAL)]
    told = [f for f in all_facts if "length" in f.attributes or "begin" in f.attributes]
    told = [f for f in told if not of_old_bout(scope, f)]
    here = [s for f in told if scope.here(f) if (s := _statement(leaf, scope, f))]
    elsewhere = tuple(e for f in told if not scope.here(f) for e in f.evidence("length", "begin"))[:3]
    limit = f"{_more(leaf.op)} {leaf.value:g} {leaf.unit}"
    if not here:
        return Judgement(
            State.NOT_DOCUMENTED, "The record gives no duration of the symptoms in the requested region.", (), elsewhere
        )
    judged = _governing(here, scope)
    against = [s for s in here if _disagree(s, judged, leaf, scope)]
    if against and not corrects(scope, judged.fact, "length", "begin"):
        other = against[0]
        notes = (Note("UNC001", f"one statement says {judged.said}, another {other.said}"),)
        return Judgement(
            State.UNCLEAR,
            f"The record contradicts itself: {judged.said} in one place, {other.said} in another.",
            _quotes([judged, other]),
            elsewhere,
            (),
            notes,
        )
    if judged.answer and ended_since(scope, judged.on):
        return Judgement(
            State.UNCLEAR,
            f"The record says {judged.said}, and later that the pain had gone and came anew.",
            _quotes([judged]),
            elsewhere,
        )
    if judged.answer is not None and "length" in judged.fact.attributes and struck(scope, judged.fact):
        return Judgement(
            State.UNCLEAR,
            f"The record says {judged.said}, and in another document that it was not.",
            _quotes([judged]),
            elsewhere,
        )
    if judged.answer is None:
        return Judgement(
            State.UNCLEAR,
            f"The record says {judged.said}, which does not settle whether it is {limit}.",
            _quotes([judged]),
            elsewhere,
        )
    if judged.answer:
        return Judgement(State.MET, f"The record says {judged.said}, which is {limit}.", _quotes([judged]), elsewhere)
    return Judgement(
        State.NOT_MET, f"The record says {judged.said}, which is not {limit}.", _quotes([judged]), elsewhere
    )


def _more(op: str) -> str:
    return {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}[op]


def _quotes(statements: Sequence[_Statement]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for s in statements for e in s.fact.evidence("length", "begin")))


def _statement(leaf: SymptomLength, scope: Scope, fact: Fact) -> _Statement | None:
    on = scope.date(fact)
    if "length" in fact.attributes:
        length = length_of(fact.value("length"))
        answer = compare(length, leaf.op, leaf.value, leaf.unit)
        onset = ago(length, on) if on and not length.hedged else None
        if onset and on and on > scope.as_of:
            # What had lasted so long later had lasted less on the day.
            answer = elapsed(onset, scope.as_of, leaf.op, leaf.value, leaf.unit)
        said = f"{'an uncertain ' if length.hedged else ''}{length.plain()}"
        return _Statement(fact, answer, onset and _slack(onset, length), said, on)
    if fact.value("begin")["first"] is None:
        why = "with doubt" if fact.value("begin").get("hedged") else "without a year"
        return _Statement(fact, None, None, f"since “{fact.evidence('begin')[0].quote}” {why}", on)
    begin = _days(fact.value("begin"))
    # What nobody knows the day of was said while the complaint lasted, and not that it lasted until the day judged for.
    answer = elapsed(begin, scope.as_of, leaf.op, leaf.value, leaf.unit) if on is not None else None
    week = timedelta(days=7)
    when = (
        begin.first.isoformat()
        if begin.first == begin.last
        else f"{begin.last.isoformat()} or before"
        if begin.first == LONG_BEFORE
        else f"{begin.first.isoformat()} to {begin.last.isoformat()}"
    )
    undated = " in a document without a date" if on is None else ""
    return _Statement(fact, answer, Days(begin.first - week, begin.last + week), f"since {when}{undated}", on)


def _days(value: dict[str, str]) -> Days:
    return Days(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]))


def _slack(onset: Days, length: Length) -> Days:
    """Stated lengths are round: half a unit and a tenth either way still agree."""
    whole_years = length.unit == "months" and length.low >= 12 and length.low % 12 == 0
    unit = 365 if whole_years else 30 if length.unit == "months" else 7
    low = length.low * (30 if length.unit == "months" else 1)
    slack = timedelta(days=round(unit / 2 + 0.1 * low))
    return Days(onset.first - slack, onset.last + slack)


def _governing(statements: Sequence[_Statement], scope: Scope) -> _Statement:
    """The latest statement; of one day, one that corrects before one that does not, then one that settles the question before one that does not."""
    return max(
        statements,
        key=lambda s: (
            not _only_by(s),
            s.on or date.min,
            bool(_CORRECTION.search(_before(s, scope))),
            not (s.fact.value("length") or {}).get("hedged", False),
            s.answer is not None,
            -s.fact.evidence("name")[0].start,
        ),
    )


def _only_by(statement: _Statement) -> bool:
    """Whether a statement only tells of a day by which the complaint was there, and that settles nothing."""
    begin = statement.fact.value("begin") if "begin" in statement.fact.attributes else None
    if statement.answer is not None or not begin or begin["first"] is None:
        return False
    return _days(begin).first == LONG_BEFORE


def _disagree(other: _Statement, judged: _Statement, leaf: SymptomLength, scope: Scope) -> bool:
    """Whether another statement implies another onset and would answer the criterion differently."""
    if other is judged or other.onset is None or judged.onset is None:
        return False
    apart = other.onset.last < judged.onset.first or judged.onset.last < other.onset.first
    if judged.onset.last < other.onset.first and _added(other, judged, scope):
        return False
    if not apart or (other.answer is None and judged.answer is None):
        return False
    grown = elapsed(other.onset, scope.as_of, leaf.op, leaf.value, leaf.unit)
    return other.answer is not judged.answer or (grown is not None and grown is not judged.answer)


#: "Low back pain for 11 months. For the last 2 weeks also an ache down the thigh": what has come besides, later.
_ADDED_BEFORE = re.compile(
    r"\b(?:also|additionally|in addition|on top of (?:this|that|it)|more recently|newly|besides)[ ,]*(?:(?:for|over|in|since|has|have|had|within|during|the|past|last|about|these|she|he|now|there|is) ?)*$"
)
_ADDED_BEHIND = re.compile(
    r"[ ,:-]*(?:(?:or so|there|is|are|has|have|had|been|she|he|with|now|it|and|notes?|reports?|feels|felt|developed|gets|getting|ago)\b[ ,]*)*(?:also|additionally|in addition|besides|as well)\b|[^.;\n]{4,60}\b(?:as well|too|in addition|besides)(?= ?(?:[.;,\n)]|$))"
)


def _added(other: _Statement, judged: _Statement, scope: Scope) -> bool:
    """Whether another statement of the same document is of what came besides the complaint, and later."""
    if scope.document(other.fact) is not scope.document(judged.fact):
        return False
    text = scope.document(other.fact).text.lower()
    place = other.fact.evidence("length", "begin")[0]
    told = re.split(r"[.;\n]", text[max(0, place.start - _AROUND) : place.start])[-1]
    return bool(_ADDED_BEFORE.search(told) or _ADDED_BEHIND.match(text, place.end))


_CORRECTION = re.compile(
    r"\b(?:addend\w*|correction|corrected|correcting|corrects|incorrect\w*|in error|erroneous\w*|mis(?:take|taken\w*|stated|documented|typed|printed|recorded|dictated)|clarif\w*|typo\w*|errat\w*|amend\w*|"
    r"should (?:read|say|be|have (?:read|said|been)))\b"
)
_AROUND = 160  # characters


def _before(statement: _Statement, scope: Scope) -> str:
    """The words before a statement, in lower case."""
    place = statement.fact.evidence("length", "begin")[0]
    return scope.document(statement.fact).text[max(0, place.start - _AROUND) : place.start].lower()
