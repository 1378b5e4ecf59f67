"""The queue: due first, without any recommendation and without any colour by outcome."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from drafter.record import cases, people
from drafter.record.cases import File, Stage
from drafter.record.clock import now
from drafter.record.store import Change
from drafter.review import clocks
from drafter.web.actions import actor
from drafter.web.pages.paper import page
from drafter.web.security import OfficeNow, SignedIn

router = APIRouter()


class Row(NamedTuple):
    """A case as the queue shows it: nothing that would anchor the reader."""

    file: File
    left: str
    member: str
    services: str
    holder: str


@router.get("/")
def queue(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    with office.store.change(actor(session.person)) as change:
        names = {person.id: person.name for person in people.everyone(change.connection)}
        rows = [_row(file, change, names) for file in cases.files(change.connection) if file.stage is not Stage.CLOSED]
        change.record("view_queue")
    return page(request, "queue.html.jinja", session, rows=rows)


def _row(file: File, change: Change, names: dict[str, str]) -> Row:
    content = cases.content(change.connection, file.id)
    due = clocks.Due.model_validate(file.due_record)
    return Row(
        file,
        clocks.left(due, now()),
        masked(content.member.name if content.member else None, content.member.id if content.member else None),
        ", ".join(f"{line.code} ×{line.units}" for line in content.request.lines),
        names.get(file.holder or "", ""),
    )


def masked(name: str | None, number: str | None) -> str:
    """Initials and the last four characters of the member number."""
    initials = "".join(f"{part[0]}." for part in (name or "").split() if part)
    return " ".join(part for part in (initials or "–", f"…{number[-4:]}" if number else "") if part)
