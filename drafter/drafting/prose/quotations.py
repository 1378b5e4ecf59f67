"""Quoted words in a text: in quotation marks, or set off as a passage of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.layout.text import View, normalised
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafter.drafting.prose.layout import Block

_MARKED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“]+)“")
_CUT = re.compile(r"\[\s*(?:\.{3}|…)\s*\]|…|\.{3,}")
_INSERTED = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"\s*\((?P<document>[\w-]+)(?:, (?:lines?|p\.|pages?|characters) [\d to-]+)?\)")
_TAIL = ".,;: "


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words.

    :param start: where the words begin in the block.
    :param document: the document that is named right behind, if any.
    """

    words: str
    block: Block
    start: int
    end: int
    document: str = ""

    @property
    def line(self) -> int:
        return self.block.line_at(self.start)

    @property
    def shortened(self) -> bool:
        """Whether the quotation says itself that words were left out."""
        return bool(_CUT.search(self.words))

    def fragments(self) -> Iterator[tuple[str, ...]]:
        """The readings of the quotation as runs of words that must each stand in the source.

        Brackets may hold an addition of the writer, or only mark words of the source.
        """
        readings = [_INSERTED.sub(r"\1", self.words)]
        if all(_tells_nothing(inserted) for inserted in _INSERTED.findall(self.words)):
            readings.append(_INSERTED.sub("…", self.words))
        for words in dict.fromkeys(readings):
            parts = [normalised(part).strip() for part in _CUT.split(words)]
            yield tuple(stripped for part in parts if (stripped := part.rstrip(_TAIL)))

    @property
    def plain(self) -> str:
        """The words without brackets, on one line, with plain quotation marks and dashes."""
        return normalised(_INSERTED.sub(r"\1", self.words)).strip().rstrip(_TAIL)


def _tells_nothing(inserted: str) -> bool:
    """Whether an addition in brackets is only there for the grammar ("[the patient]"): no figure, no finding, no "no"."""
    view = View(inserted)
    return not any(char.isdigit() for char in inserted) and not lexicon().mentions(view.text, view.lower)


def quotations(body: Iterable[Block]) -> Iterator[Quotation]:
    """Every quotation of a text."""
    for block in body:
        if block.kind == "quote":
            words = block.text
            place = next(reversed(list(_PLACE.finditer(words))), None)
            if place is not None and place.end() == len(words):
                words = words[: place.start()]
            yield Quotation(re.sub(r"^Nearest: ", "", words), block, 0, len(words), place["document"] if place else "")
            continue
        for match in _MARKED.finditer(block.text):
            group = match.lastindex or 1
            place = _PLACE.match(block.text, match.end())
            yield Quotation(
                match[group], block, match.start(group), match.end(group), place["document"] if place else ""
            )


def blanked(block: Block, *, keep_marks: bool = False) -> str:
    """The text of a block with quoted words replaced by blanks: what the writer says himself."""
    if block.kind == "quote":
        return " " * len(block.text)

    def blank(match: re.Match[str]) -> str:
        whole = match[0]
        return whole[0] + " " * (len(whole) - 2) + whole[-1] if keep_marks else " " * len(whole)

    return _MARKED.sub(blank, block.text)
