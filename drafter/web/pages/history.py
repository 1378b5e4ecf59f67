"""What happened to a case: versions and what each changed, signatures, openings, events; amending and reopening."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Connection

from drafter.errors import DrafterError
from drafter.record import cases, events, ledger, people, signatures, work
from drafter.record.cases import Stage
from drafter.record.ledger import Entry
from drafter.record.people import Person
from drafter.record.signatures import Signature
from drafter.record.work import Opened, Version
from drafter.review.gates import reveals
from drafter.review.roles import Action, permits
from drafter.web import actions, stages
from drafter.web.office import Office
from drafter.web.pages.case_bar import bar
from drafter.web.pages.event_words import told
from drafter.web.pages.paper import go, page
from drafter.web.pages.sheet_words import lines_of
from drafter.web.pages.word_diff import Piece, Row, between, side_by_side
from drafter.web.security import Form, OfficeNow, SignedIn
from drafter.web.statuses import status_of

router = APIRouter()
Number = Annotated[int | None, Query(ge=0, le=2_000_000_000)]
#: Events shown on the page; all are in the ledger's export.
_EVENTS = 200


class Event(NamedTuple):
    entry: Entry
    who: str
    words: str


class Comparison(NamedTuple):
    """Two versions held against each other.

    :param inline: pieces of one text, kept, added or removed.
    :param sides: rows of both texts beside each other.
    """

    old: int
    new: int
    inline: list[list[Piece]]
    sides: list[Row]


@router.get("/cases/{case}/history")
def history_page(request: Request, office: OfficeNow, session: SignedIn, case: str, old: Number = None, new: Number = None, view: str = "inline") -> Response:  # fmt: skip
    """:param old, new: numbers of two versions; default: the newest and the one before it."""
    return _shown(request, office, session, case, old=old, new=new, view=view)


@router.post("/cases/{case}/amend")
def amend(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        stages.amend(office, form.session.person, case, form.text("reason"))
    except DrafterError as error:
        return _shown(request, office, form.session, case, error=error, reason=form.text("reason"))
    return go(f"/cases/{case}")


@router.post("/cases/{case}/reopen")
def reopen(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        stages.reopen(office, form.session.person, case, form.text("reason"))
    except DrafterError as error:
        return _shown(request, office, form.session, case, error=error, reason=form.text("reason"))
    return go(f"/cases/{case}")


def _shown(request: Request, office: Office, session: SignedIn, case: str, *, old: int | None = None, new: int | None = None, view: str = "inline", error: DrafterError | None = None, reason: str = "") -> Response:  # fmt: skip
    file = actions.read(office, session.person, case, "history")
    with office.store.read() as connection:
        versions: list[Version] = work.versions(connection, case)
        pair = _pair(old, new, file.version)
        texts = [_text(connection, session.person, case, number) for number in pair]
        names = {person.id: person.name for person in people.everyone(connection)}
        signed: list[Signature] = signatures.of_case(connection, case)
        found = events.search(connection, events.Asked(case=case), limit=_EVENTS)
        opened: list[Opened] = work.opened(connection, case)
        done = _done(connection, case)
        away = cases.kept_from(connection, session.person.role, file)
    role = session.person.role
    return page(
        request, "history.html.jinja", session, status=status_of(error) if error else 200, bar=bar(file), error=error,
        versions=versions, done=done, comparison=_compared(pair, texts), view="side" if view == "side" else "inline", signatures=signed,
        events=[_event(entry, names) for entry in found], most=_EVENTS, opened=opened, reason=reason,
        may_amend=permits(role, Action.AMEND) and Action.AMEND not in away and any(s.stands for s in signed) and file.stage in (Stage.SIGNED, Stage.WAITING, Stage.CLOSED),
        may_reopen=permits(role, Action.REOPEN) and file.stage is Stage.CLOSED,
    )  # fmt: skip


def _done(connection: Connection, case: str) -> defaultdict[int, str]:
    """By version, what was done to make it, in words."""
    found: defaultdict[int, str] = defaultdict(str)
    for entry in ledger.entries(connection, case):
        detail = _detail(entry)
        for stored in detail.get("stored", []):
            if stored.get("kind") == "version" and isinstance(stored.get("key"), int):
                found[stored["key"]] = told(entry.action, detail)
    return found


def _pair(old: int | None, new: int | None, newest: int) -> tuple[int, ...]:
    """The two versions that are compared; none before there are two."""
    if newest < 1 and (old is None or new is None):
        return ()
    return (newest - 1 if old is None else old, newest if new is None else new)


def _text(connection: Connection, person: Person, case: str, number: int) -> list[str]:
    """A version in passages, without what the reader may not see of the draft yet."""
    sheet = work.worksheet(connection, case, number)
    draft = work.draft_of(connection, case, sheet.draft)
    opened = work.openings(connection, case, person.id, sheet.draft)
    criteria = {line.line: [assessed.id for assessed in line.criteria] for line in draft.lines}

    def revealed(line: int, criterion: str | None) -> bool:
        asked = [criterion] if criterion else criteria.get(line, [])
        return not permits(person.role, Action.ANSWER) or all(reveals(sheet, opened, person.id, line, c) for c in asked)

    return lines_of(sheet, revealed)


def _compared(pair: tuple[int, ...], texts: list[list[str]]) -> Comparison | None:
    if not pair:
        return None
    before, after = texts
    return Comparison(pair[0], pair[1], between(before, after), side_by_side(before, after))


def _event(entry: Entry, names: dict[str, str]) -> Event:
    return Event(entry, names.get(entry.actor, entry.actor), told(entry.action, _detail(entry)))


def _detail(entry: Entry) -> dict[str, Any]:
    """What an entry holds; nothing when it was tampered with and cannot be read."""
    try:
        detail = json.loads(entry.detail)
    except ValueError:
        return {}
    return detail if isinstance(detail, dict) else {}
