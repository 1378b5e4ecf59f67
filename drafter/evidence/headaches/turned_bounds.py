"""Bounds of a count or of hours that stand in the words before it: "no month with fewer than 16", "never exceed 20 days", "just shy of 15".

A denial turns the bound behind it: what is never more is at most, what is never fewer is at least, and a number that is never
reached is more than there are. Rarely more is at most, too; rarely fewer says nothing of the rest.
"""

from __future__ import annotations

import re

_DENIAL = (
    r"(?:\b(?:no|not|never|cannot|nor)\b(?! (?:headaches?|ha|migraines?|head pain|pain|only|just|longer)\b)|n't\b"
    r"|\bnone\b(?: of (?:them|these|those|(?:the|her|his) (?:attacks|headaches|migraines)))?(?! of\b))"
)
_SELDOM = r"\b(?:rarely|seldom|hardly ever|scarcely ever|almost never)\b"
#: What may stand between a denial and the bound of what is denied ("not once did a month have", "her count has never fallen").
_BETWEEN = r"(?:,? (?:an?|the|her|his|their|one|single|any|some|month|months|time|times|point|day|once|ever|yet|has|have|had|having|been|be|is|are|was|were|there|she|he|they|it|i|we|pt|patient|did|does|do|with|in|at|on|to|for|since|this|that|which|when|where|last|past|year|far|so|diary|calendar|log|count|counted|number|frequency|recorded|recalls?|remembers?|seen|saw|shown?|shows|gets?|got|goes?|gone|went|comes?|came|down|up|falls?|fallen|fell|drop(?:s|ped)?|dip(?:s|ped)?|sinks?|sunk|rise[sn]?|rose|runs?|strayed|brought|logged|contain\w*|headaches?|ha|migraines?|headache days|ha days|migraine days|days|last|lasts|lasted|lasting|persists?|experienc\w+|suffer\w*|report\w*|averag\w*|much|significantly|spring|summer|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december))*"
_MORE = r"(?:more than|longer than|greater than|over|above|beyond|past|upwards? of|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped)|>)"
_FEWER = r"(?:fewer than|shorter than|briefer than|less than|lower than|under|below|beneath|<)"
_SHORT = r"(?:below|beneath|lower than|shy of|short of|(?<!if )not quite|not yet)"
_REACHED = r"(?:reach(?:es|ed|ing)?|hit|hits|attain(?:s|ed)?|as many as|as high as|as long as|last|lasts|lasted|lasting|up to|at least)"
_MOST = r"(?:(?:\bmax(?:imum)?\.?(?: of)?:?|at the (?:very )?most|at most|capped at|tops? out at|peak(?:s|ed|ing)? at|no higher than|not to exceed|ceiling of|never past))"
_LEAST = r"(?:at the (?:very )?least|\bmin(?:imum)?\.?(?: of)?:?)"
_ABOUT = r"(?: (?:about|around|some|roughly|approximately|even|the))?"
_TOLD = {
    "at least": re.compile(rf"(?:{_DENIAL}{_BETWEEN} {_FEWER}|{_LEAST}){_ABOUT} ?$"),
    "at most": re.compile(rf"(?:(?:{_DENIAL}|{_SELDOM}){_BETWEEN} {_MORE}|{_MOST}){_ABOUT} ?$"),
    "unknown": re.compile(rf"{_SELDOM}{_BETWEEN} {_FEWER}{_ABOUT} ?$"),
    "less than": re.compile(
        rf"(?:{_DENIAL}{_BETWEEN} {_REACHED}|{_DENIAL} (?:a |single |one )*month (?:with|has|had|of|that had)|\b{_SHORT}){_ABOUT} ?$"
    ),
    "more than": re.compile(rf"\b(?:above|beyond|in excess of|north of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?){_ABOUT} ?$"),
}  # fmt: skip
#: "Went up to 20 days a month" is 20.
_ROSE = re.compile(
    r"\b(?:went|gone|go|climb\w*|ris\w+|rose|increas\w*|shot|jump\w*|crept|came|stepped|ramped|built|inched|moved|worked|bumped|crawled|spiked|ticked|is|are|now) $"
)
_OPENS = re.compile(
    r"(?:more than|longer than|greater than|over|upwards? of|less than|fewer than|under|as many as|up to|at least|>|<) ?"
)
_REACH = 110  # characters
_CLAUSE = re.compile(r"[.;:?()]|, (?:and|but|with|so) | but ")


def bound_before(lower: str, figure: int) -> str | None:
    """The bound that the words before a figure give it, a denial before them heeded; None where they tell none of these."""
    near = lower[max(0, figure - _REACH) : figure]
    clauses = list(_CLAUSE.finditer(near))
    words = near[clauses[-1].end() :] if clauses else near
    return next((bound for bound, told in _TOLD.items() if told.search(words)), None)


def bound_of(match: re.Match[str]) -> str:
    """The bound of a count of days: what the words before it tell, else the one that stands right at its figure."""
    before = (match["pre"] or "").strip()
    if told := bound_before(match.string, match.start("one")):
        return told
    rose = before == "up to" and _ROSE.search(match.string[max(0, match.start() - 14) : match.start()])
    return "" if rose else before


def is_turned(lower: str, start: int) -> bool:
    """Whether a denial before the count at ``start`` is one of its bound, and not of the count."""
    opens = _OPENS.match(lower, start)
    told = bound_before(lower, opens.end() if opens else start)
    return told is not None and told != "more than"
