"""Exercises: taking one, finishing it with feedback at once, and a reviewer's own figures."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from drafter.criteria.logic import State
from drafter.errors import ConflictError, RefusedError
from drafter.quality.audits.behaviour import Behaviour, behaviour
from drafter.quality.audits.stored import population
from drafter.quality.exercises.rates import rates
from drafter.quality.exercises.records import Exercise, Result
from drafter.record import exercises, work
from drafter.record.sessions import Session
from drafter.review.roles import Action
from drafter.web import actions, changes, practice
from drafter.web.office import Office
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, SignedIn
from drafter.web.statuses import status_of

router = APIRouter()


class Row(NamedTuple):
    """One criterion of a finished exercise."""

    line: str
    title: str
    drafted: State | None
    right: State
    own: State | None
    planted: bool


@router.post("/exercises")
def take(office: OfficeNow, form: Form) -> Response:
    """An exercise that a person asks for."""
    return go(f"/cases/{practice.give(office, form.session.person)}")


@router.get("/exercises/{case}")
def show(request: Request, office: OfficeNow, session: SignedIn, case: str) -> Response:
    return _shown(request, office, session, case, None)


@router.post("/exercises/{case}/finish")
def finish(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        practice.finish(office, form.session.person, case)
    except (ConflictError, RefusedError) as error:
        return _shown(request, office, form.session, case, error)
    return go(f"/exercises/{case}")


def _shown(request: Request, office: Office, session: Session, case: str, error: ConflictError | RefusedError | None) -> Response:  # fmt: skip
    actions.read(office, session.person, case, "exercise")
    exercise, result = practice.mine(office, session.person, case)
    return page(
        request, "exercises/exercise.html.jinja", session, status=status_of(error) if error else 200, case=case, error=error, result=result,
        exercise=exercise, rows=_rows(office, case, exercise, result) if result else (),
    )  # fmt: skip


def _rows(office: Office, case: str, exercise: Exercise, result: Result) -> list[Row]:
    with office.store.read() as connection:
        draft = work.draft_of(connection, case, work.worksheet(connection, case).draft)
    names = {line.line: {c.id: c.title for c in policy.criteria} for line in draft.lines if line.policy and (policy := office.rules.policies.get(f"{line.policy.id}@{line.policy.version}"))}  # fmt: skip
    rows = []
    for place, right in exercise.right.items():
        line, _, criterion = place.partition("/")
        hit = exercise.planted is not None and place == f"{exercise.planted.line}/{exercise.planted.criterion}"
        title = names.get(int(line), {}).get(criterion, criterion)
        rows.append(Row(line, title, exercise.drafted.get(place), right, result.answers.get(place), hit))
    return rows


@router.get("/account/figures")
def own_figures(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    """A reviewer's own figures, for that reviewer only."""
    person = session.person
    with changes.doing(office, person, Action.ANSWER) as (change, _):
        change.record("view_own_figures")
        finished = exercises.finished(change.connection, person.id)
        waiting = len(exercises.waiting(change.connection, person.id))
    signed = [each for each in population(office.store) if each.reviewer == person.id]
    own: Behaviour | None = behaviour("you", signed) if signed else None
    rate = tuple(office.settings.whole(name, 0) for name in ("DRAFTER_EXERCISE_RATE", "DRAFTER_EXERCISE_ONBOARDING"))
    return page(
        request, "exercises/figures.html.jinja", session, own=own, rates=rates(finished) if finished else None, waiting=waiting, rate=rate,
        introduced=practice.INTRODUCED, finished=[(kept.case, kept.finished, Result.model_validate_json(kept.result or "")) for kept in finished],
    )  # fmt: skip
