"""Accounts, for administrators."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from drafter.errors import DrafterError, InputError
from drafter.record import people as accounts
from drafter.record.people import Person
from drafter.review.roles import Role
from drafter.web import administration
from drafter.web.administration import Account
from drafter.web.office import Office
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, Posted, SignedIn
from drafter.web.statuses import status_of

router = APIRouter()
_EMPTY = Account("", "", Role.NURSE.value, "", "", "")


@router.get("/people")
def people_page(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    return _list(request, office, session)


@router.post("/people")
def add(request: Request, office: OfficeNow, form: Form) -> Response:
    """A new account; its one-time password is on this page and nowhere else."""
    account = _account(form)
    try:
        person, word = administration.add(office, form.session.person, account)
    except DrafterError as error:
        return _list(request, office, form.session, error=error, account=account)
    return _list(request, office, form.session, told=(person, word))


@router.get("/people/{person}")
def person_page(request: Request, office: OfficeNow, session: SignedIn, person: str) -> Response:
    return _one(request, office, session, person)


@router.post("/people/{person}")
def amend(request: Request, office: OfficeNow, form: Form, person: str) -> Response:
    account = _account(form)
    try:
        administration.amend(office, form.session.person, person, account)
    except DrafterError as error:
        return _one(request, office, form.session, person, error=error, account=account)
    return go(_after(form, person))


@router.post("/people/{person}/switch")
def switch(request: Request, office: OfficeNow, form: Form, person: str) -> Response:
    try:
        administration.switch(office, form.session.person, person, on=form.text("on") == "1")
    except DrafterError as error:
        return _one(request, office, form.session, person, error=error)
    return go("/people")


@router.post("/people/{person}/reset")
def reset(request: Request, office: OfficeNow, form: Form, person: str) -> Response:
    try:
        found, word = administration.reset(office, form.session.person, person)
    except InputError as error:
        return _one(request, office, form.session, person, error=error)
    if found.id == form.session.person.id:  # the own session has ended with the password
        return page(request, "people_word.html.jinja", None, told=(found, word))
    return _list(request, office, form.session, told=(found, word))


def _list(request: Request, office: Office, session: SignedIn, *, error: DrafterError | None = None, account: Account = _EMPTY, told: tuple[Person, str] | None = None) -> Response:  # fmt: skip
    everyone = administration.everyone(office, session.person)
    return page(
        request, "people.html.jinja", session, status=status_of(error) if error else 200, everyone=everyone, error=error,
        account=account, told=told, roles=[role.value for role in Role],
    )  # fmt: skip


def _one(request: Request, office: Office, session: SignedIn, identifier: str, *, error: DrafterError | None = None, account: Account | None = None) -> Response:  # fmt: skip
    administration.everyone(office, session.person)
    with office.store.read() as connection:
        person = accounts.find(connection, identifier)
    return page(
        request, "person.html.jinja", session, status=status_of(error) if error else 200, person=person, error=error,
        account=account or _filled(person), roles=[role.value for role in Role],
    )  # fmt: skip


def _filled(person: Person) -> Account:
    issuer, _, subject = (person.subject or "").partition(" ")
    known = person.credentials
    return Account(
        person.login,
        person.name,
        person.role.value,
        " ".join(known.states),
        known.npi,
        known.specialty,
        issuer,
        subject,
    )


def _account(form: Posted) -> Account:
    return Account(*(form.text(name) for name in Account._fields))


def _after(form: Posted, person: str) -> str:
    """One's own sessions end with a change of the account."""
    return "/login" if person == form.session.person.id else "/people"
