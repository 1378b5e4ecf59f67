"""Days of migraine that go through the months of the headache days before them: "Headache days Aug 20, Sept 22, Oct 19; migraine 10, 12, 9".

The figures are as many as the months, and none is above the most days of headache; else they are of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.diaries import OTHER, Entry
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.headaches.attacks import Attacks
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_OF_MIGRAINE = Telling("mig", "mmd", "throb", "pound", "puls", "nause", "vomit", "phob", "light", "sick")
#: "Throbbing with nausea on 9, 10 and 8 of these": the features before their counts.
_FEATURED = re.compile(
    r" on (?P<counts>\d{1,2}(?:, ?\d{1,2}){0,11}(?:,? (?:and|then|&) |, ?)\d{1,2})(?: days)?(?: of (?:these|those|them|which))?(?: respectively)?(?= ?(?:[.;)]|$))"
)
_CAUSED = re.compile(r"\b(?:from|due to|after|caused by|because of|with each dose of)\b")
_AGAIN = re.compile(
    r"\b(?:migraines?|migrainous|migr?|mmds?)\b(?: (?:days?|features?|criteria|type|on|in|for|were|was|numbered|totall?ed))*(?: ?\([^()\d]{1,60}\))? ?[:=]? ?"
    r"(?P<counts>\d{1,2}(?:, ?\d{1,2}){0,11}(?:,? (?:and|then|&) |, ?)\d{1,2})(?: days?)?(?: respectively)?(?= ?(?:[.;)]|$))"
)
_MONTH, _FIGURE = re.compile(MONTH_WORD), re.compile(r"\d{1,2}")


def month_repeats(reading: Reading, sentence: Sentence, counted: Sequence[Attacks | Entry]) -> Iterator[Entry]:
    """The days of migraine of the months that headache days were counted for, in a sentence or in the one before it."""
    lower = reading.lower
    if not _OF_MIGRAINE.within(lower, sentence.start, sentence.end):
        return
    told_of = (*_AGAIN.finditer(lower, sentence.start, sentence.end), *_featured(reading, sentence, counted))
    for again in told_of:
        figures = [int(figure) for figure in _FIGURE.findall(again["counts"])]
        for told in counted:
            months = len(_MONTH.findall(lower, told.start, told.end))
            if told.what == "headache" and months == len(figures) and max(figures) <= told.value.high:
                value = Interval(float(min(figures)), float(max(figures)))
                yield Entry(again.start(), again.end("counts"), value, "migraine", "m")
                return


def _featured(reading: Reading, sentence: Sentence, counted: Sequence[Attacks | Entry]) -> Iterator[re.Match[str]]:
    """Counts whose clause names features of migraine as there, and nothing else."""
    lower = reading.lower
    for found in _FEATURED.finditer(lower, sentence.start, sentence.end):
        ends = (told.end for told in counted if told.end <= found.start())
        first = max((sentence.start, lower.rfind(";", sentence.start, found.start()) + 1, *ends))
        signs = [m for m in reading.of(sentence, "pattern") if m.id == "migraine" and first <= m.start < found.start()]
        present = signs and all(reading.assertion(sentence, m.start, m.end) is Assertion.PRESENT for m in signs)
        if present and not OTHER.search(lower, first, found.end()) and not _CAUSED.search(lower, first, found.end()):
            yield found
