"""The guardrails over a draft in our own form.

Each check is a function from what it checks to findings; none of them repairs anything. Statements are
checked against the assessment, their quotes against the record, their citations against the
sources, their figures against all three. Whoever wrote them gets no free pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.figures import unsupported
from drafter.drafting.findings import Finding, finding
from drafter.drafting.rationale import Statement, StatementKind
from drafter.drafting.sources import Sources, listed
from drafter.drafting.wording import check_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from drafter.criteria.assessment import Assessed
    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Reference
    from drafter.evidence.claims.facts import Evidence
    from drafter.evidence.intake.cases import Case

#: How prose states a criterion's result.
_RESULTS = (
    (
        State.NOT_MET,
        re.compile(
            r"\b(?:(?:is|are|was|were|has|have|been|being)(?: not|n't)(?: (?:yet|been|fully|clearly|currently))* (?:met|satisfied|fulfilled|established)|not met|unmet|fails? to (?:meet|satisfy)|failed to (?:meet|satisfy)|does not (?:meet|satisfy)|did not (?:meet|satisfy))\b"
        ),
    ),
    (State.NOT_DOCUMENTED, re.compile(r"\b(?:not documented|undocumented|no documentation)\b")),
    (
        State.UNCLEAR,
        re.compile(
            r"\b(?:unclear|cannot be determined|can not be determined|undetermined|indeterminate|not settled)\b"
        ),
    ),
    (State.NOT_APPLICABLE, re.compile(r"\b(?:does not apply|not applicable)\b")),
    (
        State.MET,
        re.compile(
            r"\b(?:(?:is|are|was|were|has been|have been) (?:clearly |fully )?(?:met|satisfied|fulfilled)|meets|satisfies|criterion met|: met)\b"
        ),
    ),
)
ADVERSE = re.compile(
    r"\b(?:den(?:y|ied|ies|ial)|not medically necessary|not (?:be )?(?:certified|authorized|approved)|non-?certif\w+|adverse determination|decline to (?:approve|cover)|reject(?:ed|ion)?)\b",
    re.IGNORECASE,
)
_PLAN_CLAIM = re.compile(
    r"\b(?:polic(?:y|ies)|plan|insurer|payer|criteri(?:on|a)|coverage)\b[^.]{0,40}\b(?:requires?|required|states?|demands?|asks? for|mandates?|needs?)\b",
    re.IGNORECASE,
)
_REQUIREMENT = re.compile(
    r"\b(?:is|are) (?:also )?required\b|\bmust (?:be|also)\b|\brequires? (?:that|a|an|the|documentation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a line's statements stand on: its assessed criteria, its policy, the record.

    :param criteria: by id, as the validator judged them.
    """

    criteria: Mapping[str, Assessed]
    policy: Policy | None
    case: Case | None


def check_statement(statement: Statement, at: str, ground: Ground, sources: Sources) -> Iterator[Finding]:
    """Every check that one statement can fail by itself."""
    yield from check_evidence(statement.evidence, f"{at}/evidence", ground.case)
    yield from _check_citations(statement, at, sources)
    yield from _check_result(statement, at, ground)
    yield from _check_authority(statement, at, ground)
    yield from _check_figures(statement, at, ground)
    yield from check_wording(statement, at, ground.criteria.get(statement.criterion or ""), ground.policy)
    adverse = ADVERSE.search(statement.text) if statement.kind is not StatementKind.BACKGROUND else None
    if adverse:
        yield finding("DSP003", at, f"the statement speaks of “{adverse[0]}”")


def check_evidence(evidence: Sequence[Evidence], at: str, case: Case | None) -> Iterator[Finding]:
    """Every quote stands in its document where it says."""
    if case is None:
        return
    for index, item in enumerate(evidence):
        document = case.document(item.document)
        if document is None:
            yield finding("EVD001", f"{at}/{index}", f"the case has no document {item.document}")
        elif document.text[item.start : item.end] != item.quote or not item.quote:
            yield finding(
                "EVD001", f"{at}/{index}", f"the quote is not at {item.start} to {item.end} of {item.document}"
            )


def _check_citations(statement: Statement, at: str, sources: Sources) -> Iterator[Finding]:
    if not statement.citations and not (statement.evidence and statement.kind is StatementKind.FINDING):
        yield finding("CIT005", at, "the statement cites nothing")
    for index, citation in enumerate(statement.citations):
        place = f"{at}/citations/{index}"
        text = sources.text(citation.source)
        if text is None:
            yield finding("CIT001", place, f"{citation.source} is no source that can be cited")
        elif not citation.quote or citation.quote not in text:
            yield finding("CIT002", place, f"the quoted words are not in {citation.source}")


def stated_result(text: str) -> State | None:
    """The result that prose states for a criterion, from its first clause."""
    head = text.split(":", 1)[0].lower() if ":" in text else text.lower()
    return next((state for state, pattern in _RESULTS if pattern.search(head)), None)


