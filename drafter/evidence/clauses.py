"""The clauses of a sentence: parts that speak for themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Every way begins with its letter, so that a blank in the midst of a clause is passed over fast.
_TURN = r"(?:but(?<!anything but)|however|although|though|whereas|while|yet(?<!not yet)(?<!n't yet)(?<!never yet)(?<!as yet)(?<!has yet)(?<!have yet)(?<!had yet))"
#: "Dec 2024 - June 2025", "Jul 6 - Sep 11" are one time.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)\b"
_CLAUSE = re.compile(
    rf";|\||, (?:{_TURN}\b|(?=(?:she|he|they|it|we|i|pain|symptoms|there|this|these|which) ))| (?:{_TURN}\b|--?-* (?!\d|{_MONTH})|(?<=\D )--?-* (?!{_MONTH}))"
)


def clause_at(parts: Sequence[tuple[int, int]], position: int) -> tuple[int, int]:
    """The clause that a position lies in."""
    for part in parts:
        if part[0] <= position < part[1]:
            return part
    return parts[0][0], parts[-1][1]


def clauses(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence: parts that speak for themselves."""
    parts: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(lower, start, end):
        if match.start() > start:
            parts.append((start, match.start()))
            start = match.start()
    return [*parts, (start, end)]
