"""Hours of several months in one row, behind a key that names them: "Average hours   5   3   2", "Headache hours a day: Jul 7, Aug 6".

They are one interval, from the least to the most, so that a criterion is met only when every month satisfies it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attack_meant import NOT_HOURS
from drafter.evidence.headaches.day_spans import Span
from drafter.evidence.headaches.diaries import months_above
from drafter.evidence.headaches.diary_lists import MONTH_OF_YEAR
from drafter.evidence.words.months import MONTH_WORD
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: What may stand before the word: "average hours", "attack hours"; not "office hours".
_OF_ATTACK = "|".join(
    rf"(?<=\b{word} )"
    for word in ("headache", "headaches", "ha", "attack", "attacks", "migraine", "migraines", "average", "avg", "mean", "total", "the", "in", "of", "for", "untreated", "lasted", "lasts", "duration", "length")
)  # fmt: skip
_KEY = rf"(?:(?<![a-z] )|{_OF_ATTACK})(?P<key>\b(?:hours?|hrs?|h\b|(?:duration|length)[^:=|.;?\d]{{0,30}}\(h(?:ou)?(?:rs?)?\))(?:(?!\b{MONTH_WORD})[^:=|.;?\d]){{0,40}})"
_ONE = rf"(?P<month>{MONTH_OF_YEAR} ?[:=-]? ?)?\d{{1,2}}(?:\.\d)?(?! ?/) ?(?:hours?|hrs?|h)?"
_UNNAMED = re.sub(r"\(\?P<\w+>", "(?:", _ONE)
_LIST = re.compile(
    rf"{_KEY}(?P<mark>[:=|?]*) ?(?P<list>{_UNNAMED}(?:(?:[ ,;|/]+(?:and )?){_UNNAMED}){{1,11}})(?= ?[.,;|()]|$| ?$)"
)
_FIGURE = re.compile(rf"(?:{MONTH_OF_YEAR} ?[:=-]? ?)?(?P<hours>\d{{1,2}}(?:\.\d)?)")
_APART = re.compile(r"[,;|/]")
_MOST = 24.0


def hours_by_month(reading: Reading, sentence: Sentence) -> Iterator[Span]:
    """What a row of hours tells of the months that it, or the line above it, names; what commas or bars part needs no months."""
    lower = reading.lower
    for match in _LIST.finditer(lower, sentence.start, sentence.end):
        if NOT_HOURS.search(lower, sentence.start, match.end("key")):
            continue
        hours = [float(figure["hours"]) for figure in _FIGURE.finditer(match["list"])]
        told = _APART.search(match["list"]) or months_above(reading, sentence, len(hours)) is not None
        if told and max(hours) <= _MOST:
            yield Span(match.start("list"), match.end("list"), Interval(min(hours), max(hours)))
