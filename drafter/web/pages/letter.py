"""The letter of a signature: read, printed, taken as PDF, and released; a draft until then."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from drafter.errors import DrafterError
from drafter.record.cases import Stage
from drafter.render import letters as documents
from drafter.web import stages
from drafter.web.office import Office
from drafter.web.pages.case_bar import bar
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, SignedIn
from drafter.web.statuses import status_of
from drafter.web.views.letter import Found, letter_of, whole

router = APIRouter()
#: The letter alone brings its own style sheet inside; nothing else of it may do anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@router.get("/cases/{case}/letter")
def letter_page(request: Request, office: OfficeNow, session: SignedIn, case: str, signature: str = "") -> Response:
    """:param signature: an earlier one; default: the one that stands."""
    return _shown(request, office, session, case, signature)


@router.get("/cases/{case}/letter/print")
def printed(office: OfficeNow, session: SignedIn, case: str, signature: str = "") -> Response:
    """The letter alone, as it is printed."""
    found = letter_of(office, session.person, case, signature, "letter print")
    text = documents.to_html(whole(office, session.person, found), draft=found.draft)
    return Response(text, media_type="text/html", headers={"Content-Security-Policy": _POLICY})


@router.get("/cases/{case}/letter.pdf")
def pdf(office: OfficeNow, session: SignedIn, case: str, signature: str = "") -> Response:
    found = letter_of(office, session.person, case, signature, "letter pdf")
    made = documents.to_pdf(whole(office, session.person, found), draft=found.draft)
    name = f"letter-{case[:4]}{'-draft' if found.draft else ''}.pdf"
    return Response(
        made, media_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@router.post("/cases/{case}/letter/release")
def release(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    try:
        stages.release_letter(office, form.session.person, case, form.text("signature"))
    except DrafterError as error:
        return _shown(request, office, form.session, case, "", error=error)
    return go(f"/cases/{case}/letter")


def _shown(request: Request, office: Office, session: SignedIn, case: str, signature: str, *, error: DrafterError | None = None) -> Response:  # fmt: skip
    found = letter_of(office, session.person, case, signature, "letter")
    return page(
        request, "letter.html.jinja", session, status=status_of(error) if error else 200, bar=bar(found.file), error=error,
        found=found, asked=signature, letter_text=_fragment(found), may_release=found.file.stage is Stage.SIGNED and found.signature is not None and found.signature.stands and not found.signature.released,
    )  # fmt: skip


def _fragment(found: Found) -> Markup:
    if found.letter is None or found.file.exercise:
        return Markup()
    return Markup(documents.to_fragment(found.letter, draft=found.draft))  # noqa: S704 - its template escapes all text
