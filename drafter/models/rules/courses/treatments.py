"""Courses of treatment: sentences put together into episodes.

What a sentence says without naming a treatment belongs to the ones named last under the same
heading: to all of them when it says so ("none of these helped"), else to the last. A plan and a
past course of one treatment are two episodes, and so are two courses that end differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.courses.asked_now import denied_now
from drafter.evidence.courses.courses import Course, Courses, courses
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.areas import areas_in
from drafter.evidence.meaning.assertion import SUPPOSED, Assertion
from drafter.evidence.meaning.cue_places import CONTRAINDICATED
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.meaning.therapy_notes import therapy_of
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.courses.course_lots import lots, went_without
from drafter.models.rules.courses.course_purposes import purpose_of, subject_of
from drafter.models.rules.courses.course_wholes import OF_ITS_OWN, give_whole, of_note, whole_of
from drafter.models.rules.courses.fills import give_fills
from drafter.models.rules.courses.loose_statements import give_complaint, give_loose
from drafter.models.rules.courses.taught_only import forget_taught
from drafter.models.rules.courses.told_places import give_places
from drafter.models.rules.courses.treatment_episodes import Episode, idle, merge, same, tell_time, time_beside
from drafter.models.rules.courses.treatment_standings import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_SKIPPED = NOT_PATIENTS | {"social"}

#: What a note must tell of a therapy that it does not name.
_TOLD_OF = frozenset({"outcome", "length", "begin", "end", "sessions", "standing"})


def read_treatments(reading: Reading, document: Document) -> Iterator[Candidate]:
    """Every course of treatment that a document tells of."""
    episodes: list[Episode] = []
    groups: list[list[Episode]] = []
    unnamed: list[tuple[Sentence, Courses]] = []
    parts: list[Episode] = []
    if therapy := therapy_of(reading):
        sentence = reading.sentence_at(therapy.start) or reading.sentences[0]
        episodes.append(Episode(therapy, sentence, {"name": named(reading, therapy)}))
        groups.append(episodes[:])
    for sentence in reading.sentences:
        if sentence.section.kind in _SKIPPED:
            continue
        found = courses(reading, sentence)
        here = _named_here(reading, sentence, found, episodes)
        if whole := whole_of(reading, sentence, groups):
            parts.extend(e for group in here for e in group if e.sentence is sentence and e is not whole)
            give_whole(reading, sentence, found, whole)
            here = [[whole]]
        groups.extend(here)
        if reading.therapy and not groups:
            unnamed.append((sentence, found))  # the therapist writes of the therapy before naming it
        else:
            give_loose(reading, sentence, found, groups, named_here=bool(here))
            give_complaint(reading, sentence, found, groups, here)
    for sentence, found in unnamed:
        give_loose(reading, sentence, found, groups, named_here=False)
    if reading.therapy:
        of_note(reading, episodes)
    else:
        give_places(reading, episodes)
    forget_taught(reading, episodes)
    give_fills(reading, episodes)
    for episode in episodes:
        if _has_lot(episode, parts, therapy):
            yield candidate(FactKind.TREATMENT, document, episode.claims)


def _has_lot(episode: Episode, parts: Sequence[Episode], therapy: Mention | None) -> bool:
    """Whether anything is told of an episode itself, where it is a part of another or only stands for a note's therapy."""
    if any(episode is part for part in parts):
        return bool(episode.claims.keys() & OF_ITS_OWN)
    return episode.name is not therapy or bool(episode.claims.keys() & _TOLD_OF)


def _named_here(reading: Reading, sentence: Sentence, found: Courses, episodes: list[Episode]) -> list[list[Episode]]:
    """The episodes that a sentence names, in the groups of its lists."""
    here = [
        [
            episode
            for course in group
            if course.treatment.kind == "treatment"
            for lot, part in lots(reading, sentence, course)
            if (episode := _episode(reading, sentence, lot, episodes, part)) is not None
        ]
        for group in found.groups
    ]
    return [group for group in here if group]


_EXERCISED = frozenset({"physical", "exercise"})
#: "Bridges, hamstring and piriformis stretching": what a muscle is exercised for is another matter.
_MUSCLE = re.compile(r"hamstrings?|quad(?:ricep)?s?|piriformis|glut\w*|pec(?:s|toral\w*)?|pectoralis \w+")
#: "Chin tucks, scapular sets" are for the neck.
_MOVED = re.compile(
    r"(?:scapular|scap|shoulder blades?|shoulder) (?:sets?|squeez\w+|retract\w+|setting|rows?|rolls?|pinch\w*|stabili\w+|strength\w+|work|drills?|control)\b"
)


