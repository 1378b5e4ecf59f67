"""Whether a sentence that names no headache goes on about the headaches of the note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.areas import areas_of

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_HEADED = re.compile(r"\b(?:frequency|headaches?|ha|migraines?|head)\b")
_NAMED_NEAR, _NAMED_FAR = 3, 9  # sentences back
_ELSEWHERE = NOT_PATIENTS | {
    "social", "goals", "instructions", "medications", "allergies", "exam", "vitals", "pmh", "ros", "surgical",
}  # fmt: skip


def about_head(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence without a word of its own goes on about the headaches: just after one that named them."""
    if _HEADED.search(sentence.label) or _HEADED.search(sentence.section.title):
        return True
    near = reading.sentences[max(0, sentence.index - _NAMED_NEAR) : sentence.index]
    if any(reading.of(each, "pattern") for each in near if each.section.index == sentence.section.index):
        return True
    return _named_far(reading, sentence)


def _named_far(reading: Reading, sentence: Sentence) -> bool:
    """Whether headache is what the note was about when it came to a sentence, or comes to right behind it, and no other complaint."""
    behind = reading.sentences[sentence.index + 1 : sentence.index + 3]
    for each in (*reversed(reading.sentences[max(0, sentence.index - _NAMED_FAR) : sentence.index]), *behind):
        if each.section.kind in _ELSEWHERE:
            continue
        if reading.of(each, "pattern"):
            return True
        places = [areas_of(m) for m in reading.of(each, "symptom")]
        if any(areas and not areas & {"head", "occiput"} for areas in places):
            return False
    return False
