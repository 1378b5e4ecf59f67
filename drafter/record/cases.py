"""Cases as they are kept: their content, leases and stages.

Content is never overwritten: each has a number, and the ledger vouches for it. A stage says which actions a case allows; a lease says
who may change it now (workbench design, b.2 and b.10).
"""

from __future__ import annotations

import json
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from drafter.errors import ConflictError, MissingError, RefusedError
from drafter.evidence.intake.cases import Case
from drafter.record.clock import stamp
from drafter.record.ledger import content_digest
from drafter.record.signatures import awaiting, dismiss
from drafter.record.store import new_id
from drafter.record.tables import CASE, EXERCISE, MATERIAL
from drafter.review.roles import LEASED, Action, Role, permits

if TYPE_CHECKING:
    from drafter.record.people import Person
    from drafter.record.store import Change

LEASE: Final = timedelta(minutes=30)


class Stage(StrEnum):
    """Where a case stands. ``waiting`` is for information that was asked for; ``closed`` is a decision whose letter went out."""

    RECEIVED = "received"
    NURSE_REVIEW = "nurse_review"
    PHYSICIAN_REVIEW = "physician_review"
    SIGNED = "signed"
    WAITING = "waiting"
    CLOSED = "closed"


_WORK = frozenset({Stage.NURSE_REVIEW, Stage.PHYSICIAN_REVIEW})
#: Stages in which an action makes sense. An edit of what is signed dismisses the signature; after release only an amendment opens it.
_STAGES: dict[Action, frozenset[Stage]] = {
    Action.DRAFT: _WORK | {Stage.RECEIVED, Stage.SIGNED},
    Action.ADD_INFORMATION: frozenset(Stage) - {Stage.CLOSED},
    Action.REFER: frozenset({Stage.NURSE_REVIEW}),
    Action.RETURN: frozenset({Stage.PHYSICIAN_REVIEW}),
    Action.RELEASE_LETTER: frozenset({Stage.SIGNED}),
    Action.AMEND: frozenset({Stage.SIGNED, Stage.WAITING, Stage.CLOSED}),
    Action.REOPEN: frozenset({Stage.CLOSED}),
    Action.EXTEND: _WORK | {Stage.RECEIVED, Stage.WAITING},
} | dict.fromkeys((Action.ANSWER, Action.EDIT, Action.ACKNOWLEDGE), _WORK | {Stage.SIGNED}) | dict.fromkeys(
    (Action.APPROVE, Action.REQUEST_INFORMATION, Action.DENY, Action.MODIFY), _WORK
)  # fmt: skip


#: What an exercise never comes to.
_DETERMINES = frozenset({
    Action.APPROVE, Action.REQUEST_INFORMATION, Action.DENY, Action.MODIFY, Action.REFER, Action.RETURN, Action.RELEASE_LETTER, Action.AMEND,
    Action.REOPEN, Action.EXTEND,
})  # fmt: skip


class File(NamedTuple):
    """A case's row.

    :param due: RFC 3339, UTC.
    :param due_record: how the due time came about, as the clock rules told it.
    :param version: number of the newest worksheet; -1 before the first draft.
    :param member: the member, masked.
    :param warnings: those that nobody acknowledged.
    """

    id: str
    stage: Stage
    expedited: bool
    due: str
    due_record: dict[str, Any]
    material: int
    version: int
    exercise: bool
    information: bool
    member: str
    services: str
    payer: str
    blocking: int
    warnings: int
    leased_by: str | None
    leased_until: str | None
    created: str

    @property
    def holder(self) -> str | None:
        """Who holds the lease now."""
        return self.leased_by if self.leased_until and self.leased_until > stamp() else None


def create(change: Change, case: Case, due: str, due_record: dict[str, Any], *, exercise: bool = False) -> str:
    """A new case; its id is random and unlike the contract's id, which stays inside."""
    identifier = new_id()
    change.connection.execute(
        insert(CASE).values(
            id=identifier, stage=Stage.RECEIVED.value, expedited=case.request.urgency == "expedited", due=due,
            due_record=json.dumps(due_record), material=1, version=-1, exercise=exercise, information=False, blocking=0, warnings=0, created=stamp(), **told(case),
        )
    )  # fmt: skip
    stored = _keep_material(change, identifier, 1, case)
    change.record("create_case", identifier, stored=[stored])
    return identifier


