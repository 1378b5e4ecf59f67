"""Days that a record plans something for ("next Botox scheduled for 01/08/2026", "will be injected again on 12/15").

Unlike every other date they lie ahead; one without a year is the next such day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.dates import dates
from drafter.evidence.calendar.days import Days, add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_PLANNED = re.compile(
    r"\b(?:next|schedul\w*|appointments?|appt|booked|will|shall|going to|plan\w*|return\w*|to be (?:given|done|injected|repeated)|repeat\w*|due|proposed|requested|set for|slot|on the books|target|re-?inject\w*|penci\w+ in|coming (?:in|back)|comes (?:in|back)|back (?:on|in)|rtc|down for|reserved|on the (?:calendar|schedule)|anticipat\w*|expect\w*|tentative\w*|dos|date of service|for (?:cycle|set|round|treatment)|(?:see|inject|treat) (?:her|him|you|again)|upcoming|procedure date|(?:to|will|shall) come|gave (?:her|him)|given (?:her|him)|mark is|arranged|confirmed|holding|held for|(?:cycle|round|set|session|treatment) #?\d+)\b[^.;]{0,80}$"
)
#: "The last one I did was back on August 20th": what was, is not planned.
_WAS_THEN = re.compile(
    r"\b(?:last|previous|prior|preceding|earlier) (?:one|ones|set|round|cycle|session|treatment|injections?|botox|dose|time)\b(?:(?!\b(?:next|will|sched\w*|booked|due|plan\w*|return\w*|so|repeat)\b)[^.;])*\b(?:was|were|did|gave|given|had|received|done)\b(?:(?!\b(?:next|will|sched\w*|booked|due|plan\w*|return\w*|so|repeat)\b)[^.;]){0,30}$"
)
#: Days that are told from the day they are told on.
_RELATIVE = re.compile(r"today|yesterday|(?:last|this) \w+")
_MONTHS_AHEAD = 9  # how far ahead a day without a year may lie


def appointments(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, Days]]:
    """The single days after the document's date that a sentence plans something for."""
    if reading.anchor is None:
        return
    ahead = add_months(reading.anchor, _MONTHS_AHEAD)
    for found in dates(reading.view.text, reading.lower, sentence.start, sentence.end, ahead):
        if found.exact and found.days is not None and reading.anchor < found.days.first:
            if _RELATIVE.fullmatch(reading.lower, found.start, found.end):
                continue  # it was read as if said on a day to come
            before = reading.lower[sentence.start : found.start]
            if _PLANNED.search(before) and not _WAS_THEN.search(before):
                yield found.start, found.end, found.days


_YEAR = 366  # days
_WITHOUT_YEAR = re.compile(r"\d{1,2}/\d{1,2}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?")


def may_lie_ahead(reading: Reading, start: int, end: int, days: Days | None, soon: int = 65) -> bool:
    """Whether a day without a year, which lies nearly a year back, may as well be the next such day ("he is off Aug 5-9", in July).

    :param soon: days, within which the next such day lies.
    """
    if days is None or reading.anchor is None or not _WITHOUT_YEAR.fullmatch(reading.lower, start, end):
        return False
    return _YEAR - soon <= (reading.anchor - days.first).days <= _YEAR
