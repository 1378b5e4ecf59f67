"""Trials of treatment: which were done, how long, and how they ended.

Facts of one treatment are put together by name: its length may stand in a therapist's note and
its outcome in the physician's. Of several treatments, one that qualifies is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.criteria.class_words import told_by_name
from drafter.criteria.logic import State, Truth
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.criteria.sessions import days_of
from drafter.evidence.assertion import Assertion
from drafter.evidence.attribute_times import length_of
from drafter.evidence.days import Days, add_months, elapsed
from drafter.evidence.facts import Evidence, Fact, FactKind
from drafter.evidence.lengths import compare
from drafter.evidence.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.criteria.leaves import TreatmentOutcome

_NEVER = frozenset({"declined", "never_tried"})


class _Weight(StrEnum):
    """What a treatment weighs in the judgement of its part; the first that any treatment has decides."""

    YES = "qualifies"
    OPEN = "told, but not enough"
    NO = "helped, or too short"
    RUNNING = "under way or done, nothing told"
    NEVER = "declined or never tried"
    MENTIONED = "planned or only named"


_ORDER = (
    (_Weight.YES, State.MET, "the record establishes"),
    (_Weight.OPEN, State.UNCLEAR, "the record leaves open whether it qualifies"),
    (_Weight.NO, State.NOT_MET, "the record says otherwise"),
    (_Weight.RUNNING, State.UNCLEAR, "the record gives no result"),
    (_Weight.NEVER, State.NOT_MET, "the record says otherwise"),
    (_Weight.MENTIONED, State.UNCLEAR, "the record only mentions it"),
)


@dataclass(frozen=True, slots=True)
class _Trial:
    """What the facts of one treatment come to."""

    weight: _Weight
    said: str
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What the record tells of one treatment, and the ways to sum it up."""

    leaf: TreatmentOutcome
    scope: Scope
    facts: tuple[Fact, ...]
    word: str

    @property
    def outcomes(self) -> set[str]:
        return {_outcome(fact) for fact in self.facts}

    @property
    def class_word(self) -> bool:
        concept = lexicon().concepts.get(("treatment", self.facts[0].name))
        return bool(concept and concept["names_class"])

    def _evidence(self, only: set[str] | None = None) -> tuple[Evidence, ...]:
        facts = [f for f in self.facts if only is None or _outcome(f) in only]
        attributes = ("name", "length", "begin", "end", "outcome", "standing") if only is None else ("name", "outcome")
        return tuple(dict.fromkeys(e for f in facts for e in f.evidence(*attributes)))

    def weighs(self, weight: _Weight, said: str, only: set[str] | None = None) -> _Trial:
        return _Trial(weight, said, self._evidence(only))


def judge_trial(leaf: TreatmentOutcome, scope: Scope) -> Judgement:
    """Met when one treatment qualifies; not met when the record says that it helped, was too short or was never tried.

    One that qualifies is enough; what is told but not enough leaves it open; a treatment that merely
    runs does not outweigh one that helped or ended early.
    """
    facts = [
        f for f in scope.of(FactKind.TREATMENT) if f.assertion not in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL)
    ]
    fitting = [f for f in facts if leaf.where.fits("treatment", f.name) or _course(f) or _of_all(leaf, f)]
    here = [f for f in fitting if scope.here(f) and not _for_another(scope, f)]
    elsewhere = tuple(e for f in fitting if f not in here for e in f.evidence("name"))[:3]
    title = leaf.title or "a treatment"
    here = [f for f in here if not told_by_name(f, here, _outcome)]
    names = list(dict.fromkeys(f.name for f in here))
    # What is only to come elsewhere is not the course that is told of.
    elsewhere_too = {f.name for f in fitting if not scope.here(f) and _outcome(f) != "planned"}
    trials = [
        _trial(leaf, scope, [f for f in here if f.name == name], doubtful=name in elsewhere_too) for name in names
    ]
    notes = tuple(note for trial in trials for note in trial.notes)
    for weight, state, lead in _ORDER:
        found = [trial for trial in trials if trial.weight == weight]
        if found:
            quotes = found[0].evidence if state is State.MET else _evidence(found)
            said = found[0].said if state is State.MET else _list(found)
            return Judgement(
                state, f"For {title}, {lead}: {said}.", quotes, () if state is State.MET else elsewhere, (), notes
            )
    related = [
        f for f in facts if leaf.related is not None and leaf.related.fits("treatment", f.name) and scope.here(f)
    ]
    if related:
        quotes = tuple(dict.fromkeys(e for f in related[:4] for e in f.evidence("name", "outcome")))
        return Judgement(
            State.UNCLEAR, f"The record tells of other treatment, but not of {title}.", quotes, elsewhere, (), notes
        )
    return Judgement(State.NOT_DOCUMENTED, f"The record says nothing of {title}.", (), elsewhere, (), notes)