def told(case: Case) -> dict[str, str]:
    """What the queue tells of a case's content: nobody's name, no number in full."""
    member = case.member
    # Marks that turn the direction of text, and tags, are no letters: they would disturb the whole row.
    names = [[sign for sign in part if sign.isalpha()] for part in ((member and member.name) or "").split()]
    initials = "".join(f"{letters[0]}." for letters in names[:6] if letters)
    number = "".join(sign for sign in (member and member.id) or "" if sign.isprintable())
    # Of a number of few characters, the last four would be the most of it.
    ending = f"…{number[-4:]}" if len(number) > 6 else "…" if number else ""
    return {
        "member": " ".join(part for part in (initials, ending) if part) or "–",
        "services": ", ".join(f"{line.code} ×{line.units}" for line in case.request.lines),
        "payer": case.payer,
    }


def file(connection: Connection, case: str, *, lock: bool = False) -> File:
    """:param lock: keep others from changing the case until the transaction ends.

    :raises MissingError: for an id that is none.
    """
    query = select(*_COLUMNS).where(CASE.c.id == case)
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise MissingError("there is no such case")
    return as_file(row)


def files(connection: Connection) -> list[File]:
    """All cases, due first: expedited ones, then by due time."""
    order = (CASE.c.expedited.desc(), CASE.c.due, CASE.c.id)
    return [as_file(row) for row in connection.execute(select(*_COLUMNS).order_by(*order))]


#: Whatever is not done with.
_OPEN = tuple(each for each in Stage if each is not Stage.CLOSED)


class Wanted(NamedTuple):
    """Which cases of the queue are asked for.

    :param holder: only those that this person holds.
    :param before: only those due by then (RFC 3339, UTC).
    :param person: who looks: an exercise is in the queue of whom it is for, and in nobody else's.
    """

    stages: tuple[Stage, ...] = _OPEN
    holder: str | None = None
    before: str | None = None
    information: bool = False
    person: str = ""


def queue(connection: Connection, wanted: Wanted, start: int, count: int) -> tuple[list[File], int]:
    """A page of the queue in its order, and how many cases there are in all."""
    mine = select(EXERCISE.c.case).where(EXERCISE.c.person == wanted.person)
    asked: list[ColumnElement[bool]] = [
        CASE.c.stage.in_([stage.value for stage in wanted.stages]), CASE.c.exercise.is_(False) | CASE.c.id.in_(mine),
    ]  # fmt: skip
    if wanted.holder:
        asked += [CASE.c.leased_by == wanted.holder, CASE.c.leased_until > stamp()]
    if wanted.before:
        asked.append(CASE.c.due <= wanted.before)
    if wanted.information:
        asked.append(CASE.c.information.is_(True))
    total = connection.execute(select(func.count()).select_from(CASE).where(*asked)).scalar_one()
    order = (CASE.c.expedited.desc(), CASE.c.due, CASE.c.id)
    rows = connection.execute(select(*_COLUMNS).where(*asked).order_by(*order).offset(start).limit(count))
    return [as_file(row) for row in rows], total


def as_file(row: Any) -> File:
    return File(*row)._replace(stage=Stage(row.stage), due_record=json.loads(row.due_record))


_COLUMNS = [CASE.c[name] for name in File._fields]


def allow(change: Change, person: Person, action: Action, case: File) -> File:
    """Asks whether a person may do this to a case now; what needs the lease takes or renews it.

    :raises RefusedError: by role or because the case is with a physician (AUT001), or because someone else holds the case (AUT003).
    :raises ConflictError: when the case is at another stage (AUT013).
    """
    if not permits(person.role, action):
        raise RefusedError("AUT001", f"a {person.role.value} may not {action.value.replace('_', ' ')}")
    if case.exercise and action in _DETERMINES:
        raise RefusedError("AUT014", "an exercise cannot become a determination", "Finish it to see the feedback.")
    if action in LEASED and action in kept_from(change.connection, person.role, case):
        raise RefusedError("AUT001", "the case is with a physician", "Comment on it, or wait until it is returned.")
    if action not in LEASED:
        return case
    if case.holder not in (None, person.id):
        raise RefusedError("AUT003", "someone else is reviewing the case", "You can read it and comment on it.")
    if case.stage not in _STAGES[action]:
        raise ConflictError(
            f"the case is at the stage {case.stage.value.replace('_', ' ')}", "Reload it to see what can be done."
        )
    until = stamp(plus=LEASE)
    change.connection.execute(update(CASE).where(CASE.c.id == case.id).values(leased_by=person.id, leased_until=until))
    if case.holder is None:
        change.record("lease", case.id)
    return case._replace(leased_by=person.id, leased_until=until)


