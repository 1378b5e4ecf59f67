"""What a line is judged on: its facts, its day, its region."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.identity import Foreign, foreign_pages
from drafter.evidence.meaning.areas import Areas, areas_named, areas_of_codes, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from drafter.criteria.logic import State
    from drafter.criteria.policy import Policy
    from drafter.evidence.claims.facts import Evidence, Fact, Rejection
    from drafter.evidence.intake.cases import Case, Document, Line


@dataclass(frozen=True, slots=True)
class Note:
    """A finding that judging raised, by code."""

    code: str
    message: str


#: Pain of the back may run to the hip or the knee, but what was done for a joint alone was done for the joint.
_DONE_TO = frozenset({FactKind.IMAGING, FactKind.TREATMENT, FactKind.PROCEDURE})
JOINTS = frozenset({"knee", "shoulder", "hand", "foot", "hip"})
#: "Knees hurting 6 years": what hurts at the knee and nowhere else is the knee's.
_OWN_PAIN = frozenset({"knee"})
_FELT = frozenset({FactKind.SYMPTOM, FactKind.SCALE})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one leaf or one criterion comes to.

    :param reason: one plain sentence.
    :param evidence: the quotes that decide it, or that leave it unclear.
    :param nearest: the nearest misses, for the search receipt.
    :param questions: what to ask for.
    """

    state: State
    reason: str
    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    questions: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Scope:
    """A service line with what is known for it.

    :param as_of: the day for which criteria are judged.
    :param areas: the region of the request; empty when nothing tells it.
    :param own: the same without where its pain radiates to, where ``areas`` has that too.
    :param facts: grounded facts of all documents.
    :param rejections: claims that did not ground; they are unknown, and say so.
    :param unread: ids of documents that could not be read; nothing may rest on their silence.
    :param slips: places of the chart that may be slips of recognition, with the kinds of facts that they may tell of.
    :param readers: the models that read the record, by name; two or more are compared.
    """

    case: Case
    line: Line
    as_of: date
    facts: tuple[Fact, ...]
    areas: Areas = frozenset()
    rejections: tuple[Rejection, ...] = ()
    unread: frozenset[str] = frozenset()
    slips: tuple[tuple[Evidence, frozenset[str]], ...] = ()
    readers: tuple[str, ...] = ()
    own: Areas | None = None
    _documents: dict[str, Document] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_documents", {document.id: document for document in self.case.documents})

    @cached_property
    def foreign(self) -> list[Foreign]:
        """The pages of the record that are another patient's."""
        return foreign_pages(self.case)

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What several criteria ask for, under keys of those who work it out."""
        return {}

    @cached_property
    def chart(self) -> Scope:
        """The same without what request forms and questionnaires attest."""
        if not any(fact.attested for fact in self.facts):
            return self
        return replace(self, facts=tuple(fact for fact in self.facts if not fact.attested))

    def as_read_by(self, reader: str) -> Scope:
        """The same as one reader alone has it."""
        return replace(
            self,
            facts=tuple(fact for fact in self.facts if reader in fact.readers),
            rejections=tuple(each for each in self.rejections if each.reader == reader),
            readers=(reader,),
        )

    def document(self, fact: Fact) -> Document:
        return self._documents[fact.document]

    def date(self, fact: Fact) -> date | None:
        """The date of the encounter that a fact was recorded in."""
        return fact.said or self.document(fact).date

    def of(self, kind: FactKind) -> list[Fact]:
        """Facts of a kind about the patient, whenever they were recorded."""
        return [fact for fact in self.facts if fact.kind is kind and fact.assertion is not Assertion.SOMEONE_ELSE]

    def here(self, fact: Fact) -> bool:
        """Whether a fact can be about the region of the request."""
        areas = fact.value("region")
        if not areas:
            concepts = lexicon().concepts
            # "Knee osteoarthritis for 5 years": what hurts may be named by its diagnosis.
            concept = concepts.get((str(fact.kind), fact.name)) or concepts.get(("diagnosis", fact.name))
            areas = (concept["areas"] if concept else None) or ()
        joint = JOINTS if fact.kind in _DONE_TO else _OWN_PAIN if fact.kind in _FELT else frozenset[str]()
        if areas and joint.issuperset(areas):
            return meets(areas, self.areas if self.own is None else self.own)
        return meets(areas, self.areas)


def region_of(case: Case, line: Line, policy: Policy | None = None) -> Areas:
    """The region of a line: as the request names it, else where its diagnoses lie, else what its policy is for."""
    named = areas_named(case.request.region) if case.request.region else frozenset()
    return named or areas_of_codes(line.diagnoses) or areas_named(policy.region if policy else "")


def latest(scope: Scope, facts: Iterable[Fact]) -> list[Fact]:
    """The facts of the latest documents; undated ones count as earliest."""
    dated = [(scope.date(fact), fact) for fact in facts]
    days = [day for day, _ in dated if day is not None]
    if not days:
        return [fact for _, fact in dated]
    return [fact for day, fact in dated if day == max(days)]
