"""One candidate for each year of a list that tells sessions by year ("lumbar ESIs: 2023 x 2, 2024 none, 2025 x 4")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.sessions.year_lists import parts_by_year, row_of_year
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.calendar.days import Days
    from drafter.evidence.claims.facts import Candidate
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.sessions.year_lists import YearPart
    from drafter.evidence.words.concepts import Mention

#: Where what is to come is told.
_AHEAD = ("plan", "request", "instructions", "goals")
_YEAR = 364  # days
_LIST = 2  # years, from which they are one


def by_year(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention
) -> Iterator[Candidate]:
    """What a list behind a procedure, or the rows below its line, tells of the sessions of each year."""
    if sentence.section.kind in _AHEAD:
        return
    if any(t.days is not None and _narrow(t.days) for t in timings(reading, sentence)):
        return  # its days tell them
    parts = parts_by_year(reading.lower, mention.end, sentence.end) + _rows_below(reading, sentence)
    if len(parts) < _LIST:
        return
    for part in parts:
        yield from _of_year(reading, document, meant, part)


def _narrow(days: Days) -> bool:
    return (days.last - days.first).days < _YEAR


def _rows_below(reading: Reading, sentence: Sentence) -> list[YearPart]:
    rows: list[YearPart] = []
    for below in reading.sentences[sentence.index + 1 :]:
        row = row_of_year(reading.lower, below.start, below.end)
        if row is None or below.section.index != sentence.section.index:
            break
        rows.append(row)
    return rows


def _of_year(reading: Reading, document: Document, meant: Mention, part: YearPart) -> Iterator[Candidate]:
    if part.number.value.high == 0:
        return
    told = {
        "name": named(reading, meant),
        "status": claim(reading, *part.year, "prior"),
        "count": claim(reading, part.number.start, part.number.end),
        "date": claim(reading, *part.year),
    }
    yield candidate(FactKind.PROCEDURE, document, told)
