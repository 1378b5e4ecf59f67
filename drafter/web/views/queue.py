"""The queue as it is shown: due first, and nothing in it that would anchor whoever picks a case."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from drafter.evidence.intake.cases import Record
from drafter.record import cases
from drafter.record.cases import Stage, Wanted
from drafter.record.clock import now, parsed, stamp
from drafter.review import clocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from drafter.record.cases import File
    from drafter.record.people import Person

PER_PAGE: Final = 50


class Lease(Record):
    """Who holds a case, and until when."""

    name: str
    until: datetime
    mine: bool


class QueueFilter(Record):
    """What of the queue is asked for; all of it stands in the address.

    :param within: hours until a case is due.
    """

    stage: Stage | None = None
    mine: bool = False
    within: int | None = None
    information: bool = False
    page: int = 1


class QueueRow(Record):
    """A case in the queue. There is no recommendation, no outcome and no suggested state in it.

    :param due_reason: why it is due then, by which rule.
    :param checks: findings as the work stands; None before there is a draft.
    """

    id: str
    short: str
    due: datetime
    due_local: str
    due_reason: str
    left: str
    overdue: bool
    expedited: bool
    member: str
    services: str
    payer: str
    stage: Stage
    checks: tuple[int, int] | None
    lease: Lease | None
    flags: tuple[str, ...]


class QueueView(Record):
    """A page of the queue.

    :param waiting: whether there is any open case at all, whatever the filter.
    :param next_due: the case that is due next, for who finds nothing.
    """

    rows: tuple[QueueRow, ...]
    total: int
    page: int
    pages: int
    asked: QueueFilter
    waiting: bool
    next_due: QueueRow | None = None


def queue_view(connection: Connection, person: Person, names: Mapping[str, str], asked: QueueFilter) -> QueueView:
    """:param names: of people, by id."""
    wanted = Wanted(
        stages=(asked.stage,) if asked.stage else Wanted().stages,
        holder=person.id if asked.mine else None,
        before=stamp(plus=timedelta(hours=asked.within)) if asked.within is not None else None,
        information=asked.information,
        person=person.id,
    )
    files, total = cases.queue(connection, wanted, (asked.page - 1) * PER_PAGE, PER_PAGE)
    first = files or cases.queue(connection, Wanted(person=person.id), 0, 1)[0]
    rows = tuple(queue_row(file, person, names) for file in files)
    return QueueView(
        rows=rows, total=total, page=asked.page, pages=max(-(-total // PER_PAGE), 1), asked=asked, waiting=bool(first),
        next_due=queue_row(first[0], person, names) if first and not files else None,
    )  # fmt: skip


def queue_row(file: File, person: Person, names: Mapping[str, str]) -> QueueRow:
    due = clocks.Due.model_validate(file.due_record)
    flags = (
        "information arrived" if file.information and file.version >= 0 else "",
        "information arrived after it was signed" if file.information and file.stage is Stage.SIGNED else "",
        "due time put off" if due.extended else "",
    )
    return QueueRow(
        id=file.id, short=short(file.id), due=due.at, due_local=due.local, due_reason=due.reason, left=clocks.left(due, now()),
        overdue=due.at < now(), expedited=file.expedited, member=file.member, services=file.services, payer=file.payer,
        stage=file.stage, checks=None if file.version < 0 else (file.blocking, file.warnings),
        lease=lease_of(file, person, names), flags=tuple(flag for flag in flags if flag),
    )  # fmt: skip


def lease_of(file: File, person: Person, names: Mapping[str, str]) -> Lease | None:
    """The lease that stands now."""
    if file.holder is None or file.leased_until is None:
        return None
    return Lease(name=names.get(file.holder, ""), until=parsed(file.leased_until), mine=file.holder == person.id)


def short(case: str) -> str:
    """What people call a case: the beginning of its id."""
    return case[:4].upper()
