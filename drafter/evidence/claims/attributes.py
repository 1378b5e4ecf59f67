"""How each attribute of a claim is read out of its quote again, by our own parsers.

Hard values (names, lengths, dates, shares, counts, regions) are parsed; a claimed one that differs is refused.
Soft values (how a treatment turned out, where it stands) need a cue in the quoted words that says so of
this very treatment. One function an attribute type; each returns the value as plain JSON and the
place that carries it, or raises :class:`~drafter.evidence.claims.quotes.Refused`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from drafter.evidence.claims.attribute_marks import MARKS, figures_of
from drafter.evidence.claims.attribute_outcomes import outcome_again, standing_again
from drafter.evidence.claims.attribute_times import date_again, length_again
from drafter.evidence.claims.procedure_status import status_again
from drafter.evidence.claims.quotes import Asked, Refused, sentence_of
from drafter.evidence.layout.tables import share_of_row
from drafter.evidence.meaning.areas import areas_in, areas_named, areas_of
from drafter.evidence.meaning.therapy_notes import therapy_of
from drafter.evidence.outcomes.rated_checks import rated_check
from drafter.evidence.outcomes.rated_rows import rated_rows
from drafter.evidence.outcomes.score_shares import shares
from drafter.evidence.sessions.asked_sessions import number_asked
from drafter.evidence.sessions.countings import counts, tallies
from drafter.evidence.sessions.elsewhere import added_elsewhere
from drafter.evidence.sessions.implied_counts import counts_by_share, implied_counts, numbered_days, own_numbers
from drafter.evidence.sessions.ordinals import ordinals, ordinals_before
from drafter.evidence.sessions.region_groups import counts_by_region
from drafter.evidence.sessions.session_rates import of_times, rates, runs
from drafter.evidence.sessions.year_counts import before_own
from drafter.evidence.sessions.year_lists import counts_by_year
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Quantity

_UNSUPPORTED = "EVD002"
Parsed = tuple[Any, "Span"]


def read_again(kind: str, asked: Asked) -> Parsed:
    """The value that a quote carries for an attribute type, and the place that carries it.

    :raises Refused: when it carries none, or another than the claimed one.
    """
    return _PARSERS[kind](asked)


def _named(kind: str) -> Callable[[Asked], Parsed]:
    # A complaint may be named by its region alone ("Left low back since March") or as a diagnosis of pain.
    kinds = {"symptom": ("symptom", "region", "diagnosis")}.get(kind, (kind,))

    def parse(asked: Asked) -> Parsed:
        reading, wanted = asked.reading, asked.claim.value
        seen: set[str] = set()
        for span in asked.places:
            sentence, start, end = sentence_of(reading, span)
            for mention in reading.of(sentence, *kinds):
                if not _quoted(reading, mention, start, end):
                    continue
                words = reading.lower[mention.start : mention.end]
                if kind == "pattern" and wanted == "headache" and words.startswith("migrain"):
                    return wanted, span  # a migraine is a headache; days of headache are none of migraine
                if wanted in (mention.id, words) or wanted.strip().lower() == words:
                    return mention.id, span
                seen.add(mention.id)
            stands = therapy_of(reading) if kind == "treatment" else None
            if stands and stands.id == wanted and start <= stands.start and stands.end <= end:
                return stands.id, span
        instead = f" but {', '.join(sorted(seen))}" if seen else ""
        raise Refused(_UNSUPPORTED, f"the quote does not name {wanted!r}{instead}")

    return parse


def _quoted(reading: Reading, mention: Mention, start: int, end: int) -> bool:
    """Whether a quote names what is mentioned: whole, or in words that alone name the same ("migraine" of "chronic migraine")."""
    if start <= mention.start and mention.end <= end:
        return True
    if not (mention.start <= start and end <= mention.end):
        return False
    alone = lexicon().mentions(reading.view.text[start:end], reading.lower[start:end])
    return any((m.kind, m.id) == (mention.kind, mention.id) for m in alone)


def _region(asked: Asked) -> Parsed:
    claimed = areas_named(asked.claim.value)
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        # A disease, or a complaint, of one region names it, too.
        named = asked.reading.of(sentence, "region", "diagnosis", "symptom")
        inside = [m for m in named if start <= m.start and m.end <= end]
        areas = {area for m in inside for area in areas_of(m)}
        if any(m.start <= start and end <= m.end for m in asked.reading.of(sentence, "treatment")):
            areas |= areas_in(asked.reading.text[start:end])  # "knee therapy"
        if areas and (not claimed or claimed & areas):
            return sorted(areas), span
    raise Refused(_UNSUPPORTED, "the quote does not name the body region that is claimed for it")


def _numbers(reading: Reading, sentence: Sentence) -> Iterator[Quantity]:
    place = reading.lower, sentence.start, sentence.end
    if (asked := number_asked(reading, sentence)) is not None:
        yield asked.number
    yield from (
        *ordinals(*place),
        *ordinals_before(*place),
        *tallies(*place),
        *before_own(*place),
        *counts(*place),
        *runs(*place),
        *rates(*place),
        *of_times(*place),
    )
    yield from added_elsewhere(*place)
    yield from numbered_days(*place)
    yield from implied_counts(*place)
    yield from own_numbers(*place)
    yield from counts_by_share(*place)
    yield from counts_by_region(reading, sentence)
    yield from counts_by_year(*place)


def _shares(reading: Reading, sentence: Sentence) -> Iterator[Quantity]:
    """The shares that a sentence tells, else the one that a table's row gives in its columns, or ratings line by line."""
    yield from shares(reading.lower, sentence.start, sentence.end)
    yield from rated_rows(reading, sentence)
    if (course := rated_check(reading, sentence)) is not None:
        yield course.share
    yield from share_of_row(reading, sentence)


