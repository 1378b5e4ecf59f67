"""A finished draft checked against its case: every quote, every fact, every judgement again.

The facts of the draft are grounded again in the case's documents and judged again by the policy version
that the draft names, so that nothing in the file has to be believed. What cannot be checked is a
finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from drafter.criteria.assessment import assess
from drafter.criteria.coding import coding_notes
from drafter.criteria.scope import Scope, region_of
from drafter.drafting.determination import Draft, digest_of, most_cautious, recommend
from drafter.drafting.facts_again import check_facts
from drafter.drafting.findings import Finding, Severity, finding
from drafter.drafting.recomputed import generator_again, line_again, references_again, searches_again
from drafter.drafting.validation import (
    Ground,
    check_addressed,
    check_balance,
    check_evidence,
    check_references,
    check_statement,
)
from drafter.errors import InputError
from drafter.evidence.claims.identity import blanked, foreign_pages
from drafter.evidence.claims.slips import slips_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.criteria.assessment import Assessed
    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import DraftLine
    from drafter.drafting.sources import Sources
    from drafter.evidence.claims.facts import Evidence
    from drafter.evidence.intake.cases import Case, Line


def read_draft(text: str, file: object) -> Draft:
    """A draft from its JSON.

    :raises InputError: when it is no draft; names the place, never the content.
    """
    try:
        return Draft.model_validate_json(text)
    except ValidationError as failed:
        error = failed.errors(include_url=False, include_input=False)[0]
        place = "/" + "/".join(str(step) for step in error["loc"])
        raise InputError(
            f"this is no draft of ours ({error['type']})",
            file=file,
            place=place,
            remedy="Give the JSON that drafter draft wrote.",
        ) from None


def check_draft(draft: Draft, case: Case | None, sources: Sources) -> list[Finding]:
    """Every finding that the draft deserves, in order; none is taken over from the file."""
    found: list[Finding] = []
    if digest_of(draft.content()) != draft.digest:
        found.append(finding("DOC001", "/digest", "the digest does not fit the content"))
    if case is None:
        found.append(finding("EVD007", "", "no case was given"))
        found.append(finding("CRT005", "", "no case was given"))
    elif case.id != draft.case:
        raise InputError(
            f"the draft is of case {draft.case}, not of {case.id}",
            place="--case",
            remedy="Give the case that was drafted.",
        )
    else:
        found += check_facts(draft, case)
    for index, line in enumerate(draft.lines):
        found += _line(draft, line, index, case, sources)
    worst = most_cautious([line.recommendation for line in draft.lines])
    if draft.recommendation is not worst:
        found.append(
            finding("DSP002", "/recommendation", f"the case says {draft.recommendation}, its lines come to {worst}")
        )
    if case is not None:
        found += _lines_of_case(draft, case)
    found += check_references(draft.rationale, draft.references)
    found += [*references_again(draft, sources), *generator_again(draft, case, sources)]
    return list(dict.fromkeys(found))


def _lines_of_case(draft: Draft, case: Case) -> Iterator[Finding]:
    drafted = {line.line: line for line in draft.lines}
    for line in case.request.lines:
        mine = drafted.get(line.line)
        if mine is None:
            yield finding("CRT002", "/lines", f"line {line.line} of the request is not in the draft")
        elif (mine.code, mine.units, mine.as_of) != (line.code, line.units, case.request.as_of(line).isoformat()):
            yield finding("LIN004", "/lines", f"line {line.line} of the draft is not the request's line {line.line}")


def _line(draft: Draft, line: DraftLine, index: int, case: Case | None, sources: Sources) -> Iterator[Finding]:
    at = f"/lines/{index}"
    policy = _policy(line, sources)
    if line.policy is None:
        yield finding("SRC001", at, f"line {line.line} has no policy")
    elif policy is None:
        yield finding("CRT005", at, f"the policy {line.policy.id} {line.policy.version} is not in the library")
    criteria: dict[str, Assessed] = {assessed.id: assessed for assessed in line.criteria}
    requested = next((each for each in case.request.lines if each.line == line.line), None) if case else None
    blocking: list[Finding] = []
    of_record: list[Finding] = []  # what the record itself blocks, whatever its criteria come to
    truth: bool | None = None
    if case is not None and policy is not None and requested is not None:
        yield from _in_force(policy, case, requested, sources, at)
        yield from line_again(line, at, case, requested, policy, sources)
        coding = (finding(code, at, f"line {n}: {said}") for n, code, said in coding_notes(case, requested, policy))
        yield from (note for note in coding if note not in draft.findings)
        scope = Scope(
            case,
            requested,
            case.request.as_of(requested),
            draft.facts,
            region_of(case, requested, policy),
            draft.rejections,
            frozenset(draft.generator.unread),
            _slips(case),
            draft.generator.readers,
        )
        judged = assess(policy, scope)
        truth = judged.truth
        of_record = [finding("EVD005", "", page.reason) for page in foreign_pages(case)]
        of_record += [finding(code, at, message) for _, code, message in judged.notes]
        yield from _states({a.id: a for a in judged.criteria}, criteria, at)
        yield from searches_again(judged, line, at)
        criteria = {a.id: a for a in judged.criteria}
    elif line.criteria:
        truth = _truth_of_states(line)
    ground_ = Ground(criteria, policy, case)
    for number, statement in enumerate(draft.rationale):
        if statement.line == line.line:
            for found in check_statement(statement, f"/rationale/{number}", ground_, sources):
                blocking += [found] if found.severity is Severity.BLOCKING else []
                yield found
    for number, assessed in enumerate(line.criteria):
        yield from check_evidence(assessed.evidence, f"{at}/criteria/{number}/evidence", case)
        yield from check_evidence(assessed.search.nearest, f"{at}/criteria/{number}/search/nearest", case)
    yield from check_addressed(criteria.values(), draft.rationale, line.line, at)
    yield from check_balance(draft.rationale, line.line, line.code, at, sources)
    governed = line.policy is not None
    deserved = recommend(truth, [*of_record, *blocking], governed=governed)
    # What blocks may be new since the draft was made: what its criteria alone come to is no second fault.
    # A request that was withheld kept the draft from approving; nothing in the case shows it.
    withheld = any(found.code == "PHI001" for found in draft.findings)
    if not withheld and line.recommendation not in (deserved, recommend(truth, of_record, governed=governed)):
        yield finding(
            "DSP002",
            f"{at}/recommendation",
            f"line {line.line} says {line.recommendation}, its criteria come to {deserved}",
        )


def _slips(case: Case) -> tuple[tuple[Evidence, frozenset[str]], ...]:
    """The likely slips of the case's own pages, as drafting sees them."""
    foreign = foreign_pages(case)
    return tuple(slip for document in case.documents for slip in slips_of(blanked(document, foreign)))


