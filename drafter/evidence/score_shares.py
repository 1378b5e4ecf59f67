"""Shares of relief told by ratings before and after: "from 8/10 to 2/10", "pain 7/10 pre, 1/10 post", "VAS 7 -> 1"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from drafter.evidence.quantities import Interval, Quantity, percentages
from drafter.evidence.text import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEN = 10
_RATED = r"(?P<{0}>\d{{1,2}}(?:\.\d)?)(?: ?- ?(?P<{0}_high>\d{{1,2}}))?(?: ?/ ?10| out of (?:10|ten))?(?![\d/%])"
_SCALE = r"\b(?:pain|nrs|nprs|vas|scores?|ratings?|it)\b"
_BEFORE, _AFTER = _RATED.format("before"), _RATED.format("after")
#: "Pain fell from 8/10 to 3/10", "NRS went from an 8 to a 2".
_FROM = re.compile(
    rf"{_SCALE}[^.;\d]{{0,40}}?\bfrom (?:an? |about )?{_BEFORE},? (?:down )?to (?:an? |about )?{_AFTER}(?! ?(?:mg|weeks?|days?|months?|visits?|hours?))"
)
#: "VAS 7 -> 1".
_ARROW = re.compile(
    rf"{_SCALE}[^.;\d]{{0,16}}?{_BEFORE} ?(?:->|→|=>|(?:down )?to) ?{_AFTER}(?! ?(?:visits?|weeks?|days?|months?|hours?))"
)
_PRE = r"(?:pre|before|baseline|prior)\b[^.;,\d]{0,24}?"
_POST = r"(?:post|after|afterwards?)\b[^.;,\d]{0,24}?"
#: "Pre 7/10, post 1/10", "pain 8/10 pre, 1/10 post".
_LED = re.compile(rf"\b{_PRE}{_BEFORE}[^.\d]{{1,24}}?\b{_POST}{_AFTER}")
_TRAILED = re.compile(rf"(?<![\d/.-]){_BEFORE} \(?(?:pre|before)\b[^.\d]{{0,30}}?{_AFTER} \(?(?:post|after)\b")
#: "7/10 -> 1/10", of whatever the line is about.
_TENS = re.compile(
    r"(?<![\d/.-])(?P<before>\d{1,2}) ?/ ?10(?P<before_high>(?!))? ?(?:->|→|=>) ?(?P<after>\d{1,2}) ?/ ?10(?P<after_high>(?!))?(?![\d/])"
)
_READ = (
    (_FROM, Telling("from ")),
    (_ARROW, Telling("->", "→", "=>", " to ")),
    (_TENS, Telling("->", "→", "=>")),
    (_LED, Telling("post", "after")),
    (_TRAILED, Telling("post", "after")),
)


def score_shares(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """What of a pain went, in per cent, where a sentence rates it before and after out of ten."""
    done: list[tuple[int, int]] = []
    for pattern, telling in _READ:
        if not telling.within(lower, start, end):
            continue
        for told in pattern.finditer(lower, start, end):
            before, after = float(told["before"]), float(told["after"])
            before_high, after_high = float(told["before_high"] or before), float(told["after_high"] or after)
            again = any(told.start() < last and first < told.end() for first, last in done)
            if not again and 0 < before <= before_high <= _TEN and after <= after_high <= before:
                done.append(told.span())
                low, high = 1 - after_high / before, 1 - after / before_high
                yield Quantity(told.start(), told.end(), Interval(round(100 * low, 1), round(100 * high, 1)))


def shares(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Shares of relief as a record tells them: in per cent, else by ratings."""
    return chain(percentages(lower, start, end), score_shares(lower, start, end))