def _check_result(statement: Statement, at: str, ground: Ground) -> Iterator[Finding]:
    if statement.criterion is None:
        return
    assessed = ground.criteria.get(statement.criterion)
    if assessed is None:
        yield finding("CRT003", at, f"the policy has no criterion {statement.criterion}")
        return
    if statement.kind is StatementKind.MISSING:
        if assessed.state not in (State.UNCLEAR, State.NOT_DOCUMENTED):
            yield finding("CRT001", at, f"{assessed.id} is asked for although it is {_words(assessed.state)}")
        return
    stated = stated_result(statement.text)
    if stated is not None and stated is not assessed.state:
        yield finding("CRT001", at, f"the text says {_words(stated)}; the validator found {_words(assessed.state)}")
    if stated is None and statement.kind is StatementKind.FINDING:
        yield finding("CRT001", at, f"the text states no result; the validator found {_words(assessed.state)}")


def _words(state: State) -> str:
    return state.value.replace("_", " ")


def _check_authority(statement: Statement, at: str, ground: Ground) -> Iterator[Finding]:
    """A plan's requirement is cited to the plan's policy, and to the criterion that it is about."""
    policy_cited = [c for c in statement.citations if c.source.startswith("policy:")]
    about_plan = statement.criterion is not None or _PLAN_CLAIM.search(statement.text)
    if about_plan and statement.kind is not StatementKind.BACKGROUND and not policy_cited:
        yield finding("SRC002", at, "a requirement of the plan is not cited to the plan's policy")
    for citation in policy_cited:
        name = citation.source.removeprefix("policy:")
        if ground.policy is not None and name.partition("#")[0] != ground.policy.key:
            yield finding(
                "SRC002", at, f"{name.partition('#')[0]} is not the policy in force, which is {ground.policy.key}"
            )
        elif statement.criterion is not None and name.partition("#")[2] not in ("", statement.criterion):
            yield finding("CIT002", at, f"the statement on {statement.criterion} cites another criterion")
    if statement.kind is StatementKind.BACKGROUND and (policy_cited or statement.criterion is not None):
        yield finding("SRC002", at, "background evidence is written as if it were a criterion")
    if (
        statement.kind in (StatementKind.BACKGROUND, StatementKind.POLICY)
        and _REQUIREMENT.search(statement.text)
        and not policy_cited
    ):
        yield finding("CRT003", at, "background evidence is stated as a requirement")


def _check_figures(statement: Statement, at: str, ground: Ground) -> Iterator[Finding]:
    sources = [e.quote for e in statement.evidence] + [c.quote for c in statement.citations]
    assessed = ground.criteria.get(statement.criterion or "")
    if assessed is not None:
        # What the validator computed (an interval, a count of sessions) may be told.
        sources += [assessed.reason, *assessed.missing]
    for value, unit in unsupported(statement.text, sources):
        yield finding(
            "CIT003", at, f"the figure {value}{' ' + unit if unit else ''} is in nothing that the statement cites"
        )


def check_addressed(
    criteria: Iterable[Assessed], statements: Iterable[Statement], line: int, at: str
) -> Iterator[Finding]:
    """Every required criterion has a statement of its own."""
    told = {s.criterion for s in statements if s.line == line and s.kind is StatementKind.FINDING}
    for assessed in criteria:
        if assessed.required and assessed.id not in told:
            yield finding("CRT002", at, f"nothing is said of {assessed.id}")


def check_references(statements: Sequence[Statement], references: Sequence[Reference]) -> Iterator[Finding]:
    """Every citation is listed, and every listed reference is cited."""
    known = {reference.source for reference in references}
    cited: set[str] = set()
    for index, statement in enumerate(statements):
        for place, citation in enumerate(statement.citations):
            source = listed(citation.source)
            cited.add(source)
            if source not in known:
                yield finding(
                    "CIT001", f"/rationale/{index}/citations/{place}", f"{source} is not in the reference list"
                )
    for index, reference in enumerate(references):
        if reference.source not in cited:
            yield finding("CIT004", f"/references/{index}", f"{reference.source} is never cited")


def check_balance(
    statements: Sequence[Statement], line: int, code: str, at: str, sources: Sources
) -> Iterator[Finding]:
    """Where the corpus holds evidence in the other direction for the same service, both are shown."""
    shown = {
        passage.direction
        for s in statements
        if s.line == line and s.kind is StatementKind.BACKGROUND
        for c in s.citations
        if (passage := sources.corpus.passage(c.source.partition(":")[2])) is not None
    }
    held = sources.corpus.directions(code)
    for direction, other in (("+", "-"), ("-", "+")):
        if direction in shown and other in held and other not in shown:
            side = "for" if direction == "+" else "against"
            yield finding("SRC003", at, f"the background shows only evidence {side} code {code}")
