"""What a case comes to: decisions, referral and return, extension, letters, signatures, amendments. A token signs nothing."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime, Field

from drafter.errors import MissingError, RefusedError
from drafter.evidence.intake.cases import Record
from drafter.record import cases, signatures
from drafter.record.signatures import Determination
from drafter.render import letters as documents
from drafter.review.decisions import Decision
from drafter.review.letters import Letter
from drafter.review.worksheet import Words
from drafter.web import actions, changes, stages
from drafter.web.api.asked import TAGGED, BasedOn, CaseId, Saved, saved
from drafter.web.office import Office
from drafter.web.security import Bearer, OfficeNow
from drafter.web.views.letter import letter_of, whole

router = APIRouter(prefix="/cases/{case}", tags=["determinations"])
SignatureId = Annotated[
    str, Query(max_length=60, description="An earlier signature, by its id; empty: the one that stands, or a preview.")
]
_PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}
_HTML: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}


class Decided(Record):
    """One decision for each line."""

    decisions: Annotated[tuple[Decision, ...], Field(min_length=1)]


class Reason(Record):
    reason: Annotated[Words, Field(min_length=1)]


class Extension(Record):
    """:param notice_sent: when the member was told, where the rule set asks for that."""

    reason: Annotated[Words, Field(min_length=1)]
    notice_sent: AwareDatetime | None = None


class Release(Record):
    """:param signature: whose letter you saw."""

    signature: Annotated[str, Field(min_length=1, max_length=60)]


@router.put("/decisions", responses=TAGGED)
def decide(office: OfficeNow, person: Bearer, response: Response, case: CaseId, base: BasedOn, sent: Decided) -> Saved:
    """What is to be signed, line by line; only physicians decide adversely. It is signed in the workbench, by a person."""
    return saved(response, actions.decide(office, person, case, base, sent.decisions))


@router.post("/referral", responses=TAGGED)
def refer(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sent: Reason) -> Saved:
    """Sends the case to a physician."""
    return saved(response, stages.refer(office, person, case, sent.reason))


@router.post("/return", responses=TAGGED)
def give_back(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sent: Reason) -> Saved:
    """Returns the case to the nurses, with what is to be done."""
    return saved(response, stages.give_back(office, person, case, sent.reason))


@router.put("/lease", status_code=204)
def take_lease(office: OfficeNow, person: Bearer, case: CaseId) -> None:
    """Takes the case for half an hour; working on it renews that."""
    stages.take_lease(office, person, case)


@router.delete("/lease", status_code=204)
def release_lease(office: OfficeNow, person: Bearer, case: CaseId) -> None:
    """Gives the case back before the half hour is over."""
    stages.release_lease(office, person, case)


@router.post("/extension", responses=TAGGED)
def extend(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sent: Extension) -> Saved:
    """Puts the due time off, once, by the plan's rule."""
    stages.extend(office, person, case, sent.reason, sent.notice_sent)
    return _now(office, response, case)


@router.post("/amendment", responses=TAGGED)
def amend(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sent: Reason) -> Saved:
    """Opens a signed case again; the signature and its letter stay on record and no longer stand."""
    stages.amend(office, person, case, sent.reason)
    return _now(office, response, case)


@router.post("/reopening", responses=TAGGED)
def reopen(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sent: Reason) -> Saved:
    """Takes a closed case up again; what was decided stands until another letter goes out."""
    stages.reopen(office, person, case, sent.reason)
    return _now(office, response, case)


@router.get("/letter")
def letter(office: OfficeNow, person: Bearer, case: CaseId, signature: SignatureId = "") -> Letter:
    """The letter in its parts: of a signature, or what you would send by the decisions as they stand."""
    return whole(office, person, letter_of(office, person, case, signature, "letter"))


@router.get("/letter.html", response_class=Response, responses=_HTML)
def letter_html(office: OfficeNow, person: Bearer, case: CaseId, signature: SignatureId = "") -> Response:
    """The letter as one document; without a standing signature it says that it is a draft."""
    found = letter_of(office, person, case, signature, "letter print")
    return Response(documents.to_html(whole(office, person, found), draft=found.draft), media_type="text/html")


@router.get("/letter.pdf", response_class=Response, responses=_PDF)
def letter_pdf(office: OfficeNow, person: Bearer, case: CaseId, signature: SignatureId = "") -> Response:
    """The letter as a tagged PDF."""
    found = letter_of(office, person, case, signature, "letter pdf")
    return Response(documents.to_pdf(whole(office, person, found), draft=found.draft), media_type="application/pdf")


@router.post("/letter/release", responses=TAGGED)
def release(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sent: Release) -> Saved:
    """Notes that the letter of the standing signature goes out."""
    stages.release_letter(office, person, case, sent.signature)
    return _now(office, response, case)


@router.get("/signatures/{signature}")
def determination(office: OfficeNow, person: Bearer, case: CaseId, signature: str) -> Determination:
    """What was signed, with all that the signer was shown."""
    actions.read(office, person, case, "signature")
    with office.store.read() as connection:
        kept = signatures.of_case(connection, case)
    found = next((each.determination for each in kept if each.determination.id == signature), None)
    if found is None:
        raise MissingError("there is no such signature")
    return found


@router.post("/signoffs", status_code=403, response_model=None)
def sign(office: OfficeNow, person: Bearer, case: CaseId) -> None:
    """Always refused: a token cannot prove that a person is there. Sign on the sign-off page."""
    with office.store.read() as connection:
        cases.file(connection, case)
    error = RefusedError(
        "AUT008",
        "a token cannot sign: a signature needs a person who just gave the password",
        "Sign on the sign-off page.",
    )
    changes.refused(office, person, "sign", case, error)
    raise error


def _now(office: Office, response: Response, case: str) -> Saved:
    with office.store.read() as connection:
        return saved(response, cases.file(connection, case))
