"""Whose time it is: every duration and date of a sentence, bound to what it times.

"PT for 12 weeks" is no duration of the pain, "RTC 3 months" is none of anything that happened,
and "worse for 3 weeks" does not shorten "pain for 2 years". ``owners`` finds the thing that a time
belongs to, ``roles`` what it says of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.calendar.back_counts import ago
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.injected_points import injection_of
from drafter.evidence.meaning.regions import of_study
from drafter.evidence.meaning.therapy_notes import care_began, week_of_course
from drafter.evidence.timing.already_there import there_by
from drafter.evidence.timing.as_told import INTO_THIS, without_aside
from drafter.evidence.timing.asides import is_aside
from drafter.evidence.timing.asked_times import dates_answer, unanswered
from drafter.evidence.timing.care_spells import edge_of_course
from drafter.evidence.timing.course_fields import course_field, relief_field
from drafter.evidence.timing.date_roles import all_year, ends_visits, of_visits
from drafter.evidence.timing.list_heads import listed_under
from drafter.evidence.timing.of_causes import kept_for, of_cause
from drafter.evidence.timing.opening_times import told_ahead
from drafter.evidence.timing.owners import owners_of
from drafter.evidence.timing.planned_lengths import is_planned
from drafter.evidence.timing.recurrences import inside_an_old_one
from drafter.evidence.timing.relative_clauses import told_of_another, told_of_first
from drafter.evidence.timing.roles import WELL_UNTIL, role_of
from drafter.evidence.timing.share_held import held_for
from drafter.evidence.timing.straight_lengths import behind_purpose, own_part
from drafter.evidence.timing.telegraphic import running_to, telegraphic
from drafter.evidence.timing.there_since import dates_it, first_then, there_since
from drafter.evidence.timing.times import Time
from drafter.evidence.timing.times_told import days_told, lengths_told
from drafter.evidence.timing.worsenings import long_worsening
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.concepts import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.evidence.calendar.days import Days
    from drafter.evidence.calendar.lengths import Length
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: Things that a time can belong to.
OWNERS = frozenset({"symptom", "treatment", "procedure", "condition", "diagnosis", "event", "programme", "finding"})


class Timing(NamedTuple):
    """A time and its owner.

    :param start: view offsets of the time's own words.
    :param length: a stated length of time, or None for a date.
    :param days: a date's range, or the day that "3 months ago" means.
    :param role: ``length``, ``begin``, ``end`` or ``at`` (when the owner happened); ``flare`` and
        ``relief`` are lengths of something else than their owner; ``aside`` times nothing that counts.
    :param owners: the things that it times, most of them one; empty when the sentence names none.
    :param problem: why a date has no range, or ``slip`` for a likely transcription error.
    """

    start: int
    end: int
    length: Length | None
    days: Days | None
    role: str
    owners: tuple[Mention, ...]
    problem: str = ""

    @property
    def kind(self) -> str:
        """The kind of the owner; ``""`` without one."""
        return self.owners[0].kind if self.owners else ""


#: "8 weeks of treatment with no change in pain": of what was named before.
_CARE_SPELL = re.compile(
    r" of (?:(?:this|such|that|her|his|regular|skilled|supervised|weekly|consistent|ongoing|conservative) )?(?:treatments?|care|sessions|visits|attendance)\b(?! (?:failure|plan))"
)
_INJECTED = re.compile(r"inject|shot|block")
#: "Last ESI: 3/11/25 | improvement: 75 % | duration: 4 months".
_RELIEF_KEY = re.compile(
    r"\b(?:duration|length|lasted|how long)(?: of (?:relief|effect|benefit|response))? ?[:=] ?(?:approx\w*\.? |~ ?|about )?$"
)


def timings(reading: Reading, sentence: Sentence) -> list[Timing]:
    """The times of a sentence with their owners, in order."""
    return reading.in_turn("timings", sentence, _timings)


def _timings(reading: Reading, sentence: Sentence) -> list[Timing]:
    times = [
        Time(m.start, m.end, m.length, None, m.ago, "slip" if m.slip else "") for m in lengths_told(reading, sentence)
    ]
    for found in days_told(reading, sentence):
        if not any(found.start < time.end and time.start < found.end for time in times):
            times.append(Time(found.start, found.end, None, found.days, ago=False, problem=found.problem))
    if not times:
        return []
    times.sort(key=lambda time: time.start)
    things = [m for m in reading.mentions(sentence) if m.kind in OWNERS and not _owns_none(reading, sentence, m)]
    if any(thing.kind == "treatment" for thing in things):
        # "fourteen sessions" beside a therapy are the therapy's; a block or a shot is none of it.
        things = [t for t in things if not t.concept["generic"] or _INJECTED.search(reading.lower, t.start, t.end)]
    parts = reading.clauses(sentence)
    return [_bind(reading, sentence, time, times, things, parts) for time in times]


def _owns_none(reading: Reading, sentence: Sentence, thing: Mention) -> bool:
    """Whether an accident is denied: "it came on in October, no fall" dates no fall; or a finding is only what was injected."""
    if thing.kind == "finding":
        return injection_of(reading, sentence, thing) is not None
    if dates_answer(reading, sentence, thing):
        return True
    event = thing.kind == "event" and thing.concept["role"] == "onset"
    return event and reading.assertion(sentence, thing.start, thing.end) is Assertion.ABSENT


def _bind(
    reading: Reading,
    sentence: Sentence,
    time: Time,
    times: Sequence[Time],
    things: Sequence[Mention],
    parts: Sequence[tuple[int, int]],
) -> Timing:
    lower = reading.lower
    first, last = _clause(lower, time, times, parts)
    left, right = without_aside(lower[first : time.start]), lower[time.end : last]
    if _opens_row(reading, sentence, time):
        return _timing(time, "at", (), None)
    week = week_of_course(reading)
    if week and (week.start, week.end) == (time.start, time.end):
        therapy = [t for t in things if t.kind == "treatment" and t.concept["group"] == "physical"]
        return _timing(
            time, "length", tuple(therapy[:1]), None
        )  # "Week 10 of treatment for neck pain" is no length of the pain
    if (edge := edge_of_course(reading, sentence, time, times, things)) is not None:
        return _timing(time, edge[0], edge[1:], reading.day(sentence))
    if course := course_field(reading, sentence):
        return _timing(time, role_of(time, left, right, (course,)), (course,), reading.day(sentence))
    keyed = time.length and _RELIEF_KEY.search(left) and reading.of(sentence, "procedure")
    if keyed or relief_field(reading, sentence) or held_for(reading, sentence, time, times):
        return _timing(time, "relief" if time.length else "end", (), None)
    meant = time.length is not None and not time.ago and is_planned(reading, sentence, time.start, time.end)
    aside = (
        meant
        or unanswered(reading, sentence, time.start, time.end)
        or is_aside(lower, sentence, time, (first, last), things)
        or of_cause(lower, first, time, times, things)
        or told_of_another(lower, sentence.start, time)
    )
    # "I started her on propranolol and she is three weeks into it" is of what was started.
    done = any(t.kind in ("treatment", "programme", "procedure") and t.end <= time.start for t in things)
    alone = time.length and not done and INTO_THIS.match(lower, time.end)
    if aside or alone or _of_care(time, right, [t for t in things if first <= t.start < last]):
        return _timing(time, "aside" if aside else "length", (), None)
    if (time.length is None or time.ago) and WELL_UNTIL.search(left):
        # "No trouble until March": what begins is what comes after, not what is denied.
        told = [thing for thing in things if thing.kind == "symptom"]
        owners = [thing for thing in told if thing.start >= time.end][:1] or [t for t in told if first <= t.start][-1:]
        role = role_of(time, left, lower[time.end : sentence.end], owners)
        return _timing(time, role, tuple(owners), reading.day(sentence))
    inside = [thing for thing in things if first <= thing.start < last]
    owners = told_of_first(lower, time, first, things) or owners_of(lower, time, times, inside, first)
    owners = [*owners, *listed_under(lower, time, times, owners, inside)]
    # The cells of a table's row speak of one thing: "Neck | 2 wks".
    row = sentence.start if lower.find(" | ", sentence.start, sentence.end) >= 0 else first
    regions = [m for m in reading.of(sentence, "region") if row <= m.start and m.end <= time.start]
    # "MRI lumbar 9/2025" dates the study, not the complaint.
    studies = reading.of(sentence, "imaging")
    regions = [m for m in regions if not any(of_study(m, s) for s in studies)]
    # "Diclofenac gel, R knee | 2/2025 - 8/2025": the row is of the treatment, the region only where.
    treated = row < first and any(t.kind in ("treatment", "procedure") and row <= t.start < first for t in things)
    # "RFA log: lumbar L4-S1 8/21/25; lumbar L4-S1 2/5/26": the days are of what heads the list.
    treated = treated or bool(
        time.days and (_heads_list(lower, sentence, things, first) or _site_of_log(reading, sentence, time))
    )
    if (
        regions
        and not treated
        and ((time.days and not owners and there_by(left)) or telegraphic(lower, time, regions[-1], owners, row))
    ):
        owners = running_to(lower, time, regions[-1], things) or regions[-1:]
    earlier = [thing for thing in things if thing.end <= first]
    behind = bool(owners) and owners[0].start >= time.end and earlier and earlier[-1].kind == "treatment"
    if earlier and first > parts[0][0] and (not owners or (behind and time.days and ends_visits(left))):
        owners = earlier[-1:]  # a clause without a thing of its own goes on about the last one ("PT; 8 weeks, no help")
    owners = behind_purpose(lower, time, [t for t in things if t.start < time.start]) or owners
    owners = own_part(lower, time, times, owners or told_ahead(lower, sentence.start, time, things))
    kept = kept_for(lower, time, times, owners, things, first)
    return _of(
        reading, sentence, time, (left, right), [kept] if isinstance(kept, Mention) else owners, aside=kept is True
    )


_TO = re.compile(r" ?(?:-+>?|to|through|thru|until|till)(?: the)? (?=\d|[a-z]{3})| ?- ?(?=\d)")


def _opens_row(reading: Reading, sentence: Sentence, time: Time) -> bool:
    """Whether a day opens a row of a therapist's flow sheet: the day of the visit, unless it is the first of two that tell from when to when."""
    if not (reading.therapy and time.days):
        return False
    opens = not reading.lower[sentence.start : time.start].strip(" -*•#|.)0123456789")
    return opens and not _TO.match(reading.lower, time.end)


