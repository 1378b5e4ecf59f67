"""Which concepts of the lexicon a rule speaks of, and the words for comparing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from drafter.errors import nearest
from drafter.evidence.intake.cases import Record
from drafter.evidence.words.lexicon import lexicon

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
