"""The database: opened or refused with one message, changed whole or not at all, and on PostgreSQL under a role that may not rewrite."""

import os
import stat
import threading

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from drafter.errors import InputError, ModelError
from drafter.record import comments, ledger, people, signoff
from drafter.record.store import APPENDED, Actor, open_store
from drafter.record.tables import LEDGER, METADATA, PERSON


def test_a_change_that_raises_leaves_nothing(store, team):
    def undone():
        with store.change(Actor()) as change:
            change.record("view_queue")
            change.connection.execute(delete(PERSON))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()

    with store.read() as connection:
        assert ledger.head(connection)[0] == len(team)
        assert len(connection.execute(select(PERSON)).all()) == len(team)


@pytest.mark.parametrize("url", ["oracle://x/y", "mysql://x/y", "sqlite//", "/srv/drafter.db"])
def test_a_url_that_is_none_is_one_message(url):
    with pytest.raises(InputError, match="DRAFTER_DATABASE"):
        open_store(url)


def test_a_server_that_does_not_answer_is_one_message_without_its_password():
    with pytest.raises(ModelError, match="cannot be opened") as caught:
        open_store("postgresql://someone:opensesame@127.0.0.1:9/none?connect_timeout=2")

    assert "opensesame" not in str(caught.value)


def test_a_file_that_is_no_database_is_one_message(tmp_path):
    (tmp_path / "notes.txt").write_text("Neck pain for 5 months. " * 100)

    with pytest.raises(InputError, match="cannot be used"):
        open_store(f"sqlite:///{tmp_path / 'notes.txt'}")


def test_a_folder_that_cannot_be_made_is_one_message(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(InputError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'x.db'}")


def test_the_file_is_its_owners_only(tmp_path):
    old = os.umask(0o022)
    try:
        store = open_store(f"sqlite:///{tmp_path / 'x.db'}")
        with store.change(Actor()) as change:
            change.record("view_queue")
        files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(old)
        store.engine.dispose()

    assert files
    assert set(files.values()) == {0o600}


def test_what_is_written_at_once_waits_and_is_not_lost(store):
    """Forty threads that read, think and write: none is refused, none overwrites another."""
    with store.change(Actor()) as change:
        change.connection.execute(text("CREATE TABLE counter (n INTEGER)"))
        change.connection.execute(text("INSERT INTO counter VALUES (0)"))

    def add():
        with store.change(Actor()) as change:
            change.record("counted")
            seen = change.connection.execute(text("SELECT n FROM counter")).scalar_one()
            change.connection.execute(text("UPDATE counter SET n = :n"), {"n": seen + 1})

    threads = [threading.Thread(target=add) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.read() as connection:
        assert connection.execute(text("SELECT n FROM counter")).scalar_one() == 40


@pytest.fixture(scope="module")
def restricted(server):
    """A database with a store of its owner, and one of a role as ``grant`` leaves it."""
    name, role = server.database(), "app"
    owner = open_store(server.url(name))
    with owner.engine.begin() as connection:
        connection.execute(text(f"CREATE ROLE {role} LOGIN"))
    owner.grant(role)
    app = open_store(server.url(name, role), upgrade=False)
    yield owner, app
    for store in (owner, app):
        store.engine.dispose()


@pytest.mark.parametrize("table", sorted(APPENDED))
@pytest.mark.parametrize("verb", ["update", "delete", "truncate"])
def test_the_applications_role_cannot_rewrite(restricted, table, verb):
    owner, app = restricted
    statement = {
        "update": f"UPDATE {table} SET at = 'x'",
        "delete": f"DELETE FROM {table}",
        "truncate": f"TRUNCATE {table}",
    }[verb]
    with owner.change(Actor()) as change:
        change.record("view_queue")

    with pytest.raises(DBAPIError, match="permission denied"), app.engine.begin() as connection:
        connection.execute(text(statement))
    with pytest.raises(DBAPIError), app.engine.begin() as connection:
        connection.execute(text("ALTER TABLE ledger DISABLE TRIGGER ALL"))


def test_the_applications_role_does_all_else(restricted, hire, room_of):
    """From log-in to the letter's release and an amendment."""
    _, app = restricted
    room = room_of(app, hire(app))

    room.answer("nora")
    room.decide("nora", "approve")
    room.acknowledge("nora")
    room.open_all("nora")
    room.sign("nora")
    with room.by("nora") as change:
        comments.comment(change, room.file(change), "case", "Sent.", note=True)
        signoff.release(change, room.file(change))
        signoff.amend(change, room.file(change), "A wrong unit.")
        people.change_password(change, room.team["nora"], "another four words")

    with app.read() as connection:
        assert ledger.verify(connection) == []
    assert not app.may_rewrite_ledger()


def test_the_owner_is_told_that_it_could_rewrite(store, url):
    assert store.may_rewrite_ledger() == url.startswith("postgresql")


def test_even_the_owner_does_not_rewrite_the_ledger_by_accident(store, team):
    for statement in (update(LEDGER).values(actor="x"), delete(LEDGER)):
        with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
            connection.execute(statement)


def test_a_role_that_there_is_not_is_one_message(server, tmp_path):
    store = open_store(server.url(server.clean()))
    lite = open_store(f"sqlite:///{tmp_path / 'x.db'}")

    with pytest.raises(InputError, match="no such role"):
        store.grant('nobody"; DROP TABLE ledger; --')
    with pytest.raises(InputError, match="SQLite has no roles"):
        lite.grant("app")
    for opened in (store, lite):
        opened.engine.dispose()


def test_a_role_that_may_not_upgrade_is_told_who_may(server):
    name, role = server.database(empty=True), "stranger"
    server.run(f"CREATE ROLE {role} LOGIN")

    with pytest.raises(InputError, match=r"may not bring the database up to date.*--upgrade-database"):
        open_store(server.url(name, role))


def test_every_table_is_granted(restricted):
    _, app = restricted

    with app.read() as connection:
        for table in METADATA.sorted_tables:
            connection.execute(select(table).limit(1))
        connection.execute(insert(LEDGER).values(
            seq=10**6, at="x", actor="x", role="x", action="x", case=None, detail="{}", previous="x", hash="x"
        ))  # fmt: skip
