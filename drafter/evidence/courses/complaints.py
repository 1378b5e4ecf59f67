"""How the complaint stands, told where the course that it outlasted is not named: right before it, or of a part of it.

"Leg pain no better. Finished PT on 10/24", "Nine weeks of therapy. The stretches were pleasant, but the pain was just as bad".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.courses.courses import courses
from drafter.evidence.meaning.cue_places import FAILED
from drafter.evidence.words.lexicon import lexicon
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading

_TO_COME = frozenset({"plan", "goals", "instructions"})
_REACH = 3  # sentences before, in which nothing else may be named that the complaint outlasted
SUBJECT = 24  # characters before an outcome in which its subject stands
_ITS_PART = re.compile(r"\b(?:the|her|his|their|those|these|my) $")
_PARTS = frozenset({"exercise", "physical", "passive"})


def complains(reading: Reading, sentence: Sentence, outcome: Outcome) -> bool:
    """Whether an outcome tells of the complaint: its words name it, or it stands right before them."""
    return outcome.says == FAILED and any(
        m.start < outcome.end and outcome.start - SUBJECT < m.end
        for m in reading.of(sentence, "symptom", "region", "diagnosis")
    )


def complaint_before(reading: Reading, sentence: Sentence) -> Outcome | None:
    """How the complaint stands, where the sentence before this one tells that and nothing earlier that it could be of is named."""
    if sentence.index == 0 or not reading.of(sentence, "treatment"):
        return None
    before = reading.sentences[sentence.index - 1]
    if before.section.kind in _TO_COME or reading.of(before, "treatment", "procedure", "event"):
        return None
    told = courses(reading, before).loose_outcomes
    if len(told) != 1 or not (told[0].after or complains(reading, before, told[0])):
        return None
    earlier = reading.sentences[max(0, before.index - _REACH) : before.index]
    same = [s for s in earlier if s.section.index == before.section.index]
    return None if any(reading.of(s, "treatment", "procedure") for s in same) else told[0]


def complaint_of_part(reading: Reading, sentence: Sentence) -> Outcome | None:
    """How the complaint stands, in a sentence that names only what a course consisted of."""
    found = courses(reading, sentence)
    for course in found.named:
        if course.treatment.concept["group"] not in _PARTS or course.times or course.visits:
            return None
        if not _ITS_PART.search(reading.lower, sentence.start, course.treatment.start):
            return None
    told = [o for c in found.named for o in c.outcomes] if found.named else []
    return next((o for o in told if complains(reading, sentence, o)), None)


def sums_up(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a quote sums up what was told before, beside a treatment with an outcome of its own: "no better at all, mobic not helping either"."""
    found = courses(reading, sentence)
    summed = any(o.whole and o.start <= start and end <= o.end for o in found.loose_outcomes)
    return summed and all(course.outcomes for course in found.named)


#: "Her discharge note bears him out", "the therapist writes": how a therapy went, whatever was named after it.
_THERAPIST_SAYS = re.compile(
    r"\b(?:discharge|d/?c|final|closing|last|progress) (?:(?:therapy|pt|physical therapy|rehab) )?(?:note|summary|report|letter|records?|evaluation|assessment)\b"
    r"|\b(?:therapist|physiotherapist|chiropractor)(?:'s|s')? (?:own )?(?:notes?|summary|report|letter|records?|says|said|writes|wrote|reports|reported|states|stated|tells|told|finds|found|feels|felt|confirms|confirmed|agrees|agreed|records|recorded)\b"
)
_OF_HOSPITAL = re.compile(r"\b(?:hospital|emergency|er|ed|surg\w+|inpatient|ward|admission|psych\w*)\b")
_OF_THERAPIST = Telling("discharge", "d/c", "dc ", "final", "closing", "last", "progress", "therapist", "chiropractor")


def therapist_says(reading: Reading, sentence: Sentence, of: str | None = None) -> bool:
    """Whether a sentence that names no treatment tells what a therapist wrote of the therapy.

    :param of: the treatment that it would be of, where one is meant.
    """
    if of is not None and lexicon().concept("treatment", of)["group"] != "physical":
        return False
    lower, span = reading.lower, (sentence.start, sentence.end)
    if not _OF_THERAPIST.within(lower, *span) or not _THERAPIST_SAYS.search(lower, *span):
        return False
    named = [m for m in reading.of(sentence, "treatment") if m.concept["group"] != "physical"]
    return not named and not _OF_HOSPITAL.search(lower, *span)
