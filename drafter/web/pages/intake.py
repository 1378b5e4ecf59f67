"""A new case, and information that arrived: files or pasted text, read as the command line reads them.

What is wrong is told once and clearly, at its field, and what was typed is kept. (A browser never keeps chosen files.)
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile

from drafter.errors import ConflictError, DrafterError, InputError, RefusedError
from drafter.evidence.intake.case_files import load_case
from drafter.evidence.intake.cases import Case, Document
from drafter.record import cases
from drafter.record.sessions import Session
from drafter.record.store import new_id
from drafter.review.roles import Action
from drafter.web import actions, changes
from drafter.web.pages.paper import go, page
from drafter.web.security import Form, OfficeNow, Posted, SignedIn

router = APIRouter()
_LINES = 4
_CASE_ENDINGS = (".yaml", ".yml", ".json")
#: How places of a case file are called on the form.
_LABELS = {
    "payer": "Payer", "received": "Received", "jurisdiction": "State", "region": "Body region", "code": "Code", "units": "Units",
    "dates": "Dates of service", "diagnoses": "Diagnoses", "name": "Name", "birth_date": "Birth date", "id": "Number",
    "date": "Date", "author": "Author", "text": "Text", "path": "Files",
}  # fmt: skip


@router.get("/cases/new")
def new_case(request: Request, office: OfficeNow, session: SignedIn) -> Response:
    with changes.doing(office, session.person, Action.CREATE_CASE) as (change, _):
        change.record("view_new_case")
    return _new(request, office, session, _fields(None), None)


@router.post("/cases/new")
def create(request: Request, office: OfficeNow, form: Form) -> Response:
    try:
        with _folder() as folder:
            case = _uploaded(form, folder) if form.text("how") == "file" else _typed(form, folder)
        return go(f"/cases/{actions.create_case(office, form.session.person, case)}")
    except InputError as error:
        return _new(request, office, form.session, _fields(form), error)


@router.get("/cases/{case}/information")
def information(request: Request, office: OfficeNow, session: SignedIn, case: str) -> Response:
    actions.read(office, session.person, case, "documents", to=Action.ADD_INFORMATION)
    with office.store.read() as connection:
        content = cases.content(connection, case)
    return _information(request, session, case, content, _fields(None), None)


@router.post("/cases/{case}/information")
def inform(request: Request, office: OfficeNow, form: Form, case: str) -> Response:
    with office.store.read() as connection:
        content = cases.content(connection, case)
    try:
        with _folder() as folder:
            documents = _documents(form, folder, len(content.documents))
        actions.add_information(office, form.session.person, case, documents)
    except (InputError, ConflictError, RefusedError) as error:
        # Who may not read the case sees nothing of it; who must wait for a colleague keeps what was typed.
        if getattr(error, "code", "") == "AUT001":
            raise
        return _information(request, form.session, case, content, _fields(form), error)
    return go(f"/cases/{case}")


def _new(
    request: Request, office: OfficeNow, session: Session, typed: Mapping[str, str], error: InputError | None
) -> Response:
    payers = sorted({payer for rules in office.rules.rule_sets.sets for payer in rules.payers})
    states = [(each.code, each.name) for each in office.rules.rule_sets.jurisdictions.states]
    return page(
        request, "new_case.html.jinja", session, status=422 if error else 200, typed=typed, payers=payers, states=states,
        count=_LINES, problem=_problem(error) if error else None,
    )  # fmt: skip


def _information(request: Request, session: Session, case: str, content: Case, typed: Mapping[str, str], error: DrafterError | None) -> Response:  # fmt: skip
    return page(
        request, "information.html.jinja", session, status=_status(error), case=case, typed=typed,
        known=[(d.id, d.kind, d.date) for d in content.documents], problem=_problem(error) if error else None,
    )  # fmt: skip


def _status(error: DrafterError | None) -> int:
    return {InputError: 422, RefusedError: 403, ConflictError: 409}.get(type(error), 200)


def _problem(error: DrafterError) -> tuple[str, str]:
    """What is wrong, and the id of the field that it is wrong in."""
    if not isinstance(error, InputError):
        return str(error), ""
    place = re.sub(r" \(line \d+\)$", "", error.place)
    number = re.search(r"lines\[(\d+)\]", place)
    key = re.sub(r"\[\d+\]", "", place.rpartition(".")[2])
    field = key
    if place.startswith("member"):
        field = {"id": "member_id"}.get(key, key)
    elif place.startswith("documents"):
        field = {"documents": "document_id"}.get(key, f"document_{key}")
    elif number:
        field = f"{key}_{number[1]}"
    label = _LABELS.get(key, "")
    where = (
        f"{label}{f', line {int(number[1]) + 1}' if number else ''}: "
        if label
        else f"{error.place}: "
        if error.place
        else ""
    )
    return f"{where}{error.cause}. {error.remedy}".strip(), field


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for what was sent, gone when the block ends; no name of a file in it comes from whoever sent it, but its ending."""
    folder = Path(tempfile.mkdtemp(prefix="drafter-"))
    try:
        yield folder
    except InputError as error:
        # The folder's own name would tell nobody anything.
        raise InputError(error.cause, place=error.place, remedy=error.remedy) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _uploaded(form: Posted, folder: Path) -> Case:
    """The case of a case file, which names its documents by the names of the files sent with it; or pasted."""
    upload, pasted = form.form.get("case_file"), form.text("case_text")
    sent = isinstance(upload, UploadFile) and bool(upload.filename)
    if sent == bool(pasted.strip()):
        cause = "there is both a case file and a pasted case" if sent else "no case file was chosen, and no case pasted"
        raise InputError(cause, place="case_file", remedy="Give one of them.")
    ending = Path(str(upload.filename)).suffix.lower() if isinstance(upload, UploadFile) and sent else ".yaml"
    if ending not in _CASE_ENDINGS:
        raise InputError("this is not a case file", place="case_file", remedy="Choose a .yaml, .yml or .json file.")
    for number, file in enumerate(form.form.getlist("case_documents")):
        if isinstance(file, UploadFile) and file.filename:
            _keep(file, folder, Path(file.filename).name, f"case_documents[{number}]")
    target = folder / f"sent-{new_id()}{ending}"
    target.write_bytes(upload.file.read() if isinstance(upload, UploadFile) and sent else pasted.encode())
    return load_case(target)


