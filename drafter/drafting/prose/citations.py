"""Citation marks in a text, and the list of references that they should lead to.

Numbers in brackets, superscripts, footnotes, bare numbers at the end of a sentence, numbers in parentheses, and author with year
are all read. A bare or parenthesised number is a citation only where the whole document cites that way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.drafting.prose.quotations import blanked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.drafting.prose.layout import Block

_LIST = re.compile(
    r"(?:\d+[.)]?\s*|[A-Z][.)]\s*)?(?:references?|reference list|list of references|sources?(?: cited)?|bibliography|works cited|literature(?: cited)?|citations|footnotes|endnotes)\s*(?:\(.*\))?\s*:?",
    re.IGNORECASE,
)
_AFTER_LIST = re.compile(
    r"\b(?:disclaimer|appeals?|rights|signatures?|signed|contact|disclosures?|follow-up question|attachments?|enclosures?|appendix|how to|next steps|reviewer|attestation)\b",
    re.IGNORECASE,
)
#: The last line of our own drafts.
_FOOTER = re.compile(r"\bdigest [0-9a-f]{12,64}$")
_KINDS = re.compile(
    r"(?:guidelines?|research|stud(?:y|ies)|polic(?:y|ies)|articles?|reviews?|websites?|books?|reports?|drug labels?|trials?|systematic reviews?|meta-analys[ei]s)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\[?\^?(\d{1,3})[\].):]{0,2}$")
_NUMBERED_LINE = re.compile(r"\[?(\d{1,3})[\].)]?\s+(?=\S)")
_BRACKETED = re.compile(r"\[(\d{1,3})\]\s+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LISTED = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
_BRACKET = re.compile(rf"\[\^?({_LISTED})\]|<sup>\s*({_LISTED})\s*</sup>")
_RAISED = re.compile(r"(?<![m\d/])([⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)")
_PARENTHESISED = re.compile(rf"(?<=[\w\"”’]) \(({_LISTED})\)(?=[.,;]|\s*$|\s+[A-Za-z])")
_BARE = re.compile(rf"(?:(?<=[a-z\"”’)])|(?<=[.!?\"”])) ({_LISTED})(?=\.?\s*$|\.?\s+[A-Z])")
#: Superscripts that lost their place when the text was copied: "timeframe.1", "duration 2".
_GLUED = re.compile(rf"(?<=[a-z]{{3}}[.,;:]|[a-z]{{2}}\)[.,;])({_LISTED})(?=\s|$)")
_COUNTED = re.compile(
    r"\b(?:lines?|pages?|pp?|levels?|grades?|stages?|types?|steps?|phases?|sections?|criteri(?:on|a)|items?|parts?|no|number|days?|weeks?|codes?|figures?|tables?|appendix|class|tiers?|visits?|"
    r"attachments?|exhibits?|at|of|to|than|is|was|by|about|and|or|for|in|on|least|most|score|nprs|vas|chapter|version|units?|quantity|x|×)$",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?:,? (?:et al\.?|(?:and|&) [A-Z][\w’'-]+))?"
_AUTHOR_YEAR = re.compile(
    rf"\(({_NAME}),? ((?:19|20)\d\d)[a-z]?(?:; [^()]{{3,60}})?\)|({_NAME}) \(((?:19|20)\d\d)[a-z]?\)"
)
#: An organisation or a title in place of an author; a citation only where the list has such an entry.
_TITLE_YEAR = re.compile(r"\(([A-Z][^()\d]{8,120}?), ((?:19|20)\d\d)[a-z]?\)")
_NO_AUTHOR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Version|Effective|Revised|Policy|Since|Updated|Act|Guidelines?|Rev|Published|Section|Year|In|LCD|NCD|Rule|Title)\b"
)
_BARE_STYLE = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list.

    :param number: as printed, or its place in a list without numbers.
    """

    number: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation in the text.

    :param key: what it cites: a number, or "author year".
    :param position: where it stands in its block.
    """

    key: str
    block: Block
    position: int

    @property
    def line(self) -> int:
        return self.block.line_at(self.position)


def split(found: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Reference, ...]]:
    """The blocks of the text proper, and the references listed in it."""
    begin = next(
        (i for i, b in reversed(list(enumerate(found))) if b.kind in ("heading", "text") and _LIST.fullmatch(b.text)),
        None,
    )
    notes = [b for b in found if b.kind == "item" and b.marker.startswith("[^") and b.marker.endswith(":")]
    if begin is None:
        body = tuple(b for b in found if b not in notes)
        return body, tuple(Reference(_number(b) or 0, b.text, b.line) for b in notes)
    end = _end(found, begin)
    listed = found[begin + 1 : end]
    references = [Reference(_number(b) or 0, b.text, b.line) for b in notes if b not in listed]
    return tuple(b for b in (*found[:begin], *found[end:]) if b not in notes), (*_entries(listed), *references)


def _end(found: Sequence[Block], begin: int) -> int:
    head = found[begin]
    for index in range(begin + 1, len(found)):
        block = found[index]
        if block.kind == "heading" and _AFTER_LIST.search(block.text):
            return index
        if block.kind == "heading" and head.kind == "heading" and block.level <= head.level and block.level < 3:
            return index
        if block.kind == "text" and (
            (len(block.text) < 60 and _AFTER_LIST.search(block.text)) or _FOOTER.search(block.text)
        ):
            return index
    return len(found)


def _number(block: Block) -> int | None:
    match = _NUMBERED.match(block.marker)
    return int(match[1]) if match else None


def _entries(listed: Sequence[Block]) -> Iterator[Reference]:
    kinds = [i for i, block in enumerate(listed) if _KINDS.fullmatch(block.text)]
    if kinds:
        for number, (start, stop) in enumerate(zip(kinds, [*kinds[1:], len(listed)], strict=True), 1):
            yield Reference(number, " ".join(b.text for b in listed[start:stop]), listed[start].line)
        return
    rows = [row for block in listed for row in _lines(block)]
    numbers = [number for number, _, _ in rows if number is not None]
    if numbers and min(numbers) <= 1 and len(numbers) * 2 >= len(rows):
        yield from (Reference(number, text, line) for number, text, line in rows if number is not None)
        return
    for place, (_, entry, line) in enumerate(rows, 1):
        yield Reference(place, entry, line)


def _lines(block: Block) -> Iterator[tuple[int | None, str, int]]:
    """The lines of a block when each is an entry of its own, else the block."""
    ends = [at for at, _ in block.starts[1:]] + [len(block.text)]
    rows = [(block.text[at:end].strip(), line) for (at, line), end in zip(block.starts, ends, strict=True)]
    if block.kind == "text" and sum(bool(_NUMBERED_LINE.match(text)) for text, _ in rows) * 2 > len(rows):
        for text, line in rows:
            match = _NUMBERED_LINE.match(text)
            if match:
                yield int(match[1]), text[match.end() :], line
        return
    bracketed = _BRACKETED.match(block.text)
    if bracketed:
        yield int(bracketed[1]), block.text[bracketed.end() :], block.line
    else:
        yield _number(block), block.text, block.line


def marks(body: Sequence[Block], references: Sequence[Reference]) -> tuple[Mark, ...]:
    """Every citation of the text, in order."""
    sure = [mark for block in body for mark in (*_sure(block), *_titles(block, references))]
    if not any(mark.key.isdecimal() for mark in sure) and references:
        for pattern in (_BARE, _GLUED, _PARENTHESISED):
            loose = [mark for block in body if block.kind != "heading" for mark in _loose(block, pattern)]
            if len(loose) >= _BARE_STYLE:
                return tuple(sorted([*sure, *loose], key=lambda m: (m.line, m.position)))
    return tuple(sure)


def _sure(block: Block) -> Iterator[Mark]:
    text = blanked(block)
    for match in _BRACKET.finditer(text):
        yield from _each(match[1] or match[2], block, match.start())
    for match in _RAISED.finditer(text):
        yield from _each(match[1].translate(_SUPERSCRIPTS), block, match.start())
    for match in _AUTHOR_YEAR.finditer(text):
        name, year = match[1] or match[3], match[2] or match[4]
        if not _NO_AUTHOR.match(name):
            yield Mark(f"{re.split(r'[ ,]', name)[0]} {year}", block, match.start())


def _titles(block: Block, references: Sequence[Reference]) -> Iterator[Mark]:
    for match in _TITLE_YEAR.finditer(blanked(block)):
        key = f"{match[1]} {match[2]}"
        if not _AUTHOR_YEAR.match(match[0]) and resolved(key, references):
            yield Mark(key, block, match.start())


def _loose(block: Block, pattern: re.Pattern[str]) -> Iterator[Mark]:
    text = blanked(block, keep_marks=True)
    for match in pattern.finditer(text):
        if not _COUNTED.search(text[: match.start()]):
            yield from _each(match[1], block, match.start())


def _each(listed: str, block: Block, position: int) -> Iterator[Mark]:
    for part in re.split(r"\s*[,;]\s*", listed):
        ends = [int(end) for end in re.split(r"\s*[–-]\s*", part)]
        for number in range(ends[0], min(ends[-1], ends[0] + 30) + 1):
            yield Mark(str(number), block, position)


def resolved(key: str, references: Iterable[Reference]) -> Reference | None:
    """The entry that a citation leads to, or None."""
    if key.isdecimal():
        return next((r for r in references if r.number == int(key)), None)
    name, _, year = key.rpartition(" ")
    return next(
        (r for r in references if year in r.text and re.search(rf"\b{re.escape(name)}\b", r.text, re.IGNORECASE)), None
    )
