"""The case page: record, criteria and policy side by side; and what it says when something did not work.

Everything that the page tells comes from the case's view, where the gate is; this module only chooses what of it stands open.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from fastapi import APIRouter, Request, Response

from drafter.criteria.logic import State
from drafter.drafting.sources import listed
from drafter.errors import ConflictError, DrafterError, InputError, MissingError, RefusedError
from drafter.evidence.intake.cases import Case
from drafter.record import cases, work
from drafter.record.people import Person
from drafter.record.sessions import Session
from drafter.web import actions
from drafter.web.office import Office
from drafter.web.pages.paper import page
from drafter.web.security import OfficeNow, SignedIn
from drafter.web.views.case import CaseView, LineView, case_view
from drafter.web.views.criteria import CriterionView
from drafter.web.views.record import DocumentView, Mark, document_view, search, sentences_of
from drafter.web.views.redraft import redraft_view

router = APIRouter()
_TABS = ("policy", "literature", "draft")
_NOT_YET = "shown once you open the evidence or answer"


@dataclass(frozen=True)
class Problem:
    """Something that did not work, with what was typed.

    :param fields: the form as it was sent; for a conflict it can be sent again on the version that stands now.
    :param mine: what was typed, and ``theirs`` what stands now, as ``(name, text)``.
    """

    message: str
    code: str
    status: int
    action: str
    fields: dict[str, str]
    conflict: bool = False
    mine: tuple[tuple[str, str], ...] = ()
    theirs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Open:
    """What of the page stands open.

    :param sentences: number of the document that is shown sentence by sentence; 0 for none.
    :param found: what was searched for in the record, from a form: it never stands in an address.
    """

    line: int = 0
    criterion: int = 0
    tab: str = "policy"
    sentences: int = 0
    found: str = ""
    problem: Problem | None = None
    fields: dict[str, str] = field(default_factory=dict)


@router.get("/cases/{case}")
def show(request: Request, office: OfficeNow, session: SignedIn, case: str) -> Response:
    return draw(request, office, session, case, opened(request))


def opened(request: Request, **more: Any) -> Open:
    """What an address asks to stand open; what is no number asks for nothing."""
    given = request.query_params
    tab = given.get("tab", "")
    line, criterion, sentences = (number(given.get(name, "")) for name in ("line", "c", "sentences"))
    return replace(Open(line, criterion, tab if tab in _TABS else "policy", sentences), **more)


def number(given: str) -> int:
    """The number that a text is; 0 for what is none, or more than anything here is numbered to."""
    return int(given) if given.isdecimal() and len(given) < 6 else 0


def draw(request: Request, office: Office, session: Session, case: str, what: Open) -> Response:
    """The page of a case for a person; that it was read is in the ledger."""
    file = actions.read(office, session.person, case)
    with office.store.read() as connection:
        view, content = case_view(connection, file, session.person, office.rules)
        changed = redraft_view(connection, file, session.person, office.rules) if file.version > 0 else None
    line = view.line(what.line)
    current = _current(line, what.criterion)
    found, hits = search(content, what.found)
    return page(
        request, "case.html.jinja", session, status=what.problem.status if what.problem else 200, view=view, line=line,
        current=current, open=what, documents=_documents(content, line, found), sentences=_sentences(content, what),
        found=[mark for marks in found.values() for mark in marks], hits=hits, sources=_sources(office, line), state_values=list(State),
        numbers={(each.line, c.id): c.number for each in view.lines for c in each.criteria}, changed=changed, problem=what.problem, here=_here(view, line, current, what),
    )  # fmt: skip


def refusal(error: DrafterError, action: str, fields: dict[str, str]) -> Problem:
    """What a person is told of something that did not work; whatever else went wrong goes on to the error page."""
    statuses = ((InputError, 422), (RefusedError, 403), (ConflictError, 409))
    status = next((number for kind, number in statuses if isinstance(error, kind)), 0)
    if not status or isinstance(error, MissingError):
        raise error
    code = getattr(error, "code", "")
    words = {"state": "Your answer", "reason": "Your reason", "text": "Your words"}
    mine = tuple((name, fields[key]) for key, name in words.items() if fields.get(key, "").strip())
    return Problem(
        message=str(error), code=code, status=status, action=action, fields=fields, conflict=code == "AUT012", mine=mine
    )


def standing(office: Office, person: Person, case: str, fields: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What stands now at the place that a form was about to change, for comparison; no more of it than the person may see."""
    with office.store.read() as connection:
        versions = work.versions(connection, case)
        view, _ = case_view(connection, cases.file(connection, case), person, office.rules)
    told = [("Saved meanwhile", f"version {versions[-1].number} by {versions[-1].name or versions[-1].by}")]
    if fields.get("sentence", ""):
        seen = {str(s.id): s.text for line in view.lines for s in line.sentences}
        hidden = any(line.held_back for line in view.lines)
        return (*told, ("The sentence now", seen.get(fields["sentence"], _NOT_YET if hidden else "removed")))
    at = (fields.get("line", ""), fields.get("criterion", ""))
    found = next((c for line in view.lines for c in line.criteria if (str(line.line), c.id) == at), None)
    answer = found.answer if found else None
    if answer is not None and answer.state is None:
        told.append(("Answer now", f"by {answer.by}; {_NOT_YET}"))
    elif answer is not None and answer.state is not None:
        told += [
            ("Answer now", f"{answer.state.value.replace('_', ' ')}, by {answer.by}"),
            ("Reason now", answer.reason or "none"),
        ]
    return tuple(told)


