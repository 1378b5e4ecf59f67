"""Two readers of one record, criterion by criterion: what each comes to, and whether they disagree.

They disagree when they read the same words as different values, or when what one found answers the criterion
the other way and the other did not see it or read it so. That one reader says nothing, or less, is no disagreement:
what the other found then stands for itself.

Source: architecture, "two readers".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.rules import leaves
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.evidence.intake.cases import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.criteria.policy import Criterion
    from drafter.evidence.claims.facts import Evidence, Fact

_SILENT = (State.NOT_DOCUMENTED, State.NOT_APPLICABLE)
#: Attributes whose value decides something; a region only says where to look.
_DECIDING = frozenset({
    "length", "begin", "end", "outcome", "standing", "status", "date", "count", "relief", "relief_length", "role", "since",
})  # fmt: skip
#: What a reason calls a reader: a draft's words do not depend on how a model or a recorded run is named.
_EMBEDDED = "rules"
#: Kinds of facts that a leaf's judge looks at beside its own.
_ALSO = {"programme": ("treatment",), "request": ("procedure",), "treatment": ("programme",)}


class Accord(StrEnum):
    """How readers stand to each other on a criterion."""

    AGREE = "agree"  # each alone comes to the same state as all together
    ONE = "one"  # only one of them tells anything
    DIFFER = "differ"  # they tell of different things, nothing contradicts
    DISAGREE = "disagree"


class Agreement(Record):
    """What each reader alone comes to for a criterion.

    :param states: by reader.
    """

    accord: Accord
    states: dict[str, State]


@dataclass(frozen=True, slots=True)
class _Solo:
    """One reader's judgement, and the facts that it rests on."""

    reader: str
    judgement: Judgement
    facts: tuple[Fact, ...]

    @property
    def resting(self) -> list[Fact]:
        """The facts whose quotes decide."""
        return [f for f in self.facts if _touch(_places(f), self.judgement.evidence)]


def compare_readers(
    criterion: Criterion, scope: Scope, together: Judgement, judge: Callable[[Criterion, Scope], Judgement]
) -> tuple[Judgement, Agreement | None]:
    """A criterion's judgement in the light of what each reader alone comes to.

    :param together: the judgement on the facts of all readers.
    :param judge: how a criterion is judged on a scope.
    """
    if len(scope.readers) < 2:
        return together, None
    kinds = _kinds(criterion)
    solos = [
        _Solo(reader, judge(criterion, own), tuple(f for f in own.facts if str(f.kind) in kinds))
        for reader in scope.readers
        for own in (scope.as_read_by(reader),)
    ]
    states = {solo.reader: solo.judgement.state for solo in solos}
    against = next((pair for pair in _pairs(solos) if _disagree(*pair)), None)
    if against is None:
        return together, Agreement(accord=_accord(together.state, list(states.values())), states=states)
    return _undecided(together, *against), Agreement(accord=Accord.DISAGREE, states=states)


def _kinds(criterion: Criterion) -> set[str]:
    asked = {leaf.fact for leaf in leaves(criterion.rule)}
    return asked | {kind for each in asked for kind in _ALSO.get(each, ())}


def _accord(together: State, states: Sequence[State]) -> Accord:
    if set(states) == {together}:
        return Accord.AGREE
    telling = [state for state in states if state not in _SILENT]
    return Accord.ONE if len(telling) == 1 else Accord.DIFFER


def _pairs(solos: Sequence[_Solo]) -> Iterator[tuple[_Solo, _Solo]]:
    for index, one in enumerate(solos):
        for other in solos[index + 1 :]:
            yield one, other


def _disagree(one: _Solo, other: _Solo) -> bool:
    states = (one.judgement.state, other.judgement.state)
    if states[0] is states[1] or any(state in _SILENT for state in states):
        return False
    # What both hold alike is no matter of dispute, whatever else either says of the same thing.
    mine = [fact for fact in one.facts if not _held(fact, other.facts)]
    theirs = [fact for fact in other.facts if not _held(fact, one.facts)]
    if any(_clash(a, b) for a in mine for b in theirs if _one_matter(a, b)):
        return True
    opposed = None not in (states[0].truth, states[1].truth)
    return opposed and not (_knows(one, other) or _knows(other, one))


def _knows(one: _Solo, other: _Solo) -> bool:
    """Whether a reader also read everything that another's judgement rests on, and more that decides otherwise."""
    return bool(other.resting) and all(_held(fact, one.facts) for fact in other.resting)


def _held(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether some facts hold everything that decides in a fact, of the same episode."""
    deciding = _DECIDING & fact.attributes.keys()
    return any(
        _one_matter(each, fact) and each.name == fact.name and all(each.value(d) == fact.value(d) for d in deciding)
        for each in facts
    )


def _one_matter(one: Fact, other: Fact) -> bool:
    """Whether two facts are about one episode: of one kind, at places that meet."""
    return one.kind is other.kind and one.document == other.document and _touch(_places(one), _places(other))


def _clash(one: Fact, other: Fact) -> bool:
    """Whether two readers took the same words for different values, or one thing to have gone two ways."""
    for name in _DECIDING & one.attributes.keys() & other.attributes.keys():
        if one.value(name) == other.value(name):
            continue
        if one.name == other.name or _touch(one.evidence(name), other.evidence(name)):
            return True
    return False


def _places(fact: Fact) -> tuple[Evidence, ...]:
    return fact.evidence(*fact.attributes)


def _touch(one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    return any(a.document == b.document and a.start < b.end and b.start < a.end for a in one for b in other)


def _undecided(together: Judgement, one: _Solo, other: _Solo) -> Judgement:
    """Unclear, with what both readers found."""
    said = f"{_said(one)} {_said(other)}"
    message = f"{_called(one)} finds it {_plain(one)}, {_called(other)} finds it {_plain(other)}"
    evidence = (*one.judgement.evidence, *other.judgement.evidence)
    return Judgement(
        State.UNCLEAR,
        f"Two readers disagree. {said}",
        tuple(dict.fromkeys(evidence)),
        together.nearest,
        together.questions,
        (*together.notes, Note("UNC001", message)),
    )


def _said(solo: _Solo) -> str:
    return f"By {_called(solo)} it is {_plain(solo)}: {solo.judgement.reason}"


def _called(solo: _Solo) -> str:
    return "the embedded reader" if solo.reader == _EMBEDDED else "the language model"


def _plain(solo: _Solo) -> str:
    return solo.judgement.state.value.replace("_", " ")
