"""Whether the words between an outcome and the next treatment tie the two."""

from __future__ import annotations

from drafter.evidence.outcomes.outcome_ties import tied


def test_relief_with_is_tied() -> None:
    assert tied(" with ", alone=True)
    assert tied(" from the ", alone=False)


def test_relief_from_the_complaint_leaves_the_next_drug_its_own_lot() -> None:
    assert not tied(" from headache and ", alone=False)


def test_a_comma_before_after_ties_where_nothing_stands_before() -> None:
    assert tied(", even after 8 weeks of ", alone=True)
    assert not tied(", after ", alone=False)
