"""Bare figures that answer how many hours a headache lasts: "Hours an untreated headache lasts? 6 to 10"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attack_owners import asks_how_long
from drafter.evidence.headaches.attack_treated import UNTREATED
from drafter.evidence.headaches.hour_figures import bounded_hours
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_ANSWER = re.compile(
    rf"[^a-z\d]*(?:(?:usually|typically|mostly) )?(?P<all>(?P<pre>(?:about|around|at least|more than|over) )?(?P<one>{NUMBER})(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?P<plus>\+| or more)?)[^a-z\d]*"
)
#: "How long does one last without medicine? 1-2 days".
_DAYS = re.compile(
    rf"[^a-z\d]*(?:(?:usually|typically|mostly|often|lasts?|can last|for) )*(?P<all>(?:(?:about|around|at least|more than|over|up to) )?{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})? (?:full |whole )?days?(?: or (?:more|longer|two|so))?)[^a-z\d]*"
)
#: "How long does a headache last?", "duration of an attack"; not "how long between headaches?", nor that of the longest.
_LASTS = re.compile(
    r"\b(?:headaches?|migraines?|attacks?|it|they|one|pain)(?: (?:usually|typically|generally|normally|often))? (?:lasts?|stays?|persists?|goe?s? on|continues?)\b|\b(?:length|duration) of\b"
)
_ONE_OF_ALL = re.compile(r"\b(?:longest|worst|last headache|recent)\b")
_DAY = Interval(12.0, 24.0)
_HOURS = re.compile(r"\bhours?\b|\bhrs?\b")


def hours_answered(reading: Reading, sentence: Sentence) -> tuple[int, int, Interval, bool] | None:
    """The hours with which a sentence answers the question before it: their place, how many, and whether it asks of one left untreated."""
    if (days := _DAYS.fullmatch(reading.lower, sentence.start, sentence.end)) is not None:
        asked = reading.sentences[sentence.index - 1]
        if not asks_how_long(reading, sentence) or days["all"].startswith("up to"):
            return None
        if not _LASTS.search(reading.lower, asked.start, asked.end) or _ONE_OF_ALL.search(
            reading.lower, asked.start, asked.end
        ):
            return None
        return (*days.span("all"), _DAY, True)
    answer = _ANSWER.fullmatch(reading.lower, sentence.start, sentence.end)
    if answer is None or not asks_how_long(reading, sentence):
        return None
    asked = reading.sentences[sentence.index - 1]
    first, last = number(answer["one"]), number(answer["two"] or answer["one"])
    if first is None or last is None or not _HOURS.search(reading.lower, asked.start, asked.end):
        return None
    value = bounded_hours(first[0], last[1], (answer["pre"] or "").strip(), "", plus=bool(answer["plus"]))
    untreated = UNTREATED.search(reading.lower, asked.start, asked.end) is not None
    return (*answer.span("all"), value, untreated)
