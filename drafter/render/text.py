"""A draft for a terminal: what a reviewer reads first."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.render.page import CriterionPart, LinePart, Page, Quote

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_LABEL = 11
#: Characters that a terminal obeys and nobody sees: controls, and those that turn the direction of reading.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def to_text(page: Page, *, width: int = 100, colour: bool = False) -> str:
    """The page as plain text.

    :param width: columns to wrap at, 60 or more.
    :param colour: whether to set headings in bold (ANSI); only for a terminal.
    """
    return "\n".join(_Writer(max(width, 60), colour=colour).lines(page)) + "\n"


class _Writer:
    def __init__(self, width: int, *, colour: bool) -> None:
        self.width, self.colour = width, colour

    def strong(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self.colour else text

    def faint(self, text: str) -> str:
        return f"{_DIM}{text}{_PLAIN}" if self.colour else text

    def wrapped(self, text: str, indent: int, label: str = "") -> Iterator[str]:
        """Text with a hanging indent after an optional label."""
        text = _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
        lead = " " * indent + (label.ljust(_LABEL) if label else "")
        rest = " " * len(lead)
        yield from textwrap.wrap(
            text, self.width, initial_indent=lead, subsequent_indent=rest, break_on_hyphens=False
        ) or [lead]

    def lines(self, page: Page) -> Iterator[str]:
        yield self.strong(f"Case {page.case}: {page.recommendation.upper()}")
        yield from self.wrapped("First draft by software. A person reads it against the record, and decides.", 0)
        for line in page.lines:
            yield ""
            yield from self.line(line)
        if page.questions:
            yield ""
            yield self.strong("To ask for")
            for number, question in enumerate(page.questions, 1):
                yield from self.wrapped(question, 2, f"{number}.")
        yield ""
        yield self.strong("Findings" if page.findings else "Findings: none")
        for found in page.findings:
            yield from self.wrapped(f"{found.message}. {found.fix}", 2, f"{found.code}")
        if page.references:
            yield ""
            yield self.strong("Sources")
            for number, reference, url in page.references:
                yield from self.wrapped(f"{reference}{' ' + url if url else ''}", 2, f"[{number}]")
        yield ""
        yield self.faint(f"{page.made_by}; digest {page.digest[:16]}")

    def line(self, line: LinePart) -> Iterator[str]:
        yield self.strong(f"Line {line.line}  {line.service}")
        yield from self.wrapped(line.recommendation.upper(), 2, "recommends")
        yield from self.wrapped(f"{line.policy}; {line.authority}", 2, "policy")
        for layer in line.layers:
            yield from self.wrapped(layer, 2, "layer")
        for other in line.passed_over:
            yield from self.wrapped(other, 2, "not used")
        for criterion in line.criteria:
            yield ""
            yield from self.criterion(criterion)
        if line.background:
            yield ""
            yield "  Background, which decides nothing"
            for item in line.background:
                yield from self.wrapped(f"{item.text} [{item.mark}]", 4)

    def criterion(self, criterion: CriterionPart) -> Iterator[str]:
        needless = "" if criterion.required else " (not needed)"
        yield "  " + self.strong(f"{criterion.state.upper().ljust(15)} {criterion.id}{needless}")
        yield from self.wrapped(criterion.reason, 4)
        for quote in criterion.quotes:
            yield from self.quote(quote)
        if criterion.searched:
            yield from self.wrapped(criterion.searched, 4, "searched")
        for quote in criterion.nearest:
            yield from self.quote(quote, "nearest")
        for question in criterion.questions:
            yield from self.wrapped(question, 4, "ask")

    def quote(self, quote: Quote, label: str = "") -> Iterator[str]:
        words = f"{quote.before}[{quote.words}]{quote.after}" if quote.before or quote.after else quote.words
        yield from self.wrapped(f"“{words}” ({quote.place})", 4, label or "quote")
