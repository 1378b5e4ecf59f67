"""The words around a stated length of time that bound it, widen it, add to it or doubt it.

Source of every row: the criteria library's table "Durations are intervals, compared strictly".
"""

from __future__ import annotations

import math
import re

from drafter.evidence.calendar.lengths import LONGEST_MONTH, UNITS, Length
from drafter.evidence.words.numbers import NUMBER, VAGUE, number

_ABOUT = 0.2  # "about" is a fifth either way
SHORT = {
    "d": "day",
    "w": "week",
    "y": "year",
    "m": "month",
    "wk": "week",
    "mo": "month",
    "mth": "month",
    "mnth": "month",
    "yr": "year",
}
#: Words between a bound and its figure: "at least the past 3 months", "less than a full 6 weeks".
_BETWEEN = re.compile(
    r"(?:\b(?:the|an?|her|his|their|these|this|those|full|required|recommended|prescribed|(?<!persisting )(?<!persisted )(?<!persists )(?<!lasting )(?<!lasted )(?<!well )past|last|whole|entire|whopping|mere)[ ])+$"
)
_BEFORE = (
    (
        re.compile(
            r"(?:n(?:o|ot) (?:more|longer|greater) than|no greater than|not (?:over|beyond|exceeding)|at most|up to|a maximum of|maximum of|<=|≤|within(?: the (?:last|past))?)\s*$"
        ),
        "to",
    ),
    (
        re.compile(
            r"(?:at least|at minimum|a minimum of|minimum|minimum of|n(?:o|ot) (?:less|fewer|shorter) than|not under|>=|≥|=>)\s*$"
        ),
        "from",
    ),
    (
        re.compile(
            r"(?:more than|greater than|over(?!(?: the| these| this| a| an| course)\b)|longer than|in excess of|upwards? of|exceed(?:s|ed|ing)|(?:persist\w*|last\w*|present|well|now) past|beyond|well over|>)\s*$"
        ),
        "above",
    ),
    (
        re.compile(
            r"(?:almost|nearly|close (?:to|on)|approaching|the better part of|most of|not quite"
            r"|\b(?:just|a (?:little|bit|shade|hair|touch)|slightly|barely|only just) (?:under|shy of|short of|less than|below))\s*$"
        ),
        "nearly",
    ),
    (re.compile(r"(?:\bgoing on|\bcoming up on)\s*$"), "going on"),
    (
        re.compile(
            r"(?:less than|fewer than|under|not yet|shy of|short of|<|\b(?:has|have|had|is|was)(?: not|n't)(?: yet)?(?: been)?(?: even| quite| yet)?)\s*$"
        ),
        "below",
    ),
    (
        re.compile(
            r"(?:about|approximately|approx\.?|roughly|around|~|circa|ca\.|c\.|some|maybe about|something like|in the neighborhood of)\s*$"
        ),
        "about",
    ),
)
_AFTER_FROM = re.compile(
    r"(?:\+|[ -]plus\b| or (?:more|longer|greater|better)\b| and counting\b| at least\b(?! (?:\d|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|half|some|every|daily)))"
)
_AFTER_ABOUT = re.compile(r"(?: or so\b|ish\b| give or take\b| or thereabouts\b| roughly\b| approximately\b)")
_AFTER_TO = re.compile(r" or (?:less|fewer|under)\b")
_AND_HALF = re.compile(r" and (?:a|one)[ -]half\b")
_MORE = re.compile(rf"(?:,? and |, | )(?P<n>{NUMBER})[ -]?(?P<u>months?|mos?|weeks?|wks?|days?)(?![a-z])")
_OVER_THE = re.compile(r"\b(?:over|within|under|some|beyond) $")  # "over the past 3 months" bounds nothing
#: "16 visits over 8 weeks", "visits: 8 over 4 wks": in which they were, no bound.
_COUNTED_OVER = re.compile(
    r"(?:(?:visits?|sessions?|treatments?|appointments?|tx|times|\dx|x ?\d{1,2})(?:,? (?:in all|total|altogether|attended|kept|completed|spread|given|made))?"
    r"|(?:visits|sessions|treatments|appointments|attended|seen|total)(?: (?:attended|kept|completed|made|so far|to date|to d/c))?(?: ?[:#=-])? ?\d{1,3}),? over $"
)
_HEDGE = re.compile(
    r"(?:\b(?:unknown|unclear|uncertain|unspecified|unsure|possibly|perhaps|maybe|questionable|undetermined|indeterminate|not sure|might be|may be|could be|unknown,|unclear,)(?: (?:if|whether|how|of|for|about|the|a|it|has|been|is|was))*|(?<![a-z)])\?)\s*$"
)
_HEDGE_AFTER = re.compile(
    r"\s?(?:\(\?\)|\?(?!\W{0,3}(?:yes|y|yep)\b)|\((?:unclear|unsure|uncertain|unknown)|(?: or so)?,? (?:but |though )?(?:(?:she|he|pt|patient)(?:'s| is| was) )?(?:not (?:sure|certain)|unsure|uncertain)\b(?! (?:why|what|of the (?:cause|trigger)|about|if|whether|how (?:it|she|he))))"
)
_OF_ANOTHER = re.compile(r" (?:of|on|with|in|at) ")
#: "For more than a year, 15 days/mo with migraine": how often, no part of a length.
_OFTEN = re.compile(
    r" ?(?:/|per\b|(?:a|an|each|every|out of (?:the|every|each)) (?:month|mo|week|wk|30|year)\b|monthly\b)"
)


