"""Who may do what: the whole matrix, what needs the lease, and what authority rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from drafter.review.roles import LEASED, MATRIX, Action, Author, Credentials, Role, npi_holds, permits

N, P, A, X = Role.NURSE, Role.PHYSICIAN, Role.AUDITOR, Role.ADMIN
#: By hand, apart from the table that it tests.
WHO = {
    "read": {N, P, A}, "unmask": {N, P, A}, "comment": {N, P, A}, "open_evidence": {N, P, A},
    "create_case": {N, P}, "add_information": {N, P}, "draft": {N, P}, "answer": {N, P}, "edit": {N, P}, "acknowledge": {N, P},
    "request_information": {N, P}, "approve": {N, P}, "extend": {N, P}, "release_letter": {N, P}, "amend": {N, P}, "reopen": {N, P},
    "refer": {N}, "return": {P}, "modify": {P}, "deny": {P},
    "audit": {A}, "verify_ledger": {A, X}, "manage_people": {X},
}  # fmt: skip
LOOKING = {"read", "unmask", "comment", "open_evidence", "audit", "verify_ledger"}


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(Role))
def test_the_matrix_is_this_and_no_other(role, action):
    assert permits(role, action) is (role in WHO[action.value])


def test_a_nurse_denies_nothing_in_whole_or_part():
    assert not permits(N, Action.DENY)
    assert not permits(N, Action.MODIFY)


def test_who_administers_accounts_has_no_part_in_determinations():
    assert {action for action in Action if permits(X, action)} == {Action.MANAGE_PEOPLE, Action.VERIFY_LEDGER}


def test_who_audits_changes_no_determination():
    assert not any(permits(A, action) for action in LEASED)


def test_every_action_has_somebody_and_there_is_no_role_for_software():
    assert set(MATRIX) == set(Action)
    assert all(MATRIX.values())
    assert {role.value for role in Role} == {"nurse", "physician", "auditor", "admin"}


def test_what_changes_a_case_needs_the_lease_and_looking_does_not():
    """Making a case and accounts are no change of a case that is there."""
    assert {action.value for action in Action} - {action.value for action in LEASED} == LOOKING | {
        "create_case",
        "manage_people",
    }


@pytest.mark.parametrize("states", [("ca",), ("CAL",), ("C",), ("CA", "")])
def test_a_licence_is_of_a_state_in_two_letters(states):
    with pytest.raises(ValidationError):
        Credentials(states=states)


@pytest.mark.parametrize("npi", ["123456789", "12345678933", "12345678a3", " 1234567893"])
def test_a_provider_identifier_has_ten_digits(npi):
    with pytest.raises(ValidationError):
        Credentials(npi=npi)
    assert not npi_holds(npi)


def test_who_has_no_credentials_states_none():
    assert Credentials() == Credentials(states=(), npi="", specialty="")
    assert not npi_holds("")


def test_the_example_of_the_standard_has_its_check_digit():
    assert npi_holds("1234567893")
    assert npi_holds("1245319599")


@pytest.mark.parametrize("npi", ["１２３４５６７８９３", "12345678-3", "²²²²²²²²²²"])
def test_other_digits_than_ascii_ones_are_none(npi):
    assert not npi_holds(npi)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_of_ten_check_digits_one_holds(nine):
    assert sum(npi_holds(nine + digit) for digit in "0123456789") == 1


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(nine, place, off):
    good = next(nine + digit for digit in "0123456789" if npi_holds(nine + digit))
    wrong = good[:place] + str((int(good[place]) + off) % 10) + good[place + 1 :]

    assert not npi_holds(wrong)


def test_an_author_is_kept_as_they_were():
    author = Author(person="p-1", name="R. Ortiz", role=N, at="2026-01-02T10:00:00Z")
    with pytest.raises(ValidationError):
        author.role = P
