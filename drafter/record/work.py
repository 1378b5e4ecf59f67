"""The work on a case as it is kept: drafts, versions of the worksheet, what was opened.

Drafts and versions are never overwritten: a draft is known by its digest, a version by its number, and the ledger vouches for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, insert, select, update

from drafter.drafting.determination import Draft
from drafter.drafting.findings import Severity
from drafter.errors import ConflictError, MissingError
from drafter.record import cases
from drafter.record.cases import File, Stage, file
from drafter.record.clock import stamp
from drafter.record.ledger import content_digest
from drafter.record.signatures import dismiss
from drafter.record.store import SYSTEM
from drafter.record.tables import CASE, DRAFT, OPENING, PERSON, VERSION
from drafter.review import checks
from drafter.review.gates import Opening
from drafter.review.roles import Action
from drafter.review.worksheet import Worksheet, begin, redrafted

if TYPE_CHECKING:
    from drafter.evidence.intake.cases import Case
    from drafter.record.store import Change


class Version(NamedTuple):
    """A version of the worksheet, without its content."""

    number: int
    reason: str
    by: str
    name: str
    role: str
    stage: str
    at: str
    digest: str


def keep_draft(change: Change, case: File, draft: Draft, person: str) -> File:
    """A draft of the newest content, and a worksheet on it; people's answers and words are kept."""
    known = change.connection.execute(
        select(DRAFT.c.digest).where(DRAFT.c.case == case.id, DRAFT.c.digest == draft.digest)
    ).first()
    text = draft.to_json()
    stored: list[dict[str, str | int]] = [{"kind": "draft", "key": draft.digest, "digest": content_digest(text)}]
    if known is None:
        change.connection.execute(
            insert(DRAFT).values(
                case=case.id, digest=draft.digest, material=case.material, content=text, by=person, at=stamp()
            )
        )
    if case.version < 0:
        sheet, reason = begin(draft, case.material), "drafted"
    else:
        old = worksheet(change.connection, case.id)
        sheet, reason = redrafted(old, draft, case.material), "drafted anew"
    if case.stage is Stage.SIGNED:
        dismiss(change, case.id, "it was drafted anew")
        case = file(change.connection, case.id)
    stage = Stage.PHYSICIAN_REVIEW if case.stage is Stage.PHYSICIAN_REVIEW else Stage.NURSE_REVIEW
    stored.append(_keep_version(change, case, case.version + 1, sheet, reason))
    content = cases.content(change.connection, case.id, case.material)
    values = {
        "version": case.version + 1,
        "information": False,
        "stage": stage.value,
        **_counted(draft, sheet, content),
    }
    change.connection.execute(update(CASE).where(CASE.c.id == case.id).values(**values))
    change.record("draft", case.id, stored=stored if known is None else stored[1:], model=draft.generator.model)
    return file(change.connection, case.id)


def draft_of(connection: Connection, case: str, digest: str) -> Draft:
    text = connection.execute(select(DRAFT.c.content).where(DRAFT.c.case == case, DRAFT.c.digest == digest)).scalar()
    if text is None:
        raise MissingError("there is no such draft")
    return Draft.model_validate_json(text)


def worksheet(connection: Connection, case: str, number: int | None = None) -> Worksheet:
    """The newest version of the work, or one by number.

    :raises MissingError: before the first draft.
    """
    query = select(VERSION.c.content).where(VERSION.c.case == case)
    query = query.where(VERSION.c.number == number) if number is not None else query.order_by(VERSION.c.number.desc())
    text = connection.execute(query.limit(1)).scalar()
    if text is None:
        raise MissingError("there is no draft yet, or no such version")
    return Worksheet.model_validate_json(text)


def save(change: Change, case: File, sheet: Worksheet, base: int, action: Action, reason: str = "", *, about: str = "") -> File:  # fmt: skip
    """A new version of the work.

    :param base: the version that the person saw.
    :param about: what was changed ("1/symptom-duration"), for the ledger.
    :raises ConflictError: when someone saved another meanwhile; nothing of either is lost.
    """
    if sheet == worksheet(change.connection, case.id):
        return case  # nothing is changed, so nothing can be lost, whatever version it was based on
    if base != case.version:
        raise ConflictError(
            f"version {case.version} was saved meanwhile; you saw version {base}", "Compare, then save yours on it.", code="AUT012"
        )  # fmt: skip
    if case.stage is Stage.SIGNED:
        dismiss(change, case.id, "it was changed after it was signed")
        case = file(change.connection, case.id)
    stored = _keep_version(change, case, base + 1, sheet, reason)
    drafted, content = (
        draft_of(change.connection, case.id, sheet.draft),
        cases.content(change.connection, case.id, sheet.material),
    )
    values = {"version": base + 1, **_counted(drafted, sheet, content)}
    change.connection.execute(update(CASE).where(CASE.c.id == case.id).values(**values))
    change.record(action.value, case.id, stored=[stored], about=about)
    return file(change.connection, case.id)


