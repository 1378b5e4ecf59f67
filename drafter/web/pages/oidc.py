"""To the identity provider and back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from drafter.errors import DrafterError, MissingError, RefusedError
from drafter.record import people, sessions
from drafter.record.sessions import Session
from drafter.record.store import Actor
from drafter.web import oidc
from drafter.web.changes import actor, refused
from drafter.web.office import Office
from drafter.web.oidc import Flow, Provider
from drafter.web.pages.paper import go
from drafter.web.security import LoggedOutError, OfficeNow, local, set_cookie, visitor

router = APIRouter()
_COOKIE = "drafter-oidc"


@router.get("/login/oidc")
def leave(request: Request, office: OfficeNow, session: Annotated[Session | None, Depends(visitor)], *, again: bool = False) -> Response:  # fmt: skip
    """:param again: somebody who is logged in proves who they are once more, to sign."""
    if again and session is None:
        raise LoggedOutError
    known = _provider(office)
    flow = Flow.begin(local(request.query_params.get("next")), again=again)
    response = go(oidc.leave(known, flow, _back(request)))
    # Lax, for the browser comes back from another site; it lasts as long as somebody needs to log in there.
    response.set_cookie(
        _COOKIE, flow.packed(), max_age=600, path="/login/oidc", secure=office.secure, httponly=True, samesite="lax"
    )
    return response


@router.get("/login/oidc/callback")
def arrive(request: Request, office: OfficeNow, session: Annotated[Session | None, Depends(visitor)], code: str = "", state: str = "") -> Response:  # fmt: skip
    try:
        flow = Flow.unpacked(request.cookies.get(_COOKIE, ""))
        subject = oidc.arrive(_provider(office), flow, _back(request), code=code, state=state)
        response = _proved(office, session, flow, subject) if flow.again else _logged_in(office, flow, subject)
    except RefusedError as error:
        _refused(office, session, error)
        raise
    response.delete_cookie(_COOKIE, path="/login/oidc", secure=office.secure, httponly=True)
    return response


def _logged_in(office: Office, flow: Flow, subject: str) -> Response:
    """:raises RefusedError: when no account belongs to the subject."""
    with office.store.read() as connection:
        person = people.by_subject(connection, subject)
    if person is None or not person.active:
        raise RefusedError("AUT008", "no account belongs to this identity", "An administrator can enter it.")
    with office.store.change(actor(person)) as change:
        secret, _ = sessions.begin(change, person)
    response = go(local(flow.next))
    set_cookie(response, office, secret)
    return response


def _proved(office: Office, session: Session | None, flow: Flow, subject: str) -> Response:
    """:raises RefusedError: when the provider vouches for someone else than who is logged in."""
    if session is None:
        raise LoggedOutError
    if session.person.subject != subject:
        raise RefusedError("AUT008", "the identity provider vouches for someone else", "Log in there as yourself.")
    with office.store.change(actor(session.person)) as change:
        sessions.proved(change, session)
    return go(local(flow.next))


def _refused(office: Office, session: Session | None, error: DrafterError) -> None:
    if session is not None and isinstance(error, RefusedError):
        refused(office, session.person, "prove_identity", None, error)
        return
    with office.store.change(Actor()) as change:
        change.record("login_refused")


def _provider(office: Office) -> Provider:
    """:raises MissingError: when the settings name none."""
    known = oidc.provider(office.settings)
    if known is None:
        raise MissingError("no identity provider is set up")
    return known


def _back(request: Request) -> str:
    return str(request.url_for("arrive"))
