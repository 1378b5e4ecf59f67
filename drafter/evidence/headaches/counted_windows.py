"""Days counted over a stated number of days: "Summary (90 days): headache on 58 days, migraine on 31", "headache on 56 of 89 days".

Of a window of more than a month the count is its share, with 52/12 weeks a month; one of 28 to 31 days is a month.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.diaries import OTHER, Entry
from drafter.evidence.headaches.diary_lists import KIND
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_KIND = rf"(?P<kind>{KIND}|head[- ]pain)"
_K = rf"(?<![\w/.$-])(?P<n>(?!an?\b|half\b){NUMBER})"
_KEPT = r"(?:headache |ha )?(?:diary|log(?:ged)?|calendar|app|tracking|tracker|records?|recording|data|entries|journal)"
#: "(90 days)", "in the 60 days of the log", "out of 30 days last month", "twelve weeks of diary".
_WINDOW = re.compile(
    rf"(?:\((?:total )?(?P<one>\d{{2,3}}) (?:days|d)\)"
    rf"|\b(?:over|in|during|across|within|(?:out )?of|for) (?:the |these |those |her |his |all )?(?:last |past |previous )?(?P<two>\d{{2,3}}|thirty|sixty|ninety) (?:days\b(?! ?(?:/|per|a|each)\b)|entries)(?: (?:of|in|on) (?:the |her |his )?{_KEPT}| last month)?"
    rf"|\b(?P<three>{NUMBER}) (?P<unit>weeks|wks|days) (?:of|in) (?:the |her |his )?{_KEPT}(?:,? (?P<four>\d{{2,3}}) days)?)"
)
#: "Headaches 18, migraine 9": behind a bare figure its clause ends, or another kind is counted; "20 minutes", "16 attacks" are no days.
_ENDS = rf"(?= ?(?:[.,;:)(|/&+\n]|- |$)| (?:and|with|but|including|in (?:all|total)|total|{KIND})\b)"
#: "Headache on 58 days", "days with head pain 64", "41 headache days", of the window that was named before.
_COUNTS = (
    re.compile(rf"\b{_KIND}(?: (?:was|were|present|recorded|noted|logged|marked|days?|d))* ?(?:[:=]|on|for)? ?{_K}(?: (?:days?|d)\b| of (?:them|these|those|which)\b|{_ENDS})"),
    re.compile(rf"\b(?:days|d) (?:with|of) (?:an? |any )?{_KIND} ?(?:[:=]|were|was|numbered|-(?= ))? ?{_K}(?: days)?"),
    re.compile(rf"{_K} (?:days )?(?:with|of|were|had|showed) (?:an? |any )?{_KIND}\b"),
    re.compile(rf"{_K} {_KIND}[- ]days?\b"),
)  # fmt: skip
#: "Headache on 56 of 89 days", "60 of 92 days with headache": the window stands behind.
_OF = r"(?: days?)? ?(?:/|of|out of) ?(?:the |these |those |her |his )?(?:last |past |previous )?(?P<of>\d{2,3})(?: days?\b)"
_SHARES = (
    re.compile(rf"\b{_KIND}(?: (?:was|were|present|recorded|noted|logged|marked|days?|d))* ?(?:[:=]|on|for)? ?{_K}{_OF}"),
    re.compile(rf"{_K}{_OF} (?:with|had|of|were|showed|having) (?:an? |any |some )?{_KIND}\b"),
    re.compile(rf"{_K} {_KIND}[- ]days? (?:in|over|during|within|out of|of) (?:the |these |those |her |his )?(?:last |past |previous )?(?P<of>\d{{2,3}}) days\b"),
)  # fmt: skip
#: A rate of its own, other figures, and what is no count of days.
_NOT = re.compile(
    r" ?(?:/|%|:\d|\.\d|mg|h\b|hours?|hrs?|-free|free|medic|med\b|meds|diar|years?|weeks?|months?|per\b|a (?:week|month)|each|every|days? ?(?:/|per|a (?:week|month)|each|every)|(?:[a-z]+ )?(?:tablets?|pills?|doses?))"
)
_OF_DAYS = Telling(" days", " d)", " weeks of", " weeks in", " wks of", " entries")
_MONTH, _LEAST, _MOST = range(28, 32), 28, 366
_EARLY = 2  # months of a year
_YEAR = re.compile(r"(?<![\d$.-])((?:19|20)\d\d)(?!\d)|(?<= ')(\d\d)\b")
_DAYS_A_MONTH = 7 * 52 / 12


def counted_windows(reading: Reading, sentence: Sentence) -> Iterator[Entry]:
    """The days a month of what a sentence counts over a stated number of days."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not _OF_DAYS.within(lower, start, end) or of_past_year(reading, start, end):
        return
    told: list[Entry] = []
    for pattern in _SHARES:
        for found in pattern.finditer(lower, start, end):
            told += _entered(lower, start, found, float(found["of"]))
    window = None if told else _WINDOW.search(lower, start, end)
    days = _days(window) if window is not None else 0.0
    first = window.end() if window is not None else end
    for pattern in _COUNTS if days else ():
        for found in pattern.finditer(lower, first, end):
            if not any(found.start() < each.end and each.start < found.end() for each in told):
                told += _entered(lower, first, found, days)
    whole = [each.value.high for each in told if each.what == "headache"]
    yield from (each for each in told if each.what == "headache" or not whole or each.value.high <= max(whole))


def of_past_year(reading: Reading, start: int, end: int) -> bool:
    """Whether all years that are named between two places are past ("2021 headache diary"); a year's first months speak of the one before."""
    years = [int(found[1] or f"20{found[2]}") for found in _YEAR.finditer(reading.lower, start, end)]
    today = reading.anchor
    return bool(years) and today is not None and max(years) < today.year - (today.month <= _EARLY)


def _days(window: re.Match[str]) -> float:
    told = number(window["one"] or window["two"] or window["four"] or window["three"])
    if told is None or told[0] != told[1]:
        return 0.0
    return told[0] * 7 if not window["four"] and window["unit"] in ("weeks", "wks") else told[0]


def _entered(lower: str, first: int, found: re.Match[str], days: float) -> list[Entry]:
    """A count of a window as one of a month; nothing where it is of something else, or more than the window has."""
    told = number(found["n"])
    clause = max([first, *(lower.rfind(mark, first, found.start()) + 1 for mark in ",;:.")])
    if told is None or not _LEAST <= days <= _MOST or told[1] > days or _NOT.match(lower, found.end()):
        return []
    if OTHER.search(lower, clause, found.end()):
        return []
    scale = 1.0 if days in _MONTH else _DAYS_A_MONTH / days
    what = "migraine" if found["kind"].startswith(("mig", "mmd")) else "headache"
    return [Entry(found.start(), found.end(), Interval(told[0] * scale, told[1] * scale), what, "m")]
