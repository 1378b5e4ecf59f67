"""Parts of a comprehensive pain programme, and where each stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.courses.asked_now import kept_log
from drafter.evidence.courses.courses import Course, courses
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import UNREAL, Assertion
from drafter.evidence.timing.timing import timings
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.courses.answered_standings import goes_on_by_answer
from drafter.models.rules.courses.programmes_declined import declined_behind
from drafter.models.rules.courses.section_standings import NOT_BEGUN, goes_on_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"goals"}

#: "Sees a counselor for her marriage": no support for living with the pain.
_FOR_ELSE = re.compile(
    r"[^.;,]{0,30}?\b(?:for|about|over|regarding) (?:(?:her|his|their|the|an?|past|old|recent) )*(?:marriage|marital|divorce|grie\w+|bereavement|couples?|alcohol\w*|drinking|substance|gambling|bipolar|schizo\w+|custody|adhd|smoking|weight)\b(?! (?:and|,) (?:\w+ )?pain)"
)
_STANDING = {
    "ongoing": "ongoing",
    "done": "completed",
    "stopped": "stopped",
    "untried": "declined",
    "idle": "not_under_way",
}
_ORDER = ("declined", "untried", "idle", "stopped", "ongoing", "planned", "done")


def read_programmes(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Programme parts other than treatments, which are read as treatments."""
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        for course in courses(reading, sentence).named:
            mention = course.treatment
            if mention.kind != "programme" or reading.assertion(sentence, mention.start, mention.end) in UNREAL:
                continue
            if mention.concept["component"] == "sole" and _beside_another(reading, sentence, mention):
                continue
            if mention.concept["component"] == "psychosocial" and _FOR_ELSE.match(reading.lower, mention.end):
                continue
            claims = {"name": named(reading, mention)}
            standing = _stands(reading, sentence, course)
            if sentence.section.kind == "social" and not _of_pain(reading, mention, standing):
                continue
            if standing is not None:
                claims["standing"] = standing
            yield candidate(FactKind.PROGRAMME, document, claims)


def _stands(reading: Reading, sentence: Sentence, course: Course) -> Claim | None:
    """Where a part stands, by its own sentence and, of a programme as a whole, by those behind it."""
    mention, standing = course.treatment, _standing(reading, sentence, course)
    whole = mention.concept["component"] == "programme"
    if standing is None and whole:
        standing = _by_part(reading, sentence, mention) or _attended(reading, sentence)
    if mention.concept["component"] == "psychosocial" and (standing is None or standing.value in _MET_ONCE):
        standing = _seen_since(reading, sentence, mention) or standing
    if standing is not None and standing.value == "ongoing" and _to_begin(reading, sentence, course):
        standing = claim(reading, mention.start, mention.end, "planned")
    if whole and (standing is None or standing.value == "planned"):
        standing = declined_behind(reading, sentence) or standing
    return standing


#: "Met our psychologist in May. She sees him monthly": who counsels is spoken of again, by how often.
_SEES = re.compile(
    r"[^a-z]*(?:(?:and|then) )?(?:(?:she|he|they|(?:the )?patient)(?:'s| is| has been)? )?(?:(?:now|still|currently|since then) )*(?:sees?|seeing|meets? with|meeting with|meets|talks? with|talking with|works? with|working with|goes to|has seen) (?:her|him|them)(?= ?(?:q ?\d|every|each|weekly|monthly|biweekly|bi-weekly|on|once|twice|regularly|about|now|via|\d|[,;(]))"
)
_MET_ONCE = ("planned", "completed")


