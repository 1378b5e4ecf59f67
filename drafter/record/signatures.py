"""Signatures as they are kept. Only ``signoff`` makes one; anything that changes a signed case ends its standing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field
from sqlalchemy import Connection, insert, select, update

from drafter.drafting.determination import digest_of
from drafter.errors import MissingError
from drafter.evidence.intake.cases import Record
from drafter.record.clock import stamp
from drafter.record.ledger import content_digest
from drafter.record.tables import CASE, SIGNATURE
from drafter.review.decisions import Decision, Outcome
from drafter.review.gates import Signer
from drafter.review.shown import Shown

if TYPE_CHECKING:
    from drafter.record.store import Change


class Determination(Record):
    """What a person signed: the decisions, who, when, and exactly what was shown.

    :param stage: where the case stood; it goes back there when the signature is dismissed.
    :param ledger: hash of the ledger's last entry before the signature.
    """

    schema_: Literal["determination/1"] = Field("determination/1", alias="schema")
    id: str
    case: str
    version: int
    stage: str
    outcome: Outcome
    decisions: tuple[Decision, ...]
    signer: Signer
    at: str
    shown: Shown
    ledger: str

    @property
    def digest(self) -> str:
        return digest_of(self.model_dump(mode="json", by_alias=True))


class Signature(NamedTuple):
    """A determination with what became of it."""

    determination: Determination
    dismissed: str | None
    dismissed_because: str | None
    released: str | None

    @property
    def stands(self) -> bool:
        return self.dismissed is None


def keep(change: Change, determination: Determination) -> None:
    text = determination.model_dump_json(by_alias=True)
    change.connection.execute(
        insert(SIGNATURE).values(
            id=determination.id, case=determination.case, version=determination.version, content=text,
            digest=content_digest(text), by=determination.signer.person, at=determination.at,
        )
    )  # fmt: skip
    stored = {"kind": "signature", "key": determination.id, "digest": content_digest(text)}
    change.record(
        "sign",
        determination.case,
        stored=[stored],
        outcome=determination.outcome.value,
        shown=determination.shown.digest,
    )


def of_case(connection: Connection, case: str) -> list[Signature]:
    """Every signature of a case, oldest first, dismissed ones too."""
    rows = connection.execute(select(SIGNATURE).where(SIGNATURE.c.case == case).order_by(SIGNATURE.c.at))
    return [
        Signature(Determination.model_validate_json(r.content), r.dismissed, r.dismissed_because, r.released)
        for r in rows
    ]


def standing(connection: Connection, case: str) -> Signature:
    """The signature that stands.

    :raises MissingError: when none does.
    """
    found = [signature for signature in of_case(connection, case) if signature.stands]
    if not found:
        raise MissingError("nothing is signed")
    return found[-1]


def release(change: Change, determination: Determination) -> None:
    """Notes that the letter of a signature went out."""
    change.connection.execute(update(SIGNATURE).where(SIGNATURE.c.id == determination.id).values(released=stamp()))
    change.record("release_letter", determination.case, signature=determination.id)


def replace(change: Change, determination: Determination) -> None:
    """Ends the standing of earlier signatures of the case: a later determination went out."""
    for earlier in of_case(change.connection, determination.case):
        if earlier.stands and earlier.determination.id != determination.id:
            _end(change, determination.case, earlier.determination.id, "the letter of a later determination went out")


def dismiss(change: Change, case: str, because: str) -> None:
    """Ends the standing of a signature whose letter has not gone out; the case is open again where it was signed."""
    waiting = (SIGNATURE.c.case == case) & SIGNATURE.c.dismissed.is_(None) & SIGNATURE.c.released.is_(None)
    row = change.connection.execute(select(SIGNATURE.c.id, SIGNATURE.c.content).where(waiting)).first()
    if row is None:
        return
    _end(change, case, row.id, because)
    stage = json.loads(row.content)["stage"]
    change.connection.execute(update(CASE).where(CASE.c.id == case).values(stage=stage))


def awaiting(connection: Connection, case: str) -> Determination | None:
    """The determination that stands and whose letter has not gone out."""
    found = [s.determination for s in of_case(connection, case) if s.stands and s.released is None]
    return found[-1] if found else None


def supersede(change: Change, case: str, because: str) -> Determination:
    """Ends the standing of the signature, released or not, for an amendment.

    :raises MissingError: when none stands.
    """
    signature = standing(change.connection, case)
    _end(change, case, signature.determination.id, because)
    return signature.determination


def _end(change: Change, case: str, identifier: str, because: str) -> None:
    change.connection.execute(
        update(SIGNATURE).where(SIGNATURE.c.id == identifier).values(dismissed=stamp(), dismissed_because=because)
    )
    change.record("dismiss_signature", case, signature=identifier, because=content_digest(because))
