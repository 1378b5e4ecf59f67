"""Cases on disk: a folder or one file in, a checked :class:`~drafter.evidence.intake.cases.Case` out.

A case is a folder with ``case.yaml`` (or ``.yml``, ``.json``) and its documents, or one such file
with the text inline; both mean the same. The rules:

* Every scalar is read as the text that was written, and the models turn it into numbers and dates.
  So ``NO`` stays a state, ``00640`` stays a code, and 30 February is refused as a date.
* A document keeps its text as it stands, line ends included; only a byte order mark is dropped.
  Offsets count code points of that text. Documents lie inside the folder of their case.
* Whatever is wrong is one :class:`~drafter.errors.InputError` with file, place, cause and remedy.
  It never shows text of a document or of the member block, nor a key that resembles no known
  one: in a case with a wrong indentation, that is a line of the record.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationError

from drafter.errors import InputError, nearest
from drafter.evidence.intake.case_trees import TWICE, Source, parsed
from drafter.evidence.intake.cases import REFUSED, Case, Document, Line, Member, Record, Request
from drafter.evidence.intake.document_files import status_of, text_in, text_inline

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

CASE_NAMES = ("case.yaml", "case.yml", "case.json")
MAX_SHOWN = 40

#: What is shown as a path: a text that was given as one by mistake has no such end.
_FILE_NAME = re.compile(r"[^\r\n]+\.[A-Za-z0-9]{1,5}")


class _WrittenDocument(Document):
    """A document as a case file writes it: its text inline, or the path of its file."""

    text: str = ""
    path: str = ""


class _WrittenCase(Case):
    documents: tuple[_WrittenDocument, ...] = Field(min_length=1)


#: The record that each block of a case is, for the known keys.
_BLOCKS: dict[str, type[Record]] = {
    "": _WrittenCase, "request": Request, "lines": Line, "member": Member, "documents": _WrittenDocument,
}  # fmt: skip
#: What each key takes, as the end of "Write ...".
_FORMS = {
    "id": "letters, digits and dashes, such as note-1",
    "payer": "letters, digits and dashes, such as example-commercial",
    "request": "the keys of the request: review, received, lines",
    "review": "prospective, concurrent or retrospective",
    "received": "a date, such as 2025-11-12, or a date-time, such as 2025-11-12T09:30:00Z",
    "lines": "a list of service lines, each with its line and code",
    "line": "a whole number, 1 or more",
    "code": "a HCPCS code of 5 characters, such as 20553 or J1030",
    "units": "a whole number, 1 or more",
    "dates": "a list of dates, such as [2025-11-03]",
    "diagnoses": "a list of ICD-10-CM codes, such as [M79.18]",
    "jurisdiction": "the two capital letters of a US state, such as CA",
    "member": "the keys of the member: name, birth_date, id",
    "documents": "a list of documents, each with its id and its path or text",
}
#: Errors of the models that a value causes which may be shown.
_BAD_VALUES = {
    "greater_than_equal", "int_parsing", "int_parsing_size", "literal_error", "string_pattern_mismatch", "string_too_long",
}  # fmt: skip


def load_case(path: Path) -> Case:
    """The case in a folder or a file.

    :param path: a folder that holds ``case.yaml``, ``case.yml`` or ``case.json``, or such a file by any name.
    :raises InputError: for everything that is wrong with it, one error for the first thing found.
    """
    source, content = parsed(_case_file(path))
    written = _checked(source, content)
    documents = [
        document.model_dump(exclude={"path"}) | {"text": _text_of(source, index, document)}
        for index, document in enumerate(written.documents)
    ]
    return Case.model_validate(dict(written) | {"documents": documents})


def _case_file(path: Path) -> Path:
    def refuse(cause: str, remedy: str) -> InputError:
        return InputError(cause, file=path, remedy=remedy)

    if not stat.S_ISDIR(status_of(path, "file or folder", refuse).st_mode):
        if path.suffix.lower() not in {Path(name).suffix for name in CASE_NAMES}:
            raise refuse("this is not a case file", "Give a .yaml, .yml or .json file, or a folder with case.yaml.")
        return path
    try:
        names = {entry.name for entry in path.iterdir()}
    except OSError as error:
        raise refuse(f"the folder cannot be read ({error.strerror})", "Check its permissions.") from None
    found = [name for name in CASE_NAMES if name in names]
    if not found:
        raise refuse("there is no case.yaml in the folder", f"Give a folder with one of {', '.join(CASE_NAMES)}.")
    if len(found) > 1:
        raise refuse(f"the folder holds {' and '.join(found)}", "Keep one of them, or give the file.")
    return path / found[0]


def _checked(source: Source, content: dict[str, Any]) -> _WrittenCase:
    try:
        return _WrittenCase.model_validate(content)
    except ValidationError as failed:
        errors = failed.errors(include_url=False)
    # A misspelt key also leaves its right name missing: the cause is named before the effect.
    error = min(errors, key=lambda each: each["type"] != "extra_forbidden" and each["input"] is not TWICE)
    cause, remedy = _explained(error)
    loc = error["loc"]
    at = loc[:-1] if error["type"] in {"missing", "extra_forbidden"} else (*loc, *error.get("ctx", {}).get("at", ()))
    raise source.refusal(cause, remedy, at, line=source.line(loc))


def _explained(error: ErrorDetails) -> tuple[str, str]:
    """Cause and remedy in plain words for an error of the models."""
    kind, value = error["type"], error["input"]
    names = [step for step in error["loc"] if isinstance(step, str)]
    key = names[-1] if names else ""
    form = error.get("ctx", {}).get("expected") or _FORMS.get(key, "text")
    if kind == "extra_forbidden":
        return _unknown(key, names[-2] if len(names) > 1 else "")
    if kind == "missing":
        return f"the key {key!r} is missing", f"Add it: {form}."
    if value is TWICE:
        return f"the key {key!r} is given twice", "Keep one of them."
    if value is None:
        return "there is no value", f"Write {form}."
    # Never a value of the member, and only single words: several may be text of the record in a wrong place.
    word = isinstance(value, str) and value.split() == [value] and names[0] != "member"
    return _misfit(error, form, f": {_shown(value)}" if word else "")


def _misfit(error: ErrorDetails, form: str, shown: str) -> tuple[str, str]:
    """Cause and remedy for a value of the wrong form."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == REFUSED:
        return f"{context['cause']}{shown}", context["remedy"]
    if kind in _BAD_VALUES and isinstance(value, str):
        return f"the value does not fit{shown}", f"Write {form}."
    if kind == "too_short":
        return "the list is empty", f"Write {form}."
    found = "a list" if isinstance(value, list) else "a block of keys" if isinstance(value, dict) else "a single value"
    return f"{found} does not belong here", f"Write {form}."


def _unknown(key: str, block: str) -> tuple[str, str]:
    model = _BLOCKS[block]
    remedy = nearest(key, model.model_fields)
    # Only a key that resembles a known one is shown; any other may be text of the record.
    return (f"unknown key {key!r}" if remedy.startswith("Did you mean") else "unknown key"), remedy


def _shown(value: str) -> str:
    return repr(value if len(value) <= MAX_SHOWN else f"{value[: MAX_SHOWN - 1]}…")


def _text_of(source: Source, index: int, document: _WrittenDocument) -> str:
    """The text of a document, from its file or from the case file."""
    given = [key for key in ("path", "text") if key in document.model_fields_set]
    if len(given) != 1:
        cause = "the document has both path and text" if given else "the document has neither path nor text"
        remedy = "Keep one of them." if given else "Give the path of its file, or its text."
        raise source.refusal(cause, remedy, ("documents", index))

    def refuse(cause: str, remedy: str) -> InputError:
        named = f"{_shown(document.path)}: {cause}" if _FILE_NAME.fullmatch(document.path) else cause
        return source.refusal(named, remedy, ("documents", index, given[0]))

    if given == ["path"]:
        return text_in(source.file.parent, document.path, refuse)
    return text_inline(document.text, refuse)
