"""A case file as a tree of text that knows the lines of its keys: YAML, or JSON, from anywhere and held to limits.

Every scalar stays the text that was written (``NO`` is a state, ``00640`` a code). What the library's tree builder would trust, references
and deep nesting, is refused before it sees it, and its own words are never shown: some quote the record.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from drafter.errors import InputError
from drafter.evidence.intake.document_files import bytes_of, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_CASE_BYTES = 25_000_000  # several documents inline
MAX_DEPTH = 20  # a case needs 5; far deeper nesting overflows the stack of the YAML library

Location = tuple[str | int, ...]

#: Marks the value of a key that is given twice; it fits no field, so the model reports its place.
TWICE: Final = object()


@dataclass(frozen=True)
class Source:
    """A case file; it knows the lines of its keys, so that a refusal can name its place."""

    file: Path
    tree: yaml.Node | None = None

    def refusal(self, cause: str, remedy: str, at: Location = (), line: int | None = None) -> InputError:
        """The error for what is wrong at a place; the line is found when it is not given."""
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).removeprefix(".")
        line = line or self.line(at)
        number = f"line {line}" if line else ""
        place = f"{path} ({number})" if path and number else path or number
        return InputError(cause, file=self.file, place=place, remedy=remedy)

    def line(self, at: Location) -> int | None:
        """The line of a key or an item, or of the last block on the way there that exists."""
        node, line = self.tree, None
        for step in at:
            found = _child(node, step)
            if found is None:
                break
            mark, node = found
            line = mark.start_mark.line + 1
        return line


def parsed(file: Path) -> tuple[Source, dict[str, Any]]:
    """The keys of a case file, and where they stand.

    :raises InputError: for a file that cannot be read, is no YAML or JSON, or holds no keys.
    """
    source = Source(file)
    text = decoded(bytes_of(file, MAX_CASE_BYTES, source.refusal), source.refusal)
    if file.suffix.lower() == ".json":
        content, source = _parsed_json(text, source)
    else:
        source = Source(file, _composed(text, source))
        content = _plain(source.tree)
    if not isinstance(content, dict):
        raise source.refusal("this is not a case", "Begin with the keys id, payer, request and documents.")
    return source, content


def _composed(text: str, source: Source) -> yaml.Node | None:
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


def _guard(events: Iterable[Any], source: Source) -> None:
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
        mapping[key] = TWICE if key in mapping else text
    return mapping


def _parsed_json(text: str, source: Source) -> tuple[object, Source]:
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
        return content, Source(source.file, _composed(text, source))
    except InputError:
        return content, source


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The node to point at and the node to go on from; of a key given twice, the second."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in reversed(node.value) if _key(key) == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step], node.value[step]
    return None
