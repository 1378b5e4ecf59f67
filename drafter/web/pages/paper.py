"""What every page is drawn on: the templates, the words for states and roles, and how times are told."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from drafter import __version__
from drafter.record.cases import Stage
from drafter.record.sessions import Session
from drafter.render.page import RECOMMENDATION_WORDS, STATE_WORDS
from drafter.review.decisions import Disposition, Outcome
from drafter.review.roles import Action, permits

DISPOSITION_WORDS = {
    Disposition.APPROVE: "approve",
    Disposition.MODIFY: "approve in part",
    Disposition.DENY: "deny",
    Disposition.REQUEST_INFORMATION: "request information",
    Disposition.REFER: "refer to a physician",
}
OUTCOME_WORDS = {
    Outcome.APPROVAL: "approval",
    Outcome.PARTIAL_APPROVAL: "partial approval",
    Outcome.DENIAL: "denial",
    Outcome.INFORMATION_REQUEST: "request for information",
    Outcome.REFERRAL: "referral",
}
STAGE_WORDS = {
    Stage.RECEIVED: "received",
    Stage.NURSE_REVIEW: "nurse review",
    Stage.PHYSICIAN_REVIEW: "physician review",
    Stage.SIGNED: "signed, letter not released",
    Stage.WAITING: "waiting for information",
    Stage.CLOSED: "closed",
}
#: Marks that turn the direction of what follows; each is closed in by itself and named, so that it turns nothing.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Lines that are longer are set in boxes of so many characters.
_LONG_LINE, _BOX = 8000, 4000


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("drafter.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["words"] = lambda value: str(value).replace("_", " ")
    environment.filters["when"] = when
    environment.filters["moment"] = moment
    environment.filters["received"] = received
    environment.filters["inert"] = inert
    environment.globals.update(
        version=__version__, states=STATE_WORDS, recommendations=RECOMMENDATION_WORDS, dispositions=DISPOSITION_WORDS,
        outcomes=OUTCOME_WORDS, stages=STAGE_WORDS, Action=Action, permits=permits,
    )  # fmt: skip
    return environment


def page(request: Request, template: str, session: Session | None, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template.

    :param session: of whoever looks; None before log-in. The template has it as ``me`` and its form token as ``csrf``.
    """
    office = request.app.state.office
    shared = {
        "me": session.person if session else None,
        "csrf": session.csrf if session else "",
        "session_lasts": session.lasts if session else 0,
        "demo": office.demo,
        "path": request.url.path,
    }
    return HTMLResponse(_environment().get_template(template).render(shared | values), status)


def error_page(request: Request, status: int, title: str, code: str) -> HTMLResponse:
    """One page for every error: what happened and the way back; no trace, no text of a record."""
    return page(request, "error.html.jinja", None, status=status, error_title=title, code=code)


def go(path: str) -> RedirectResponse:
    """On to another page after a change, so that reloading does not repeat it."""
    return RedirectResponse(path, 303)


def inert(text: str) -> Markup:
    """Text of a record, whole and without effect: escaped, line ends kept as they are, direction marks closed in.

    A line of endless length is set in boxes: browsers take half a minute to break a line of a megabyte otherwise.
    """
    if len(text) <= _LONG_LINE:
        return _inert(text)
    lines = text.split("\n")
    return Markup("\n").join(_inert(line) if len(line) <= _LONG_LINE else _boxed(line) for line in lines)


def _boxed(line: str) -> Markup:
    boxes, at = [], 0
    while at < len(line):
        end = at + _BOX if at + _BOX >= len(line) else line.rfind(" ", at + 1, at + _BOX) + 1 or at + _BOX
        boxes.append(Markup('<span class="long">{}</span>').format(_inert(line[at:end])))
        at = end
    return Markup("").join(boxes)


def _inert(text: str) -> Markup:
    found = str(escape(text)).replace("\r", "&#13;")
    return Markup(_TURNS.sub(_turn, found))  # noqa: S704 - it was escaped the line before


def _turn(mark: re.Match[str]) -> str:
    return f'<bdi class="ctl" data-u="U+{ord(mark[0]):04X}">{mark[0]}</bdi>'


def moment(at: str | datetime) -> Markup:
    """A moment as an element that a script may show in the reader's own time zone; without one it is UTC."""
    value = datetime.fromisoformat(at) if isinstance(at, str) else at
    machine = value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Markup('<time datetime="{}">{}</time>').format(machine, when(value))


def received(at: date | datetime) -> Markup:
    """When a request was received: a moment, or the day where no time was stated."""
    return moment(at) if isinstance(at, datetime) else escape(f"{at.day} {at:%b %Y}")


def when(text: str | datetime | None, zone: str = "UTC") -> str:
    """A moment without ambiguity: ``12 Jan 2026, 09:12 CST``."""
    if not text:
        return ""
    moment = datetime.fromisoformat(text) if isinstance(text, str) else text
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%b %Y, %H:%M} {local.tzname()}"
