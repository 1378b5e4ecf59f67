"""What people can do, one function each: pages and API call the same ones, so that the same rules hold.

Each opens one transaction, locks the case, asks whether the person may, makes the change and appends to the ledger. A refusal is
written to the ledger too, in a transaction of its own, and then raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.errors import ConflictError, InputError, MissingError, RefusedError
from drafter.record import cases, comments, signoff, work
from drafter.record.clock import stamp
from drafter.review import clocks, worksheet
from drafter.review.decisions import ACTIONS, Decision, Disposition, check_units, proposal
from drafter.review.gates import RECEIPT, place_of, unfinished
from drafter.review.roles import Action, permits
from drafter.web import practice
from drafter.web.changes import changing, doing, kept, refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.logic import State
    from drafter.drafting.determination import Draft, Recommendation
    from drafter.evidence.claims.facts import Evidence
    from drafter.evidence.intake.cases import Case, Document
    from drafter.record.cases import File
    from drafter.record.people import Person
    from drafter.record.repeats import Once
    from drafter.record.store import Change
    from drafter.review.gates import Opening
    from drafter.review.worksheet import Worksheet
    from drafter.web.office import Office


def create_case(office: Office, person: Person, case: Case, once: Once | None = None) -> str:
    """A new case with its due time; its id.

    :param once: the request that this carries out, when it may come twice; here and below.
    """
    when = clocks.due(case, office.rules.rule_sets)
    with doing(office, person, Action.CREATE_CASE) as (change, _):
        identifier = cases.create(change, case, stamp(when.at), when.model_dump(mode="json"))
        return kept(change, once, identifier)


def draft(office: Office, person: Person, case: str, once: Once | None = None) -> File:
    """A draft of the newest content. The model works outside of any transaction; content that changed meanwhile is refused."""
    from drafter import pipeline  # noqa: PLC0415 - slow to import

    with changing(office, person, Action.DRAFT, case) as (change, file):
        content, number = cases.content(change.connection, case, file.material), file.material
    if file.exercise:
        with office.store.read() as connection:
            made = practice.planted_draft(connection, case)
    else:
        with office.drafting:
            made = pipeline.draft(content, office.model, office.library)
    with changing(office, person, Action.DRAFT, case) as (change, file):
        if file.material != number:
            raise ConflictError("information arrived while the case was drafted", "Draft it again.", code="AUT012")
        new = work.keep_draft(change, file, made, person.id)
        kept(change, once, str(new.version))
        return new


def add_information(office: Office, person: Person, case: str, documents: Sequence[Document], once: Once | None = None) -> File:  # fmt: skip
    """Documents that arrived.

    :raises InputError: for a document id that the case has already.
    """
    with changing(office, person, Action.ADD_INFORMATION, case) as (change, file):
        old = cases.content(change.connection, case)
        known = {document.id for document in old.documents}
        twice = next((document.id for document in documents if document.id in known), None)
        if twice or not documents:
            raise InputError(
                f"the case has a document {twice!r} already" if twice else "no document was given",
                place="documents", remedy="Give each document an id of its own.",
            )  # fmt: skip
        new = cases.inform(change, file, old.model_copy(update={"documents": (*old.documents, *documents)}))
        kept(change, once, str(new.material))
        return new


def open_evidence(office: Office, person: Person, case: str, opening: Opening) -> None:
    """Notes that a person looked at a quote or a search receipt.

    :raises MissingError: for a criterion that the draft does not have, and for what is no evidence of it.
    """
    with changing(office, person, Action.OPEN_EVIDENCE, case) as (change, file):
        sheet = work.worksheet(change.connection, case)
        drafted = work.draft_of(change.connection, case, sheet.draft)
        found = next(
            (c for each in drafted.lines if each.line == opening.line for c in each.criteria if c.id == opening.criterion), None
        )  # fmt: skip
        if found is None:
            raise MissingError("there is no such criterion")
        answer = sheet.answer(opening.line, opening.criterion)
        quotes = (*found.evidence, *found.search.nearest, *(answer.quotes if answer else ()))
        if opening.quote not in {RECEIPT, *(place_of(each) for each in quotes)}:
            raise MissingError("the criterion has no such quote")
        work.open_evidence(change, file, sheet.draft, opening)


def answer(office: Office, person: Person, case: str, base: int, line: int, criterion: str, state: State, reason: str) -> File:  # fmt: skip
    """A person's answer to a criterion."""
    with changing(office, person, Action.ANSWER, case) as (change, file):
        sheet, drafted = _work(change, case)
        new = worksheet.answered(sheet, drafted, line, criterion, state, reason, person.author())
        return work.save(change, file, new, base, Action.ANSWER, about=f"{line}/{criterion}")


def withdraw(office: Office, person: Person, case: str, base: int, line: int, criterion: str) -> File:
    """An answer taken back."""
    with changing(office, person, Action.ANSWER, case) as (change, file):
        sheet, _ = _work(change, case)
        return work.save(change, file, worksheet.withdrawn(sheet, line, criterion), base, Action.ANSWER, about=f"{line}/{criterion}")  # fmt: skip


def quote(office: Office, person: Person, case: str, base: int, line: int, criterion: str, place: Evidence) -> File:
    """A quote added to an answer."""
    with changing(office, person, Action.ANSWER, case) as (change, file):
        sheet, _ = _work(change, case)
        content = cases.content(change.connection, case, sheet.material)
        new = worksheet.quoted(sheet, content, line, criterion, place)
        return work.save(change, file, new, base, Action.ANSWER, about=f"{line}/{criterion}")


