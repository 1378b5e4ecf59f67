"""Notes of a procedure in which none could be read: each may be a session of whatever a criterion asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.reading import read

if TYPE_CHECKING:
    from datetime import date

    from drafter.criteria.scope import Scope


def unread_note(scope: Scope) -> date | None:
    """The day of an earlier procedure's note for the region of the request, in which no procedure was found: it may be a session."""
    return next((day for day, of_region in _notes(scope) if of_region), None)


def unread_days(scope: Scope) -> list[date]:
    """The days of such notes, and of those that name no place and no procedure but say that it is done again ("Third one. Went fine")."""
    return [day for day, _ in _notes(scope)]


#: What a note says of its own session that only tells that there was one before ("Third one. Went fine", "same sites as before").
_AGAIN = re.compile(
    r"#[2-9]|\b(?:repeat\w*|again|same|identical|as (?:before|last)|second|third|fourth|fifth|number (?:[2-6]|two|three|four|five))\b"
)
#: "Repeat colonoscopy", "mole removed from back, again": what was done again was no such session.
_OF_ELSE = re.compile(
    r"\b(?:\w+(?:oscop(?:y|ies)|ectomy)|biops\w*|moles?|skin tags?|warts?|polyps?|cysts?|dental|tooth|teeth|cataract|intravitreal|dialysis)\b"
)


def _notes(scope: Scope) -> list[tuple[date, bool]]:
    """The days of earlier notes of a procedure that could not be read, each with whether it names the region of the request."""
    read_in = {fact.document for fact in scope.of(FactKind.PROCEDURE)}
    found: list[tuple[date, bool]] = []
    for document in scope.case.documents:
        earlier = document.kind == "procedure-note" and document.date is not None and document.date < scope.as_of
        if not earlier or document.id in read_in or document.id in scope.unread:
            continue
        reading = read(document)
        areas = [areas_of(region) for sentence in reading.sentences for region in reading.of(sentence, "region")]
        of_region = any(each and meets(each, scope.areas) for each in areas)
        if of_region or (not any(areas) and _AGAIN.search(reading.lower) and not _OF_ELSE.search(reading.lower)):
            found.append((document.date, of_region))  # type: ignore[arg-type]  # it has one
    return found
