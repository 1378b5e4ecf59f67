"""Entries of the ledger as they are asked for, and its check as of one moment, on both databases."""

import pytest

from drafter.record import events
from drafter.record.events import Asked
from drafter.record.ledger import canonical
from drafter.record.store import Actor


@pytest.fixture
def kept(store, at):
    """Six entries in three days, of two people and two cases."""
    for number in range(6):
        at(days=number // 2)
        with store.change(Actor(f"person-{number % 2}", "nurse")) as change:
            change.record("read" if number < 4 else "edit", f"case-{number % 2}", number=number)
    with store.read() as connection:
        return events.search(connection, Asked())[:6]


def numbers(store, *, before=None, limit=None, **asked):
    with store.read() as connection:
        return [e.seq for e in events.search(connection, Asked(**asked), before=before, limit=limit)]


def test_entries_come_newest_first_and_page_by_page(store, kept):
    every = [entry.seq for entry in kept]
    assert every == sorted(every, reverse=True)
    assert numbers(store, limit=2) == every[:2]
    assert numbers(store, before=every[1], limit=2) == every[2:4]


def test_entries_are_narrowed_by_person_action_case_and_period(store, kept):
    every = [entry.seq for entry in kept][::-1]
    assert numbers(store, actor="person-1") == [every[5], every[3], every[1]]
    assert numbers(store, action="edit") == [every[5], every[4]]
    assert numbers(store, case="case-0", action="read") == [every[2], every[0]]
    day = kept[-3].at  # the second day begins with the third entry
    assert numbers(store, since=day, actor="person-1", case="case-1") == [every[5], every[3]]
    assert set(every[:2]) <= set(numbers(store, until=day))
    assert not set(every[3:]) & set(numbers(store, until=day))


def test_the_export_is_canonical_and_oldest_first(store, kept):
    with store.read() as connection:
        lines = list(events.export(connection, Asked(action="edit")))
    assert lines == [canonical(entry._asdict()) + "\n" for entry in (kept[1], kept[0])]


def test_the_names_of_what_was_done(store, kept):
    with store.read() as connection:
        assert {"read", "edit"} <= set(events.actions(connection))


def test_the_check_tells_the_head_and_how_many_entries_there_are(store, kept):
    found = events.verify(store)
    assert (found.breaks, found.head, found.entries) == ([], kept[0].hash, kept[0].seq)
    assert events.verify(store, expected_head="0" * 63 + "1").breaks != []


def test_the_check_sees_one_state(store, kept):
    """What is written while it reads is not half of what it sees."""
    with events.snapshot(store) as connection:
        before = len(events.search(connection, Asked()))
        with store.change(Actor()) as change:
            change.record("view_queue")
        assert len(events.search(connection, Asked())) == before
