"""Reading the ledger: entries by period, person, action and case, and the check of all of it at one moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select

from drafter.record import ledger
from drafter.record.ledger import Break, Entry, canonical
from drafter.record.tables import LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.record.store import Store


class Asked(NamedTuple):
    """Which entries are wanted; what is empty does not narrow.

    :param since: RFC 3339, UTC; the first moment.
    :param until: the moment before which they are.
    """

    since: str = ""
    until: str = ""
    actor: str = ""
    action: str = ""
    case: str = ""

    def query(self) -> list[Any]:
        wanted = [
            LEDGER.c.at >= self.since if self.since else None, LEDGER.c.at < self.until if self.until else None,
            LEDGER.c.actor == self.actor if self.actor else None, LEDGER.c.action == self.action if self.action else None,
            LEDGER.c.case == self.case if self.case else None,
        ]  # fmt: skip
        return [condition for condition in wanted if condition is not None]


def search(connection: Connection, asked: Asked, *, before: int | None = None, limit: int | None = None) -> list[Entry]:
    """Entries that fit, newest first.

    :param before: only entries with smaller numbers, for the next page.
    """
    query = select(LEDGER).where(*asked.query()).order_by(LEDGER.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(LEDGER.c.seq < before)
    return [Entry(*row) for row in connection.execute(query)]


def export(connection: Connection, asked: Asked) -> Iterator[str]:
    """Entries that fit, oldest first, each as a line of canonical JSON."""
    for row in connection.execute(select(LEDGER).where(*asked.query()).order_by(LEDGER.c.seq)):
        yield canonical(Entry(*row)._asdict()) + "\n"


def actions(connection: Connection) -> list[str]:
    """The names of everything that was done so far."""
    return list(connection.execute(select(LEDGER.c.action).distinct().order_by(LEDGER.c.action)).scalars())


class Verified(NamedTuple):
    """What a check of the ledger came to.

    :param head: hash of the last entry: keep it elsewhere, and a later check tells whether the chain still holds it.
    """

    entries: int
    head: str
    breaks: list[Break]


def verify(store: Store, *, expected_head: str | None = None) -> Verified:
    """The whole ledger and all that it vouches for, checked as it stood at one moment."""
    with snapshot(store) as connection:
        breaks = ledger.verify(connection, expected_head=expected_head)
        return Verified(ledger.count(connection), ledger.head(connection)[1], breaks)


@contextmanager
def snapshot(store: Store) -> Iterator[Connection]:
    """For reading that takes several questions and must see one state."""
    with store.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection
