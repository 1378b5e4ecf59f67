"""Scales whose items are told one by one: "PEG today: P 8, E 7, G 7 = 7.3", "NRS avg/worst/least: 6/9/4"."""

from __future__ import annotations

import re

#: "PEG today: P 8, E 7, G 7 = 7.3": the items of a scale, and what they come to.
_ITEMS = re.compile(
    r"[^.;\d]{0,20}?(?:\b[a-z]{1,12}:? ?\d{1,2}(?:/10)?(?:,| and|;|/| \+)* ?){2,5}\(?(?:=|-+>|→|avg\.?|average|mean|total|sum)[: ]*(?P<value>\d{1,3}(?:\.\d+)?)"
)
#: "NRS avg/worst/least: 6/9/4", "PEG: 7/8/8": three figures of one scale; a day has its year.
_THREE = re.compile(
    r"(?:[ :=,(/]|\b(?:avg|average|mean|worst|least|best|now|current|today|usual|low|high|min|max|rest|activity|scores?|pain|scale)\b)*?(?<!\d)(?P<value>10|\d)/(?:10|\d)/(?:10|\d)(?![\d/.])"
)
_OF_THIRTY = re.compile(
    r"(?:[ :=]|\b(?:scores?|scale|total|sum|today|was|is|of)\b)*(?P<value>\d{1,2}) ?(?:/|out of|of) ?30\b"
)


def items(lower: str, start: int, end: int, scale: str) -> re.Match[str] | None:
    """What is told of a scale's items behind its name, with the ``value`` that they come to, else the first of them.

    :param scale: the scale's name in the lexicon; one of three items of ten each is added up to thirty.
    """
    told = _ITEMS.match(lower, start, end) or _THREE.match(lower, start, end)
    return told or (_OF_THIRTY.match(lower, start, end) if scale == "peg" else None)
