"""The database: opened, brought up to date, and changed in transactions that write the ledger.

SQLite by default, one file; PostgreSQL by URL. On SQLite a change takes the write lock at once and is on disk when it returns; on
PostgreSQL the application's role should be one that may only insert into and read the ledger (``grant``).
"""

from __future__ import annotations

import os
import secrets
import threading
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError, SQLAlchemyError

from drafter.errors import InputError, ModelError
from drafter.record import ledger
from drafter.record.tables import AUDIT_READING, AUDIT_SAMPLE, DRAFT, LEDGER, MATERIAL, METADATA, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

#: Whoever acts without being a person: the command line, the clock.
SYSTEM = "system"
_WRITES = "drafter_writes"
#: What the application adds to and never changes: the ledger, and what it vouches for.
APPENDED = frozenset(t.name for t in (LEDGER, MATERIAL, DRAFT, VERSION, AUDIT_SAMPLE, AUDIT_READING))
#: PostgreSQL: whoever upgrades holds this lock, so that two servers that start at once do not both.
_UPGRADE = 0x6472_6175
_FORBIDDEN = "42501"  # PostgreSQL's code for a role that may not do something
_OWNER = "Run once, with a URL of the role that owns the tables: drafter serve --upgrade-database --grant ROLE"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person's id and role, or the system."""

    person: str = SYSTEM
    role: str = SYSTEM


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction that changes something; it must append to the ledger what it changed."""

    connection: Connection
    actor: Actor

    def record(self, action: str, case: str | None = None, **detail: Any) -> ledger.Entry:
        return ledger.append(self.connection, self.actor.person, self.actor.role, action, case, detail)


class Store:
    """An open database."""

    def __init__(self, url: str) -> None:
        """:raises InputError: for a URL that is none, or a kind of database that is not supported."""
        self.engine = _engine(url)
        # Threads wait here in turn: SQLite's own wait for its write lock is a poll that can pass a thread over.
        self._turn: AbstractContextManager[object] = threading.Lock() if self.lite else nullcontext()

    @property
    def lite(self) -> bool:
        """Whether it is SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def change(self, actor: Actor) -> Iterator[Change]:
        """A transaction: committed whole when the block ends, undone whole when it raises."""
        with self._writing() as connection:
            yield Change(connection, actor)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            self._turn,
            self.engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def upgrade(self) -> None:
        """Brings the tables to the newest migration, whole or not at all.

        :raises InputError: when a newer version of the program made the database, or the role may not change its tables.
        """
        from alembic import command  # noqa: PLC0415 - a slow import that only this needs
        from alembic.config import Config  # noqa: PLC0415
        from alembic.util.exc import CommandError  # noqa: PLC0415

        try:
            with as_file(files("drafter.record") / "migrations") as folder, self._writing() as connection:
                if not self.lite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE})
                config = Config()
                config.set_main_option("script_location", str(folder))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError as error:
            raise InputError("a newer version of drafter made this database", place="DRAFTER_DATABASE", remedy="Install that version.") from error  # fmt: skip
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", "") != _FORBIDDEN:
                raise
            raise InputError("this role may not bring the database up to date", place="DRAFTER_DATABASE", remedy=_OWNER) from error  # fmt: skip

    def current(self) -> bool:
        """Whether the tables are those that this version of the program knows."""
        with self.engine.connect() as connection:
            if "alembic_version" not in inspect(connection).get_table_names():
                return False
            numbers = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
        return list(numbers) == [_newest()]

    def grant(self, role: str) -> None:
        """PostgreSQL: lets a role work on all tables, and only read and append to what is never changed.

        :raises InputError: for another kind of database, and for a role that there is not.
        """
        if self.lite:
            raise InputError("SQLite has no roles", place="--grant", remedy="Use it with PostgreSQL.")
        quoted = self.engine.dialect.identifier_preparer.quote(role)
        with self._writing() as connection:
            known = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).first()
            if known is None:
                raise InputError("there is no such role", place="--grant", remedy="Make it first: CREATE ROLE ... LOGIN.")  # fmt: skip
            schema = connection.execute(text("SELECT quote_ident(current_schema())")).scalar_one()
            connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {quoted}"))
            for table in METADATA.sorted_tables:
                verbs = "SELECT, INSERT" if table.name in APPENDED else "SELECT, INSERT, UPDATE, DELETE"
                connection.execute(text(f'REVOKE ALL ON "{table.name}" FROM {quoted}'))
                connection.execute(text(f'GRANT {verbs} ON "{table.name}" TO {quoted}'))
            connection.execute(text(f"GRANT SELECT ON alembic_version TO {quoted}"))
            connection.execute(text(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {quoted}"))

    def may_rewrite_ledger(self) -> bool:
        """Whether the role in use could change or remove entries, were it not for the triggers."""
        if self.lite:
            return False
        asked = "SELECT bool_or(has_table_privilege('ledger', verb)) FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS verb"
        with self.engine.connect() as connection:
            return bool(connection.execute(text(asked)).scalar())


def open_store(url: str, *, upgrade: bool = True) -> Store:
    """A database ready for work.

    :raises ModelError: when it cannot be reached.
    :raises InputError: when its tables are not up to date and ``upgrade`` is off.
    """
    store = Store(url)
    try:
        _made_ready(store, upgrade=upgrade)
    except BaseException as error:
        store.engine.dispose()
        if isinstance(error, OperationalError):
            raise ModelError("the database cannot be opened", retryable=True, hint="See DRAFTER_DATABASE, and whether its server runs and its folder can be written.") from error  # fmt: skip
        if isinstance(error, SQLAlchemyError):
            raise InputError(f"the database cannot be used ({type(error).__name__})", place="DRAFTER_DATABASE", remedy="Give one that is empty or was made by drafter.") from error  # fmt: skip
        raise
    return store


def _made_ready(store: Store, *, upgrade: bool) -> None:
    if store.current():
        return
    if not upgrade:
        raise InputError("the database is not at this version's migration", place="DRAFTER_DATABASE", remedy=_OWNER)
    store.upgrade()


def new_id() -> str:
    """A random id that tells nothing: 16 letters and digits."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "".join(secrets.choice(alphabet) for _ in range(16))


def _newest() -> str:
    names = [Path(entry.name).stem for entry in (files("drafter.record") / "migrations" / "versions").iterdir()]
    return max(name.partition("_")[0] for name in names if name[:4].isdigit())


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
        if backend == "postgresql":
            return create_engine(
                parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, pool_size=10, hide_parameters=True
            )
        if backend != "sqlite":
            raise InputError(f"{backend} is not supported", place="DRAFTER_DATABASE", remedy="Give an sqlite or postgresql URL.")  # fmt: skip
    except (ArgumentError, ImportError) as error:
        raise InputError("this is no database URL that can be used here", place="DRAFTER_DATABASE", remedy="Such as sqlite:////srv/drafter.db, or postgresql://... with the extra package: pip install 'determination-drafter[postgres]'.") from error  # fmt: skip
    if parsed.database and parsed.database != ":memory:":
        _private_file(Path(parsed.database))
    engine = create_engine(parsed, pool_size=10, max_overflow=20, hide_parameters=True)
    event.listen(engine, "connect", _sqlite_settings)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _private_file(path: Path) -> None:
    """The database's file, readable by its owner only; the files that SQLite makes beside it get the same rights."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise InputError(f"the database's file cannot be made ({error.strerror})", place="DRAFTER_DATABASE", remedy="Name a folder that you may write to.") from error  # fmt: skip


def _sqlite_settings(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begin(connection: Connection) -> None:
    # A change takes the write lock before it reads, so what it read is what it changes.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
