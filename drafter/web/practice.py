"""Exercises: given to a person, worked in the ordinary case page, finished with feedback at once. Nothing of one can be signed or sent."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

from drafter.errors import ConflictError, InputError, MissingError
from drafter.quality.exercises.build import build, drafted
from drafter.quality.exercises.records import Exercise, Result, judged
from drafter.record import exercises, work
from drafter.record.clock import stamp
from drafter.review import clocks
from drafter.review.gates import unfinished
from drafter.review.roles import Action, permits
from drafter.web.changes import changing, doing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from drafter.drafting.determination import Draft
    from drafter.record.people import Person
    from drafter.web.office import Office

#: Determinations after which a person is no longer being introduced.
INTRODUCED = 20


def give(office: Office, person: Person, *, chance: random.Random | None = None, kind: str | None = None) -> str:
    """An exercise for a person, in their queue like any other case; its id.

    :param kind: the error that is planted; else it is drawn.
    """
    folder = office.settings.folder("DRAFTER_EXERCISES", "demo")
    case, exercise = build(folder, office.library, chance or random.SystemRandom(), kind=kind)
    due = clocks.due(case, office.rules.rule_sets)
    with doing(office, person, Action.ANSWER) as (change, _):
        return exercises.give(change, case, person.id, exercise.model_dump_json(by_alias=True), stamp(due.at), due.model_dump(mode="json"))  # fmt: skip


def perhaps(office: Office, person: Person) -> str | None:
    """After a signature: an exercise now and then, at the rate that everyone is told; more often for who is being introduced."""
    if not permits(person.role, Action.ANSWER):
        return None
    with office.store.read() as connection:
        if exercises.waiting(connection, person.id):
            return None
        new = exercises.signed_by(connection, person.id) < INTRODUCED
    rate = office.settings.whole("DRAFTER_EXERCISE_ONBOARDING" if new else "DRAFTER_EXERCISE_RATE", 0)
    if not rate or random.SystemRandom().randrange(rate):
        return None
    return give(office, person)


def given(office: Office, case: str) -> bool:
    """Whether a case is somebody's exercise."""
    with office.store.read() as connection, suppress(MissingError):
        return bool(exercises.of_case(connection, case))
    return False


def planted_draft(connection: Connection, case: str) -> Draft:
    """The draft that a case's exercise gives in place of a model's."""
    return drafted(exercise_of(connection, case))


def exercise_of(connection: Connection, case: str) -> Exercise:
    return Exercise.model_validate_json(exercises.of_case(connection, case).content)


def finish(office: Office, person: Person, case: str) -> Result:
    """Ends an exercise and tells what came of it.

    :raises ConflictError: while a criterion that a policy needs is unanswered, and when it is finished already.
    :raises RefusedError: for somebody else's exercise.
    """
    with changing(office, person, Action.ANSWER, case) as (change, file):
        if file.version < 0:
            raise ConflictError("the case was not drafted", "Draft it first.")
        exercise = exercise_of(change.connection, case)
        sheet = work.worksheet(change.connection, case)
        draft = work.draft_of(change.connection, case, sheet.draft)
        policies = {line.line: office.rules.policies.get(f"{line.policy.id}@{line.policy.version}") for line in draft.lines if line.policy}  # fmt: skip
        if unfinished(draft, sheet, policies):
            raise ConflictError("criteria are unanswered", "Answer each criterion that the policy needs.", code="AUT006")  # fmt: skip
        result = judged(exercise, {f"{a.line}/{a.criterion}": a.state for a in sheet.answers}, stamp())
        exercises.finish(change, case, result.model_dump_json())
        return result


def mine(office: Office, person: Person, case: str) -> tuple[Exercise, Result | None]:
    """A person's exercise, with what came of it.

    :raises InputError: for another person's.
    """
    with office.store.read() as connection:
        kept = exercises.of_case(connection, case)
    if kept.person != person.id:
        raise InputError("this exercise is somebody else's", place="exercise", remedy="Go back to the queue.")
    result = Result.model_validate_json(kept.result) if kept.result else None
    return Exercise.model_validate_json(kept.content), result