def _keep(file: UploadFile, folder: Path, name: str, place: str) -> None:
    try:
        (folder / name).write_bytes(file.file.read())
    except (OSError, ValueError):
        raise InputError("a file has a name that cannot be used", place=place, remedy="Rename it: letters, digits, dashes.") from None  # fmt: skip


def _typed(form: Posted, folder: Path) -> Case:
    """The case that the fields of the form make, read like a case file."""
    request = _given({
        "review": form.text("review"), "urgency": form.text("urgency"), "received": form.text("received").strip(),
        "region": form.text("region").strip(), "jurisdiction": form.text("jurisdiction").strip(),
        "lines": [line for number in range(_LINES) if (line := _line(form, number))],
    })  # fmt: skip
    member = _given({"name": form.text("name").strip(), "birth_date": form.text("birth_date").strip(), "id": form.text("member_id").strip()})  # fmt: skip
    content = {
        "id": f"case-{new_id()}",
        "payer": form.text("payer"),
        "request": request,
        "documents": _written(form, folder, 0),
    }
    return _read(folder, content | ({"member": member} if member else {}))


def _line(form: Posted, number: int) -> dict[str, Any]:
    def words(name: str) -> list[str]:
        return form.text(f"{name}_{number}").replace(",", " ").split()

    given = _given({
        "code": form.text(f"code_{number}").strip().upper(), "units": form.text(f"units_{number}").strip(),
        "laterality": form.text(f"laterality_{number}"), "dates": words("dates"), "diagnoses": [w.upper() for w in words("diagnoses")],
    })  # fmt: skip
    return {"line": str(number + 1)} | given if set(given) - {"units"} else {}


def _documents(form: Posted, folder: Path, known: int) -> tuple[Document, ...]:
    """Documents that arrived, read in a case of nothing else."""
    content = {
        "id": "new", "payer": "any", "documents": _written(form, folder, known),
        "request": {"review": "prospective", "received": "2000-01-01", "lines": [{"line": "1", "code": "00000"}]},
    }  # fmt: skip
    return _read(folder, content).documents


def _written(form: Posted, folder: Path, known: int) -> list[dict[str, Any]]:
    """The documents of a form: pasted text, and files."""
    shared = _given({"kind": form.text("document_kind"), "date": form.text("document_date").strip(), "author": form.text("document_author").strip()})  # fmt: skip
    found: list[dict[str, Any]] = []
    if form.text("document_text").strip():
        found.append({"text": form.text("document_text")})
    for file in form.form.getlist("document_files"):
        if isinstance(file, UploadFile) and file.filename:
            name = f"document-{len(found) + 1}{Path(file.filename).suffix.lower()[:8]}"
            _keep(file, folder, name, "document_path")
            found.append({"path": name})
    if not found:
        raise InputError("there is no document", place="documents.text", remedy="Paste its text, or choose a file.")
    given = form.text("document_id").strip()
    names = [given or f"document-{known + n}" for n in range(1, len(found) + 1)]
    if given and len(found) > 1:
        names = [f"{given}-{n}" for n in range(1, len(found) + 1)]
    return [{"id": name} | shared | each for name, each in zip(names, found, strict=True)]


def _read(folder: Path, content: Mapping[str, Any]) -> Case:
    target = folder / f"sent-{new_id()}.json"
    target.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
    return load_case(target)


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _fields(form: Posted | None) -> Mapping[str, str]:
    """What was typed, without the form's token; a field that was not sent is empty."""
    sent = {} if form is None else {n: form.text(n) for n in form.form if n != "csrf" and isinstance(form.form[n], str)}
    return defaultdict(str, sent)
