"""A course of therapy and its parts: what it consisted of shares its lot, in any note and in a therapist's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.courses.course_parts import parts_told
from drafter.evidence.meaning.therapy_notes import in_midst
from drafter.evidence.outcomes.course import done_at_visits, is_course
from drafter.models.rules.claims import claim
from drafter.models.rules.courses.therapist_notes import purpose_of_note, region_of_note, visits
from drafter.models.rules.courses.treatment_episodes import Episode, merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.courses.courses import Courses
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

#: What a part of a course has where it was done by itself too.
OF_ITS_OWN = frozenset({"length", "begin", "end", "sessions"})
_TIMES = frozenset({"length", "begin", "end", "sessions", "standing"})


def whole_of(reading: Reading, sentence: Sentence, groups: Sequence[list[Episode]]) -> Episode | None:
    """The course that a sentence tells the parts of, and nothing else."""
    if not groups or not parts_told(reading, sentence):
        return None
    return next((e for group in reversed(groups) for e in group if e.real and is_course(e.name)), None)


def give_whole(reading: Reading, sentence: Sentence, found: Courses, whole: Episode) -> None:
    """Gives a course how the complaint stands after the parts that a sentence tells of it."""
    whole.sentence = sentence
    told = [outcome for course in found.named for outcome in course.outcomes]
    if told and not whole.told:
        merge(whole, {"outcome": claim(reading, told[0].start, told[0].end, told[0].says)})


def of_note(reading: Reading, episodes: Sequence[Episode]) -> None:
    """What a therapist's note as a whole says of its therapy: first and last visit, and the region."""
    seen = visits(reading)
    region = region_of_note(reading)
    physical = [e for e in episodes if e.real and e.name.concept["group"] == "physical"]
    _rendered(reading, episodes)
    course = next((e for e in physical if is_course(e.name)), physical[0]) if physical else None
    if course:
        # "McKenzie extension ... a plateau from the first to the last week": the first and the last visit are the course's.
        course.claims = {**seen, **course.claims} if len(seen) == 1 else {**course.claims, **seen}
        _pool(course, episodes)
    midst = in_midst(reading) if course else None
    if course and midst and reading.sentence_at(midst[0]):
        course.claims.setdefault("standing", claim(reading, *midst, "ongoing"))
    if region is None:
        if course and (purpose := purpose_of_note(reading)):
            course.claims.setdefault("purpose", claim(reading, purpose.start, purpose.end, purpose.id))
        return
    for episode in episodes:
        # "Scapular stabilization" for a neck: what an exercise moves is not what is treated.
        episode.claims["region"] = claim(reading, region.start, region.end)


_COMPLETE = (("begin", "end"), ("length",))
_SPANS = (*_COMPLETE, ("begin",))


def _pool(whole: Episode, episodes: Sequence[Episode]) -> None:
    """Gives the course of a therapist's note the time, the visits and the outcome that the note tells of its parts.

    "Flexion exercise 5/6 through 6/28. Leg symptoms the same. A. Mbeki PT": one course of care, told in parts. What tells both how long
    it was and how it ended is a course of its own, and where two times or two outcomes are told nothing is put together.
    """
    parts = [e for e in episodes if e is not whole and e.real and done_at_visits(e.name)]
    parts = [e for e in parts if not (e.told and any(set(keys) <= e.claims.keys() for keys in _COMPLETE))]
    for keys in (*_SPANS, ("sessions",), ("outcome",)):
        if any(key in whole.claims for span in _SPANS for key in span) if keys in _SPANS else keys[0] in whole.claims:
            continue
        told = {tuple(e.claims[key].value for key in keys): e for e in parts if set(keys) <= e.claims.keys()}
        if len(told) == 1:
            (part,) = told.values()
            if keys != ("outcome",) or part.told:
                whole.claims |= {key: part.claims[key] for key in keys}


def _rendered(reading: Reading, episodes: Sequence[Episode]) -> None:
    """Gives what was rendered during a course its dates and outcome: the exercises of a chiropractor's discharge summary."""
    course = next((e for e in episodes if {"begin", "end"} <= set(e.claims) and e.real), None) or _begun(episodes)
    for episode in episodes if course else ():
        part = episode.real and episode.name.concept["group"] in ("physical", "exercise")
        if part and not _TIMES & set(episode.claims) and not _dated(reading, episode):
            keys = ("begin", "end", "outcome") if "end" in course.claims else ("begin", "standing")  # type: ignore[union-attr]  # there is one
            shared = {key: course.claims[key] for key in keys if key in course.claims}  # type: ignore[union-attr]
            episode.claims = {**shared, **episode.claims}


def _dated(reading: Reading, episode: Episode) -> bool:
    """Whether the sentence that names a treatment tells its day; "NPRS 6/10 today" is of the visit."""
    when = episode.claims.get("when")
    if when is None or when.at is None:
        return when is not None
    at, _ = reading.view.view_of(when.at, when.at + 1)
    return reading.sentence_at(at) is reading.sentence_at(episode.name.start)


def _begun(episodes: Sequence[Episode]) -> Episode | None:
    """The therapy that a therapist's note says has begun and goes on: what it taught is no older."""
    return next(
        (
            e
            for e in episodes
            if "begin" in e.claims
            and e.real
            and e.name.concept["group"] == "physical"
            and e.says("standing") == "ongoing"
        ),
        None,
    )
