"""Complaints and how long they have lasted.

A complaint without a region speaks of the one last named; a time without a complaint ("It began in
July") is the complaint's when the sentence goes on about it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from drafter.evidence.claims.continuations import HEADER
from drafter.evidence.claims.episodes import not_lasting
from drafter.evidence.claims.facts import Candidate, FactKind
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.layout.tables import column
from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.cue_places import IMPROVED
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.timing.asked_times import answers_how_long, of_another, starts_under_head
from drafter.evidence.timing.complaint_fields import labels_symptom, opens_field
from drafter.evidence.timing.going_on import comes_for, goes_on
from drafter.evidence.timing.recurrences import came_back, no_first_beginning, tells_first_time, was_over
from drafter.evidence.timing.sore_places import OPENING
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.timing.untroubled import grown, quiet, untroubled
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.complaints.happenings import (
    THEN_REACH,
    dated_event,
    day_told_of,
    followed_at_once,
    hurt_in,
    since_happening,
    struck_in_story,
)
from drafter.models.rules.complaints.reported import reported
from drafter.models.rules.complaints.still_hurting import stayed_alone
from drafter.models.rules.complaints.struck_places import healed, place_since, struck_there
from drafter.models.rules.complaints.topics import ASKS_PLACE, TOPIC_LIVES, Topic, complaints_of, regioned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {
    "social", "goals", "instructions", "exam", "vitals", "imaging", "medications", "allergies", "surgical",
    "plan", "prior-procedures", "programme", "pmh",
}  # fmt: skip


def read_symptoms(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every complaint that is given a length or a beginning."""
    topic = Topic(therapy=reading.therapy)
    for sentence in reading.sentences:
        topic.pass_by(sentence)
        if sentence.section.kind in _SKIPPED and not (labels_symptom(sentence.label) or reported(reading, sentence)):
            continue
        complaints = complaints_of(reading, sentence)
        if complaints:
            topic.hear(reading, sentence, complaints)
        elif sentence.section.kind in OPENING or ASKS_PLACE.search(sentence.label) or comes_for(reading, sentence):
            topic.hear_region(reading, sentence)
        yield from _waited(reading, document, sentence, topic)
        times = timings(reading, sentence)
        found = False
        for time in times:
            for proposed in _timed(reading, document, sentence, time, complaints, topic):
                found = topic.told = True
                yield proposed
        topic.operation = dated_event(reading, sentence, times, "operation") or topic.operation
        accident = dated_event(reading, sentence, times, "onset")
        if not found and not (topic.told and came_back(reading, sentence)):
            yield from islice(_happened(reading, document, sentence, times, complaints, topic, accident), 1)
        topic.story = day_told_of(reading, sentence, times) or (None if times else topic.story)
        topic.hear_accident(reading, sentence, accident)


def _happened(
    reading: Reading,
    document: Document,
    sentence: Sentence,
    times: Sequence[Timing],
    complaints: Sequence[Mention],
    topic: Topic,
    accident: Timing | None,
) -> Iterator[Candidate]:
    """What a sentence tells of a complaint's beginning with an accident, an operation or a day that was told of."""
    since = since_happening(reading, sentence, times, complaints, topic)
    if since is not None:
        who, when = since
        claims = {"name": named(reading, who), "begin": claim(reading, when.start, when.end)}
        yield candidate(FactKind.SYMPTOM, document, regioned(reading, sentence, claims, [who], topic))
    hurt = hurt_in(reading, sentence, accident, topic)
    if hurt and (alone := stayed_alone(reading, sentence)) is not None:
        complaints = [c for c in complaints if c.start >= alone]  # "the headaches cleared; the neck pain stayed"
    hurts = complaints[0] if complaints else topic.complaint or topic.hurt_part()
    if hurt and hurts:
        told = "begin" if hurt.days is not None else "length"
        claims = {"name": named(reading, hurts), told: claim(reading, hurt.start, hurt.end)}
        yield candidate(FactKind.SYMPTOM, document, regioned(reading, sentence, claims, complaints[:1], topic))
    if topic.story and (story := struck_in_story(reading, sentence, complaints, topic)):
        told_in, who = story
        claims = {"name": named(reading, who), "begin": claim(reading, topic.story[1].start, topic.story[1].end)}
        yield candidate(FactKind.SYMPTOM, document, regioned(reading, told_in, claims, [who], topic))
    if accident and not complaints and (part := place_since(reading, sentence, accident)):
        claims = {"name": named(reading, part), "begin": claim(reading, accident.start, accident.end)}
        yield candidate(FactKind.SYMPTOM, document, regioned(reading, sentence, claims, [part], topic))
    if accident and (struck := struck_there(reading, sentence, accident, topic)):
        claims = {"name": named(reading, struck), "begin": claim(reading, accident.start, accident.end)}
        yield candidate(FactKind.SYMPTOM, document, regioned(reading, sentence, claims, [struck], topic))
    if complaints and topic.story and sentence.index - topic.story[0] <= THEN_REACH:
        yield from followed_at_once(reading, document, sentence, topic.story[1], complaints, topic)