def edit(office: Office, person: Person, case: str, base: int, sentence: int, text: str, reason: str = "") -> File:
    """A sentence of the rationale rewritten, or removed when the text is empty."""
    with changing(office, person, Action.EDIT, case) as (change, file):
        sheet, _ = _work(change, case)
        new = worksheet.edited(sheet, sentence, text, person.author())
        return work.save(change, file, new, base, Action.EDIT, reason, about=f"sentence {sentence}")


def write(office: Office, person: Person, case: str, base: int, line: int, criterion: str | None, text: str) -> File:
    """A sentence of a person's own."""
    with changing(office, person, Action.EDIT, case) as (change, file):
        sheet, drafted = _work(change, case)
        worksheet.check_place(drafted, line, criterion)
        if not text.strip():
            raise InputError("the sentence is empty", place="text", remedy="Write it.")
        new = worksheet.written(sheet, line, criterion, text, person.author())
        return work.save(change, file, new, base, Action.EDIT, about=f"{line}/{criterion or ''}")


def acknowledge(office: Office, person: Person, case: str, base: int, finding: str, reason: str) -> File:
    """A warning acknowledged with a reason.

    :raises MissingError: when no such finding stands.
    """
    with changing(office, person, Action.ACKNOWLEDGE, case) as (change, file):
        desk = signoff.desk(change.connection, file, office.rules)
        standing = [*signoff.findings(desk), *signoff.letter_findings(desk, person, office.rules)]
        found = next((f for f in standing if worksheet.key_of(f) == finding), None)
        if found is None:
            raise MissingError("this finding no longer stands")
        if not reason.strip():
            raise InputError("a reason is needed", place="reason", remedy="Say why it may stand.")
        new = worksheet.acknowledged(desk.sheet, found, reason, person.author())
        return work.save(change, file, new, base, Action.ACKNOWLEDGE, about=found.code)


def comment(office: Office, person: Person, case: str, place: str, words: str, once: Once | None = None) -> str:
    """A comment at a place; its id."""
    if not words.strip():
        raise InputError("the comment is empty", place="text", remedy="Write what others should know.")
    with changing(office, person, Action.COMMENT, case) as (change, file):
        return kept(change, once, comments.comment(change, file, place, words.strip()))


def resolve(office: Office, person: Person, case: str, identifier: str) -> None:
    with changing(office, person, Action.COMMENT, case) as (change, file):
        comments.resolve(change, file, identifier)


def decide(office: Office, person: Person, case: str, base: int, decisions: Sequence[Decision]) -> File:
    """Decisions for the lines, to be signed on the sign-off page.

    :raises ConflictError: while a criterion that a policy needs is unanswered.
    :raises RefusedError: for a decision that the person's role may not take.
    """
    action = _weightiest(decisions)
    with changing(office, person, action, case) as (change, file):
        for each in decisions:
            cases.allow(change, person, ACTIONS[each.disposition], file)
        desk = signoff.desk(change.connection, file, office.rules)
        units = {line.line: line.units for line in desk.draft.lines}
        if sorted(d.line for d in decisions) != sorted(units):
            raise InputError("every line needs one decision", place="decisions", remedy="Decide each line once.")
        for each in decisions:
            check_units(each, units[each.line])
        if unfinished(desk.draft, desk.sheet, desk.policies):
            raise ConflictError(
                "criteria are unanswered", "Answer each criterion that the policy needs.", code="AUT006"
            )
        return work.save(change, file, worksheet.decided(desk.sheet, decisions), base, action, about="decisions")


def unmask(office: Office, person: Person, case: str) -> Case:
    """Who the member is; that it was looked up is kept."""
    with changing(office, person, Action.UNMASK, case) as (change, file):
        change.record(Action.UNMASK.value, file.id)
        return cases.content(change.connection, case)


def read(office: Office, person: Person, case: str, what: str = "case", *, to: Action = Action.READ) -> File:
    """The case for reading; that it was read is kept.

    :param to: what the person wants to read it for: pages that only lead to an action are for those who may take it.
    """
    with changing(office, person, Action.READ, case) as (change, file):
        if permits(person.role, to):
            change.record(Action.READ.value, case, what=what)
            return file
    error = RefusedError("AUT001", f"a {person.role.value} may not {to.value.replace('_', ' ')}")
    refused(office, person, to, case, error)
    raise error


def proposals(desk: signoff.Desk) -> dict[int, Recommendation | None]:
    """What people's answers propose, by line; None while something is unanswered."""
    return {
        line.line: proposal(desk.policies.get(line.line), desk.sheet.states(line.line)) for line in desk.draft.lines
    }


def _weightiest(decisions: Sequence[Decision]) -> Action:
    order = (
        Disposition.DENY,
        Disposition.MODIFY,
        Disposition.REFER,
        Disposition.REQUEST_INFORMATION,
        Disposition.APPROVE,
    )
    if not decisions:
        raise InputError("no decision was given", place="decisions", remedy="Decide each line.")
    return ACTIONS[min((d.disposition for d in decisions), key=order.index)]


def _work(change: Change, case: str) -> tuple[Worksheet, Draft]:
    sheet = work.worksheet(change.connection, case)
    return sheet, work.draft_of(change.connection, case, sheet.draft)
