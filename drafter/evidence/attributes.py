"""How each attribute of a claim is read out of its quote again, by our own parsers.

Hard values (names, lengths, dates, shares, counts, regions) are parsed; a claimed one that differs is refused.
Soft values (how a treatment turned out, where it stands) need a cue in the quoted words that says so of
this very treatment. One function an attribute type; each returns the value as plain JSON and the
place that carries it, or raises :class:`~drafter.evidence.quotes.Refused`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from drafter.evidence.assertion import Assertion
from drafter.evidence.courses import courses
from drafter.evidence.dates import dates
from drafter.evidence.durations import Length, durations
from drafter.evidence.facts import OUTCOMES, STANDINGS, STATUSES
from drafter.evidence.outcomes import outcomes
from drafter.evidence.quantities import counts, percentages
from drafter.evidence.quotes import Refused, sentence_of
from drafter.evidence.regions import areas_of
from drafter.evidence.text import normalised
from drafter.evidence.timing import ago, timings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from drafter.evidence.courses import Courses
    from drafter.evidence.durations import DurationMention
    from drafter.evidence.facts import Candidate, Claim
    from drafter.evidence.quantities import Quantity
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence
    from drafter.evidence.text import Span

_UNSUPPORTED, _MISREAD, _NO_DATE, _SLIP = "EVD002", "EVD003", "TIM001", "EVD004"
Parsed = tuple[Any, "Span"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim to be read again.

    :param kind: the concept kind of a name ("treatment").
    :param places: where its quote stands.
    :param today: the last day that can be past.
    """

    reading: Reading
    candidate: Candidate
    claim: Claim
    places: Sequence[Span]
    today: date | None

    @property
    def name(self) -> str:
        return self.candidate.attributes["name"].value


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
                inside = start <= mention.start and mention.end <= end
                # "trigger points" quotes "palpable trigger points" enough, when that is what is claimed.
                if not inside and not (mention.start <= start and end <= mention.end and wanted == mention.id):
                    continue
                if (
                    wanted in (mention.id, reading.lower[mention.start : mention.end])
                    or wanted.strip().lower() == reading.lower[mention.start : mention.end]
                ):
                    return mention.id, span
                seen.add(mention.id)
        instead = f" but {', '.join(sorted(seen))}" if seen else ""
        raise Refused(_UNSUPPORTED, f"the quote does not name {wanted!r}{instead}")

    return parse


def _region(asked: Asked) -> Parsed:
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        inside = [m for m in asked.reading.of(sentence, "region") if start <= m.start and m.end <= end]
        if inside:
            return sorted({area for m in inside for area in areas_of(m)}), span
    raise Refused(_UNSUPPORTED, "the quote names no body region")


def _length(asked: Asked) -> Parsed:
    lower = asked.reading.lower
    claimed = _lengths(asked.claim.value)
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for mention in durations(lower, sentence.start, sentence.end):
            if not (mention.start < end and start < mention.end):
                continue
            if mention.length is None:
                raise Refused(_SLIP, "a likely transcription error stands where the length should be")
            if claimed and not any(_agree(mention.length, other) for other in claimed):
                continue
            _own_time(asked, sentence, mention)
            return plain_length(mention.length), span
    raise Refused(_UNSUPPORTED, "the quote does not carry the length that is claimed for it")


#: Kinds of things whose time may be a candidate's.
_MAY_OWN = {
    "symptom": {"symptom", "event", "finding", "region", "diagnosis"},
    "treatment": {"treatment", "programme", "symptom", "event"},
    "procedure": {"procedure", "treatment", "symptom", "event", "finding"},
}


def _own_time(asked: Asked, sentence: Sentence, mention: DurationMention) -> None:
    """Refuses a length that the sentence gives to something of another kind."""
    kind = str(asked.candidate.kind)
    time = next(
        (t for t in timings(asked.reading, sentence) if t.start <= mention.start and mention.end <= t.end), None
    )
    if time is None:
        return
    if time.role == "aside":
        raise Refused(_MISREAD, "the time is a follow-up, an interval of care or another aside")
    if time.role == "flare" and kind == "symptom":
        raise Refused(_MISREAD, "the time is that of a flare")
    owners = {owner.kind for owner in time.owners}
    if owners and not owners & _MAY_OWN.get(kind, owners):
        raise Refused(_MISREAD, f"the time belongs to a {'/'.join(sorted(owners))}, not to a {kind}")


def _lengths(value: str) -> list[Length]:
    lower = normalised(value).lower()
    return [m.length for m in durations(lower, 0, len(lower)) if m.length is not None]


def _agree(read: Length, claimed: Length) -> bool:
    """The same figures; bounds that the document adds ("about") are the document's to give."""
    one, other = read.in_days(), claimed.in_days()
    return one.low <= other.high * 1.001 and other.low <= one.high * 1.001


def plain_length(length: Length) -> dict[str, Any]:
    """A length as plain JSON; no upper end is ``null``."""
    return {
        "low": length.low,
        "high": None if math.isinf(length.high) else length.high,
        "unit": length.unit,
        "low_open": length.low_open,
        "high_open": length.high_open,
        "hedged": length.hedged,
    }


def length_of(value: dict[str, Any]) -> Length:
    """The length that plain JSON means."""
    return Length(**{**value, "high": math.inf if value["high"] is None else value["high"]})