def hedged(lower: str, floor: int, start: int, end: int, length: Length) -> tuple[int, Length]:
    """Where a length begins with a doubt told before it, and the length marked where it is doubted."""
    hedge = _HEDGE.search(lower[max(floor, start - 40) : start])
    if hedge:
        start -= len(hedge[0])
    if hedge or _HEDGE_AFTER.match(lower, end):
        length = length._replace(hedged=True)
    return start, length


def added(lower: str, length: Length, name: str, end: int) -> tuple[Length, int]:
    """The length with the "and a half" or the "and 3 months" that follows it, and where that ends."""
    unit, factor = UNITS[name]
    if half := _AND_HALF.match(lower, end):
        return length._replace(low=length.low + factor / 2, high=length.high + factor / 2), half.end()
    more = _MORE.match(lower, end)
    if more is None or name not in ("year", "month", "week"):
        return length, end
    extra = number(more["n"])
    measure, scale = UNITS[SHORT.get(more["u"].removesuffix("s"), more["u"].removesuffix("s"))]
    if not extra or (measure, scale) == (unit, factor) or more["n"] in ("a", *VAGUE) or not _sums(lower, more, name):
        return length, end
    share = scale if measure == unit else scale / 30.0
    return length._replace(low=length.low + extra[0] * share, high=length.high + extra[1] * share), more.end()


#: "Two months, maybe four", "several weeks, perhaps months": one or the other.
_OR_ELSE = re.compile(
    rf",? (?:or )?(?:maybe|perhaps|possibly|could be|might be)(?: (?:even|as (?:much|many|long) as|more like|up to))? (?:(?P<n>{NUMBER})(?: (?P<u>days?|weeks?|wks?|months?|mos?|years?|yrs?)\b)?|(?P<some>weeks|months|years)\b)(?= ?(?:[.,;)]|$))"
)


def either(lower: str, length: Length, name: str, end: int) -> tuple[Length, int]:
    """The length with another that may be meant instead, which follows it, and where that ends: from the least to the most of both."""
    other = _OR_ELSE.match(lower, end)
    if other is None or length.hedged:
        return length, end
    told = (other["u"] or other["some"] or name).removesuffix("s")
    unit, factor = UNITS[SHORT.get(told, told)]
    count = (2.0, math.inf) if other["some"] else number(other["n"])
    if count is None:
        return length, end
    one, two = length, Length(count[0] * factor, count[1] * factor, unit)
    if one.unit != two.unit:
        one, two = one.in_days(), two.in_days()
    return one._replace(low=min(one.low, two.low), high=max(one.high, two.high)), other.end()


def _sums(lower: str, more: re.Match[str], name: str) -> bool:
    """Whether a second figure adds to the first ("1 year and 3 months") or times another thing ("..., 2 weeks on X")."""
    if _OFTEN.match(lower, more.end()):
        return False
    joined = more[0].lstrip(", ").startswith("and ")
    return (joined and name == "year") or not _OF_ANOTHER.match(lower, more.end())


def qualified(lower: str, floor: int, start: int, end: int, length: Length, *, plus: bool) -> tuple[int, int, Length]:
    """The length with the words before and after it that widen or bound it."""
    prefix = lower[max(floor, start - 32) : start]
    if _COUNTED_OVER.search(prefix):
        return start, end, length
    bare = prefix
    if (between := _BETWEEN.search(prefix)) and not _OVER_THE.search(prefix[: between.start()]):
        bare = prefix[: between.start()]
    for pattern, meaning in _BEFORE:
        match = pattern.search(bare)
        if match and not (
            meaning in ("nearly", "going on") and length.low < length.high
        ):  # "going on 4 to 6 months" is the range
            start -= len(prefix) - match.start()
            return start, end, _bounded(length, meaning)
    if plus:
        return start, end, _bounded(length, "from")
    for pattern, meaning in ((_AFTER_FROM, "from"), (_AFTER_ABOUT, "about"), (_AFTER_TO, "to")):
        if match := pattern.match(lower, end):
            return start, match.end(), _bounded(length, meaning)
    return start, end, length


def _bounded(length: Length, meaning: str) -> Length:
    match meaning:
        case "above":
            return length._replace(high=math.inf, low_open=True)
        case "from":
            return length._replace(high=math.inf)
        case "to":
            return length._replace(low=0.0)
        case "below":
            return length._replace(low=0.0, high_open=True)
        case "nearly":
            # Below the figure; half of it is further than anybody means by "nearly".
            return length._replace(low=length.low / 2, high_open=True)
        case "going on":
            # "Going on five months" is past the fourth: between the figure and one less of its unit.
            step = 7.0 if length.unit == "days" else 12.0 if length.low % 12 == 0 else 1.0
            low = length.low - step if length.low > step else length.low / 2
            return length._replace(low=low, high_open=True)
        case _:
            return length._replace(low=length.low * (1 - _ABOUT), high=length.high * (1 + _ABOUT))


_TO = re.compile(r" ?(?:-|to|up to) ?")
_CHANGED_FROM = re.compile(r"\b(?:from|went|increased|extended|grew) (?:about |just |only )?$")


def spans(lower: str, floor: int, least: tuple[int, int, Length], most: tuple[int, Length]) -> Length | None:
    """The one length of two whose figures have units of their own: "6 weeks to 3 months"; None where they are two.

    :param least: where the first stands, and what it is.
    :param most: where the second begins, and what it is.
    """
    (at, end, one), (start, other) = least, most
    exact = one.low == one.high and other.low == other.high and one.unit != other.unit
    if not exact or one.in_days().high > other.in_days().low or not _TO.fullmatch(lower, end, start):
        return None
    if _CHANGED_FROM.search(lower, max(floor, at - 40), at):
        return None
    return Length(one.low / LONGEST_MONTH, other.high, "months", hedged=one.hedged or other.hedged)
