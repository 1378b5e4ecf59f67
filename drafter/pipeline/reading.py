"""Reading a case: every document by every reader, each claim grounded.

Beside a language model the embedded one reads too. What both read alike is one fact with two readers;
everything else stays its reader's own, and ``criteria.readers`` looks where they disagree.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.criteria.rules import leaves
from drafter.drafting.findings import Finding, finding
from drafter.errors import ModelError, WithheldError
from drafter.evidence.facts import Fact, FactKind, Rejection
from drafter.evidence.grounding import ground
from drafter.evidence.instructions import instructions
from drafter.evidence.reading import read
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from drafter.criteria.policy import Policy
    from drafter.evidence.cases import Case, Document
    from drafter.evidence.facts import Candidate
    from drafter.models.base import Model

#: Kinds of facts that a leaf's judge looks at beside its own.
_ALSO = {"programme": (FactKind.TREATMENT,), "request": (FactKind.PROCEDURE,), "treatment": (FactKind.PROGRAMME,)}
#: Rejections that a reader of the draft must hear of by their own code.
_TOLD = frozenset({"TIM001", "EVD004"})


@dataclass
class Known:
    """What reading a case gave.

    :param readers: the models that read, by name.
    """

    readers: tuple[str, ...]
    facts: list[Fact] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def wanted_kinds(policies: Sequence[Policy]) -> list[FactKind]:
    """The kinds of facts that some policies ask for, in the order of :class:`FactKind`."""
    asked = {leaf.fact for policy in policies for criterion in policy.criteria for leaf in leaves(criterion.rule)}
    kinds = {FactKind(kind) for kind in asked if kind != "request"} | {kind for a in asked for kind in _ALSO.get(a, ())}
    return [kind for kind in FactKind if kind in kinds]


def readers_of(model: Model) -> list[Model]:
    """The model, and the embedded one beside any other."""
    return [model] if isinstance(model, RulesModel) else [model, RulesModel()]


def read_case(case: Case, model: Model, policies: Sequence[Policy]) -> Known:
    """Everything that is known of a case, with what went wrong on the way."""
    readers = readers_of(model)
    known = Known(tuple(reader.name for reader in readers))
    wanted = wanted_kinds(policies)
    proposed = [_proposed(case, reader, wanted) for reader in readers]
    for index, document in enumerate(case.documents):
        at = f"/documents/{index}"
        found: list[Fact] = []
        for reader, answers in zip(readers, proposed, strict=True):
            answer = answers[index]
            if isinstance(answer, ModelError):
                known.findings.append(_failed(answer, at, f"{reader.name} failed on {document.id}"))
                continue
            grounded = ground(document, answer, reader.name, case.today)
            found += grounded.facts
            known.rejections += grounded.rejections
            known.findings += (_rejected(rejection, at) for rejection in grounded.rejections)
        known.facts += _together(found) if len(readers) > 1 else found
        if instructions(read(document)):
            known.findings.append(
                finding("INJ001", at, f"{document.id} holds text that tells its reader what to decide")
            )
    return known


def _proposed(case: Case, reader: Model, wanted: Sequence[FactKind]) -> list[list[Candidate] | ModelError]:
    """A reader's candidates of each document, or why there are none."""
    if not wanted:
        return [[] for _ in case.documents]

    def propose(document: Document) -> list[Candidate] | ModelError:
        try:
            return reader.propose_facts(document, wanted)
        except ModelError as error:
            return error

    return list(_mapped(propose, case.documents, int(getattr(reader, "concurrency", 1))))


def _mapped(
    propose: Callable[[Document], list[Candidate] | ModelError], documents: Sequence[Document], at_once: int
) -> Iterable[list[Candidate] | ModelError]:
    if at_once < 2 or len(documents) < 2:
        return map(propose, documents)
    with ThreadPoolExecutor(min(at_once, len(documents))) as pool:
        return list(pool.map(propose, documents))


def _failed(error: ModelError, at: str, what: str) -> Finding:
    return finding("PHI001" if isinstance(error, WithheldError) else "UNC002", at, f"{what}: {error}")


def _rejected(rejection: Rejection, at: str) -> Finding:
    code = rejection.code if rejection.code in _TOLD else "EVD008"
    return finding(code, at, f"{rejection.candidate.document}: {rejection.reason}")


def _together(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of a document, those that readers share once, numbered anew."""
    kept: list[Fact] = []
    for fact in facts:
        twin = next((at for at, other in enumerate(kept) if _alike(fact, other)), None)
        if twin is None:
            kept.append(fact)
        else:
            readers = tuple(dict.fromkeys((*kept[twin].readers, *fact.readers)))
            kept[twin] = kept[twin].model_copy(update={"readers": readers})
    for number, fact in enumerate(kept, 1):
        yield fact.model_copy(update={"id": f"{fact.document}.{fact.kind}.{number}"})


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two readers read the same fact: the same values at the same places."""
    return (
        (one.kind, one.assertion, one.attested) == (other.kind, other.assertion, other.attested)
        and one.attributes.keys() == other.attributes.keys()
        and all(
            one.value(name) == other.value(name)
            and one.evidence(name)[0].start < other.evidence(name)[0].end
            and other.evidence(name)[0].start < one.evidence(name)[0].end
            for name in one.attributes
        )
    )
