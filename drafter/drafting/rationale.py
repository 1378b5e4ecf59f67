"""What a model may write: statements, each with its quotes and citations, from a brief.

A brief is everything that a writer gets: a line's assessment, the policy that governs it, and the
passages that retrieval found. A writer sees no record and decides nothing.
"""

from __future__ import annotations

from enum import StrEnum

from drafter.criteria.assessment import Assessment
from drafter.criteria.policy import Policy
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Line, Record
from drafter.guidelines.corpus import Guideline, Passage


class StatementKind(StrEnum):
    """What a statement is about: a criterion's result, a question, the policy itself, or background evidence."""

    FINDING = "finding"
    MISSING = "missing"
    POLICY = "policy"
    BACKGROUND = "background"


class Citation(Record):
    """A place in a source: ``policy:ID@VERSION#CRITERION``, ``guideline:ID#N`` or ``study:ID#N``.

    :param quote: the words of the source, verbatim.
    """

    source: str
    quote: str


class Statement(Record):
    """One or two sentences of the rationale."""

    text: str
    line: int
    criterion: str | None
    kind: StatementKind
    evidence: tuple[Evidence, ...] = ()
    citations: tuple[Citation, ...] = ()


class Cited(Record):
    """A passage with its source, as retrieval gives it to a writer."""

    passage: Passage
    guideline: Guideline

    @property
    def source(self) -> str:
        return f"{source_kind(self.guideline)}:{self.passage.id}"


class Brief(Record):
    """What a writer gets for one line.

    :param previous: what the writer wrote before, when it is asked again.
    :param violations: what was wrong with it, one sentence each.
    """

    line: Line
    policy: Policy
    assessment: Assessment
    passages: tuple[Cited, ...] = ()
    previous: tuple[Statement, ...] = ()
    violations: tuple[str, ...] = ()


def source_kind(guideline: Guideline) -> str:
    """The kind of a reference: studies are studies, everything else that guides is a guideline."""
    return "study" if guideline.kind == "study" else "guideline"
