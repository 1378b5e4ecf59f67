"""What a rule can say: leaves that ask one question of fact, and the nodes that combine them.

How each leaf is judged is in ``measures``; a leaf that no judge knows does not load. Names in a
leaf's ``where`` are concepts of the lexicon and are checked when the policy is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import Discriminator, Field, Tag, model_validator

from drafter.criteria.logic import State
from drafter.criteria.where import Operator, Unit, Where
from drafter.errors import nearest
from drafter.evidence.cases import Code, Identifier, Record
from drafter.evidence.facts import OutcomeName
from drafter.evidence.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

N = TypeVar("N", bound=Record)


class _Leaf(Record):
    """A question of fact; ``fact`` and ``measure`` choose its judge.

    :param title: what it asks for, as a noun phrase, for reasons ("a medicine that failed").
    :param question: what a reviewer should ask for when the record does not say.
    """

    fact: str
    measure: str
    title: str = ""
    question: str = ""

    @model_validator(mode="after")
    def _of_its_kind(self) -> _Leaf:
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
_KINDS = {"treatment": ("treatment", "programme"), "programme": ("treatment", "programme"), "request": ("procedure",)}


class SymptomLength(_Leaf):
    """How long the complaint of the requested region has lasted."""

    fact: Literal["symptom"]
    measure: Literal["length"]
    op: Operator
    value: float
    unit: Unit


class TreatmentOutcome(_Leaf):
    """A treatment that ended as asked; with ``op value unit``, one that lasted so long.

    :param outcomes: the outcomes that satisfy it, given the length.
    :param whatever_length: outcomes that satisfy it without any length.
    :param named: whether a class word ("NSAIDs") is too little.
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

    @model_validator(mode="after")
    def _whole_length(self) -> TreatmentOutcome:
        given = {"op": self.op, "value": self.value, "unit": self.unit}
        missing = [key for key, value in given.items() if value is None]
        if 0 < len(missing) < len(given):
            raise ValueError(
                f"a length is asked for with op, value and unit together; {' and '.join(missing)} is missing"
            )
        return self


class TreatmentUnderWay(_Leaf):
    """A treatment that goes on at the time."""

    fact: Literal["treatment"]
    measure: Literal["under_way"]
    where: Where


class FindingPresent(_Leaf):
    """A finding of the latest examination.

    :param weak: findings that resemble it and leave it unclear.
    """

    fact: Literal["finding"]
    measure: Literal["present"]
    where: Where
    weak: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        return (*(self.where.name or ()), *self.weak)


class DiagnosisPresent(_Leaf):
    """A diagnosis that is established, as what the service is for."""

    fact: Literal["diagnosis"]
    measure: Literal["present"]
    where: Where


class Participation(_Leaf):
    """Taking part in a programme, or in so many of its components.

    :param components: by name, which treatments or programme parts count as it.
    """

    fact: Literal["programme"]
    measure: Literal["participation"]
    components: dict[str, Where]
    at_least: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _can_be(self) -> Participation:
        return _possible(self, self.at_least, len(self.components))

    def names(self) -> tuple[str, ...]:
        return tuple(name for where in self.components.values() for name in where.name or ())


class SessionInterval(_Leaf):
    """The time since the last session."""

    fact: Literal["procedure"]
    measure: Literal["interval"]
    where: Where
    op: Operator
    value: float
    unit: Unit


class SessionCount(_Leaf):
    """Sessions, the requested one included, in the months up to the date of service."""

    fact: Literal["procedure"]
    measure: Literal["sessions"]
    where: Where
    op: Operator
    value: float
    within_months: Annotated[int, Field(ge=1)]


class SessionResponse(_Leaf):
    """What the last session gave: a share of relief for a time."""

    fact: Literal["procedure"]
    measure: Literal["response"]
    where: Where
    percent: float
    value: float
    unit: Unit


