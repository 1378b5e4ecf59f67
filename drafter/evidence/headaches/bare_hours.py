"""Hours of an attack left alone, told by a bare figure beside what a medicine leaves of it: "cut to 2 hours; left alone it goes on for 10".

Only where hours in figures stand just before, in the sentence or the one before it, so that the bare figure has its unit from them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.hour_figures import HOURS, bounded_hours
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.quantities import Interval

_ALONE = r"(?:left (?:alone|untreated|to (?:itself|themselves|run|its own))|untreated|unmedicated|otherwise|without (?:it|them|one|treatment|meds?|medic\w+|a (?:tablet|pill|triptan|dose)|tablets|anything)|w/o (?:it|treatment|meds?|tx|rx)|(?:if|when) (?:(?:it is|they are|it's|she|he|i) )?(?:not (?:treated|taken|medicated)|takes? nothing|take nothing|does not (?:treat|take)|doesn't (?:treat|take)|missed))"
_LASTS = r"(?:(?:it|they|one|each|an attack|the headache|headaches|a headache|the pain) )?(?:(?:will|can|would|usually|typically|generally|often|still) )*(?:goes on|go on|lasts?|lasting|runs?|takes?|stays?|persists?|is there|are there|carries on|drags on|is|it is|it's)(?: (?:for|up to|about|around|some|on))*"
_N = rf"(?P<pre>(?:about|around|at least|more than|over|up to|roughly) )?(?P<one>(?!an?\b|half\b){NUMBER})(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?(?P<plus>\+| or more)?"
_END = r"(?= ?(?:[.,;)]|$)| (?:and|but)\b)"
_TOLD = (
    # "Left alone it goes on for 10", "untreated, 12", "without, in 12".
    re.compile(rf"\b{_ALONE},?:? (?:(?:{_LASTS}|about|in|after|more like) )?{_N}{_END}"),
    re.compile(rf"(?<=[;,] )without,? (?:(?:it is |it's )?(?:in|after|about|it is|for) )?{_N}{_END}"),
    # "2 hours with rizatriptan and 9 without".
    re.compile(rf"\b(?:and|but|vs\.?|versus|or) (?:{_LASTS} )?{_N} (?:without|untreated|w/o|left alone|if not treated)(?: (?:it|them|one|treatment|meds?|medic\w+|any\w*))?{_END}"),
)  # fmt: skip
_OF_ALONE = Telling("left alone", "left to", "left untreated", "untreated", "unmedicated", "otherwise", "without", "w/o", "not treat", "nothing", "not take", "n't t", "missed")  # fmt: skip
_HEAD = re.compile(r"\b(?:headaches?|ha|migraines?|attacks?|episodes?)\b")
_ELSE = re.compile(
    r"\b(?:pain|severity|intensity|score|sleep\w*|work\w*|relief (?:of|for|lasts)|nausea|aura|tablets?|mg|visits?)\b"
)
#: What else has hours.
_SPENT = re.compile(r"\b(?:sle(?:ep|pt)\w*|work\w*|driv\w*|screens?|relief (?:of|for|lasts?)|visits?|shift)\b")
_MOST = 72


def bare_hours(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Interval]]:
    """The hours that a bare figure tells of an attack that is left alone."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not _OF_ALONE.within(lower, start, end):
        return
    earlier = reading.sentences[sentence.index - 1] if sentence.index else sentence
    first = earlier.start if earlier.section.index == sentence.section.index else start
    for pattern in _TOLD:
        for match in pattern.finditer(lower, start, end):
            before = lower[first : match.start()]
            units = [
                found for found in HOURS.finditer(before) if (found["unit"] or found["unit1"] or "").startswith("h")
            ]
            if not units or not _HEAD.search(before) or _ELSE.search(before[units[-1].end() :]):
                continue
            if _SPENT.search(before[before.rfind(". ", 0, units[-1].start()) + 1 : units[-1].start()]):
                continue
            one, two = number(match["one"]), number(match["two"] or match["one"])
            if one and two and one[0] <= two[1] <= _MOST:
                value = bounded_hours(one[0], two[1], (match["pre"] or "").strip(), "", plus=bool(match["plus"]))
                # From the words of being left alone on, which deny nothing of it.
                first_at = match.start("one") if pattern is _TOLD[-1] else match.start()
                yield first_at, match.end(), value
