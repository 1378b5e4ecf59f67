"""Three-valued logic by its truth tables: unknown is never taken for yes or no."""

from itertools import product

import pytest

from drafter.criteria.logic import State, all_of, any_of, at_least, combined, negated

YES, NO, OPEN = True, False, None


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (YES, YES, YES, YES), (YES, NO, NO, YES), (YES, OPEN, OPEN, YES),
        (NO, YES, NO, YES), (NO, NO, NO, NO), (NO, OPEN, NO, OPEN),
        (OPEN, YES, OPEN, YES), (OPEN, NO, NO, OPEN), (OPEN, OPEN, OPEN, OPEN),
    ],
)  # fmt: skip
def test_all_and_any_of_two(one, other, both, either):
    assert (all_of([one, other]), any_of([one, other])) == (both, either)


@pytest.mark.parametrize(("truth", "turned"), [(YES, NO), (NO, YES), (OPEN, OPEN)])
def test_not(truth, turned):
    assert negated(truth) is turned


@pytest.mark.parametrize("truths", list(product([YES, NO, OPEN], repeat=3)), ids=str)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_at_least_is_what_every_way_of_filling_the_unknowns_agrees_on(count, truths):
    filled = product(*[[t] if t is not None else [True, False] for t in truths])
    answers = {sum(way) >= count for way in filled}

    assert at_least(count, truths) is (answers.pop() if len(answers) == 1 else None)


def test_nothing_to_satisfy_is_satisfied_and_nothing_to_choose_from_is_not():
    assert all_of([]) is True
    assert any_of([]) is False


@pytest.mark.parametrize(
    ("state", "truth"),
    [(State.MET, YES), (State.NOT_MET, NO), (State.UNCLEAR, OPEN), (State.NOT_DOCUMENTED, OPEN), (State.NOT_APPLICABLE, OPEN)],
)  # fmt: skip
def test_only_met_is_yes_and_only_not_met_is_no(state, truth):
    assert state.truth is truth


M, N, U, D, X = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED, State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("count", "states", "whole"),
    [
        (2, [M, M, D], M),
        (2, [M, D, D], U),  # one found and another not mentioned
        (2, [N, N, D], N),  # two looked for and absent: the third cannot make it two
        (2, [D, D, D], D),  # nothing examined
        (2, [N, D, D], U),
        (2, [M, N, N], N),
        (1, [N, D], U),
        (2, [M, X], M),  # of all, what does not apply drops out
        (2, [X, X], X),
        (1, [X, N], N),
        (2, [U, M], U),
    ],
)
def test_states_combine(count, states, whole):
    assert combined(count, states) is whole
