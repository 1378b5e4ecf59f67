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
from drafter.evidence.calendar.impossible import impossible_dates
from drafter.evidence.claims.facts import Fact, FactKind, Rejection
from drafter.evidence.claims.grounding import ground
from drafter.evidence.claims.identity import blanked, foreign_pages
from drafter.evidence.claims.instructions import instructions
from drafter.evidence.claims.slips import slips_of
from drafter.evidence.layout.text import Span
from drafter.evidence.reading import read
from drafter.models.asking import Failure, facts_of
from drafter.models.base import Counted
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from drafter.criteria.policy import Policy
    from drafter.evidence.claims.facts import Candidate, Claim, Evidence
    from drafter.evidence.intake.cases import Case, Document
    from drafter.models.base import Model

Answer = tuple[list["Candidate"], Failure | None]
#: Kinds of facts that a leaf's judge looks at beside its own.
_ALSO = {"programme": (FactKind.TREATMENT,), "request": (FactKind.PROCEDURE,), "treatment": (FactKind.PROGRAMME,)}
#: Rejections that a reader of the draft must hear of by their own code.
_TOLD = frozenset({"TIM001", "EVD004"})


@dataclass
class Known:
    """What reading a case gave.

    :param readers: the models that read, by name.
    :param unread: documents that a reader failed on; nothing may rest on their silence.
    :param slips: places that may be slips of recognition, with the kinds of facts that they may tell of.
    """

    readers: tuple[str, ...]
    facts: list[Fact] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    slips: list[tuple[Evidence, frozenset[str]]] = field(default_factory=list)

    def reject(self, rejections: Iterable[Rejection]) -> None:
        """Keeps what did not ground, with a finding each."""
        for rejection in rejections:
            code = rejection.code if rejection.code in _TOLD else "EVD008"
            at = f"/rejections/{len(self.rejections)}"
            self.rejections.append(rejection)
            self.findings.append(finding(code, at, f"{rejection.candidate.document}: {rejection.reason}"))


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
    foreign = foreign_pages(case)
    known.findings += [
        finding("EVD005", "", f"{page.document}: {page.reason}; nothing is assessed from it") for page in foreign
    ]
    known.findings += [_unread(document) for document in case.documents if document.unread]
    documents = [blanked(document, foreign) for document in case.documents]
    proposed = [_proposed(documents, reader, wanted) for reader in readers]
    for index, document in enumerate(documents):
        found: list[Fact] = []
        for reader, answers in zip(readers, proposed, strict=True):
            candidates, failure = answers[index]
            if failure is not None:
                known.unread += [document.id] if document.id not in known.unread else []
                code = "PHI001" if failure.withheld else "UNC002"
                known.findings.append(finding(code, "", f"{reader.name} failed on {document.id}: {failure.why}"))
            grounded = ground(document, candidates, reader.name, case.today, case.born)
            found += grounded.facts
            known.reject(grounded.rejections)
        known.facts += _together(found) if len(readers) > 1 else found
        known.findings += _never_were(document, known.rejections)
        known.findings += _slipped(document, known)
        if instructions(read(document)):
            known.findings.append(
                finding("INJ001", "", f"{document.id} holds text that tells its reader what to decide")
            )
    return known


def _unread(document: Document) -> Finding:
    pages = ", ".join(map(str, document.unread))
    return finding("EVD009", "", f"{document.id}: page {pages} has no text that could be read")


def _never_were(document: Document, rejections: Sequence[Rejection]) -> Iterator[Finding]:
    """What has to be said of dates that no calendar has, where no claim of them told it."""
    claims = _refused(document, rejections, "TIM001")
    untold = [span for span in impossible_dates(read(document)) if not any(_holds(c, span, document) for c in claims)]
    if untold:
        places = ", ".join(str(span.start) for span in untold)
        yield finding("TIM001", "", f"{document.id}: no calendar has the date at character {places}: it is no value")


def _slipped(document: Document, known: Known) -> Iterator[Finding]:
    """Keeps the likely slips of a document, with what has to be said of those that no claim told of."""
    found = slips_of(document)
    known.slips += found
    claims = _refused(document, known.rejections, "EVD004")
    untold = [e for e, _ in found if not any(_holds(c, Span(e.start, e.end), document) for c in claims)]
    if untold:
        places = ", ".join(str(evidence.start) for evidence in untold)
        yield finding(
            "EVD004", "", f"{document.id}: a likely transcription error at character {places}: it is no value"
        )


def _refused(document: Document, rejections: Sequence[Rejection], code: str) -> list[Claim]:
    """The claims of a document that were refused by a code."""
    mine = (r for r in rejections if r.code == code and r.candidate.document == document.id)
    return [r.candidate.attributes[r.attribute] for r in mine]


def _holds(claim: Claim, span: Span, document: Document) -> bool:
    """Whether a claim quotes a place, or the words of it when it does not say where it quotes."""
    if claim.at is None:
        return document.text[span.start : span.end] in claim.quote
    return span.overlaps(Span(claim.at, claim.at + len(claim.quote)))


def _proposed(documents: Sequence[Document], reader: Model, wanted: Sequence[FactKind]) -> list[Answer]:
    """A reader's candidates of each document, or why there are none."""
    if not wanted:
        return [([], None) for _ in documents]
    return list(_mapped(lambda document: facts_of(reader, document, wanted), documents, reader))


def _mapped(read_one: Callable[[Document], Answer], documents: Sequence[Document], reader: Model) -> Iterable[Answer]:
    at_once = reader.concurrency if len(documents) > 1 and isinstance(reader, Counted) else 1
    if at_once < 2:
        return map(read_one, documents)
    with ThreadPoolExecutor(min(at_once, len(documents))) as pool:
        return list(pool.map(read_one, documents))


def _together(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of a document, those that readers share once, numbered anew."""
    kept: list[Fact] = []
    for fact in facts:
        twin = next((at for at, other in enumerate(kept) if alike(fact, other)), None)
        if twin is None:
            kept.append(fact)
        else:
            readers = tuple(dict.fromkeys((*kept[twin].readers, *fact.readers)))
            kept[twin] = kept[twin].model_copy(update={"readers": readers})
    for number, fact in enumerate(kept, 1):
        yield fact.model_copy(update={"id": f"{fact.document}.{fact.kind}.{number}"})


def alike(one: Fact, other: Fact) -> bool:
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
