"""Counts of days, hours, scales, sides, levels and findings of studies, read out of a quote again.

Each is read by the reader that proposals are made with, at the quoted place; a claimed figure that the place does
not carry is refused.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from drafter.evidence.calendar.appointments import appointments
from drafter.evidence.claims.quotes import Asked, Refused, sentence_of
from drafter.evidence.headaches.attack_hours import attack_hours
from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.headaches.eras import is_before
from drafter.evidence.meaning.sides import levels_at, sides_at
from drafter.evidence.meaning.studies import shown, to_come
from drafter.evidence.outcomes.ratings import ratings
from drafter.evidence.words.quantities import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.evidence.layout.text import Span

_UNSUPPORTED = "EVD002"
Parsed = tuple[Any, "Span"]


def plain_interval(value: Interval) -> dict[str, Any]:
    """An interval as plain JSON; no upper end is ``null``."""
    high = None if math.isinf(value.high) else value.high
    return {"low": value.low, "high": high, "low_open": value.low_open, "high_open": value.high_open}


def interval_of(value: dict[str, Any]) -> Interval:
    """The interval that plain JSON means."""
    return Interval(
        value["low"], math.inf if value["high"] is None else value["high"], value["low_open"], value["high_open"]
    )


def days_again(asked: Asked) -> Parsed:
    """The days a month that a quote gives what the claim is of.

    :raises Refused: when it gives none, another number, or days of something else.
    """
    return _figure(
        asked,
        lambda s: ((a.start, a.end, a.value) for a in attacks(asked.reading, s) if a.what == asked.name),
        "count of days",
    )


def hours_again(asked: Asked) -> Parsed:
    """The hours a day that a quote gives a headache."""
    return _figure(
        asked, lambda s: ((h.start, h.end, h.value) for h in attack_hours(asked.reading, s)), "number of hours"
    )


def _figure(asked: Asked, read: Callable[[Any], Iterator[tuple[int, int, Interval]]], what: str) -> Parsed:
    claimed = figures_of(asked.claim.value)
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for first, last, value in read(sentence):
            if not (first < end and start < last):
                continue
            carried = figures_of(asked.reading.lower[first:last]) | {f"{value.low:g}", f"{value.high:g}"}
            if not claimed or claimed & carried:
                return plain_interval(value), span
    raise Refused(_UNSUPPORTED, f"the quote does not carry the {what} that is claimed for it")


def figures_of(text: str) -> set[str]:
    """The figures of a text, without noughts before them."""
    return {figure.lstrip("0") for figure in re.findall(r"\d+(?:\.\d+)?", text)}


def score_again(asked: Asked) -> Parsed:
    """The value of the named scale."""
    claimed = figures_of(asked.claim.value)
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for rating in ratings(asked.reading, sentence):
            inside = rating.start < end and start < rating.end
            if rating.value is None or not inside or rating.scale.id != asked.name:
                continue
            carried = figures_of(asked.reading.lower[rating.start : rating.end]) | {f"{rating.value:g}"}
            if not claimed or claimed & carried:
                return rating.value, span
    raise Refused(_UNSUPPORTED, "the quote does not carry the value of the scale that is claimed for it")


def scale_again(asked: Asked) -> Parsed:
    """The scale that a quote names, or the numeric rating that "7/10" is."""
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for rating in ratings(asked.reading, sentence):
            if rating.start < end and start < rating.end and rating.scale.id == asked.claim.value:
                return rating.scale.id, span
    raise Refused(_UNSUPPORTED, f"the quote does not name the scale {asked.claim.value!r}")


def side_again(asked: Asked) -> Parsed:
    """The sides that a quote names."""
    for span in asked.places:
        _, start, end = sentence_of(asked.reading, span)
        for first, last, sides in sides_at(asked.reading.view, start, end):
            if start <= first and last <= end:
                return sorted(sides), span
    raise Refused(_UNSUPPORTED, "the quote names no side")


def level_again(asked: Asked) -> Parsed:
    """The levels of the spine that a quote names."""
    for span in asked.places:
        _, start, end = sentence_of(asked.reading, span)
        named = [levels for _, _, levels in levels_at(asked.reading.lower, start, end)]
        if named:
            return sorted(frozenset().union(*named)), span
    raise Refused(_UNSUPPORTED, "the quote names no level")


def shown_again(asked: Asked) -> Parsed:
    """The finding of a study, and whether it is there, possible or absent."""
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for each in shown(asked.reading, sentence):
            if each.finding.start < end and start < each.finding.end and each.finding.id == asked.claim.value:
                return {"finding": each.finding.id, "assertion": str(each.assertion)}, span
    raise Refused(_UNSUPPORTED, f"the quote does not tell of {asked.claim.value!r}")


def study_again(asked: Asked) -> Parsed:
    """Whether a study was made or is still to come."""
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for mention in asked.reading.of(sentence, "imaging"):
            if mention.start < end and start < mention.end:
                said = "planned" if to_come(asked.reading, sentence, mention) else "done"
                if said == asked.claim.value:
                    return said, span
    raise Refused(_UNSUPPORTED, f"the quote does not show the study {asked.claim.value}")


def planned_again(asked: Asked) -> Parsed:
    """The day ahead that a quote plans something for."""
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for first, last, days in appointments(asked.reading, sentence):
            if first < end and start < last:
                return {"first": days.first.isoformat(), "last": days.last.isoformat()}, span
    raise Refused(_UNSUPPORTED, "the quote plans nothing for a day ahead")


def before_again(asked: Asked) -> Parsed:
    """That a statement is of the time before the treatment that is repeated."""
    for span in asked.places:
        _, start, end = sentence_of(asked.reading, span)
        if is_before(asked.reading.lower, start, end):
            return True, span
    raise Refused(_UNSUPPORTED, "the quote does not speak of the time before treatment")


MARKS: dict[str, Callable[[Asked], Parsed]] = {
    "days_a_month": days_again,
    "hours_a_day": hours_again,
    "score": score_again,
    "scale": scale_again,
    "side": side_again,
    "level": level_again,
    "shown": shown_again,
    "study": study_again,
    "before": before_again,
    "planned_date": planned_again,
}
