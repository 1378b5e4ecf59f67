"""The ledger: append-only, hash-chained, canonical JSON.

Each entry holds the hash of the one before it, so a changed, removed, inserted or reordered entry breaks the chain at its place.
Entries hold no text of a record: what was done, by whom, to which case, and the digests of what was stored. ``verify`` recomputes the
chain and compares those digests with what is stored now. Someone who can rewrite the whole database can rewrite the whole chain: keep the
head (its last hash) elsewhere and give it to ``verify``.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Table, func, insert, literal, select, text

from drafter.record.clock import stamp
from drafter.record.tables import AUDIT_READING, AUDIT_SAMPLE, CANDIDATE, DRAFT, LEDGER, MATERIAL, SIGNATURE, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

GENESIS = "0" * 64
#: PostgreSQL: appending holds this lock until the transaction ends, so that the chain is one line.
_LOCK = 0x6472_6166


class Entry(NamedTuple):
    """One row.

    :param detail: canonical JSON.
    """

    seq: int
    at: str
    actor: str
    role: str
    action: str
    case: str | None
    detail: str
    previous: str
    hash: str

    def computed(self) -> str:
        """The hash that the entry should have."""
        return hashlib.sha256(canonical(self._asdict() | {"hash": ""}).encode()).hexdigest()


class Break(NamedTuple):
    """A place where the ledger is not what was written.

    :param seq: number of the entry; of the last good one where entries are gone.
    """

    seq: int
    what: str


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no white space."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def append(connection: Connection, actor: str, role: str, action: str, case: str | None, detail: dict[str, Any]) -> Entry:  # fmt: skip
    """One more entry, in the caller's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    last = connection.execute(select(LEDGER.c.seq, LEDGER.c.hash).order_by(LEDGER.c.seq.desc()).limit(1)).first()
    entry = Entry(
        last.seq + 1 if last else 1, stamp(), actor, role, action, case, canonical(detail),
        last.hash if last else GENESIS, "",
    )  # fmt: skip
    entry = entry._replace(hash=entry.computed())
    connection.execute(insert(LEDGER).values(**entry._asdict()))
    return entry


def entries(connection: Connection, case: str | None = None, after: int = 0, limit: int | None = None) -> Iterator[Entry]:  # fmt: skip
    """Entries in order, of one case or of all."""
    query = select(LEDGER).where(LEDGER.c.seq > after).order_by(LEDGER.c.seq)
    if case is not None:
        query = query.where(LEDGER.c.case == case)
    for row in connection.execute(query.limit(limit)):
        yield Entry(*row)


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last entry."""
    row = connection.execute(select(LEDGER.c.seq, LEDGER.c.hash).order_by(LEDGER.c.seq.desc()).limit(1)).first()
    return (row.seq, row.hash) if row else (0, GENESIS)


def verify(connection: Connection, *, expected_head: str | None = None) -> list[Break]:
    """Every place where the chain, or what it vouches for, is broken; empty when all is as it was written.

    :param expected_head: a hash that was kept elsewhere: it must be in the chain.
    """
    breaks: list[Break] = []
    previous, number, met = GENESIS, 0, expected_head in (None, GENESIS)
    vouched: dict[tuple[str, str, str], tuple[int, str]] = {}
    for entry in entries(connection):
        breaks += _chained(entry, number, previous)
        previous, number = entry.hash, entry.seq
        met = met or entry.hash == expected_head
        breaks += _vouches(entry, vouched)
    if not met:
        breaks.append(
            Break(number, "the head that was kept elsewhere is not in the ledger: entries are gone or rewritten")
        )
    return breaks + _stored(connection, vouched)


def _chained(entry: Entry, number: int, previous: str) -> list[Break]:
    if entry.computed() != entry.hash:
        return [Break(entry.seq, "the entry was changed: its content does not give its hash")]
    if entry.seq != number + 1:
        gone = f"{number + 1}" if entry.seq == number + 2 else f"{number + 1} to {entry.seq - 1}"
        return [Break(entry.seq, f"removed before it: entry {gone}")]
    if entry.previous != previous:
        return [Break(entry.seq, "the entry was inserted or moved: it does not follow the one before it")]
    return []


def _vouches(entry: Entry, vouched: dict[tuple[str, str, str], tuple[int, str]]) -> list[Break]:
    try:
        detail = json.loads(entry.detail)
        for stored in detail.get("stored", []):
            vouched[stored["kind"], str(entry.case), str(stored["key"])] = (entry.seq, stored["digest"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return [Break(entry.seq, "the entry's detail cannot be read")]
    return []


_NO_CASE = literal(None)
#: What the ledger vouches for: kind, table, the case that it belongs to, its key there.
_KEPT: tuple[tuple[str, Table, Any, Any], ...] = (
    ("material", MATERIAL, MATERIAL.c.case, MATERIAL.c.number),
    ("draft", DRAFT, DRAFT.c.case, DRAFT.c.digest),
    ("version", VERSION, VERSION.c.case, VERSION.c.number),
    ("signature", SIGNATURE, SIGNATURE.c.case, SIGNATURE.c.id),
    ("sample", AUDIT_SAMPLE, _NO_CASE, AUDIT_SAMPLE.c.id),
    ("candidate", CANDIDATE, _NO_CASE, CANDIDATE.c.id),
    (
        "reading",
        AUDIT_READING,
        _NO_CASE,
        AUDIT_READING.c.sample
        + "/"
        + AUDIT_READING.c.signed
        + "/"
        + AUDIT_READING.c.auditor
        + "/"
        + AUDIT_READING.c.kind,
    ),
)


def _stored(connection: Connection, vouched: dict[tuple[str, str, str], tuple[int, str]]) -> list[Break]:
    """What is stored beside what the ledger says was stored."""
    breaks: list[Break] = []
    left = dict(vouched)
    for kind, table, case, key in _KEPT:
        for row in connection.execute(select(case.label("case"), key.label("key"), table.c.content)):
            name = (kind, str(row.case), str(row.key))
            what = f"{kind} {row.key}" + (f" of case {row.case}" if row.case else "")
            seq, digest = left.pop(name, (0, ""))
            if not seq:
                breaks.append(Break(0, f"{what} is stored, and no entry tells of it"))
            elif content_digest(row.content) != digest:
                breaks.append(Break(seq, f"{what} was changed after it was stored"))
    breaks += [Break(seq, f"{kind} {key} of case {case} is gone") for (kind, case, key), (seq, _) in left.items()]
    return breaks


def content_digest(content: str) -> str:
    """SHA-256 of stored text."""
    return hashlib.sha256(content.encode()).hexdigest()


def count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(LEDGER)).scalar_one()
