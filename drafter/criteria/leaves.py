"""The leaves of a rule: each asks one question of fact.

How each leaf is judged is in ``measures``; a leaf that no judge knows does not load. Names in a
leaf's ``where`` are concepts of the lexicon and are checked when the policy is.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field, model_validator

from drafter.criteria.where import Operator, Unit, Where
from drafter.errors import nearest
from drafter.evidence.claims.facts import OutcomeName
from drafter.evidence.intake.cases import Record
from drafter.evidence.words.lexicon import lexicon

N = TypeVar("N", bound=Record)


def possible(node: N, count: int, of: int) -> N:
    """:raises ValueError: when at least ``count`` of so many can never be."""
    if count > of:
        raise ValueError(f"at least {count} of {of} can never be")
    return node


class Leaf(Record):
    """A question of fact; ``fact`` and ``measure`` choose its judge.

    :param title: what it asks for, as a noun phrase, for reasons ("a medicine that failed").
    :param question: what a reviewer should ask for when the record does not say.
    """

    fact: str
    measure: str
    title: str = ""
    question: str = ""

    @model_validator(mode="after")
    def _of_its_kind(self) -> Leaf:
        kinds = _KINDS.get(self.fact, (self.fact,))
        known = {name for kind, name in lexicon().concepts if kind in kinds}
        for name in self.names():
            if name not in known:
                raise ValueError(f"the lexicon knows no {' or '.join(kinds)} {name!r}. {nearest(name, known)}")
        return self

    def names(self) -> tuple[str, ...]:
        """Every concept that the leaf names; each must be of a kind that its judge looks at."""
        where: Where | None = getattr(self, "where", None)
        return (where.name or ()) if where else ()


#: Kinds of concepts that the judge of a fact looks at, where it is not the fact's own alone.
_KINDS = {
    "treatment": ("treatment", "programme"), "programme": ("treatment", "programme"), "request": ("procedure",),
    "examination": ("treatment",),
}  # fmt: skip


class SymptomLength(Leaf):
    """How long the complaint of the requested region has lasted."""

    fact: Literal["symptom"]
    measure: Literal["length"]
    op: Operator
    value: float
    unit: Unit


class TreatmentOutcome(Leaf):
    """A treatment that ended as asked; with ``op value unit``, one that lasted so long.

    :param outcomes: the outcomes that satisfy it, given the length.
    :param whatever_length: outcomes that satisfy it without any length.
    :param named: whether a class word ("NSAIDs") is too little.
    :param within_months: how many months before the day a course may have ended at the earliest.
    :param related: treatments that do not satisfy it, but whose mention leaves it open.
    """

    fact: Literal["treatment"]
    measure: Literal["outcome"]
    where: Where
    outcomes: Annotated[tuple[OutcomeName, ...], Field(min_length=1)]
    whatever_length: tuple[OutcomeName, ...] = ()
    op: Operator | None = None
    value: float | None = None
    unit: Unit | None = None
    named: bool = False
    within_months: Annotated[int | None, Field(ge=1)] = None
    related: Where | None = None

    @model_validator(mode="after")
    def _whole_length(self) -> TreatmentOutcome:
        given = {"op": self.op, "value": self.value, "unit": self.unit}
        missing = [key for key, value in given.items() if value is None]
        if 0 < len(missing) < len(given):
            raise ValueError(
                f"a length is asked for with op, value and unit together; {' and '.join(missing)} is missing"
            )
        return self


class TreatmentClasses(Leaf):
    """Treatments of so many different classes that each ended as asked; two of one class count once.

    :param kind: the trait of the lexicon that names a medicine's class.
    """

    fact: Literal["treatment"]
    measure: Literal["classes"]
    kind: Literal["preventive"]
    at_least: Annotated[int, Field(ge=1)]
    outcomes: Annotated[tuple[OutcomeName, ...], Field(min_length=1)]


class TreatmentUnderWay(Leaf):
    """A treatment that goes on at the time."""

    fact: Literal["treatment"]
    measure: Literal["under_way"]
    where: Where


class FindingPresent(Leaf):
    """A finding of the latest examination.

    :param weak: findings that resemble it and leave it unclear.
    """

    fact: Literal["finding"]
    measure: Literal["present"]
    where: Where
    weak: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        return (*(self.where.name or ()), *self.weak)


class DiagnosisPresent(Leaf):
    """A diagnosis that is established, as what the service is for.

    :param instead: diagnoses that are no such indication; one of them alone answers no.
    """

    fact: Literal["diagnosis"]
    measure: Literal["present"]
    where: Where
    instead: Where | None = None


class Participation(Leaf):
    """Taking part in a programme, or in so many of its components.

    :param components: by name, which treatments or programme parts count as it.
    """

    fact: Literal["programme"]
    measure: Literal["participation"]
    components: dict[str, Where]
    at_least: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _can_be(self) -> Participation:
        return possible(self, self.at_least, len(self.components))

    def names(self) -> tuple[str, ...]:
        return tuple(name for where in self.components.values() for name in where.name or ())
