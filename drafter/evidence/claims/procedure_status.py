"""Where a claim says that a procedure stands, read again: before the requested one, on the document's day, to come, or together with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from drafter.evidence.calendar.appointments import appointments
from drafter.evidence.claims.facts import STATUSES
from drafter.evidence.claims.quotes import Asked, Refused, sentence_of
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.sessions.asked_sessions import number_asked
from drafter.evidence.sessions.elsewhere import added_elsewhere
from drafter.evidence.sessions.implied_counts import counts_by_share, own_numbers
from drafter.evidence.sessions.known_effects import effect_told
from drafter.evidence.sessions.ordinals import ordinals
from drafter.evidence.sessions.procedure_days import PLANNED, before_visit, past_dates, that_day
from drafter.evidence.sessions.same_visits import (
    SAME_VISIT,
    others_asked_for,
    shared_visit,
    told_done_that_day,
    told_for_day,
)
from drafter.evidence.sessions.serial_sessions import had_before, told_as_past
from drafter.evidence.sessions.session_standing import DONE_TODAY, PRIOR_BEFORE, status_of
from drafter.evidence.sessions.unnamed_before import session_before
from drafter.evidence.sessions.visit_acts import done_at_visit
from drafter.evidence.sessions.year_counts import before_own
from drafter.evidence.sessions.year_lists import year_at
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_UNSUPPORTED = "EVD002"
#: Words that put a procedure ahead, wherever they stand beside it.
_TO_COME = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|will|schedul\w+|request\w*|propos\w+|recommend\w*|authori[sz]\w+|intent|intend\w*|seek\w*|ask\w*|order\w*|next|await\w*|pending|offer\w*|consider\w*|repeat|due)\b"
)
#: "Since the 9/9 blocks", "here to go over the 05/13 block".
_SINCE_DAY = re.compile(
    r"\b(?:since|after|from|over|following) (?:the |her |his |that )?\d{1,2}/\d{1,2}(?:/\d{2,4})? $"
)


def status_again(asked: Asked) -> tuple[Any, Span]:
    """The status that a quote, in its sentence, gives a procedure, and its place.

    :raises Refused: when it gives none, or another: a session that is only planned is none that was.
    """
    wanted = asked.claim.value
    if wanted not in STATUSES:
        raise Refused(_UNSUPPORTED, f"{wanted!r} is no standing of a procedure")
    said: set[str] = set()
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        told = set(_told(asked.reading, sentence, asked.name, start, end))
        if wanted in told:
            return wanted, span
        said |= told
    instead = f"; it says {', '.join(sorted(said))}" if said else ""
    raise Refused(_UNSUPPORTED, f"the quote does not show the procedure as {wanted}{instead}")


def _told(reading: Reading, sentence: Sentence, name: str, start: int, end: int) -> Iterator[str]:
    """What a quote, or the words around what it names, say of where a procedure stands."""
    lower = reading.lower
    for first, last, _ in appointments(reading, sentence):
        if first < end and start < last:
            yield "planned"
    yield from _by_count(lower, sentence, start, end)
    if _by_form(reading, sentence, start, end):
        yield "prior"
    mentions = [m for m in reading.of(sentence, "procedure") if m.id == name or m.concept["generic"]]
    mentions = [m for m in mentions if m.start < end and start < m.end] or mentions
    yield from _at_one_visit(reading, sentence, name, mentions, (start, end))
    own_number = any(n.start < end and start < n.end for n in own_numbers(lower, sentence.start, sentence.end))
    if own_number and any(had_before(reading, sentence, m) for m in mentions):
        yield "planned"
    for mention in mentions:
        yield from _of_mention(reading, sentence, mention)
    own = [t for t in timings(reading, sentence) if not t.owners or any(o.kind == "procedure" for o in t.owners)]
    quoted = [t for t in own if t.start < end and start < t.end]
    if any(before_visit(reading, sentence, t, same_day=not mentions) for t in quoted):
        yield "prior"
    if any(that_day(reading, sentence, t) for t in (own if mentions else quoted)):
        yield "current"
    told = session_before(reading, sentence, series=bool(lexicon().concept("procedure", name)["serial"]))
    if told is not None and told[0] < end and start < told[1]:
        yield "prior"
    if not mentions:
        yield from _of_sentence(lower, sentence, start, end)


def _at_one_visit(
    reading: Reading, sentence: Sentence, name: str, mentions: Sequence[Mention], quoted: tuple[int, int]
) -> Iterator[str]:
    """What a quote says of another procedure's visit: that it is shared, or that this one was done beside the other."""
    if _shares(reading, sentence, mentions, *quoted):
        yield "together"
    if any(
        done_at_visit(reading, sentence, m) or told_done_that_day(reading, sentence, m)
        for m in mentions
        if m.id == name
    ):
        yield "current"


def _by_count(lower: str, sentence: Sentence, start: int, end: int) -> Iterator[str]:
    """What a number says in a quote: the note's own session is one of so many, or there were some elsewhere."""
    if any(nth.start < end and start < nth.end for nth in ordinals(lower, sentence.start, sentence.end)):
        yield "planned"
    if year_at(lower, (sentence.start, sentence.end), (start, end)) is not None:
        yield "prior"
    place = lower, sentence.start, sentence.end
    if any(
        some.start < end and start < some.end
        for some in (*added_elsewhere(*place), *counts_by_share(*place), *before_own(*place))
    ):
        yield "prior"


def _by_form(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a quote answers a form's question how many sessions there were."""
    told = number_asked(reading, sentence)
    return told is not None and told.number.start < end and start < told.number.end


def _shares(reading: Reading, sentence: Sentence, mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a quote has words by which a procedure shares the visit of another."""
    spans = [m.span() for m in SAME_VISIT.finditer(reading.lower, sentence.start, sentence.end)]
    for mention in mentions:
        if mention.concept["generic"]:
            told = [others_asked_for(reading, mention)]
        else:
            told = [shared_visit(reading, sentence, mention), told_for_day(reading, sentence, mention)]
        spans += [each for each in told if each is not None]
    return any(first < end and start < last for first, last in spans)


def _of_mention(reading: Reading, sentence: Sentence, mention: Mention) -> Iterator[str]:
    """What the words at a procedure say; that one was before only by what the embedded reader takes for it."""
    lower = reading.lower
    if reading.assertion(sentence, mention.start, mention.end) in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL):
        yield "planned"
        if had_before(reading, sentence, mention):
            yield "prior"  # "return for TPI #4", "would like a further epidural"
        return
    dates = past_dates(reading, sentence, mention)
    if _SINCE_DAY.search(lower[sentence.start : mention.start]):
        yield "prior"
    if status := status_of(reading, sentence, mention, dates):
        yield status
    told = (had_before, told_as_past, effect_told)
    if any(tells(reading, sentence, mention) for tells in told):
        yield "prior"
    first, last = clause_at(reading.clauses(sentence), mention.start)
    if _TO_COME.search(lower, first, last):
        yield "planned"


def _of_sentence(lower: str, sentence: Sentence, start: int, end: int) -> Iterator[str]:
    """What a sentence that names no procedure says of one ("Had three of them last year")."""
    before, after = lower[sentence.start : end] + " ", lower[start : sentence.end]
    if sentence.section.kind == "procedure" or DONE_TODAY.search(after):
        yield "current"
    if PLANNED.search(before) or _TO_COME.search(lower, sentence.start, sentence.end):
        yield "planned"
    elif PRIOR_BEFORE.search(before):
        yield "prior"
