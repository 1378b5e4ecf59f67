"""The one seam to models, at the height of the task.

A model returns candidates and statements, nothing else; prompts, retries and formats are its own
business. Whoever implements this Protocol can draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.rationale import Brief, Statement
    from drafter.evidence.cases import Document
    from drafter.evidence.facts import Candidate, FactKind


class Model(Protocol):
    """Proposes; grounding and validation decide."""

    name: str

    def propose_facts(self, document: Document, wanted: Sequence[FactKind]) -> list[Candidate]:
        """Episodes of the wanted kinds that a document tells of, each attribute with its quote."""
        ...

    def propose_statements(self, brief: Brief) -> list[Statement]:
        """The rationale of a line, from its assessment and the passages."""
        ...
