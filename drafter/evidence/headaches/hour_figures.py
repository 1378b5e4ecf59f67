"""Hours in figures: "8-12 h", "four hours or more", "1 to 2 days", and the interval that a match means."""

from __future__ import annotations

import math
import re

from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval

_ABOUT = 0.2
_BOUND = r"(?:more than|over|greater than|at least|a minimum of|never less than|never under|no less than|not less than|upwards of|less than|fewer than|under|almost|nearly|up to|never (?:more|longer) than|at most|about|approximately|approx\.?|avg|averag\w+|around|roughly|some|perhaps|maybe|>=|≥|<=|≤|>|<|~)"
HOURS = re.compile(
    rf"(?P<pre>\b{_BOUND}(?: of)? |[<>~≥≤] ?)?(?P<between>\bbetween (?:about |around |roughly |some |perhaps )?)?(?<![\w/.$])(?P<one>{NUMBER})(?P<plus>\+|[ -]plus(?= hours?| hrs?)| or more(?= hours?| hrs?))?(?: ?(?P<unit1>(?<![a-z])h|hrs?|hours?|min(?:ute)?s?))?(?:(?: ?(?:(?(between)and|to)|-|–|to|or) ?)(?:(?P<day>a (?:full |whole )?day|(?:\d|two|three|one)(?: (?:full|whole))? days?\b|all day|the (?:whole|entire) day|bedtime)|(?P<two>{NUMBER})))?(?P<plus2>\+| or more(?= hours?| hrs?))?(?P<so> or so(?= hours?| hrs?))?(?:[ -]?(?P<unit>hours?|hrs?|(?<![a-z])h|min(?:ute)?s?))?\b(?P<post>(?: \((?:or more|untreated)\))?(?:,? or (?:more|longer)|\+| plus|,? or so|,? or less|,? at (?:least|most))?)"
)

#: "It outlasts her 8-hour shift", "takes up the whole of a ten-hour shift".
OUTLASTS = re.compile(
    rf"\b(?P<more>outlasts?|outlasted|outlives?|longer than|exceeds?|(?:lasts?|goes|go|stays?|runs?|persists?|carr(?:y|ies)) (?:on )?(?:past|beyond)|(?:lasts?|stays?|persists?|covers?|fills?|spans?|takes? up|swallows?|eats? up|goes on) (?:for |through(?:out)? )?(?:all of |the whole of |the entire(?:ty of)? ?|(?=(?:her|his|an?|the) )))(?: (?:the end of|the length of))? ?(?:her|his|the|an?|my|their)? ?(?:entire |whole |full |usual |regular )*(?P<one>{NUMBER})[- ](?:hours?|hr|h)[- ](?:work(?:ing)? |night |day |nursing |factory )?(?:shifts?|work ?days?|working days?|school days?|days?|flights?|drives?)\b"
)
#: "Headache duration (min): 480".
IN_MINUTES = re.compile(
    r"\b(?:duration|length|lasts?)\b[^:=.;?]{0,28}\bmin(?:ute)?s?\b[^:=.;?]{0,4}[:=] ?(?P<one>\d{2,4})(?: ?(?:-|to) ?(?P<two>\d{2,4}))?(?! ?(?:h|d)\b|\w)"
)
#: "Jabs of head pain, each a few seconds", "headaches lasting seconds".
IN_SECONDS = re.compile(
    rf"\b(?:headaches?|head pains?|pains?|jabs?|stabs?|jolts?|attacks?|episodes?)\b[^.;\d]{{0,40}}?\b(?:each|last(?:s|ing)?|for|of) (?:(?:only|just|about|a|few|several|some|mere|matter of|couple of|{NUMBER}|to|or|-) ?)*seconds\b(?! (?:to|after|later|before)\b)"
)
IN_HOURS = re.compile(r"\d ?(?:h|hrs?|hours?|min(?:ute)?s?)\b|\bhours?\b|\ball day\b|\bconstant")
#: "Sumatriptan cuts it from 12 hours to 3": what it was untreated.
SHORTENED = re.compile(
    rf"\b(?:shorten|cut|bring|brought|take|took|reduc|trim|drop|knock|get|got)(?:s|es|ed|ing)?(?: (?:it|them|one|these|the|her|his|an?|each|headaches?|migraines?|attacks?|down|back))* from (?P<one>{NUMBER}) (?:hours?|hrs?|h) (?:down )?to (?:about |around )?{NUMBER}\b(?! days)"
)
#: "Gone within two hours whether or not she takes anything": at most so long, where it is told of one left untreated.
OVER_WITHIN = re.compile(
    rf"\b(?:gone|over|done|finish(?:es|ed)?|clear(?:s|ed)?|resolv(?:es?|ed)|pass(?:es|ed)?|ends?|subsides?|spent|goes away|better|eases?|lifts?|fades?|blows? over|settles?|burns? out|runs? (?:its|their) course)(?: (?:by (?:itself|themselves)|on (?:its|their) own|again|away|completely|up))? (?:with)?in(?:side(?: of)?)? (?:about |around |some |under |less than |at most )?(?P<one>{NUMBER})(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))? (?P<unit>hours?|hrs?|h|min(?:ute)?s?)\b(?! (?:of|after)\b(?! (?:its|their) own accord))"
)


def hours_of(match: re.Match[str], bound: str | None = None) -> Interval | None:
    """The hours that a match of :data:`HOURS` means, with its own bound or one that the words before it tell."""
    unit = match["unit"] or match["unit1"]
    first = number(match["one"])
    if not unit or first is None:
        return None
    second = (24.0, 24.0) if match["day"] else number(match["two"]) if match["two"] else first
    if second is None:
        return None
    scale = 1 / 60 if unit.startswith("min") else 1.0
    first_scale = 1 / 60 if (match["unit1"] or unit).startswith("min") else 1.0
    low, high = first[0] * first_scale, second[1] * (1.0 if match["day"] else scale)
    if low > high or high > 96:
        return None
    if bound is not None:
        return bounded_hours(low, high, bound, "", plus=False)
    before, post = (match["pre"] or "").strip(), (match["post"] or "") + (match["so"] or "")
    return bounded_hours(low, high, before, post, plus=bool(match["plus"] or match["plus2"]))


def bounded_hours(low: float, high: float, before: str, post: str, *, plus: bool) -> Interval:
    before = before.removesuffix(" of")
    if before == "unknown":
        return Interval(0.0, math.inf)
    if before in ("more than", "over", "greater than", "upwards of", ">"):
        return Interval(low, math.inf, low_open=True)
    if (
        plus
        or before
        in ("at least", "a minimum of", "never less than", "never under", "no less than", "not less than", ">=", "≥")
        or "more" in post
        or "longer" in post
        or "plus" in post
        or "+" in post
        or "at least" in post
    ):
        return Interval(low, math.inf)
    if before in ("less than", "fewer than", "under", "almost", "nearly", "<"):
        return Interval(0.0, high, high_open=True)
    if before in ("up to", "at most", "<=", "≤") or before.startswith("never") or "less" in post or "at most" in post:
        return Interval(0.0, high)
    if (
        before in ("about", "approximately", "approx", "approx.", "around", "roughly", "some", "perhaps", "maybe", "~")
        or "so" in post
    ):
        return Interval(low * (1 - _ABOUT), high * (1 + _ABOUT))
    return Interval(low, high)
