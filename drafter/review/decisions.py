"""What people decide for each line, and what a case's decisions come to.

A line's proposal is computed from what people answered, by the policy's own tree; nothing here reads the draft's states.

Source: contract, section 2; workbench design, decisions 1 and 2, b.10.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from drafter.criteria.assessment import needed, truth_of
from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.errors import InputError
from drafter.evidence.intake.cases import Record
from drafter.review.roles import Action

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from drafter.criteria.policy import Policy


class Disposition(StrEnum):
    """What a person decides for a service line."""

    APPROVE = "approve"
    MODIFY = "modify"
    DENY = "deny"
    REQUEST_INFORMATION = "request_information"
    REFER = "refer"


class Outcome(StrEnum):
    """What a case's line decisions are together."""

    APPROVAL = "approval"
    PARTIAL_APPROVAL = "partial_approval"
    DENIAL = "denial"
    INFORMATION_REQUEST = "information_request"
    REFERRAL = "referral"


ADVERSE = frozenset({Outcome.PARTIAL_APPROVAL, Outcome.DENIAL})
#: What a person must be allowed to do for each decision.
ACTIONS = {
    Disposition.APPROVE: Action.APPROVE,
    Disposition.MODIFY: Action.MODIFY,
    Disposition.DENY: Action.DENY,
    Disposition.REQUEST_INFORMATION: Action.REQUEST_INFORMATION,
    Disposition.REFER: Action.REFER,
}


class Decision(Record):
    """A person's decision for one line.

    :param units: what is approved of a modified line; else None.
    :param reason: the signer's own words for an adverse decision.
    """

    line: int
    disposition: Disposition
    units: Annotated[int, Field(ge=1)] | None = None
    reason: str = ""


def check_units(decision: Decision, requested: int) -> None:
    """Whether the units fit: a partial approval approves some of several, and nothing else names any.

    :raises InputError: when they do not.
    """
    part = decision.disposition is Disposition.MODIFY
    if part and not 1 <= (decision.units or 0) < requested:
        raise InputError(
            f"a partial approval approves fewer units than the {requested} that were asked for",
            place=f"line {decision.line}", remedy=f"Give 1 to {requested - 1} units." if requested > 1 else "Approve or deny the line.",
        )  # fmt: skip
    if not part and decision.units is not None:
        raise InputError(
            "units are given for a partial approval only", place=f"line {decision.line}", remedy="Leave them out."
        )


def outcome(decisions: Sequence[Decision]) -> Outcome:
    """What the lines' decisions come to for the case.

    A referral sends the whole case on; a line that still needs information holds all of them back.
    """
    kinds = {decision.disposition for decision in decisions}
    if not kinds:
        raise ValueError("a case without lines has no outcome")
    if Disposition.REFER in kinds:
        return Outcome.REFERRAL
    if Disposition.REQUEST_INFORMATION in kinds:
        return Outcome.INFORMATION_REQUEST
    if kinds == {Disposition.APPROVE}:
        return Outcome.APPROVAL
    return Outcome.DENIAL if kinds == {Disposition.DENY} else Outcome.PARTIAL_APPROVAL


def line_truth(policy: Policy, answers: Mapping[str, State]) -> bool | None:
    """What the policy's tree comes to by people's answers; a criterion that nobody answered is unknown."""
    return truth_of(policy.judged_tree, _complete(policy, answers))


def still_to_answer(policy: Policy, answers: Mapping[str, State]) -> tuple[str, ...]:
    """The criteria that the tree needs and nobody has answered, in the policy's order.

    What is needed follows from people's answers alone, so that the list tells nothing of the draft's states.
    """
    wanted = needed(policy.judged_tree, _complete(policy, answers))
    return tuple(c.id for c in policy.criteria if c.id in wanted and c.id not in answers)


def determinative(policy: Policy, answers: Mapping[str, State]) -> tuple[str, ...]:
    """The answered criteria that the line's result rests on, in the policy's order."""
    states = _complete(policy, answers)
    wanted, truth = needed(policy.judged_tree, states), truth_of(policy.judged_tree, states)
    return tuple(
        c.id
        for c in policy.criteria
        if c.id in wanted and c.id in answers and (truth is not False or states[c.id] is State.NOT_MET)
    )


def proposal(policy: Policy | None, answers: Mapping[str, State]) -> Recommendation | None:
    """What people's answers propose for a line; None while a needed criterion is unanswered."""
    if policy is None:
        return Recommendation.REFER_TO_PHYSICIAN
    if still_to_answer(policy, answers):
        return None
    truth = line_truth(policy, answers)
    if truth is False:
        return Recommendation.REFER_TO_PHYSICIAN
    return Recommendation.REQUEST_INFORMATION if truth is None else Recommendation.APPROVE


def _complete(policy: Policy, answers: Mapping[str, State]) -> dict[str, State]:
    return {c.id: answers.get(c.id, State.UNCLEAR) for c in policy.criteria}