def kept_from(connection: Connection, role: Role, case: File) -> frozenset[Action]:
    """What of the work is no nurse's because the case is with a physician: all but taking in what arrives.

    It is with a physician while one reviews it, and while one's signature stands whose letter has not gone out; that letter is
    anybody's to send.
    """
    if role is not Role.NURSE or case.stage not in (Stage.PHYSICIAN_REVIEW, Stage.SIGNED):
        return frozenset()
    if case.stage is Stage.PHYSICIAN_REVIEW:
        return LEASED - {Action.ADD_INFORMATION}
    signed = awaiting(connection, case.id)
    physicians = signed is not None and signed.signer.role is Role.PHYSICIAN
    return LEASED - {Action.ADD_INFORMATION, Action.RELEASE_LETTER} if physicians else frozenset()


def sensible(action: Action, stage: Stage) -> bool:
    """Whether an action makes sense at a stage."""
    return stage in _STAGES.get(action, frozenset(Stage))


def give_back(change: Change, case: File) -> None:
    """Ends a lease."""
    change.connection.execute(update(CASE).where(CASE.c.id == case.id).values(leased_by=None, leased_until=None))
    change.record("release_lease", case.id)


def content(connection: Connection, case: str, number: int | None = None) -> Case:
    """A case's content, the newest or one by number."""
    query = select(MATERIAL.c.content).where(MATERIAL.c.case == case)
    query = query.where(MATERIAL.c.number == number) if number else query.order_by(MATERIAL.c.number.desc()).limit(1)
    text = connection.execute(query).scalar()
    if text is None:
        raise MissingError("there is no such content")
    return Case.model_validate_json(text)


def inform(change: Change, case: File, new: Case) -> File:
    """The case with information that arrived: content with another number; it goes back to review, if it was signed to where that was."""
    number = case.material + 1
    stored = _keep_material(change, case.id, number, new)
    if case.stage is Stage.SIGNED:
        dismiss(change, case.id, "information arrived")
        case = file(change.connection, case.id)
    stage = Stage.NURSE_REVIEW if case.stage is Stage.WAITING else case.stage
    values = {"material": number, "information": True, "stage": stage.value, **told(new)}
    change.connection.execute(update(CASE).where(CASE.c.id == case.id).values(**values))
    change.record("add_information", case.id, stored=[stored])
    return file(change.connection, case.id)


def move(change: Change, case: File, stage: Stage, action: Action, reason: str = "") -> File:
    """The case at another stage, its lease ended."""
    set_stage(change, case, stage)
    change.record(action.value, case.id, to=stage.value, reason=content_digest(reason) if reason else "")
    return file(change.connection, case.id)


def set_stage(change: Change, case: File, stage: Stage) -> None:
    """The case at another stage; what moved it there is recorded by whoever moves it."""
    values = {"stage": stage.value, "leased_by": None, "leased_until": None}
    change.connection.execute(update(CASE).where(CASE.c.id == case.id).values(**values))


def set_due(change: Change, case: File, due: str, due_record: dict[str, Any]) -> None:
    """Another due time, with how it came about."""
    values = {"due": due, "due_record": json.dumps(due_record)}
    change.connection.execute(update(CASE).where(CASE.c.id == case.id).values(**values))
    change.record("extend", case.id, due=due)


def _keep_material(change: Change, case: str, number: int, new: Case) -> dict[str, str | int]:
    text = new.model_dump_json(exclude_none=True)
    digest = content_digest(text)
    change.connection.execute(
        insert(MATERIAL).values(
            case=case, number=number, content=text, digest=digest, by=change.actor.person, at=stamp()
        )
    )
    return {"kind": "material", "key": number, "digest": digest}
