"""From a case to a draft: the only file that knows the order of the steps.

    read -> ground -> assess -> retrieve -> write -> check -> recommend -> seal

A step that fails makes what depends on it unknown and says so in a finding; it never decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter import __version__
from drafter.criteria import library as policies_on_disk
from drafter.criteria.assessment import Assessment, assess
from drafter.criteria.coding import coding_notes
from drafter.criteria.rules import leaves
from drafter.criteria.scope import Scope, region_of
from drafter.drafting.determination import Draft, DraftLine, Generator, PolicyRef, most_cautious, recommend
from drafter.drafting.findings import Finding, Severity, finding
from drafter.drafting.rationale import Brief, Cited, Statement
from drafter.drafting.sources import Sources
from drafter.drafting.validation import Ground, check_addressed, check_balance, check_references, check_statement
from drafter.errors import DrafterError, ModelError
from drafter.evidence.facts import Fact, FactKind, Rejection
from drafter.evidence.grounding import ground
from drafter.evidence.instructions import instructions
from drafter.evidence.reading import read
from drafter.guidelines.corpus import Corpus
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.criteria.library import Policies
    from drafter.criteria.policy import Policy
    from drafter.evidence.cases import Case, Line
    from drafter.guidelines.index import Index
    from drafter.models.base import Model
    from drafter.settings import Settings

#: Kinds of facts that a leaf's judge looks at beside its own.
_ALSO = {"programme": (FactKind.TREATMENT,), "request": (FactKind.PROCEDURE,), "treatment": (FactKind.PROGRAMME,)}
#: Rejections that a reader of the draft must hear of by their own code.
_TOLD = frozenset({"TIM001", "EVD004"})
_PASSAGES = 2


@dataclass(frozen=True)
class Library:
    """Everything that drafting consults: policies, corpus, and the index over it."""

    policies: Policies
    corpus: Corpus
    index: Index | None
    problem: str = ""

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """The library that the settings name; an index that cannot be opened is a finding, not a stop."""
        from drafter.guidelines.index import Index  # noqa: PLC0415 - Chroma is slow to import

        policies = policies_on_disk.load(settings.folder("DRAFTER_CRITERIA", "criteria"))
        corpus = Corpus.load(settings.folder("DRAFTER_CORPUS", "guidelines_corpus"))
        try:
            return cls(policies, corpus, Index.open(corpus, settings))
        except DrafterError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever Chroma raises, drafting goes on without background
            return cls(policies, corpus, None, problem=type(error).__name__)

    @property
    def sources(self) -> Sources:
        return Sources(self.policies, self.corpus)


@dataclass
class _Read:
    """What reading a case gave."""

    facts: list[Fact] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def draft(case: Case, model: Model, library: Library, *, policy: str | None = None) -> Draft:
    """The first draft of a determination.

    :param policy: a policy to use for every line that it covers, in place of the one in force.
    :raises ModelError: only when the model asks to stop (a recorded run without the answer).
    """
    chosen = {line.line: _choose(case, line, library, policy) for line in case.request.lines}
    known = _read(case, model, [p for p, _ in chosen.values() if p is not None])
    lines: list[DraftLine] = []
    rationale: list[Statement] = []
    findings = known.findings
    for index, line in enumerate(case.request.lines):
        governing, excluded = chosen[line.line]
        drafted, statements, noted = _line(case, line, index, governing, excluded, known, model, library)
        lines.append(drafted)
        rationale += statements
        findings += noted
    sources = library.sources
    references = sources.references(c.source for s in rationale for c in s.citations)
    findings += check_references(rationale, references)
    return Draft(
        schema="draft/1",
        case=case.id,
        recommendation=most_cautious([line.recommendation for line in lines]),
        lines=tuple(lines),
        facts=tuple(known.facts),
        rejections=tuple(known.rejections),
        rationale=tuple(rationale),
        references=references,
        findings=tuple(dict.fromkeys(findings)),
        generator=Generator(
            tool="drafter",
            version=__version__,
            model=model.name,
            policies={p.id: p.version for p, _ in chosen.values() if p is not None},
            corpus=library.corpus.digest,
        ),
    ).sealed()


def _choose(
    case: Case, line: Line, library: Library, wanted: str | None
) -> tuple[Policy | None, tuple[tuple[str, str], ...]]:
    if wanted is not None:
        asked = library.policies.get(wanted)
        if line.code in asked.codes:
            return asked, ()
    choice = library.policies.choose(case.payer, line.code, case.request.as_of(line))
    return choice.policy, choice.excluded


def wanted_kinds(policies: Sequence[Policy]) -> list[FactKind]:
    """The kinds of facts that some policies ask for, in the order of :class:`FactKind`."""
    asked = {leaf.fact for policy in policies for criterion in policy.criteria for leaf in leaves(criterion.rule)}
    kinds = {FactKind(kind) for kind in asked if kind != "request"} | {kind for a in asked for kind in _ALSO.get(a, ())}
    return [kind for kind in FactKind if kind in kinds]


def _read(case: Case, model: Model, policies: Sequence[Policy]) -> _Read:
    known = _Read()
    wanted = wanted_kinds(policies)
    for index, document in enumerate(case.documents):
        at = f"/documents/{index}"
        try:
            candidates = model.propose_facts(document, wanted) if wanted else []
        except ModelError as error:
            candidates = []
            known.findings.append(finding("UNC002", at, f"{model.name} failed on {document.id}: {error}"))
        grounded = ground(document, candidates, model.name, case.today)
        known.facts += grounded.facts
        known.rejections += grounded.rejections
        for rejection in grounded.rejections:
            code = rejection.code if rejection.code in _TOLD else "EVD008"
            known.findings.append(finding(code, at, f"{document.id}: {rejection.reason}"))
        if instructions(read(document)):
            known.findings.append(
                finding("INJ001", at, f"{document.id} holds text that tells its reader what to decide")
            )
    return known


def _line(
    case: Case,
    line: Line,
    index: int,
    policy: Policy | None,
    excluded: tuple[tuple[str, str], ...],
    known: _Read,
    model: Model,
    library: Library,
) -> tuple[DraftLine, list[Statement], list[Finding]]:
    at = f"/lines/{index}"
    as_of = case.request.as_of(line)
    areas = region_of(case, line)
    if policy is None:
        note = finding(
            "SRC001", at, f"no policy of {case.payer} for code {line.code} is in force on {as_of.isoformat()}"
        )
        drafted = _draft_line(line, as_of.isoformat(), areas, None, excluded, None, [note])
        return drafted, [], [note]
    scope = Scope(case, line, as_of, tuple(known.facts), areas, tuple(known.rejections))
    assessment = assess(policy, scope)
    findings = [
        finding(code, f"{at}/criteria/{_place(assessment, name)}", f"line {line.line}, {name}: {message}")
        for name, code, message in assessment.notes
    ]
    findings += [
        finding(code, at, f"line {number}: {message}") for number, code, message in coding_notes(case, line, policy)
    ]
    brief = Brief.model_construct(
        line=line, policy=policy, assessment=assessment, passages=_background(line, policy, library, findings, at)
    )
    statements, noted = _statements(brief, case, model, library, index)
    findings += noted
    findings += check_balance(statements, {line.line: line.code}, library.sources)
    return _draft_line(line, as_of.isoformat(), areas, policy, excluded, assessment, findings), statements, findings


def _place(assessment: Assessment, name: str) -> int:
    return next(i for i, assessed in enumerate(assessment.criteria) if assessed.id == name)


def _draft_line(
    line: Line,
    as_of: str,
    areas: frozenset[str],
    policy: Policy | None,
    excluded: tuple[tuple[str, str], ...],
    assessment: Assessment | None,
    findings: Sequence[Finding],
) -> DraftLine:
    return DraftLine(
        line=line.line,
        code=line.code,
        units=line.units,
        as_of=as_of,
        region=tuple(sorted(areas)),
        policy=PolicyRef(id=policy.id, version=policy.version) if policy else None,
        authority=policy.authority if policy else "physician",
        layers=tuple((layer.name, layer.position) for layer in policy.layers) if policy else (),
        excluded=excluded,
        recommendation=recommend(assessment.truth if assessment else None, findings, governed=policy is not None),
        criteria=assessment.criteria if assessment else (),
    )


def _background(line: Line, policy: Policy, library: Library, findings: list[Finding], at: str) -> tuple[Cited, ...]:
    """Evidence for the service and, where the corpus has it, evidence that points the other way."""
    if library.index is None:
        findings.append(finding("SRC004", at, f"the guideline index could not be opened ({library.problem})"))
        return ()
    query = policy.background or f"{policy.service} {' '.join(policy.topics)}".replace("-", " ")
    hits = [hit.passage for hit in library.index.search(query, codes=(line.code,), limit=24)]
    told = [p for p in hits if p.direction != "0"] or hits
    chosen = told[:_PASSAGES]
    for missing in {"+": "-", "-": "+"}.items():
        if missing[0] in {p.direction for p in chosen} and missing[1] not in {p.direction for p in chosen}:
            held = [
                p
                for p in library.corpus.passages
                if p.direction == missing[1] and line.code in _codes(library, p.source)
            ]
            chosen += [p for p in hits if p.direction == missing[1]][:1] or held[:1]
    return tuple(
        Cited.model_construct(passage=p, guideline=g)
        for p in chosen
        if (g := library.corpus.guideline(p.source)) is not None
    )


def _codes(library: Library, source: str) -> tuple[str, ...]:
    guideline = library.corpus.guideline(source)
    return guideline.codes if guideline else ()


def _statements(
    brief: Brief, case: Case, model: Model, library: Library, index: int
) -> tuple[list[Statement], list[Finding]]:
    """Statements that pass the checks; what fails is written again by the embedded writer."""
    try:
        proposed = model.propose_statements(brief)
    except ModelError:
        proposed = []
    problems = list(_problems(proposed, brief, case, library, index))
    if not any(found.severity is Severity.BLOCKING for found in problems):
        return proposed, problems
    written = RulesModel().propose_statements(brief)
    replaced = finding(
        "UNC003", f"/lines/{index}", f"line {brief.line.line}: statements of {model.name} failed {len(problems)} checks"
    )
    return written, [replaced, *_problems(written, brief, case, library, index)]


def _problems(
    statements: Sequence[Statement], brief: Brief, case: Case, library: Library, index: int
) -> Iterator[Finding]:
    ground_ = Ground({a.id: a for a in brief.assessment.criteria}, brief.policy, case)
    for number, statement in enumerate(statements):
        yield from check_statement(statement, f"/lines/{index}/rationale/{number}", ground_, library.sources)
    yield from check_addressed(brief.assessment.criteria, statements, brief.line.line, f"/lines/{index}")
