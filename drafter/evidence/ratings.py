"""Values of scales of pain and function: "NRS 7/10", "ODI today 48", "VAS 71 mm", "scored 6 out of 10"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.lexicon import lexicon
from drafter.evidence.numbers import NUMBER, number
from drafter.evidence.text import Telling

if TYPE_CHECKING:
    from drafter.evidence.lexicon import Concept
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

NUMERIC = "numeric-rating"
_OUT_OF_TEN = re.compile(
    rf"(?<![\w/.-])(?P<low>\d{{1,2}}(?:\.\d)?|{NUMBER})(?: ?(?:-|to) ?(?P<high>\d{{1,2}}(?:\.\d)?))? ?(?:/|out of|of|over|on a scale of|on (?:an? |the )?0 ?(?:-|to)) ?(?:a possible )?(?P<top>10|ten)(?![\d/.]\d|\d)"
)
#: What follows a scale's name up to its value.
_VALUE = re.compile(
    r"(?:[ :=,()-]|\(?0 ?(?:-|to) ?10\)?(?!\d)|\((?:odi|ndi|nrs|nprs|vas|rmdq|koos|womac|mm)\)|\b(?:pf|t-score|physical|function|interference|raw|pain|score[ds]?|today|now|is|was|of|at|currently|current|avg|average|rest|legs|arms|neck|knee|hip|buttock|standing|walking|worst|baseline|again|with|index|disability|initial|on|intake|rated|reported|measured|he|she|gives|puts|an|a|low|back|questionnaire|day|left|right|leg|arm|l|r|symptom|severity|mean|this|visit|about|around|~)\b){0,12}?"
    r"(?P<value>(?!0 ?(?:-|to) ?10\b)\d{1,3}(?:\.\d+)?)(?! ?(?:visits|weeks|wks|months|mos|days|years|yrs|mg|sessions)|\d|/\d{1,2}/\d)(?: ?(?:-|to) ?\d{1,3})?(?: ?(?:/|out of|of) ?\d{2,3}(?!/?\d))?(?: ?(?:%|percent|mm)(?!\w))?"
)
_NOT_RATING = re.compile(
    r"\b(?:on|since|from|until|thru|through|dated|visit|seen|began|started|mri|ct|xr|injection|last|next|by|strength|motor|power|reflex\w*|goals?|attended|sessions?|apgar|phq-?\d?|gad-?\d?|happiness|mood|energy|anxiety|stress|satisfaction|motivation|sleep quality) ?$"
)
_TELLING = Telling("10", "ten")  # what every rating out of ten has one of
#: A rating aimed at is none of today.
_AIMED = re.compile(r"\b(?:goals?|to reduce|reduce (?:\w+ ){0,3}to|target|will be|hope\w*)\b[^.;]{0,30}$")


@dataclass(frozen=True, slots=True)
class Rating:
    """A scale's value at a place in a view; ``value`` is None when only the scale is named."""

    start: int
    end: int
    scale: Concept
    value: float | None


def ratings(reading: Reading, sentence: Sentence) -> list[Rating]:
    """The scales that a sentence names and their values, read once."""
    return reading.once("ratings", sentence, _read)


def _read(reading: Reading, sentence: Sentence) -> list[Rating]:
    lower, end = reading.lower, sentence.end
    found: list[Rating] = []
    for mention in reading.of(sentence, "scale"):
        match = _VALUE.match(lower, mention.end, end)
        if match is None:
            found.append(Rating(mention.start, mention.end, mention.concept, None))
        elif not _AIMED.search(lower[sentence.start : mention.start]):
            found.append(Rating(mention.start, match.end(), mention.concept, float(match["value"])))
    if not _TELLING.within(lower, sentence.start, end):
        return found
    numeric = lexicon().concept("scale", NUMERIC)
    for match in _OUT_OF_TEN.finditer(lower, sentence.start, end):
        before = lower[max(sentence.start, match.start() - 40) : match.start()]
        value = number(match["low"])
        if value is None or value[0] > 10 or _NOT_RATING.search(before) or _AIMED.search(before):
            continue
        named = next((r for r in found if r.scale.id == NUMERIC and r.value is None and r.end <= match.start()), None)
        if any(r.start <= match.start() < r.end for r in found if r.value is not None):
            continue
        if named is not None:
            found.remove(named)
        start = named.start if named is not None and match.start() - named.end < 60 else match.start()
        found.append(Rating(start, match.end(), numeric, value[0]))
    return found
