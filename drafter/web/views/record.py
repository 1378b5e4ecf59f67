"""The record as it is read: documents, pages, and the places that are marked in them.

Nothing of a text is left out, and nothing is added to it but marks: the pieces of a page put together are its text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from drafter.evidence.intake.cases import Record
from drafter.evidence.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.evidence.intake.cases import Case, Document

#: A mark begins and ends at the edge of a word; a "word" without an end is cut here.
_LONGEST_WORD = 60
#: More hits than these are counted and not marked.
MOST_FOUND = 200


class Mark(Record):
    """A place that is marked.

    :param name: what stands on it ("C2·1").
    :param anchor: its id on the page.
    :param label: for screen readers.
    :param back: the id to go back to, with its name.
    """

    start: int
    end: int
    name: str
    anchor: str
    label: str
    back: str = ""
    back_name: str = ""
    kind: Literal["evidence", "near", "found"] = "evidence"


class Part(Record):
    """A run of text with the marks that begin at it."""

    text: str
    marks: tuple[Mark, ...] = ()


class Piece(Record):
    """Plain text, or one marked stretch in parts.

    :param start: where it begins in the document.
    """

    start: int
    parts: tuple[Part, ...]
    marked: bool = False


class Page(Record):
    """A page of a document; a text without pages is one, without a number."""

    number: int | None
    start: int
    unread: bool
    pieces: tuple[Piece, ...]


class DocumentView(Record):
    """A document as it is shown.

    :param index: its number in the case, from 1; places name it so that no id of a record comes into an address.
    :param attested: whether it is a request form or questionnaire: a statement by the provider.
    """

    index: int
    id: str
    kind: str
    date: date | None
    author: str | None
    attested: bool
    unread: tuple[int, ...]
    pages: tuple[Page, ...]


class SentenceOf(Record):
    """A sentence of a document, to be used as evidence; ``usable`` is false for what stands between sentences."""

    start: int
    end: int
    text: str
    usable: bool


def document_view(document: Document, index: int, marks: Iterable[Mark]) -> DocumentView:
    wide = sorted((_to_words(document.text, mark) for mark in marks), key=lambda m: (m.start, -m.end, m.anchor))
    paged = "\f" in document.text
    pages: list[Page] = []
    start, last = 0, len(document.text)
    for number in range(1, document.text.count("\f") + 2):
        end = document.text.find("\f", start) if number <= document.text.count("\f") else last
        if paged and start == last:  # behind the last form feed
            break
        pieces = tuple(_pieces(document.text, start, end, wide))
        pages.append(
            Page(number=number if paged else None, start=start, unread=number in document.unread, pieces=pieces)
        )
        start = end + 1
    return DocumentView(
        index=index, id=document.id, kind=document.kind.replace("-", " "), date=document.date, author=document.author,
        attested=document.attested, unread=document.unread, pages=tuple(pages),
    )  # fmt: skip


def sentences_of(document: Document) -> list[SentenceOf]:
    """The document cut into its sentences and what stands between them; put together they are its text."""
    reading = read(document)
    spans = sorted((s.start, s.end) for s in (reading.span(each.start, each.end) for each in reading.sentences))
    found: list[SentenceOf] = []
    at = 0
    for start, end in spans:
        if start < at or end <= start:
            continue
        if start > at:
            found.append(_sentence(document, at, start, usable=False))
        found.append(_sentence(document, start, end, usable=True))
        at = end
    if at < len(document.text):
        found.append(_sentence(document, at, len(document.text), usable=False))
    return found


def search(case: Case, words: str) -> tuple[dict[str, list[Mark]], int]:
    """Places of the record that hold some words, whatever their case and spacing; and how many there are."""
    if not words.split():
        return {}, 0
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
    found: dict[str, list[Mark]] = {}
    total = 0
    for document in case.documents:
        for hit in pattern.finditer(document.text):
            total += 1
            if total <= MOST_FOUND:
                mark = Mark(
                    start=hit.start(), end=hit.end(), name=f"find {total}", anchor=f"f{total}", label=f"place found {total}",
                    back="find", back_name="the search", kind="found",
                )  # fmt: skip
                found.setdefault(document.id, []).append(mark)
    return found, total


def _sentence(document: Document, start: int, end: int, *, usable: bool) -> SentenceOf:
    return SentenceOf(start=start, end=end, text=document.text[start:end], usable=usable)


def _to_words(text: str, mark: Mark) -> Mark:
    """The mark widened to whole words, so that none begins inside of one."""
    start, end = max(mark.start, 0), min(mark.end, len(text))
    for _ in range(_LONGEST_WORD):
        if not (0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum()):
            break
        start -= 1
    for _ in range(_LONGEST_WORD):
        if not (0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum()):
            break
        end += 1
    return mark.model_copy(update={"start": start, "end": end})


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterable[Piece]:
    """A page in pieces: plain text, and stretches where marks touch or overlap."""
    at = start
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.end > mark.start]
    while inside:
        first = max(inside[0].start, start)
        reach, group = min(inside[0].end, end), [inside[0]]
        while len(group) < len(inside) and inside[len(group)].start < reach:
            reach = max(reach, min(inside[len(group)].end, end))
            group.append(inside[len(group)])
        inside = inside[len(group) :]
        if first > at:
            yield Piece(start=at, parts=(Part(text=text[at:first]),))
        yield Piece(start=first, parts=tuple(_parts(text, first, reach, group)), marked=True)
        at = reach
    if at < end:
        yield Piece(start=at, parts=(Part(text=text[at:end]),))


def _parts(text: str, first: int, reach: int, group: Sequence[Mark]) -> Iterable[Part]:
    """A stretch cut where its marks begin. A mark that came over from the page before stands there, not here."""
    cuts = sorted({first, *(mark.start for mark in group if mark.start > first)})
    for low, high in zip(cuts, [*cuts[1:], reach], strict=True):
        yield Part(text=text[low:high], marks=tuple(mark for mark in group if mark.start == low))
