"""Accounts, for administrators. A new account's one-time password is in the answer and nowhere else."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import Field

from drafter.evidence.intake.cases import Record
from drafter.record.people import Person
from drafter.review.roles import Role
from drafter.web import administration
from drafter.web.administration import Account
from drafter.web.security import Bearer, OfficeNow

router = APIRouter(prefix="/people", tags=["people"])
PersonId = Annotated[str, Path(min_length=1, max_length=60)]
_Short = Annotated[str, Field(max_length=200)]


class AccountSent(Record):
    """An account as it is filled in.

    :param states: of licence, two letters each.
    :param issuer, subject: of OpenID Connect; both or none.
    """

    role: Role
    states: Annotated[tuple[_Short, ...], Field(max_length=60)] = ()
    npi: _Short = ""
    specialty: _Short = ""
    issuer: _Short = ""
    subject: _Short = ""

    def account(self, login: str = "", name: str = "") -> Account:
        return Account(
            login, name, self.role.value, " ".join(self.states), self.npi, self.specialty, self.issuer, self.subject
        )


class NewAccount(AccountSent):
    login: Annotated[str, Field(min_length=1, max_length=200)]
    name: Annotated[str, Field(min_length=1, max_length=200)]


class WithPassword(Record):
    """:param one_time_password: must be changed at the first log-in."""

    person: Person
    one_time_password: str


class Activity(Record):
    active: bool


@router.get("")
def everyone(office: OfficeNow, person: Bearer) -> list[Person]:
    return administration.everyone(office, person)


@router.post("", status_code=201)
def add(office: OfficeNow, person: Bearer, sent: NewAccount) -> WithPassword:
    """A new account. A login is given once, so that this can be sent again safely."""
    added, word = administration.add(office, person, sent.account(sent.login, sent.name))
    return WithPassword(person=added, one_time_password=word)


@router.put("/{other}")
def amend(office: OfficeNow, person: Bearer, other: PersonId, sent: AccountSent) -> Person:
    """Another role, licences, NPI or specialty; the person's sessions and tokens end."""
    return administration.amend(office, person, other, sent.account())


@router.put("/{other}/active")
def switch(office: OfficeNow, person: Bearer, other: PersonId, sent: Activity) -> Person:
    """An account switched off, or on again."""
    return administration.switch(office, person, other, on=sent.active)


@router.post("/{other}/one-time-password", status_code=201)
def reset(office: OfficeNow, person: Bearer, other: PersonId) -> WithPassword:
    """A one-time password for someone who cannot log in."""
    found, word = administration.reset(office, person, other)
    return WithPassword(person=found, one_time_password=word)
