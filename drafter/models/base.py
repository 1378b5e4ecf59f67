"""The one seam to models, at the height of the task.

A model returns candidates and statements, nothing else; prompts, retries and formats are its own
business. Whoever implements this Protocol can draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.rationale import Brief, Statement
    from drafter.evidence.claims.facts import Candidate, FactKind
    from drafter.evidence.intake.cases import Case, Document


class Model(Protocol):
    """Proposes; grounding and validation decide."""

    name: str

    def propose_facts(self, document: Document, wanted: Sequence[FactKind]) -> list[Candidate]:
        """Episodes of the wanted kinds that a document tells of, each attribute with its quote."""
        ...

    def propose_statements(self, brief: Brief) -> list[Statement]:
        """The rationale of a line, from its assessment and the passages.

        A brief with ``violations`` asks for it again: what was wrong with the statements in ``previous``.
        """
        ...


@runtime_checkable
class PerCase(Protocol):
    """A model that is set up for each case: for its placeholders, and to count what it costs."""

    name: str

    @property
    def concurrency(self) -> int:
        """How many requests may be under way at once."""
        ...

    @property
    def pending(self) -> str:
        """What a recorded run still has to answer, as one sentence; "" when that is nothing."""
        ...

    def for_case(self, case: Case) -> Counted:
        """The model for one case."""
        ...


@runtime_checkable
class Counted(Model, Protocol):
    """A model that says how it was asked.

    :param concurrency: how many documents it may read at once.
    :param prompts: name and version of each prompt, with its digest.
    :param usage: calls and tokens so far.
    """

    concurrency: int
    prompts: dict[str, str]

    @property
    def usage(self) -> dict[str, int]:
        """Answers received, and their tokens as the service counts them."""
        ...
