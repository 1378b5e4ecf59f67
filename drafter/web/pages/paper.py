"""What every page is drawn on: the templates, the words for states and roles, and how times are told."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from drafter import __version__
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
    environment.globals.update(
        version=__version__, states=STATE_WORDS, recommendations=RECOMMENDATION_WORDS, dispositions=DISPOSITION_WORDS,
        outcomes=OUTCOME_WORDS, Action=Action, permits=permits,
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


def when(text: str | datetime | None, zone: str = "UTC") -> str:
    """A moment without ambiguity: ``12 Jan 2026, 09:12 CST``."""
    if not text:
        return ""
    moment = datetime.fromisoformat(text) if isinstance(text, str) else text
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%b %Y, %H:%M} {local.tzname()}"
