"""What auditors do, one function each, as in ``actions``: draw, read blind, compare, report, propose for the gold set.

Nothing of a determination is handed out for a second reading before the auditor's blind answers are stored.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from drafter.errors import InputError, MissingError
from drafter.quality.audits import packet as packets
from drafter.quality.audits import report as reports
from drafter.quality.audits.candidates import candidate
from drafter.quality.audits.figures import THRESHOLD
from drafter.quality.audits.readings import Blind, Compared, Reading
from drafter.quality.audits.stored import draw_and_keep, readings_of, sample_of
from drafter.record import audits, cases, signatures, work
from drafter.record.clock import stamp
from drafter.record.tables import LEDGER, SIGNATURE
from drafter.review.roles import Action
from drafter.web.changes import actor, doing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from drafter.criteria.logic import State
    from drafter.criteria.policy import Criterion, Policy
    from drafter.drafting.determination import Draft
    from drafter.evidence.intake.cases import Case
    from drafter.quality.audits.packet import Packet
    from drafter.quality.audits.report import Report
    from drafter.quality.audits.samples import Plan, Sample
    from drafter.record.cases import File
    from drafter.record.people import Person
    from drafter.record.signatures import Signature
    from drafter.review.decisions import Disposition
    from drafter.review.worksheet import Worksheet
    from drafter.web.office import Office

#: What the ledger calls a look that is part of a second reading.
SECOND = "second reading"


class Matter(NamedTuple):
    """What a second reading is of: the record as it was signed, and the policies in force by the library. Nothing of the determination.

    :param policies: by line; a line without one has none in force.
    """

    sample: str
    signed: str
    case: str
    content: Case
    policies: Mapping[int, Policy]
    reading: Reading | None


class Told(NamedTuple):
    """The determination beside it, for whoever answered blind."""

    draft: Draft
    sheet: Worksheet
    signature: Signature
    file: File


def draw(office: Office, person: Person, plan: Plan) -> str:
    """A sample, in the ledger before anything of it is read; its id."""
    with doing(office, person, Action.AUDIT) as (change, _):
        change.record("view_audits")
    return draw_and_keep(office.store, actor(person), plan)[0]


def look(office: Office, person: Person, what: str, **detail: str) -> None:
    """Keeps that an auditor looked at something of audits."""
    with doing(office, person, Action.AUDIT) as (change, _):
        change.record("view_audits", what=what, **detail)


def worklist(office: Office, person: Person, sample: str) -> tuple[Sample, list[tuple[str, File, Reading | None]]]:
    """A sample, and what is to be read of it, in an order that tells nothing; with the auditor's own readings."""
    with doing(office, person, Action.AUDIT) as (change, _):
        found = sample_of(change.connection, sample)
        mine = {r.signed: r for r in readings_of(change.connection, sample) if r.auditor == person.id}
        wanted = {drawn.id for drawn in found.drawn}
        rows = change.connection.execute(select(SIGNATURE.c.id, SIGNATURE.c.case).order_by(SIGNATURE.c.id))
        of = [(row.id, row.case) for row in rows if row.id in wanted]
        change.record("view_audits", what="sample", sample=sample)
        return found, [(signed, cases.file(change.connection, case), mine.get(signed)) for signed, case in of]


def matter(office: Office, person: Person, sample: str, signed: str) -> Matter:
    """What an auditor reads; that it was looked at is kept.

    :raises MissingError: for a determination that is not of the sample.
    """
    with doing(office, person, Action.AUDIT) as (change, _):
        if signed not in {drawn.id for drawn in sample_of(change.connection, sample).drawn}:
            raise MissingError("the sample has no such determination")
        found = _matter(change.connection, office, person, sample, signed)
        change.record(Action.READ.value, found.case, what=SECOND)
        return found


def _matter(connection: Connection, office: Office, person: Person, sample: str, signed: str) -> Matter:
    row = connection.execute(select(SIGNATURE.c.case, SIGNATURE.c.content).where(SIGNATURE.c.id == signed)).first()
    if row is None:
        raise MissingError("there is no such determination")
    content = cases.content(connection, row.case, json.loads(row.content)["shown"]["material"])
    policies: dict[int, Policy] = {}
    for line in content.request.lines:
        policy = office.library.policies.choose(content.payer, line.code, content.request.as_of(line)).policy
        if policy is not None:
            policies[line.line] = policy
    mine = (r for r in readings_of(connection, sample) if (r.signed, r.auditor) == (signed, person.id))
    return Matter(sample, signed, row.case, content, policies, next(mine, None))


