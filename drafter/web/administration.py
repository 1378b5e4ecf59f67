"""What administrators and auditors do: accounts, and the ledger."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import InputError
from drafter.record import events, people
from drafter.record.events import Asked, Verified
from drafter.review.roles import Action, Credentials, Role, npi_holds
from drafter.web.changes import actor, doing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.record.ledger import Entry
    from drafter.record.people import Person
    from drafter.record.store import Change
    from drafter.web.office import Office

#: Postal codes of the states, the district and the territories that license physicians.
STATES = frozenset(
    "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM NV NY OH OK OR PA "
    "PR RI SC SD TN TX UT VA VI VT WA WI WV WY".split()
)


class Account(NamedTuple):
    """An account as it is filled in.

    :param states: two-letter codes, parted by spaces or commas.
    :param issuer, subject: of OpenID Connect; both or none.
    """

    login: str
    name: str
    role: str
    states: str
    npi: str
    specialty: str
    issuer: str = ""
    subject: str = ""

    def checked(self) -> tuple[Role, Credentials, str]:
        """Role, credentials and "issuer subject".

        :raises InputError: for the first field that is wrong.
        """
        known = {role.value for role in Role}
        if self.role not in known:
            raise InputError("there is no such role", place="role", remedy=f"Known: {', '.join(sorted(known))}.")
        states = tuple(dict.fromkeys(self.states.upper().replace(",", " ").split()))
        wrong = next((state for state in states if state not in STATES), None)
        if wrong is not None:
            raise InputError(
                "a state of licence is none", place="states", remedy="Write two letters each, such as CA TX."
            )
        npi = self.npi.strip()
        if npi and not npi_holds(npi):
            raise InputError("the NPI does not have its check digit", place="npi", remedy="Copy its ten digits again.")
        issuer, subject = self.issuer.strip().rstrip("/"), self.subject.strip()
        if bool(issuer) != bool(subject) or " " in issuer:
            raise InputError("issuer and subject go together", place="subject", remedy="Give both, or neither.")
        joined = f"{issuer} {subject}" if subject else ""
        return Role(self.role), Credentials(states=states, npi=npi, specialty=self.specialty.strip()), joined


def everyone(office: Office, person: Person) -> list[Person]:
    with _managing(office, person) as change:
        return people.everyone(change.connection)


def add(office: Office, person: Person, account: Account) -> tuple[Person, str]:
    """A new account and its one-time password, which is shown once."""
    word = secrets.token_urlsafe(12)
    with _managing(office, person) as change:
        role, credentials, subject = account.checked()
        added = people.add(change, account.login, account.name, role, word, credentials=credentials, one_time=True)
        if subject:
            added = people.amend(change, added.id, subject=subject)
        return added, word


def amend(office: Office, person: Person, other: str, account: Account) -> Person:
    """Another role, licence, NPI or specialty; nobody changes their own role."""
    with _managing(office, person) as change:
        role, credentials, subject = account.checked()
        return people.amend(change, other, role=role, credentials=credentials, subject=subject)


def switch(office: Office, person: Person, other: str, *, on: bool) -> Person:
    """An account switched off, or on again."""
    with _managing(office, person) as change:
        return people.amend(change, other, active=on)


def reset(office: Office, person: Person, other: str) -> tuple[Person, str]:
    """A one-time password for someone who cannot log in, shown once."""
    with _managing(office, person) as change:
        found = people.find(change.connection, other)
        return found, people.one_time_password(change, other)


def verify(office: Office, person: Person) -> Verified:
    """The ledger checked now; what came of it is kept."""
    with doing(office, person, Action.VERIFY_LEDGER):
        pass
    found = events.verify(office.store)
    with office.store.change(actor(person)) as change:
        change.record(
            Action.VERIFY_LEDGER.value, None, entries=found.entries, head=found.head, breaks=len(found.breaks)
        )
    return found


class Page(NamedTuple):
    """Entries of the ledger, newest first, and what the page offers to narrow them by.

    :param older: number of the last entry shown, when there are older ones.
    """

    entries: list[Entry]
    older: int | None
    people: list[Person]
    actions: list[str]


def ledger(office: Office, person: Person, asked: Asked, *, before: int | None, size: int = 100) -> Page:
    with doing(office, person, Action.VERIFY_LEDGER) as (change, _):
        found = events.search(change.connection, asked, before=before, limit=size + 1)
        page = Page(
            found[:size],
            found[size - 1].seq if len(found) > size else None,
            people.everyone(change.connection),
            events.actions(change.connection),
        )
        change.record("view_ledger", asked.case or None)
        return page


def export(office: Office, person: Person, asked: Asked) -> Iterator[str]:
    """Entries as lines of canonical JSON, oldest first."""
    with doing(office, person, Action.VERIFY_LEDGER) as (change, _):
        change.record("export_ledger", asked.case or None)
    return _lines(office, asked)


def _lines(office: Office, asked: Asked) -> Iterator[str]:
    with office.store.read() as connection:
        yield from events.export(connection, asked)


@contextmanager
def _managing(office: Office, person: Person) -> Iterator[Change]:
    with doing(office, person, Action.MANAGE_PEOPLE) as (change, _):
        yield change
