"""A second reading: blind from record and policy, then draft, signed and own side by side, with the rubric."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from fastapi import APIRouter, Request, Response

from drafter.criteria.logic import State
from drafter.criteria.policy import Criterion, Policy
from drafter.drafting.determination import DraftLine
from drafter.errors import ConflictError, DrafterError, InputError
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Line
from drafter.quality.audits.readings import Compared, ErrorKind, Mark
from drafter.record.clock import parsed, stamp
from drafter.record.sessions import Session
from drafter.review import clocks
from drafter.review.decisions import Decision, Disposition
from drafter.review.worksheet import Answer
from drafter.web import auditing
from drafter.web.auditing import Matter, Told
from drafter.web.office import Office
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, Posted, SignedIn
from drafter.web.statuses import status_of
from drafter.web.views.criteria import logic
from drafter.web.views.record import DocumentView, document_view

router = APIRouter()
CHOICES = (Disposition.APPROVE, Disposition.REQUEST_INFORMATION, Disposition.DENY, Disposition.MODIFY)
RUBRIC = {"evidence_right": "Evidence right", "rationale_supported": "Rationale supported", "citation_right": "Citation right"}  # fmt: skip


class BlindLine(NamedTuple):
    """A line as it is asked for: policy and criteria, and nothing of the determination."""

    asked: Line
    policy: Policy | None
    logic: str
    criteria: tuple[Criterion, ...]


class Side(NamedTuple):
    """One criterion as drafted, as signed and as the auditor answered blind."""

    place: str
    name: str
    title: str
    text: str
    drafted: State | None
    reason: str
    quotes: tuple[Evidence, ...]
    answer: Answer | None
    own: State | None


class Sides(NamedTuple):
    """One line, likewise."""

    asked: Line
    policy: str
    other_policy: str
    drafted: DraftLine | None
    decision: Decision | None
    own: Disposition | None
    criteria: tuple[Side, ...]


@router.get("/audits/{sample}/{signed}")
def reading(request: Request, office: OfficeNow, session: SignedIn, sample: str, signed: str) -> Response:
    return _shown(request, office, session, sample, signed, {}, None)


@router.post("/audits/{sample}/{signed}/blind")
def blind(request: Request, office: OfficeNow, form: Form, sample: str, signed: str) -> Response:
    typed = _typed(form)
    states = {name[2:]: State(v) for name, v in typed.items() if name.startswith("s:") and v in {s.value for s in State}}  # fmt: skip
    lines = {
        int(name[2:]): Disposition(v) for name, v in typed.items()
        if name.startswith("l:") and name[2:].isdecimal() and len(name) < 10 and v in {d.value for d in CHOICES}
    }  # fmt: skip
    try:
        auditing.answer(office, form.session.person, sample, signed, states, lines)
    except (InputError, ConflictError) as error:
        return _shown(request, office, form.session, sample, signed, typed, error)
    return go(f"/audits/{sample}/{signed}")


@router.post("/audits/{sample}/{signed}/compare")
def compare(request: Request, office: OfficeNow, form: Form, sample: str, signed: str) -> Response:
    typed = _typed(form)
    try:
        auditing.compare(office, form.session.person, sample, signed, _compared(form, typed))
    except (InputError, ConflictError) as error:
        return _shown(request, office, form.session, sample, signed, typed, error)
    return go(f"/audits/{sample}/{signed}")


@router.post("/audits/{sample}/{signed}/gold")
def propose(office: OfficeNow, form: Form, sample: str, signed: str) -> Response:
    auditing.propose(office, form.session.person, sample, signed)
    return go("/audits/gold")


def _typed(form: Posted) -> dict[str, str]:
    return {name: form.text(name) for name in form.form if name != "csrf"}


def _yes(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


def _compared(form: Posted, typed: dict[str, str]) -> Compared:
    """:raises InputError: for a note that is too long."""
    places = {name[2:].rpartition(":")[0] for name in typed if name.startswith("r:")}
    marks = {
        place: Mark(**{each: _yes(typed.get(f"r:{place}:{each}", "")) for each in RUBRIC}, errors=_errors(form, f"e:{place}"))
        for place in sorted(places)
    }  # fmt: skip
    note = typed.get("note", "").strip()
    if len(note) > 4000:
        raise InputError("the note is longer than 4,000 characters", place="note", remedy="Shorten it.")
    return Compared(
        marks=marks, letter_parts=_yes(typed.get("letter_parts", "")), timely=_yes(typed.get("timely", "")), errors=_errors(form, "e:case"),
        note=note, at=stamp(),
    )  # fmt: skip


def _errors(form: Posted, name: str) -> tuple[ErrorKind, ...]:
    known = {kind.value: kind for kind in ErrorKind}
    return tuple(known[v] for v in form.form.getlist(name) if isinstance(v, str) and v in known)


def _shown(request: Request, office: Office, session: Session, sample: str, signed: str, typed: dict[str, str], error: DrafterError | None) -> Response:  # fmt: skip
    found = auditing.matter(office, session.person, sample, signed)
    shared: dict[str, Any] = {
        "sample": sample, "signed": signed, "name": found.case[:4].upper(), "matter": found, "error": error, "typed": defaultdict(str, typed),
        "status": status_of(error) if error else 200,
    }  # fmt: skip
    documents: list[DocumentView] = [document_view(d, n, []) for n, d in enumerate(found.content.documents, 1)]
    if found.reading is None:
        lines = [_blind(found, line) for line in found.content.request.lines]
        return page(request, "audits/blind.html.jinja", session, lines=lines, documents=documents, choices=CHOICES, state_values=list(State), **shared)  # fmt: skip
    told = auditing.told(office, session.person, sample, signed)
    due = clocks.Due.model_validate(told.file.due_record)
    letter = told.signature.determination.shown.letter
    return page(
        request, "audits/compare.html.jinja", session, sides=[_sides(found, told, line) for line in found.content.request.lines], told=told,
        due=due, late=parsed(told.signature.determination.at) > due.at, letter=letter, rubric=RUBRIC, kinds=list(ErrorKind), documents=documents,
        reading=found.reading, **shared,
    )  # fmt: skip


def _blind(found: Matter, line: Line) -> BlindLine:
    policy = found.policies.get(line.line)
    return BlindLine(line, policy, logic(policy), auditing.asked(found, line.line) if policy else ())


def _sides(found: Matter, told: Told, line: Line) -> Sides:
    reading = found.reading
    assert reading is not None
    policy = found.policies.get(line.line)
    drafted = next((each for each in told.draft.lines if each.line == line.line), None)
    assessed = {c.id: c for c in drafted.criteria} if drafted else {}
    used = f"{drafted.policy.id}@{drafted.policy.version}" if drafted and drafted.policy else "no policy"
    asked = auditing.asked(found, line.line) if policy else ()
    sides = tuple(
        Side(
            place=f"{line.line}/{c.id}", name=f"C{n}", title=c.title, text=c.text,
            drafted=assessed[c.id].state if c.id in assessed else None, reason=assessed[c.id].reason if c.id in assessed else "",
            quotes=assessed[c.id].evidence if c.id in assessed else (), answer=told.sheet.answer(line.line, c.id),
            own=reading.blind.states.get(f"{line.line}/{c.id}"),
        )
        for n, c in enumerate(asked, 1)
    )  # fmt: skip
    decision = next((d for d in told.signature.determination.decisions if d.line == line.line), None)
    key = policy.key if policy else "no policy"
    return Sides(line, key, used if used != key else "", drafted, decision, reading.blind.lines.get(line.line), sides)
