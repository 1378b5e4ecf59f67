"""The auditor's second reading: blind answers first, then the comparison, by a rubric and a fixed list of error kinds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from drafter.criteria.logic import State
from drafter.evidence.intake.cases import Record
from drafter.review.decisions import Disposition


class ErrorKind(StrEnum):
    """What went wrong, of draft or determination."""

    WRONG_RULE = "wrong rule or version"
    CRITERION_MISREAD = "criterion misread"
    GAP_FILLED = "gap filled"
    EVIDENCE_MISSED = "evidence missed"
    WRONG_EVIDENCE = "wrong evidence"
    NOT_REQUESTED = "information not requested"
    HEDGE_IGNORED = "hedge ignored"
    ARITHMETIC = "arithmetic"
    CITATION = "citation"
    LETTER = "letter"


class Blind(Record):
    """What the auditor found from record and policy alone.

    :param states: by ``LINE/CRITERION``.
    :param lines: the disposition of each line.
    :param looked_before: whether the auditor had looked at the case before, as the ledger tells; then the reading was not blind.
    """

    states: dict[str, State]
    lines: dict[int, Disposition]
    looked_before: bool = False
    at: str


class Mark(Record):
    """The rubric for one criterion, after draft and determination were shown; None where it does not apply."""

    evidence_right: bool | None = None
    rationale_supported: bool | None = None
    citation_right: bool | None = None
    errors: tuple[ErrorKind, ...] = ()


class Compared(Record):
    """What the auditor says once draft and signed version were shown. The blind answers stay as they are.

    :param marks: by ``LINE/CRITERION``.
    """

    marks: dict[str, Mark]
    letter_parts: bool | None = None
    timely: bool | None = None
    errors: tuple[ErrorKind, ...] = ()
    note: Annotated[str, StringConstraints(max_length=4000)] = ""
    at: str


class Reading(Record):
    """A second reading of one signed determination."""

    signed: str
    auditor: str
    blind: Blind
    compared: Compared | None = None
