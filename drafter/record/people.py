"""Accounts: who people are, what they may do, and how they prove it.

Passwords are argon2id hashes. Failed log-ins are counted by account and address, in the database, so that the limits hold over
processes and restarts. The first account is an administrator with a one-time password.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import Connection, delete, func, insert, select, text, update

from drafter.errors import ConflictError, InputError, MissingError, RefusedError
from drafter.evidence.intake.cases import Record
from drafter.record.clock import stamp
from drafter.record.store import new_id
from drafter.record.tables import ATTEMPT, PERSON, SESSION, TOKEN
from drafter.review.roles import Author, Credentials, Role

if TYPE_CHECKING:
    from drafter.record.store import Actor, Change, Store

#: NIST SP 800-63B asks for 8 at the least and for no rules of composition; a longer one needs none.
SHORTEST: Final = 12
_WINDOW = timedelta(minutes=15)
#: Failures in the window: of an account from one address, so that a stranger elsewhere locks nobody out; of the account from
#: anywhere (NIST SP 800-63B allows a hundred); of an address.
_LIMITS = (5, 50, 50)
_COUNTING = 0x6174_7465  # names the lock of those who count


class Person(Record):
    """An account.

    :param one_time: the password must be changed before anything else.
    """

    id: str
    login: str
    name: str
    role: Role
    credentials: Credentials
    active: bool
    one_time: bool
    subject: str | None = None

    def author(self) -> Author:
        return Author(person=self.id, name=self.name, role=self.role, at=stamp())


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # the library's defaults are RFC 9106's


def add(change: Change, login: str, name: str, role: Role, password: str, *, credentials: Credentials | None = None, one_time: bool = False, subject: str | None = None) -> Person:  # fmt: skip
    """A new account.

    :param password: empty for someone who logs in by OpenID Connect only.
    :raises ConflictError: when the login is taken.
    """
    login = login.strip().lower()
    if not login or not name.strip():
        raise InputError("an account needs a login and a name", place="login", remedy="Give both.")
    if change.connection.execute(select(PERSON.c.id).where(PERSON.c.login == login)).first():
        raise ConflictError("this login is taken", "Choose another.")
    person = Person(
        id=new_id(), login=login, name=name.strip(), role=role, credentials=credentials or Credentials(), active=True,
        one_time=one_time, subject=subject,
    )  # fmt: skip
    change.connection.execute(
        insert(PERSON).values(
            **person.model_dump(include={"id", "login", "name", "active", "one_time", "subject"}), role=role.value,
            credentials=person.credentials.model_dump_json(), password=hashed(password) if password else "", created=stamp(),
        )
    )  # fmt: skip
    change.record("add_person", person=person.id, role=role.value)
    return person


def hashed(password: str) -> str:
    """:raises InputError: for a password that is too short, or longer than anybody types."""
    if not SHORTEST <= len(password) <= 200:
        raise InputError(
            f"a password has {SHORTEST} to 200 characters", place="password", remedy="A few words do well."
        )
    return _hasher().hash(password)


def find(connection: Connection, person: str) -> Person:
    """:raises MissingError: for an id that is none."""
    row = connection.execute(select(PERSON).where(PERSON.c.id == person)).first()
    if row is None:
        raise MissingError("there is no such person")
    return _person(row)


def everyone(connection: Connection) -> list[Person]:
    return [_person(row) for row in connection.execute(select(PERSON).order_by(PERSON.c.login))]


def by_subject(connection: Connection, subject: str) -> Person | None:
    """The account that an OpenID Connect subject belongs to."""
    row = connection.execute(select(PERSON).where(PERSON.c.subject == subject)).first()
    return _person(row) if row else None


def prove(store: Store, actor: Actor, login: str, password: str, address: str) -> Person | None:
    """The person whose login and password these are, else None; a failure counts.

    An attempt is counted before its password is looked at, so that attempts side by side count too, and taken back when it was
    right. Hashing takes a while and happens between the two transactions: nobody waits for it to save something.

    :param actor: who asks; nobody yet at the log-in.
    :raises RefusedError: after too many failed attempts, whether or not this one is right.
    """
    login = login.strip().lower()
    with store.change(actor) as change:
        counted = _counted(change.connection, login, address)
        row = change.connection.execute(select(PERSON).where(PERSON.c.login == login)).first()
    # A login that does not exist costs the same time as one that does.
    good = matches(row.password if row and row.password else _decoy(), password)
    with store.change(actor) as change:
        row = change.connection.execute(select(PERSON).where(PERSON.c.login == login)).first()
        if not good or row is None or not row.active:
            change.record("login_failed", person=row.id if row else None)
            return None
        forgiven = ATTEMPT.c.who.in_(_keys(login, address)[:1]) | ATTEMPT.c.id.in_(counted)
        change.connection.execute(delete(ATTEMPT).where(forgiven))
        return _person(row)


def _keys(login: str, address: str) -> tuple[str, str, str]:
    """What failures are counted by: an account from one address, the account from anywhere, the address for any account."""
    return _who(f"login {login} at {address}"), _who(f"login {login}"), _who(f"address {address}")


def _counted(connection: Connection, login: str, address: str) -> list[int]:
    """Counts an attempt as a failure; its rows, to be taken back when it was none.

    :raises RefusedError: when too many were counted before.
    """
    keys, since = _keys(login, address), stamp(plus=-_WINDOW)
    if connection.dialect.name == "postgresql":
        # SQLite has one writer at a time; here those who count wait for one another.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _COUNTING})
    for key, limit in zip(keys, _LIMITS, strict=True):
        told = select(func.count()).select_from(ATTEMPT).where(ATTEMPT.c.who == key, ATTEMPT.c.at > since)
        if connection.execute(told).scalar_one() >= limit:
            raise RefusedError(
                "AUT008", "too many failed attempts", "Wait a quarter of an hour, or ask an administrator."
            )
    return [
        connection.execute(insert(ATTEMPT).values(who=key, at=stamp()).returning(ATTEMPT.c.id)).scalar_one()
        for key in keys
    ]


def matches(stored: str, password: str) -> bool:
    try:
        return _hasher().verify(stored, password)
    except (Argon2Error, InvalidHashError):
        return False


def change_password(change: Change, person: Person, password: str) -> None:
    """A new password; every session and token of the person ends."""
    change.connection.execute(
        update(PERSON).where(PERSON.c.id == person.id).values(password=hashed(password), one_time=False)
    )
    for table in (SESSION, TOKEN):
        change.connection.execute(delete(table).where(table.c.person == person.id))
    change.record("change_password", person=person.id)


def amend(change: Change, person: str, *, role: Role | None = None, active: bool | None = None, credentials: Credentials | None = None, subject: str | None = None) -> Person:  # fmt: skip
    """Another role, other credentials, or an account switched off or on; sessions end.

    :param subject: "issuer subject" of OpenID Connect; empty: none.
    :raises RefusedError: for one's own role or one's own account switched off: nobody gives or takes rights of their own.
    :raises ConflictError: when another account has the subject.
    """
    old = find(change.connection, person)
    own = change.actor.person == person
    if own and ((role is not None and role is not old.role) or active is False):
        raise RefusedError("AUT001", "nobody changes their own role or switches themselves off", "Ask another administrator.")  # fmt: skip
    if subject and (holder := by_subject(change.connection, subject)) is not None and holder.id != person:
        raise ConflictError("this subject belongs to another account", "Each person has one of their own.")
    new = old.model_copy(
        update={
            key: value
            for key, value in (("role", role), ("active", active), ("credentials", credentials), ("subject", subject))
            if value is not None
        }
    )
    if not new.subject:
        new = new.model_copy(update={"subject": None})
    if new.subject and new.subject != old.subject:
        # Whoever logs in elsewhere has no password here that could be guessed or must be changed.
        change.connection.execute(update(PERSON).where(PERSON.c.id == person).values(password="", one_time=False))
    change.connection.execute(
        update(PERSON).where(PERSON.c.id == person)
        .values(role=new.role.value, active=new.active, credentials=new.credentials.model_dump_json(), subject=new.subject)
    )  # fmt: skip
    for table in (SESSION, TOKEN):
        change.connection.execute(delete(table).where(table.c.person == person))
    change.record("amend_person", person=person, role=new.role.value, active=new.active)
    return new


def one_time_password(change: Change, person: str) -> str:
    """A password that must be changed when it is first used; every session and token of the person ends.

    :raises InputError: for someone who logs in by OpenID Connect.
    """
    if find(change.connection, person).subject:
        raise InputError("this person logs in with the identity provider", place="password", remedy="Take the subject out first.")  # fmt: skip
    word = secrets.token_urlsafe(12)
    change.connection.execute(update(PERSON).where(PERSON.c.id == person).values(password=hashed(word), one_time=True))
    for table in (SESSION, TOKEN):
        change.connection.execute(delete(table).where(table.c.person == person))
    change.record("one_time_password", person=person)
    return word


def _who(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()


@cache
def _decoy() -> str:
    return _hasher().hash(secrets.token_urlsafe(24))


def _person(row: object) -> Person:
    fields = row._mapping  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    return Person(
        **{name: fields[name] for name in ("id", "login", "name", "active", "one_time", "subject")},
        role=Role(fields["role"]),
        credentials=Credentials.model_validate_json(fields["credentials"]),
    )