def _quantity(read_all: Callable[[Reading, Sentence], Iterable[Quantity]], what: str) -> Callable[[Asked], Parsed]:
    def parse(asked: Asked) -> Parsed:
        lower = asked.reading.lower
        claimed = figures_of(asked.claim.value)
        for span in asked.places:
            sentence, start, end = sentence_of(asked.reading, span)
            # What the quote is, letter for letter, comes before what only stands in it.
            told = sorted(read_all(asked.reading, sentence), key=lambda each: (each.start, each.end) != (start, end))
            for quantity in told:
                if not (quantity.start < end and start < quantity.end):
                    continue
                value = quantity.value
                carried = {f"{value.low:g}", f"{value.high:g}"} | figures_of(lower[quantity.start : quantity.end])
                if not claimed or claimed & carried:
                    high = None if math.isinf(value.high) else value.high
                    ends = {"low_open": value.low_open, "high_open": value.high_open}
                    return {"low": value.low, "high": high, **ends}, span
        raise Refused(_UNSUPPORTED, f"the quote does not carry the {what} that is claimed for it")

    return parse


def _purpose(asked: Asked) -> Parsed:
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for mention in asked.reading.of(sentence, "condition"):
            if mention.id == asked.claim.value and start <= mention.start and mention.end <= end:
                return mention.id, span
    raise Refused(_UNSUPPORTED, "the quote names no such condition")


def _one_of(allowed: Sequence[str], what: str) -> Callable[[Asked], Parsed]:
    def parse(asked: Asked) -> Parsed:
        if asked.claim.value not in allowed:
            raise Refused(_UNSUPPORTED, f"{asked.claim.value!r} is no {what}")
        sentence_of(asked.reading, asked.places[0])
        return asked.claim.value, asked.places[0]

    return parse


_NAMED_KINDS = (
    "symptom", "treatment", "finding", "diagnosis", "programme", "procedure", "pattern", "imaging", "flag", "examination",
)  # fmt: skip
_PARSERS: dict[str, Callable[[Asked], Parsed]] = {
    **{kind: _named(kind) for kind in _NAMED_KINDS},
    **MARKS,
    "region": _region,
    "length": length_again,
    "date": date_again,
    "count": _quantity(_numbers, "number"),
    "percent": _quantity(_shares, "percentage"),
    "outcome": outcome_again,
    "standing": standing_again,
    "status": status_again,
    "role": _one_of(("indication", "referral"), "role of a diagnosis"),
    "purpose": _purpose,
}
