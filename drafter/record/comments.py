"""Comments on a place of a case; an open one holds a signature back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from drafter.errors import MissingError
from drafter.record.clock import stamp
from drafter.record.ledger import content_digest
from drafter.record.store import new_id
from drafter.record.tables import COMMENT, PERSON
from drafter.review.roles import Action

if TYPE_CHECKING:
    from drafter.record.cases import File
    from drafter.record.store import Change


class Comment(NamedTuple):
    id: str
    place: str
    text: str
    by: str
    name: str
    at: str
    resolved: str | None


def comment(change: Change, case: File, place: str, words: str, *, note: bool = False) -> str:
    """:param note: to be read, not to be answered: it is resolved from the beginning."""
    identifier = new_id()
    change.connection.execute(
        insert(COMMENT).values(
            id=identifier,
            case=case.id,
            place=place,
            text=words,
            by=change.actor.person,
            at=stamp(),
            resolved=stamp() if note else None,
        )
    )
    change.record(Action.COMMENT.value, case.id, comment=identifier, digest=content_digest(words))
    return identifier


def resolve(change: Change, case: File, identifier: str) -> None:
    """:raises MissingError: when the case has no such open comment."""
    done = change.connection.execute(
        update(COMMENT)
        .where(COMMENT.c.id == identifier, COMMENT.c.case == case.id, COMMENT.c.resolved.is_(None))
        .values(resolved=stamp(), resolved_by=change.actor.person)
    )
    if done.rowcount == 0:
        raise MissingError("there is no such open comment")
    change.record("resolve_comment", case.id, comment=identifier)


def comments(connection: Connection, case: str) -> list[Comment]:
    rows = connection.execute(
        select(COMMENT.c.id, COMMENT.c.place, COMMENT.c.text, COMMENT.c.by, PERSON.c.name, COMMENT.c.at, COMMENT.c.resolved)
        .join(PERSON, PERSON.c.id == COMMENT.c.by).where(COMMENT.c.case == case).order_by(COMMENT.c.at)
    )  # fmt: skip
    return [Comment(*row) for row in rows]


def open_comments(connection: Connection, case: str) -> int:
    counted = select(func.count()).select_from(COMMENT).where(COMMENT.c.case == case, COMMENT.c.resolved.is_(None))
    return connection.execute(counted).scalar_one()