_JOINED = re.compile(r" ?(?:and|or|&|/)(?: (?:the|her|his|left|right))* ?")


def _beside(lower: str, treatment: Mention, regions: Sequence[Mention]) -> list[Mention]:
    """The region right before a treatment, which is its own ("MRI L-spine, knee brace"), unless others are joined to it."""
    beside = [r for r in regions if lower[r.end : treatment.start] == " "]
    joined = any(_JOINED.fullmatch(lower, r.end, own.start) for own in beside for r in regions if r.end < own.start)
    return [] if joined else beside


#: "Knee therapy", "neck exercises", and not the "quad/hip program" that a knee is trained with.
_NAMED_FOR = re.compile(
    r"((?:neck|cervical|back|lumbar|knee|thoracic)(?= (?:exercis|stretch|adjust|manipul|stabili|strengthen|mobili))|\S+(?= (?:(?:physical )?therapy|pt|p\.t\.|rehab\w*|physio\w*)\b))"
)


def _in_name(reading: Reading, mention: Mention) -> Claim | None:
    """The part of the body that a therapy's own name has: "knee therapy"."""
    told = _NAMED_FOR.match(reading.lower, mention.start, mention.end)
    return claim(reading, *told.span(1)) if told and areas_in(told[1]) else None


def _where(reading: Reading, sentence: Sentence, mention: Mention, part: Sequence[Mention]) -> Claim | None:
    """The part of the body that a treatment was for; that of what else its sentence tells of, where its own words name none."""
    lower = reading.lower
    if not part and (own := _in_name(reading, mention)) is not None:
        return own  # "gabapentin for the feet, does neck exercises"
    regions = list(part) or regions_near(reading, sentence, mention) or subject_of(reading, sentence, mention)
    if mention.concept["group"] in _EXERCISED:
        regions = [r for r in regions if not (_MUSCLE.fullmatch(lower, r.start, r.end) or _MOVED.match(lower, r.start))]
    regions = _beside(lower, mention, regions) or regions
    if not regions:
        return None
    last = 0  # "for neck and low back pain" is for both
    while last + 1 < len(regions) and _JOINED.fullmatch(lower, regions[last].end, regions[last + 1].start):
        last += 1
    return claim(reading, regions[0].start, regions[last].end)


def _episode(
    reading: Reading, sentence: Sentence, course: Course, episodes: list[Episode], part: Sequence[Mention] = ()
) -> Episode | None:
    """The episode that a sentence tells of, or goes on about.

    :param part: the part of the body whose lot it tells, where the treatment's own words name none.
    """
    mention = course.treatment
    assertion = reading.assertion(sentence, mention.start, mention.end)
    if assertion is Assertion.SOMEONE_ELSE or went_without(reading, sentence, course):
        return None
    if denied_now(reading, sentence):
        claims = {"standing": claim(reading, mention.start, mention.end, "not_under_way")}
    else:
        claims = standing_of(reading, sentence, course, unreal=assertion in SUPPOSED)
    if assertion is Assertion.ABSENT and "outcome" not in claims and not idle(claims):
        return None
    claims = {"name": named(reading, mention), **claims}
    if (where := _where(reading, sentence, mention, part)) is not None:
        claims["region"] = where
    purpose = purpose_of(reading, sentence, mention)
    if purpose is not None and not any(
        # "Not an option for her with her asthma" names what forbids it.
        o.start < purpose.end and (purpose.start < o.end or o.says == CONTRAINDICATED)
        for o in course.outcomes
    ):
        claims["purpose"] = claim(reading, purpose.start, purpose.end, purpose.id)
    for time in course.times:
        tell_time(reading, claims, time)
    if course.visits:
        claims["sessions"] = claim(reading, course.visits[0].start, course.visits[0].end)
    claims |= time_beside(reading, sentence, mention, claims, episodes)
    episode = next((e for e in reversed(episodes) if e.name.id == mention.id and same(e, claims)), None)
    if episode is None:
        episode = Episode(mention, sentence)
        episodes.append(episode)
    merge(episode, claims)
    begun = next((t.days.last for t in course.times if t.role == "begin" and t.days), None)
    episode.since = episode.since or begun
    episode.sentence = sentence
    return episode
