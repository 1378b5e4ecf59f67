"""What is told of a part of the body before it was operated on: treatment then, and a study made then, are of what the operation treated.

"PT for 8 weeks without relief" in February, the operative report of an L4-5 discectomy in April, leg pain in November: whether
anything was done for the pain of today, the record does not tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import read

if TYPE_CHECKING:
    from datetime import date

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: "Colonoscopy. History: L4-5 laminectomy in 2019", "low back pain after lumbar laminectomy": it was before.
_BEFORE = re.compile(
    r"\b(?:history|hx|h/o|s/p|status[- ]post|prior|previous|old|after|since|following|remote|earlier|underwent|has had)\b[^.;\n]{0,40}$"
)
_OF_YEAR = re.compile(r"[ ,(]*(?:(?:in|of|on|from) )?(?:\d{1,2}/(?:\d{1,2}/)?)?(?P<year>(?:19|20)\d\d)\b")
_LISTED = frozenset({"pmh", "surgical", "history", "hx"})


def before_operation(scope: Scope, fact: Fact) -> bool:
    """Whether an operation on the part of the request was done after the record of a fact, by a report of its own."""
    on = scope.date(fact)
    return on is not None and any(on < day for day in _operations(scope))


def _operations(scope: Scope) -> list[date]:
    key = ("operations", scope.areas)
    if key not in scope.kept:
        scope.kept[key] = [
            d.date
            for d in scope.case.documents
            if d.kind == "procedure-note" and d.date is not None and d.date <= scope.as_of and _operates(scope, d)
        ]
    found: list[date] = scope.kept[key]
    return found


def _operates(scope: Scope, document: Document) -> bool:
    """Whether a report is of an operation on the part of the request; one of an injection only mentions the operations before it."""
    reading = read(document)
    if any(reading.of(sentence, "procedure") for sentence in reading.sentences):
        return False
    for sentence in reading.sentences:
        areas = frozenset(area for m in reading.of(sentence, "region") for area in areas_of(m))
        done = any(
            m.concept["role"] == "operation"
            and reading.assertion(sentence, m.start, m.end) is Assertion.PRESENT
            and not _was_before(reading, sentence, m, document)
            for m in reading.of(sentence, "event")
        )
        if done and areas and meets(areas, scope.areas):
            return True
    return False


def _was_before(reading: Reading, sentence: Sentence, operation: Mention, document: Document) -> bool:
    """Whether an operation is only listed as one that was done before the day of the report."""
    year = _OF_YEAR.match(reading.lower, operation.end, sentence.end)
    if year and document.date is not None and int(year["year"]) != document.date.year:
        return True
    listed = sentence.section.kind in _LISTED or sentence.label in _LISTED
    return listed or bool(_BEFORE.search(reading.lower, sentence.start, operation.start))
