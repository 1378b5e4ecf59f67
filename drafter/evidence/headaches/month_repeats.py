"""Days of migraine that go through the months of the headache days before them: "Headache days Aug 20, Sept 22, Oct 19; migraine 10, 12, 9".

The figures are as many as the months, and none is above the most days of headache; else they are of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.headaches.attacks import Attacks
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_OF_MIGRAINE = Telling("mig", "mmd")
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
    for again in _AGAIN.finditer(lower, sentence.start, sentence.end):
        figures = [int(figure) for figure in _FIGURE.findall(again["counts"])]
        for told in counted:
            months = len(_MONTH.findall(lower, told.start, told.end))
            if told.what == "headache" and months == len(figures) and max(figures) <= told.value.high:
                value = Interval(float(min(figures)), float(max(figures)))
                yield Entry(again.start(), again.end("counts"), value, "migraine", "m")
                return
