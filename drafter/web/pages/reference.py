"""Pages to look things up in: what a finding code means, and the keys."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from drafter.drafting.findings import RULES, family
from drafter.errors import MissingError
from drafter.web.pages.paper import page
from drafter.web.security import SignedIn

router = APIRouter()


@router.get("/rules/{code}")
def explain(request: Request, session: SignedIn, code: str) -> Response:
    """:raises MissingError: for a code that does not exist."""
    rule = RULES.get(code.upper())
    if rule is None:
        raise MissingError("there is no such finding code")
    return page(request, "rule.html.jinja", session, rule=rule, family=family(rule.code))


@router.get("/keys")
def keys(request: Request, session: SignedIn) -> Response:
    return page(request, "keys.html.jinja", session)
