"""Days of several months named before them: "August through October: headache 19, 20 and 18 days".

There are as many counts as months, or the counts are of something else. They are one interval, from the least to the most.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.diaries import OTHER, Entry
from drafter.evidence.headaches.diary_lists import KIND, YEAR
from drafter.evidence.words.months import MONTH_NUMBERS, MONTH_WORD
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_KIND = rf"(?:{KIND}|head pain|head-pain)"
_FEATURED = r"days? (?:of|with|when) (?:(?:full|typical|any|the|her|his|one-sided|unilateral|right-sided|left-sided|severe|moderate|head|pain|headache|of|and|with|,) ?){0,5}(?:migrain\w*(?: features?| criteria)?|nausea|vomiting|photophobia|phonophobia|light sensitivity|throbbing|pulsat\w+|pounding)"
_COUNTS = r"\d{1,2}(?:, ?\d{1,2})*(?:,? (?:and|then|&) |, ?)\d{1,2}"
_TOLD = r"(?:(?:she|he|they|i|we|pt|patient|who|has|had|have|with|shows?|showed|gives?|gave|lists?|listed|records?|recorded|logged|counted|noted|marked|reads?|totals?|there|were|was|it|diary|calendar|log|app|the|her|his|a|an|any|me|together|combined|respectively),? ){0,6}"
#: "August through October: headache 19, 20 and 18 days", "April, May and June: 24, 23 and 25 days of head pain".
_RUN = re.compile(
    rf"\b(?P<months>{MONTH_WORD}{YEAR}(?P<links>(?:,? ?(?:and|to|through|thru|until|&|-|–) ?|, ){MONTH_WORD}{YEAR}){{1,5}})(?: of (?:this|last|the same|that) year| this year)?(?: (?:diar(?:y|ies)|calendars?|logs?|sheets?|records?|together|combined))*[:,;]? ?{_TOLD}"
    rf"(?:(?P<head>{_KIND}(?:[- ]days?)?|days? (?:of|with) (?:an? )?{_KIND})(?: (?:was|were|present|counts?|totals?|came|to|of|for|at|on|each|month|recorded|days))*:? (?P<counts>{_COUNTS})(?: days?\b| ?(?=[.;)]|$))"
    rf"|(?P<counts2>{_COUNTS}) (?P<head2>{_KIND}[- ]days?\b|days? (?:of|with) (?:an? )?{_KIND}|{_FEATURED}))"
)
#: "HA log Jun-Nov: 16, 17, 19, 18, 17, 18": what is counted stands before the months.
_HEADED_RUN = re.compile(
    rf"\b(?P<head>{_KIND}(?:[- ](?:days?|d)\b)?|days? (?:of|with) (?:an? )?{_KIND})(?:,? (?:diary|calendar|log|tracker|journal|app|record|counts?|totals?|tally|freq(?:uency)?|per month|a month|each month|by month|/ ?mo(?:nth)?|monthly|for|from|in|over|during|were|was|shows?)|/ ?mo(?:nth)?\b)*,? ?[:(]? ?(?P<months>{MONTH_WORD}{YEAR}(?:(?:,? ?(?:and|to|through|thru|until|&|-|–) ?|, ){MONTH_WORD}{YEAR}){{1,11}})\)? ?(?:[:=,]|-(?= )|(?:were|was|are|came to|totall?ed|ran|numbered)\b)? ?(?P<counts>{_COUNTS})(?! ?(?:/|%|mg|hours?|h\b))"
)
#: "Days with migraine features were 10, 11 and 9 in March, April and May": the months stand last.
_RUN_BEHIND = re.compile(
    rf"\b(?P<head>{_FEATURED}|{_KIND}[- ]days?|days? (?:of|with) (?:an? )?{_KIND})(?: (?:were|was|are|numbered|came to|ran|counted|totall?ed|at|have been|had been))* ?:? ?(?P<counts>{_COUNTS})(?: days?)?,? (?:in|for|during|over|across) (?P<months>{MONTH_WORD}{YEAR}(?:(?:,? ?(?:and|to|through|thru|until|&|-|–) ?|, ){MONTH_WORD}{YEAR}){{1,5}})"
)
_RANGE = re.compile(r"(?:to|through|thru|until|-|–) ?$")
_NAME = re.compile(MONTH_WORD)
_FIGURE = re.compile(r"\d{1,2}")
#: What every one has a part of, and a part of.
_COUNTED, _HEADS = (
    Telling(" and ", ", ", "&"),
    Telling(
        "headache",
        "migraine",
        "head pain",
        "head-pain",
        "mig",
        "ha ",
        "ha/",
        "mhd",
        "mmd",
        "nausea",
        "vomit",
        "phobia",
        "throb",
        "pulsat",
        "pound",
        "light sens",
    ),
)
_MIGRAINE = re.compile(r"mig|mmd|nause|vomit|phob|light|throb|pulsat|pound")
_MOST = 31


def runs(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The counts that a sentence gives of the months that it names before them."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not (_HEADS.within(lower, start, end) and _COUNTED.within(lower, start, end)):
        return
    for match in (*_HEADED_RUN.finditer(lower, start, end), *_RUN_BEHIND.finditer(lower, start, end)):
        figures = [int(n) for n in _FIGURE.findall(match["counts"])]
        if len(figures) == months_named(match["months"]) and max(figures) <= _MOST and not OTHER.search(match[0]):
            what = _what_of(match["head"])
            value = Interval(float(min(figures)), float(max(figures)))
            yield Entry(match.start("months"), match.end(), value, what, "m")
            return
    for match in _RUN.finditer(lower, start, end):
        side = "" if match["counts"] else "2"
        head, figures = match[f"head{side}"], [int(n) for n in _FIGURE.findall(match[f"counts{side}"])]
        if len(figures) != months_named(match["months"]) or max(figures) > _MOST or OTHER.search(match[0]):
            continue
        what = _what_of(head)
        yield Entry(match.start(), match.end(), Interval(float(min(figures)), float(max(figures))), what, "m")


def _what_of(head: str) -> str:
    return "migraine" if _MIGRAINE.search(head) else "headache"


def months_named(told: str) -> int:
    """How many months are named, or lie from the first to the last ("June to November")."""
    names = list(_NAME.finditer(told))
    if len(names) == 2 and _RANGE.search(told[names[0].end() : names[1].start()]):  # the first and the last
        first, last = (MONTH_NUMBERS[name[0][:3]] for name in names)
        return (last - first) % 12 + 1
    return len(names)
