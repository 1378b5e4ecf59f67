"""Sessions of a browser and tokens of a program.

Only hashes of what a cookie or a header holds are stored. A session ends after a time without use, and after a day's work in any
case; what needs a fresh proof (signing) asks when the password was last given.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from drafter.record.clock import now, parsed, stamp
from drafter.record.people import Person, find
from drafter.record.store import new_id
from drafter.record.tables import PERSON, SESSION, TOKEN

if TYPE_CHECKING:
    from drafter.record.store import Change

IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=12)
#: How long a proof of identity counts as fresh enough to sign.
FRESH: Final = timedelta(minutes=5)
_TOUCHED = timedelta(minutes=1)  # a session's last use is not written more often than this
_TOKEN_LIFE = timedelta(days=90)


class Session(NamedTuple):
    """A browser that somebody logged in with."""

    token: str
    person: Person
    csrf: str
    proved: str
    created: str = ""

    @property
    def fresh(self) -> bool:
        """Whether the password was given a moment ago."""
        return abs(now() - parsed(self.proved)) <= FRESH  # a clock that was set back makes nothing fresh

    @property
    def lasts(self) -> int:
        """How many seconds it lasts at the least if nothing more is asked for."""
        longest = parsed(self.created) + LONGEST - now() if self.created else IDLE
        return max(int(min(IDLE - _TOUCHED, longest).total_seconds()), 0)

    @property
    def renewed(self) -> bool:
        """Whether that was done again after logging in, and not used up by a signature."""
        return self.fresh and self.proved > self.created


def begin(change: Change, person: Person) -> tuple[str, Session]:
    """A new session, and what its cookie holds."""
    secret = secrets.token_urlsafe(32)
    moment = stamp()
    csrf = secrets.token_urlsafe(24)
    change.connection.execute(
        insert(SESSION).values(
            token=_hash(secret), person=person.id, csrf=csrf, created=moment, seen=moment, proved=moment
        )
    )
    change.record("login", person=person.id)
    return secret, Session(_hash(secret), person, csrf, moment, moment)


def resume(connection: Connection, secret: str) -> tuple[Session, bool] | None:
    """The session that a cookie belongs to, if it still lasts, and whether its last use should be noted."""
    row = connection.execute(select(SESSION).where(SESSION.c.token == _hash(secret))).first()
    if row is None:
        return None
    moment = now()
    if abs(moment - parsed(row.seen)) > IDLE or moment - parsed(row.created) > LONGEST:
        return None
    person = find(connection, row.person)
    if not person.active:
        return None
    return Session(row.token, person, row.csrf, row.proved, row.created), moment - parsed(row.seen) > _TOUCHED


def touch(change: Change, session: Session) -> None:
    change.connection.execute(update(SESSION).where(SESSION.c.token == session.token).values(seen=stamp()))


def proved(change: Change, session: Session) -> Session:
    """The person gave the password again, or the identity provider vouched anew."""
    moment = stamp()
    change.connection.execute(update(SESSION).where(SESSION.c.token == session.token).values(proved=moment))
    change.record("reauthenticated", person=session.person.id)
    return session._replace(proved=moment)


def spend(change: Change, session: Session) -> None:
    """A proof is good for one signature."""
    change.connection.execute(update(SESSION).where(SESSION.c.token == session.token).values(proved=SESSION.c.created))


def end(change: Change, session: Session) -> None:
    change.connection.execute(delete(SESSION).where(SESSION.c.token == session.token))
    change.record("logout", person=session.person.id)


def issue(change: Change, person: Person, name: str) -> tuple[str, str]:
    """A token for a person's program: what to send, shown once, and the token's id."""
    secret, identifier = "drafter_" + secrets.token_urlsafe(32), new_id()
    change.connection.execute(
        insert(TOKEN).values(
            token=_hash(secret), id=identifier, person=person.id, name=name, created=stamp(), expires=stamp(plus=_TOKEN_LIFE)
        )
    )  # fmt: skip
    change.record("issue_token", person=person.id, token=identifier)
    return secret, identifier


def revoke(change: Change, person: Person, identifier: str) -> None:
    change.connection.execute(delete(TOKEN).where(TOKEN.c.id == identifier, TOKEN.c.person == person.id))
    change.record("revoke_token", person=person.id, token=identifier)


def bearer(connection: Connection, secret: str) -> Person | None:
    """The person whose token this is."""
    row = connection.execute(
        select(TOKEN.c.person, TOKEN.c.expires).join(PERSON).where(TOKEN.c.token == _hash(secret), PERSON.c.active)
    ).first()
    return find(connection, row.person) if row and row.expires > stamp() else None


def tokens(connection: Connection, person: Person) -> list[tuple[str, str, str]]:
    """A person's tokens: id, name, when each expires."""
    rows = connection.execute(select(TOKEN.c.id, TOKEN.c.name, TOKEN.c.expires).where(TOKEN.c.person == person.id))
    return [(row.id, row.name, row.expires) for row in rows.all()]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
