"""A therapist's note documents therapy, also where it never names it: its visits stand for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.lexicon import Mention, lexicon

if TYPE_CHECKING:
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_DENIED = re.compile(r"\b(?:no|denies|without|never)\b[^.;:]{0,44}$")
#: What such a note counts, opens or closes.
_STANDS_FOR = re.compile(
    r"\b(?:visits?|sessions?|appointments?|treatments?|discharged?|d/c|plan of care|poc|initial eval\w*|re-?eval\w*|daily note|progress note|final summary|therapist)\b"
)
_THERAPY = "physical-therapy"
#: What a therapist does with the hands, or teaches for home, is a part of the therapy, not its name.
_PARTS = frozenset({"manual-therapy", "home-exercise"})
#: "Visit 7 of 16", "next visit 2/21": in the midst of a course.
_COUNTED = re.compile(r"\bvisits? ?(?:#|no\.?|number)? ?(?P<at>\d{1,2}) ?(?:of|/) ?(?P<of>\d{1,2})\b(?!/)")
_NEXT = re.compile(r"\bnext (?:visit|session|appointment|appt)\b")
_OVER = re.compile(r"\b(?:discharged?|d/c(?:'d)?|dc'?d?|final (?:visit|note|summary)|last visit)\b")


def in_midst(reading: Reading) -> tuple[int, int] | None:
    """Where a therapist's note shows its course going on: a visit before the last one, or the next one; else None."""
    if not reading.therapy or _OVER.search(reading.lower):
        return None
    for count in _COUNTED.finditer(reading.lower):
        if int(count["at"]) < int(count["of"]):
            return count.span()
    following = _NEXT.search(reading.lower)
    return following.span() if following else None


def therapy_of(reading: Reading) -> Mention | None:
    """The words that stand for the therapy in a therapist's note that names no physical treatment; else None."""
    return reading.once("therapy", reading.sentences[0], _stands) if reading.therapy and reading.sentences else None


def _stands(reading: Reading, _: Sentence) -> Mention | None:
    named = [
        m
        for s in reading.sentences
        for m in reading.of(s, "treatment")
        if m.concept["group"] == "physical"
        and m.id not in _PARTS
        and not _DENIED.search(reading.lower, s.start, m.start)
    ]
    found = None if named else _STANDS_FOR.search(reading.lower)
    # A heading alone is no sentence: the first such words that a sentence holds.
    while found and reading.sentence_at(found.start()) is None:
        found = _STANDS_FOR.search(reading.lower, found.end())
    return Mention(lexicon().concept("treatment", _THERAPY), found.start(), found.end()) if found else None
