"""Why a decision cannot be taken for a line, in words for whoever decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.review.decisions import Disposition, line_truth
from drafter.review.gates import may_approve, supported

if TYPE_CHECKING:
    from drafter.drafting.determination import DraftLine
    from drafter.record.people import Person
    from drafter.record.signoff import Desk


def barred(disposition: Disposition, line: DraftLine, desk: Desk, person: Person, *, told: bool) -> str:
    """Why a decision that the role may take cannot be taken for this line.

    :param told: whether it may be told what the answers come to; until then the sign-off page asks. A denial for what is only missing is
        offered to nobody.
    """
    policy = desk.policies.get(line.line)
    if disposition is Disposition.APPROVE and not may_approve(person.role, policy):
        return "The policy leaves the approval of this service to a physician."
    if disposition is Disposition.MODIFY and line.units < 2:
        return "One unit was asked for: there is no part of it to approve."
    if (not told and disposition is not Disposition.DENY) or supported(
        disposition, line.line, desk.sheet, desk.policies
    ):
        return ""
    truth = line_truth(policy, desk.sheet.states(line.line)) if policy else None
    if (
        disposition is Disposition.DENY
        and truth is False
        and State.NOT_MET not in desk.sheet.states(line.line).values()
    ):
        return "Nothing in the record contradicts a criterion; absence alone only asks for information."
    return f"The answers {_COME_TO[truth]}."


_COME_TO = {
    True: "meet the policy's criteria",
    False: "do not meet the policy's criteria",
    None: "leave open whether the policy's criteria are met",
}
