"""Courses of treatment: sentences put together into episodes.

What a sentence says without naming a treatment belongs to the ones named last under the same
heading: to all of them when it says so ("none of these helped"), else to the last. A plan and a
past course of one treatment are two episodes, and so are two courses that end differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.courses.asked_now import denied_now, kept_log
from drafter.evidence.courses.courses import Course, Courses, courses
from drafter.evidence.courses.other_purposes import for_something_else
from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.meaning.assertion import SUPPOSED, Assertion
from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED, NOT_TOLERATED
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.meaning.therapy_notes import therapy_of
from drafter.evidence.outcomes.failed_lists import listed_as_failed
from drafter.models.rules.claims import candidate, claim, named
from drafter.models.rules.courses.answered_standings import goes_on_by_answer
from drafter.models.rules.courses.course_lots import had_none, lots, went_without
from drafter.models.rules.courses.course_purposes import purpose_of, subject_of
from drafter.models.rules.courses.course_wholes import OF_ITS_OWN, give_whole, of_note, whole_of
from drafter.models.rules.courses.loose_statements import PLANS, give_complaint, give_loose, tell_time
from drafter.models.rules.courses.section_standings import goes_on_here
from drafter.models.rules.courses.treatment_episodes import TOLD, Episode, idle, merge, same, time_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.intake.cases import Document
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention

_SKIPPED = NOT_PATIENTS | {"social"}

_STANDING = {
    "stopped": "stopped",
    "ongoing": "ongoing",
    "planned": "planned",
    "done": "completed",
    "idle": "not_under_way",
}
_LISTED_NONE = re.compile(r"(?:no\b|[:-] no)(?!.*\b(?:tried|taken|used))")
_INSTRUCTED = re.compile(r"instruct|prescri|encourag|advis|recommend|given|set up")
_JUST = re.compile(r"\b(?:just|recently|newly|only just|this week|last week) $")
_AS_ORDERED = re.compile(
    r"\b(?:we|i|you|they|she|he|as|dr\.? [\w-]+|pcp|(?:that|which) (?:was|were)|surgeon|doctor)(?: had)? $"
)
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


def _where(reading: Reading, sentence: Sentence, mention: Mention, part: Sequence[Mention]) -> Claim | None:
    """The part of the body that a treatment was for; that of what else its sentence tells of, where its own words name none."""
    lower = reading.lower
    regions = regions_near(reading, sentence, mention) or subject_of(reading, sentence, mention) or list(part)
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
        claims = _standing(reading, sentence, course, unreal=assertion in SUPPOSED)
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


def _standing(reading: Reading, sentence: Sentence, course: Course, *, unreal: bool) -> dict[str, Claim]:
    """How a sentence says that a treatment turned out, and where it stands."""
    marks = {status: (start, end) for status, start, end in reversed(course.standing)}
    place = (course.treatment.start, course.treatment.end)
    claims = _told(reading, sentence, course, marks)
    if "aside" in marks and ("done" in marks or "stopped" in marks):
        marks.setdefault("stopped", marks["aside"])
    if "planned" in marks and "done" in marks and _INSTRUCTED.match(reading.lower, marks["planned"][0]):
        # "Instructed home exercise program, adhered to from April to June": what was taught was done.
        if marks["done"][0] > course.treatment.start:
            del marks["planned"]
    elif (
        "planned" in marks
        and "done" in marks
        and _AS_ORDERED.search(reading.lower, sentence.start, marks["planned"][0])
    ):
        del marks["planned"]  # "completed the therapy that we ordered"
    if {"planned", "ongoing"} <= set(marks) and _only_weighed(reading, sentence, course, marks["planned"]):
        del marks["ongoing"]  # "should be doing stretches daily"
    to_come = "planned" in marks and _TO_COME.match(reading.lower, marks["planned"][0])
    if "planned" in marks and not to_come and _is_past(reading, course):
        del marks["planned"]  # "PT 9/3-10/10 (six weeks planned)"
    planned = sentence.section.kind in PLANS and not {"done", "stopped"} & set(marks)
    planned = planned and ("ongoing" not in marks or _how_often(reading, sentence, marks["ongoing"]))
    if unreal or (planned and "outcome" not in claims):
        claims["standing"] = claim(reading, *(place if unreal else marks.get("planned", place)), "planned")
        return claims
    status = next((status for status in ("stopped", "idle", "ongoing", "planned", "done") if status in marks), None)
    if status is not None:
        first, last = marks[status]
        just = _JUST.search(reading.lower, sentence.start, first) if status == "done" else None
        claims["standing"] = claim(reading, just.start() if just else first, last, _STANDING[status])
    elif (going := _going_on(reading, sentence, place)) is not None:
        claims["standing"] = claim(reading, *going, "ongoing")
    return claims


def _going_on(reading: Reading, sentence: Sentence, place: tuple[int, int]) -> tuple[int, int] | None:
    """Where a sentence without a word for it shows what it names under way: by the answer to it, or where it stands."""
    if (often := goes_on_by_answer(reading, sentence)) is not None:
        return often
    goes_on = sentence.section.kind == "medications" or goes_on_here(reading, sentence) or kept_log(reading, sentence)
    return place if goes_on else None


#: "From 11/18 to 12/28 she will do PT": a day without its year is the next such day, whatever it was read as.
_TO_COME = re.compile(r"(?:will|shall|(?:is|are) (?:to|going to)|going to|to be)\b")


def _is_past(reading: Reading, course: Course) -> bool:
    """Whether a course has a first day and a last one, and that is over."""
    ends = [t.days for t in course.times if t.role == "end" and t.days is not None]
    begun = any(t.role == "begin" for t in course.times)
    return begun and reading.anchor is not None and any(days.last <= reading.anchor for days in ends)


#: What ought to be done is not said to be.
_OUGHT = re.compile(r"should|supposed|ought|told|asked|reminded|expected|meant|needs? to")
_GOES_ON = re.compile(
    r"\b(?:cont|keep|kept|maintain|still|already|stay|stick|resum|same|ongoing|current|active\b|under ?way)"
)


def _how_often(reading: Reading, sentence: Sentence, mark: tuple[int, int]) -> bool:
    """Whether all that makes a treatment of a plan one that goes on is how often it is to be: "Plan: HEP daily"."""
    weak = any(m.start == mark[0] and m.concept["weak"] for m in reading.of(sentence, "course"))
    return weak and not _GOES_ON.search(reading.lower, sentence.start, sentence.end)


def _only_weighed(reading: Reading, sentence: Sentence, course: Course, mark: tuple[int, int]) -> bool:
    """Whether a treatment ought to be done, or is planned before its name and goes on by nothing but how often: "discussed doing PT weekly"."""
    if _OUGHT.match(reading.lower, mark[0]):
        return True
    ongoing = [(start, end) for status, start, end in course.standing if status == "ongoing"]
    planned = [end for status, _, end in course.standing if status == "planned"]
    ahead = all(end <= course.treatment.start for end in planned)
    return ahead and all(_how_often(reading, sentence, mark) for mark in ongoing)


def _told(reading: Reading, sentence: Sentence, course: Course, marks: dict[str, tuple[int, int]]) -> dict[str, Claim]:
    """The outcome that a sentence tells of a treatment, if it tells one."""
    told = next((o for says in TOLD for o in course.outcomes if o.says == says), None)
    if "untried" in marks and _ONLY.search(reading.lower, *marks["untried"]):
        told = None  # "the only preventive she has taken; it did not help": of the others, that none was tried
    if told is not None and told.says != CONTRAINDICATED and for_something_else(reading, sentence, course.treatment):
        return {}  # "propranolol for a murmur failed"
    if told is not None and told.says == FAILED and had_none(reading.lower, course, marks, told):
        told = None
    if told is not None:
        return {"outcome": claim(reading, told.start, told.end, told.says)}
    none_known = _NONE_KNOWN.search(reading.lower, max(0, sentence.start - 60), course.treatment.start)
    asked = reading.lower.startswith(("?", " ?", "? "), course.treatment.end)
    if (
        sentence.section.kind == "allergies"
        and not none_known
        and not asked
        and not _taken(reading.lower, sentence, course.treatment)
        and course.treatment.concept["group"] == "medicine"
    ):
        return {"outcome": claim(reading, course.treatment.start, course.treatment.end, NOT_TOLERATED)}
    every = course.treatment.concept["class"] == "any"
    for status, outcome in (("declined", "declined"), ("untried", "never_tried")):
        # "No medications" on a list is not that none was ever tried.
        if status in marks and not (every and _LISTED_NONE.match(reading.lower, marks[status][0], sentence.end)):
            return {"outcome": claim(reading, *marks[status], outcome)}
    if not _otherwise(reading.lower, marks) and listed_as_failed(reading, sentence, course.treatment):
        return {"outcome": claim(reading, course.treatment.start, course.treatment.end, FAILED)}
    return {}


#: "Allergies: sulfa - hives. Takes naproxen.", "ibuprofen daily": what is taken in a line of allergies is none.
_TAKES = re.compile(r"\W*(?:(?:currently|she|he|pt|patient|also|still|is|now) )*(?:takes?|taking|on|uses|using|meds?:|medications?:|current\w*:?) (?:[\w,&/-]+ ){0,4}?$")  # fmt: skip
_DOSED = re.compile(r"(?: ?\d+ ?mg)?(?: po)? (?:daily|bid|tid|qid|qhs|qd|prn|twice|once|every|nightly|as needed)\b(?![^.;]{0,30}\b(?:caus|gave|rash|hives|naus))")  # fmt: skip


def _taken(lower: str, sentence: Sentence, treatment: Mention) -> bool:
    return bool(
        _TAKES.fullmatch(lower, sentence.start, treatment.start) or _DOSED.match(lower, treatment.end, sentence.end)
    )


_ONLY = re.compile(r"\b(?:only|one|1|single)\b")
#: "Naproxen 500 mg BID" in a list of what failed is how it was taken; "currently", "still" are how it is.
_STILL = re.compile(r"\b(?:current|still|now\b|continu|ongoing|attend|active)")


def _otherwise(lower: str, marks: dict[str, tuple[int, int]]) -> bool:
    """Whether an item of a list says itself that it goes on, is to come or ended for another reason."""
    goes_on = "ongoing" in marks and _STILL.search(lower, *marks["ongoing"])
    return bool(goes_on) or bool({"planned", "idle", "stopped", "aside"} & set(marks))


_NONE_KNOWN = re.compile(r"\b(?:allerg\w*|intoleranc\w*): ?(?:none|nkda|no known|denie[sd]|nil)\b")