def _list(trials: Sequence[_Trial]) -> str:
    return "; ".join(dict.fromkeys(trial.said for trial in trials[:3]))


def _evidence(trials: Sequence[_Trial]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for trial in trials[:4] for e in trial.evidence))


def _course(fact: Fact) -> bool:
    """Words for conservative care as a whole speak of every treatment, and name none."""
    concept = lexicon().concepts.get(("treatment", fact.name))
    return concept is not None and concept["group"] == "course"


def _for_another(scope: Scope, fact: Fact) -> bool:
    """Whether a medicine was for another condition; one for sciatica was for the complaint where pain that radiates is asked for."""
    purpose = lexicon().concepts.get(("condition", str(fact.value("purpose"))))
    same = purpose is not None and scope.own is not None and set(purpose["areas"] or ()) & scope.own
    return "purpose" in fact.attributes and not same


def _of_all(leaf: TreatmentOutcome, fact: Fact) -> bool:
    """What is told of "medications" as such speaks of each that a policy asks for, and names none."""
    concept = lexicon().concepts.get(("treatment", fact.name))
    every = concept is not None and concept["class"] == "any"
    return every and "medicine" in (leaf.where.group or ()) and fact.value("outcome") is not None


def _outcome(fact: Fact) -> str:
    """The outcome that is told, else what its standing amounts to."""
    standing = str(fact.value("standing") or "")
    return str(fact.value("outcome") or {"stopped": "partial"}.get(standing, standing))


def _trial(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact], *, doubtful: bool) -> _Trial:
    """What the facts of one treatment come to.

    :param doubtful: whether the record has a course of this treatment for another region; then one that
        names no region may be that other one.
    """
    word = facts[0].evidence("name")[0].quote
    told = _Told(leaf, scope, tuple(facts), word)
    outcomes = told.outcomes
    if _course(facts[0]):
        if outcomes & _NEVER and outcomes <= _NEVER | {"planned"}:
            return told.weighs(_Weight.NEVER, f"{word} {_plain(outcomes & _NEVER)}")
        return told.weighs(_Weight.MENTIONED, f"“{word}” names no treatment")
    good = outcomes & {*leaf.outcomes, *leaf.whatever_length}
    if good and doubtful and scope.areas and not any(f.value("region") for f in told.facts if _outcome(f) in good):
        return told.weighs(_Weight.OPEN, f"{word} {_plain(good)}, but perhaps for another region")
    if good and "improved" in outcomes - good:
        note = Note("UNC001", f"the record says both that {word} {_plain(good)} and that it helped")
        return replace(
            told.weighs(_Weight.OPEN, f"{word} is said both to have failed and to have helped"), notes=(note,)
        )
    if good - set(leaf.whatever_length) and any(_outright(f) for f in told.facts):
        note = Note("UNC001", f"the record says both that {word} {_plain(good)} and that it was never tried")
        return replace(
            told.weighs(_Weight.OPEN, f"{word} is said both to have been tried and never to have been"), notes=(note,)
        )
    if good and leaf.named and told.class_word and "contraindicated" not in good:
        return told.weighs(_Weight.OPEN, f"“{word}” {_plain(good)}, which names no medicine")
    if good:
        return _qualified(told, good)
    return _unqualified(told)


