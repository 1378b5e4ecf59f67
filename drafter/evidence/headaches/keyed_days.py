"""Days of headache and of migraine in one row, each behind its key: "Dec 2025   headache days 21   migraine days 4   triptan 8".

A figure is its key's, not the next one's: where the columns of a row run together, "21 migraine days" is no count. Several months in
one row are one interval, from the least to the most.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.count_periods import period_named
from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.headaches.diary_lists import KIND, MONTH_OF_YEAR
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_KEY = rf"(?:(?:{KIND}[- ](?:days?|d)\b|(?:mhd|mmd)s?\b|days? (?:of|with) (?:an? |any )?{KIND}\b)(?:(?: ?/ ?| (?:a|per|each|this|last) )(?:month|mo)\b| ?/ ?(?:28|30|31)(?: ?d(?:ays?)?)?\b(?=[ ):=])|,? \(?(?:in |over )?(?:the )?(?:last|past|prior|previous) (?:(?:30|28|31)(?: ?d(?:ays?)?\b)?|(?:4|four) (?:weeks|wks)\b)\)?)?(?: \([^)\d]*\))?)"
_PAIR = rf"(?P<key>{_KEY}) ?(?:[:=]|-(?= ))? ?(?P<one>\d{{1,2}})(?:(?: ?- ?| to )(?P<two>\d{{1,2}}))?(?: ?(?:days?|d)\b)?(?!\.\d|\w| ?(?:/(?! ?(?:mo|28|30|31))|%|:|=|h\b|hours?|hrs?|mg|(?:a|per) (?:week|wk)))"
_ONE = re.compile(_PAIR)
_BETWEEN = (
    rf"[ ,;/|+.-]*(?:(?:and|with|of (?:which|these|those|them)),? )?(?:{MONTH_OF_YEAR} ?[:=-]? ?)?(?:total |all |any )?"
)
_UNNAMED = re.sub(r"\(\?P<\w+>", "(?:", _PAIR)
_ROW = re.compile(rf"{_UNNAMED}(?:{_BETWEEN}{_UNNAMED}){{1,12}}")
#: "19 headache days 12 migraine days": there a figure stands before what it counts; a year before a key is none.
_FIGURE_FIRST = re.compile(r"(?:^|[^\d'/])\d{1,2}[- ]?$")
_NOT_OF_MONTH = re.compile(r"\b(?:no|without|free|goal|target|weeks?|wks?|wk ?\d|years?|daily|since)\b")
_MIGRAINE = re.compile(r"mig|mmd")
_OF_KEYS = Telling("mig", "mmd")
_BY_MONTH = re.compile(r"\bm[hm]ds?\b|(?:/ ?|(?:a|per|each) )mo")
_MOST = 31


def keyed_days(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """What a row of keys and figures enters for a month."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    row = _ROW.search(lower, start, end) if _OF_KEYS.within(lower, start, end) else None
    if row is None or _FIGURE_FIRST.search(lower, start, row.start()) or _NOT_OF_MONTH.search(lower, start, row.end()):
        return
    told: dict[str, list[float]] = {}
    for pair in _ONE.finditer(lower, row.start(), row.end()):
        what = "migraine" if _MIGRAINE.search(pair["key"]) else "headache"
        told.setdefault(what, []).extend(float(pair[side]) for side in ("one", "two") if pair[side])
    by_month = _BY_MONTH.search(
        lower, row.start(), row.end()
    )  # "MHD 20, MMD 12 over the past 90 days": each of a month
    unit = "q" if not by_month and period_named(lower, start, end) == "q" else "m"
    if len(told) > 1 and max(map(max, told.values())) <= _MOST and max(told["migraine"]) <= max(told["headache"]):
        for what, days in told.items():
            yield Entry(row.start(), row.end(), Interval(min(days), max(days)), what, unit)
