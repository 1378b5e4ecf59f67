"""Sessions that a sentence plans for a day ahead."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.calendar.appointments import appointments
from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_AGAIN = re.compile(
    rf"\b(?:#\d|injected|re-?inject\w*|cycle|units|repeat|procedure|treatment|administration)\b|#\d|\bnext(?: (?:one|set|round|session|dose))?(?: (?:is|due|on|for|planned|booked|scheduled|set))*:? (?=\d|{MONTHS})|\b(?:set|round) (?:of|\d)|\b(?:next|first|second|third|fourth|fifth|sixth|\d(?:st|nd|rd|th)) (?:set|round|cycle|series|session)\b|\b(?:(?:planned|proposed|requested|anticipated|target|procedure) date|date of service|dos|upcoming)\b"
)
_REPEATS = Telling(
    "#",
    "next ",
    "set",
    "round",
    "series",
    "session",
    " dos",
    "date",
    "upcoming",
    "inject",
    "cycle",
    "units",
    "repeat",
    "procedure",
    "treatment",
    "administration",
)


def planned_for(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """The procedure that a sentence plans for a day ahead; words such as "#4" or "again" mean the note's own."""
    mentions = reading.of(sentence, "procedure")
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not (mentions or (_REPEATS.within(lower, start, end) and _AGAIN.search(lower, start, end))):
        return
    for first, last, _ in appointments(reading, sentence):
        of = [m for m in mentions if not m.concept["generic"] and m.start < first] or [main]
        for one in _joined(reading, of):
            claims = {"name": named(reading, one), "planned": claim(reading, first, last)}
            yield candidate(FactKind.PROCEDURE, document, {**claims, "status": claim(reading, first, last, "planned")})


_AND = re.compile(
    r"(?: (?:injections?|blocks?))?(?: ?[,+&/]| and| plus| with| followed by)+(?: (?:a|an|the|her|his|left|right|bilateral))* ?"
)


def _joined(reading: Reading, mentions: list[Mention]) -> Iterator[Mention]:
    """The last of several procedures, and those that a list joins it to ("ONB and TPI on 11/4")."""
    yield mentions[-1]
    for one, other in pairwise(reversed(mentions)):
        if not _AND.fullmatch(reading.lower, other.end, one.start):
            return
        yield other
