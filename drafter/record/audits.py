"""What audits keep: samples, second readings, candidates for the gold set. A sample is recorded before anything of it is read.

Blind answers and the comparison are two rows, and neither is ever changed: what an auditor found before seeing the draft stays as it was.
Contents are text that the caller understands; here they are kept, and the ledger vouches for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sqlalchemy import Connection, insert, select, update

from drafter.errors import ConflictError, MissingError, RefusedError
from drafter.record.clock import stamp
from drafter.record.ledger import content_digest
from drafter.record.store import new_id
from drafter.record.tables import AUDIT_READING, AUDIT_SAMPLE, CANDIDATE

if TYPE_CHECKING:
    from drafter.record.store import Change

Kind = Literal["blind", "compared"]


class Kept(NamedTuple):
    """A reading's row.

    :param content: JSON, as the auditor's answers were kept.
    """

    sample: str
    signed: str
    auditor: str
    kind: Kind
    content: str
    at: str


class Candidate(NamedTuple):
    id: str
    signed: str
    content: str
    by: str
    at: str
    first: str | None
    second: str | None

    @property
    def approved(self) -> bool:
        """Whether two people let it into the gold set."""
        return self.first is not None and self.second is not None


def keep_sample(change: Change, content: str) -> str:
    """A drawn sample, before anything of it is read; its id."""
    identifier = new_id()
    change.connection.execute(
        insert(AUDIT_SAMPLE).values(id=identifier, content=content, by=change.actor.person, at=stamp())
    )
    stored = {"kind": "sample", "key": identifier, "digest": content_digest(content)}
    change.record("audit_sample", stored=[stored])
    return identifier


def sample(connection: Connection, identifier: str) -> str:
    """:raises MissingError: for an id that is none."""
    content = connection.execute(select(AUDIT_SAMPLE.c.content).where(AUDIT_SAMPLE.c.id == identifier)).scalar()
    if content is None:
        raise MissingError("there is no such sample")
    return str(content)


def samples(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Id, content, who drew it, when; newest first."""
    rows = connection.execute(select(AUDIT_SAMPLE).order_by(AUDIT_SAMPLE.c.at.desc()))
    return [(row.id, row.content, row.by, row.at) for row in rows]


def keep_reading(change: Change, sample: str, signed: str, kind: Kind, content: str) -> None:
    """An auditor's blind answers, or the comparison after them.

    :raises ConflictError: when they were given already, or compared before the blind answers.
    """
    auditor = change.actor.person
    given = {
        kept.kind for kept in readings(change.connection, sample) if (kept.signed, kept.auditor) == (signed, auditor)
    }
    if kind in given:
        raise ConflictError("this was answered already and stays as it was", "Write a note with the comparison.")
    if kind == "compared" and "blind" not in given:
        raise ConflictError("the blind answers come first", "Answer from record and policy alone.")
    row = {"sample": sample, "signed": signed, "auditor": auditor, "kind": kind, "content": content, "at": stamp()}
    change.connection.execute(insert(AUDIT_READING).values(**row))
    key = f"{sample}/{signed}/{auditor}/{kind}"
    change.record("audit_reading", stored=[{"kind": "reading", "key": key, "digest": content_digest(content)}])


def readings(connection: Connection, sample: str | None = None) -> list[Kept]:
    query = select(AUDIT_READING).order_by(AUDIT_READING.c.at)
    if sample is not None:
        query = query.where(AUDIT_READING.c.sample == sample)
    return [Kept(*row) for row in connection.execute(query)]


def propose(change: Change, signed: str, content: str) -> str:
    """A candidate for the gold set; its id."""
    identifier = new_id()
    change.connection.execute(
        insert(CANDIDATE).values(id=identifier, signed=signed, content=content, by=change.actor.person, at=stamp())
    )
    change.record("propose_gold", stored=[{"kind": "candidate", "key": identifier, "digest": content_digest(content)}])
    return identifier


def candidates(connection: Connection) -> list[Candidate]:
    return [Candidate(*row) for row in connection.execute(select(CANDIDATE).order_by(CANDIDATE.c.at))]


def approve(change: Change, identifier: str) -> None:
    """One person's approval of a candidate; it takes two others than who proposed it.

    :raises RefusedError: for a second approval by the same person.
    """
    found = next((c for c in candidates(change.connection) if c.id == identifier), None)
    if found is None:
        raise MissingError("there is no such candidate")
    person = change.actor.person
    if found.approved:
        raise ConflictError("two people approved it already")
    if person in (found.first, found.by):
        raise RefusedError("AUT002", "two people other than who proposed it must approve", "Ask somebody else.")
    column = "second" if found.first else "first"
    change.connection.execute(update(CANDIDATE).where(CANDIDATE.c.id == identifier).values(**{column: person}))
    change.record("approve_gold", candidate=identifier)