def _of(
    reading: Reading, sentence: Sentence, time: Time, beside: tuple[str, str], owners: Sequence[Mention], *, aside: bool
) -> Timing:
    if aside:
        return _timing(time, "aside", (), None)
    told = reading.lower[time.start : time.end]
    if owners and reading.therapy and owners[0].complains and of_visits(*beside, told, dated=bool(time.days)):
        owners = []  # "Dx: neck pain, eval 10/20, discharge 12/19": the days of the therapy
    if owners and time.days and owners[0].complains and care_began(beside[0]):
        owners = []  # "Dx: neck pain. Start of care 5/2"
    if owners and owners[0].start >= time.end and dates_it(beside[0]):
        owners = []
    begun = there_since(reading, sentence, time, owners) or all_year(reading.lower, time, owners)
    begun = begun or (bool(owners) and owners[0].complains and first_then(*beside))
    of_complaint = not owners or owners[0].complains or owners[0].kind == "region"
    if of_complaint and time.length and inside_an_old_one(reading.lower, time.end, time.length.in_days().high):
        return _timing(time, "flare", tuple(owners), reading.day(sentence))
    day = reading.day(sentence)
    role = "begin" if begun else role_of(time, *beside, owners)
    if role == "flare" and long_worsening(time, *beside, owners, day):
        role = "length" if time.length else "begin"
    return _timing(time, role, tuple(owners), day)


