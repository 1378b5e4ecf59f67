"""The letter of a signature: read, printed, taken as PDF, and released; a draft until then."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from drafter.errors import DrafterError, InputError, MissingError, RefusedError
from drafter.record import signatures
from drafter.record.cases import File, Stage
from drafter.record.people import Person
from drafter.record.signatures import Signature
from drafter.render import letters as documents
from drafter.review.letters import Letter
from drafter.web import actions, signing
from drafter.web.office import Office
from drafter.web.pages.case_bar import bar, status_of
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, SignedIn

router = APIRouter()
#: The letter alone brings its own style sheet inside; nothing else of it may do anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Found(NamedTuple):
    """A letter, and whose.

    :param signature: None: nothing is signed, this is what would be.
    """

    file: File
    letter: Letter | None
    signature: Signature | None

    @property
    def draft(self) -> bool:
        """Whether no signature stands for it."""
        return self.signature is None or not (self.signature.stands or self.signature.released)


@router.get("/cases/{case}/letter")
def letter_page(request: Request, office: OfficeNow, session: SignedIn, case: str, signature: str = "") -> Response:
    """:param signature: an earlier one; default: the one that stands."""
    return _shown(request, office, session, case, signature)


@router.get("/cases/{case}/letter/print")
def printed(office: OfficeNow, session: SignedIn, case: str, signature: str = "") -> Response:
    """The letter alone, as it is printed."""
    found = _found(office, session.person, case, signature, "letter print")
    text = documents.to_html(_whole(office, session.person, found), draft=found.draft)
    return Response(text, media_type="text/html", headers={"Content-Security-Policy": _POLICY})


@router.get("/cases/{case}/letter.pdf")
def pdf(office: OfficeNow, session: SignedIn, case: str, signature: str = "") -> Response:
    found = _found(office, session.person, case, signature, "letter pdf")
    made = documents.to_pdf(_whole(office, session.person, found), draft=found.draft)
    name = f"letter-{case[:4]}{'-draft' if found.draft else ''}.pdf"
    return Response(
        made, media_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@router.post("/cases/{case}/letter/release")
def release(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        actions.release_letter(office, form.session.person, case, form.text("signature"))
    except DrafterError as error:
        return _shown(request, office, form.session, case, "", error=error)
    return go(f"/cases/{case}/letter")


def _shown(request: Request, office: Office, session: SignedIn, case: str, signature: str, *, error: DrafterError | None = None) -> Response:  # fmt: skip
    found = _found(office, session.person, case, signature, "letter")
    return page(
        request, "letter.html.jinja", session, status=status_of(error) if error else 200, bar=bar(found.file), error=error,
        found=found, asked=signature, letter_text=_fragment(found), may_release=found.file.stage is Stage.SIGNED and found.signature is not None and found.signature.stands and not found.signature.released,
    )  # fmt: skip


def _fragment(found: Found) -> Markup:
    if found.letter is None or found.file.exercise:
        return Markup()
    return Markup(documents.to_fragment(found.letter, draft=found.draft))  # noqa: S704 - its template escapes all text


def _found(office: Office, person: Person, case: str, signature: str, what: str) -> Found:
    """The letter of a signature; before there is one, what the person would sign.

    :raises MissingError: for a signature that the case does not have.
    """
    file = actions.read(office, person, case, what)
    with office.store.read() as connection:
        kept = signatures.of_case(connection, case)
    if signature:
        asked = [each for each in kept if each.determination.id == signature]
        if not asked:
            raise MissingError("there is no such signature")
        return Found(file, asked[0].determination.shown.letter, asked[0])
    standing = [each for each in kept if each.stands]
    if standing:
        return Found(file, standing[-1].determination.shown.letter, standing[-1])
    return Found(file, _preview(office, person, case), None)


def _preview(office: Office, person: Person, case: str) -> Letter | None:
    """What a person who may decide so would send; none while nothing is decided."""
    try:
        shown = signing.preview(office, person, case)
    except (MissingError, InputError):  # not drafted, or referred
        return None
    return shown[1] if shown else None


def _whole(office: Office, person: Person, found: Found) -> Letter:
    """:raises RefusedError: for an exercise.
    :raises MissingError: while there is no letter.
    """
    if found.file.exercise:
        error = RefusedError("AUT014", "an exercise has no letter", "Finish it to see the feedback.")
        actions.refused(office, person, "letter", found.file.id, error)
        raise error
    if found.letter is None:
        raise MissingError("there is no letter: nothing is decided")
    return found.letter