def _timed(
    reading: Reading, document: Document, sentence: Sentence, time: Timing, complaints: Sequence[Mention], topic: Topic
) -> Iterator[Candidate]:
    before = reading.lower[sentence.start : time.start]
    if _no_beginning(reading, sentence, time, before, told=topic.told):
        return
    owners = [o for o in time.owners if o in complaints]
    regions = [o for o in time.owners if o.kind == "region"]
    labelled = (
        labels_symptom(sentence.label) or labels_symptom(column(reading, sentence, time.start)) or opens_field(before)
    )
    labelled = labelled or answers_how_long(reading, sentence, time.start) or starts_under_head(reading, sentence)
    of_above = sentence.label in _OF_LINE_ABOVE and of_another(
        reading, sentence
    )  # "Smoker: yes" over "How long: 20 years"
    if of_above or (time.role == "at" and not labelled and not (owners or regions or not time.owners)):
        return
    if regions and not owners and healed(reading, sentence):
        return  # "Fell onto the shoulder 1/28, healed"
    topic.wait(sentence, time, before)
    if not owners and not regions:
        told_of_other = bool(time.owners) and time.kind != "event" and not _is_key(sentence, time)
        told_of_other = told_of_other or _of_other_part(reading.lower, time, topic.regions)
        told_of_other = told_of_other or of_another(reading, sentence)
        alive = sentence.index - topic.at <= TOPIC_LIVES
        if told_of_other or not (labelled or (alive and not topic.therapy and goes_on(reading, sentence, time))):
            return
        if time.role == "at" and not labelled and not _begins(reading, sentence, time):
            return
    if owners and ((time.role == "at" and not labelled) or _after_effect(reading, sentence, owners)):
        return
    topic = topic.ahead_of(reading, time, () if owners or regions else complaints)
    who = owners[0] if owners else regions[0] if regions else topic.complaint
    if who is None:
        if labelled:
            topic.waiting.append((sentence, time))
        return
    dated = time.length is None
    claims = {"name": named(reading, who), "begin" if dated else "length": claim(reading, time.start, time.end)}
    yield candidate(FactKind.SYMPTOM, document, regioned(reading, sentence, claims, owners or regions, topic))


def _no_beginning(reading: Reading, sentence: Sentence, time: Timing, before: str, *, told: bool) -> bool:
    """Whether a time is neither the length nor the first beginning of a complaint.

    :param told: whether the record told before how long the complaint has lasted.
    """
    day = reading.day(sentence)
    today = time.days is not None and time.days.last == day and time.days.first == day
    if (
        today
        or untroubled(before)
        or quiet(reading.lower, sentence, time)
        or grown(reading, sentence, time)
        or no_first_beginning(before, told=told or tells_first_time(reading))
        or (time.length is None and was_over(reading.lower, time.end, day.year if day else None))
    ):
        return True  # "today", or the date of the visit; since when it has been there all day
    if reading.assertion(sentence, time.start, time.end) is Assertion.HYPOTHETICAL:
        return True  # "Duration: > 3 months required"
    if told and time.role in ("begin", "at") and _eased_before(reading, sentence):
        return True  # "Eighty percent better for five months. In August it began to ache": it came back
    if (
        (time.length is not None and (_AS_OF_THEN.search(before) or _FIRST_SO_LONG.search(before)))
        or _LIFE.search(before)
        or _OF_CHILD.match(reading.lower, time.end)
    ):
        return True
    if time.length is not None and _after_place(reading, sentence, time):
        return True
    # "To the top of the foot within a day": how fast it came.
    fast = time.length is not None and _WITHIN.match(reading.lower, time.start, time.end)
    lasts = time.role in ("length", "begin", "at")
    return bool(fast) or not lasts or not_lasting(before, reading.lower[time.end : sentence.end])


#: "When I saw her in June she had already had the pain two months": how long it was by then, not by now.
_AS_OF_THEN = re.compile(
    r"\b(?:when|by the time|the day) (?:i|we|she|he|they|the patient|pt|dr\.? \w+)(?: \w+)? (?:(?:was|were) )?(?:first |last |initially )?(?:saw|met|examined|came|seen|presented|visited|evaluated)\b[^.;]{0,60}\bhad\b[^.;]{0,60}$"
)
#: "Pain averaged 6/10 in the first two weeks and 6/10 in the last two": when it was rated.
_FIRST_SO_LONG = re.compile(r"\b(?:in|over|during|for) (?:the|her|his) (?:very )?first $")
#: "4 mo. pregnant", "6-month-old twins".
_OF_CHILD = re.compile(
    r"\.?[ -](?:pregnant|gravid|gestation|pp\b|old (?:baby|son|daughter|child|infant|twins?|grand\w+|dog|puppy))"
)
#: "Radicular leg pain, started a new job 8 weeks ago": what happened in life is no beginning of the pain beside it.
_LIFE = re.compile(
    r"(?:^|[,;(] ?|\band )(?:(?:she|he|pt|patient|who|recently|just|also|has|had|then|was) )*(?:(?:start\w*|began|begun|took|got|found|accepted) (?:an?|her|his) (?:new )?(?:job|position|role|school year|semester|business)|(?:changed|switched) (?:jobs|careers|employers|insurance)|retired|(?:got )?(?:married|divorced|engaged|widowed|promoted)|adopted (?:\w+ ){1,2}|"
    r"moved (?:house|here|apartments|to (?:the|a|an|this|our|her|his) (?:\w+ ){1,2}|in with (?:\w+ ){1,2})|(?:quit|stopped|gave up) (?:smoking|drinking|tobacco|alcohol)|lost (?:her|his) (?:job|husband|wife|mother|father|insurance)|laid off|hired|enrolled(?: in (?:\w+ ){1,2})?|graduated(?: from (?:\w+ ){1,2})?|diagnosed with (?:diabetes|hypertension|dm2?|htn|sleep apnea|covid|depression|anxiety))"
    r" ?(?:(?:in|about|around|just|over|some|only|since) )*$"
)
#: "2 mo after Rt SIJ: 75 % better": what was done there is told by its place.
_AFTER = re.compile(
    r" ?(?:after|post|s/p|out from|following|since) (?:(?:the|her|his|left|right|l|r|lt|rt|bilat\w*|b/l)\.? )*"
)
_PLACE_ENDS = re.compile(r" ?(?:[.,:;)]|$|- )")


