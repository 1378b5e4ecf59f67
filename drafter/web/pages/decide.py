"""Deciding: each line with its answers, what they propose, and the decisions that the person's role may take."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response

from drafter.criteria.policy import Policy
from drafter.drafting.determination import DraftLine, Recommendation
from drafter.errors import DrafterError, InputError
from drafter.record import cases, signoff, work
from drafter.record.cases import File, Stage
from drafter.record.clock import now
from drafter.record.people import Person
from drafter.record.signoff import Desk
from drafter.review import clocks
from drafter.review.clocks import ExtensionRule
from drafter.review.decisions import ACTIONS, Decision, Disposition
from drafter.review.gates import unfinished
from drafter.review.jurisdictions import jurisdiction
from drafter.review.roles import Action, permits
from drafter.review.worksheet import Answer
from drafter.web import actions, practice, stages
from drafter.web.office import Office
from drafter.web.pages.bars import barred
from drafter.web.pages.case_bar import bar, base_of
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, Posted, SignedIn
from drafter.web.statuses import status_of
from drafter.web.views.case import looker
from drafter.web.views.criteria import Looker, unread

router = APIRouter()
_COUNT = re.compile(r"[1-9][0-9]{0,5}")
_ORDER = (
    Disposition.APPROVE, Disposition.REQUEST_INFORMATION, Disposition.MODIFY, Disposition.DENY, Disposition.REFER,
)  # fmt: skip


class Choice(NamedTuple):
    """A decision that the role may take for a line.

    :param barred: why it cannot be taken for this line, or empty.
    """

    disposition: Disposition
    barred: str
    chosen: bool


class Criterion(NamedTuple):
    """:param read: whether it may be told what somebody else answered: after its evidence was opened."""

    text: str
    answer: Answer | None
    read: bool
    place: str


class Reader(NamedTuple):
    """Who decides, and what they opened."""

    person: Person
    looker: Looker


class LineView(NamedTuple):
    """A line as the page shows it.

    :param waiting: whether answers of others wait until their evidence is opened.
    :param proposal: what people's answers propose, in the words that the member's state allows; empty while something is open.
    """

    line: DraftLine
    policy: str
    criteria: list[Criterion]
    waiting: bool
    proposal: str
    choices: list[Choice]
    units: str
    reason: str


class Entered(NamedTuple):
    """What a form that was sent back held, by line."""

    disposition: dict[int, str]
    units: dict[int, str]
    reason: dict[int, str]
    note: str = ""


@router.get("/cases/{case}/decide")
def decide_page(request: Request, office: OfficeNow, session: SignedIn, case: str) -> Response:
    if practice.given(office, case):
        return go(f"/exercises/{case}")
    return _shown(request, office, session, case)


@router.post("/cases/{case}/decide")
def decide(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """Keeps the decisions and goes on to the sign-off page; one line that is referred sends the whole case to a physician."""
    try:
        decisions = _decisions(form)
        _stated(decisions, form.session.person)
        if any(decision.disposition is Disposition.REFER for decision in decisions):
            stages.refer(office, form.session.person, case, form.text("note"))
            return go(f"/cases/{case}")
        actions.decide(office, form.session.person, case, base_of(form), decisions)
    except DrafterError as error:
        return _again(request, office, form, case, error)
    return go(f"/cases/{case}/sign")


@router.post("/cases/{case}/refer")
def refer(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        stages.refer(office, form.session.person, case, form.text("note"))
    except DrafterError as error:
        return _again(request, office, form, case, error)
    return go(f"/cases/{case}")


@router.post("/cases/{case}/return")
def give_back(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        stages.give_back(office, form.session.person, case, form.text("note"))
    except DrafterError as error:
        return _again(request, office, form, case, error)
    return go(f"/cases/{case}")


@router.post("/cases/{case}/extend")
def extend(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        zone = ""
        with office.store.read() as connection:
            zone = clocks.Due.model_validate(cases.file(connection, case).due_record).zone
        stages.extend(office, form.session.person, case, form.text("reason"), _moment(form.text("notice_sent"), zone))
    except DrafterError as error:
        return _again(request, office, form, case, error)
    return go(f"/cases/{case}/decide")


def _shown(request: Request, office: Office, session: SignedIn, case: str, *, entered: Entered | None = None, error: DrafterError | None = None) -> Response:  # fmt: skip
    person = session.person
    file = actions.read(office, person, case, "decide", to=Action.APPROVE)
    if file.version < 0:
        return page(request, "decide.html.jinja", session, bar=bar(file), error=error, lines=[], open_={}, file=file, extension=None, note="", drafted=False, outside=False)  # fmt: skip
    with office.store.read() as connection:
        desk = signoff.desk(connection, file, office.rules)
        decider = work.decider(connection, case)
        who = Reader(person, looker(connection, person, desk))
    if entered is None and decider == person.id:
        entered = _saved(desk)
    open_ = unfinished(desk.draft, desk.sheet, desk.policies)
    return page(
        request, "decide.html.jinja", session, status=status_of(error) if error else 200, bar=bar(file), error=error,
        lines=[_line(line, desk, office, who, entered or Entered({}, {}, {})) for line in desk.draft.lines],
        open_={line.line: _unanswered(desk, line, open_[line.line]) for line in desk.draft.lines if line.line in open_},
        file=file, extension=_extension(office, desk, file), note=entered.note if entered else "", drafted=True,
        outside=file.stage not in (Stage.NURSE_REVIEW, Stage.PHYSICIAN_REVIEW),
    )  # fmt: skip


def _again(request: Request, office: Office, form: Posted, case: str, error: DrafterError) -> Response:
    """The page with what was entered and what is wrong with it; for someone who may not see it, the error alone."""
    return _shown(request, office, form.session, case, entered=_entered(form), error=error)


def _line(line: DraftLine, desk: Desk, office: Office, who: Reader, entered: Entered) -> LineView:
    policy = desk.policies.get(line.line)
    waiting = unread(desk, who.looker, line)
    proposed = None if waiting else actions.proposals(desk)[line.line]
    chosen = entered.disposition.get(line.line)
    return LineView(
        line=line,
        policy=policy.title if policy else "",
        criteria=[
            Criterion(
                _text(policy, c.id),
                desk.sheet.answer(line.line, c.id),
                c.id not in waiting,
                _place(desk.file.id, line.line, n),
            )
            for n, c in enumerate(line.criteria, 1)
        ]
        if policy
        else [],
        waiting=bool(waiting),
        proposal=_told(proposed, desk, office),
        choices=[
            Choice(each, barred(each, line, desk, who.person, told=not waiting), chosen == each.value)
            for each in _ORDER
            if permits(who.person.role, ACTIONS[each])
        ],
        units=entered.units.get(line.line, ""),
        reason=entered.reason.get(line.line, ""),
    )


def _place(case: str, line: int, number: int) -> str:
    """Where the review shows a criterion, opened."""
    return f"/cases/{case}?line={line}&c={number}#c{number}"


def _unanswered(desk: Desk, line: DraftLine, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """What is unanswered, in the policy's words, and where to answer it."""
    policy = desk.policies[line.line]
    numbers = {c.id: n for n, c in enumerate(line.criteria, 1)}
    return [(_text(policy, name), _place(desk.file.id, line.line, numbers[name])) for name in names]


