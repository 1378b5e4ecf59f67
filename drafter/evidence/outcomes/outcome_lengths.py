"""Lengths of relief that say how a treatment turned out: one that was brief, one that lasted before it wore off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.times_told import lengths_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.calendar.durations import DurationMention
    from drafter.evidence.meaning.cue_places import Place
    from drafter.evidence.words.concepts import Mention

_SHORT_DAYS = 31
_LINK = re.compile(
    r"(?:,? (?:pain|relief|for|lasting|lasted|that|which|x|of|only|just|about|approximately|maybe|roughly|perhaps|at|most|merely|barely|and|it|the|first))* ?"
)
_DAYS_OR_LESS = re.compile(r"\b(?:days?|hours?|hrs?|minutes?|mins?|weekend|night)\b")
_ONLY_BEFORE = re.compile(r"\b(?:only|just|merely|barely|at most)\b")
_ONLY_BEHIND = re.compile(
    r",? (?:only|at (?:most|best)|max\w*|tops|then|before (?:it|the|her|his|pain|symptoms|wearing|return\w*)|but (?:then|it|the|her|his|pain|symptoms))\b"
)
#: "60 % relief out of that, wore off after 11 weeks".
_WORE_OFF_AFTER = re.compile(
    r" (?:again )?(?:after|at|by|around)(?: (?:about|around|nearly|almost|over|roughly|some|the))* "
)
_LONG_MONTHS, _LONG_DAYS = 2, 56  # a relief that held so long was not short-lived


#: "1 day relief", "a day or two of ease", "an hour's comfort": so much, and no more.
_SHORT_LED = re.compile(
    r"(?:'s|s')? ?(?:(?:of|worth of|max|only|at most|at best|or so|partial|some|mild|good|great|decent|temporary|brief|pain) ?)*"
)


#: "Helped at first": that it ceased to is told by what follows, if it is.
_AT_FIRST = re.compile(r"(?:initially|at first|early on)")
_CEASED = re.compile(
    r"\b(?:but|then|now|not|n't|never|no|until|till|though|although|only|stop\w*|quit|ceased|lost|gone|back|return\w*|recur\w*|wor[en]|wear\w*|fad\w+|plateau\w*|still|since|after|later|last\w*|worse\w*|persist\w*|remain\w*|continu\w*|temporar\w*|brief\w*|transient\w*|short\w*)\b"
)


def only_first(place: Place, fading: Mention) -> bool:
    """Whether all that is told of a relief is that there was one at first, and not that it ceased ("PT helped at first.")."""
    lower, end = place.reading.lower, place.sentence.end
    rest = place.reading.sentences[place.sentence.index + 1 : place.sentence.index + 3]
    return bool(
        _AT_FIRST.fullmatch(lower, fading.start, fading.end)
        and not _CEASED.search(lower, place.cue.end, fading.start)
        and not _CEASED.search(lower, fading.end, end)
        and not any(
            _CEASED.search(lower, s.start, s.end) for s in rest if s.section.index == place.sentence.section.index
        )
    )


def brief_length(place: Place) -> DurationMention | None:
    """A relief of four weeks or less of which the words say that it was no more ("relief for only 3 weeks")."""
    lower, cue = place.reading.lower, place.cue
    for told in lengths_told(place.reading, place.sentence):
        short = told.length is not None and told.length.in_days().high <= _SHORT_DAYS
        soon = lower.startswith(("within", "in "), told.start) or lower.endswith((" in ", "within "), 0, told.start)
        if short and not soon and cue.end <= told.start and _LINK.fullmatch(lower, cue.end, told.start):
            only = _ONLY_BEFORE.search(lower, cue.end, told.start) or _ONLY_BEHIND.match(lower, told.end)
            return told if only else None
        therapy = place.treatments and all(t.kind == "treatment" for t in place.treatments)
        if short and therapy and told.end <= cue.start and _SHORT_LED.fullmatch(lower, told.end, cue.start):
            return told if _DAYS_OR_LESS.search(lower, told.start, told.end) else None
    return None


def lasting_length(place: Place, fading: Mention) -> DurationMention | None:
    """A length of relief, of two months or more, that stands before the words that it wore off, or right behind them."""
    long = [t for t in long_lengths(place) if place.cue.end <= t.start]
    return next((t for t in long if t.start < fading.end or wore_off_after(place, fading.end, t)), None)


def long_lengths(place: Place) -> Iterator[DurationMention]:
    for told in lengths_told(place.reading, place.sentence):
        if told.length is not None and told.length.low >= (
            _LONG_MONTHS if told.length.unit == "months" else _LONG_DAYS
        ):
            yield told


def wore_off_after(place: Place, end: int, told: DurationMention) -> bool:
    return bool(_WORE_OFF_AFTER.fullmatch(place.reading.lower, end, max(end, told.start)))