def _of_care(time: Time, right: str, things: Sequence[Mention]) -> bool:
    """Whether a length is that of care which its clause does not name."""
    if time.length is None or time.ago or not _CARE_SPELL.match(right):
        return False
    return not any(thing.kind in ("treatment", "programme") for thing in things)


def _heads_list(lower: str, sentence: Sentence, things: Sequence[Mention], first: int) -> bool:
    """Whether a procedure is named before a colon, ahead of a clause that is a part of its list."""
    last = next((t for t in reversed(things) if t.start < first), None)
    colon = lower.find(":", last.end, first) if last is not None and last.kind == "procedure" else -1
    return colon >= 0 and lower.find(":", sentence.start, last.start if last else first) < 0


_ROWS = 8  # of a log
#: "L-spine B L4-S1: 12/04/2025": the cell before a day, where nothing follows it.
_SITE_AND_DAY = re.compile(r"[^a-z\d]*[^:|]{2,40}[:|] ?\(?")


def _site_of_log(reading: Reading, sentence: Sentence, time: Time) -> bool:
    """Whether a day stands behind a site in a row of a log that a line with the name of a procedure heads."""
    if not _SITE_AND_DAY.fullmatch(reading.lower, sentence.start, time.start) or reading.of(sentence, "symptom"):
        return False
    for earlier in reversed(reading.sentences[max(0, sentence.index - _ROWS) : sentence.index]):
        if reading.of(earlier, "procedure"):
            return earlier.section.index == sentence.section.index
        if not _SITE_AND_DAY.match(reading.lower, earlier.start, earlier.end):
            return False
    return False


_UNTIL_NOW = re.compile(r" ?-+>? ?(?:the )?(?:present|now|current|today)\b")


def _clause(lower: str, time: Time, times: Sequence[Time], parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The clause that a time stands in; a dash between two days is no end of one ("chiro June - Aug")."""
    first, last = clause_at(parts, time.start)
    if time.days is not None and (now := _UNTIL_NOW.match(lower, time.end)):
        last = clause_at(parts, now.end() - 1)[1]  # "March 2025 - present"
    for other in times if time.days is not None else ():
        if other.days is None:
            continue
        if other.end <= time.start and lower[other.end : time.start].strip() in ("-", "--"):
            first = clause_at(parts, other.start)[0]
        elif time.end <= other.start and lower[time.end : other.start].strip() in ("-", "--"):
            last = clause_at(parts, other.start)[1]
    return first, last


def _timing(time: Time, role: str, owners: tuple[Mention, ...], day: date | None) -> Timing:
    days, length = time.days, time.length
    if time.ago and length is not None and day is not None and role in ("begin", "end", "at"):
        days = ago(length, day)
    return Timing(time.start, time.end, length, days, role, owners, time.problem)