def _text(policy: Policy, identifier: str) -> str:
    known = policy.criterion(identifier)
    return known.text if known else identifier


def _told(proposed: Recommendation | None, desk: Desk, office: Office) -> str:
    if proposed is None:
        return ""
    return jurisdiction(desk.case.request.jurisdiction, office.rules.rule_sets).recommendation(proposed, now().date())


def _extension(office: Office, desk: Desk, file: File) -> ExtensionRule | None:
    """The extension that the case may still have."""
    due = clocks.Due.model_validate(file.due_record)
    return None if due.extended else office.rules.rule_sets.for_payer(desk.case.payer).extension(desk.case)


def _saved(desk: Desk) -> Entered | None:
    """A person's own decisions, to go on from."""
    decisions = desk.sheet.decisions
    return Entered(
        {d.line: d.disposition.value for d in decisions},
        {d.line: str(d.units or "") for d in decisions},
        {d.line: d.reason for d in decisions},
    )


def _entered(form: Posted) -> Entered:
    fields: dict[str, dict[int, str]] = {"decision": {}, "units": {}, "reason": {}}
    for name in form.form:
        kind, _, line = name.partition("-")
        if kind in fields and line.isdecimal():
            fields[kind][int(line)] = form.text(name)
    return Entered(fields["decision"], fields["units"], fields["reason"], form.text("note"))


def _decisions(form: Posted) -> list[Decision]:
    """:raises InputError: for what is not as the form gives it."""
    entered = _entered(form)
    decisions = []
    for line, chosen in entered.disposition.items():
        if chosen not in {each.value for each in Disposition}:
            raise InputError("this is no decision", place=f"line {line}", remedy="Choose one of those listed.")
        disposition, reason = Disposition(chosen), entered.reason.get(line, "").strip()
        units = entered.units.get(line, "").strip() if disposition is Disposition.MODIFY else ""
        if units and not _COUNT.fullmatch(units):
            raise InputError("units are a whole number from 1", place=f"line {line}", remedy="Write digits only.")
        adverse = disposition in (Disposition.MODIFY, Disposition.DENY)
        decisions.append(
            Decision(line=line, disposition=disposition, units=int(units) if units else None, reason=reason if adverse else "")
        )  # fmt: skip
    return decisions


def _stated(decisions: list[Decision], person: Person) -> None:
    """:raises InputError: when someone who may decide adversely does, and gives no reason; for others it is refused, not explained."""
    for decision in decisions:
        adverse = decision.disposition in (Disposition.MODIFY, Disposition.DENY)
        if adverse and not decision.reason and permits(person.role, ACTIONS[decision.disposition]):
            raise InputError(
                "an adverse decision needs your own clinical reason", place=f"line {decision.line}",
                remedy="Write it below the decision.",
            )  # fmt: skip


def _moment(text: str, zone: str) -> datetime | None:
    """A local time of a form as a moment."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        raise InputError("this is no date and time", place="notice", remedy="Write it as 2026-01-12T09:30.") from None
