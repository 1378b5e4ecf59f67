"""What the hours of the shortest or the longest attack, or of none, say of every one: "none was shorter than six hours"."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.hour_figures import hours_of
from drafter.evidence.headaches.turned_bounds import bound_before
from drafter.evidence.words.numbers import number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence

#: "None was shorter than six hours", "no headache lasts more than three": what no attack does bounds every one.
_NONE_DOES = re.compile(
    r"\b(?:none|not one|not a single one|no (?:single )?(?:headache|attack|migraine|episode|entry|entrie|spell|bout|event|one)s?|never|rarely|seldom|hardly ever|almost never|scarcely ever|very few)\b(?! (?:before|until))[^.;,\d]{0,70}$"
)
_LONGEST = re.compile(r"\b(?:longest|worst|maximum|max)\b[^.;,\d]{0,40}$")
_LESS = re.compile(r"\b(?:less|shorter|briefer|fewer|under|below|before)\b")
_MORE = re.compile(r"\b(?:more|longer|over|beyond|above|past|exceed\w*|outlast\w*|surpass\w*)\b")
_EXTREME = Telling("none ", "not one ", "not a single ", "no headache", "no single", "no attack", "no migraine", "no episode", "no entr", "no spell", "no bout", "no event", "no one ", "never", "rarely", "seldom", "hardly", "scarcely", "very few", "longest", "worst", "maximum", "max ", "shortest", "minimum", "briefest")  # fmt: skip
#: "Four hours once, in March; the others 1 to 2", "one attack lasted 6 hours": no other was so long.
_ONCE = re.compile(r" once\b(?= ?(?:[.,;)]|$)| (?:in|last|this)\b)")
_ONE_ONLY = re.compile(
    r"\b(?:one|a single|only one) (?:headache|migraine|attack|episode)(?: that| which)? (?:lasted|went on|ran|was)(?: (?:for|about|almost|some))* $"
)
_OTHERS = re.compile(r"[^.]{0,40}\b(?:others?|usual\w*|rest|typical\w*|otherwise|most)\b")
_SHORTEST = re.compile(r"\b(?:shortest|minimum|briefest)\b[^.;,\d]{0,40}$")


def of_extremes(lower: str, sentence: Sentence, match: re.Match[str], value: Interval) -> Interval:
    """What the hours of the shortest or the longest attack, or of none, say of every one."""
    start, first = max(sentence.start, match.start() - 90), match.start("one")
    single = _ONCE.match(lower, match.end()) or _ONE_ONLY.search(lower, start, first)
    if single and _OTHERS.match(lower, match.end(), sentence.end):
        return Interval(0.0, value.high)
    if bound := bound_before(lower, first):
        return hours_of(match, bound) or value
    if not _EXTREME.within(lower, start, first):
        return value
    if none := _NONE_DOES.search(lower, start, match.start()):
        low, high = number(match["one"]), number(match["two"] or match["one"])
        scale = 1 / 60 if (match["unit"] or match["unit1"]).startswith("min") else 1.0
        if low and high and _LESS.search(lower, none.start(), first):
            return Interval(low[0] * scale, math.inf)
        if low and high and _MORE.search(lower, none.start(), first):
            return Interval(0.0, high[1] * scale)
    if _SHORTEST.search(lower, start, first):
        return Interval(value.low, math.inf)
    return Interval(0.0, value.high) if _LONGEST.search(lower, start, first) else value
