"""Trials of treatment: which were done, how long, and how they ended.

Facts of one treatment are put together by name: its length may stand in a therapist's note and
its outcome in the physician's. Of several treatments, one that qualifies is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.criteria.class_words import by_its_name, told_by_name
from drafter.criteria.corrections import struck
from drafter.criteria.courses import NEVER, NOT_DONE, lasted, outcome_of, recent
from drafter.criteria.first_days import too_soon
from drafter.criteria.logic import State
from drafter.criteria.old_bouts import of_old_bout
from drafter.criteria.operated_since import before_operation
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.criteria.sides import of_other_side
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.outcomes.lost_gains import tells_loss
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.leaves import TreatmentOutcome


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
        return {outcome_of(fact) for fact in self.facts}

    @property
    def class_word(self) -> bool:
        concept = lexicon().concepts.get(("treatment", self.facts[0].name))
        return bool(concept and concept["names_class"])

    def _evidence(self, only: set[str] | None = None) -> tuple[Evidence, ...]:
        facts = [f for f in self.facts if only is None or outcome_of(f) in only]
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
    near = [f for f in fitting if scope.here(f) and not _for_another(scope, f)]
    here = [f for f in near if not of_other_side(scope, f)]
    elsewhere = tuple(e for f in fitting if f not in here for e in f.evidence("name"))[:3]
    title = leaf.title or "a treatment"
    here = [by_its_name(f, here, scope) for f in here if not told_by_name(f, here)]
    names = list(dict.fromkeys(f.name for f in here))
    # What is only to come elsewhere is not the course that is told of.
    far = [f for f in fitting if (f in near and f not in here) or not scope.here(f)]
    elsewhere_too = {f.name for f in far if outcome_of(f) != "planned"}
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
    if near and not here:
        return Judgement(State.UNCLEAR, f"The record tells of {title} on the other side alone.", elsewhere)
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


def _trial(leaf: TreatmentOutcome, scope: Scope, facts: Sequence[Fact], *, doubtful: bool) -> _Trial:
    """What the facts of one treatment come to.

    :param doubtful: whether the record has a course of this treatment for another region; then one that
        names no region may be that other one.
    """
    word = facts[0].evidence("name")[0].quote
    told = _Told(leaf, scope, tuple(facts), word)
    outcomes = told.outcomes
    if _course(facts[0]):
        if outcomes & NEVER and outcomes <= NOT_DONE:
            return told.weighs(_Weight.NEVER, f"{word} {_plain(outcomes & NEVER)}")
        return told.weighs(_Weight.MENTIONED, f"“{word}” names no treatment")
    good = outcomes & {*leaf.outcomes, *leaf.whatever_length}
    if good and (other := _of_another(told, good, doubtful=doubtful)):
        return told.weighs(_Weight.OPEN, f"{word} {_plain(good)}, {other}")
    if good and "improved" in outcomes - good and not _since_lost(told):
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


def _of_another(told: _Told, good: set[str], *, doubtful: bool) -> str:
    """Why what ended as asked may be none of this complaint's, if it may."""
    facts = [f for f in told.facts if outcome_of(f) in good]
    if doubtful and told.scope.areas and not any(f.value("region") for f in facts):
        return "but perhaps for another region"
    if all(before_operation(told.scope, f) for f in facts):
        return "but before an operation there"
    return "in a bout of years ago that was over" if all(of_old_bout(told.scope, f) for f in facts) else ""


def _since_lost(told: _Told) -> bool:
    """Whether what helped is said, in a later document, to do so no more: "PT is helping"; "the gains from PT are lost"."""
    helped = [told.scope.date(f) for f in told.facts if outcome_of(f) == "improved"]
    gone = [
        on
        for f in told.facts
        if outcome_of(f) == "failed" and any(tells_loss(e.quote.lower()) for e in f.evidence("outcome"))
        and (on := told.scope.date(f))
    ]  # fmt: skip
    return bool(gone) and all(on is not None and on < max(gone) for on in helped)


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
    if good == {"failed"} and too_soon(told.scope, told.facts):
        return told.weighs(_Weight.OPEN, f"{word} was begun only days before")
    settled = good & (set(leaf.whatever_length) if leaf.op else good)
    length = None if settled or not leaf.op else lasted(leaf, told.scope, told.facts)
    asked = f"{leaf.value:g} {leaf.unit}" if leaf.op else ""
    if length is False:
        return told.weighs(_Weight.NO, f"{word} lasted less than {asked}")
    if leaf.within_months is not None and not good & set(leaf.whatever_length):
        of_late = recent(leaf.within_months, told.scope, told.facts, good)
        if of_late is False:
            return told.weighs(
                _Weight.NO, f"{word} {_plain(good)}, but ended more than {leaf.within_months} months before"
            )
        if of_late is None:
            return told.weighs(_Weight.OPEN, f"{word} {_plain(good)}, but the record does not say when")
    if settled:
        return told.weighs(_Weight.YES, f"{word} {_plain(settled)}", settled)
    if length is True and any("length" in f.attributes and struck(told.scope, f) for f in told.facts):
        return told.weighs(_Weight.OPEN, f"{word} {_plain(good)}, after a length that is corrected elsewhere")
    if length is True:
        return told.weighs(_Weight.YES, f"{word} {_plain(good)} after at least {asked}")
    return told.weighs(_Weight.OPEN, f"{word} {_plain(good)}, but not after a stated {asked}")


def _unqualified(told: _Told) -> _Trial:
    """A treatment that is not said to have ended as asked."""
    outcomes, leaf, word = told.outcomes, told.leaf, told.word
    if "improved" in outcomes:
        return told.weighs(_Weight.NO, f"{word} helped")
    if leaf.op and outcomes & {"partial", "ongoing", "completed"} and lasted(leaf, told.scope, told.facts) is False:
        return told.weighs(_Weight.NO, f"{word} lasted less than {leaf.value:g} {leaf.unit}")
    if outcomes & NEVER and not outcomes & {"ongoing", "completed", "some", "partial"}:
        return told.weighs(_Weight.NEVER, f"{word} {_plain(outcomes & NEVER)}")
    if outcomes <= {"planned", ""}:
        how = "planned or advised" if "planned" in outcomes else "mentioned without a result"
        return told.weighs(_Weight.MENTIONED, f"{word} is {how}")
    weight = _Weight.OPEN if "some" in outcomes else _Weight.RUNNING
    return told.weighs(weight, f"{word} without {'a clear' if 'some' in outcomes else 'a stated'} result")


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
