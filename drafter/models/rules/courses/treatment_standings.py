"""Where a course of treatment stands, by its sentence: under way, over, only advised, or not told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.courses.asked_now import kept_log
from drafter.evidence.courses.other_purposes import for_something_else
from drafter.evidence.meaning.cue_places import CONTRAINDICATED, FAILED, NOT_TOLERATED
from drafter.evidence.outcomes.failed_lists import listed_as_failed
from drafter.models.rules.claims import claim
from drafter.models.rules.courses.answered_standings import goes_on_by_answer
from drafter.models.rules.courses.course_lots import had_none
from drafter.models.rules.courses.loose_statements import PLANS
from drafter.models.rules.courses.section_standings import goes_on_here
from drafter.models.rules.courses.treatment_episodes import TOLD

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.courses.courses import Course
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

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
#: "From 11/18 to 12/28 she will do PT": a day without its year is the next such day, whatever it was read as.
_TO_COME = re.compile(r"(?:will|shall|(?:is|are) (?:to|going to)|going to|to be)\b")
#: What ought to be done is not said to be.
_OUGHT = re.compile(r"should|supposed|ought|told|asked|reminded|expected|meant|needs? to")
_GOES_ON = re.compile(
    r"\b(?:cont|keep|kept|maintain|still|already|stay|stick|resum|same|ongoing|current|active\b|under ?way)"
)
#: "Allergies: sulfa - hives. Takes naproxen.", "ibuprofen daily": what is taken in a line of allergies is none.
_TAKES = re.compile(r"\W*(?:(?:currently|she|he|pt|patient|also|still|is|now) )*(?:takes?|taking|on|uses|using|meds?:|medications?:|current\w*:?) (?:[\w,&/-]+ ){0,4}?$")  # fmt: skip
_DOSED = re.compile(r"(?: ?\d+ ?mg)?(?: po)? (?:daily|bid|tid|qid|qhs|qd|prn|twice|once|every|nightly|as needed)\b(?![^.;]{0,30}\b(?:caus|gave|rash|hives|naus))")  # fmt: skip
_ONLY = re.compile(r"\b(?:only|one|1|single)\b")
#: "Naproxen 500 mg BID" in a list of what failed is how it was taken; "currently", "still" are how it is.
_STILL = re.compile(r"\b(?:current|still|now\b|continu|ongoing|attend|active)")
_NONE_KNOWN = re.compile(r"\b(?:allerg\w*|intoleranc\w*): ?(?:none|nkda|no known|denie[sd]|nil)\b")


def standing_of(reading: Reading, sentence: Sentence, course: Course, *, unreal: bool) -> dict[str, Claim]:
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


def _is_past(reading: Reading, course: Course) -> bool:
    """Whether a course has a first day and a last one, and that is over."""
    ends = [t.days for t in course.times if t.role == "end" and t.days is not None]
    begun = any(t.role == "begin" for t in course.times)
    return begun and reading.anchor is not None and any(days.last <= reading.anchor for days in ends)


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


def _taken(lower: str, sentence: Sentence, treatment: Mention) -> bool:
    return bool(
        _TAKES.fullmatch(lower, sentence.start, treatment.start) or _DOSED.match(lower, treatment.end, sentence.end)
    )


def _otherwise(lower: str, marks: dict[str, tuple[int, int]]) -> bool:
    """Whether an item of a list says itself that it goes on, is to come or ended for another reason."""
    goes_on = "ongoing" in marks and _STILL.search(lower, *marks["ongoing"])
    return bool(goes_on) or bool({"planned", "idle", "stopped", "aside"} & set(marks))
