"""Cases: new ones, the queue, one case as its person may see it, its documents, drafts, information that arrived."""

from __future__ import annotations

import json
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from drafter.errors import InputError
from drafter.evidence.intake.case_files import load_case
from drafter.evidence.intake.cases import Case, Document, Member, Record
from drafter.record import cases, people, signatures, work
from drafter.record.cases import Stage
from drafter.review.decisions import Outcome
from drafter.review.gates import Opening
from drafter.review.roles import Action
from drafter.web import actions, changes
from drafter.web.api.asked import TAGGED, CaseId, Repeated, Saved, Sent, carried_out, saved, tag
from drafter.web.security import Bearer, OfficeNow
from drafter.web.views.case import CaseView, case_view
from drafter.web.views.queue import QueueFilter, QueueView, queue_view

router = APIRouter(prefix="/cases", tags=["cases"])


def _takes(schema: str, example: Any) -> dict[str, Any]:
    """What a body holds that is read by the case reader and not by this framework."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}}
    return {"requestBody": {"required": True, "content": content}}


_EXAMPLE = {
    "id": "neck-tpi", "payer": "example-commercial",
    "request": {
        "review": "prospective", "received": "2026-01-12T09:12:00-06:00", "jurisdiction": "CA", "region": "cervical",
        "lines": [{"line": 1, "code": "20553", "units": 1, "diagnoses": ["M79.18"]}],
    },
    "documents": [{"id": "note-1", "kind": "progress-note", "date": "2026-01-05", "text": "Neck pain for 5 months."}],
}  # fmt: skip


class Created(Record):
    """:param id: the case's id here, which tells nothing; its own id stays inside."""

    id: str


class Information(Record):
    """Documents that arrived, each with an id of its own."""

    documents: tuple[Document, ...]


@router.post("", status_code=201, openapi_extra=_takes("Case", _EXAMPLE))
def create(office: OfficeNow, person: Bearer, response: Response, body: Sent, once: Repeated) -> Created:
    """A new case, written as a case file: JSON with the documents' text inline. It is refused for what a file would be."""
    case = _read(body)
    identifier = carried_out(office, once, lambda: actions.create_case(office, person, case, once))
    response.headers["Location"] = f"/v1/cases/{identifier}"
    return Created(id=identifier)


@router.get("")
def queue(
    office: OfficeNow, person: Bearer, stage: Stage | None = None, *, mine: bool = False, information: bool = False,
    within: Annotated[int | None, Query(ge=0, le=100_000, description="Only those due within so many hours.")] = None,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> QueueView:  # fmt: skip
    """Open cases, due first. No recommendation and no outcome is in it."""
    asked = QueueFilter(stage=stage, mine=mine, within=within, information=information, page=page)
    with changes.doing(office, person, Action.READ) as (change, _):
        change.record("view_queue")
    with office.store.read() as connection:
        names = {each.id: each.name for each in people.everyone(connection)}
        return queue_view(connection, person, names, asked)


@router.get("/{case}", responses=TAGGED)
def show(office: OfficeNow, person: Bearer, response: Response, case: CaseId) -> CaseView:
    """A case as you may see it: what the draft suggests for a criterion is in it once you opened its evidence or answered it."""
    file = actions.read(office, person, case)
    with office.store.read() as connection:
        view, _ = case_view(connection, file, person, office.rules)
    tag(response, file.version)
    return view


@router.get("/{case}/documents")
def documents(office: OfficeNow, person: Bearer, case: CaseId) -> tuple[Document, ...]:
    """The record: every document, whole."""
    actions.read(office, person, case, "documents")
    with office.store.read() as connection:
        return cases.content(connection, case).documents


@router.get("/{case}/member")
def member(office: OfficeNow, person: Bearer, case: CaseId) -> Member:
    """Who the member is; the ledger has that you looked."""
    return actions.unmask(office, person, case).member or Member()


@router.post("/{case}/drafts", status_code=201, responses={201: TAGGED[200]})
def draft(office: OfficeNow, person: Bearer, response: Response, case: CaseId, once: Repeated) -> Saved:
    """Drafts the newest content. People's answers and words are kept; what the draft suggests is told case by case, by its gates."""
    carried_out(office, once, lambda: str(actions.draft(office, person, case, once).version))
    with office.store.read() as connection:
        return saved(response, cases.file(connection, case))


@router.post(
    "/{case}/information", status_code=201, responses={201: TAGGED[200]},
    openapi_extra=_takes("Information", {"documents": [{"id": "note-2", "kind": "therapy-note", "date": "2026-01-20", "text": "Eight weeks of therapy."}]}),
)  # fmt: skip
def inform(office: OfficeNow, person: Bearer, response: Response, case: CaseId, body: Sent, once: Repeated) -> Saved:
    """Documents that arrived. The case goes back to review, and a signature whose letter has not gone out is dismissed."""
    arrived = _documents(body)
    carried_out(office, once, lambda: str(actions.add_information(office, person, case, arrived, once).material))
    with office.store.read() as connection:
        return saved(response, cases.file(connection, case))


@router.post("/{case}/openings", status_code=204)
def open_evidence(office: OfficeNow, person: Bearer, case: CaseId, opening: Opening) -> None:
    """Says that you looked at a quote (by its ``place``), or at the search receipt (``receipt``). Only your own looking counts for you."""
    actions.open_evidence(office, person, case, opening)


class VersionTold(Record):
    """A version of the work, without its content."""

    number: int
    reason: str
    by: str
    name: str | None
    role: str
    stage: str
    at: datetime
    digest: str


class SignatureTold(Record):
    """A signature and what became of it."""

    id: str
    version: int
    outcome: Outcome
    by: str
    at: datetime
    digest: str
    dismissed: datetime | None
    dismissed_because: str | None
    released: datetime | None


class History(Record):
    versions: tuple[VersionTold, ...]
    signatures: tuple[SignatureTold, ...]


@router.get("/{case}/history")
def history(office: OfficeNow, person: Bearer, case: CaseId) -> History:
    """Versions and signatures, oldest first."""
    actions.read(office, person, case, "history")
    with office.store.read() as connection:
        versions = work.versions(connection, case)
        signed = signatures.of_case(connection, case)
    return History(
        versions=tuple(VersionTold.model_validate(each._asdict()) for each in versions),
        signatures=tuple(_signature(each) for each in signed),
    )


def _signature(kept: signatures.Signature) -> SignatureTold:
    made = kept.determination
    return SignatureTold.model_validate({
        "id": made.id, "version": made.version, "outcome": made.outcome, "by": made.signer.name, "at": made.at, "digest": made.digest,
        "dismissed": kept.dismissed, "dismissed_because": kept.dismissed_because, "released": kept.released,
    })  # fmt: skip


def _read(content: bytes) -> Case:
    """:raises InputError: as for a case file, without the name of one."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        file = Path(folder) / "case.json"
        file.write_bytes(content)
        try:
            return load_case(file)
        except InputError as error:
            raise InputError(error.cause, place=error.place, remedy=error.remedy) from None


def _documents(content: bytes) -> tuple[Document, ...]:
    """The documents of a body, read in a case of nothing else."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        raise InputError("this is not valid JSON", remedy="Check commas and quotes.") from None
    if not isinstance(body, dict) or set(body) != {"documents"}:
        raise InputError("this is no list of documents", remedy="Send an object with the key documents.")
    around = {
        "id": "new", "payer": "any", "documents": body["documents"],
        "request": {"review": "prospective", "received": date.min.replace(year=2000).isoformat(), "lines": [{"line": "1", "code": "00000"}]},
    }  # fmt: skip
    return _read(json.dumps(around).encode()).documents
