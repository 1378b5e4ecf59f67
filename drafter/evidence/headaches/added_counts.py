"""Days of migraine and days of another headache that are told side by side: "eleven of migraine and another seven of a duller headache".

Their sum is the days of headache. Only days that are said to be others, or of a headache that is no migraine, are added; where the
whole is told, it stays as it is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.count_bounds import BOUND, bounded
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT = rf"(?P<pre>{BOUND} )?(?<![\w/.$-])(?P<one>{NUMBER})(?![a-z])(?P<plus>\+)?(?:(?: ?(?:-|to|or) ?)(?P<two>{NUMBER})(?![a-z]))?"
_OTHERS = r"(?:another|(?:an? )?(?:further|additional|extra|separate)|(?:the |some )?other|plus|as many as another)"
_NO_MIGRAINE = r"(?:non-?migrain\w*|tension(?:[- ]type)?|tth|cervicogenic|milder|lesser|lighter|duller|ordinary|plain|regular|featureless|background|low-?grade|minor|bandlike|band-like|dull|mild|simple|nondescript|less(?:er)? severe)"
_ADDED = re.compile(
    rf"(?:(?P<mark>\b{_OTHERS} |\+ ?|\b(?:on top of|besides|in addition to) (?:that|those|these|which|this|them),? (?:[a-z]+ ){{0,3}}?)|(?:\b(?:and|with)|&|,) (?:on )?(?!an? |half|as ))(?:about |on |some )*{_COUNT} ?(?P<more>(?:or so |more |other |further |additional |extra |others? )*)(?:days?|d\b|per month|a month|each month|/ ?mo(?:nth)?|monthly)?[, ]*(?P<per>(?:a|per|each|/) ?(?:week|wk) )?(?P<fill>(?:[a-z'-]+,? ){{0,6}}?)(?P<kind>(?:{_NO_MIGRAINE}[- ,]*)*(?:headaches?|ha\b|h/a\b|head pain|{_NO_MIGRAINE}(?! migrain)))"
)
_OF_ADDED = Telling("another", "further", "additional", "extra", "separate", "other", "plus", "+", "on top of", "besides", "in addition", "more ", "tension", "non-migrain", "nonmigrain", "tth", "milder", "lesser", "lighter", "duller", "ordinary", "plain", "regular")  # fmt: skip
_NOT_ADDED = re.compile(
    r"\b(?:of (?:which|these|those|them)|migrain\w*|free|without|no|not|clear|work|missed|tablets?|triptans?|hours?|minutes?|years?|weeks?|months?|ago|since|neck|back)\b"
)
_WEEKS_A_MONTH = 52 / 12
_LARGEST = 31


def added(lower: str, first: int, last: int) -> Iterator[tuple[int, int, Interval]]:
    """Counts of other headache days in a stretch of text, each with its place; as those of a month, or of a week where they say so."""
    if not _OF_ADDED.within(lower, first, last):
        return
    for match in _ADDED.finditer(lower, first, last):
        told = number(match["one"]), number(match["two"] or match["one"])
        apart = match["mark"] or match["more"].strip() or re.search(_NO_MIGRAINE, match["kind"])
        if not apart or told[0] is None or told[1] is None or match["one"] in ("a", "an", "half"):
            continue
        if not told[0][0] <= told[1][1] <= _LARGEST or _NOT_ADDED.search(match["fill"]):
            continue
        value = bounded(told[0][0], told[1][1], (match["pre"] or "").strip(), plus=bool(match["plus"]))
        scale = _WEEKS_A_MONTH if match["per"] else 1.0
        yield match.start("one"), match.end(), _times(value, scale)


#: "Migraines 9 days a month, no other headaches in between": the days of migraine are all that there are.
_NONE_OTHER = re.compile(
    r"\b(?:no|without|never|not) (?:an?y? )?other (?:kinds? of |sorts? of )?(?:headaches?|head pain|ha\b)(?! (?:than|except|but|med\w*|disorders?|diagnos\w+|conditions?|types?|causes?|complaints?))"
    r"|\botherwise,? (?:she |he |they )?(?:(?:has|have|is|are|gets?) )?(?:no headaches?\b|headache[- ]free|free of headache|clear of headache)"
    r"|\b(?:no headaches?(?: at all)?|(?:headache|pain)[- ]free|free of headache|head is clear),? (?:in )?between\b(?! (?:noon|\d|\w+ and))"
    r"|\bbetween (?:attacks|them|these|migraines|episodes),? (?:she|he|they|there|pt)?,? ?(?:(?:is|has|have|are|gets?|remains?) )?(?:no headaches?\b|(?:headache|pain)[- ]free|free of (?:headache|pain)|entirely well|completely well|clear\b)"
    r"|\b(?:rest|remainder) of (?:the|each|every|her|his) month,? (?:(?:is|she|he|they|are|was) )*(?:clear|free of headaches?|headache[- ]free|without headaches?|with no headaches?)\b"
)
_OF_NONE_OTHER = Telling("other ", "otherwise", "between", "of the month", "of each month", "of every month")


def none_other(lower: str, first: int, last: int) -> tuple[int, int] | None:
    """Where a stretch of text says that there are no other headaches than those counted."""
    told = _NONE_OTHER.search(lower, first, last) if _OF_NONE_OTHER.within(lower, first, last) else None
    return told.span() if told is not None else None


def total(one: Interval, other: Interval) -> Interval:
    return Interval(
        one.low + other.low, one.high + other.high, one.low_open or other.low_open, one.high_open or other.high_open
    )


def _times(value: Interval, scale: float) -> Interval:
    return Interval(value.low * scale, value.high * scale, value.low_open, value.high_open)
