"""Where a case goes, one function each: to a physician or back, on and off a desk, put off, out with its letter, open again.

Pages and API call the same ones, as in ``actions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.errors import ConflictError, InputError
from drafter.record import cases, comments, signoff
from drafter.record.cases import File, Stage
from drafter.record.clock import stamp
from drafter.review import clocks
from drafter.review.roles import Action
from drafter.web.changes import changing

if TYPE_CHECKING:
    from datetime import datetime

    from drafter.record.people import Person
    from drafter.record.signatures import Determination
    from drafter.web.office import Office


def refer(office: Office, person: Person, case: str, reason: str) -> File:
    """Sends a case to a physician."""
    with changing(office, person, Action.REFER, case) as (change, file):
        if file.version < 0:
            raise ConflictError("the case was not drafted", "Draft it first.")
        if reason.strip():
            comments.comment(change, file, "referral", reason.strip(), note=True)
        return cases.move(change, file, Stage.PHYSICIAN_REVIEW, Action.REFER, reason)


def give_back(office: Office, person: Person, case: str, reason: str) -> File:
    """Returns a case to the nurses, with what is to be done."""
    if not reason.strip():
        raise InputError("a reason is needed", place="reason", remedy="Say what is to be done.")
    with changing(office, person, Action.RETURN, case) as (change, file):
        comments.comment(change, file, "return", reason.strip())
        return cases.move(change, file, Stage.NURSE_REVIEW, Action.RETURN, reason)


def take_lease(office: Office, person: Person, case: str) -> None:
    """Takes the case for review, before anything is changed.

    :raises RefusedError: while someone else has it.
    """
    with changing(office, person, Action.ANSWER, case):
        pass


def release_lease(office: Office, person: Person, case: str) -> None:
    """Ends a person's own lease."""
    with changing(office, person, Action.READ, case) as (change, file):
        if file.holder == person.id:
            cases.give_back(change, file)


def extend(office: Office, person: Person, case: str, reason: str, notice_sent: datetime | None) -> None:
    """Puts the due time off by the plan's rule.

    :raises InputError: when the rules allow none, or ask for what is not given.
    """
    with changing(office, person, Action.EXTEND, case) as (change, file):
        content = cases.content(change.connection, case)
        rule = office.rules.rule_sets.for_payer(content.payer).extension(content)
        if rule is None:
            raise InputError(
                "the rule set allows no extension here", place="extension", remedy="Decide by the due time."
            )
        when = clocks.Due.model_validate(file.due_record)
        new = clocks.extended(when, rule, reason, notice_sent=notice_sent)
        cases.set_due(change, file, stamp(new.at), new.model_dump(mode="json"))


def release_letter(office: Office, person: Person, case: str, seen: str = "") -> Determination:
    """The letter of the signature that stands goes out.

    :param seen: the signature whose letter the person saw; empty: whichever stands.
    """
    with changing(office, person, Action.RELEASE_LETTER, case) as (change, file):
        return signoff.release(change, file, seen)


def amend(office: Office, person: Person, case: str, because: str) -> None:
    with changing(office, person, Action.AMEND, case) as (change, file):
        signoff.amend(change, file, because)


def reopen(office: Office, person: Person, case: str, because: str) -> None:
    """Takes a closed case up again, with the reason."""
    with changing(office, person, Action.REOPEN, case) as (change, file):
        signoff.reopen(change, file, because)