class OtherLines(_Leaf):
    """No other such service on the same date."""

    fact: Literal["request"]
    measure: Literal["other_lines"]
    where: Where
    codes: tuple[Code, ...]


def _possible(node: N, count: int, of: int) -> N:
    if count > of:
        raise ValueError(f"at least {count} of {of} can never be")
    return node


class All(Record):
    all: Annotated[tuple[Node, ...], Field(min_length=1)]


class AnyOf(Record):
    any: Annotated[tuple[Node, ...], Field(min_length=1)]


class AtLeast(Record):
    at_least: Annotated[int, Field(ge=1)]
    of: Annotated[tuple[Node, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be(self) -> AtLeast:
        return _possible(self, self.at_least, len(self.of))


class Not(Record):
    not_: Annotated[Node, Field(alias="not")]


class Ref(Record):
    """A criterion of the policy, in its tree.

    :param drops_when: states in which the criterion leaves the tree, and its siblings decide alone.
    """

    criterion: Identifier
    drops_when: tuple[State, ...] = ()


#: Leaves by ``fact.measure``; nothing else can be measured.
LEAVES: dict[str, type[_Leaf]] = {
    "symptom.length": SymptomLength,
    "treatment.outcome": TreatmentOutcome,
    "treatment.under_way": TreatmentUnderWay,
    "finding.present": FindingPresent,
    "diagnosis.present": DiagnosisPresent,
    "programme.participation": Participation,
    "procedure.interval": SessionInterval,
    "procedure.sessions": SessionCount,
    "procedure.response": SessionResponse,
    "request.other_lines": OtherLines,
}


def _node_tag(value: Any) -> str:
    if isinstance(value, Record):
        return type(value).__name__
    if isinstance(value, str):
        return "Ref"
    if not isinstance(value, dict):
        return "?"
    for key, tag in (("all", "All"), ("any", "AnyOf"), ("of", "AtLeast"), ("not", "Not"), ("criterion", "Ref")):
        if key in value:
            return tag
    leaf = LEAVES.get(f"{value.get('fact')}.{value.get('measure')}")
    return leaf.__name__ if leaf else f"{value.get('fact')}.{value.get('measure')}"


Node = Annotated[
    Annotated[All, Tag("All")] | Annotated[AnyOf, Tag("AnyOf")] | Annotated[AtLeast, Tag("AtLeast")] | Annotated[Not, Tag("Not")] | Annotated[Ref, Tag("Ref")]
    | Annotated[SymptomLength, Tag("SymptomLength")] | Annotated[TreatmentOutcome, Tag("TreatmentOutcome")] | Annotated[TreatmentUnderWay, Tag("TreatmentUnderWay")]
    | Annotated[FindingPresent, Tag("FindingPresent")] | Annotated[DiagnosisPresent, Tag("DiagnosisPresent")] | Annotated[Participation, Tag("Participation")]
    | Annotated[SessionInterval, Tag("SessionInterval")] | Annotated[SessionCount, Tag("SessionCount")] | Annotated[SessionResponse, Tag("SessionResponse")]
    | Annotated[OtherLines, Tag("OtherLines")],
    Discriminator(_node_tag),
]  # fmt: skip
for _model in (All, AnyOf, AtLeast, Not):
    _model.model_rebuild()


def parts(node: Any) -> Sequence[Any]:
    """What a node combines; nothing for a leaf or a name."""
    match node:
        case All():
            return node.all
        case AnyOf():
            return node.any
        case AtLeast():
            return node.of
        case Not():
            return (node.not_,)
        case _:
            return ()


def refs(node: Any) -> Iterator[str]:
    """The criteria that a tree names, in order."""
    if isinstance(node, Ref):
        yield node.criterion
    for part in parts(node):
        yield from refs(part)


def leaves(node: Any) -> Iterator[_Leaf]:
    """The leaves of a rule, in order."""
    if isinstance(node, _Leaf):
        yield node
    for part in parts(node):
        yield from leaves(part)
