"""The ledger: append-only, hash-chained, canonical JSON.

Each entry holds the hash of the one before it, so a changed, removed, inserted or reordered entry breaks the chain at its place.
Entries hold no text of a record: what was done, by whom, to which case, and the digests of what was stored. ``verify`` recomputes the
chain and compares those digests with what is stored now. Someone who can rewrite the whole database can rewrite the whole chain: keep the
head (its last hash) elsewhere and give it to ``verify``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, func, insert, literal, select, text

from drafter.record.clock import stamp
from drafter.record.tables import (
    AUDIT_READING,
    AUDIT_SAMPLE,
    CANDIDATE,
    COMMENT,
    DRAFT,
    LEDGER,
    MATERIAL,
    SIGNATURE,
    VERSION,
)

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
    vouched = _Vouched()
    for entry in entries(connection):
        breaks += _chained(entry, number, previous)
        previous, number = entry.hash, entry.seq
        met = met or entry.hash == expected_head
        breaks += vouched.take(entry)
    if not met:
        breaks.append(
            Break(number, "the head that was kept elsewhere is not in the ledger: entries are gone or rewritten")
        )
    return breaks + _stored(connection, vouched) + _standing(connection, vouched)


def _chained(entry: Entry, number: int, previous: str) -> list[Break]:
    if entry.computed() != entry.hash:
        return [Break(entry.seq, "the entry was changed: its content does not give its hash")]
    if entry.seq != number + 1:
        gone = f"entry {number + 1}" if entry.seq == number + 2 else f"entries {number + 1} to {entry.seq - 1}"
        return [Break(entry.seq, f"removed before it: {gone}")]
    if entry.previous != previous:
        return [Break(entry.seq, f"it does not follow entry {number}: one of the two was inserted, moved or rewritten")]
    return []


@dataclass
class _Vouched:
    """What the entries say was stored and done.

    :param stored: entry and digest by kind, case and key; comments are stored things like any other.
    :param ended: signatures that were dismissed; by id, the entry.
    :param released: signatures whose letter went out.
    """

    stored: dict[tuple[str, str, str], tuple[int, str]] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)
    released: dict[str, int] = field(default_factory=dict)

    def take(self, entry: Entry) -> list[Break]:
        """What an entry says; a break when that cannot be read."""
        try:
            detail = json.loads(entry.detail)
            for stored in detail.get("stored", []):
                self.stored[stored["kind"], str(entry.case), str(stored["key"])] = (entry.seq, stored["digest"])
            if entry.action == "comment":
                self.stored["comment", str(entry.case), detail["comment"]] = (entry.seq, detail["digest"])
            if entry.action == "dismiss_signature":
                self.ended[detail["signature"]] = entry.seq
            if entry.action == "release_letter":
                self.released[detail["signature"]] = entry.seq
        except (ValueError, KeyError, TypeError, AttributeError):
            return [Break(entry.seq, "the entry's detail cannot be read")]
        return []


_NO_CASE = literal(None)
_READING = (
    AUDIT_READING.c.sample + "/" + AUDIT_READING.c.signed + "/" + AUDIT_READING.c.auditor + "/" + AUDIT_READING.c.kind
)
#: What the ledger vouches for: kind, the case that it belongs to, its key there, its content.
_KEPT: tuple[tuple[str, Any, Any, Any], ...] = (
    ("material", MATERIAL.c.case, MATERIAL.c.number, MATERIAL.c.content),
    ("draft", DRAFT.c.case, DRAFT.c.digest, DRAFT.c.content),
    ("version", VERSION.c.case, VERSION.c.number, VERSION.c.content),
    ("signature", SIGNATURE.c.case, SIGNATURE.c.id, SIGNATURE.c.content),
    ("comment", COMMENT.c.case, COMMENT.c.id, COMMENT.c.text),
    ("sample", _NO_CASE, AUDIT_SAMPLE.c.id, AUDIT_SAMPLE.c.content),
    ("candidate", _NO_CASE, CANDIDATE.c.id, CANDIDATE.c.content),
    ("reading", _NO_CASE, _READING, AUDIT_READING.c.content),
)


def _stored(connection: Connection, vouched: _Vouched) -> list[Break]:
    """What is stored beside what the ledger says was stored."""
    breaks: list[Break] = []
    left = dict(vouched.stored)
    for kind, case, key, content in _KEPT:
        for row in connection.execute(select(case.label("case"), key.label("key"), content.label("content"))):
            name = (kind, str(row.case), str(row.key))
            what = f"{kind} {row.key}" + (f" of case {row.case}" if row.case else "")
            seq, digest = left.pop(name, (0, ""))
            if not seq:
                breaks.append(Break(0, f"{what} is stored, and no entry tells of it"))
            elif content_digest(row.content) != digest:
                breaks.append(Break(seq, f"{what} was changed after it was stored"))
    breaks += [Break(seq, f"{kind} {key} of case {case} is gone") for (kind, case, key), (seq, _) in left.items()]
    return breaks


def _standing(connection: Connection, vouched: _Vouched) -> list[Break]:
    """Whether signatures stand, and their letters went out, as the ledger says."""
    breaks: list[Break] = []
    for row in connection.execute(select(SIGNATURE.c.id, SIGNATURE.c.dismissed, SIGNATURE.c.released)):
        for what, said, is_so in (
            ("dismissed", vouched.ended.get(row.id, 0), row.dismissed is not None),
            ("released", vouched.released.get(row.id, 0), row.released is not None),
        ):
            if is_so and not said:
                breaks.append(Break(0, f"signature {row.id} is marked {what}, and no entry tells of it"))
            elif said and not is_so:
                breaks.append(Break(said, f"signature {row.id} is no longer marked {what}"))
    return breaks


def content_digest(content: str) -> str:
    """SHA-256 of stored text."""
    return hashlib.sha256(content.encode()).hexdigest()


def count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(LEDGER)).scalar_one()
