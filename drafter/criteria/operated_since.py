"""What is told of a part of the body before it was operated on: treatment then, and a study made then, are of what the operation treated.

"PT for 8 weeks without relief" in February, the operative report of an L4-5 discectomy in April, leg pain in November: whether
anything was done for the pain of today, the record does not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import read

if TYPE_CHECKING:
    from datetime import date

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact
    from drafter.evidence.intake.cases import Document


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
            m.concept["role"] == "operation" and reading.assertion(sentence, m.start, m.end) is Assertion.PRESENT
            for m in reading.of(sentence, "event")
        )
        if done and areas and meets(areas, scope.areas):
            return True
    return False
