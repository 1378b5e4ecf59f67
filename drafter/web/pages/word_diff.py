"""What changed between two texts, word by word, for a page: in one text, or beside each other."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
#: Beyond this many words the comparison of one passage is by passage: it must not take minutes.
_MOST = 4000
#: From this share of words in common on, judged by so many of them, a passage counts as the other one changed.
_ALIKE, _ENOUGH = 0.5, 400


class Piece(NamedTuple):
    """A run of words."""

    kind: Literal["same", "added", "removed"]
    text: str


class Row(NamedTuple):
    """A passage in both texts; one that a text lacks is empty there."""

    left: list[Piece]
    right: list[Piece]

    @property
    def same(self) -> bool:
        return self.left == self.right


def between(old: Sequence[str], new: Sequence[str]) -> list[list[Piece]]:
    """Passages in order, each as its pieces."""
    return [_merged(left, right) for left, right in _rows(old, new)]


def side_by_side(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """Both texts beside each other."""
    rows = []
    for left, right in _rows(old, new):
        pieces = _merged(left, right)
        rows.append(Row([p for p in pieces if p.kind != "added"], [p for p in pieces if p.kind != "removed"]))
    return rows


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Passages that belong together: equal ones, then changed ones in their order."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = old[a:b], list(new[c:d])
        if tag == "equal":
            yield from zip(left, right, strict=True)
            continue
        for passage in left:
            alike = next((n for n, other in enumerate(right) if _alike(passage, other)), None)
            if alike is None:
                yield passage, None
                continue
            yield from ((None, other) for other in right[:alike])
            yield passage, right[alike]
            right = right[alike + 1 :]
        yield from ((None, other) for other in right)


def _alike(one: str, other: str) -> bool:
    """Whether a passage was changed into another, and not replaced by it."""
    words = (_WORDS.findall(one)[:_ENOUGH], _WORDS.findall(other)[:_ENOUGH])
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE


def _merged(old: str | None, new: str | None) -> list[Piece]:
    if old == new:
        return [Piece("same", old or "")]
    if old is None or new is None:
        return [Piece("removed", old) if old is not None else Piece("added", new or "")]
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    if len(left) + len(right) > _MOST:
        return [Piece("removed", old), Piece("added", new)]
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(left[a:b])))
            continue
        if a < b:
            pieces.append(Piece("removed", "".join(left[a:b])))
        if c < d:
            pieces.append(Piece("added", "".join(right[c:d])))
    return pieces
