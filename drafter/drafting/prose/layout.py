"""The blocks of a written determination: headings, items, paragraphs, table rows, quoted passages.

Plain text and Markdown are read by one grammar. A line that is indented deeper belongs to the block above it, and a
paragraph that ends in a colon owns the list below it, so that "the following must be provided:" is known of each item.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["heading", "item", "text", "row", "quote"]

_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*$")
_ITEM = re.compile(r"(?:[*•\-–+▪◦·]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\[[ xX]\]|\[\^?\d{1,3}\]:?)\s+(?=\S)")
_KEY = re.compile(r"\**[A-Z][\w /#'’()-]{1,30}\**:\**\s+\S")
_LABEL = re.compile(r"(?=\S)(?:\[?\w[\w/-]*\]?)(?: \w+)?:?(?P<gap>\s{2,})(?=\S)")
_RULE_LINE = re.compile(r"(?:[-=_*]\s?){3,}$")
_ROW = re.compile(r"\|.*\|$")
_ROW_RULE = re.compile(r"\|?[\s:|-]*-{3,}[\s:|-]*\|?$")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_SLANT = re.compile(r"(?<![\\\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # any ASCII punctuation, as CommonMark has it
_END = re.compile(r"(?<=[.!?])[\"”’')\]]*(?:\s?\[\^?[\w, -]{1,12}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰,]+)*\s+(?=[\"“‘'(\[]?[A-Z0-9•])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|st|no|nos|vs|e\.g|i\.e|etc|al|approx|inc|fig|sec|cf|pp?|vol|ed|eds|dept|ext|[a-z])|\b[A-Z]\.[A-Z])\.$",
    re.IGNORECASE,
)
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, with the line that it begins in (from 1)."""

    text: str
    line: int
    start: int


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a list item, a table row or a quoted passage, on one line.

    :param line: the line of the document where it begins, from 1.
    :param indent: columns before its text; what stands deeper belongs to it.
    :param level: of a heading: 1 is the highest; else 0.
    :param above: the blocks that it stands under, the nearest last.
    :param marker: what marks it as an item ("2.", "[4]", "•").
    """

    kind: Kind
    text: str
    line: int
    indent: int
    level: int = 0
    above: tuple[Block, ...] = field(default=(), repr=False)
    starts: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    marker: str = ""

    def line_at(self, position: int) -> int:
        """The line of the document that a position of the text stands in."""
        index = bisect_right([at for at, _ in self.starts], position) - 1
        return self.starts[index][1] if index >= 0 else self.line

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        start = 0
        for match in _END.finditer(self.text):
            head = self.text[start : match.end()].rstrip()
            if _ABBREVIATED.search(head) and not head.endswith(("mo.", "wk.")):
                continue
            found.append(Sentence(head, self.line_at(start), start))
            start = match.end()
        if self.text[start:].strip():
            found.append(Sentence(self.text[start:].strip(), self.line_at(start), start))
        return tuple(found)

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts of the blocks that it stands under, the highest first."""
        return tuple(block.text for block in self.above)


