"""Values of scales in tables, under headings that name them: "Date   Worst   Avg   Least (0-10, low back)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.tables import headed
from drafter.evidence.outcomes.rated_matters import OF_MOOD
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Concept

NUMERIC = "numeric-rating"
_OF_ACHE = re.compile(r"\b(?:pain\w*|aches?|aching|hurts?|discomfort|n?p?rs|vas)\b")
_CELL = re.compile(r"(\d{1,3}(?:\.\d+)?) ?(?:%|percent|/ ?(?:10|24|50|100)|mm|cm)?")
#: "4 / 4 / 6" under "NRS | now / average / worst".
_FIGURES = re.compile(r"(\d{1,2}(?:\.\d)?)(?: ?(?:/|,) ?\d{1,2}(?:\.\d)?)*(?: ?/ ?10)?")


def of_row(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Concept, float]]:
    """The values of a row under headings that name scales, or under the name of one at their head."""
    row = headed(reading, sentence)
    if row and not reading.lower[row[0].start].isdigit() and (over := _scale_in(reading, *row[0].head)) is not None:
        told = (c for c in row[1:] if _FIGURES.fullmatch(reading.lower, c.start, c.end))
        yield from ((c.start, c.end, over, _first(reading.lower, c.start)) for c in told)
        return
    for cell in row:
        value = _CELL.fullmatch(reading.lower, cell.start, cell.end)
        if value is None:
            continue
        if (scale := _scale_in(reading, *cell.head)) is not None:
            yield cell.start, cell.end, scale, float(value[1])


def _scale_in(reading: Reading, first: int, last: int) -> Concept | None:
    """The scale that a heading names."""
    holder = reading.sentence_at(first)
    named = [m for m in reading.of(holder, "scale") if first <= m.start and m.end <= last] if holder else []
    if not named and (_PAIN_OF_TEN.fullmatch(reading.lower, first, last) or _of_table(reading, holder, first, last)):
        return lexicon().concept("scale", NUMERIC)
    return named[0].concept if named else None


#: "Pain (0-10)", "Leg pain /10": the heading of a column.
_PAIN_OF_TEN = re.compile(
    r"\W*(?:[a-z]+ ){0,2}pain(?: (?:now|today|level|score|intensity))? ?(?:\(?0 ?(?:-|to) ?10\)?|\(?/ ?10\)?)\W*"
)


#: "Date   Worst   Avg   Least (0-10, low back)": columns of a pain that the line of headings gives its scale.
_COLUMN = re.compile(
    r"\W*(?:worst|highest|best|least|lowest|avg|average|usual|now|current|today|rest|activity)(?: pain)?\W*(?:\(?(?:0|zero)\b[^)]*\)?)?\W*"
)
_ITS_SCALE = re.compile(r"\b0 ?(?:-|to) ?10\b|/ ?10\b")


def _of_table(reading: Reading, holder: Sentence | None, first: int, last: int) -> bool:
    if holder is None or _COLUMN.fullmatch(reading.lower, first, last) is None:
        return False
    of_pain = reading.of(holder, "region", "symptom") or _OF_ACHE.search(reading.lower, holder.start, holder.end)
    mood = OF_MOOD.search(reading.lower, holder.start, holder.end)
    return bool(of_pain) and not mood and _ITS_SCALE.search(reading.lower, holder.start, holder.end) is not None


def _first(lower: str, start: int) -> float:
    figure = _FIGURES.match(lower, start)
    return float(figure[1]) if figure else 0.0
