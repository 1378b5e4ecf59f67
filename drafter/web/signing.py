"""Signing: what a signer is shown, and the signature with its proof of identity. Only a page calls this; a token cannot sign."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, func, select

from drafter.drafting.findings import Severity
from drafter.errors import MissingError, RefusedError
from drafter.record import cases, people, sessions, signatures, signoff, work
from drafter.record.tables import LEDGER
from drafter.review import letters
from drafter.review.decisions import ACTIONS, outcome
from drafter.review.gates import Opening, blocking, cited, unfinished, unopened
from drafter.review.roles import Action, permits
from drafter.web.actions import read
from drafter.web.changes import actor, refused

if TYPE_CHECKING:
    from drafter.drafting.findings import Finding
    from drafter.record.cases import File
    from drafter.record.people import Person
    from drafter.record.sessions import Session
    from drafter.record.signatures import Determination, Signature
    from drafter.record.signoff import Desk
    from drafter.review.decisions import Outcome
    from drafter.review.letters import Letter
    from drafter.review.shown import Shown
    from drafter.web.office import Office


class Seen(NamedTuple):
    """The sign-off page's matter.

    :param cited: how many passages decide.
    :param unopened: those that the signer did not open.
    :param unanswered: by line, the criteria that nobody answered.
    :param findings: all that stand, of the work and of the letter.
    :param blocking: findings that must be mended; ``unacknowledged``: warnings that want a reason.
    :param since: when the signer first opened the case since its draft was made (RFC 3339).
    :param signature: what stands already.
    """

    file: File
    desk: Desk
    shown: Shown
    cited: int
    unopened: list[Opening]
    unanswered: dict[int, tuple[str, ...]]
    findings: list[Finding]
    blocking: list[Finding]
    unacknowledged: list[Finding]
    since: str
    signature: Signature | None


def look(office: Office, person: Person, case: str) -> Seen | None:
    """What a person would sign; that it was shown is kept. None while nothing is decided.

    :raises RefusedError: for a decision that the person's role may not take.
    """
    file = read(office, person, case, "sign", to=Action.APPROVE)
    if file.version < 0:
        return None
    with office.store.read() as connection:
        desk = signoff.desk(connection, file, office.rules)
        if not desk.sheet.decisions:
            return None
        if not all(permits(person.role, ACTIONS[decision.disposition]) for decision in desk.sheet.decisions):
            error = RefusedError(
                "AUT001", "these decisions are for a physician to sign", "Refer the case to a physician."
            )
        else:
            opened = work.openings(connection, case, person.id, desk.draft.digest)
            shown = signoff.present(connection, desk, person, office.rules)
            found = [*signoff.findings(desk), *letters.check(shown.letter, office.rules.rule_sets)]
            return Seen(
                file=file,
                desk=desk,
                shown=shown,
                cited=len(cited(desk.draft, desk.sheet, desk.policies)),
                unopened=unopened(desk.draft, desk.sheet, desk.policies, opened),
                unanswered=unfinished(desk.draft, desk.sheet, desk.policies),
                findings=found,
                blocking=blocking(found, outcome(shown.decisions)),
                unacknowledged=[f for f in found if f.severity is Severity.WARNING and not desk.sheet.acknowledged(f)],
                since=_first_read(connection, person, case),
                signature=_standing(connection, case),
            )
    refused(office, person, "sign", case, error)
    raise error


def preview(office: Office, person: Person, case: str) -> tuple[Outcome, Letter] | None:
    """What the decisions come to and the letter that a person would sign; None while nothing is decided, and for an exercise."""
    with office.store.read() as connection:
        file = cases.file(connection, case)
        desk = signoff.desk(connection, file, office.rules)
        decisions = desk.sheet.decisions
        if file.exercise or not decisions or not all(permits(person.role, ACTIONS[d.disposition]) for d in decisions):
            return None
        return outcome(decisions), signoff.present(connection, desk, person, office.rules).letter


def sign(office: Office, session: Session, case: str, seen: str, *, password: str, address: str) -> Determination:
    """A signature on what was shown, by someone who proves who they are with the same form.

    :param seen: digest of what the page showed.
    :param address: the network address that asks, for the limit of failed attempts.
    :raises RefusedError: for a wrong password, and for the first gate that is not met.
    :raises ConflictError: when what was shown is no longer what stands.
    """
    person = session.person
    try:
        with office.store.read() as connection:
            cases.file(connection, case)
        if not permits(person.role, Action.APPROVE):
            raise RefusedError("AUT001", f"a {person.role.value} may not sign")  # noqa: TRY301 - kept like those from below
        proven = prove(office, session, password, address)
        with office.store.change(actor(person)) as change:
            return signoff.sign(change, proven, case, seen, office.rules)
    except RefusedError as error:
        refused(office, person, "sign", case, error)
        raise


def prove(office: Office, session: Session, password: str, address: str) -> Session:
    """The session, proven a moment ago: by the password, or anew by the identity provider of someone who has none.

    :raises RefusedError: when it is not.
    """
    person = session.person
    if not password and person.subject and session.renewed:
        return session
    known = people.prove(office.store, actor(person), person.login, password, address)
    if known is not None and known.id == person.id:
        with office.store.change(actor(person)) as change:
            return sessions.proved(change, session)
    raise RefusedError("AUT008", "this is not your password", "Give it again. Nothing else is lost.")


def _standing(connection: Connection, case: str) -> Signature | None:
    with suppress(MissingError):
        return signatures.standing(connection, case)
    return None


def _first_read(connection: Connection, person: Person, case: str) -> str:
    """When the person first looked at the case since it was last drafted; empty before that."""
    drafted = select(func.coalesce(func.max(LEDGER.c.seq), 0)).where(LEDGER.c.case == case, LEDGER.c.action == "draft")
    first = select(func.min(LEDGER.c.at)).where(
        LEDGER.c.case == case, LEDGER.c.actor == person.id, LEDGER.c.action == Action.READ.value,
        LEDGER.c.seq > drafted.scalar_subquery(),
    )  # fmt: skip
    return connection.execute(first).scalar() or ""
