"""Accidents that struck the very place complained of: "Right buttock pain. Slipped on ice January 28, came down on that side"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import Areas, areas_of, meets

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention
    from drafter.models.rules.complaints.topics import Topic

_LANDED = re.compile(
    r"\b(?:land(?:ed|ing)|(?:came|coming|went|going|crash\w+) down|f[ea]ll(?:ing)?|sat down|dropped|slammed|hit|hitting|jammed|struck|jarred|bruised)\b(?: (?!no\b|not\b|never\b)[\w/-]+){0,8}?"
    r" (?:on|onto|upon|against|hitting)(?: (?:to|directly|squarely|flat|hard))* (?P<place>it\b|that (?:side|hip|buttock|cheek|knee|shoulder|spot)\b|(?:the|her|his|my|that)(?: (?:left|right|l|r|low|lower|same))* (?P<seat>bottom|tailbone|backside|rear(?: end)?|seat|butt|fanny|behind|rump|back)\b|)"
)
_SAT_DOWN = re.compile(
    r"\bsat down hard\b|\b(?:land(?:ed|ing)|came down|coming down|fell)(?: hard| heavily)? (?:sitting|seated|in a sitting)\b"
)
#: Nothing was hurt then, it healed, or it was another part that broke.
_UNHURT = re.compile(
    r"\b(?:no|without|any|denie[sd]) (?:\w+ )?(?:injur\w+|pain|sequelae|trouble|harm)\b|\b(?:unhurt|uninjured|not hurt|unscathed|healed|recovered|gone|better|resolved|went away|cleared|settled (?:in|within|after)|was fine|is fine)\b|\b(?:broke|fractured|sprained|dislocated|tore) (?:her|his|a|the) \w+"
)
_HEALED = re.compile(r"\b(?:healed|recovered|resolved|gone|went away|cleared)\b")
_SEAT = frozenset({"buttock", "sacroiliac", "low-back"})
_BACK = frozenset({"low-back", "upper-back"})
_OLD = timedelta(days=730)  # an accident of long ago is history, and may have left nothing
_BESIDE = 24  # characters
_NEAR = 1  # sentences behind the one that names the complaint


def struck_there(reading: Reading, sentence: Sentence, accident: Timing | None, topic: Topic) -> Mention | None:
    """The complaint that the record has just named, where the accident of a sentence came down on its place.

    A record that told how long the complaint has lasted tells no more by the day of a fall.
    """
    who = topic.complaint
    if accident is None or accident.days is None or who is None or topic.told:
        return None
    if not 0 <= sentence.index - topic.at <= _NEAR or _UNHURT.search(reading.lower, *_span(sentence)):
        return None
    day = reading.day(sentence)
    if day is None or day - accident.days.first > _OLD:
        return None
    hurts = frozenset(area for part in (who, *topic.regions) for area in areas_of(part))
    struck = any(
        _strikes(reading, sentence, landed, hurts) for landed in _LANDED.finditer(reading.lower, *_span(sentence))
    )
    sat = hurts and meets(hurts, _SEAT) and _SAT_DOWN.search(reading.lower, *_span(sentence))
    return who if struck or sat else None


#: "Right low back and buttock since he slipped off the step on 01/14/2025": a place alone, and the accident since which it hurts.
_OPENS_PLACE = re.compile(
    r"\W*(?:(?:cc|here|seen|today|follow-?up|f/u|re|for|with|about|of|the|her|his|left|right|bilateral|bilat|both|l|r|b/l|lt|rt)\b[ :.]*){0,8}"
)
_SINCE = re.compile(
    r"(?:,? (?:on|over|at|in) the [\w ]{1,20}|,? (?:[lr]|left|right|both sides)\b)?,? ?\(?(?:(?:ever )?(?:since|following|s/p)|(?:it )?(?:dat(?:es|ing)|goes|going|stem(?:s|ming)|trac(?:es|ing)) (?:back )?(?:from|to))\b"
)


def place_since(reading: Reading, sentence: Sentence, accident: Timing) -> Mention | None:
    """The place that opens a sentence and has hurt since its accident."""
    parts = [m for m in reading.of(sentence, "region") if m.end <= accident.start]
    if not parts or _OPENS_PLACE.fullmatch(reading.lower, sentence.start, parts[0].start) is None:
        return None
    since = any(_SINCE.match(reading.lower, part.end, accident.start) for part in parts)
    return None if not since or healed(reading, sentence) else parts[0]


def healed(reading: Reading, sentence: Sentence) -> bool:
    """Whether what the accident of a sentence hurt is told to have healed."""
    over = _HEALED.search(reading.lower, *_span(sentence))
    return over is not None and any(m.concept["role"] == "onset" for m in reading.of(sentence, "event"))


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


def _strikes(reading: Reading, sentence: Sentence, landed: re.Match[str], hurts: Areas) -> bool:
    """Whether somebody came down on what hurts."""
    if landed["seat"]:
        return bool(hurts) and meets(hurts, _BACK if landed["seat"] == "back" else _SEAT)
    if landed["place"]:
        return True
    parts = [m for m in reading.of(sentence, "region") if 0 <= m.start - landed.end() < _BESIDE]
    return bool(hurts) and any(meets(hurts, areas_of(m)) for m in parts)
