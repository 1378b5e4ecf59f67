"""The rationale of a line: proposed, checked, asked for again, and at last written by the embedded writer.

Statements are checked against the assessment, the record and the sources. What is wrong with them goes back to
the model, twice at most; then what still fails is replaced, and what is passed over is written, statement by statement,
and a finding says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.drafting.findings import Finding, Severity, finding
from drafter.drafting.rationale import Brief, Statement, StatementKind
from drafter.drafting.validation import Ground, check_addressed, check_balance, check_statement
from drafter.models.asking import Failure, statements_of
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.drafting.sources import Sources
    from drafter.evidence.intake.cases import Case
    from drafter.models.base import Model

_REWRITES = 2  # times that violations go back to the model


@dataclass(frozen=True)
class Desk:
    """Where a line's statements are checked.

    :param at: the line's place in the draft.
    :param told: how many statements stand in the draft before the line's own.
    """

    case: Case
    sources: Sources
    at: str
    told: int

    def problems(self, statements: Sequence[Statement], brief: Brief) -> list[list[Finding]]:
        """What is wrong with each statement; last, what is wrong with all of them together."""
        ground = Ground({a.id: a for a in brief.assessment.criteria}, brief.policy, self.case)
        alone = [
            list(check_statement(statement, f"/rationale/{number}", ground, self.sources))
            for number, statement in enumerate(statements, self.told)
        ]
        together = [
            *check_addressed(brief.assessment.criteria, statements, brief.line.line, self.at),
            *check_balance(statements, brief.line.line, brief.line.code, self.at, self.sources),
        ]
        return [*alone, together]


@dataclass(frozen=True)
class Written:
    """A line's statements, which pass the checks.

    :param findings: what has to be said about how they came to be.
    :param failed: whether the model wrote nothing that could be used.
    """

    statements: list[Statement]
    findings: list[Finding]
    failed: bool = False


def write(brief: Brief, model: Model, desk: Desk) -> Written:
    """The rationale of a line."""
    statements, problems, failure = _proposed(brief, model, desk)
    # What the embedded writer wrote is not written a second time.
    own = type(model) is RulesModel and failure is None
    embedded = statements if own else RulesModel().propose_statements(brief)
    if failure is not None:
        code = "PHI001" if failure.withheld else "UNC003"
        told = finding(code, desk.at, f"line {brief.line.line}: {model.name} failed: {failure.why}")
        return Written(embedded, [told, *_flat(desk.problems(embedded, brief))], failed=True)
    if _blocked(problems):
        fault = f"statements of {model.name} failed {len(_flat(problems))} checks"
    elif untold := _passed_over(statements, embedded):
        fault = f"{model.name} passed over {len(untold)} criteria and passages"
    else:
        return Written(statements, _flat(problems))
    mended = list(_mended(statements, problems, embedded))
    left = desk.problems(mended, brief)
    if _blocked(left):
        mended, left = embedded, desk.problems(embedded, brief)
    return Written(mended, [finding("UNC003", desk.at, f"line {brief.line.line}: {fault}"), *_flat(left)])


def _passed_over(statements: Sequence[Statement], embedded: Sequence[Statement]) -> list[Statement]:
    """The embedded writer's statements on criteria and passages of which nothing is said."""
    told = {s.criterion for s in statements if s.kind is StatementKind.FINDING}
    shown = {c.source for s in statements if s.kind is StatementKind.BACKGROUND for c in s.citations}
    return [
        s
        for s in embedded
        if (s.kind is StatementKind.FINDING and s.criterion not in told)
        or (s.kind is StatementKind.BACKGROUND and not shown.intersection(c.source for c in s.citations))
    ]


def _proposed(brief: Brief, model: Model, desk: Desk) -> tuple[list[Statement], list[list[Finding]], Failure | None]:
    """The model's statements after as many rewrites as they need and are allowed, or why there are none."""
    statements, failure = statements_of(model, brief)
    problems = desk.problems(statements, brief)
    for _ in range(_REWRITES):
        if failure is not None or not _blocked(problems):
            break
        wrong = {"previous": tuple(statements), "violations": tuple(_violations(problems))}
        again, failure = statements_of(model, brief.model_copy(update=wrong))
        if failure is not None or again == statements:
            break
        statements, problems = again, desk.problems(again, brief)
    return statements, problems, failure


def _violations(problems: Sequence[Sequence[Finding]]) -> Iterator[str]:
    for number, found in enumerate(problems, 1):
        for each in found:
            where = f"Statement {number}: " if number < len(problems) else ""
            yield f"{where}{each.message}. {each.fix}"


def _mended(
    statements: Sequence[Statement], problems: Sequence[Sequence[Finding]], embedded: Sequence[Statement]
) -> Iterator[Statement]:
    """The statements that pass, and the embedded writer's in the place of those that do not."""
    sound = [s for s, found in zip(statements, problems[:-1], strict=True) if not _blocking(found)]
    covered = {(s.kind, s.criterion) for s in sound if s.kind is not StatementKind.BACKGROUND}
    # Evidence is balanced as a whole: one passage that fails takes the others with it.
    whole = not any(_blocking(f) for s, f in zip(statements, problems[:-1], strict=True) if s.kind is StatementKind.BACKGROUND)  # fmt: skip
    for mine in embedded:
        if mine.kind is StatementKind.BACKGROUND:
            continue
        if (mine.kind, mine.criterion) in covered and mine.kind is StatementKind.FINDING:
            yield from (s for s in sound if (s.kind, s.criterion) == (mine.kind, mine.criterion))
        else:
            yield mine
    shown = [s for s in (sound if whole else embedded) if s.kind is StatementKind.BACKGROUND]
    yield from shown
    yield from (s for s in _passed_over(shown, embedded) if s.kind is StatementKind.BACKGROUND)


def _blocking(found: Sequence[Finding]) -> bool:
    return any(each.severity is Severity.BLOCKING for each in found)


def _blocked(problems: Sequence[Sequence[Finding]]) -> bool:
    # One-sided evidence is a warning in a finished draft; a writer that was given both sides shows both.
    return any(_blocking(found) for found in problems) or any(each.code == "SRC003" for each in problems[-1])


def _flat(problems: Sequence[Sequence[Finding]]) -> list[Finding]:
    return [each for found in problems for each in found]
