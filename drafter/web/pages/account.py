"""Logging in and out, the password, tokens for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from drafter.errors import InputError, RefusedError
from drafter.record import people, sessions
from drafter.record.sessions import Session
from drafter.record.store import Actor
from drafter.web.changes import actor
from drafter.web.pages.paper import go, page
from drafter.web.security import (
    BeforeLogin,
    Form,
    OfficeNow,
    Posted,
    SignedIn,
    cookie_name,
    local,
    new_login_token,
    posted_any,
    set_cookie,
    set_login_token,
    visitor,
)  # fmt: skip

router = APIRouter()


@router.get("/login")
def login_page(request: Request, office: OfficeNow, *, again: bool = False) -> Response:
    """:param again: whether a log-in just failed."""
    token = new_login_token()
    response = page(
        request, "login.html.jinja", None, status=401 if again else 200, next=local(request.query_params.get("next")),
        again=again, token=token, provider=bool(office.settings["DRAFTER_OIDC_ISSUER"]),
    )  # fmt: skip
    set_login_token(response, office, token)
    return response


@router.post("/login")
def login(request: Request, office: OfficeNow, form: BeforeLogin) -> Response:
    name, password = str(form.get("login", "")), str(form.get("password", ""))
    address = request.client.host if request.client else ""
    try:
        person = people.prove(office.store, Actor(), name, password, address)
    except RefusedError:
        with office.store.change(Actor()) as change:
            change.record("login_refused")
        raise
    if person is None:
        return login_page(request, office, again=True)
    with office.store.change(actor(person)) as change:
        secret, _ = sessions.begin(change, person)
    response = go("/password" if person.one_time else local(form.get("next")))
    set_cookie(response, office, secret)
    response.delete_cookie("drafter-login")
    return response


@router.post("/logout")
def logout(office: OfficeNow, form: Annotated[Posted, Depends(posted_any)]) -> Response:
    with office.store.change(actor(form.session.person)) as change:
        sessions.end(change, form.session)
    response = go("/login")
    response.delete_cookie(cookie_name(office), secure=office.secure, httponly=True)
    return response


@router.get("/password")
def password_page(request: Request, session: Annotated[Session | None, Depends(visitor)]) -> Response:
    return page(request, "password.html.jinja", session, wrong="") if session else go("/login")


@router.post("/password")
def password(request: Request, office: OfficeNow, form: Annotated[Posted, Depends(posted_any)]) -> Response:
    """Another password; every session ends and the person logs in with it."""
    session, new = form.session, form.text("new")
    address = request.client.host if request.client else ""
    proved = people.prove(office.store, actor(session.person), session.person.login, form.text("old"), address)
    wrong = "The present password is not right." if proved is None else ""
    if proved is not None and new != form.text("again"):
        wrong = "The two new passwords differ."
    if proved is not None and new == form.text("old"):
        wrong = "The new password is the old one."
    if not wrong:
        try:
            with office.store.change(actor(session.person)) as change:
                people.change_password(change, session.person, new)
        except InputError as error:
            wrong = str(error)
    if wrong:
        return page(request, "password.html.jinja", session, wrong=wrong, status=422)
    return go("/login")


@router.get("/account")
def account(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    with office.store.read() as connection:
        held = sessions.tokens(connection, session.person)
    return page(request, "account.html.jinja", session, tokens=held, secret="")


@router.post("/account/tokens")
def issue(request: Request, office: OfficeNow, form: Form) -> Response:
    """A token, shown this once."""
    person = form.session.person
    with office.store.change(actor(person)) as change:
        secret, _ = sessions.issue(change, person, form.text("name").strip()[:80] or "token")
    with office.store.read() as connection:
        held = sessions.tokens(connection, person)
    return page(request, "account.html.jinja", form.session, tokens=held, secret=secret)


@router.post("/account/tokens/{token}/revoke")
def revoke(office: OfficeNow, form: Form, token: str) -> Response:
    with office.store.change(actor(form.session.person)) as change:
        sessions.revoke(change, form.session.person, token)
    return go("/account")