@dataclass
class _Open:
    """A block that lines are still being added to."""

    kind: Kind
    indent: int
    hang: int
    level: int
    parts: list[tuple[str, int]]
    marker: str = ""


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of plain text or Markdown, in order."""
    return _nested(list(_flat(text.replace("\r\n", "\n").replace("\t", "    ").split("\n"))))


def _flat(lines: Sequence[str]) -> Iterator[_Open]:
    current: _Open | None = None
    for number, raw in enumerate(lines, 1):
        body = raw.strip()
        if not body or _RULE_LINE.fullmatch(body):
            if current:
                yield _underlined(current, body)
            current = None
            continue
        indent = len(raw) - len(raw.lstrip())
        opened = _opened(body, indent, number, current)
        if current is not None and opened is None and _goes_on(current, indent):
            current.parts.append((body, number))
        elif current is not None and opened is not None and opened.kind == "quote" == current.kind:
            current.parts += opened.parts
        else:
            if current and current.parts:
                yield current
            current = opened or _Open("text", indent, indent, 0, [(body, number)])
            if current.kind in ("heading", "row"):
                if current.parts:
                    yield current
                current = None
    if current:
        yield current


def _underlined(block: _Open, line: str) -> _Open:
    """A single line over a rule of equal signs or dashes is a heading."""
    if line and set(line) <= {"=", "-"} and block.kind == "text" and len(block.parts) == 1:
        block.kind, block.level = "heading", 1 if line[0] == "=" else 2
    return block


def _opened(body: str, indent: int, number: int, current: _Open | None) -> _Open | None:
    """The block that a line begins by its own mark, or None for a plain line."""
    heading = _MARKDOWN_HEADING.match(body)
    if heading:
        return _Open("heading", 0, 0, len(heading[1]), [(heading[2], number)])
    if body.startswith(("> ", ">>")) or body == ">":  # ">4 hours" is none
        return _Open("quote", indent, indent, 0, [(body.lstrip("> ").strip(), number)])
    if _ROW.fullmatch(body):
        cells = [] if _ROW_RULE.fullmatch(body) else [cell.strip() for cell in body.strip("|").split("|")]
        return _Open("row", indent, indent, 0, [(" | ".join(cells), number)] if cells else [])
    item = _ITEM.match(body)
    if item and not _EMPHASIS.match(body):
        return _Open("item", indent, indent + item.end(), 0, [(body[item.end() :], number)], item[0].strip())
    label = _LABEL.match(body)
    if label:
        return _Open("text", indent, indent + label.end(), 0, [(body, number)])
    hangs = current is not None and current.indent < current.hang <= indent
    return _Open("text", indent, indent, 0, [(body, number)]) if _KEY.match(body) and not hangs else None


def _goes_on(current: _Open, indent: int) -> bool:
    """Whether a plain line continues a block: at its own column, or where its text hangs."""
    if current.kind == "item":
        return indent > current.indent or indent == 0 == current.indent
    if current.hang > current.indent:
        return indent >= current.hang
    return indent == current.indent or current.kind == "quote"


def _nested(flat: Sequence[_Open]) -> tuple[Block, ...]:
    found: list[Block] = []
    headings: list[Block] = []
    stack: list[Block] = []
    for index, each in enumerate(flat):
        text, starts = _joined(each.parts)
        kind, level = each.kind, each.level
        if kind == "text" and len(each.parts) == 1 and _is_heading(each, text, flat, index):
            kind, level = "heading", 6 if text.endswith(":") else 3
        text = _plain(text)
        if kind == "heading":
            while headings and headings[-1].level >= level:
                headings.pop()
            block = Block("heading", text, each.parts[0][1], each.indent, level, tuple(headings), starts)
            headings.append(block)
            stack = []
        else:
            own = each.indent + (1 if kind in ("item", "row") else 0)
            while stack and not _owns(stack[-1], own, kind):
                stack.pop()
            block = Block(kind, text, each.parts[0][1], own, 0, (*headings, *stack), starts, each.marker)
            stack.append(block)
        found.append(block)
    return tuple(found)


def _owns(block: Block, indent: int, kind: Kind) -> bool:
    return block.indent < indent - (1 if kind == "item" and not block.text.endswith(":") else 0)


def _joined(parts: Sequence[tuple[str, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = ""
    starts = []
    for part, line in parts:
        text += " " if text else ""
        starts.append((len(text), line))
        text += part
    return text, tuple(starts)


def _plain(text: str) -> str:
    """Text without the marks of emphasis and the escapes of Markdown."""
    for pattern in (_EMPHASIS, _SLANT):
        text = pattern.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)


def _is_heading(block: _Open, text: str, flat: Sequence[_Open], index: int) -> bool:
    """A line of its own that ends no sentence and has something under it."""
    bold = _EMPHASIS.fullmatch(text)
    words = _plain(text).split()
    if len(text) > _LONGEST_HEADING or not words or len(words) > 14 or block.indent > 3 or block.hang > block.indent:
        return False
    if text.endswith(":"):
        return len(words) <= 5
    if text.endswith((".", "!", ",", ";")) or re.search(r"\d$|[.!?] \S", text) or index + 1 == len(flat):
        return False
    if not (text[0].isupper() or bold or text[0].isdigit()):
        return False
    titled = sum(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words)
    return bool(bold) or text.isupper() or titled >= len(words) * 0.6
