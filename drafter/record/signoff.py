"""Sign-off, the one door: only this makes a determination.

It asks every gate again by what is stored, not by what a page said; checks that what the signer saw is what stands now, and that the
signer proved who they are a moment ago; then writes signature, stage and ledger in one transaction. It signs one case at a time. A
program's token cannot sign.

Source: architecture, rule 6; workbench design, decision 8; reference, section 4, R1, R9, R11.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.errors import ConflictError, InputError, RefusedError
from drafter.record import cases, comments, sessions, signatures, work
from drafter.record.cases import File, Stage
from drafter.record.clock import now, stamp
from drafter.record.ledger import head
from drafter.record.signatures import Determination
from drafter.record.store import new_id
from drafter.review import checks, letters
from drafter.review.decisions import ACTIONS, Outcome, outcome
from drafter.review.gates import Signer, gates
from drafter.review.jurisdictions import jurisdiction, licence_for
from drafter.review.roles import Action, permits
from drafter.review.shown import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from drafter.criteria.library import Policies
    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Draft
    from drafter.drafting.findings import Finding
    from drafter.evidence.intake.cases import Case
    from drafter.record.people import Person
    from drafter.record.sessions import Session
    from drafter.record.store import Change
    from drafter.review.rulesets import RuleSets
    from drafter.review.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Rules:
    """What determinations are made by: the policies, and the rule sets of plans and states."""

    policies: Policies
    rule_sets: RuleSets


@dataclass(frozen=True, slots=True)
class Desk:
    """A case with all that is decided from, as it is stored.

    :param withheld: results that software may not suggest today in the member's state.
    """

    file: File
    case: Case
    draft: Draft
    sheet: Worksheet
    policies: Mapping[int, Policy]
    withheld: tuple[State, ...] = ()


def desk(connection: Connection, file: File, rules: Rules, version: int | None = None) -> Desk:
    """:raises MissingError: before the first draft."""
    sheet = work.worksheet(connection, file.id, version)
    draft = work.draft_of(connection, file.id, sheet.draft)
    governing = {
        line.line: rules.policies.get(f"{line.policy.id}@{line.policy.version}") for line in draft.lines if line.policy
    }
    content = cases.content(connection, file.id, sheet.material)
    return Desk(file, content, draft, sheet, governing, _withheld(content, rules, now().date()))


def _withheld(case: Case, rules: Rules, day: date) -> tuple[State, ...]:
    state = jurisdiction(case.request.jurisdiction, rules.rule_sets)
    return tuple(each for each in State if state.withholds(each, day))


def findings(desk: Desk) -> list[Finding]:
    """What stands against the worksheet as it is now."""
    return checks.findings(desk.draft, desk.sheet, desk.case, desk.withheld)


def letter_findings(desk: Desk, person: Person, rules: Rules) -> list[Finding]:
    """What stands against the letter of the decisions, if a person signed them now; nothing while there is none."""
    what = outcome(desk.sheet.decisions) if desk.sheet.decisions else Outcome.REFERRAL
    if what is Outcome.REFERRAL or not all(permits(person.role, ACTIONS[d.disposition]) for d in desk.sheet.decisions):
        return []
    return letters.check(_letter(desk, _signer(person), rules, what, now().date()), rules.rule_sets)


def _letter(desk: Desk, signer: Signer, rules: Rules, what: Outcome, day: date) -> letters.Letter:
    return letters.compose(
        desk.case, desk.draft, desk.sheet, desk.policies, rules.rule_sets, what, signer=signer, on=day
    )


def _signer(person: Person) -> Signer:
    return Signer(person=person.id, name=person.name, role=person.role, credentials=person.credentials)


def present(connection: Connection, desk: Desk, person: Person, rules: Rules, *, on: date | None = None) -> Shown:
    """What a signer of the worksheet's decisions is shown: drawn by the sign-off page, and computed again when it is signed.

    :param on: the day of the letter; default: today.
    :raises InputError: while nothing is decided, and for a referral, which nobody signs.
    """
    decisions = desk.sheet.decisions
    what = outcome(decisions) if decisions else Outcome.REFERRAL
    if what is Outcome.REFERRAL:
        raise InputError("there is nothing to sign", place="decisions", remedy="Decide each line first.")
    signer, day = _signer(person), on or now().date()
    letter = _letter(desk, signer, rules, what, day)
    listed = gates(
        desk.draft,
        desk.sheet,
        desk.policies,
        signer,
        openings=work.openings(connection, desk.file.id, person.id, desk.draft.digest),
        preparers=work.preparers(connection, desk.file.id),
        findings=[*findings(desk), *letters.check(letter, rules.rule_sets)],
        open_comments=comments.open_comments(connection, desk.file.id),
        licence=licence_for(desk.case, rules.rule_sets),
        decider=work.decider(connection, desk.file.id),
    )
    state = jurisdiction(desk.case.request.jurisdiction, rules.rule_sets)
    duties = [duty.text for duty in state.duties if duty.holds(day)]
    return shown(
        desk.file.id,
        desk.draft,
        desk.sheet,
        desk.policies,
        letter,
        listed,
        person.name,
        duties,
        _withheld(desk.case, rules, day),
    )


def sign(change: Change, session: Session, case: str, seen: str, rules: Rules) -> Determination:
    """The determination of a case.

    :param session: the signer's own, in which the password was given a moment ago.
    :param seen: digest of what the signer was shown.
    :raises RefusedError: for the first gate that is not met, by its code.
    :raises ConflictError: when what was shown is no longer what stands.
    """
    person = session.person
    file = cases.file(change.connection, case, lock=True)
    if file.exercise:
        raise RefusedError("AUT014", "an exercise cannot become a determination", "Finish it to see the feedback.")
    if not session.fresh:
        raise RefusedError("AUT008", "the password was not given a moment ago", "Give it again, then sign.")
    now_standing = desk(change.connection, file, rules)
    if file.material != now_standing.sheet.material:
        raise ConflictError(
            "information arrived that was not drafted", "Draft the case anew, then sign.", code="AUT012"
        )
    for decision in now_standing.sheet.decisions:
        file = cases.allow(change, person, ACTIONS[decision.disposition], file)
    what = present(change.connection, now_standing, person, rules)
    for gate in what.gates:
        if not gate.met:
            raise RefusedError(
                gate.code, f"not so: {gate.text.removesuffix('.')}", "The sign-off page lists what is open."
            )
    if what.digest != seen:
        raise ConflictError("what you were shown has changed", "Look at the sign-off page again.", code="AUT012")
    determination = Determination(
        schema="determination/1",
        id=new_id(),
        case=case,
        version=file.version,
        stage=file.stage.value,
        outcome=outcome(what.decisions),
        decisions=what.decisions,
        signer=_signer(person),
        at=stamp(),
        shown=what,
        ledger=head(change.connection)[1],
    )
    signatures.keep(change, determination)
    sessions.spend(change, session)
    cases.move(change, file, Stage.SIGNED, ACTIONS[what.decisions[0].disposition])
    return determination


def release(change: Change, file: File, seen: str = "") -> Determination:
    """The letter of the standing signature goes out: the case waits for information, or is closed.

    :param seen: id of the signature whose letter was seen; empty: whichever stands.
    :raises ConflictError: when another stands now.
    """
    determination = signatures.standing(change.connection, file.id).determination
    if seen not in ("", determination.id):
        raise ConflictError("another signature stands now", "Look at its letter, then release it.", code="AUT012")
    signatures.release(change, determination)
    signatures.replace(change, determination)
    asks = determination.outcome is Outcome.INFORMATION_REQUEST
    cases.set_stage(change, file, Stage.WAITING if asks else Stage.CLOSED)
    return determination


def reopen(change: Change, file: File, because: str) -> None:
    """Takes a closed case up again (an appeal, another talk with the provider); what was decided stands until another letter goes out.

    :raises InputError: without a reason.
    """
    if not because.strip():
        raise InputError("reopening needs a reason", place="reason", remedy="Say what is new.")
    cases.move(change, file, Stage.NURSE_REVIEW, Action.REOPEN, because.strip())


def amend(change: Change, file: File, because: str) -> None:
    """Opens a signed case again, with the reason; the signature and its letter stay on record and no longer stand.

    :raises InputError: without a reason.
    """
    if not because.strip():
        raise InputError("an amendment needs a reason", place="reason", remedy="Say what is wrong or what is new.")
    old = signatures.supersede(change, file.id, because.strip())
    cases.set_stage(change, file, Stage(old.stage))
