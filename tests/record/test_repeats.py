"""A request under a key is carried out once."""

import threading

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from drafter.errors import InputError
from drafter.record.repeats import Once
from drafter.record.store import Actor
from drafter.record.tables import LEDGER, REPEAT

FIRST = Once("nora", "key-1", "digest of what was asked")


def _carry_out(store, once, answer):
    with store.change(Actor()) as change:
        change.record("counted")
        once.keep(change, answer)


def _answered(store, once):
    with store.read() as connection:
        return once.answered(connection)


def test_the_same_request_is_answered_the_same(store):
    assert _answered(store, FIRST) is None
    _carry_out(store, FIRST, "case 1")

    assert _answered(store, FIRST) == "case 1"
    assert _answered(store, FIRST._replace(person="nils")) is None
    with pytest.raises(InputError, match="used for another request"):
        _answered(store, FIRST._replace(request="another"))


def test_a_change_that_is_undone_leaves_no_answer(store):
    def undone():
        with store.change(Actor()) as change:
            FIRST.keep(change, "case 1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()

    assert _answered(store, FIRST) is None


def test_two_at_once_are_carried_out_once(store):
    ready, failed = threading.Barrier(8), []

    def send():
        ready.wait()
        try:
            _carry_out(store, FIRST, "case 1")
        except IntegrityError:
            failed.append(1)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.read() as connection:
        assert connection.execute(select(func.count()).select_from(LEDGER)).scalar_one() == 1
    assert len(failed) == 7


def test_a_key_is_forgotten_after_a_week(store, at):
    _carry_out(store, FIRST, "case 1")
    at(days=6)
    assert _answered(store, FIRST) == "case 1"
    at(days=2)
    assert _answered(store, FIRST) is None
    _carry_out(store, FIRST, "case 2")

    with store.read() as connection:
        assert [row.answer for row in connection.execute(select(REPEAT))] == ["case 2"]