def told(office: Office, person: Person, sample: str, signed: str) -> Told:
    """Draft and determination, for whoever answered blind.

    :raises MissingError: before the blind answers are stored.
    """
    with office.store.read() as connection:
        found = _matter(connection, office, person, sample, signed)
        if found.reading is None:
            raise MissingError("the blind answers come first")
        signature = next(s for s in signatures.of_case(connection, found.case) if s.determination.id == signed)
        sheet = work.worksheet(connection, found.case, signature.determination.version)
        draft = work.draft_of(connection, found.case, sheet.draft)
        return Told(draft, sheet, signature, cases.file(connection, found.case))


def answer(office: Office, person: Person, sample: str, signed: str, states: Mapping[str, State], lines: Mapping[int, Disposition]) -> None:  # fmt: skip
    """An auditor's blind answers.

    :param states: by ``LINE/CRITERION``.
    :raises InputError: when something is not answered.
    """
    found = matter(office, person, sample, signed)
    wanted = {f"{n}/{c.id}" for n in found.policies for c in asked(found, n)}
    if set(states) != wanted or set(lines) != {line.line for line in found.content.request.lines}:
        raise InputError("not everything is answered", place="answers", remedy="Answer each criterion and each line.")
    with doing(office, person, Action.AUDIT) as (change, _):
        before = _looked_before(change.connection, person.id, found.case)
        blind = Blind(states=dict(states), lines=dict(lines), looked_before=before, at=stamp())
        audits.keep_reading(change, sample, signed, "blind", blind.model_dump_json())


def asked(found: Matter, line: int) -> tuple[Criterion, ...]:
    """The criteria of a line that its code is asked for."""
    code = next(each.code for each in found.content.request.lines if each.line == line)
    return tuple(c for c in found.policies[line].criteria if not c.codes or code in c.codes)


def _looked_before(connection: Connection, person: str, case: str) -> bool:
    """Whether somebody had seen more of a case than its second reading shows."""
    looks = select(LEDGER.c.action, LEDGER.c.detail).where(LEDGER.c.case == case, LEDGER.c.actor == person)
    return any(
        action == Action.OPEN_EVIDENCE.value or (action == Action.READ.value and json.loads(detail).get("what") != SECOND)
        for action, detail in connection.execute(looks)
    )  # fmt: skip


def compare(office: Office, person: Person, sample: str, signed: str, compared: Compared) -> None:
    """The comparison after the blind answers, which stay as they are."""
    with doing(office, person, Action.AUDIT) as (change, _):
        audits.keep_reading(change, sample, signed, "compared", compared.model_dump_json())


def report(office: Office, person: Person, *, sample: str = "", period: tuple[str, str] = ("", ""), threshold: float = THRESHOLD) -> Report:  # fmt: skip
    """The report of a sample, or of a period.

    :raises TamperedError: when the ledger does not verify.
    """
    look(office, person, "report", sample=sample, since=period[0], until=period[1])
    if sample:
        return reports.of_sample(office.store, sample, threshold=threshold)
    return reports.of_period(office.store, *period, threshold=threshold)


def propose(office: Office, person: Person, sample: str, signed: str) -> str:
    """A candidate for the gold set from a second reading; its id."""
    found = matter(office, person, sample, signed)
    if found.reading is None or found.reading.compared is None:
        raise InputError("the reading is not finished", place="reading", remedy="Compare first.")
    draft = told(office, person, sample, signed).draft
    with doing(office, person, Action.AUDIT) as (change, _):
        return audits.propose(change, signed, candidate(found.content, found.reading, draft))


def approve(office: Office, person: Person, identifier: str) -> None:
    """One of the two approvals that a candidate needs."""
    with doing(office, person, Action.READ) as (change, _):
        audits.approve(change, identifier)


def candidates(office: Office, person: Person) -> list[audits.Candidate]:
    """Candidates for the gold set, with their records' text; that they were looked at is kept."""
    with doing(office, person, Action.READ) as (change, _):
        change.record("view_candidates")
        return audits.candidates(change.connection)


def packet(office: Office, person: Person, case: str) -> Packet:
    """Everything of a case, held against the ledger.

    :raises MissingError: for an id that is none, and while the auditor still has to read the case blind.
    """
    with doing(office, person, Action.AUDIT) as (change, _):
        if _to_read(change.connection, person.id, case):
            raise MissingError("the case is still to be read blind")
        cases.file(change.connection, case)
        change.record(Action.READ.value, case, what="audit packet")
    return packets.packet(office.store, case, office.rules)


def _to_read(connection: Connection, person: str, case: str) -> bool:
    """Whether a case is drawn in a sample that a person began, and not answered blind yet."""
    signed = set(connection.execute(select(SIGNATURE.c.id).where(SIGNATURE.c.case == case)).scalars())
    read = {(r.signed) for r in readings_of(connection) if r.auditor == person}
    began = {kept.sample for kept in audits.readings(connection) if kept.auditor == person}
    drawn = {d.id for name in began for d in sample_of(connection, name).drawn}
    return bool((signed & drawn) - read)
