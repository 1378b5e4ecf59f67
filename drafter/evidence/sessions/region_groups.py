"""Sessions that a list tells by region: "epidurals in the past year: cervical x 3 (Feb, Jun, Sep), lumbar x 1 (Apr)".

Behind the procedure each region opens a part with a number or days of its own; what stands in one part is of that region only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_APART = 2  # regions, from which a list tells them apart
_TOLD_ONCE = r"(?:(?:spine|region|level|area|ones?|total|injections?|epidurals?|[a-z]{0,2}esis?|blocks?|facets?|shots?|sessions?|sets?|of|in|on|at|was|were|had|done|given|only|just|last|dates?)[\s:=,(-]+)"
_TOLD = rf"{_TOLD_ONCE}*"
#: "cervical x 3", "neck: 3", "lumbar - 04/07/25", "low back (Apr)": a region, and its number or its first day.
_BEHIND = re.compile(
    rf"(?:[\s:=,(#/|-]|\b{_TOLD_ONCE})*?(?:(?P<n>(?:x ?)?(?:\d|1\d|{NUMBER}|none|no|nil))(?![\w/-]|\.\d|,? ?(?:levels?|sites?|sides?|days?|weeks?|wks?|months?|mos?|years?|%|mg|ml|cc))|(?P<day>\d{{1,2}}/\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?:19|20)\d\d\b))"
)
#: "3 cervical (Feb, Jun, Sep), 1 lumbar (Apr)", "x2 lumbar".
_BEFORE = re.compile(
    rf"(?<![\w/.,-])(?P<n>(?:x ?)?(?:\d|1\d|{NUMBER})) (?:(?:left|right|bilateral|were|in|to|for|of|the|her|his|prior) )*$"
)
_NONE = {"none", "no", "nil"}
#: "Jan lumbar, Feb cervical": each region stands behind its day.
_DAY_AHEAD = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? (?:19|20)\d\d)?|\d/\d[\d/]*) ?(?:-|the|in|left|right|l|r)? ?$"
)
#: "After the ESI pain in the neck 3, low back 5": figures of a pain are no numbers of sessions.
_RATED = re.compile(
    r"\b(?:pain|nrs|nprs|vas|scores?|rat(?:ed|es|ing)|worst|average|relief)\b|(?<!\d)\d{1,2} ?/ ?10\b(?!/)|%"
)
_BACK = 24  # characters before a region, in which its number stands


@dataclass(frozen=True, slots=True)
class Group:
    """The part of a list that tells of one region.

    :param count: how many sessions there were; None where only days tell of them.
    """

    region: Mention
    start: int
    end: int
    count: Quantity | None


def groups(reading: Reading, sentence: Sentence, mention: Mention) -> list[Group]:
    """The parts of the list behind a procedure, by region; none where its regions are not told apart so."""
    others = [m.start for m in reading.of(sentence, "procedure") if m.start >= mention.end]
    end = min(others, default=sentence.end)
    regions = list(_labels(reading, sentence, mention.end, end))
    if _RATED.search(reading.lower, mention.end, end):
        return []
    if len(regions) < _APART or any(areas_of(a) & areas_of(b) for a, b in pairwise(regions)):
        return []
    if _DAY_AHEAD.search(reading.lower, mention.end, regions[0].start):
        return []
    return _parts(reading.lower, mention.end, regions, end)


def _labels(reading: Reading, sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    """The regions behind a procedure, the first of those that go together ("low back L4-5")."""
    before: Mention | None = None
    for region in reading.of(sentence, "region"):
        if region.start < start or region.end > end:
            continue
        if before is None or not areas_of(region) <= areas_of(before):
            yield region
            before = region


def _parts(lower: str, start: int, regions: list[Mention], end: int) -> list[Group]:
    ahead = [_BEFORE.search(lower, max(start, r.start - _BACK), r.start) for r in regions]
    if all(ahead):
        begins = [m.start() for m in ahead if m is not None]
        counted = [(m.start("n"), m.end("n")) for m in ahead if m is not None]
    else:
        behind = [_BEHIND.match(lower, r.end, end) for r in regions]
        if not all(behind):
            return []
        begins = [r.start for r in regions]
        counted = [m.span("n") for m in behind if m is not None]
    ends = [*begins[1:], end]
    return [
        Group(region, first, last, _counted(lower, *span))
        for region, first, last, span in zip(regions, begins, ends, counted, strict=True)
    ]


def _counted(lower: str, start: int, end: int) -> Quantity | None:
    if start < 0:
        return None
    words = lower[start:end].removeprefix("x").lstrip()
    told = (0.0, 0.0) if words in _NONE else number(words)
    return Quantity(start, end, Interval(*told[:2])) if told is not None else None


def counts_by_region(reading: Reading, sentence: Sentence) -> Iterator[Quantity]:
    """The numbers of sessions in the lists of a sentence that tell regions apart."""
    for mention in reading.of(sentence, "procedure"):
        for group in groups(reading, sentence, mention):
            if group.count is not None:
                yield group.count
