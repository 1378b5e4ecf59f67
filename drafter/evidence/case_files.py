"""Cases on disk: a folder or one file in, a checked :class:`~drafter.evidence.cases.Case` out.

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

import json
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from pydantic import Field, ValidationError

from drafter.errors import InputError, nearest
from drafter.evidence.cases import REFUSED, Case, Document, Line, Member, Record, Request
from drafter.evidence.document_files import bytes_of, decoded, status_of, text_in, text_inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic_core import ErrorDetails

CASE_NAMES = ("case.yaml", "case.yml", "case.json")
MAX_CASE_BYTES = 25_000_000  # several documents inline
MAX_DEPTH = 20  # a case needs 5; far deeper nesting overflows the stack of the YAML library
MAX_SHOWN = 40

_Location = tuple[str | int, ...]

#: Marks the value of a key that is given twice; it fits no field, so the model reports its place.
_TWICE: Final = object()
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


@dataclass(frozen=True)
class _Source:
    """A case file; it knows the lines of its keys, so that a refusal can name its place."""

    file: Path
    tree: yaml.Node | None = None

    def refusal(self, cause: str, remedy: str, at: _Location = (), line: int | None = None) -> InputError:
        """The error for what is wrong at a place; the line is found when it is not given."""
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).removeprefix(".")
        line = line or self.line(at)
        number = f"line {line}" if line else ""
        place = f"{path} ({number})" if path and number else path or number
        return InputError(cause, file=self.file, place=place, remedy=remedy)

    def line(self, at: _Location) -> int | None:
        """The line of a key or an item, or of the last block on the way there that exists."""
        node, line = self.tree, None
        for step in at:
            found = _child(node, step)
            if found is None:
                break
            mark, node = found
            line = mark.start_mark.line + 1
        return line


def load_case(path: Path) -> Case:
    """The case in a folder or a file.

    :param path: a folder that holds ``case.yaml``, ``case.yml`` or ``case.json``, or such a file by any name.
    :raises InputError: for everything that is wrong with it, one error for the first thing found.
    """
    source, content = _parsed(_case_file(path))
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


def _parsed(file: Path) -> tuple[_Source, dict[str, Any]]:
    source = _Source(file)
    text = decoded(bytes_of(file, MAX_CASE_BYTES, source.refusal), source.refusal)
    if file.suffix.lower() == ".json":
        content, source = _parsed_json(text, source)
    else:
        source = _Source(file, _composed(text, source))
        content = _plain(source.tree)
    if not isinstance(content, dict):
        raise source.refusal("this is not a case", "Begin with the keys id, payer, request and documents.")
    return source, content


def _composed(text: str, source: _Source) -> yaml.Node | None:
    """The YAML tree, after a look at its events: the tree builder of the library trusts its input."""
    try:
        _guard(yaml.parse(text, Loader=yaml.CBaseLoader), source)
        tree: yaml.Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise source.refusal(
            "this is not valid YAML",
            "Check indentation, tabs and quotes there: a value with ': ' or ' #' in it needs quotes.",
            line=_yaml_line(error, text),
        ) from None
    return tree


def _guard(events: Iterable[Any], source: _Source) -> None:
    """Refuse what makes a small file a large tree, or a tree too deep for the library's stack."""
    depth = 0
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            cause = "a value that begins with * refers to another one, which a case does not use"
            raise source.refusal(cause, "Put it in quotes, or write the value again.", line=line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise source.refusal("this is nested too deeply", "Check brackets.", line=line)


def _yaml_line(error: yaml.YAMLError, text: str) -> int | None:
    # The library's own words are not shown: some quote the record.
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else None
    if isinstance(error, yaml.reader.ReaderError):  # its position counts bytes
        return text.encode()[: error.position].count(b"\n") + 1
    return None


def _plain(node: yaml.Node | None) -> object:
    """Text, lists and mappings; an empty plain scalar, ``~`` and ``null`` are no value."""
    match node:
        case yaml.ScalarNode():
            return None if not node.style and node.value in {"", "~", "null"} else node.value
        case yaml.SequenceNode():
            return [_plain(item) for item in node.value]
        case yaml.MappingNode():
            return _mapping([(_key(key), _plain(value)) for key, value in node.value])
        case _:
            return None


def _key(node: yaml.Node) -> str:
    """A key as text; one that is itself a list or a mapping is no known key, and is refused as such."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        # In JSON, true would pass for the number 1; as text it fails where a number belongs.
        text = str(value).lower() if isinstance(value, bool) else value
        mapping[key] = _TWICE if key in mapping else text
    return mapping


def _parsed_json(text: str, source: _Source) -> tuple[object, _Source]:
    try:
        content = json.loads(text, object_pairs_hook=_mapping, parse_int=str, parse_float=str, parse_constant=str)
        json.dumps(content, ensure_ascii=False, default=lambda _: None).encode()
    except json.JSONDecodeError as error:
        raise source.refusal("this is not valid JSON", "Check commas and quotes there.", line=error.lineno) from None
    except RecursionError:
        raise source.refusal("this is nested too deeply", "Check brackets.") from None
    except UnicodeEncodeError:
        raise source.refusal("an escape such as \\ud83d is half a character", "Write the character itself.") from None
    try:
        # Most JSON is YAML, which gives the lines; without them, a refusal still names the path.
        return content, _Source(source.file, _composed(text, source))
    except InputError:
        return content, source


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The node to point at and the node to go on from; of a key given twice, the second."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in reversed(node.value) if _key(key) == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step], node.value[step]
    return None


def _checked(source: _Source, content: dict[str, Any]) -> _WrittenCase:
    try:
        return _WrittenCase.model_validate(content)
    except ValidationError as failed:
        errors = failed.errors(include_url=False)
    # A misspelt key also leaves its right name missing: the cause is named before the effect.
    error = min(errors, key=lambda each: each["type"] != "extra_forbidden" and each["input"] is not _TWICE)
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
    if value is _TWICE:
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


def _text_of(source: _Source, index: int, document: _WrittenDocument) -> str:
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
