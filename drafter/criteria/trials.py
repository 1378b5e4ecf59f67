"""Trials of treatment: which were done, how long, and how they ended.

Facts of one treatment are put together by name: its length may stand in a therapist's note and
its outcome in the physician's. Of several treatments, one that qualifies is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from drafter.criteria.logic import State, Truth
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.evidence.assertion import Assertion
from drafter.evidence.attributes import length_of
from drafter.evidence.dates import Days, elapsed
from drafter.evidence.durations import compare
from drafter.evidence.facts import Evidence, Fact, FactKind
from drafter.evidence.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.rules import TreatmentOutcome

_NEVER = frozenset({"declined", "never_tried"})


@dataclass(frozen=True, slots=True)
class _Trial:
    """What the facts of one treatment come to: yes, no, unknown; ``weak`` is a plan or a bare mention."""

    name: str
    truth: Truth
    weak: bool
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

    def yes(self, said: str, only: set[str] | None = None) -> _Trial:
        return _Trial(self.facts[0].name, truth=True, weak=False, said=said, evidence=self._evidence(only))

    def no(self, said: str) -> _Trial:
        return _Trial(self.facts[0].name, truth=False, weak=False, said=said, evidence=self._evidence())

    def unknown(self, said: str, *, weak: bool = False) -> _Trial:
        return _Trial(self.facts[0].name, truth=None, weak=weak, said=said, evidence=self._evidence())


def judge_trial(leaf: TreatmentOutcome, scope: Scope) -> Judgement:
    """Met when one treatment qualifies; not met when the record rules each one out."""
    facts = [
        f for f in scope.of(FactKind.TREATMENT) if f.assertion not in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL)
    ]
    fitting = [f for f in facts if leaf.where.fits("treatment", f.name) or _course(f)]
    here = [f for f in fitting if scope.here(f) and "purpose" not in f.attributes]
    elsewhere = tuple(e for f in fitting if f not in here for e in f.evidence("name"))[:3]
    title = leaf.title or "a treatment"
    names = list(dict.fromkeys(f.name for f in here))
    trials = [_trial(leaf, scope, [f for f in here if f.name == name]) for name in names]
    notes = tuple(note for trial in trials for note in trial.notes)
    yes = next((t for t in trials if t.truth is True), None)
    if yes:
        return Judgement(State.MET, f"For {title}, the record establishes {yes.said}.", yes.evidence, (), (), notes)
    live = [t for t in trials if t.truth is None and not t.weak]
    no = [t for t in trials if t.truth is False]
    weak = [t for t in trials if t.truth is None and t.weak]
    if live:
        return Judgement(
            State.UNCLEAR,
            f"For {title}, the record leaves open whether it qualifies: {_list(live)}.",
            _evidence(live),
            elsewhere,
            (),
            notes,
        )
    if no:
        return Judgement(
            State.NOT_MET, f"For {title}, the record says otherwise: {_list(no)}.", _evidence(no), elsewhere, (), notes
        )
    if weak:
        return Judgement(
            State.UNCLEAR,
            f"For {title}, the record only mentions it: {_list(weak)}.",
            _evidence(weak),
            elsewhere,
            (),
            notes,
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


def _outcome(fact: Fact) -> str:
    """The outcome that is told, else what its standing amounts to."""
    standing = str(fact.value("standing") or "")
    return str(fact.value("outcome") or {"stopped": "partial"}.get(standing, standing))


def _trial(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact]) -> _Trial:
    """What the facts of one treatment come to; chart evidence governs over forms."""
    chart = [f for f in facts if not f.attested]
    word = facts[0].evidence("name")[0].quote
    told = _Told(leaf, scope, tuple(chart or facts), word)
    outcomes = told.outcomes
    if _course(facts[0]):
        if outcomes & _NEVER and outcomes <= _NEVER | {"planned"}:
            return told.no(f"{word} {_plain(outcomes & _NEVER)}")
        return told.unknown(f"“{word}” names no treatment", weak=True)
    good = outcomes & {*leaf.outcomes, *leaf.whatever_length}
    if good and not chart:
        return told.unknown(f"only the provider's form speaks of {word}")
    if good and "improved" in outcomes:
        note = Note("UNC001", f"the record says both that {word} {_plain(good)} and that it helped")
        return replace(told.unknown(f"{word} is said both to have failed and to have helped"), notes=(note,))
    if good and leaf.named and told.class_word and "contraindicated" not in good:
        return told.unknown(f"“{word}” {_plain(good)}, which names no medicine")
    if good:
        return _qualified(told, good)
    return _unqualified(told)


def _qualified(told: _Told, good: set[str]) -> _Trial:
    """A treatment that ended as asked; whether it lasted as asked, where a length is asked for."""
    leaf, word = told.leaf, told.word
    settled = good & (set(leaf.whatever_length) if leaf.op else good)
    if settled:
        return told.yes(f"{word} {_plain(settled)}", settled)
    length = _length(leaf, told.scope, told.facts)
    asked = f"{leaf.value:g} {leaf.unit}"
    if length is True:
        return told.yes(f"{word} {_plain(good)} after at least {asked}")
    if length is False:
        return told.no(f"{word} lasted less than {asked}")
    return told.unknown(f"{word} {_plain(good)}, but not after a stated {asked}")


def _unqualified(told: _Told) -> _Trial:
    """A treatment that is not said to have ended as asked."""
    outcomes, leaf, word = told.outcomes, told.leaf, told.word
    if "improved" in outcomes:
        return told.no(f"{word} helped")
    if leaf.op and outcomes & {"partial", "ongoing", "completed"} and _length(leaf, told.scope, told.facts) is False:
        return told.no(f"{word} lasted less than {leaf.value:g} {leaf.unit}")
    if outcomes & _NEVER and not outcomes & {"ongoing", "completed", "some", "partial"}:
        return told.no(f"{word} {_plain(outcomes & _NEVER)}")
    if outcomes <= {"planned", ""}:
        return told.unknown(
            f"{word} is {'planned or advised' if 'planned' in outcomes else 'mentioned without a result'}", weak=True
        )
    return told.unknown(f"{word} without {'a clear' if 'some' in outcomes else 'a stated'} result")


def _length(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact]) -> Truth:
    """Whether a course lasted as asked; of several, the longest counts."""
    if leaf.op is None or leaf.value is None or leaf.unit is None:
        return None
    answers: list[Truth] = []
    for fact in facts:
        if _outcome(fact) in ("planned", "declined", "never_tried"):
            continue
        if "length" in fact.attributes:
            answers.append(compare(length_of(fact.value("length")), leaf.op, leaf.value, leaf.unit))
        begin, end = _day(fact, "begin"), _day(fact, "end")
        until = (
            end.first if end else (scope.date(fact) if _outcome(fact) in ("ongoing", "failed", "some", "") else None)
        )
        if begin and until and begin.last <= until:
            answers.append(elapsed(begin, until, leaf.op, leaf.value, leaf.unit))
    if True in answers:
        return True
    return False if answers and all(answer is False for answer in answers) else None


def _day(fact: Fact, attribute: str) -> Days | None:
    value = fact.value(attribute)
    return (
        Days(date.fromisoformat(value["first"]), date.fromisoformat(value["last"]))
        if value and value["first"]
        else None
    )


_WORDS = {
    "not_tolerated": "was not tolerated",
    "contraindicated": "is contraindicated",
    "never_tried": "was never tried",
    "declined": "was declined",
}


def _plain(outcomes: set[str]) -> str:
    return " and ".join(sorted(_WORDS.get(outcome, outcome) for outcome in outcomes))
