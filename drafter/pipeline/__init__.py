"""From a case to a draft: the only place that knows the order of the steps.

    read -> ground -> assess -> retrieve -> write -> check -> recommend -> seal

A step that fails makes what depends on it unknown and says so in a finding; it never decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import __version__
from drafter.collecting import uncollected
from drafter.criteria.assessment import Assessment, assess
from drafter.criteria.coding import coding_notes
from drafter.criteria.scope import Scope, region_of
from drafter.drafting.determination import Draft, DraftLine, Generator, PolicyRef, most_cautious, recommend
from drafter.drafting.findings import Finding, finding
from drafter.drafting.rationale import Brief, Statement
from drafter.drafting.recomputed import passed_over
from drafter.drafting.validation import check_references
from drafter.errors import InputError
from drafter.models.base import Counted, PerCase
from drafter.models.rules.model import RulesModel
from drafter.pipeline.library import Library, background
from drafter.pipeline.reading import Known, read_case, wanted_kinds
from drafter.pipeline.writing import Desk, Written, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.policy import Policy
    from drafter.evidence.intake.cases import Case, Line
    from drafter.models.base import Model

__all__ = ["Library", "draft", "wanted_kinds"]


def draft(case: Case, model: Model | PerCase, library: Library, *, policy: str | None = None) -> Draft:
    """The first draft of a determination.

    :param policy: a policy to use for every line that it covers, in place of the one in force.
    :raises InputError: when that policy covers no line.
    """
    if type(model) is RulesModel:  # the others are asked over a network: they wait, and others work meanwhile
        with uncollected():
            return _draft(case, model, None, library, policy)
    asked = model.for_case(case) if isinstance(model, PerCase) else model
    return _draft(case, asked, asked if isinstance(asked, Counted) else None, library, policy)


def _draft(case: Case, model: Model, counted: Counted | None, library: Library, policy: str | None) -> Draft:
    chosen = {line.line: _choose(case, line, library, policy) for line in case.request.lines}
    known = read_case(case, model, [p for p, _ in chosen.values() if p is not None])
    lines: list[DraftLine] = []
    rationale: list[Statement] = []
    findings = list(known.findings)
    unwritten: list[int] = []
    for index, line in enumerate(case.request.lines):
        governing, excluded = chosen[line.line]
        drafted, written = _line(case, line, index, governing, excluded, known, model, library, len(rationale))
        lines.append(drafted)
        rationale += written.statements
        findings += written.findings
        unwritten += [line.line] if written.failed else []
    references = library.sources.references(c.source for s in rationale for c in s.citations)
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
        generator=_generator(
            model, counted, known, unwritten, [p for p, _ in chosen.values() if p is not None], library
        ),
    ).sealed()


def _generator(
    model: Model,
    counted: Counted | None,
    known: Known,
    unwritten: Sequence[int],
    policies: Sequence[Policy],
    library: Library,
) -> Generator:
    asked, cost = (counted.prompts, counted.usage) if counted else ({}, {})
    return Generator(
        tool="drafter",
        version=__version__,
        model=model.name,
        readers=known.readers,
        prompts=dict(asked),
        usage=dict(cost),
        policies={p.id: p.version for p in policies},
        corpus=library.corpus.digest,
        unread=tuple(known.unread),
        unwritten=tuple(unwritten),
    )


def _choose(
    case: Case, line: Line, library: Library, wanted: str | None
) -> tuple[Policy | None, tuple[tuple[str, str], ...]]:
    choice = library.policies.choose(case.payer, line.code, case.request.as_of(line))
    if wanted is None:
        return choice.policy, choice.excluded
    asked = library.policies.get(wanted)
    if not any(each.code in asked.codes for each in case.request.lines):
        raise InputError(
            f"case {case.id}: {asked.id} covers no line; it is for {', '.join(asked.codes)}",
            place="--policy",
            remedy="Name a policy for a code of the request, or none.",
        )
    governing = asked if line.code in asked.codes else choice.policy
    return governing, passed_over(choice, governing)


def _line(
    case: Case,
    line: Line,
    index: int,
    policy: Policy | None,
    excluded: tuple[tuple[str, str], ...],
    known: Known,
    model: Model,
    library: Library,
    told: int,
) -> tuple[DraftLine, Written]:
    """A line drafted; ``told`` statements stand in the draft before its own."""
    at = f"/lines/{index}"
    as_of = case.request.as_of(line)
    areas = region_of(case, line, policy)
    if policy is None:
        note = finding(
            "SRC001", at, f"no policy of {case.payer} for code {line.code} is in force on {as_of.isoformat()}"
        )
        drafted = _draft_line(line, as_of.isoformat(), areas, None, excluded, None, [note])
        return drafted, Written([], [note])
    scope = Scope(
        case,
        line,
        as_of,
        tuple(known.facts),
        areas,
        tuple(known.rejections),
        frozenset(known.unread),
        tuple(known.slips),
        known.readers,
    )
    assessment = assess(policy, scope)
    findings = [
        finding(code, f"{at}/criteria/{_place(assessment, name)}", f"line {line.line}, {name}: {message}")
        for name, code, message in assessment.notes
    ]
    findings += [
        finding(code, at, f"line {number}: {message}") for number, code, message in coding_notes(case, line, policy)
    ]
    passages, noted = background(line, policy, library, at)
    brief = Brief.model_construct(line=line, policy=policy, assessment=assessment, passages=passages)
    written = write(brief, model, Desk(case, library.sources, at, told))
    findings += [*noted, *written.findings]
    right = library.policies.choose(case.payer, line.code, as_of).policy
    if right is not None and right.key != policy.key:
        findings.append(
            finding("SRC002", f"{at}/policy", f"line {line.line}: {right.key} is in force, not {policy.key}")
        )
    # What blocks the reading of a document blocks every line.
    everything = [*known.findings, *findings]
    drafted = _draft_line(line, as_of.isoformat(), areas, policy, excluded, assessment, everything)
    return drafted, Written(written.statements, findings, written.failed)


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
        agreement=assessment.agreement if assessment else {},
    )
