"""Requests that a program sends twice: the second one is answered as the first, and changes nothing.

A program that got no answer cannot know whether its request was carried out. It sends the request again under the same key
(``Idempotency-Key``); what was answered is stored in the transaction of the change, so either both are there or neither.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from drafter.errors import InputError
from drafter.record.clock import stamp
from drafter.record.tables import REPEAT

if TYPE_CHECKING:
    from drafter.record.store import Change

#: How long a key is known.
KEPT: Final = timedelta(days=7)


class Once(NamedTuple):
    """A request that is carried out once.

    :param person: whose request it is; keys of different people never meet.
    :param request: SHA-256 of what was asked.
    """

    person: str
    key: str
    request: str

    def answered(self, connection: Connection) -> str | None:
        """What this request was answered when it came first.

        :raises InputError: when the key came with another request.
        """
        mine = (REPEAT.c.person == self.person) & (REPEAT.c.key == self.key) & (REPEAT.c.at > stamp(plus=-KEPT))
        row = connection.execute(select(REPEAT.c.request, REPEAT.c.answer).where(mine)).first()
        if row is None:
            return None
        if row.request != self.request:
            raise InputError("this key was used for another request", place="Idempotency-Key", remedy="Give each request a key of its own.")  # fmt: skip
        return str(row.answer)

    def keep(self, change: Change, answer: str) -> None:
        """Stores the answer with the change that it tells of; a second one at the same moment fails, and its change with it."""
        change.connection.execute(
            delete(REPEAT).where(REPEAT.c.person == self.person, REPEAT.c.at <= stamp(plus=-KEPT))
        )
        change.connection.execute(insert(REPEAT).values(**self._asdict(), answer=answer, at=stamp()))
