"""The ledger, for auditors and administrators: its entries, and the check of all of it."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from drafter.evidence.intake.cases import Record
from drafter.record.clock import stamp
from drafter.record.events import Asked
from drafter.record.ledger import Entry
from drafter.web import administration
from drafter.web.security import Bearer, OfficeNow

router = APIRouter(prefix="/ledger", tags=["ledger"])


class EntryTold(Record):
    """An entry.

    :param detail: no text of a record: what was done, and digests of what was stored.
    :param hash: SHA-256 of the canonical JSON of the other fields with an empty hash.
    """

    seq: int
    at: str
    actor: str
    role: str
    action: str
    case: str | None
    detail: dict[str, Any]
    previous: str
    hash: str


class Entries(Record):
    """:param older: for ``before`` of the next page; null on the last."""

    entries: tuple[EntryTold, ...]
    older: int | None


class BreakTold(Record):
    """A place where the ledger is not what was written.

    :param seq: number of the entry; 0 for what no entry tells of.
    """

    seq: int
    what: str


class Verification(Record):
    """:param head: hash of the last entry: keep it elsewhere."""

    entries: int
    head: str
    breaks: tuple[BreakTold, ...]


@router.get("/entries")
def entries(
    office: OfficeNow, person: Bearer, since: AwareDatetime | None = None, until: AwareDatetime | None = None,
    actor: Annotated[str, Query(max_length=60)] = "", action: Annotated[str, Query(max_length=60)] = "",
    case: Annotated[str, Query(max_length=60)] = "",
    before: Annotated[int | None, Query(ge=1, le=2_000_000_000, description="Only entries with smaller numbers.")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Entries:  # fmt: skip
    """Entries, newest first."""
    asked = Asked(stamp(since) if since else "", stamp(until) if until else "", actor, action, case)
    found = administration.ledger(office, person, asked, before=before, size=limit)
    return Entries(entries=tuple(_told(entry) for entry in found.entries), older=found.older)


@router.post("/verification")
def verify(office: OfficeNow, person: Bearer) -> Verification:
    """Checks the whole chain and all that it vouches for; that it was checked is an entry too."""
    found = administration.verify(office, person)
    breaks = tuple(BreakTold(seq=each.seq, what=each.what) for each in found.breaks)
    return Verification(entries=found.entries, head=found.head, breaks=breaks)


def _told(entry: Entry) -> EntryTold:
    try:
        detail = json.loads(entry.detail)
    except ValueError:
        detail = None
    return EntryTold.model_validate(entry._asdict() | {"detail": detail if isinstance(detail, dict) else {}})
