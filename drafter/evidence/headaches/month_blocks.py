"""Days of headache and of migraine in a block under the name of a month ("AUGUST 2025 / days with headache: 18 / of those, migraine: 10").

The heading is a line that names a month and nothing else; each line under it is one count. A month that is still running at the day of
the document enters nothing, nor does a diary that is somebody else's or a list of goals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.diaries import OTHER, Entry
from drafter.evidence.headaches.diary_lists import KIND
from drafter.evidence.words.months import MONTH_NUMBERS, MONTH_WORD, NUMERIC_MONTH
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_MONTH = re.compile(
    rf"[-*=#• ]*(?:month(?: of)?[:,]? ?)?(?P<month>{MONTH_WORD}|{NUMERIC_MONTH})(?:,? (?:'\d\d|20\d\d))?[-*=#:. ]*"
)
_MARGIN = r"[-*• ]*(?:(?:total|all|any|no\.?|number|count|#)(?: (?:of|no\.?|number|#))* ?)?"
_N = r"(?P<n>\d{1,2})(?: ?/ ?(?:28|29|30|31))?(?: ?(?:days?|d))? ?[.;,]?"
#: What a count under the month is of: the days of headache, or those of migraine, or how many of the days above were migraine.
_LINES = (
    re.compile(rf"{_MARGIN}(?P<head>days? (?:of|with|on which (?:she|he|i) had) (?:an? |any )?{KIND}|{KIND}[- ](?:days?|d)|mhd|mmd)(?P<aside> ?\([^()]*\))? ?[:=-]+ ?{_N}"),
    re.compile(rf"{_MARGIN}(?P<head>(?:(?:of|out of|among) (?:those|these|which|them),? (?:days )?|how many (?:of (?:those|these|them) )?(?:were|was|had) (?:an? )?)(?:days? (?:of|with) )?(?:migraines?|mig))(?: days?)?(?P<aside> ?\([^()]*\))? ?[:=-]+ ?{_N}"),
    re.compile(rf"{_MARGIN}(?P<head>{KIND})(?: (?:was|were|came|present|marked))? on (?P<n>\d{{1,2}})(?: days?)?(?P<aside> of (?:them|those|these))?(?: days?)? ?[.;,]?"),
)  # fmt: skip
#: Whose the diary is not, and what it does not record.
_NOT_ITS = re.compile(
    r"\b(?:daughter|son|sister|brother|mother|father|wife|husband|cousin|aunt|friend)(?:'s|s')|\bof (?:her|his|the patient's|my) (?:daughter|son|sister|brother|mother|father|wife|husband|cousin|aunt|friend)\b|\b(?:goals?|targets?|sample|example|template|expected|projected)\b"
)
_FREE = re.compile(r"\b(?:without|free|no|not on)\b")
_LINES_OF_MONTH = 8
_LARGEST, _WHOLE_MONTH = 31, 28


def blocks(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """What a line under the name of a month enters for it."""
    found = _counted(reading, sentence)
    if found is None or not _in_month(reading, sentence):
        return
    # With its head, by which it is known that it is no part of another month's count.
    days = float(found["n"])
    what = "migraine" if "mig" in found["head"] or "mmd" in found["head"] else "headache"
    yield Entry(found.start("head"), found.end("n"), Interval(days, days), what, "m")


def _counted(reading: Reading, sentence: Sentence) -> re.Match[str] | None:
    lower, start, end = reading.lower, sentence.start, sentence.end
    for line in _LINES:
        found = line.fullmatch(lower, start, end)
        if found is not None:
            aside = found["aside"] or ""
            kept = not OTHER.search(found["head"]) and not _FREE.search(aside)
            return found if kept and int(found["n"]) <= _LARGEST else None
    return None


def _in_month(reading: Reading, sentence: Sentence) -> bool:
    """Whether the lines above, up to the name of a month that is over, are of its block."""
    lower, every = reading.lower, reading.sentences
    first = sentence.index
    while first and sentence.index - first < _LINES_OF_MONTH:
        first -= 1
        above = every[first]
        if above.section.index != sentence.section.index:
            return False
        named = _MONTH.fullmatch(lower, above.start, above.end)
        if named is not None:
            titles = " ".join(lower[s.start : s.end] for s in every[:first] if s.section.index == above.section.index)
            return not _running(reading, above, named["month"]) and not _NOT_ITS.search(
                f"{sentence.section.title} {titles}".lower()
            )
        if not re.search(r"[:=]|\d", lower[above.start : above.end]):
            return False
    return False


def _running(reading: Reading, heading: Sentence, month: str) -> bool:
    """Whether a month is that of the document, which is not over."""
    day = reading.day(heading)
    number = int(month.split("/", maxsplit=1)[0]) if month[0].isdigit() else MONTH_NUMBERS[month[:3]]
    year = re.search(r"20\d\d", reading.lower[heading.start : heading.end])
    same = day is not None and day.month == number and (year is None or int(year[0]) == day.year)
    return same and day is not None and day.day < _WHOLE_MONTH