def _after_place(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a length is the time since something that was done, told by nothing but its place."""
    lower = reading.lower
    return any(
        _AFTER.fullmatch(lower, time.end, region.start) and _PLACE_ENDS.match(lower, region.end, sentence.end)
        for region in reading.of(sentence, "region")
        if region.start >= time.end
    )


#: "8 months out from a wrist injury": of a part of the body that nobody complains of.
_OTHER_PART = re.compile(
    r"\b(wrist|ankle|foot|hand|finger|thumb|elbow|knee|hip|rib|toe|jaw|nose|eye|hamstring|groin|back|neck|shoulder|head) $"
)


def _of_other_part(lower: str, time: Timing, regions: Sequence[Mention]) -> bool:
    """Whether the accident that a time is of hurt another part of the body than the one complained of."""
    part = (
        _OTHER_PART.search(lower, max(0, time.owners[0].start - 12), time.owners[0].start)
        if time.kind == "event"
        else None
    )
    return part is not None and bool(regions) and not any(part[1] in lower[r.start : r.end] for r in regions)


def _is_key(sentence: Sentence, time: Timing) -> bool:
    """Whether what a time is bound to is the key of its field: "Onset: 3/15 (MVA ruled out)"."""
    return labels_symptom(sentence.label) and time.owners[0].end - sentence.start <= len(sentence.label) + 1


def _after_effect(reading: Reading, sentence: Sentence, owners: Sequence[Mention]) -> bool:
    """Whether a soreness without a place is what a vaccine or a dentist left."""
    causes = [m for m in reading.of(sentence, "event") if m.concept["role"] == "reaction"]
    return bool(causes) and not any(areas_of(o) or regions_near(reading, sentence, o) for o in owners)


def _waited(reading: Reading, document: Document, sentence: Sentence, topic: Topic) -> Iterator[Candidate]:
    """What fields before the first complaint say of it, once it is named."""
    if topic.complaint is None:
        return
    for field, time in topic.waiting:
        if sentence.index - field.index <= (
            HEADER if field.label or labels_symptom(column(reading, field, time.start)) else 1
        ):
            told = "begin" if time.length is None else "length"
            claims = {"name": named(reading, topic.complaint), told: claim(reading, time.start, time.end)}
            yield candidate(FactKind.SYMPTOM, document, regioned(reading, sentence, claims, (), topic))
    topic.waiting.clear()


_WITHIN = re.compile(r"within (?!(?:the|these|this) (?:past|last)\b)")
_JUST_BEFORE = 2  # sentences


def _eased_before(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentences right before tell that a session or a treatment took the pain away."""
    before = reading.sentences[max(0, sentence.index - _JUST_BEFORE) : sentence.index]
    return any(
        outcome.says == IMPROVED
        for earlier in before
        if earlier.section.index == sentence.section.index
        for outcome in outcomes(reading, earlier)
    )


#: Keys that ask on about the line above them.
_OF_LINE_ABOVE = frozenset({"how long", "for how long", "since", "since when", "how many years", "years"})
_ONSET = re.compile(
    r"\b(?:began|begun|started|(?<!she )(?<!he )(?<!patient )(?<!pt )(?<!who )(?<!client )came on|come on|onset|woke|noticed|developed|appeared|dat(?:es|ed) (?:it|this|back|from|to)|set in|ever since|(?:the|its|puts (?:the )?|dates (?:the )?) ?start)\b"
)
_STORY = re.compile(r"(?:,? (?:when|while|after|with|following|she|he|gradual|insidious)\b|[:;-])")


def _begins(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a bare date is said to be a beginning ("It came on in July")."""
    around = reading.lower[sentence.start : time.start] + reading.lower[time.end : min(sentence.end, time.end + 60)]
    opens = not reading.lower[sentence.start : time.start].strip(" -*•")
    return bool(_ONSET.search(around)) or (opens and bool(_STORY.match(reading.lower[time.end : sentence.end])))
