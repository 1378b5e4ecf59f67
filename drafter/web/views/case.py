"""A case as it is shown to one person: the strip, lines with their criteria, findings, the record.

``case_view`` is the one way to it, for the page and for the API.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from drafter.evidence.intake.cases import Record
from drafter.record import cases, comments, people, signoff, work
from drafter.record.cases import File, Stage
from drafter.record.clock import now
from drafter.record.comments import Comment
from drafter.review import clocks
from drafter.review.decisions import proposal, still_to_answer
from drafter.review.jurisdictions import jurisdiction
from drafter.review.roles import LEASED, Action, permits
from drafter.web.views.criteria import CriterionView, Looker, criteria_views, logic, opened, proposed, unread
from drafter.web.views.findings import FindingsView, SentenceView, findings_view, sentences_view
from drafter.web.views.queue import Lease, lease_of, short

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from drafter.drafting.determination import DraftLine
    from drafter.evidence.intake.cases import Case, Line
    from drafter.record.people import Person
    from drafter.record.signoff import Desk, Rules
    from drafter.review.jurisdictions import Jurisdiction


class CommentView(Record):
    """A comment at a place: ``case``, ``criterion:LINE/ID``, ``finding:KEY``, ``sentence:N``, ``referral`` or ``return``."""

    id: str
    place: str
    text: str
    by: str
    at: str
    open: bool


class LineView(Record):
    """A service line.

    :param policy: key of the policy that it is judged by; empty when none is in force or there is no draft.
    :param logic: how the policy's criteria combine.
    :param answered: how many criteria people answered; ``left`` are still needed.
    :param unread: how many answers of others wait until this person opens their evidence.
    :param proposal: what people's answers come to, in the words that the state allows; empty while something is unanswered or unread.
    :param sentences: of the rationale, as far as they may be seen.
    :param held_back: whether there are sentences that may not be seen yet.
    """

    line: int
    code: str
    units: int
    laterality: str | None
    dates: tuple[date, ...]
    diagnoses: tuple[str, ...]
    service: str = ""
    as_of: str = ""
    policy: str = ""
    policy_title: str = ""
    publisher: str = ""
    section: str = ""
    effective: date | None = None
    authority: str = ""
    layers: tuple[tuple[str, str], ...] = ()
    passed_over: tuple[tuple[str, str], ...] = ()
    logic: str = ""
    criteria: tuple[CriterionView, ...] = ()
    answered: int = 0
    left: int = 0
    unread: int = 0
    proposal: str = ""
    sentences: tuple[SentenceView, ...] = ()
    held_back: bool = False


class CaseView(Record):
    """A case as one person may see it.

    :param version: of the work, which changes are based on; -1 before a draft.
    :param material: number of the newest content; ``drafted_from`` of the one that was drafted.
    :param exercise: whether it was an exercise; that it is one is told when it is finished.
    :param may: what this person's role and the lease allow now.
    """

    id: str
    short: str
    stage: Stage
    payer: str
    rule_set: str
    jurisdiction: str
    review: str
    urgency: str
    received: date | datetime
    member: str
    due: datetime
    due_local: str
    due_reason: str
    left: str
    overdue: bool
    lease: Lease | None
    version: int
    material: int
    drafted_from: int
    information: bool
    exercise: bool
    may: tuple[Action, ...]
    lines: tuple[LineView, ...]
    findings: FindingsView | None
    comments: tuple[CommentView, ...]
    model: str = ""
    digest: str = ""

    @property
    def answered(self) -> int:
        return sum(line.answered for line in self.lines)

    @property
    def to_answer(self) -> int:
        return sum(line.answered + line.left for line in self.lines)

    def line(self, number: int) -> LineView:
        """A line by number; the first, when there is none of that number."""
        return next((line for line in self.lines if line.line == number), self.lines[0])

    def at(self, place: str) -> tuple[CommentView, ...]:
        return tuple(c for c in self.comments if c.place == place)


def case_view(connection: Connection, file: File, person: Person, rules: Rules) -> tuple[CaseView, Case]:
    """What a person may see of a case, and its content."""
    desk = signoff.desk(connection, file, rules) if file.version >= 0 else None
    content = cases.content(connection, file.id)
    names = {file.holder: people.find(connection, file.holder).name} if file.holder else {}
    lease = lease_of(file, person, names)
    due = clocks.Due.model_validate(file.due_record)
    state = jurisdiction(content.request.jurisdiction, rules.rule_sets)
    who = looker(connection, person, desk)
    view = CaseView(
        id=file.id, short=short(file.id), stage=file.stage, payer=content.payer,
        rule_set=rules.rule_sets.for_payer(content.payer).title, jurisdiction=state.name if state.code else "",
        review=content.request.review, urgency=content.request.urgency, received=content.request.received, member=file.member,
        due=due.at, due_local=due.local, due_reason=due.reason, left=clocks.left(due, now()), overdue=due.at < now(), lease=lease,
        version=file.version, material=file.material, drafted_from=desk.sheet.material if desk else 0, information=file.information,
        exercise=file.exercise and file.stage is Stage.CLOSED, may=_may(connection, file, person, lease),
        lines=tuple(_line(line, desk, who, state) for line in content.request.lines),
        findings=findings_view(desk, who) if desk else None,
        comments=tuple(_comment(c) for c in comments.comments(connection, file.id)),
        model=desk.draft.generator.model if desk else "", digest=desk.draft.digest if desk else "",
    )  # fmt: skip
    return view, content


def looker(connection: Connection, person: Person, desk: Desk | None) -> Looker:
    """Who looks, with what they opened of the draft that stands."""
    found = work.openings(connection, desk.file.id, person.id, desk.draft.digest) if desk else []
    return Looker(person=person.id, openings=opened(found))


def _may(connection: Connection, file: File, person: Person, lease: Lease | None) -> tuple[Action, ...]:
    """What a person can do with the case now; the same rules refuse whatever is asked in spite of it."""
    held = lease is not None and not lease.mine
    away = cases.kept_from(connection, person.role, file)
    return tuple(
        action for action in Action
        if permits(person.role, action)
        and not (action in LEASED and held)
        and action not in away
        and cases.sensible(action, file.stage)
    )  # fmt: skip


def _line(asked: Line, desk: Desk | None, who: Looker, state: Jurisdiction) -> LineView:
    told = {
        "line": asked.line, "code": asked.code, "units": asked.units, "laterality": asked.laterality, "dates": asked.dates,
        "diagnoses": asked.diagnoses,
    }  # fmt: skip
    drafted = next((line for line in desk.draft.lines if line.line == asked.line), None) if desk else None
    if desk is None or drafted is None:
        return LineView.model_validate(told)
    return LineView.model_validate(told | _drafted(desk, drafted, who, state))


def _drafted(desk: Desk, line: DraftLine, who: Looker, state: Jurisdiction) -> dict[str, object]:
    policy, day = desk.policies.get(line.line), now().date()
    answers = desk.sheet.states(line.line)
    left = still_to_answer(policy, answers) if policy else ()
    waiting = unread(desk, who, line)
    sentences, held_back = sentences_view(desk, who, line.line, state, day)
    about: dict[str, object] = {} if policy is None else {
        "service": policy.service, "policy": policy.key, "policy_title": policy.title, "publisher": policy.publisher,
        "section": " · ".join(part for part in (policy.source.document, policy.source.section) if part),
        "effective": policy.effective.start,
    }  # fmt: skip
    return about | {
        "as_of": line.as_of, "authority": line.authority, "layers": line.layers, "passed_over": line.excluded, "logic": logic(policy),
        "criteria": criteria_views(desk, line, who, state, day), "answered": len(answers), "left": len(left),
        # Without a policy there is nothing to answer: what is proposed follows from that alone.
        "proposal": "" if waiting else proposed(proposal(policy, answers), state, day), "unread": len(waiting), "sentences": sentences, "held_back": held_back,
    }  # fmt: skip


def _comment(comment: Comment) -> CommentView:
    return CommentView(
        id=comment.id,
        place=comment.place,
        text=comment.text,
        by=comment.name,
        at=comment.at,
        open=comment.resolved is None,
    )
