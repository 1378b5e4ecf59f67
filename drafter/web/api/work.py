"""The work on a case: answers to criteria, quotes, the rationale, findings, comments."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import Field

from drafter.criteria.logic import State
from drafter.errors import MissingError
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Record
from drafter.record.cases import File
from drafter.record.people import Person
from drafter.review.worksheet import Words
from drafter.web import actions
from drafter.web.api.asked import (
    TAGGED,
    BasedOn,
    CaseId,
    CriterionId,
    LineNumber,
    Repeated,
    Saved,
    carried_out,
    saved,
    tag,
)
from drafter.web.office import Office
from drafter.web.security import Bearer, OfficeNow
from drafter.web.views.case import CaseView, CommentView, case_view
from drafter.web.views.criteria import CriterionView
from drafter.web.views.findings import FindingsView

router = APIRouter(prefix="/cases/{case}", tags=["work"])
_CRITERION = "/lines/{line}/criteria/{criterion}"
SentenceNumber = Annotated[int, Path(description="Number of the sentence.", ge=1, le=99_999)]


class AnswerSent(Record):
    """:param reason: needed when the answer differs from the draft, and good always."""

    state: State
    reason: Words = ""


class SentenceSent(Record):
    text: Words
    line: Annotated[int, Field(ge=1, le=9999)]
    criterion: str | None = None


class SentenceEdited(Record):
    text: Annotated[Words, Field(min_length=1)]
    reason: Words = ""


class AcknowledgementSent(Record):
    """:param finding: the finding's key."""

    finding: str
    reason: Annotated[Words, Field(min_length=1)]


class CommentSent(Record):
    """:param place: ``case``, ``criterion:LINE/ID``, ``finding:KEY`` or ``sentence:N``."""

    place: Annotated[
        str, Field(pattern=r"^(case|criterion:[0-9]{1,4}/[a-z0-9-]{1,120}|finding:[0-9a-f]{16}|sentence:[0-9]{1,5})$")
    ]
    text: Annotated[str, Field(min_length=1, max_length=20_000)]


class CommentKept(Record):
    id: str


def _viewed(office: Office, person: Person, case: str, what: str) -> tuple[CaseView, File]:
    file = actions.read(office, person, case, what)
    with office.store.read() as connection:
        return case_view(connection, file, person, office.rules)[0], file


@router.get(_CRITERION, responses=TAGGED)
def criterion(office: OfficeNow, person: Bearer, response: Response, case: CaseId, line: LineNumber, criterion: CriterionId) -> CriterionView:  # fmt: skip
    """A criterion with its evidence and answer; what the draft suggests is null until you may see it."""
    view, file = _viewed(office, person, case, "criterion")
    tag(response, file.version)
    for each in view.lines:
        for one in each.criteria:
            if (each.line, one.id) == (line, criterion):
                return one
    raise MissingError("there is no such criterion")


@router.put(f"{_CRITERION}/answer", responses=TAGGED)
def answer(office: OfficeNow, person: Bearer, response: Response, case: CaseId, line: LineNumber, criterion: CriterionId, base: BasedOn, sent: AnswerSent) -> Saved:  # fmt: skip
    """Your answer to a criterion."""
    return saved(response, actions.answer(office, person, case, base, line, criterion, sent.state, sent.reason))


@router.delete(f"{_CRITERION}/answer", responses=TAGGED)
def withdraw(office: OfficeNow, person: Bearer, response: Response, case: CaseId, line: LineNumber, criterion: CriterionId, base: BasedOn) -> Saved:  # fmt: skip
    """An answer taken back."""
    return saved(response, actions.withdraw(office, person, case, base, line, criterion))


@router.post(f"{_CRITERION}/quotes", status_code=201, responses={201: TAGGED[200]})
def quote(office: OfficeNow, person: Bearer, response: Response, case: CaseId, line: LineNumber, criterion: CriterionId, base: BasedOn, sent: Evidence) -> Saved:  # fmt: skip
    """A quote added to an answer: the words must stand in the document at their place, in code points."""
    return saved(response, actions.quote(office, person, case, base, line, criterion, sent))


@router.post("/rationale", status_code=201, responses={201: TAGGED[200]})
def write(office: OfficeNow, person: Bearer, response: Response, case: CaseId, base: BasedOn, sent: SentenceSent) -> Saved:  # fmt: skip
    """A sentence of your own."""
    return saved(response, actions.write(office, person, case, base, sent.line, sent.criterion, sent.text))


@router.patch("/rationale/{sentence}", responses=TAGGED)
def edit(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sentence: SentenceNumber, base: BasedOn, sent: SentenceEdited) -> Saved:  # fmt: skip
    """A sentence rewritten."""
    return saved(response, actions.edit(office, person, case, base, sentence, sent.text, sent.reason))


@router.delete("/rationale/{sentence}", responses=TAGGED)
def remove(office: OfficeNow, person: Bearer, response: Response, case: CaseId, sentence: SentenceNumber, base: BasedOn) -> Saved:  # fmt: skip
    """A sentence taken out; it stays in the versions before."""
    return saved(response, actions.edit(office, person, case, base, sentence, ""))


@router.get("/findings")
def findings(office: OfficeNow, person: Bearer, case: CaseId) -> FindingsView:
    """What stands against the work; what would tell a criterion's suggestion is counted only, until you may see it."""
    view, _ = _viewed(office, person, case, "findings")
    if view.findings is None:
        raise MissingError("there is no draft yet")
    return view.findings


@router.post("/acknowledgements", status_code=201, responses={201: TAGGED[200]})
def acknowledge(office: OfficeNow, person: Bearer, response: Response, case: CaseId, base: BasedOn, sent: AcknowledgementSent) -> Saved:  # fmt: skip
    """A warning that you read and leave standing, with the reason."""
    return saved(response, actions.acknowledge(office, person, case, base, sent.finding, sent.reason))


@router.get("/comments")
def comments(office: OfficeNow, person: Bearer, case: CaseId) -> tuple[CommentView, ...]:
    return _viewed(office, person, case, "comments")[0].comments


@router.post("/comments", status_code=201)
def comment(office: OfficeNow, person: Bearer, case: CaseId, sent: CommentSent, once: Repeated) -> CommentKept:
    """A comment; while it is open, nothing is signed."""
    identifier = carried_out(office, once, lambda: actions.comment(office, person, case, sent.place, sent.text, once))
    return CommentKept(id=identifier)


@router.post("/comments/{comment}/resolution", status_code=204)
def resolve(office: OfficeNow, person: Bearer, case: CaseId, comment: Annotated[str, Path(min_length=1, max_length=60)]) -> None:  # fmt: skip
    """Says that a comment is answered."""
    actions.resolve(office, person, case, comment)
