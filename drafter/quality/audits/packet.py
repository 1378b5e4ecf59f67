"""The audit packet of a case: everything that is kept of it, each part held against its digest and against the ledger.

A packet says of each part whether it is what the ledger vouches for; it is made of a broken record too, and then says so at its head.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from drafter.quality.audits.stored import readings_of
from drafter.record import cases, comments, events, ledger, people, signatures, work
from drafter.record.clock import stamp
from drafter.record.ledger import content_digest
from drafter.record.tables import AUDIT_READING, DRAFT, MATERIAL, SIGNATURE, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from drafter.drafting.determination import Draft
    from drafter.drafting.findings import Finding
    from drafter.evidence.intake.cases import Case
    from drafter.quality.audits.readings import Reading
    from drafter.record.cases import File
    from drafter.record.comments import Comment
    from drafter.record.ledger import Break, Entry
    from drafter.record.signatures import Signature
    from drafter.record.signoff import Rules
    from drafter.record.store import Store
    from drafter.review.worksheet import Worksheet


class Part(NamedTuple):
    """Something stored, and whether it is what was written.

    :param digest: SHA-256 of what is stored now; ``vouched``: what the ledger says, empty where no entry tells of it.
    """

    kind: str
    key: str
    digest: str
    vouched: str
    entry: int

    @property
    def good(self) -> bool:
        return self.digest == self.vouched


class Stood(NamedTuple):
    """A version of the work, with its answers and sentences."""

    version: work.Version
    sheet: Worksheet


class Packet(NamedTuple):
    """:param breaks: where the ledger as a whole does not verify; ``head``: hash of its last entry.

    :param findings: what stands against the work as it is.
    :param names: of people, by id.
    """

    case: str
    made: str
    file: File
    contents: tuple[tuple[int, Case], ...]
    drafts: tuple[Draft, ...]
    versions: tuple[Stood, ...]
    signatures: tuple[Signature, ...]
    comments: tuple[Comment, ...]
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    breaks: tuple[Break, ...]
    head: str
    names: dict[str, str]

    @property
    def verified(self) -> bool:
        return not self.breaks and all(part.good for part in self.parts)


def packet(store: Store, case: str, rules: Rules) -> Packet:
    """Everything of a case, as it stands at one moment.

    :raises MissingError: for an id that is none.
    """
    with events.snapshot(store) as connection:
        file = cases.file(connection, case)
        numbers = connection.execute(select(MATERIAL.c.number).where(MATERIAL.c.case == case).order_by(MATERIAL.c.number)).scalars()  # fmt: skip
        digests = connection.execute(select(DRAFT.c.digest).where(DRAFT.c.case == case).order_by(DRAFT.c.at)).scalars()
        signed = signatures.of_case(connection, case)
        entries = tuple(ledger.entries(connection, case))
        return Packet(
            case=case, made=stamp(), file=file, contents=tuple((n, cases.content(connection, case, n)) for n in numbers),
            drafts=tuple(work.draft_of(connection, case, digest) for digest in digests),
            versions=tuple(Stood(v, work.worksheet(connection, case, v.number)) for v in work.versions(connection, case)),
            signatures=tuple(signed), comments=tuple(comments.comments(connection, case)),
            readings=tuple(r for r in readings_of(connection) if r.signed in {s.determination.id for s in signed}),
            findings=tuple(_findings(connection, file, rules)), entries=entries, parts=tuple(_parts(connection, case, entries)),
            breaks=tuple(ledger.verify(connection)), head=ledger.head(connection)[1],
            names={person.id: person.name for person in people.everyone(connection)},
        )  # fmt: skip


def _findings(connection: Connection, file: File, rules: Rules) -> list[Finding]:
    from drafter.record import signoff  # noqa: PLC0415 - only a drafted case needs it

    return signoff.findings(signoff.desk(connection, file, rules)) if file.version >= 0 else []


def _parts(connection: Connection, case: str, entries: tuple[Entry, ...]) -> Iterator[Part]:
    """What is stored of a case, beside what the ledger says was stored."""
    vouched: dict[tuple[str, str], tuple[int, str]] = {}
    for entry in entries:
        for stored in json.loads(entry.detail).get("stored", []):
            vouched[stored["kind"], str(stored["key"])] = (entry.seq, stored["digest"])
    tables: tuple[tuple[str, Any, Any], ...] = (
        ("material", MATERIAL, MATERIAL.c.number), ("draft", DRAFT, DRAFT.c.digest), ("version", VERSION, VERSION.c.number),
        ("signature", SIGNATURE, SIGNATURE.c.id),
    )  # fmt: skip
    for kind, table, key in tables:
        rows = connection.execute(select(key.label("key"), table.c.content).where(table.c.case == case).order_by(table.c.at))  # fmt: skip
        for row in rows:
            seq, digest = vouched.get((kind, str(row.key)), (0, ""))
            yield Part(kind, str(row.key), content_digest(row.content), digest, seq)
    yield from _readings(connection, case)


def _readings(connection: Connection, case: str) -> Iterator[Part]:
    """Second readings; the ledger tells of them under no case, so that a case's own history tells nothing of audits."""
    told = {
        stored["key"]: (entry.seq, stored["digest"])
        for entry in events.search(connection, events.Asked(action="audit_reading"))
        for stored in json.loads(entry.detail).get("stored", [])
    }
    of_case = select(AUDIT_READING).join(SIGNATURE, SIGNATURE.c.id == AUDIT_READING.c.signed).where(SIGNATURE.c.case == case)  # fmt: skip
    for row in connection.execute(of_case):
        key = f"{row.sample}/{row.signed}/{row.auditor}/{row.kind}"
        seq, digest = told.get(key, (0, ""))
        yield Part("reading", key, content_digest(row.content), digest, seq)
