"""The grammar of a source file: YAML front matter, then numbered statements, one a paragraph.

    ---
    id: some-source
    ...
    ---

    [1 + moderate] The statement, on one line.

The number counts 1, 2, 3 ..., the sign is the direction of the evidence for the service (``+``
for, ``-`` against, ``0`` neither), the word is its certainty. Offsets are code points into the
file as it is read: UTF-8, line ends as one newline. What the keys and words may be is for
``corpus`` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from drafter import yaml_text
from drafter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_PARAGRAPH = re.compile(r"\S.*(?:\n.*\S.*)*")
_STATEMENT = re.compile(r"\[(\d+) ([+0-]) (\S+)\][ \t]*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph of a source file, not yet judged.

    :param line: where it stands in the file, for messages.
    :param start: with ``end``, where ``text`` lies in the file.
    """

    number: int
    direction: str
    certainty: str
    text: str
    line: int
    start: int
    end: int


def read(file: Path) -> tuple[dict[str, Any], list[Statement]]:
    """The front matter and the statements of a file.

    :raises InputError: with the line, for a file that does not follow the grammar.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", file=file, remedy="Save it as UTF-8.") from error
    front = _FRONT.match(text)
    if front is None:
        raise InputError(
            "the file has no front matter", file=file, place="line 1", remedy="Begin with --- , keys, and --- ."
        )
    statements = list(_statements(text, front.end(), file))
    if not statements:
        raise InputError("the source states nothing", file=file, remedy="Add [1 0 not-rated] and a statement.")
    return _front_matter(front[1], file), statements


def _front_matter(text: str, file: Path) -> dict[str, Any]:
    content = yaml_text.parse(text, file, first_line=2)
    if not isinstance(content, dict):
        raise InputError("the front matter is not a list of keys", file=file, remedy="Write key: value lines.")
    return content


def _statements(text: str, begin: int, file: Path) -> Iterator[Statement]:
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text, begin), 1):
        line = text.count("\n", 0, paragraph.start()) + 1
        place = f"line {line}"
        match = _STATEMENT.fullmatch(paragraph[0])
        if match is None:
            remedy = "Write [<number> <+, - or 0> <certainty>] and the statement."
            raise InputError("the paragraph is no numbered statement", file=file, place=place, remedy=remedy)
        body = match[4].rstrip()
        if not body:
            raise InputError("the statement is empty", file=file, place=place, remedy="Write it, or take it out.")
        if "\n" in body:
            raise InputError(
                "the statement runs over several lines", file=file, place=place, remedy="Put it on one line."
            )
        if match[1] != str(number):
            remedy = f"Statements count 1, 2, 3: this is {number}."
            raise InputError(f"the statement is numbered {match[1]}", file=file, place=place, remedy=remedy)
        start = paragraph.start() + match.start(4)
        yield Statement(number, match[2], match[3], body, line, start, start + len(body))
