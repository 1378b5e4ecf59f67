"""Exercises as they are kept: for whom, what was planted, what came of it. They are cases that end without a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from drafter.errors import ConflictError, MissingError, RefusedError
from drafter.record import cases
from drafter.record.cases import Stage
from drafter.record.clock import stamp
from drafter.record.ledger import content_digest
from drafter.record.tables import EXERCISE, SIGNATURE

if TYPE_CHECKING:
    from drafter.evidence.intake.cases import Case
    from drafter.record.store import Change


class Kept(NamedTuple):
    """An exercise's row.

    :param content: JSON; what was planted, and what is right.
    :param result: JSON; None until it is finished.
    """

    case: str
    person: str
    content: str
    finished: str | None
    result: str | None


def give(change: Change, case: Case, person: str, content: str, due: str, due_record: dict[str, object]) -> str:
    """An exercise in a person's queue; the case's id. What makes it one is told under no case, so that its history looks like any other's."""
    identifier = cases.create(change, case, due, due_record, exercise=True)
    change.connection.execute(insert(EXERCISE).values(case=identifier, person=person, content=content))
    change.record("give_exercise", exercise=identifier, person=person, digest=content_digest(content))
    return identifier


def of_case(connection: Connection, case: str) -> Kept:
    """:raises MissingError: when the case is none."""
    row = connection.execute(select(EXERCISE).where(EXERCISE.c.case == case)).first()
    if row is None:
        raise MissingError("there is no such exercise")
    return Kept(*row)


def waiting(connection: Connection, person: str) -> list[str]:
    """Cases of a person's exercises that are not finished."""
    mine = select(EXERCISE.c.case).where(EXERCISE.c.person == person, EXERCISE.c.finished.is_(None))
    return list(connection.execute(mine).scalars())


def finished(connection: Connection, person: str | None = None) -> list[Kept]:
    """Finished exercises, oldest first; of one person, or all."""
    query = select(EXERCISE).where(EXERCISE.c.finished.is_not(None)).order_by(EXERCISE.c.finished, EXERCISE.c.case)
    if person is not None:
        query = query.where(EXERCISE.c.person == person)
    return [Kept(*row) for row in connection.execute(query)]


def finish(change: Change, case: str, result: str) -> None:
    """Ends an exercise.

    :raises RefusedError: for another's exercise (AUT003).
    :raises ConflictError: when it was finished already.
    """
    kept = of_case(change.connection, case)
    if kept.person != change.actor.person:
        raise RefusedError("AUT003", "the exercise is somebody else's", "Leave it to them.")
    if kept.finished:
        raise ConflictError("the exercise is finished already")
    change.connection.execute(update(EXERCISE).where(EXERCISE.c.case == case).values(finished=stamp(), result=result))
    cases.set_stage(change, cases.file(change.connection, case), Stage.CLOSED)
    change.record("finish_exercise", case, digest=content_digest(result))


def signed_by(connection: Connection, person: str) -> int:
    """How many determinations a person signed so far: who signed few is being introduced."""
    mine = select(func.count()).select_from(SIGNATURE).where(SIGNATURE.c.by == person)
    return int(connection.execute(mine).scalar_one())
