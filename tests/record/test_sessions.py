"""Sessions end when they rest and at the end of the day; tokens act for a person and prove nothing."""

import pytest
from sqlalchemy import select

from drafter.record import people, sessions
from drafter.record.store import Actor
from drafter.record.tables import LEDGER, SESSION, TOKEN


@pytest.fixture
def begun(store, team):
    with store.change(Actor()) as change:
        return sessions.begin(change, team["nora"])


def _resume(store, secret):
    with store.read() as connection:
        return sessions.resume(connection, secret)


def test_a_cookie_leads_to_its_person(store, team, begun):
    secret, session = begun

    assert _resume(store, secret) == (session, False)
    assert session.person == team["nora"]
    assert _resume(store, secret + "x") is None
    assert _resume(store, session.token) is None  # what is stored opens nothing


def test_half_an_hour_without_use_ends_a_session(store, begun, at):
    secret, session = begun
    at(minutes=29)
    assert _resume(store, secret) == (session, True)
    with store.change(Actor()) as change:
        sessions.touch(change, session)
    at(minutes=29)
    assert _resume(store, secret) is not None
    at(minutes=2)
    assert _resume(store, secret) is None


def test_a_days_work_ends_a_session_however_much_it_is_used(store, begun, at):
    secret, session = begun
    for _ in range(28):
        at(minutes=25)
        assert _resume(store, secret) is not None
        with store.change(Actor()) as change:
            sessions.touch(change, session)
    at(minutes=25)

    assert _resume(store, secret) is None


def test_a_proof_is_fresh_for_five_minutes_and_can_be_given_again(store, begun, at):
    secret, session = begun
    at(minutes=4)
    assert session.fresh
    at(minutes=2)
    assert not _resume(store, secret)[0].fresh
    with store.change(Actor()) as change:
        sessions.proved(change, session)

    assert _resume(store, secret)[0].fresh


def test_logging_out_ends_it(store, begun):
    secret, session = begun
    with store.change(Actor()) as change:
        sessions.end(change, session)

    assert _resume(store, secret) is None


def test_someone_who_was_switched_off_has_no_session(store, team, begun):
    with store.change(Actor()) as change:
        people.amend(change, team["nora"].id, active=False)

    assert _resume(store, begun[0]) is None


def test_a_token_acts_for_its_person_until_it_expires_or_is_revoked(store, team, at):
    with store.change(Actor()) as change:
        secret, identifier = sessions.issue(change, team["nora"], "script")
        other, _ = sessions.issue(change, team["nora"], "other")
    with store.change(Actor()) as change:
        sessions.revoke(change, team["nils"], identifier)  # not his

    with store.read() as connection:
        assert sessions.bearer(connection, secret) == team["nora"]
        assert sessions.bearer(connection, identifier) is None
        assert [name for _, name, _ in sessions.tokens(connection, team["nora"])] == ["script", "other"]
    with store.change(Actor()) as change:
        sessions.revoke(change, team["nora"], identifier)
    at(days=89)
    with store.read() as connection:
        assert sessions.bearer(connection, secret) is None
        assert sessions.bearer(connection, other) == team["nora"]
    at(days=2)
    with store.read() as connection:
        assert sessions.bearer(connection, other) is None


def test_what_cookies_and_tokens_hold_is_stored_nowhere(store, team, begun):
    with store.change(Actor()) as change:
        token, _ = sessions.issue(change, team["nora"], "script")

    with store.read() as connection:
        rows = [str(tuple(row)) for table in (SESSION, TOKEN, LEDGER) for row in connection.execute(select(table))]
    assert not [row for row in rows if begun[0] in row or token in row]


def test_a_clock_that_is_set_back_neither_proves_anybody_nor_keeps_a_session(store, begun, at):
    secret, session = begun
    at(minutes=-4)
    assert session.fresh
    at(minutes=-10)
    assert not session.fresh
    at(minutes=-31)
    assert _resume(store, secret) is None
