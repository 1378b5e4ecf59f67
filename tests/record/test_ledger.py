"""The ledger: whatever is changed, removed, inserted or moved is found, and where."""

import random
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, delete, insert, select, text, update

from drafter.record import cases, comments, ledger, signoff
from drafter.record.ledger import GENESIS, Entry, canonical, verify
from drafter.record.store import Actor
from drafter.record.tables import COMMENT, DRAFT, LEDGER, MATERIAL, METADATA, SIGNATURE, VERSION


@pytest.fixture(scope="module")
def loose():
    """A ledger of twenty entries in memory that nothing guards, and how it was."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        for number in range(20):
            ledger.append(connection, f"person-{number % 3}", "nurse", "read", f"case-{number % 4}", {"what": number})
        entries = list(ledger.entries(connection))
    return engine, entries


def _after(loose, change):
    """The breaks after a change that is then undone."""
    engine, entries = loose
    with engine.connect() as connection:
        transaction = connection.begin()
        change(connection, entries)
        found = verify(connection)
        transaction.rollback()
    return found


def _fields():
    return st.sampled_from([name for name in Entry._fields if name != "seq"])


_each = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_each
@given(number=st.integers(1, 20), name=_fields(), value=st.text(min_size=1, max_size=8))
def test_any_changed_value_is_found_in_its_entry(loose, number, name, value):
    def change(connection, entries):
        old = getattr(entries[number - 1], name)
        new = value if value != old else value + "x"
        connection.execute(update(LEDGER).where(LEDGER.c.seq == number).values({name: new}))

    assert number in {found.seq for found in _after(loose, change)}


@_each
@given(gone=st.sets(st.integers(1, 19), min_size=1, max_size=6))
def test_any_removed_entries_are_named(loose, gone):
    found = _after(loose, lambda c, _: c.execute(delete(LEDGER).where(LEDGER.c.seq.in_(gone))))

    named = " ".join(each.what for each in found)
    for number in gone:
        last = number
        while last in gone:
            last += 1
        assert last in {each.seq for each in found}
        first = number
        while first - 1 in gone:
            first -= 1
        assert (f"entry {first}" if first == last - 1 else f"entries {first} to {last - 1}") in named


@_each
@given(cut=st.integers(1, 20))
def test_a_cut_end_is_found_by_the_head_that_was_kept(loose, cut):
    engine, entries = loose
    with engine.connect() as connection:
        transaction = connection.begin()
        connection.execute(delete(LEDGER).where(LEDGER.c.seq >= cut))
        blind, told = verify(connection), verify(connection, expected_head=entries[-1].hash)
        transaction.rollback()

    assert blind == []  # a chain cannot know what came after it: that is what the head is kept for
    assert [found.seq for found in told] == [cut - 1]


@_each
@given(pair=st.lists(st.integers(1, 20), min_size=2, max_size=2, unique=True), rehash=st.booleans())
def test_entries_that_change_places_are_found(loose, pair, rehash):
    one, other = pair

    def swap(connection, entries):
        for number, content in ((one, entries[other - 1]), (other, entries[one - 1])):
            moved = content._replace(seq=number)
            moved = moved._replace(hash=moved.computed() if rehash else f"{number}{moved.hash[4:]}")
            connection.execute(update(LEDGER).where(LEDGER.c.seq == number).values(**moved._asdict()))

    found = {each.seq for each in _after(loose, swap)}

    # Rehashed, the earlier one no longer follows what is before it, or the next one does not follow it.
    assert {one, other} <= found if not rehash else found & {one, other, one + 1, other + 1}


@_each
@given(place=st.integers(1, 20), follows=st.booleans())
def test_an_inserted_entry_is_found(loose, place, follows):
    """All later entries pushed on by one, and the new one made to fit as well as it can."""

    def push(connection, entries):
        connection.execute(delete(LEDGER).where(LEDGER.c.seq >= place))
        previous = entries[place - 2].hash if follows and place > 1 else GENESIS
        new = Entry(place, "2026-01-01T00:00:00.000000Z", "x", "nurse", "read", "case-1", "{}", previous, "")
        for entry in [new, *(e._replace(seq=e.seq + 1) for e in entries[place - 1 :])]:
            connection.execute(insert(LEDGER).values(**entry._replace(hash=entry.computed())._asdict()))

    assert {each.seq for each in _after(loose, push)} & {place, place + 1}


@_each
@given(number=st.integers(1, 19), value=st.text(max_size=5))
def test_an_entry_that_was_rewritten_with_its_hash_is_found_where_the_chain_parts(loose, number, value):
    def rewrite(connection, entries):
        new = entries[number - 1]._replace(detail=canonical({"what": value + "x"}))
        connection.execute(update(LEDGER).where(LEDGER.c.seq == number).values(detail=new.detail, hash=new.computed()))

    (found,) = _after(loose, rewrite)

    assert found.seq == number + 1
    assert f"does not follow entry {number}" in found.what


def test_a_chain_that_was_rewritten_whole_is_found_by_the_head(loose):
    engine, entries = loose
    with engine.connect() as connection:
        transaction = connection.begin()
        connection.execute(delete(LEDGER))
        for entry in entries:
            ledger.append(connection, "someone else", entry.role, entry.action, entry.case, {})
        assert verify(connection) == []
        assert len(verify(connection, expected_head=entries[-1].hash)) == 1
        transaction.rollback()


def test_detail_that_is_no_json_is_a_break_and_no_crash(loose):
    found = _after(loose, lambda c, _: c.execute(update(LEDGER).where(LEDGER.c.seq == 3).values(detail="[1")))

    assert {each.seq for each in found} == {3}


def _unguarded(connection):
    """As someone who owns the database can."""
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS ledger_no_{verb}"))
    else:
        connection.execute(text("ALTER TABLE ledger DISABLE TRIGGER ALL"))


@pytest.fixture
def signed(room):
    room.answer("nora")
    room.decide("nora", "approve")
    room.acknowledge("nora")
    room.open_all("nora")
    room.sign("nora")
    with room.by("nora") as change:
        comments.comment(change, room.file(change), "case", "Signed today.", note=True)
    return room


def _breaks(room):
    with room.store.read() as connection:
        return verify(connection)


def test_what_was_written_as_it_should_be_verifies(signed):
    assert _breaks(signed) == []


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        ("material", MATERIAL, "content"), ("draft", DRAFT, "content"), ("version", VERSION, "content"),
        ("signature", SIGNATURE, "content"), ("comment", COMMENT, "text"),
    ],
)  # fmt: skip
def test_content_that_was_changed_or_removed_after_storing_is_named(signed, kind, table, column):
    with signed.store.engine.begin() as connection:
        old = connection.execute(select(table.c[column]).limit(1)).scalar_one()
        connection.execute(update(table).where(table.c[column] == old).values({column: old + " "}))

    assert [found.what.partition(" ")[0] for found in _breaks(signed)] == [kind]
    assert "was changed after it was stored" in _breaks(signed)[0].what

    with signed.store.engine.begin() as connection:
        connection.execute(delete(table).where(table.c[column] == old + " "))

    (found,) = _breaks(signed)
    assert found.what.startswith(kind)
    assert found.what.endswith("is gone")


def test_content_that_no_entry_tells_of_is_named(signed):
    with signed.store.engine.begin() as connection:
        connection.execute(
            insert(COMMENT).values(id="x", case=signed.id, place="case", text="Approved.", by="x", at="x")
        )

    assert [found.what for found in _breaks(signed)] == [
        f"comment x of case {signed.id} is stored, and no entry tells of it"
    ]


@pytest.mark.parametrize("column", ["dismissed", "released"])
def test_a_signature_whose_standing_was_changed_behind_the_ledgers_back_is_named(signed, column):
    with signed.store.engine.begin() as connection:
        connection.execute(update(SIGNATURE).values({column: "2026-01-01T00:00:00.000000Z"}))
    assert ["no entry tells of it" in found.what for found in _breaks(signed)] == [True]
    with signed.store.engine.begin() as connection:
        connection.execute(update(SIGNATURE).values({column: None}))

    with signed.by("nora") as change:
        signoff.release(change, signed.file(change))
        signoff.amend(change, signed.file(change), "A wrong unit.")
    assert _breaks(signed) == []
    with signed.store.engine.begin() as connection:
        connection.execute(update(SIGNATURE).values({column: None}))

    assert [f"no longer marked {column}" in found.what for found in _breaks(signed)] == [True]


def test_an_entry_that_was_changed_in_the_database_is_named(signed):
    with signed.store.engine.begin() as connection:
        _unguarded(connection)
        connection.execute(update(LEDGER).where(LEDGER.c.seq == 9).values(actor="somebody"))
        connection.execute(delete(LEDGER).where(LEDGER.c.seq == 4))

    assert [found.seq for found in _breaks(signed)][:2] == [5, 9]


def test_twenty_threads_append_one_line(store, team, rules, full):
    """Each change appends several entries; the chain stays one line and none is lost."""
    people = list(team.values())
    failures = []

    def work(number):
        try:
            for _ in range(5):
                person = people[number % len(people)]
                with store.change(Actor(person.id, person.role.value)) as change:
                    identifier = cases.create(change, full[0], "2026-01-19T08:00:00.000000Z", {})
                    comments.comment(change, cases.file(change.connection, identifier, lock=True), "case", str(number))
        except Exception as error:  # noqa: BLE001 - told by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    random.Random(1).shuffle(threads)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with store.read() as connection:
        assert verify(connection) == []
        assert ledger.count(connection) == len(team) + 20 * 5 * 2
        assert ledger.head(connection)[0] == ledger.count(connection)


def test_entries_of_one_case_and_after_a_number(signed):
    with signed.store.read() as connection:
        mine = list(ledger.entries(connection, signed.id))
        late = list(ledger.entries(connection, after=mine[2].seq, limit=2))

    assert {entry.case for entry in mine} == {signed.id}
    assert [entry.seq for entry in late] == [mine[2].seq + 1, mine[2].seq + 2]


def test_no_entry_holds_text_of_the_record(signed, full):
    case, _ = full
    with signed.store.read() as connection:
        written = " ".join(entry.detail for entry in ledger.entries(connection))

    for word in ("Naproxen", "trapezius", "Signed today", "Looked at", "Read so"):
        assert word not in written
    assert "Naproxen" in case.documents[0].text