#: "Has not tried", "never had"; "no PT" may be none since, or none for another complaint.
_OUTRIGHT = re.compile(r"\bnever\b|\bnot\b|n't\b")


def _outright(fact: Fact) -> bool:
    """Whether a treatment is said in so many words never to have been."""
    return fact.value("outcome") == "never_tried" and any(
        _OUTRIGHT.search(e.quote.lower()) for e in fact.evidence("outcome")
    )


def _qualified(told: _Told, good: set[str]) -> _Trial:
    """A treatment that ended as asked; whether it lasted as asked, where a length is asked for."""
    leaf, word = told.leaf, told.word
    if leaf.op and not good & set(leaf.whatever_length) and _length(leaf, told.scope, told.facts) is False:
        return told.weighs(_Weight.NO, f"{word} lasted less than {leaf.value:g} {leaf.unit}")
    if leaf.within_months is not None and not good & set(leaf.whatever_length):
        if leaf.op and _length(leaf, told.scope, told.facts) is False:
            return told.weighs(_Weight.NO, f"{word} lasted less than {leaf.value:g} {leaf.unit}")
        recent = _recent(leaf.within_months, told.scope, told.facts)
        if recent is False:
            return told.weighs(
                _Weight.NO, f"{word} {_plain(good)}, but ended more than {leaf.within_months} months before"
            )
        if recent is None:
            return told.weighs(_Weight.OPEN, f"{word} {_plain(good)}, but the record does not say when")
    settled = good & (set(leaf.whatever_length) if leaf.op else good)
    if settled:
        return told.weighs(_Weight.YES, f"{word} {_plain(settled)}", settled)
    length = _length(leaf, told.scope, told.facts)
    asked = f"{leaf.value:g} {leaf.unit}"
    if length is True:
        return told.weighs(_Weight.YES, f"{word} {_plain(good)} after at least {asked}")
    if length is False:
        return told.weighs(_Weight.NO, f"{word} lasted less than {asked}")
    return told.weighs(_Weight.OPEN, f"{word} {_plain(good)}, but not after a stated {asked}")


def _unqualified(told: _Told) -> _Trial:
    """A treatment that is not said to have ended as asked."""
    outcomes, leaf, word = told.outcomes, told.leaf, told.word
    if "improved" in outcomes:
        return told.weighs(_Weight.NO, f"{word} helped")
    if leaf.op and outcomes & {"partial", "ongoing", "completed"} and _length(leaf, told.scope, told.facts) is False:
        return told.weighs(_Weight.NO, f"{word} lasted less than {leaf.value:g} {leaf.unit}")
    if outcomes & _NEVER and not outcomes & {"ongoing", "completed", "some", "partial"}:
        return told.weighs(_Weight.NEVER, f"{word} {_plain(outcomes & _NEVER)}")
    if outcomes <= {"planned", ""}:
        how = "planned or advised" if "planned" in outcomes else "mentioned without a result"
        return told.weighs(_Weight.MENTIONED, f"{word} is {how}")
    weight = _Weight.OPEN if "some" in outcomes else _Weight.RUNNING
    return told.weighs(weight, f"{word} without {'a clear' if 'some' in outcomes else 'a stated'} result")


def _length(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact]) -> Truth:
    """Whether a course lasted as asked; of several, the longest counts."""
    if leaf.op is None or leaf.value is None or leaf.unit is None:
        return None
    answers: list[Truth] = []
    for fact in facts:
        if _outcome(fact) in ("planned", "declined", "never_tried"):
            continue
        stated = (
            compare(length_of(fact.value("length")), leaf.op, leaf.value, leaf.unit)
            if "length" in fact.attributes
            else None
        )
        begin, end = days_of(fact, "begin"), days_of(fact, "end")
        until = end.first if end else _day_told(scope, fact)
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
        return None if any(_hardly_attended(fact) for fact in facts) else True
    return False if answers and all(answer is False for answer in answers) else None


