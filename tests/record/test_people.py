"""Accounts: argon2id, one-time passwords, and a limit to guessing by account and by address."""

import threading

import pytest
from argon2 import Type, extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY
from sqlalchemy import select

from drafter.errors import ConflictError, InputError, MissingError, RefusedError
from drafter.record import people, sessions
from drafter.record.store import Actor
from drafter.record.tables import ATTEMPT, LEDGER, PERSON
from drafter.review.roles import Credentials, Role

PASSWORD = "four words that last"
WRONG = "four words that fail"
REAL = people._hasher  # before the tests make it cheap


def _prove(store, login, password, address="10.0.0.1"):
    return people.prove(store, Actor(), login, password, address)


def _stored(store, login):
    with store.read() as connection:
        return connection.execute(select(PERSON).where(PERSON.c.login == login)).one()


def test_passwords_are_hashed_as_rfc_9106_advises():
    made = extract_parameters(REAL().hash(PASSWORD))

    assert made.type is Type.ID
    assert (made.memory_cost, made.time_cost) >= (RFC_9106_LOW_MEMORY.memory_cost, RFC_9106_LOW_MEMORY.time_cost)


def test_what_is_stored_is_no_password_and_differs_for_equal_ones(store, team):
    stored = {_stored(store, login).password for login in team}

    assert len(stored) == len(team)
    assert all(word.startswith("$argon2id$") and PASSWORD not in word for word in stored)


def test_login_and_password_prove_who_someone_is(store, team):
    assert _prove(store, " Nora ", PASSWORD) == team["nora"]
    assert _prove(store, "nora", WRONG) is None
    assert _prove(store, "nobody", PASSWORD) is None
    assert _prove(store, "nora", "") is None


@pytest.mark.parametrize("password", ["short", "x" * 201, ""])
def test_a_password_that_is_too_short_or_too_long_is_refused(password):
    with pytest.raises(InputError, match="12 to 200"):
        people.hashed(password)


def test_a_login_is_given_once(store, team):
    with pytest.raises(ConflictError), store.change(Actor()) as change:
        people.add(change, "NORA", "Another", Role.NURSE, PASSWORD)


@pytest.mark.parametrize(("login", "name"), [("", "N"), ("  ", "N"), ("n", " ")])
def test_an_account_needs_login_and_name(store, login, name):
    with pytest.raises(InputError), store.change(Actor()) as change:
        people.add(change, login, name, Role.NURSE, PASSWORD)


def test_five_failures_lock_an_account_for_their_address_for_a_quarter_of_an_hour(store, team, at):
    for _ in range(5):
        assert _prove(store, "nora", WRONG, "10.0.0.9") is None

    with pytest.raises(RefusedError, match="AUT008"):
        _prove(store, "nora", PASSWORD, "10.0.0.9")
    assert _prove(store, "nils", PASSWORD, "10.0.0.9") is not None
    at(minutes=14)
    with pytest.raises(RefusedError):
        _prove(store, "nora", PASSWORD, "10.0.0.9")
    at(minutes=2)
    assert _prove(store, "nora", PASSWORD, "10.0.0.9") is not None


def test_a_stranger_s_guesses_do_not_lock_a_colleague_out(store, team):
    for _ in range(5):
        _prove(store, "nora", WRONG, "10.0.0.66")

    assert _prove(store, "nora", PASSWORD, "10.0.0.9") == team["nora"]


def test_fifty_failures_from_anywhere_lock_an_account(store, team):
    for number in range(50):
        assert _prove(store, "nora", WRONG, f"10.0.{number}.1") is None

    with pytest.raises(RefusedError, match="AUT008"):
        _prove(store, "nora", PASSWORD, "10.0.99.1")


