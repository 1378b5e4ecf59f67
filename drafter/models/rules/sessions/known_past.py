"""Statements of a session that was before, because words at it say so, or say what only one that was had does ("the shots wore off")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.sessions.implied_counts import own_numbers
from drafter.evidence.sessions.known_effects import effect_told
from drafter.evidence.sessions.serial_sessions import had_before, told_as_past
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.session_counts import of_its_own

if TYPE_CHECKING:
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention


def known_past(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention, told: list[Candidate]
) -> list[Candidate]:
    """What is told of a session, with that it was before where the words at it, or what it did, show so."""
    silent = not any(each.attributes.keys() & {"status", "date"} for each in told)
    earlier = claim(reading, mention.start, mention.end, "prior")
    before = candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant), "status": earlier})
    if had_before(reading, sentence, mention):
        dated = any("date" in each.attributes and "count" in each.attributes for each in told)  # "TPI #2 5/1 helped"
        return [before, *([] if dated else _numbered(reading, document, sentence, mention, meant)), *told]
    if silent and told_as_past(reading, sentence, mention):
        return [before, *told]
    said = any("status" in each.attributes and each.attributes["status"].value == "prior" for each in told)
    if said or not effect_told(reading, sentence, mention):
        return told
    if told and silent:
        return [candidate(FactKind.PROCEDURE, document, each.attributes | {"status": earlier}) for each in told]
    return [before, *told]  # "thank you for the epidural", "fainted with the first one, so we lay her down today"


def _numbered(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention
) -> list[Candidate]:
    """Which of all sessions the note's own is, by the number at its name ("here for TPI #4")."""
    return [
        of_its_own(reading, document, meant, nth)
        for nth in own_numbers(reading.lower, sentence.start, sentence.end)
        if nth.start <= mention.end and mention.start <= nth.end and _OF_NOW.match(reading.lower, nth.end, sentence.end)
    ]


#: "Here for TPI #4.", "ESI #3 today": nothing is told of it; "ESI #2 30 %", "MBB #2 attempted 9/9" were.
_OF_NOW = re.compile(r" ?(?:today|now|here|this (?:morning|afternoon|visit)|requested|planned|[.,;)]|$)")
