"""What an audit knows of one signed determination: the draft, what was signed, and the behaviour between them."""

from __future__ import annotations

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.evidence.intake.cases import Record
from drafter.review.decisions import Disposition, Outcome


class SignedCriterion(Record):
    """:param signed: what the person answered; None where the tree did not need it and nobody answered."""

    line: int
    criterion: str
    policy: str
    draft: State
    signed: State | None


class SignedLine(Record):
    line: int
    policy: str
    draft: Recommendation
    signed: Disposition


class Signed(Record):
    """One signed determination.

    :param at: when, RFC 3339.
    :param model: with its version.
    :param seconds: from the signer's first look at the case to the signature.
    :param deciding: quotes that decide; ``opened``: how many of them the signer opened.
    :param edits: answers, sentences and quotes that people changed or added.
    :param acknowledged: warnings that were left standing with a reason.
    :param disagreement: whether readers of the record disagreed.
    :param overturned: whether a later determination of the case decided otherwise.
    """

    id: str
    case: str
    at: str
    model: str
    reviewer: str
    role: str
    outcome: Outcome
    criteria: tuple[SignedCriterion, ...]
    lines: tuple[SignedLine, ...]
    seconds: float
    deciding: int
    opened: int
    edits: int
    acknowledged: int
    disagreement: bool
    overturned: bool = False

    @property
    def month(self) -> str:
        return self.at[:7]

    @property
    def policy(self) -> str:
        """The policy of the first line, by which determinations are grouped."""
        return self.lines[0].policy