def test_attempts_side_by_side_are_counted_before_their_passwords_are_looked_at(store, team, monkeypatch):
    """Twelve guesses at once: no more than five are looked at, and nobody who saves something waits for them."""
    looked, gate = [], threading.Barrier(5, timeout=120)

    def slow(stored, password):
        looked.append(password)
        gate.wait()
        with store.change(Actor()) as change:  # the store is free while a password is looked at
            change.record("meanwhile")
        return False

    monkeypatch.setattr(people, "matches", slow)
    outcomes = []

    def guess():
        try:
            outcomes.append(_prove(store, "nora", WRONG))
        except RefusedError as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert len(looked) == 5
    assert sorted(outcomes, key=str) == ["AUT008"] * 7 + [None] * 5


def test_fifty_failures_lock_an_address_for_every_account(store, team):
    for number in range(50):
        assert _prove(store, f"guess-{number}", WRONG, "10.0.0.66") is None

    with pytest.raises(RefusedError):
        _prove(store, "nora", PASSWORD, "10.0.0.66")
    assert _prove(store, "nora", PASSWORD, "10.0.0.67") is not None


def test_a_success_forgives_the_account_but_not_the_address(store, team):
    for _ in range(4):
        _prove(store, "nora", WRONG)
    assert _prove(store, "nora", PASSWORD) is not None
    for _ in range(4):
        assert _prove(store, "nora", WRONG) is None
    assert _prove(store, "nora", PASSWORD) is not None

    with store.read() as connection:
        kept = connection.execute(select(ATTEMPT)).all()
    assert len(kept) == 16  # of the address, and of the account from anywhere


def test_neither_logins_nor_addresses_are_stored_with_the_failures(store, team):
    _prove(store, "nora", WRONG, "10.0.0.1")

    with store.read() as connection:
        assert not {row.who for row in connection.execute(select(ATTEMPT))} & {"nora", "10.0.0.1", "login nora"}
        entry = connection.execute(select(LEDGER).where(LEDGER.c.action == "login_failed")).one()
    assert "10.0.0.1" not in entry.detail
    assert team["nora"].id in entry.detail


def test_someone_who_was_switched_off_proves_nothing(store, team):
    with store.change(Actor()) as change:
        people.amend(change, team["nora"].id, active=False)

    assert _prove(store, "nora", PASSWORD) is None


def test_an_account_without_a_password_cannot_log_in_with_an_empty_one(store):
    with store.change(Actor()) as change:
        people.add(change, "olga", "Olga", Role.NURSE, "", subject="https://login.example olga")

    assert _prove(store, "olga", "") is None
    with store.read() as connection:
        assert people.by_subject(connection, "https://login.example olga").login == "olga"


def test_a_one_time_password_says_so_until_another_is_chosen(store, team):
    with store.change(Actor()) as change:
        word = people.one_time_password(change, team["nora"].id)

    person = _prove(store, "nora", word)
    assert person.one_time
    assert _prove(store, "nora", PASSWORD) is None
    with store.change(Actor()) as change:
        people.change_password(change, person, "another four words")
    assert not _prove(store, "nora", "another four words").one_time


@pytest.mark.parametrize("ends", ["password", "role", "one-time"])
def test_sessions_and_tokens_end_with_what_they_rested_on(store, team, ends):
    person = team["nora"]
    with store.change(Actor()) as change:
        secret, _ = sessions.begin(change, person)
        token, _ = sessions.issue(change, person, "script")
    with store.change(Actor()) as change:
        if ends == "password":
            people.change_password(change, person, "another four words")
        elif ends == "role":
            people.amend(change, person.id, role=Role.AUDITOR)
        else:
            people.one_time_password(change, person.id)

    with store.read() as connection:
        assert sessions.resume(connection, secret) is None
        assert sessions.bearer(connection, token) is None


def test_an_amended_account_keeps_what_was_not_amended(store, team):
    with store.change(Actor()) as change:
        new = people.amend(change, team["paula"].id, credentials=Credentials(states=("NY",)))

    assert new == team["paula"].model_copy(update={"credentials": Credentials(states=("NY",))})
    with store.read() as connection:
        assert people.find(connection, new.id) == new
        with pytest.raises(MissingError):
            people.find(connection, "nobody")


def test_everyone_is_listed_by_login(store, team):
    with store.read() as connection:
        assert [person.login for person in people.everyone(connection)] == sorted(team)