def _current(line: LineView, number: int) -> CriterionView | None:
    """The criterion that stands open: the one asked for, else the first that still needs an answer, else the first."""
    wanted = [
        *(c for c in line.criteria if c.number == number),
        *(c for c in line.criteria if c.needed and c.answer is None),
        *line.criteria,
    ]
    return next(iter(wanted), None)


def _documents(content: Case, line: LineView, found: dict[str, list[Mark]]) -> list[DocumentView]:
    marks: dict[str, list[Mark]] = {name: list(each) for name, each in found.items()}
    for criterion in line.criteria:
        for quote, near in [*((q, False) for q in criterion.quotes), *((q, True) for q in criterion.receipt.nearest)]:
            if not quote.exact:
                continue
            nth = quote.anchor.rpartition("-")[2]
            marks.setdefault(quote.document, []).append(
                Mark(
                    start=quote.start, end=quote.end, name=quote.name, anchor=quote.anchor,
                    label=f"{'near miss' if near else 'evidence'} {nth} for {criterion.name}", back=criterion.anchor,
                    back_name=criterion.name, kind="near" if near else "evidence",
                )
            )  # fmt: skip
    return [document_view(d, n, marks.get(d.id, [])) for n, d in enumerate(content.documents, 1)]


def _sentences(content: Case, what: Open) -> list[Any]:
    inside = 0 < what.sentences <= len(content.documents)
    return list(sentences_of(content.documents[what.sentences - 1])) if inside else []


def _sources(office: Office, line: LineView) -> dict[str, tuple[str, str]]:
    """What the sentences of a line cite: name and the cited words, by citation."""
    found: dict[str, tuple[str, str]] = {}
    for citation in {name for sentence in line.sentences for name in sentence.sources}:
        reference = office.library.sources.reference(listed(citation))
        words = office.library.sources.text(citation) or ""
        parts = (reference.title, reference.publisher, str(reference.year or "")) if reference else (citation,)
        found[citation] = (". ".join(part for part in parts if part), words)
    return found


def _here(view: CaseView, line: LineView, current: CriterionView | None, what: Open) -> Any:
    """Makes addresses of this page with something else open."""

    def link(**new: object) -> str:
        asked = {
            "line": line.line,
            "c": current.number if current else 0,
            "tab": what.tab,
            "sentences": what.sentences,
        } | new
        shown = "&".join(
            f"{name}={value}" for name, value in asked.items() if value and (name, value) != ("tab", "policy")
        )
        return f"/cases/{view.id}" + (f"?{shown}" if shown else "")

    return link
