"""Lengths and dates read out of a quote again, and whether they are the episode's own.

A time that the sentence gives to something else ("PT for 12 weeks" beside "neck pain") is refused, and so is one of a
flare, a follow-up or a relief that is claimed as a length.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from drafter.evidence.calendar.back_counts import ago
from drafter.evidence.calendar.dates import dates
from drafter.evidence.calendar.days import Days
from drafter.evidence.calendar.durations import durations
from drafter.evidence.calendar.lengths import Length
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.quotes import Asked, Refused, sentence_of
from drafter.evidence.courses.course_parts import part_of_note
from drafter.evidence.courses.courses import has_own_time
from drafter.evidence.layout.text import normalised
from drafter.evidence.meaning.areas import areas_of, meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.outcomes.rated_checks import rated_check
from drafter.evidence.outcomes.score_shares import score_shares
from drafter.evidence.outcomes.seen_still import seen_days
from drafter.evidence.sessions.visit_days import done_at_visit
from drafter.evidence.sessions.year_lists import year_at
from drafter.evidence.timing.already_there import there_by
from drafter.evidence.timing.complaint_fields import labels_symptom, opens_field
from drafter.evidence.timing.date_roles import SINCE_OPERATION
from drafter.evidence.timing.rate_words import asks_rate, before_treated, heads_log, lasts_at_rate, sets_before, was_so
from drafter.evidence.timing.same_spans import has_time_of
from drafter.evidence.timing.times_told import days_told, lengths_told
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from datetime import date

    from drafter.evidence.calendar.days import DateMention
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.layout.text import Span
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_UNSUPPORTED, _MISREAD, _NO_DATE, _SLIP = "EVD002", "EVD003", "TIM001", "EVD004"
#: Kinds of things whose time may be an episode's.
_MAY_OWN = {
    "symptom": {"symptom", "event", "finding", "region", "diagnosis"},
    "treatment": {"treatment", "programme", "event"},
    "procedure": {"procedure", "treatment", "symptom", "event", "finding", "diagnosis"},
    "pattern": {"symptom", "diagnosis", "region", "finding", "event", "condition"},
}
#: "Perhaps since March", "can't pin down when it began, maybe after Easter": an onset that nobody is sure of.
_DOUBTED = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|conceivably|questionably|not sure (?:if|whether)|unsure (?:if|whether)|unclear (?:if|whether)|might have been|may have been|could have been)"
    r"(?: (?:it|this|the pain|was|were|began|started|all|the|as|early|late|last|some ?time))* (?:since|in|around|after|before|from|from before|as far back as)(?: (?:the|early|late|last|mid|about|around|before))* $"
)
_LONGEST_LIFE = 122 * 365.25  # days
#: "Pain 8/10 to 3/10 for 4 months", "..., and it stayed there for 4 months": how long what it fell to lasted, not "..., and for 4 months she did PT".
_FOR = re.compile(
    r"(?:/10)?[ )]*(?:[ ,;]*(?:(?:and|which|that|it|has|was) )*(?:lasting|lasted|sustained|held|stayed|remained)(?: (?:there|so))*)? *(?:(?:for|x|over|about|around|at least|more than)\b ?)*"
)
#: Words by which a course is over.
_ENDED = re.compile(r"\b(?:complet\w+|ended|finish\w+|stopp\w+|discharged?|discontinu\w+)\b")
#: Events that no complaint begins with.
_NO_ONSET = frozenset({"operation", "care", "future"})


def length_again(asked: Asked) -> tuple[Any, Span]:
    """The length of time that a quote carries, as plain JSON, and its place.

    :raises Refused: when it carries none, another, or one of something else.
    """
    claimed = _lengths(asked.claim.value)
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        for mention in lengths_told(asked.reading, sentence):
            if not (mention.start < end and start < mention.end):
                continue
            if mention.length is None:
                raise Refused(_SLIP, "a likely transcription error stands where the length should be")
            if claimed and not any(_agree(mention.length, other) for other in claimed):
                continue
            _own(asked, sentence, mention.start, mention.end)
            lived = _lived(asked, sentence)
            if mention.length.in_days().low > lived and not _elses(asked, sentence):
                raise Refused(_NO_DATE, "the length is longer than the patient has lived: it is no value")
            return plain_length(mention.length), span
    raise Refused(_UNSUPPORTED, "the quote does not carry the length that is claimed for it")


def date_again(asked: Asked) -> tuple[Any, Span]:
    """The range of days that a quote carries, as plain JSON, and its place.

    :raises Refused: when it carries none, another, an impossible or future one, or one of something else.
    """
    reading = asked.reading
    for span in asked.places:
        sentence, start, end = sentence_of(reading, span)
        for mention in days_told(reading, sentence):
            if not (mention.start < end and start < mention.end):
                continue
            if mention.problem == "ambiguous":
                return {"first": None, "last": None}, span
            if mention.days is None:
                raise Refused(_NO_DATE, f"the date is {mention.problem}: it is no value")
            _within_life(asked, sentence, mention.days)
            # "Jan" of "Jan - May 2025" has its year from the words behind it, not by itself.
            same = normalised(asked.claim.value).lower() == reading.lower[mention.start : mention.end]
            if not same and not _same_days(asked, mention.days, reading.day(sentence)):
                continue
            _own(asked, sentence, mention.start, mention.end)
            onset = asked.candidate.kind is FactKind.SYMPTOM and asked.attribute == "begin"
            if onset and (told := _as_onset(reading.lower, sentence, mention)):
                return told, span
            return _plain_days(mention.days), span
        if (days := _counted_back(asked, sentence, start, end)) is not None:
            return _plain_days(days), span
    raise Refused(_UNSUPPORTED, "the quote does not carry the date that is claimed for it")


def _counted_back(asked: Asked, sentence: Sentence, start: int, end: int) -> Days | None:
    """The days that a quote tells by a length back from the visit, or by the year of a list."""
    for duration in lengths_told(asked.reading, sentence):
        day = asked.reading.day(sentence)
        if duration.start < end and start < duration.end and duration.length and day:
            _own(asked, sentence, duration.start, duration.end)
            return ago(duration.length, day)
    return year_at(asked.reading.lower, (sentence.start, sentence.end), (start, end))


def _as_onset(lower: str, sentence: Sentence, mention: DateMention) -> dict[str, Any] | None:
    """An onset that is told with doubt, or by which the complaint was already there."""
    if _DOUBTED.search(lower, max(sentence.start, mention.start - 60), mention.start):
        return {"first": None, "last": None, "hedged": True}
    by = mention.days is not None and there_by(lower[sentence.start : mention.start])
    return _plain_days(Days.by(mention.days.last)) if by and mention.days else None


def _within_life(asked: Asked, sentence: Sentence, days: Days) -> None:
    """Refuses a date that cannot have been yet, or not in the patient's life."""
    if asked.today and days.first > asked.today:
        if _ahead(asked, sentence):
            raise Refused(_MISREAD, "the date lies ahead: what is planned is no value")
        raise Refused(_NO_DATE, "the date lies in the future: it is no value")
    if asked.born and days.last < asked.born and not _elses(asked, sentence):
        raise Refused(_NO_DATE, "the date lies before the patient's birth: it is no value")


