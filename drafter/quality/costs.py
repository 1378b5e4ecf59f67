"""What a wrong recommendation costs: the weights by which runs are compared."""

from __future__ import annotations

from drafter.drafting.determination import Recommendation
from drafter.evidence.intake.cases import Record


class Costs(Record):
    """What a wrong recommendation costs, against a needless question as 1.

    :param wrong_approval: approve, where it should have asked or referred.
    :param needless_question: ask, where it should have approved.
    :param needless_referral: refer, where it should have approved or asked.
    :param missed_referral: ask, where the record already says no.
    """

    wrong_approval: float = 25
    needless_question: float = 1
    needless_referral: float = 3
    missed_referral: float = 2

    def of(self, expected: Recommendation, got: Recommendation | None) -> float:
        """The cost of a line; a line without a recommendation must be asked about by hand."""
        if got is expected:
            return 0
        if got is Recommendation.APPROVE:
            return self.wrong_approval
        if got is Recommendation.REFER_TO_PHYSICIAN:
            return self.needless_referral
        return self.missed_referral if expected is Recommendation.REFER_TO_PHYSICIAN else self.needless_question
