"""What people do on the case page, one form each: one action, then on to the page; what did not work comes back with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fastapi import APIRouter, Request, Response

from drafter.criteria.logic import State
from drafter.errors import DrafterError, InputError
from drafter.evidence.claims.facts import Evidence
from drafter.record import cases
from drafter.review.gates import Opening
from drafter.web import actions, stages
from drafter.web.office import Office
from drafter.web.pages.case import draw, number, opened, refusal, standing
from drafter.web.pages.paper import go
from drafter.web.security import Form, OfficeNow, Posted

router = APIRouter(prefix="/cases/{case}")


@router.post("/open")
def open_evidence(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """A quote or a receipt opened; the page then stands at the quote."""
    opening = Opening(line=_number(form, "line"), criterion=form.text("criterion"), quote=form.text("quote"))
    return _done(request, office, form, case, lambda: actions.open_evidence(office, form.session.person, case, opening))


@router.post("/answers")
def answer(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    line, criterion = _number(form, "line"), form.text("criterion")

    def act() -> object:
        if form.text("withdraw"):
            return actions.withdraw(office, form.session.person, case, _base(form), line, criterion)
        return actions.answer(
            office, form.session.person, case, _base(form), line, criterion, _state(form), _words(form, "reason")
        )

    return _done(request, office, form, case, act)


@router.post("/quotes")
def quote(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """A quote added, by its place in the record: ``DOCUMENT NUMBER:START-END``."""

    def act() -> object:
        place = _place(office, case, form.text("place"))
        return actions.quote(
            office, form.session.person, case, _base(form), _number(form, "line"), form.text("criterion"), place
        )

    return _done(request, office, form, case, act)


@router.post("/sentences")
def sentence(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """A sentence of the rationale rewritten, removed, or a new one."""

    def act() -> object:
        person, base, text = form.session.person, _base(form), _words(form, "text")
        if form.text("sentence"):
            return actions.edit(
                office, person, case, base, _number(form, "sentence"), "" if form.text("remove") else _some(text)
            )
        return actions.write(
            office, person, case, base, _number(form, "line"), form.text("criterion") or None, _some(text)
        )

    return _done(request, office, form, case, act)


@router.post("/acknowledge")
def acknowledge(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    def act() -> object:
        return actions.acknowledge(
            office, form.session.person, case, _base(form), form.text("finding"), _words(form, "reason")
        )

    return _done(request, office, form, case, act)


@router.post("/comments")
def comment(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    return _done(
        request, office, form, case,
        lambda: actions.comment(office, form.session.person, case, form.text("place")[:200] or "case", _words(form, "text")),
    )  # fmt: skip


@router.post("/comments/{comment}/resolve")
def resolve(request: Request, office: OfficeNow, form: Form, case: str, comment: str) -> Response:
    return _done(request, office, form, case, lambda: actions.resolve(office, form.session.person, case, comment))


@router.post("/draft")
def draft(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    return _done(request, office, form, case, lambda: actions.draft(office, form.session.person, case))


@router.post("/lease")
def lease(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    act = stages.release_lease if form.text("do") == "release" else stages.take_lease
    return _done(request, office, form, case, lambda: act(office, form.session.person, case))


@router.post("/find")
def find(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """A search in the record. Its words are in no address, so the answer is the page itself."""
    return draw(request, office, form.session, case, opened(request, found=form.text("words")[:200], **_place_of(form)))


def _done(request: Request, office: Office, form: Posted, case: str, act: Callable[[], object]) -> Response:
    """One action; then the page where the form was, or the page with what did not work."""
    place = _place_of(form)
    try:
        act()
    except DrafterError as error:
        fields = {name: form.text(name) for name in form.form if name != "csrf" and isinstance(form.form[name], str)}
        told = refusal(error, request.url.path, fields)
        if told.conflict:
            told = replace(told, theirs=standing(office, form.session.person, case, fields))
        return draw(request, office, form.session, case, opened(request, problem=told, fields=fields, **place))
    shown = "&".join(f"{name}={value}" for name, value in (("line", place["line"]), ("c", place["criterion"])) if value)
    tab = form.text("tab")
    shown += f"&tab={tab}" if tab in ("literature", "draft") else ""
    anchor = form.text("go")
    plain = anchor.replace("-", "").isalnum() and anchor.isascii()
    return go(f"/cases/{case}" + (f"?{shown.removeprefix('&')}" if shown else "") + (f"#{anchor}" if plain else ""))


def _place_of(form: Posted) -> dict[str, int]:
    """Line and criterion that the page shows, by their numbers."""
    return {"line": number(form.text("line")), "criterion": number(form.text("c"))}


def _number(form: Posted, name: str) -> int:
    text = form.text(name)
    if not text.isdecimal() or len(text) > 9:
        raise InputError("the form lacks a number", place=name, remedy="Reload the page and try again.")
    return int(text)


def _base(form: Posted) -> int:
    return _number(form, "base")


def _words(form: Posted, name: str) -> str:
    text = form.text(name).strip()
    if len(text) > 4000:
        raise InputError("the text is longer than 4,000 characters", place=name, remedy="Shorten it.")
    return text


def _some(text: str) -> str:
    if not text:
        raise InputError("the sentence is empty", place="text", remedy="Write it, or remove it with its button.")
    return text


def _state(form: Posted) -> State:
    try:
        return State(form.text("state"))
    except ValueError:
        raise InputError("no answer was chosen", place="state", remedy="Choose one of the five answers.") from None


def _place(office: Office, case: str, text: str) -> Evidence:
    """:raises InputError: for a place that is none."""
    number, _, span = text.partition(":")
    start, _, end = span.partition("-")
    with office.store.read() as connection:
        content = cases.content(connection, case, cases.file(connection, case).material)
    whole = all(part.isdecimal() and len(part) < 10 for part in (number, start, end))
    known = whole and 0 < int(number) <= len(content.documents)
    if not known or not int(start) < int(end) <= len(content.documents[int(number) - 1].text):
        raise InputError("nothing of the record was chosen", place="quote", remedy="Select words, or use sentence by sentence.")  # fmt: skip
    document = content.documents[int(number) - 1]
    words = document.text[int(start) : int(end)]
    return Evidence(document=document.id, start=int(start), end=int(end), quote=words, page=document.page(int(start)))