def versions(connection: Connection, case: str) -> list[Version]:
    rows = connection.execute(
        select(VERSION.c.number, VERSION.c.reason, VERSION.c.by, PERSON.c.name, VERSION.c.role, VERSION.c.stage, VERSION.c.at, VERSION.c.digest)
        .join(PERSON, PERSON.c.id == VERSION.c.by, isouter=True).where(VERSION.c.case == case).order_by(VERSION.c.number)
    )  # fmt: skip
    return [Version(*row) for row in rows]


def decider(connection: Connection, case: str) -> str | None:
    """Who took the decisions that stand, or None: whoever saved the first of the versions that have them."""
    rows = connection.execute(
        select(VERSION.c.by, VERSION.c.content).where(VERSION.c.case == case).order_by(VERSION.c.number.desc())
    )
    standing, by = None, None
    for row in rows:
        decisions = Worksheet.model_validate_json(row.content).decisions
        if not decisions or (standing is not None and decisions != standing):
            break
        standing, by = decisions, row.by
    return by


def preparers(connection: Connection, case: str) -> set[str]:
    """Who worked the case up: had it drafted, or changed it outside a physician's review."""
    worked = select(VERSION.c.by).where(VERSION.c.case == case, VERSION.c.stage != Stage.PHYSICIAN_REVIEW.value)
    return {*connection.execute(worked).scalars()} - {SYSTEM}


def open_evidence(change: Change, case: File, draft: str, opening: Opening) -> None:
    """Notes that the actor opened a quote or a search receipt; a second time changes nothing but the ledger."""
    place = {"case": case.id, "person": change.actor.person, "draft": draft, **opening.model_dump()}
    seen = select(OPENING.c.id).where(*(OPENING.c[name] == value for name, value in place.items()))
    if change.connection.execute(seen).first() is None:
        change.connection.execute(insert(OPENING).values(**place, at=stamp()))
    change.record(Action.OPEN_EVIDENCE.value, case.id, draft=draft, **opening.model_dump())


def openings(connection: Connection, case: str, person: str, draft: str) -> list[Opening]:
    """What a person opened of a draft."""
    rows = connection.execute(
        select(OPENING.c.line, OPENING.c.criterion, OPENING.c.quote).where(
            OPENING.c.case == case, OPENING.c.person == person, OPENING.c.draft == draft
        )
    )
    return [Opening(line=row.line, criterion=row.criterion, quote=row.quote) for row in rows]


def _counted(draft: Draft, sheet: Worksheet, case: Case) -> dict[str, int]:
    """How many findings block, and how many warnings nobody acknowledged, as the queue tells them."""
    found = checks.findings(draft, sheet, case)
    open_ = [f for f in found if f.severity is Severity.WARNING and sheet.acknowledged(f) is None]
    return {"blocking": sum(f.severity is Severity.BLOCKING for f in found), "warnings": len(open_)}


class Opened(NamedTuple):
    """Something that somebody opened, and when."""

    name: str
    line: int
    criterion: str
    quote: str
    at: str


def opened(connection: Connection, case: str) -> list[Opened]:
    """Everything that people opened of a case, oldest first."""
    rows = connection.execute(
        select(PERSON.c.name, OPENING.c.line, OPENING.c.criterion, OPENING.c.quote, OPENING.c.at)
        .join(PERSON, PERSON.c.id == OPENING.c.person).where(OPENING.c.case == case).order_by(OPENING.c.at)
    )  # fmt: skip
    return [Opened(*row) for row in rows]


def _keep_version(change: Change, case: File, number: int, sheet: Worksheet, reason: str) -> dict[str, str | int]:
    text = sheet.model_dump_json(by_alias=True)
    digest = content_digest(text)
    change.connection.execute(
        insert(VERSION).values(
            case=case.id, number=number, content=text, digest=digest, reason=reason, by=change.actor.person,
            role=change.actor.role, stage=case.stage.value, at=stamp(),
        )
    )  # fmt: skip
    return {"kind": "version", "key": number, "digest": digest}