def _date(asked: Asked) -> Parsed:
    reading = asked.reading
    for span in asked.places:
        sentence, start, end = sentence_of(reading, span)
        found = dates(reading.view.text, reading.lower, sentence.start, sentence.end, reading.anchor)
        for mention in found:
            if not (mention.start < end and start < mention.end):
                continue
            if mention.problem == "ambiguous":
                return {"first": None, "last": None}, span
            if mention.days is None:
                raise Refused(_NO_DATE, f"the date is {mention.problem}: it is no value")
            if asked.today and mention.days.first > asked.today:
                raise Refused(_NO_DATE, "the date lies in the future: it is no value")
            return {"first": mention.days.first.isoformat(), "last": mention.days.last.isoformat()}, span
        for duration in durations(reading.lower, sentence.start, sentence.end):
            if duration.start < end and start < duration.end and duration.length and reading.anchor:
                days = ago(duration.length, reading.anchor)
                return {"first": days.first.isoformat(), "last": days.last.isoformat()}, span
    raise Refused(_UNSUPPORTED, "the quote carries no date")


def _quantity(read_all: Callable[[str, int, int], Iterable[Quantity]], what: str) -> Callable[[Asked], Parsed]:
    def parse(asked: Asked) -> Parsed:
        lower = asked.reading.lower
        claimed = _digits(asked.claim.value)
        for span in asked.places:
            sentence, start, end = sentence_of(asked.reading, span)
            for quantity in read_all(lower, sentence.start, sentence.end):
                if not (quantity.start < end and start < quantity.end):
                    continue
                value = quantity.value
                carried = {f"{value.low:g}", f"{value.high:g}"} | _digits(lower[quantity.start : quantity.end])
                if not claimed or claimed & carried:
                    high = None if math.isinf(value.high) else value.high
                    return {
                        "low": value.low,
                        "high": high,
                        "low_open": value.low_open,
                        "high_open": value.high_open,
                    }, span
        raise Refused(_UNSUPPORTED, f"the quote does not carry the {what} that is claimed for it")

    return parse


def _digits(text: str) -> set[str]:
    return {figure.lstrip("0") for figure in re.findall(r"\d+(?:\.\d+)?", text)}


_STANDING = {
    "untried": "never_tried", "declined": "declined", "stopped": "stopped", "aside": "stopped", "done": "completed",
    "ongoing": "ongoing", "planned": "planned", "idle": "not_under_way",
}  # fmt: skip
_BY_SECTION = {
    "plan": "planned",
    "goals": "planned",
    "instructions": "planned",
    "medications": "ongoing",
    "programme": "ongoing",
}


def _outcome(asked: Asked) -> Parsed:
    """An outcome needs a cue in the quote that speaks of this treatment."""
    reading, wanted = asked.reading, asked.claim.value
    if wanted not in OUTCOMES:
        raise Refused(_UNSUPPORTED, f"{wanted!r} is no outcome of a treatment")
    said: set[str] = set()
    for span in asked.places:
        sentence, start, end = sentence_of(reading, span)
        spoken = courses(reading, sentence)
        of_name = [c for c in spoken.named if c.treatment.id == asked.name]
        told = [o for c in of_name for o in c.outcomes] if of_name else outcomes(reading, sentence)
        support = {o.says for o in told if o.start < end and start < o.end}
        support |= {_STANDING[s] for s in _standings(spoken, asked.name, start, end) if s in ("declined", "untried")}
        if sentence.section.kind == "allergies":
            support.add("not_tolerated")
        if wanted in support:
            return wanted, span
        said |= support
    instead = f"; it says {', '.join(sorted(said))}" if said else ""
    raise Refused(_UNSUPPORTED, f"the quote gives no outcome {wanted!r}{instead}")


def _standings(spoken: Courses, name: str, start: int, end: int) -> set[str]:
    marks = [mark for c in spoken.named if c.treatment.id == name for mark in c.standing] + spoken.loose_standing
    return {status for status, a, b in marks if a < end and start < b}


def _standing(asked: Asked) -> Parsed:
    reading, wanted = asked.reading, asked.claim.value
    if wanted not in STANDINGS:
        raise Refused(_UNSUPPORTED, f"{wanted!r} is no standing of a treatment")
    for span in asked.places:
        sentence, start, end = sentence_of(reading, span)
        marks = {m.concept["status"] for m in reading.of(sentence, "course") if m.start < end and start < m.end}
        said = {_STANDING[s] for s in _standings(courses(reading, sentence), asked.name, start, end) | marks}
        if any(t.role == "begin" and t.start < end and start < t.end for t in timings(reading, sentence)):
            said.add("ongoing")
        if reading.assertion(sentence, start, end) in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL):
            said.add("planned")
        if wanted in said or _BY_SECTION.get(sentence.section.kind) == wanted:
            return wanted, span
    raise Refused(_UNSUPPORTED, f"the quote does not show it {wanted}")


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


_PARSERS: dict[str, Callable[[Asked], Parsed]] = {
    **{kind: _named(kind) for kind in ("symptom", "treatment", "finding", "diagnosis", "programme", "procedure")},
    "region": _region,
    "length": _length,
    "date": _date,
    "count": _quantity(counts, "number"),
    "percent": _quantity(percentages, "percentage"),
    "outcome": _outcome,
    "standing": _standing,
    "status": _one_of(STATUSES, "standing of a procedure"),
    "role": _one_of(("indication",), "role of a diagnosis"),
    "purpose": _purpose,
}
