"""What a lexicon names: concepts by their kinds, and the places of a view where one is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

THINGS = frozenset({
    "region", "symptom", "treatment", "diagnosis", "finding", "procedure", "programme", "condition", "event", "person",
})  # fmt: skip
CUES = frozenset({"assertion", "outcome", "course"})
#: Kinds that a policy asks for by themselves, each in a layer of its own: "weakness" is a complaint and a warning sign.
MARKS = frozenset({"pattern", "scale", "imaging", "image-finding", "flag", "examination"})
KINDS = THINGS | CUES | MARKS


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing or a cue that has a name of its own.

    :param id: unique within its kind.
    :param kind: one of :data:`THINGS`, :data:`CUES` or :data:`MARKS`.
    :param traits: what else the lexicon says of it (a drug's class, a region's areas).
    """

    id: str
    kind: str
    traits: Mapping[str, Any] = field(hash=False, compare=False)

    def __getitem__(self, trait: str) -> Any:
        return self.traits.get(trait)


class Mention(NamedTuple):
    """A place in a view (``start``, ``end``) where a concept is named."""

    concept: Concept
    start: int
    end: int

    @property
    def kind(self) -> str:
        return self.concept.kind

    @property
    def id(self) -> str:
        return self.concept.id

    @property
    def complains(self) -> bool:
        """Whether it names what the patient suffers from: a symptom, or a diagnosis that is pain by name ("axial neck pain")."""
        concept = self.concept
        return concept.kind == "symptom" or (concept.kind == "diagnosis" and bool(concept["pain"]))
