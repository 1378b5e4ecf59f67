"""The sign-off page: all that a signature binds, drawn from one record, and the form that signs it."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from drafter.criteria.policy import Policy
from drafter.drafting.findings import Finding
from drafter.errors import DrafterError
from drafter.record.cases import Stage
from drafter.record.clock import now, parsed
from drafter.render.letters import to_fragment
from drafter.review.decisions import outcome
from drafter.review.gates import Gate
from drafter.review.worksheet import Acknowledgement, key_of
from drafter.web import actions, practice, signing
from drafter.web.office import Office
from drafter.web.pages.case_bar import bar, base_of
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, SignedIn
from drafter.web.signing import Seen
from drafter.web.statuses import status_of

router = APIRouter()


class Mend(NamedTuple):
    """Where an open gate is mended."""

    text: str
    path: str


class GateView(NamedTuple):
    gate: Gate
    mends: list[Mend]


class Acknowledged(NamedTuple):
    """An acknowledgement with what it acknowledges; None: the finding no longer stands."""

    acknowledgement: Acknowledgement
    finding: Finding | None


@router.get("/cases/{case}/sign")
def sign_page(request: Request, office: OfficeNow, session: SignedIn, case: str) -> Response:
    if practice.given(office, case):
        return go(f"/exercises/{case}")
    return _shown(request, office, session, case)


@router.post("/cases/{case}/sign")
def sign(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """Signs this case, and no other, on what its page showed."""
    try:
        signing.sign(
            office, form.session, case, form.text("shown"), password=form.text("password"),
            address=request.client.host if request.client else "",
        )  # fmt: skip
    except DrafterError as error:
        return _shown(request, office, form.session, case, error=error)
    with suppress(DrafterError):  # what was signed is signed, whether or not an exercise can be had
        practice.perhaps(office, form.session.person)
    return go(f"/cases/{case}/letter")


@router.post("/cases/{case}/sign/acknowledge")
def acknowledge(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    """A warning acknowledged where it is read last; those of the letter are known here only."""
    finding, reason = form.text("finding"), form.text("reason")
    try:
        actions.acknowledge(office, form.session.person, case, base_of(form), finding, reason)
    except DrafterError as error:
        return _shown(request, office, form.session, case, error=error, entered=(finding, reason))
    return go(f"/cases/{case}/sign#warnings")


def _shown(request: Request, office: Office, session: SignedIn, case: str, *, error: DrafterError | None = None, entered: tuple[str, str] = ("", "")) -> Response:  # fmt: skip
    seen = signing.look(office, session.person, case)
    if seen is None:
        return go(f"/cases/{case}/decide")
    if error is None and seen.file.stage not in (Stage.NURSE_REVIEW, Stage.PHYSICIAN_REVIEW):
        return go(f"/cases/{case}/letter")
    texts = {line: _texts(policy) for line, policy in seen.desk.policies.items()}
    return page(
        request, "sign.html.jinja", session, status=status_of(error) if error else 200, bar=bar(seen.file), error=error, entered=entered, keys=[key_of(f) for f in seen.unacknowledged],
        seen=seen, letter_text=Markup(to_fragment(seen.shown.letter, draft=True)),  # noqa: S704 - its template escapes all text
        shown=seen.shown, outcome=outcome(seen.shown.decisions), lines={line.line: line for line in seen.desk.draft.lines},
        policies=seen.desk.policies, documents={d.id: d for d in seen.desk.case.documents}, texts=texts,
        gates=[_gate(gate, seen, texts) for gate in seen.shown.gates], acknowledged=_acknowledged(seen),
        places={(c.line, c.criterion): _place(seen, c.line, c.criterion) for c in seen.shown.criteria},
        opened=_ago(seen.since), by_provider=not _has_password(session), renewed=session.renewed,
        ready=all(gate.met for gate in seen.shown.gates) and not seen.file.exercise,
    )  # fmt: skip


def _texts(policy: Policy) -> dict[str, str]:
    return {criterion.id: criterion.text for criterion in policy.criteria}


def _has_password(session: SignedIn) -> bool:
    return not session.person.subject


def _gate(gate: Gate, seen: Seen, texts: dict[int, dict[str, str]]) -> GateView:
    """A gate with the ways to mend it."""
    if gate.met:
        return GateView(gate, [])
    review = f"/cases/{seen.file.id}"
    match gate.code:
        case "AUT005":
            mends = [
                Mend(f"Open “{texts[o.line][o.criterion]}” (line {o.line})", _place(seen, o.line, o.criterion))
                for o in {(o.line, o.criterion): o for o in seen.unopened}.values()
            ]
        case "AUT006" if seen.unanswered:
            mends = [
                Mend(f"Answer “{texts[line][name]}” (line {line})", _place(seen, line, name))
                for line, names in seen.unanswered.items()
                for name in names
            ]
        case "AUT010" | "EVD006":
            mends = (
                [Mend(f"{f.code}: {f.message}", f"{review}#f-{key_of(f)}") for f in seen.blocking]
                if "warning" not in gate.text
                else [Mend(f"{f.code}: {f.message}", "#warnings") for f in seen.unacknowledged]
            )
        case "AUT011":
            mends = [Mend("Go to the comments", f"{review}#actions")]
        case "AUT006" | "AUT007" | "DSP002" | "AUT001" | "AUT009":
            mends = [Mend("Go to the decision", f"{review}/decide")]
        case _:
            mends = [Mend("Another physician must decide; leave a comment for whoever takes over", f"{review}#actions")]
    return GateView(gate, mends)


def _place(seen: Seen, line: int, criterion: str) -> str:
    """Where the review shows a criterion, opened."""
    number = list(_texts(seen.desk.policies[line])).index(criterion) + 1
    return f"/cases/{seen.file.id}?line={line}&c={number}#c{number}"


def _acknowledged(seen: Seen) -> list[Acknowledged]:
    found = {key_of(f): f for f in seen.findings}
    return [Acknowledged(a, found.get(a.finding)) for a in seen.shown.acknowledgements]


def _ago(since: str) -> str:
    """How long ago, in words; empty when never."""
    if not since:
        return ""
    minutes = int((now() - parsed(since)).total_seconds() // 60)
    if minutes < 1:
        return "less than a minute ago"
    if minutes < 120:
        return f"{minutes} minute{'' if minutes == 1 else 's'} ago"
    return f"{minutes // 60} hours ago" if minutes < 2 * 24 * 60 else f"{minutes // (24 * 60)} days ago"
