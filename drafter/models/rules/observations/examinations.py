"""That a clinician examined the patient: the first place of a document that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.meaning.assertion import SUPPOSED, Assertion
from drafter.evidence.timing.times_told import days_told
from drafter.evidence.words.months import MONTH, MONTH_NUMBERS
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.claims import candidate, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: A therapist's measurements and a study's report are no examination by the clinician who asks for the service.
_NOT_BY_CLINICIAN = frozenset({"imaging", "medication-list"})
_SKIPPED = frozenset({"plan", "goals", "instructions", "pmh", "family", "quoted", "social"})
_REMOTE = re.compile(
    r"\b(?:telephone|phone|tele-?visit|tele-?health|telemedicine|video|virtual|portal|e-?visit|by mail)\b"
)
#: "Not examined today", "exam deferred"; one part that was left out ("rectal exam deferred") is no more than that.
_NOT_EXAMINED = re.compile(
    r"\b(?:not (?:re-?)?examined (?:today|at this|in person)|did(?: not|n't) (?:re-?)?examine (?:her|him|the patient|pt|today)|unable to examine|no (?:physical )?exam(?:ination)? (?:today|was done|was performed|done|performed|this visit))\b"
    r"|(?:^|[.;:] ?)(?:physical )?exam(?:ination)?:? (?:was )?(?:deferred|not (?:done|performed|possible|repeated)|omitted)\b"
)
_DATED = re.compile(
    r"[^a-z]*(?:(?:at|on|during) (?:her|his|the|our|an?) (?:\w+ )?(?:visit|appointment|encounter|evaluation)(?: (?:on|of|from|dated))? ?\(?(?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:physical |initial |last |prior |previous |first )?(?:exam(?:ination|ined)?|seen|evaluated)(?: (?:on|of|from|dated))? ?\(?(?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
#: A therapist's own measurements, and what was found before the treatment.
_NOT_AFTER = re.compile(
    r"(?<![Pp]ost[- ])(?<!after )\b(?:PT|[Tt]herapist(?:'s)?|[Pp]hysical [Tt]herapy|[Tt]herapy) (?:re-?evaluation|re-?assessment|re-?eval|exam|evaluation|progress note|discharge)\b"
    r"|\b[Pp]re-?(?:PT|therapy|treatment) (?:[Ee]xam|evaluation)|\b[Ee]xam(?:ination)? (?:before|prior to) (?:PT|physical therapy|therapy|treatment)\b|\b(?:[Bb]efore|[Pp]rior to) (?:PT|physical therapy|therapy|treatment),? (?:the |her |his )?exam"
)
_TELLING = Telling("examined", "examine ", "exam")


def read_examinations(reading: Reading, document: Document) -> Iterator[Candidate]:
    """One candidate for a document in which an examination is recorded, one where it is called a second one."""
    if (
        reading.therapy
        or document.kind in _NOT_BY_CLINICIAN
        or (_REMOTE.search(reading.lower) and not _in_person(reading))
    ):
        return
    if _TELLING.within(reading.lower, 0, len(reading.lower)) and any(
        # Sentence by sentence: "Cancer .... No" stands right before the heading "EXAM TODAY".
        _NOT_EXAMINED.search(reading.lower[s.start : s.end])
        for s in reading.sentences
    ):
        return
    told: set[str] = set()
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED or _of_earlier(reading, sentence) or _not_after(reading, sentence):
            continue
        for mention in [] if _of_earlier_day(reading, sentence) else reading.of(sentence, "examination"):
            meant = reading.assertion(sentence, mention.start, mention.end)
            # "Re-evaluated? Not yet"; "no tenderness to palpation" tells of an examination.
            again = mention.id == "re-evaluation" and meant in (Assertion.ABSENT, Assertion.SOMEONE_ELSE)
            real = not again and (sentence.section.kind == "exam" or meant not in SUPPOSED)
            if real and mention.id not in told:
                told.add(mention.id)
                yield candidate(FactKind.EXAMINATION, document, {"name": named(reading, mention)})


def _not_after(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells a therapist's measurements, or an examination before the treatment."""
    told = reading.of(sentence, "examination")
    return bool(told) and _NOT_AFTER.search(reading.view.text, sentence.start, sentence.end) is not None


def _of_earlier_day(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of an examination on a day before the note's ("Exam 9/1: SLR positive")."""
    dated = _DATED.match(reading.lower, sentence.start)
    day = reading.day(sentence)
    return bool(dated and day) and any(
        d.start == dated.end() and d.days is not None and d.days.last < day  # type: ignore[union-attr,operator]  # both told
        for d in days_told(reading, sentence)
    )


#: "Exam in July: SLR +" is told of another visit.
_EARLIER = re.compile(
    rf"\bexam(?:ination|ined)?(?: (?:done|made|was|performed))? (?:in|from|back in) (?:early |late |mid[- ])?(?P<month>{MONTH})\b"
)


def _of_earlier(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells an examination of another month than the note's."""
    told = (
        _EARLIER.search(reading.lower, sentence.start, sentence.end)
        if _TELLING.within(reading.lower, sentence.start, sentence.end)
        else None
    )
    return bool(told and reading.anchor and MONTH_NUMBERS[told["month"][:3]] != reading.anchor.month)


def _in_person(reading: Reading) -> bool:
    """Whether a record that mentions a call has an examination section of its own with more than a word in it."""
    return any(s.section.kind == "exam" and s.end - s.start > 24 for s in reading.sentences)