def _seen_since(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """How often somebody is seen by the words right behind the sentence, or the part of it, that names them."""
    parts = [(max(mention.end, reading.lower.find(";", mention.end, sentence.end)), sentence)]
    parts += [
        (s.start, s)
        for s in reading.sentences[sentence.index + 1 : sentence.index + 2]
        if s.section.index == sentence.section.index
    ]
    for start, part in parts:
        if _SEES.match(reading.lower, start, part.end) is None:
            continue
        for mark in reading.of(part, "course"):
            goes = mark.start >= start and mark.concept["status"] == "ongoing"
            if goes and reading.assertion(part, mark.start, mark.end) is Assertion.PRESENT:
                return claim(reading, mark.start, mark.end, "ongoing")
    return None


def _to_begin(reading: Reading, sentence: Sentence, course: Course) -> bool:
    """Whether a part is one that is still to begin, by the words behind it: "is enrolled in the program, to start in January"."""
    if not NOT_BEGUN.search(reading.lower, course.treatment.end, sentence.end):
        return False
    day = reading.day(sentence)
    begun = [t for t in timings(reading, sentence) if t.start >= course.treatment.end and t.days is not None]
    return not any(day is not None and t.days is not None and t.days.last <= day and t.role != "end" for t in begun)


def _of_pain(reading: Reading, mention: Mention, standing: Claim | None) -> bool:
    """Whether what a social history names is care for pain that goes on ("Sees Dr. Haines, pain psychology, every other Thursday")."""
    named_for_it = "pain" in reading.lower[mention.start : mention.end]
    return named_for_it and standing is not None and standing.value == "ongoing"


_ELSE = ("nothing else", "no other")
_BESIDE = 3  # sentences


def _beside_another(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether "nothing else" is told beside a treatment that goes on, and not beside the injections: "In PT 2x/wk. Nothing else in place"."""
    if not reading.lower.startswith(_ELSE, mention.start):
        return False
    for near in reversed(reading.sentences[max(0, sentence.index - _BESIDE) : sentence.index + 1]):
        if near.section.index != sentence.section.index or any(
            m.end <= mention.start for m in reading.of(near, "procedure")
        ):
            return False
        going = [
            c for c in courses(reading, near).named if c.treatment.end <= mention.start and c.treatment is not mention
        ]
        if any(status == "ongoing" for c in going for status, _, _ in c.standing):
            return not reading.of(sentence, "procedure")
    return False


#: "The pain program, where she sees the psychologist each Tuesday", "joined the program and goes on with its psychologist".
_ITS = re.compile(
    r"[^.;]{0,70}?(?:,? (?:where|in which|at which|through which) (?:she|he|they|the patient|pt)\b|\bits\b|\bwhose\b)"
)


def _by_part(reading: Reading, sentence: Sentence, programme: Mention) -> Claim | None:
    """Where a programme stands of which the same sentence says that a part of it goes on."""
    for course in courses(reading, sentence).named:
        part = course.treatment
        going = next(((start, end) for status, start, end in course.standing if status == "ongoing"), None)
        only = {status for status, _, _ in course.standing} == {"ongoing"}
        if part.start > programme.end and going and only and _ITS.match(reading.lower, programme.end, part.start):
            return claim(reading, *going, "ongoing")
    return None


#: How many sentences after its name a programme's attendance may be told in.
_NEAR = 6


def _attended(reading: Reading, sentence: Sentence) -> Claim | None:
    """Attendance that is told of a programme in the words after its name ("Member of cohort 7. Attended 5 of 5 days")."""
    for later in reading.sentences[sentence.index : sentence.index + _NEAR]:
        if later.section.kind in _SKIPPED | {"plan", "social"}:
            return None
        for mark in reading.of(later, "course"):
            if (
                mark.id in ("attending", "attends")
                and reading.assertion(later, mark.start, mark.end) is Assertion.PRESENT
            ):
                other = [m for m in reading.of(later, "treatment", "programme") if m.end <= mark.start]
                if later is sentence or not other:
                    return claim(reading, mark.start, mark.end, "ongoing")
    return None


def _standing(reading: Reading, sentence: Sentence, course: Course) -> Claim | None:
    marks = {status: (start, end) for status, start, end in reversed(course.standing)}
    for status in _ORDER:
        if status in marks:
            return claim(reading, *marks[status], _STANDING.get(status, status))
    if (often := goes_on_by_answer(reading, sentence)) is not None:
        return claim(reading, *often, "ongoing")
    if (keyed := _keyed_often(reading, sentence, course)) is not None:
        return keyed
    if kept_log(reading, sentence):
        return claim(reading, course.treatment.start, course.treatment.end, "ongoing")
    by_section = "planned" if sentence.section.kind == "plan" else "ongoing" if goes_on_here(reading, sentence) else ""
    return claim(reading, course.treatment.start, course.treatment.end, by_section) if by_section else None


def _keyed_often(reading: Reading, sentence: Sentence, course: Course) -> Claim | None:
    """How often a part is had whose name is the key of its line, whoever gives it: "Education: pacing sessions with OT, every other week"."""
    marks = reading.of(sentence, "course")
    if course.treatment.end - sentence.start > len(sentence.label) or sentence.section.kind == "plan":
        return None
    if not marks or any(m.concept["status"] != "ongoing" for m in marks):
        return None
    return claim(reading, marks[0].start, marks[0].end, "ongoing")
