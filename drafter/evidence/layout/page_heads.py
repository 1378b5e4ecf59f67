"""Heads and feet of pages that stand in the middle of a sentence.

"There were no | Page 2 of 4 | trigger points": what a page repeats parts the "no" from its word, and whoever reads the parts alone
reads the opposite. Where a sentence goes on in lower case behind such lines, they are passed over. A line is one only when all its
words are names, figures and the words of such lines, and it has a sign of one; behind a word that ends no sentence ("no", "the", "of")
names and figures are enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = (
    r"(?:[A-Z0-9(][\w.,'’/:()#&-]*|[|=_*#:,.()/&–—-]+"
    r"|(?:page|pg|p|of|dob|mrn|patient|fax|continued|cont'd|date|printed|by|on|at|am|pm|id|member|name|chart|account|acct|from|to|confidential)\b[.:]*)"
)
#: What is said to a reader is never passed over.
_SAID = r"(?i:approv|certif|authori|ignor|disregard|review|criteri|instruct|denied)"
_LINE = rf"(?![^\n]{{0,120}}{_SAID})[^\S\n]*{_WORD}(?:[^\S\n]+{_WORD}){{0,13}}[^\S\n]*\n\s*"
_SIGN = (
    r"(?i:\bpage ?\d|\bpg\.? ?\d|\bp\. ?\d|\bmrn\W{0,3}\d|\bdob\W{0,3}\d|\bfax\b|\d/\d{2,4}[^\S\n]+\d{1,3}[^\S\n]*\n)"
)
_HEAD = rf"(?=[^\n]{{0,120}}{_SIGN}){_LINE}"
#: Words that end no sentence.
_OPEN = "".join(
    rf"|(?<=\b{word})"
    for word in ("no", "not", "without", "denies", "denied", "nor", "for", "of", "the", "an", "and", "or", "with", "any")
).removeprefix("|")  # fmt: skip
_WITHIN = re.compile(
    rf"(?<=[a-z0-9,])(?:[^\S\n]*\n\s*(?:{_HEAD}){{1,3}}|[^\S\f]*\f\s*(?:{_HEAD}){{0,3}})(?=[a-z]|\d+ [a-z])"
)
_LEFT_OPEN = re.compile(rf"(?:{_OPEN})[^\S\n]*\n\s*(?:{_LINE}){{0,2}}(?=[a-z])")
_LINE_END = re.compile(r"[\n\f]")
_NEXT = re.compile(r"(?P<space>\s*)(?P<line>[^\n]*)")
_SIGNS = ("page", "pg", "p.", "mrn", "dob", "fax")  # what every other sign has one of


def passed_over(source: str) -> Iterator[tuple[int, int]]:
    """The ranges of a text, white space about them included, that stand in the middle of a sentence and are no part of it."""
    begun = done = 0
    for mark in _LINE_END.finditer(source):
        start = mark.start()
        while start > done and source[start - 1].isspace():
            start -= 1
        # Of the white space at a line's end, only the first place can begin one.
        if start <= begun or start < done:
            continue
        begun = start
        match = (_WITHIN.match(source, start) if _may_head(source, start) else None) or _LEFT_OPEN.match(source, start)
        if match is None:
            continue
        done = match.end()
        if match[0].strip() or match[0].count("\n") > 1 or "\f" in match[0]:
            yield match.span()


def _may_head(source: str, start: int) -> bool:
    """Whether a page ends in the white space at a place, or the line behind it has a sign of a head."""
    ahead = _NEXT.match(source, start)
    line = ahead["line"].lower() if ahead else ""
    # A date and a page's number: the number ends the line.
    numbered = "/" in line and line.rstrip()[-1:].isdigit()
    return ahead is not None and ("\f" in ahead["space"] or numbered or any(sign in line for sign in _SIGNS))
