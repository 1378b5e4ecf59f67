"""The embedded writer: the rationale of a line, sentence by sentence, from its brief.

Every criterion gets its finding with the quotes that decide it and the policy's words; every open one
gets its question; background evidence is quoted whole, and never decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.rationale import Brief, Citation, Statement, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.criteria.assessment import Assessed

_RESULT = {
    State.MET: "is met",
    State.NOT_MET: "is not met",
    State.NOT_DOCUMENTED: "is not documented",
    State.UNCLEAR: "is unclear",
    State.NOT_APPLICABLE: "does not apply",
}


def write(brief: Brief) -> Iterator[Statement]:
    """The statements of a line, in the order of the policy's criteria."""
    line, policy = brief.line.line, brief.policy
    for layer in policy.layers:
        source = f"policy:{policy.key}#{layer.name.replace(' ', '-')}"
        yield Statement(
            text=f"Policy layer: the {layer.name} {layer.position}.", line=line, criterion=None, kind=StatementKind.POLICY,
            citations=(Citation(source=source, quote=layer.position),),
        )  # fmt: skip
    for assessed in brief.assessment.criteria:
        yield _finding(brief, assessed)
        for question in assessed.missing:
            yield Statement(
                text=question, line=line, criterion=assessed.id, kind=StatementKind.MISSING,
                citations=(_policy(brief, assessed),),
            )  # fmt: skip
    for cited in brief.passages:
        yield Statement(
            text=f"Background, which decides nothing: {cited.passage.text}", line=line, criterion=None,
            kind=StatementKind.BACKGROUND, citations=(Citation(source=cited.source, quote=cited.passage.text),),
        )  # fmt: skip


def _finding(brief: Brief, assessed: Assessed) -> Statement:
    criterion = brief.policy.criterion(assessed.id)
    title = criterion.title if criterion else assessed.id
    needless = "" if assessed.required else " (the line is settled without it)"
    return Statement(
        text=f"{title} {_RESULT[assessed.state]}{needless}: {assessed.reason}",
        line=brief.line.line,
        criterion=assessed.id,
        kind=StatementKind.FINDING,
        evidence=assessed.evidence,
        citations=(_policy(brief, assessed),),
    )


def _policy(brief: Brief, assessed: Assessed) -> Citation:
    criterion = brief.policy.criterion(assessed.id)
    return Citation(source=brief.policy.citation(assessed.id), quote=criterion.text if criterion else "")
