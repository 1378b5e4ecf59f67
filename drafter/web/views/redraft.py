"""What the newest draft changed against the one before it, as far as a person may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.intake.cases import Record
from drafter.record import cases, signoff, work
from drafter.record.clock import now
from drafter.review.gates import place_of
from drafter.review.jurisdictions import jurisdiction
from drafter.web.views.case import looker
from drafter.web.views.criteria import revealed, withheld

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from drafter.criteria.assessment import Assessed
    from drafter.drafting.determination import Draft
    from drafter.record.cases import File
    from drafter.record.people import Person
    from drafter.record.signoff import Rules


class CriterionChange(Record):
    """:param suggestion: what was and what is suggested; empty until that may be seen, and when it is the same."""

    line: int
    number: int
    id: str
    title: str
    more: int
    gone: int
    answered: bool
    suggestion: str


class RedraftView(Record):
    """:param documents: of the record that the draft before did not have."""

    at: str
    by: str
    documents: tuple[str, ...]
    criteria: tuple[CriterionChange, ...]


def redraft_view(connection: Connection, file: File, person: Person, rules: Rules) -> RedraftView | None:
    """None while there was one draft only."""
    versions = work.versions(connection, file.id)
    last = next((v for v in reversed(versions) if v.reason == "drafted anew"), None)
    if last is None:
        return None
    desk = signoff.desk(connection, file, rules)
    before = work.worksheet(connection, file.id, last.number - 1)
    old, who = work.draft_of(connection, file.id, before.draft), looker(connection, person, desk)
    known = {d.id for d in cases.content(connection, file.id, before.material).documents}
    state, day = jurisdiction(desk.case.request.jurisdiction, rules.rule_sets), now().date()
    changes: list[CriterionChange] = []
    for line in desk.draft.lines:
        policy = desk.policies.get(line.line)
        for number, new in enumerate(line.criteria, 1):
            was = _of(old, line.line, new.id)
            here, there = {place_of(e) for e in new.evidence}, {place_of(e) for e in was.evidence} if was else set()
            told = ""
            if was and was.state is not new.state and revealed(desk, who, line.line, new.id):
                hidden = withheld(state, new.state, day) or withheld(state, was.state, day)
                told = (
                    "" if hidden else f"was {state.suggestion(was.state, day)}, is {state.suggestion(new.state, day)}"
                )
            if here != there or told:
                named = policy.criterion(new.id) if policy else None
                changes.append(
                    CriterionChange(
                        line=line.line, number=number, id=new.id, title=named.title if named else new.id, more=len(here - there),
                        gone=len(there - here), answered=desk.sheet.answer(line.line, new.id) is not None, suggestion=told,
                    )
                )  # fmt: skip
    documents = tuple(d.id for d in desk.case.documents if d.id not in known)
    return RedraftView(at=last.at, by=last.name or "", documents=documents, criteria=tuple(changes))


def _of(draft: Draft, line: int, criterion: str) -> Assessed | None:
    return next((c for each in draft.lines if each.line == line for c in each.criteria if c.id == criterion), None)