def _ahead(asked: Asked, sentence: Sentence) -> bool:
    """Whether a record may plan for the date: that of a booked session, or the day that a course is to run to."""
    status = asked.candidate.attributes.get("status")
    if status is not None and status.value == "planned":
        return True
    return asked.attribute == "end" and not _ENDED.search(asked.reading.lower, sentence.start, sentence.end)


def _lived(asked: Asked, sentence: Sentence) -> float:
    """The days that the patient has lived when a sentence was written; without dates, as many as anybody has."""
    day = asked.reading.day(sentence) or asked.today
    return (day - asked.born).days if asked.born and day else _LONGEST_LIFE


def _elses(asked: Asked, sentence: Sentence) -> bool:
    """Whether the sentence speaks of someone else there, a mother who may have had it before."""
    start, end = asked.reading.view.view(asked.named or asked.places[0])
    return asked.reading.assertion(sentence, start, end) is Assertion.SOMEONE_ELSE


def _same_days(asked: Asked, found: Days, day: date | None) -> bool:
    """Whether the claimed date, if the claim states one, is the one in the quote."""
    text = normalised(asked.claim.value)
    claimed = [m.days for m in dates(text, text.lower(), 0, len(text), day) if m.days]
    return not claimed or any(days.first <= found.last and found.first <= days.last for days in claimed)


def _plain_days(days: Days) -> dict[str, str]:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()}


