"""Sessions that a sentence implies by the number of one of them, or by how many more there were, as candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.sessions.implied_counts import counts_by_share, implied_counts, numbered_days
from drafter.evidence.sessions.year_counts import OF_OTHERS, before_own
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.sessions.meant_procedures import meant_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.calendar.days import Days
    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Quantity

_REACH = 2  # sentences that the name may lie before
_AHEAD = frozenset({"plan", "request", "instructions", "goals"})


def implied(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """How many sessions there were, of what a sentence names, where a day of the past or nothing but what was is told."""
    here = reading.of(sentence, "procedure")
    if not here or sentence.section.kind in _AHEAD or reading.of(sentence, "treatment", "imaging"):
        return
    meant = reading.assertion(sentence, here[0].start, here[0].end)
    days = [t.days for t in timings(reading, sentence) if t.days is not None]
    was = [day for day in days if reading.anchor is not None and day.last < reading.anchor]
    if meant in UNREAL | {Assertion.ABSENT} or len(was) < len(days):
        return
    for found in implied_counts(reading.lower, sentence.start, sentence.end):
        if was or found.value.high > found.value.low:
            # "MBB 9/30; third epidural 6/3": the one that is numbered; "facet x 3, ESI x 2" sums up two things.
            inside = [m for m in here if m.start < found.end and found.start < m.end]
            if len({m.id for m in inside}) <= 1:
                of = next(iter(inside), here[0])
                yield counted(reading, document, meant_by(reading, sentence, of, main), found)


def by_numbered_days(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """How many sessions a list numbers that gives each its day, of what the sentence names; a day ahead is that of none yet."""
    here = reading.of(sentence, "procedure")
    if not here or reading.of(sentence, "treatment", "imaging"):
        return
    days = {t.start: t.days for t in timings(reading, sentence) if t.days is not None}
    past = [
        found
        for found in numbered_days(reading.lower, sentence.start, sentence.end)
        if days and _was(days.get(found.end), reading)
    ]
    if past and past[-1].start > here[0].start:
        yield counted(reading, document, meant_by(reading, sentence, here[0], main), past[-1])


def told_before(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """How many sessions there were in the last months before the note's own, of what a sentence or the one before it names."""
    if not OF_OTHERS.within(reading.lower, sentence.start, sentence.end) or reading.of(
        sentence, "treatment", "imaging"
    ):
        return
    found = next(before_own(reading.lower, sentence.start, sentence.end), None)
    near = reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    of = [(s, m) for s in near for m in reading.of(s, "procedure")] if found is not None else []
    if found is None or not of:
        return
    told = counted(reading, document, meant_by(reading, *of[-1], main), found)
    days = [t for t in timings(reading, sentence) if t.days is not None and found.start <= t.start < found.end]
    dated = {"date": claim(reading, days[0].start, days[0].end)} if days else {}
    yield candidate(FactKind.PROCEDURE, document, {**told.attributes, **dated})


def _was(day: Days | None, reading: Reading) -> bool:
    """Whether the day of a numbered session is behind: a day without its year, in a list that has dated one, is not read by itself."""
    return day is None or (reading.anchor is not None and day.last < reading.anchor)


def counted(reading: Reading, document: Document, procedure: Mention, count: Quantity) -> Candidate:
    """So many sessions of a procedure before the one that is asked for, without their days."""
    claims = {
        "name": named(reading, procedure),
        "count": claim(reading, count.start, count.end),
        "status": claim(reading, count.start, count.end, "prior"),
    }
    return candidate(FactKind.PROCEDURE, document, claims)


def by_share(reading: Reading, document: Document, sentence: Sentence, main: Mention) -> Iterator[Candidate]:
    """How many diagnostic blocks there were, where a sentence that names them, or goes on about them, tells what the second gave."""
    if sentence.section.kind in _AHEAD or reading.of(sentence, "treatment", "imaging"):
        return
    span = sentence.start, sentence.end
    found = next(counts_by_share(reading.lower, *span), None)
    if found is None or next(implied_counts(reading.lower, *span), None) is not None:
        return  # "MBB #2 8/21: 60 %" tells its number by itself
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + 1]
    same = [s for s in near if s.section.index == sentence.section.index]
    told = [(s, m) for s in same for m in reading.of(s, "procedure") if not m.concept["destroys"]]
    if not told:
        return
    where, last = told[-1]
    of = meant_by(reading, where, last, main)
    if not (of.concept["diagnostic"] or of.id == "block"):
        return
    if reading.assertion(where, last.start, last.end) in UNREAL | {Assertion.ABSENT}:
        return
    yield counted(reading, document, of, found)
