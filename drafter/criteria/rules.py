"""What a rule can say: leaves that ask one question of fact, and the nodes that combine them.

How each leaf is judged is in ``measures``; a leaf that no judge knows does not load. Names in a
leaf's ``where`` are concepts of the lexicon and are checked when the policy is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from drafter.criteria.logic import State
from drafter.errors import nearest
from drafter.evidence.cases import Code, Identifier, Record
from drafter.evidence.facts import OutcomeName
from drafter.evidence.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

Operator = Literal[">", ">=", "<", "<="]
Unit = Literal["days", "weeks", "months", "years"]
Names = Annotated[tuple[str, ...], Field(min_length=1)]


class Where(Record):
    """Which concepts of the lexicon a leaf speaks of: all given traits must fit.

    Beside a ``group``, ``class`` narrows medicines only.
    """

    name: Names | None = None
    group: Names | None = None
    drug_class: Annotated[Names | None, Field(alias="class")] = None

    @model_validator(mode="after")
    def _known(self) -> Where:
        concepts = lexicon().concepts
        for trait, given in (("name", self.name), ("group", self.group), ("class", self.drug_class)):
            known = (
                {name for _, name in concepts} if trait == "name" else {c[trait] for c in concepts.values() if c[trait]}
            )
            for name in given or ():
                if name not in known:
                    raise ValueError(f"the lexicon knows no {trait} {name!r}. {nearest(name, known)}")
        return self

    def fits(self, kind: str, name: str) -> bool:
        concept = lexicon().concepts.get((kind, name))
        if concept is None:
            return False
        return (
            (self.name is None or name in self.name)
            and (self.group is None or concept["group"] in self.group)
            and (
                self.drug_class is None
                or concept["class"] in self.drug_class
                or (concept["class"] is None and self.group is not None)
            )
        )


class _Leaf(Record):
    """A question of fact; ``fact`` and ``measure`` choose its judge.

    :param title: what it asks for, as a noun phrase, for reasons ("a medicine that failed").
    :param question: what a reviewer should ask for when the record does not say.
    """

    fact: str
    measure: str
    title: str = ""
    question: str = ""


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


class All(Record):
    all: Annotated[tuple[Node, ...], Field(min_length=1)]


class AnyOf(Record):
    any: Annotated[tuple[Node, ...], Field(min_length=1)]


class AtLeast(Record):
    at_least: Annotated[int, Field(ge=1)]
    of: Annotated[tuple[Node, ...], Field(min_length=1)]


class Not(Record):
    not_: Annotated[Node, Field(alias="not")]


class Ref(Record):
    """A criterion of the policy, in its tree.

    :param drops_when: states in which the criterion leaves the tree, and its siblings decide alone.
    """

    criterion: Identifier
    drops_when: tuple[State, ...] = ()


_LEAVES: dict[str, type[_Leaf]] = {
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
    leaf = _LEAVES.get(f"{value.get('fact')}.{value.get('measure')}")
    return leaf.__name__ if leaf else f"{value.get('fact')}.{value.get('measure')}"


Leaf = (
    SymptomLength
    | TreatmentOutcome
    | TreatmentUnderWay
    | FindingPresent
    | DiagnosisPresent
    | Participation
    | SessionInterval
    | SessionCount
    | SessionResponse
    | OtherLines
)
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


def refs(node: Any) -> Iterator[str]:
    """The criteria that a tree names, in order."""
    match node:
        case Ref():
            yield node.criterion
        case All():
            for part in node.all:
                yield from refs(part)
        case AnyOf():
            for part in node.any:
                yield from refs(part)
        case AtLeast():
            for part in node.of:
                yield from refs(part)
        case Not():
            yield from refs(node.not_)


def leaves(node: Any) -> Iterator[_Leaf]:
    """The leaves of a rule, in order."""
    match node:
        case All():
            for part in node.all:
                yield from leaves(part)
        case AnyOf():
            for part in node.any:
                yield from leaves(part)
        case AtLeast():
            for part in node.of:
                yield from leaves(part)
        case Not():
            yield from leaves(node.not_)
        case _Leaf():
            yield node
