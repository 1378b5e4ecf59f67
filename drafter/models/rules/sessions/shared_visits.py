"""Other procedures at the visit of the requested one, as candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.sessions.same_visits import others_asked_for, shared_visit, told_done_that_day, told_for_day
from drafter.evidence.sessions.visit_acts import done_at_visit, done_with_another
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_BYGONE = ("history", "pmh", "surgical", "prior-procedures")


def shared(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """Words by which another procedure shares the visit of the requested one, said or weighed ("perhaps at the same sitting")."""
    if sentence.section.kind in _BYGONE or done_at_visit(reading, sentence, mention) is not None:
        return None
    if told_done_that_day(reading, sentence, mention) is not None:
        return None
    if mention.concept["generic"]:
        said = others_asked_for(reading, mention)
        return claim(reading, *said, "together") if said else None
    if reading.assertion(sentence, mention.start, mention.end) is Assertion.ABSENT:
        return None
    said = shared_visit(reading, sentence, mention)
    return claim(reading, *said, "together") if said else None


def done_beside(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention
) -> Iterator[Candidate]:
    """That a sentence tells of a procedure as done along with another; that it was at the visit only where what is told is of a visit."""
    done = done_at_visit(reading, sentence, mention)
    if done is not None:
        told = {"name": named(reading, meant), "status": claim(reading, *done, "current")}
        yield candidate(FactKind.PROCEDURE, document, told)
    elif done_with_another(reading, sentence, mention):
        yield candidate(FactKind.PROCEDURE, document, {"name": named(reading, meant)})


def for_the_day(
    reading: Reading, document: Document, sentence: Sentence, mention: Mention, meant: Mention
) -> Iterator[Candidate]:
    """That a sentence tells of a procedure for the day of its document; the day itself where it is named."""
    if sentence.section.kind in _BYGONE and sentence.section.kind != "history":
        return
    done = told_done_that_day(reading, sentence, mention)
    if done is not None:
        told = {"name": named(reading, meant), "status": claim(reading, *done, "current")}
        yield candidate(FactKind.PROCEDURE, document, told)
    day = told_for_day(reading, sentence, mention)
    if day is not None:
        told = {"name": named(reading, meant), "status": claim(reading, *day, "together")}
        dated = any((t.start, t.end) == day for t in timings(reading, sentence))
        yield candidate(FactKind.PROCEDURE, document, told | ({"date": claim(reading, *day)} if dated else {}))
