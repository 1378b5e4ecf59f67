"""Counts of days before they are of anything: what tells its own time, what it was before, what shares the time of the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.evidence.headaches.count_periods import period_named
from drafter.evidence.headaches.counted_days import said_by_pronoun
from drafter.evidence.headaches.day_counts import (
    DAILY,
    EARLIER,
    PART,
    TIMED_BY_SENTENCE,
    TIMELESS,
    WHOLE,
    monthly,
    of_quarter,
    unit_of,
    value_of,
)
from drafter.evidence.headaches.day_marks import beside
from drafter.evidence.words.numbers import NUMBER, number
from drafter.evidence.words.quantities import Interval
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.words.concepts import Mention

#: A count that is said to have been wrong.
_MISSTATED = re.compile(
    r"(?:\b(?:i|we) (?:wrote|dictated|typed|put)(?: down)? |\b(?:wrongly|mistakenly|incorrectly|erroneously|in error) (?:\w+ ){0,3}|\b(?:written|dictated|typed|entered|listed) as |[,;(] ?(?:and )?not |\binstead of |\brather than |\bup from )$"
)
_HOW_OFTEN = re.compile(
    r"(?:q\d{0,2}[.:)] ?)?(?:headaches?: ?)?(?:and )?how often(?: (?:do|does|did|are|is|was|were|has|have|come|comes|get|gets|getting|had|having|feel|you|she|he|they|it|this|these|those|the|a|an|your|her|his|headaches?|migraines?|ha|head|hurts?|aches?|occur|happen|now|currently|with|in))* ?\?"
)
#: "Headache d/mo: 20   Migraine d/mo: 4": what stands behind the figure is the key of the next; "18 d/mo  Migrainous: 12 d/mo" has its own.
_KEY_BEHIND, _KEYED = (
    re.compile(r"(?! ?(?:migr|migs?\b|mmd|headache|ha\b))[a-z/ ]{0,12}[:=] ?\d"),
    re.compile(r"[:=] ?(?:\d{1,2} [a-z ]{0,20})?$"),
)
#: "Summary, last 30 days: migraine 12": the days that were looked at.
_PERIOD_ITSELF = re.compile(r"\b(?:last|past|previous|preceding|prior) $")
_OF_TIMELESS = Telling("headache day", "ha day", "migraine day")


@dataclass(frozen=True, slots=True)
class Count:
    """A count before it is of anything."""

    match: re.Match[str]
    value: Interval
    unit: str

    def overlaps(self, match: re.Match[str]) -> bool:
        return match.start() < self.match.end() and self.match.start() < match.end()


def whole(lower: str, sentence: Sentence, marks: list[Mention], found: list[Count]) -> list[Count]:
    """Counts that tell their own time."""
    start, end = sentence.start, sentence.end
    kept = list(found)
    named: str | None = None
    for pattern in WHOLE.within(lower, start, end):
        if pattern in TIMED_BY_SENTENCE:
            named = period_named(lower, start, end) if named is None else named
            if not named:
                continue
        period = named if named and pattern in TIMED_BY_SENTENCE else ""
        for match in pattern.finditer(lower, start, end):
            unit = unit_of(match, pattern)
            value = value_of(match, pattern)
            if "q" in period and (value is None or period == "q"):
                unit, value = "q", of_quarter(match, pattern)
            misstated = _MISSTATED.search(lower[max(start, match.start() - 40) : match.start()])
            apart = pattern is DAILY and not (
                beside(lower, marks, match)
                or "frequency" in sentence.label
                or _HOW_OFTEN.fullmatch(sentence.label)  # "How often does your head hurt? Every day."
                or said_by_pronoun(lower, sentence.start, marks, match)
            )
            # "none before" has no figure of its own.
            figure = match.start("one") if "one" in pattern.groupindex else match.end()
            of_next = _KEY_BEHIND.match(lower, match.end(), end) and _KEYED.search(
                lower, start, max(match.start(), min(match.end(), figure))
            )
            itself = pattern in TIMED_BY_SENTENCE and _PERIOD_ITSELF.search(lower, start, match.start())
            if value is None or misstated or apart or of_next or itself or any(count.overlaps(match) for count in kept):
                continue
            kept.append(Count(match, value, unit))
    return kept[len(found) :]


def of_before(lower: str, sentence: Sentence, found: list[Count]) -> list[Count]:
    """What a count was before ("9 days a month (was 21)"), in the time of the count before it."""
    counts: list[Count] = []
    if not found:
        return counts
    for match in EARLIER.finditer(lower, sentence.start, sentence.end):
        before = [count for count in found if count.match.end() <= match.start() < count.match.end() + 24]
        value = value_of(match, PART)
        if before and value is not None:
            counts.append(Count(match, monthly(value, before[-1].unit), before[-1].unit))
    return counts


#: "Now seven headache days in the month, he was having, before we started, twenty-four", "eight, against twenty-three before the first".
_WAS_HAVING = re.compile(
    r"\b(?:(?:was|were|been) having|used to have|had had|had)(?:, (?:before|prior to|until) [^,;.]{3,60},| then)? (?=[a-z\d])"
)
_HAVING = re.compile(rf"(?P<pre>)(?P<one>{NUMBER})(?P<two>)(?= ?(?:[.,;)]|$)| (?:of them|such|and of those|then))")
_SET_AGAINST = re.compile(
    r"\b(?:against|compared (?:to|with)|versus|vs\.?|instead of|in place of|where there were|from|rather than)(?: (?:the|about|around|some|a))* (?=[a-z\d])|\((?=\d)"
)
#: "Pre-Botox 22, now 9 headache days a month".
_PRE = re.compile(
    r"\b(?:pre-?(?:botox|toxin|treatment|onabot\w*)|(?:at )?baseline|before (?:the )?(?:botox|toxin|treatment)|prior to (?:the )?(?:botox|toxin|treatment))(?: (?:it|they|she|he|was|were|had|about|around|at|of))*:? (?=\d)"
)
_AGAINST = re.compile(
    rf"(?P<pre>)(?P<one>{NUMBER})(?P<two>)(?: (?:headache )?days?)?(?: (?:a|per|each|in the|every) month)? (?=(?:of |that (?:she|he) had )?(?:before|previously|prior to|at baseline|at the outset|at first|pre-?)\b)"
)


def as_before(lower: str, sentence: Sentence, found: list[Count]) -> list[Count]:
    """What a count was before treatment, told without its days beside the count of now."""
    counts: list[Count] = []
    opened = ((_WAS_HAVING, _HAVING), (_SET_AGAINST, _AGAINST), (_PRE, _HAVING)) if found else ()
    told_so = (
        told.match(lower, before.end(), sentence.end)
        for opens, told in opened
        for before in opens.finditer(lower, sentence.start, sentence.end)
    )
    for match in filter(None, told_so):
        told = number(match["one"])
        of = [count for count in found if count.match.end() <= match.start()] or found[:1]
        if told is None or not of or told[1] > _MOST_DAYS or any(count.overlaps(match) for count in found):
            continue
        counts.append(Count(match, monthly(Interval(*told[:2]), of[-1].unit), of[-1].unit))
    return counts


_MOST_DAYS = 31


def timeless(lower: str, sentence: Sentence, found: list[Count]) -> list[Count]:
    """Counts that share the time of the next ("16 headache days and 10 migraine days per month")."""
    counts: list[Count] = []
    if not found or not _OF_TIMELESS.within(lower, sentence.start, sentence.end):
        return counts
    for match in TIMELESS.finditer(lower, sentence.start, sentence.end):
        value = value_of(match, PART)
        later = next((count.unit for count in found if 0 <= count.match.start() - match.end() < 30), None)
        if value is not None and later and not any(count.overlaps(match) for count in found):
            counts.append(Count(match, monthly(value, later), later))
    return counts
