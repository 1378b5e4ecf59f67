"""Fields that name the unit of a length before its figure: "Pain (months): 8", "leg pain, wks: 9", "Months of neck pain: 8"."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

#: "Pain (months): 8", "no. of weeks: 9", "leg pain, wks: 9", "wks: 9" in a line of its own.
_FIELD_UNIT = re.compile(
    r"(?:\(|\bin |# ?(?:of )?|\b(?:number|no\.?|how many|total)(?: of)? |[a-z)], |^\W{0,3}|^\W{0,3}[a-z][a-z /&'-]{1,30}[a-z] (?<!per )(?<!each )(?<!every )(?<!the )(?<!this )(?<!last )(?<!past )(?<!next )(?<!one )(?<!.. an )(?<!.. a ))$"
)
_FIELD_VALUE = re.compile(
    r"\.?\)? ?[:=] ?(?P<one>\d{1,3}(?:\.\d)?)(?: ?(?:-|to|or) ?(?P<two>\d{1,3}(?:\.\d)?))?(?P<plus>\+)?(?![\w/%.]*\w)(?! ?(?:per ?cent|days?|weeks?|wks?|months?|mos?|years?|yrs?)\b| ?%)"
)
#: "Months of relief: 6", "weeks of benefit = 9"; "months at this frequency: 8".
_OF_RELIEF = re.compile(
    r"(?: (?:at|with|of|in|on)(?: (?:this|the|her|his|current|present|same|such|a))+(?: (?:headache|migraine))? (?:frequency|rate|level|pattern)(?: \([^)]*\))?(?=\)? ?[:=])| (?:with|w/|of|at) ?(?:at least |>=? ?|≥ ?)?(?:15|fifteen)(?: ?\+| or more| plus)?(?: (?:headache|ha))? days?(?: ?(?:/|a|per) ?(?:month|mo))?(?: \([^)]*\))?(?=\)? ?[:=])| (?:of |w/ ?|with )?(?:good |pain |sustained |meaningful )*(?:relief|benefit|improvement|response|effect)(?: (?:obtained|reported|lasted|noted|achieved))?)(?P<field>)"
    + _FIELD_VALUE.pattern
)
#: "Months of neck pain: 8": the figure stands behind what it is the length of.
_OF_THING = re.compile(
    r"(?: (?:of|with|w/) ?[a-z][a-z /&'-]{1,36}?(?: \([^)]{1,20}\))?| (?:present|affected|symptomatic|in pain))(?P<field>)"
    + _FIELD_VALUE.pattern
    + r"(?! ?(?:visits?|sessions?|times|of|out|per|x|tx)\b)"
)
#: "Years in the country: 12", "months at this address = 9": a key that is no length by itself.
_KEY_OF_COUNT = re.compile(r" [a-z][a-z /&'-]{1,36}?(?: \([^)]{1,20}\))?[:=] ?(?:\d|_|\?|n/?a\b|unknown|$)")
#: "Weeks since last Botox: 16".
_SINCE_LAST = re.compile(
    r" (?:since|from|post)(?: (?:the|her|his|their))? (?:last|previous|prior|most recent) [\w /-]{3,28}?(?P<field>)"
    + _FIELD_VALUE.pattern
)
#: "Last injection, weeks ago: 9"; "time since last Botox (weeks): 14".
_AGO_ASKED = re.compile(r"(?P<field>) (?:ago|back|prior)" + _FIELD_VALUE.pattern)
#: "Days per month with headache: 26": the unit is what was counted in, not what the figure is a length of.
_OF_COUNT = re.compile(
    r"(?:/|\b(?:days?|times|attacks|headaches|hours|doses|tablets) (?:in )?(?:per|an?|each|every|this|last|past|the (?:last|past))) ?$"
)
_SINCE_BEFORE = re.compile(
    r"\b(?:interval|time|how long|elapsed)? ?(?:since|from) (?:the |her |his )?(?:last|previous|prior|most recent) [^.;:]{3,40}\($"
)


class Figure(NamedTuple):
    """The figure of a field, in its own unit.

    :param end: where the words of the length end: behind the figure, or behind the unit where what it is the length of stands between.
    :param ago: whether it counts back from the document's date.
    """

    low: float
    high: float
    end: int
    ago: bool


def figure_behind(lower: str, prefix: str, at: int, limit: int) -> Figure | None:
    """The figure of the field whose unit ends at a place.

    :param prefix: what stands before the unit.
    """
    asks = _FIELD_UNIT.search(prefix)
    since = _SINCE_LAST.match(lower, at, limit) or _AGO_ASKED.match(lower, at, limit)
    if since is None and asks and _SINCE_BEFORE.search(prefix):
        since = _FIELD_VALUE.match(lower, at, limit)
    value = since or (_FIELD_VALUE.match(lower, at, limit) if asks else None) or _OF_RELIEF.match(lower, at, limit)
    of_thing = None if value else _OF_THING.match(lower, at, limit)
    value = value or of_thing
    if value is None or (since is None and _OF_COUNT.search(prefix)):
        return None
    low, high = float(value["one"]), float(value["two"] or value["one"])
    return Figure(low, math.inf if value["plus"] else high, at if of_thing else value.end(), since is not None)


def heads_count(lower: str, at: int, limit: int) -> bool:
    """Whether a unit heads the key of a count, and is no length by itself."""
    return _KEY_OF_COUNT.match(lower, at, limit) is not None
