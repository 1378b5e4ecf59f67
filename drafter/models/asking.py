"""A model asked for its part: its answer, or nothing and the reason.

Whatever a model raises must not stop a draft; a wrong setting and a missing credential must, for a person has to
mend them first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from drafter.errors import DrafterError, ModelError, WithheldError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.drafting.rationale import Brief, Statement
    from drafter.evidence.claims.facts import Candidate, FactKind
    from drafter.evidence.intake.cases import Document
    from drafter.models.base import Model

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a model gave nothing.

    :param why: in words that hold nothing of a record.
    :param withheld: whether it was not asked at all, for its request would have shown who the patient is.
    """

    why: str
    withheld: bool = False


def facts_of(model: Model, document: Document, wanted: Sequence[FactKind]) -> tuple[list[Candidate], Failure | None]:
    """The candidates that a model reads in a document, or none and why."""
    return _answer(lambda: model.propose_facts(document, wanted))


def statements_of(model: Model, brief: Brief) -> tuple[list[Statement], Failure | None]:
    """The statements that a model writes for a line, or none and why."""
    return _answer(lambda: model.propose_statements(brief))


def _answer(ask: Callable[[], list[T]]) -> tuple[list[T], Failure | None]:
    try:
        return ask(), None
    except ModelError as error:
        return [], Failure(str(error).rstrip("."), withheld=isinstance(error, WithheldError))
    except DrafterError:
        raise
    except Exception as error:  # noqa: BLE001 - its message may hold text of the record: only its kind is told
        return [], Failure(type(error).__name__)
