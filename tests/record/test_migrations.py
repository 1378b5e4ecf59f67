"""What migrations make from nothing is what the code knows; the first one stays as it was written."""

import ast

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from drafter.errors import InputError
from drafter.record import migrations
from drafter.record.store import open_store
from drafter.record.tables import METADATA


def _constraints(inspected, name):
    """What the comparison of the library leaves out: keys, references and unique columns."""
    return {
        "key": inspected.get_pk_constraint(name)["constrained_columns"],
        "references": sorted((tuple(k["constrained_columns"]), k["referred_table"]) for k in inspected.get_foreign_keys(name)),
        "unique": sorted(tuple(k["column_names"]) for k in inspected.get_unique_constraints(name)),
        "nullable": {c["name"]: c["nullable"] for c in inspected.get_columns(name)},
    }  # fmt: skip


def test_the_migrations_give_exactly_the_tables(store, tmp_path, request, url):
    if url.startswith("postgres"):
        server = request.getfixturevalue("server")
        other = open_store(server.url(server.database(empty=True)), upgrade=True)
        server_url = server.url(server.database(empty=True))
    else:
        other = open_store(f"sqlite:///{tmp_path / 'migrated.db'}")
        server_url = f"sqlite:///{tmp_path / 'direct.db'}"
    from drafter.record.store import Store  # noqa: PLC0415

    direct = Store(server_url)
    METADATA.create_all(direct.engine)
    with other.engine.connect() as migrated, direct.engine.connect() as created:
        assert compare_metadata(MigrationContext.configure(migrated, opts={"compare_type": True}), METADATA) == []
        for name in METADATA.tables:
            assert _constraints(inspect(migrated), name) == _constraints(inspect(created), name), name
    for opened in (other, direct):
        opened.engine.dispose()


def test_no_migration_reads_the_tables_of_today():
    from importlib.resources import files  # noqa: PLC0415

    for entry in (files(migrations) / "versions").iterdir():
        if entry.name.endswith(".py"):
            imported = {
                node.module if isinstance(node, ast.ImportFrom) else alias.name
                for node in ast.walk(ast.parse(entry.read_text(encoding="utf-8")))
                if isinstance(node, (ast.Import, ast.ImportFrom))
                for alias in node.names
            }
            assert not [name for name in imported if str(name).startswith("drafter")], entry.name


def test_an_upgrade_twice_changes_nothing(store):
    store.upgrade()

    assert store.current()


def test_a_database_of_a_newer_version_is_refused(store, url):
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(InputError, match="a newer version of drafter made this database"):
        open_store(url)


def test_a_database_that_is_behind_is_refused_where_nobody_may_upgrade(store, url):
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))

    with pytest.raises(InputError, match="--upgrade-database"):
        open_store(url, upgrade=False)


def test_a_half_made_upgrade_leaves_nothing(tmp_path, monkeypatch, url, request):
    """A migration that fails midway is undone whole."""
    if url.startswith("postgres"):
        server = request.getfixturevalue("server")
        target = server.url(server.database(empty=True))
    else:
        target = f"sqlite:///{tmp_path / 'half.db'}"
    from drafter.record.store import Store  # noqa: PLC0415

    store = Store(target)
    with store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE signature (id INTEGER)"))  # in the way of a later step

    with pytest.raises(DatabaseError):
        store.upgrade()

    assert set(inspect(store.engine).get_table_names()) == {"signature"}
    store.engine.dispose()