def _own(asked: Asked, sentence: Sentence, start: int, end: int) -> None:
    """Refuses a time that the sentence gives to something else."""
    kind = str(asked.candidate.kind)
    time = next((t for t in timings(asked.reading, sentence) if t.start <= start and end <= t.end), None)
    if time is None:
        return
    lower, pattern = asked.reading.lower, kind == "pattern"
    treated_then = pattern and before_treated(lower, time.end)
    rate = treated_then or (pattern and lasts_at_rate(lower, sentence, start))
    rate = rate or (pattern and asked.attribute == "begin" and heads_log(lower, sentence, time.start, time.end))
    at_visit = kind == "procedure" and time.days is not None and done_at_visit(asked.reading, sentence, time)
    seen = asked.attribute == "relief_until" and time in seen_days(asked.reading, sentence)
    if time.role == "aside" and not rate and not at_visit and not seen:
        raise Refused(_MISREAD, "the time is a follow-up, an interval of care or another aside")
    if time.role == "flare" and kind == "symptom":
        raise Refused(_MISREAD, "the time is that of a flare")
    if time.role == "relief" and asked.attribute == "length" and not rate:
        raise Refused(_MISREAD, "the time is that of a relief")
    keyed = kind == "symptom" and (
        opens_field(lower[sentence.start : start])
        or (labels_symptom(sentence.label) and _behind_key(lower, sentence, start))
    )
    if keyed and all(owner.kind == "event" for owner in time.owners):
        return  # "When did it start: 2019, after the fusion"
    if treated_then or (pattern and (was_so(lower, sentence, start) or asks_rate(sentence.label))):
        return  # "in the eleven months before Botox", "unchanged for 18 months on topiramate": the rate's
    owners = [o for o in time.owners if not (pattern and sets_before(asked.reading, sentence, time.start, time.end, o))]
    if owners and not any(_is_owner(asked, sentence, time, owner) for owner in owners):
        others = "/".join(sorted({owner.kind for owner in owners}))
        raise Refused(_MISREAD, f"the time belongs to another thing ({others}), not to this {kind}")


def _behind_key(lower: str, sentence: Sentence, start: int) -> bool:
    """Whether a time stands right behind the key of its field."""
    return lower[sentence.start : start].rstrip(" :?=-").endswith(sentence.label.rstrip(" ?"))


def _is_owner(asked: Asked, sentence: Sentence, time: Timing, owner: Mention) -> bool:
    """Whether the thing that a time belongs to can be the episode that claims it."""
    kind = str(asked.candidate.kind)
    if owner.kind not in _MAY_OWN.get(kind, {owner.kind}):
        return False
    if kind == "symptom":
        if owner.kind == "event":
            return owner.concept["role"] not in _NO_ONSET or _since_operation(asked, owner)
        return meets(_areas(asked.reading, sentence, owner), _areas_of_name(asked))
    if kind == "procedure" and owner.kind in ("symptom", "diagnosis"):
        if _rated(asked.reading, sentence, owner, time):
            return True
        return time.role == "relief" or (asked.attribute != "relief_length" and owner.kind == "symptom")
    if kind == "treatment" and asked.named is not None and has_time_of(asked.reading, asked.named, sentence):
        return True
    if kind == "treatment" and owner.kind == "treatment":
        part = part_of_note(asked.reading, asked.name, owner)
        if part or has_own_time(asked.reading, sentence, asked.name, time):
            return True
    return owner.kind != kind or owner.id == asked.name or bool(owner.concept["generic"])


def _rated(reading: Reading, sentence: Sentence, pain: Mention, time: Timing) -> bool:
    """Whether a time is that at which, or for which, ratings of a pain before and after a session were so."""
    check = rated_check(reading, sentence)
    if check is not None and check.after.start <= time.start < check.after.end:
        return True
    told = score_shares(reading.lower, sentence.start, sentence.end)
    return any(pain.start < s.end and _FOR.fullmatch(reading.lower, s.end, time.start) for s in told)


def _since_operation(asked: Asked, owner: Mention) -> bool:
    """Whether the complaint is said to have been there since an operation: "had a fusion in 2019. ... pain ever since the surgery"."""
    if owner.concept["role"] != "operation" or asked.named is None:
        return False
    sentence, _, _ = sentence_of(asked.reading, asked.named)
    return SINCE_OPERATION.search(asked.reading.lower, sentence.start, sentence.end) is not None


def _areas_of_name(asked: Asked) -> frozenset[str]:
    if asked.named is None:
        return frozenset()
    sentence, start, end = sentence_of(asked.reading, asked.named)
    inside = [m for m in asked.reading.mentions(sentence) if m.start < end and start < m.end]
    return frozenset().union(*(_areas(asked.reading, sentence, mention) for mention in inside))


def _areas(reading: Reading, sentence: Sentence, mention: Mention) -> frozenset[str]:
    """The areas that a mention names or that its sentence gives it."""
    own = areas_of(mention)
    return own or frozenset(area for region in regions_near(reading, sentence, mention) for area in areas_of(region))


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
