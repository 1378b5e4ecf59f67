"""A policy as a record: what it covers, when, and by which criteria it is judged.

A policy is ``criteria/<policy-id>/<version>.yaml``; unknown keys, unknown names and criteria that the
tree leaves out are errors at load. ``library`` loads and chooses them.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from drafter.criteria.rules import All, Node, Ref, leaves, refs
from drafter.criteria.where import Names
from drafter.errors import nearest
from drafter.evidence.intake.cases import Code, Identifier, Record
from drafter.evidence.meaning.areas import areas_named, nearest_region
from drafter.evidence.words.lexicon import lexicon


class Criterion(Record):
    """One requirement.

    :param text: the requirement in the library's own words; drafts cite it verbatim.
    :param question: what to ask when the record does not say.
    :param rule: how it is judged.
    :param search: what a search receipt says was looked for.
    :param exempt: a rule that, when it is met, makes the criterion not apply.
    :param codes: the codes that it is asked for; default: every code of the policy.
    """

    id: Identifier
    title: str
    text: str
    question: str
    rule: Node
    search: Names
    exempt: Node | None = None
    codes: tuple[Code, ...] = ()


class Source(Record):
    """Where a policy's rules come from, and how far that was checked.

    :param verified: ``primary``, ``secondary`` or ``own`` (a rule of this library's example payer).
    """

    document: str
    section: str = ""
    url: str | None = None
    verified: Literal["primary", "secondary", "own"]
    note: str = ""


class Effective(Record):
    start: Annotated[date, Field(alias="from")]
    end: Annotated[date | None, Field(alias="to")] = None

    def covers(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def meets(self, other: Effective) -> bool:
        """Whether both are in force on some day."""
        return (self.end is None or other.start <= self.end) and (other.end is None or self.start <= other.end)


class UnitsRule(Record):
    """How many units of these codes fit one date.

    :param per: ``date`` for the codes together, ``side`` for each side of the body.
    """

    codes: Annotated[tuple[Code, ...], Field(min_length=1)]
    limit: Annotated[int, Field(ge=1)]
    per: Literal["date", "side"]
    reason: str


class Coding(Record):
    """Cross-line rules: invasive codes that should not share a date, and units."""

    invasive: tuple[Code, ...] = ()
    units: tuple[UnitsRule, ...] = ()


class Layer(Record):
    """A layer of the policy stack that decides or would decide otherwise."""

    name: str
    position: str


class Policy(Record):
    """A payer's rules for some codes, in force for a time.

    :param service: what the codes are for, in a few words.
    :param procedure: the lexicon's names of the procedure.
    :param topics: topics of the guideline corpus that bear on it.
    :param background: what to search the guidelines for; default: the service and its topics.
    :param region: the part of the body that its codes are for, where the request names none and no diagnosis tells it.
    :param radiating: whether complaints where pain of the region radiates to count as the region's own.
    :param tree: how the criteria combine; default: all of them.
    """

    id: Identifier
    version: str
    title: str
    publisher: str
    source: Source
    effective: Effective
    payers: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    codes: Annotated[tuple[Code, ...], Field(min_length=1)]
    service: str
    procedure: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    background: str = ""
    authority: Literal["nurse", "physician"]
    layers: tuple[Layer, ...] = ()
    region: str = ""
    radiating: bool = False
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    tree: Node | None = None
    coding: Coding = Coding()

    @field_validator("version", mode="before")
    @classmethod
    def _text(cls, value: object) -> object:
        if not isinstance(value, str):
            raise ValueError('a version is text: write it in quotes, "2025.1"')  # noqa: TRY004 - pydantic wants ValueError
        return value

    @field_validator("region")
    @classmethod
    def _areas(cls, name: str) -> str:
        if name and not areas_named(name):
            raise ValueError(f"the lexicon knows no region {name!r}. {nearest_region(name)}")
        return name

    @field_validator("procedure")
    @classmethod
    def _procedures(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        known = {name for kind, name in lexicon().concepts if kind == "procedure"}
        for name in names:
            if name not in known:
                raise ValueError(f"the lexicon knows no procedure {name!r}. {nearest(name, known)}")
        return names

    @model_validator(mode="after")
    def _names(self) -> Policy:
        known = [criterion.id for criterion in self.criteria]
        twice = next((name for name in known if known.count(name) > 1), None)
        if twice:
            raise ValueError(f"the criterion {twice!r} is given twice")
        if self.tree is not None and any(leaves(self.tree)):
            raise ValueError("the tree combines criteria by name; put the rule into a criterion")
        for criterion in self.criteria:
            if any(refs(criterion.rule)) or any(refs(criterion.exempt)):
                raise ValueError(f"the rule of {criterion.id!r} names a criterion; only the tree does")
        for ref in refs(self.judged_tree):
            if ref not in known:
                raise ValueError(f"the tree names the criterion {ref!r}; known: {', '.join(known)}")
        for criterion in self.criteria:
            other = next((code for code in criterion.codes if code not in self.codes), None)
            if other:
                raise ValueError(f"the criterion {criterion.id!r} is for code {other}, which the policy does not cover")
        unused = set(known) - set(refs(self.judged_tree))
        if unused:
            raise ValueError(f"the tree leaves out {', '.join(sorted(unused))}")
        return self

    @cached_property
    def judged_tree(self) -> Any:
        """The tree; without one, all criteria are required."""
        return self.tree or All(all=tuple(Ref(criterion=criterion.id) for criterion in self.criteria))

    def criterion(self, identifier: str) -> Criterion | None:
        return next((criterion for criterion in self.criteria if criterion.id == identifier), None)

    @property
    def key(self) -> str:
        return f"{self.id}@{self.version}"

    def citation(self, criterion: str) -> str:
        """The source of a criterion, as drafts cite it."""
        return f"policy:{self.key}#{criterion}"
