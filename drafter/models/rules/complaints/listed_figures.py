"""Counts of headache days listed without their months, under the months that they are of: "April to September 2025: 18, 19, 17, 20, 21, 18"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.headaches.diaries import months_above
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

_FIGURES = re.compile(
    r"\b(?:(?:headache|ha|h/a)[- ]?(?:days?|d)|days? (?:with|of) (?:an? |any )?(?:headaches?|ha)|mhds?)(?: ?(?:each|per|a|by|every|/) ?(?:calendar )?(?:month|mo)\b)?(?: (?:were|was|as follows|ran|came to|numbered|of))* ?[:=-]? ?(?P<all>\d{1,2}(?:(?:,|;|/| -) ?(?:and )?\d{1,2}\b(?!/)){3,12})(?![\d/%]| ?(?:mg|h\b|hours))"
)
_ALIKE = 2 / 3  # of the most, what the least is at least where counts are about alike
_ABOVE = 2  # sentences that the months may stand above the figures
_MOST = 31
_COLUMNS = 4  # months, from which on a row of them tells since when the rate has been so


_LIST = re.compile(r"\d{1,2}(?:(?:,|;|/| -) ?(?:and )?\d{1,2}\b(?!/)){3,12}")


def uneven(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence lists the counts of months that are far from alike ("over the past 6 months: 3, 4, 3, 19, 21, 18")."""
    return any(
        count.value.low < count.value.high * _ALIKE and _LIST.search(reading.lower, count.start, count.end)
        for count in attacks(reading, sentence)
    )


def length_listed(reading: Reading, sentence: Sentence) -> Timing | None:
    """The length that as many counts as it has months are listed for, where they are about alike."""
    for count in attacks(reading, sentence):
        told = _LIST.search(reading.lower, count.start, count.end)
        if told is None or count.value.low < count.value.high * _ALIKE:
            continue
        months = len(re.findall(r"\d+", told[0]))
        for time in timings(reading, sentence):
            if time.length is not None and time.length[:3] == (months, months, "months"):
                return time
    return None


def figures_listed(reading: Reading, sentence: Sentence) -> Timing | None:
    """The first of the months that figures are listed for, where there are as many figures as months, and all about alike."""
    counted = attacks(reading, sentence)  # most sentences count nothing
    told = _FIGURES.search(reading.lower, sentence.start, sentence.end) if counted else None
    if told is None:
        return None
    days = [int(figure) for figure in re.findall(r"\d+", told["all"])]
    if max(days) > _MOST or min(days) < max(days) * _ALIKE:
        return None
    for above in reversed(reading.sentences[max(0, sentence.index - _ABOVE) : sentence.index + 1]):
        for first, last in pairwise(timings(reading, above)):
            if first.days is None or last.days is None or first.problem or last.problem:
                continue
            begun, ended = first.days.first, last.days.last
            if (ended.year - begun.year) * 12 + ended.month - begun.month + 1 == len(days):
                return first
    return None


def columns_listed(reading: Reading, sentence: Sentence) -> Timing | None:
    """The first of four months or more in the line above whose counts a row has, where they are about alike ("May  Jun  Jul  Aug")."""
    counts = [c for c in attacks(reading, sentence) if c.what == "headache"]
    figures = [int(n) for c in counts for n in re.findall(r"\d+", reading.lower[c.start : c.end])]
    if len(figures) < _COLUMNS or max(figures) > _MOST or min(figures) < max(figures) * _ALIKE:
        return None
    above = months_above(reading, sentence, len(figures))
    dated = [(t.days.first, t) for t in timings(reading, above) if t.days and not t.problem] if above else []
    return min(dated, key=lambda told: told[0])[1] if dated else None
