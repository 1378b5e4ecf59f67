"""What a rule can say: the nodes that combine its leaves, and the names of criteria in a tree."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from drafter.criteria import leaves as general
from drafter.criteria import measured_leaves, session_leaves
from drafter.criteria.leaves import Leaf, possible
from drafter.criteria.logic import State
from drafter.evidence.intake.cases import Identifier, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class All(Record):
    all: Annotated[tuple[Node, ...], Field(min_length=1)]


class AnyOf(Record):
    any: Annotated[tuple[Node, ...], Field(min_length=1)]


class AtLeast(Record):
    at_least: Annotated[int, Field(ge=1)]
    of: Annotated[tuple[Node, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be(self) -> AtLeast:
        return possible(self, self.at_least, len(self.of))


class Not(Record):
    not_: Annotated[Node, Field(alias="not")]


class Ref(Record):
    """A criterion of the policy, in its tree; its bare name will do.

    :param drops_when: states in which the criterion leaves the tree, and its siblings decide alone.
    """

    criterion: Identifier
    drops_when: tuple[State, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, value: object) -> object:
        return {"criterion": value} if isinstance(value, str) else value


#: Leaves by ``fact.measure``; nothing else can be measured.
LEAVES: dict[str, type[Leaf]] = {
    ".".join(leaf.model_fields[key].annotation.__args__[0] for key in ("fact", "measure")): leaf  # type: ignore[union-attr]  # each is a Literal of one name
    for module in (general, measured_leaves, session_leaves)
    for leaf in vars(module).values()
    if isinstance(leaf, type) and issubclass(leaf, Leaf) and leaf is not Leaf
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


_TYPES = (All, AnyOf, AtLeast, Not, Ref, *LEAVES.values())
if TYPE_CHECKING:
    Node = Any
else:
    # A union over every leaf that exists: a new leaf needs no second list.
    Node = Annotated[reduce(or_, (Annotated[each, Tag(each.__name__)] for each in _TYPES)), Discriminator(_node_tag)]
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


def leaves(node: Any) -> Iterator[Leaf]:
    """The leaves of a rule, in order."""
    if isinstance(node, Leaf):
        yield node
    for part in parts(node):
        yield from leaves(part)