_LEAST_COURSE = 7  # days; what is shorter is how long a visit helped


def _of_course(fact: Fact) -> bool:
    return length_of(fact.value("length")).in_days().high >= _LEAST_COURSE


_OF_VISITS = re.compile(r"(?P<kept>\d+) ?(?:of|out of|/) ?(?:the |a |an )?(?:\w+ )?(?P<all>\d+)(?!\d| visit\b)")


def _hardly_attended(fact: Fact) -> bool:
    """Whether no more than a third of the visits of a course were kept: "attended 2 of 16"."""
    told = [m for e in fact.evidence("sessions") if (m := _OF_VISITS.search(e.quote.lower()))]
    return any(int(m["kept"]) * 3 <= int(m["all"]) for m in told)


#: "Took", "did" and "has done" say that a course was, "completed" that it is over.
_OVER = re.compile(
    r"complet|finish|\bend|(?<!has )(?<!have )done|over\b|exhaust|graduat|discharg|conclud|wrapped|out of|used (?:up|all)"
)


def _day_told(scope: Scope, fact: Fact) -> date | None:
    """The day of the record, up to which a course without an end is told of; None for one that was over by then."""
    how = fact.value("standing")
    over = how == "stopped" or (
        how == "completed" and any(_OVER.search(e.quote.lower()) for e in fact.evidence("standing"))
    )
    return scope.date(fact) if not over and _outcome(fact) in ("ongoing", "failed", "some", "") else None


_ONE_COURSE = 200  # days within which therapist's notes are of one course


def _seen(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact]) -> list[Truth]:
    """True where the therapist's own notes, the first to the last, lie as far apart as asked: the visits that they record."""
    days = sorted({
        on
        for f in facts
        if scope.document(f).kind == "therapy-note" and (on := scope.date(f)) and on <= scope.as_of
        and _outcome(f) not in _NEVER
    })  # fmt: skip
    if len(days) < 2 or (days[-1] - days[0]).days > _ONE_COURSE:
        return []
    apart = elapsed(Days(days[0], days[0]), days[-1], leaf.op, leaf.value, leaf.unit)  # type: ignore[arg-type]  # a length is asked for
    return [True] if apart is True else []


def _recent(months: int, scope: Scope, facts: Sequence[Fact]) -> Truth:
    """Whether the last course ended within so many months before the day; None when the record does not tell."""
    start = add_months(scope.as_of, -months)
    real = [f for f in facts if _outcome(f) not in ("planned", *_NEVER)]
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


def _until_then(scope: Scope, fact: Fact, start: date) -> bool:
    """Whether a record of the time tells of a course up to then: "for the past 8 weeks", "just completed"."""
    on = scope.date(fact)
    told = [e.quote.lower() for e in fact.evidence("length", "standing")]
    return on is not None and on >= start and any(quote.startswith(_UP_TO_NOW) for quote in told)


_UP_TO_NOW = ("past ", "last ", "just ", "recently ", "newly ")


def _under_way(scope: Scope, fact: Fact, start: date) -> bool:
    """Whether a record of the time shows the course going on, planned for then, or just over: a therapist's note does by its date."""
    on = scope.date(fact)
    if on is None or on < start:
        return False
    return (
        scope.document(fact).kind == "therapy-note"
        or _outcome(fact) in ("ongoing", "planned")
        or fact.value("standing") == "ongoing"
    )


_WORDS = {
    "improved": "helped",
    "some": "helped a little",
    "not_tolerated": "was not tolerated",
    "contraindicated": "is contraindicated",
    "never_tried": "was never tried",
    "declined": "was declined",
}


def _plain(outcomes: set[str]) -> str:
    return " and ".join(sorted(_WORDS.get(outcome, outcome) for outcome in outcomes))
