"""The auditor's pages: samples, the worklist of one, reports, candidates for the gold set."""

from __future__ import annotations

import json
import secrets
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse
from pydantic import ValidationError

from drafter.errors import DrafterError, InputError, MissingError
from drafter.quality.audit_reports import packet as packets
from drafter.quality.audit_reports.page import style, to_fragment, to_html
from drafter.quality.audit_reports.plain import to_csv, to_json
from drafter.quality.audits.samples import Method, Plan, Sample
from drafter.record import audits as kept
from drafter.record import people
from drafter.record.clock import now
from drafter.record.sessions import Session
from drafter.web import auditing
from drafter.web.office import Office
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, Posted, SignedIn
from drafter.web.statuses import status_of

router = APIRouter()
By = Literal["policy", "outcome", "reviewer", "model"]
_METHODS = {
    "simple": "simple: by lot from everything signed in the period",
    "stratified": "stratified: by lot within each policy, outcome, reviewer or model",
    "risk": "by risk: the fast, unedited, acknowledged, disputed and overturned first; says nothing of the rest",
}


class SampleRow(NamedTuple):
    """A sample in the list."""

    id: str
    sample: Sample
    by: str
    at: str
    read: int


@router.get("/audits")
def overview(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    auditing.look(office, session.person, "samples")
    with office.store.read() as connection:
        names = {person.id: person.name for person in people.everyone(connection)}
        read = kept.readings(connection)
        rows = [
            SampleRow(i, Sample.model_validate_json(content), names.get(by, "the command line"), at, len({r.signed for r in read if r.sample == i}))
            for i, content, by, at in kept.samples(connection)
        ]  # fmt: skip
    today = now().date()
    since, until = today - timedelta(days=89), today + timedelta(days=1)
    return page(request, "audits/overview.html.jinja", session, rows=rows, methods=_METHODS, since=since.isoformat(), until=until.isoformat())  # fmt: skip


@router.get("/audits/new")
def new(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    auditing.look(office, session.person, "new sample")
    today = now().date()
    typed = {"since": (today - timedelta(days=89)).isoformat(), "until": (today + timedelta(days=1)).isoformat(), "method": "simple", "by": "policy", "how": "rule", "size": "20", "margin": "0.05", "seed": str(secrets.randbelow(10**6))}  # fmt: skip
    return _new(request, session, typed, None)


@router.post("/audits/new")
def draw(request: Request, office: OfficeNow, form: Form) -> Response:
    try:
        identifier = auditing.draw(office, form.session.person, _plan(form))
    except InputError as error:
        typed = {name: form.text(name) for name in ("since", "until", "method", "by", "how", "size", "margin", "seed")}
        return _new(request, form.session, typed, error)
    return go(f"/audits/{identifier}")


def _new(request: Request, session: Session, typed: dict[str, str], error: InputError | None) -> Response:
    return page(request, "audits/new.html.jinja", session, status=422 if error else 200, typed=typed, error=error, methods=_METHODS, strata=get_args(By))  # fmt: skip


def _plan(form: Posted) -> Plan:
    """:raises InputError: for what makes no plan."""
    since, until = (_day(form, name) for name in ("since", "until"))
    if since >= until:
        raise InputError("the period ends before it begins", place="until", remedy="Give the first day after it.")
    how = form.text("how")
    size: dict[str, object] = {"rule": "5%-or-50"}
    if how == "size":
        size = {"size": form.text("size").strip()}
    elif how == "margin":
        size = {"rule": "margin", "margin": form.text("margin").strip()}
    try:
        return Plan.model_validate({
            "method": Method(form.text("method")), "since": since, "until": until, "by": form.text("by"), "seed": form.text("seed").strip(), **size,
        }, strict=False)  # fmt: skip
    except (ValidationError, ValueError) as error:
        place = str(error.errors()[0]["loc"][0]) if isinstance(error, ValidationError) else "method"
        remedy = {"size": "Give a whole number from 1.", "margin": "Give a number such as 0.05.", "seed": "Give a whole number."}  # fmt: skip
        raise InputError("this does not fit", place=place, remedy=remedy.get(place, "Choose one of the list.")) from None  # fmt: skip


def _day(form: Posted, name: str) -> str:
    try:
        return date.fromisoformat(form.text(name).strip()).isoformat()
    except ValueError:
        raise InputError("this is no day", place=name, remedy="Write it as 2026-01-31.") from None


@router.get("/audits/report.css")
def style_sheet(_: SignedIn) -> Response:
    return PlainTextResponse(style(), media_type="text/css")


@router.get("/audits/report")
def period_report(request: Request, office: OfficeNow, session: SignedIn, since: str = "", until: str = "", form: str = "html") -> Response:  # fmt: skip
    try:
        days = (date.fromisoformat(since).isoformat(), date.fromisoformat(until).isoformat())
    except ValueError:
        raise InputError("the report needs a period", place="since, until", remedy="Write days as 2026-01-31.") from None  # fmt: skip
    return _report(request, office, session, period=days, form=form)


@router.get("/audits/gold")
def gold(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    return _gold(request, office, session, None)


@router.post("/audits/gold/{candidate}/approve")
def approve(request: Request, office: OfficeNow, form: Form, candidate: str) -> Response:
    try:
        auditing.approve(office, form.session.person, candidate)
    except DrafterError as error:
        return _gold(request, office, form.session, error)
    return go("/audits/gold")


def _gold(request: Request, office: Office, session: Session, error: DrafterError | None) -> Response:
    if isinstance(error, MissingError):
        raise error
    found = auditing.candidates(office, session.person)
    with office.store.read() as connection:
        names = {person.id: person.name for person in people.everyone(connection)}
    told = [(each, json.loads(each.content)["expected"]) for each in found]
    return page(request, "audits/gold.html.jinja", session, status=status_of(error) if error else 200, candidates=told, names=names, error=error)  # fmt: skip


@router.get("/cases/{case}/packet")
def packet(office: OfficeNow, session: SignedIn, case: str) -> Response:
    """The audit packet as a file, so that its own style sheet is not this site's."""
    made = packets.to_html(auditing.packet(office, session.person, case))
    return HTMLResponse(made, headers={"Content-Disposition": f'attachment; filename="packet-{case[:4]}.html"'})


@router.get("/cases/{case}/packet.pdf")
def packet_pdf(office: OfficeNow, session: SignedIn, case: str) -> Response:
    made = packets.to_pdf(auditing.packet(office, session.person, case))
    return Response(made, media_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="packet-{case[:4]}.pdf"'})  # fmt: skip


@router.get("/audits/{sample}")
def worklist(request: Request, office: OfficeNow, session: SignedIn, sample: str) -> Response:
    found, rows = auditing.worklist(office, session.person, sample)
    done = bool(rows) and all(reading is not None for _, _, reading in rows)
    return page(request, "audits/worklist.html.jinja", session, id=sample, sample=found, rows=rows, done=done, why={d.id: d for d in found.drawn}, methods=_METHODS)  # fmt: skip


@router.get("/audits/{sample}/report")
def sample_report(request: Request, office: OfficeNow, session: SignedIn, sample: str, form: str = "html") -> Response:
    return _report(request, office, session, sample=sample, form=form)


def _report(request: Request, office: Office, session: Session, *, sample: str = "", period: tuple[str, str] = ("", ""), form: str) -> Response:  # fmt: skip
    made = auditing.report(office, session.person, sample=sample, period=period)
    files = {"json": (to_json, "application/json"), "csv": (to_csv, "text/csv"), "file": (to_html, "text/html")}
    if form in files:
        render, kind = files[form]
        ending = "html" if form == "file" else form
        name = f'attachment; filename="audit-{made.since}-{made.until}.{ending}"'
        maker = HTMLResponse if form == "file" else PlainTextResponse
        return maker(render(made), media_type=kind, headers={"Content-Disposition": name})
    here = f"/audits/{sample}/report?" if sample else f"/audits/report?since={made.since}&until={made.until}&"
    return page(request, "audits/report.html.jinja", session, report=made, body=to_fragment(made), here=here, sample=sample)  # fmt: skip
