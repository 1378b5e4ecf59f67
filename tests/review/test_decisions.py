"""What people decide and what it comes to: by their answers alone, by the policy's own tree."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.errors import InputError
from drafter.review.decisions import (
    ACTIONS,
    ADVERSE,
    Decision,
    Disposition,
    Outcome,
    check_units,
    determinative,
    line_truth,
    outcome,
    proposal,
    still_to_answer,
)
from drafter.review.roles import Action

D = Disposition
#: An answer, or that nobody gave one.
ANSWERS = st.sampled_from([None, *State])


def decisions(*kinds):
    return [Decision(line=n, disposition=kind) for n, kind in enumerate(kinds, 1)]


def expected(kinds):
    """What the contract says, rule by rule."""
    if D.REFER in kinds:
        return Outcome.REFERRAL
    if D.REQUEST_INFORMATION in kinds:
        return Outcome.INFORMATION_REQUEST
    if all(kind is D.APPROVE for kind in kinds):
        return Outcome.APPROVAL
    if all(kind is D.DENY for kind in kinds):
        return Outcome.DENIAL
    return Outcome.PARTIAL_APPROVAL


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_what_every_combination_of_decisions_comes_to(lines):
    for kinds in product(D, repeat=lines):
        assert outcome(decisions(*kinds)) is expected(kinds), kinds


@pytest.mark.parametrize(
    ("kinds", "what"),
    [
        (["approve", "deny"], "partial_approval"),
        (["modify"], "partial_approval"),
        (["deny", "deny"], "denial"),
        (["deny", "request_information"], "information_request"),
        (["approve", "request_information", "refer"], "referral"),
    ],
)
def test_some_combinations_by_name(kinds, what):
    assert outcome(decisions(*map(D, kinds))) == what


def test_a_case_without_lines_has_no_outcome():
    with pytest.raises(ValueError, match="without lines"):
        outcome([])


def test_an_adverse_outcome_holds_an_adverse_line_and_no_other_outcome_of_decided_lines_does():
    for kinds in product(D, repeat=3):
        if outcome(decisions(*kinds)) in ADVERSE:
            assert {D.DENY, D.MODIFY} & {*kinds}
        elif not {D.REFER, D.REQUEST_INFORMATION} & {*kinds}:
            assert {*kinds} == {D.APPROVE}


def test_each_decision_is_an_action_of_its_own():
    assert {kind.value: action.value for kind, action in ACTIONS.items()} == {kind.value: kind.value for kind in D}
    assert len(set(ACTIONS.values())) == len(D)
    assert ACTIONS[D.DENY] is Action.DENY


@given(st.integers(1, 9), st.one_of(st.none(), st.integers(1, 12)), st.sampled_from(list(D)))
def test_a_partial_approval_approves_some_of_several_and_nothing_else_names_units(requested, units, kind):
    decision = Decision(line=3, disposition=kind, units=units)
    fits = (units is not None and units < requested) if kind is D.MODIFY else units is None
    if fits:
        check_units(decision, requested)
    else:
        with pytest.raises(InputError) as caught:
            check_units(decision, requested)
        assert caught.value.place == "line 3"


def test_of_one_unit_no_part_can_be_approved():
    with pytest.raises(InputError, match="Approve or deny the line"):
        check_units(Decision(line=1, disposition=D.MODIFY, units=1), 1)


@pytest.mark.parametrize("units", [0, -1])
def test_no_units_are_no_part(units):
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        Decision(line=1, disposition=D.MODIFY, units=units)


@pytest.fixture(scope="session")
def policies(library):
    return [policy for versions in library.policies.policies.values() for policy in versions]


@st.composite
def answered(draw, policies):
    """A policy and what people answered to some of its criteria."""
    policy = draw(st.sampled_from(policies))
    given_ = draw(st.lists(ANSWERS, min_size=len(policy.criteria), max_size=len(policy.criteria)))
    return policy, {c.id: state for c, state in zip(policy.criteria, given_, strict=True) if state is not None}


@given(st.data())
@settings(max_examples=150)
def test_what_is_left_to_answer_is_unanswered_and_in_the_policys_order(policies, data):
    policy, answers = data.draw(answered(policies))
    left = still_to_answer(policy, answers)

    assert not set(left) & set(answers)
    assert list(left) == [c.id for c in policy.criteria if c.id in left]


@given(st.data())
@settings(max_examples=150)
def test_what_decides_was_answered_and_what_contradicts_is_not_met(policies, data):
    policy, answers = data.draw(answered(policies))
    deciding = determinative(policy, answers)

    assert set(deciding) <= set(answers)
    assert list(deciding) == [c.id for c in policy.criteria if c.id in deciding]
    if line_truth(policy, answers) is False:
        assert deciding
        assert {answers[name] for name in deciding} == {State.NOT_MET}


@given(st.data())
@settings(max_examples=150)
def test_answers_to_criteria_of_other_policies_change_nothing(policies, data):
    policy, answers = data.draw(answered(policies))
    more = answers | {"of-another-policy": data.draw(st.sampled_from(list(State)))}

    for ask in (line_truth, still_to_answer, determinative, proposal):
        assert ask(policy, more) == ask(policy, answers)


@given(st.data())
@settings(max_examples=150)
def test_a_criterion_that_nobody_answered_is_unknown(policies, data):
    policy, answers = data.draw(answered(policies))
    silent = dict.fromkeys((c.id for c in policy.criteria), State.UNCLEAR) | answers

    assert line_truth(policy, answers) is line_truth(policy, silent)


@given(st.data())
@settings(max_examples=150)
def test_nothing_is_proposed_before_everything_needed_is_answered(policies, data):
    policy, answers = data.draw(answered(policies))
    what, truth = proposal(policy, answers), line_truth(policy, answers)

    assert (what is None) is bool(still_to_answer(policy, answers))
    if what is not None:
        assert (
            what
            is {
                True: Recommendation.APPROVE,
                False: Recommendation.REFER_TO_PHYSICIAN,
                None: Recommendation.REQUEST_INFORMATION,
            }[truth]
        )


def test_with_no_answer_everything_is_left_and_nothing_decides(policies):
    for policy in policies:
        assert still_to_answer(policy, {}) == tuple(c.id for c in policy.criteria)
        assert determinative(policy, {}) == ()
        assert line_truth(policy, {}) is None
        assert proposal(policy, {}) is None


def test_without_a_policy_a_physician_looks():
    assert proposal(None, {}) is Recommendation.REFER_TO_PHYSICIAN


def test_all_met_approves_one_not_met_refers_and_absence_asks(library):
    policy = library.policies.get("commercial-trigger-point-injections")
    met = {c.id: State.MET for c in policy.criteria}

    assert proposal(policy, met) is Recommendation.APPROVE
    for criterion in policy.criteria:
        for state, what in (
            (State.NOT_MET, Recommendation.REFER_TO_PHYSICIAN),
            (State.NOT_DOCUMENTED, Recommendation.REQUEST_INFORMATION),
            (State.UNCLEAR, Recommendation.REQUEST_INFORMATION),
            (State.NOT_APPLICABLE, Recommendation.APPROVE),
        ):
            assert proposal(policy, met | {criterion.id: state}) is what


def test_a_branch_that_settles_the_tree_leaves_the_other_unasked(library):
    policy = library.policies.get("commercial-lumbar-mri")

    assert still_to_answer(policy, {"red-flag": State.MET}) == ()
    assert determinative(policy, {"red-flag": State.MET, "re-evaluation": State.NOT_MET}) == ("red-flag",)
    assert line_truth(policy, {"red-flag": State.MET}) is True
    dropped = {"red-flag": State.NOT_DOCUMENTED}
    assert still_to_answer(policy, dropped) == ("conservative-treatment", "re-evaluation")
    assert line_truth(policy, dropped | {"conservative-treatment": State.NOT_MET}) is False


def test_only_what_contradicts_decides_a_line_that_is_contradicted(library):
    policy = library.policies.get("commercial-trigger-point-injections")
    answers = {c.id: State.MET for c in policy.criteria} | {
        "symptom-duration": State.NOT_MET,
        "trigger-points-palpated": State.UNCLEAR,
    }

    assert determinative(policy, answers) == ("symptom-duration",)
