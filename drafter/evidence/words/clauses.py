"""The clauses of a sentence: parts that speak for themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Every way begins with its letter, so that a blank in the midst of a clause is passed over fast.
#: "Came on while he was digging fence posts on July 12": when it happened, and no turn.
_DURING = r"(?! (?:(?:she|he|they|i|we|pt|the patient) (?:was|were) (?!being\b|having\b|taking\b|doing\b)\w+ing|at (?:work|practice|the gym)|on (?:vacation|duty|deployment|the job)|digging|lifting|carrying|moving|hauling|loading|unloading|shovel\w+|raking|gardening|mowing|bending|reaching|pulling|pushing|twisting|turning|tackling|skiing|climbing|stepping|helping|picking|putting|playing|painting|chopping|splitting|unpacking|packing|wrestling|rowing|serving|throwing)\b)"
_TURN = rf"(?:but(?<!anything but)|however|although|though|whereas|while{_DURING}|yet(?<!not yet)(?<!n't yet)(?<!never yet)(?<!as yet)(?<!has yet)(?<!have yet)(?<!had yet))"
#: "Dec 2024 - June 2025", "Jul 6 - Sep 11" are one time.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)\b"
_CLAUSE = re.compile(
    rf";|\||, (?:{_TURN}\b|(?=(?:she|he|they|it|we|i|pain|symptoms|there|this|these|which) )(?!(?:she|he|they|i) (?:believes?|thinks?|says|recalls?|remembers?|reckons?|supposes?|guess(?:es)?|gather|understand|estimates?|tells (?:me|us)),))| (?:{_TURN}\b|--?-* (?!\d|{_MONTH})|(?<=\D )--?-* (?!{_MONTH}))"
)

#: "On November 1, 2025, I repeated the block": a day that opens a sentence is of what is told behind it.
_DAY = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?|(?:spring|summer|fall|autumn|winter)|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{4}-\d\d-\d\d)(?:,? (?:(?:of|in) )?(?:(?:19|20)\d\d|this year|last year|that year))?"
_OPENS_WITH_DAY = re.compile(
    rf"[^a-z\d]*(?:\d{{1,2}}[.)] )?(?:[a-z][a-z ]{{0,24}}: ?)?(?:(?:she|he|they|the patient|patient|pt|i|we|dr\.? \w+|(?:her|his) \w+) (?:\w+ ){{0,3}}that )?(?:(?:of note|however|today|per (?:the )?(?:patient|pt)),? )?[^a-z\d]*(?:(?:and|then|but|again|also|finally|next|later|on|in|by|around|about|during|at|back|early|late|mid|the|end|middle|beginning|first|second|third|last|week|part|half|of)[ -]|(?:two|three|2|3|both|separate|different|several) (?:(?:separate|different) )?(?:occasions|days|dates)[,:]? ){{0,7}}(?:{_DAY}(?:,| and|, and| &|,? and (?:again )?on) ){{0,3}}{_DAY}"
)


#: "Although she denies any trauma, exam today shows nodules": what is conceded ends where the statement itself begins.
_CONCEDES = re.compile(r"\W*(?:but |and |so )?(?:although|though|even though|even if|while|whereas|whilst)\b")
_STATES = re.compile(
    r", (?=(?:[\w'/-]+ ){0,5}?(?:is|are|was|were|has|have|had|does|did|shows?|showed|reveals?|revealed|demonstrates?|demonstrated|finds?|found|remains?|continues?|reports?|can|cannot|could|persists?|helped|failed|gave)\b)"
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
    if _CONCEDES.match(lower, start, end) and (stated := _STATES.search(lower, start, end)):
        return [(start, stated.start()), *clauses(lower, stated.start(), end)]
    for match in _CLAUSE.finditer(lower, start, end):
        if match.start() > start and not (not parts and _opens_with_day(lower, start, match.start())):
            parts.append((start, match.start()))
            start = match.start()
    return [*parts, (start, end)]


_LONGEST_DAY = 60  # characters


def _opens_with_day(lower: str, start: int, end: int) -> bool:
    """Whether a comma only sets off the day that a sentence opens with."""
    comma = lower.startswith(",", end) and end - start <= _LONGEST_DAY
    return comma and _OPENS_WITH_DAY.fullmatch(lower, start, end) is not None
