"""The ledger: checked now, read by period, person and action, and taken out; for auditors and administrators."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from drafter.errors import InputError
from drafter.record.clock import now, stamp
from drafter.record.events import Asked, Verified
from drafter.record.ledger import Entry
from drafter.web import administration
from drafter.web.office import Office
from drafter.web.pages.event_words import told
from drafter.web.pages.paper import page
from drafter.web.security import Form, OfficeNow, SignedIn

router = APIRouter()


class Filter(NamedTuple):
    """What the page was asked for, as it was written.

    :param since, until: days in UTC, both within.
    """

    since: str = ""
    until: str = ""
    person: str = ""
    action: str = ""
    case: str = ""

    def asked(self) -> Asked:
        """:raises InputError: for a day that is none."""
        until = _day(self.until, "until")
        return Asked(
            _stamp(_day(self.since, "since")), _stamp(until + timedelta(days=1) if until else None), self.person,
            self.action, self.case,
        )  # fmt: skip

    def query(self, **more: object) -> str:
        return urlencode({key: value for key, value in (self._asdict() | more).items() if value})


class Row(NamedTuple):
    entry: Entry
    who: str
    words: str


@router.get("/ledger")
def ledger_page(request: Request, office: OfficeNow, session: SignedIn, since: str = "", until: str = "", person: str = "", action: str = "", case: str = "", before: Annotated[int | None, Query(ge=1, le=2_000_000_000)] = None) -> Response:  # fmt: skip
    """:param before: only entries older than this number."""
    return _shown(request, office, session, Filter(since, until, person, action, case), before=before)


@router.post("/ledger/verify")
def verify(request: Request, office: OfficeNow, form: Form) -> Response:
    verified = administration.verify(office, form.session.person)
    return _shown(request, office, form.session, Filter(), verified=verified)


@router.get("/ledger/export")
def export(office: OfficeNow, session: SignedIn, since: str = "", until: str = "", person: str = "", action: str = "", case: str = "") -> Response:  # fmt: skip
    lines = administration.export(office, session.person, Filter(since, until, person, action, case).asked())
    return StreamingResponse(
        lines, media_type="application/jsonl",
        headers={"Content-Disposition": f'attachment; filename="ledger-{now():%Y%m%dT%H%M%SZ}.jsonl"'},
    )  # fmt: skip


def _shown(request: Request, office: Office, session: SignedIn, wanted: Filter, *, before: int | None = None, verified: Verified | None = None) -> Response:  # fmt: skip
    error = None
    try:
        asked = wanted.asked()
    except InputError as wrong:
        asked, error = Asked(), wrong
    found = administration.ledger(office, session.person, asked, before=before)
    names = {each.id: each.name for each in found.people}
    return page(
        request, "ledger.html.jinja", session, status=422 if error else 200, error=error, wanted=wanted, found=found, verified=verified,
        rows=[_row(entry, names) for entry in found.entries], older=wanted.query(before=found.older) if found.older else "",
        first=wanted.query() if before else None, export=wanted.query(),
    )  # fmt: skip


def _row(entry: Entry, names: dict[str, str]) -> Row:
    try:
        detail = json.loads(entry.detail)
    except ValueError:
        detail = None
    return Row(
        entry, names.get(entry.actor, entry.actor), told(entry.action, detail if isinstance(detail, dict) else {})
    )


def _day(text: str, place: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError("this is no day", place=place, remedy="Write it as 2026-01-12.") from None


def _stamp(day: date | None) -> str:
    return stamp(datetime.combine(day, time(), tzinfo=UTC)) if day else ""