def _policy(line: DraftLine, sources: Sources) -> Policy | None:
    if line.policy is None:
        return None
    return sources.policy(f"policy:{line.policy.id}@{line.policy.version}")


def _in_force(policy: Policy, case: Case, line: Line, sources: Sources, at: str) -> Iterator[Finding]:
    day = case.request.as_of(line)
    right = sources.policies.choose(case.payer, line.code, day).policy
    if right is not None and right.key != policy.key:
        yield finding("SRC002", f"{at}/policy", f"line {line.line}: {right.key} is in force, not {policy.key}")


def _states(judged: Mapping[str, Assessed], stated: Mapping[str, Assessed], at: str) -> Iterator[Finding]:
    for name, mine in stated.items():
        theirs = judged.get(name)
        if theirs is None:
            yield finding("CRT003", f"{at}/criteria", f"the policy has no criterion {name}")
        elif theirs.state is not mine.state:
            yield finding(
                "CRT001", f"{at}/criteria", f"{name} is given as {mine.state}; judged again it is {theirs.state}"
            )
        elif (theirs.required, theirs.evidence) != (mine.required, mine.evidence):
            yield finding("CRT001", f"{at}/criteria", f"{name} is given with other evidence than it was judged on")
        elif (theirs.reason, theirs.missing) != (mine.reason, mine.missing):
            yield finding(
                "CRT001",
                f"{at}/criteria",
                f"{name} is given with another reason or other questions than it was judged to have",
            )
    for name in judged.keys() - stated.keys():
        yield finding("CRT002", f"{at}/criteria", f"{name} is not addressed")


def _truth_of_states(line: DraftLine) -> bool | None:
    """Without the case and policy: what the stated states come to if all are required."""
    truths = [a.state.truth for a in line.criteria if a.required and a.state.value != "not_applicable"]
    return False if False in truths else None if None in truths else True
