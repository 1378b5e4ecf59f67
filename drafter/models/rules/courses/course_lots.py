"""One course whose outcomes are of several parts of the body: "PT for 8 weeks: knee no better, back much better"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_in, areas_of, meets
from drafter.evidence.meaning.regions import radiated, regions_near
from drafter.evidence.outcomes.outcome_subjects import said_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.courses.courses import Course
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.areas import Areas
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention


#: "Without PT for 4 months", "no PT for 4 months", "has not had PT in a year": how long there was none.
_NONE_FOR = re.compile(
    r"\b(?:without|off|no|not (?:had|done|doing|seen|attended|taken|used)|(?:hasn't|haven't|hadn't) (?:had|done|seen|attended|taken|used)|(?:not|hasn't|haven't) been (?:in|to|on|doing|going to|attending|taking|able to (?:do|attend|go to|get))|await\w*|wait(?:ing|ed|s)?(?: list)? (?:for|on)|wait-?list(?:ed)? for|missed|skipp?ed|cancell?ed|no-?show(?:ed)?|(?:non-?|not |poorly |un)(?:compliant|adherent) (?:with|to))"
    r" (?:(?:any|her|his|formal|outpatient|further|the|of|daily|home|more) ){0,3}$"
)
_SO_LONG = re.compile(
    r" ?(?:(?:now|for|x|in|over|these|the|last|past|about|at least|more than|almost|nearly|around|,) ?)*"
)
#: "PT on hold for 4 months".
_HELD_FOR = re.compile(
    r"(?: (?:is|was|has|have|had|been|remains|currently|now|put))* (?:on hold|held|paused|suspended|interrupted|missed|no-?showed|cancell?ed|,? ?(?:only |just )?once|,? ?(?:only |just |very )?(?:rarely|seldom|sporadically|hardly ever))(?: at all)?"
    + _SO_LONG.pattern
)


def went_without(reading: Reading, sentence: Sentence, course: Course) -> bool:
    """Whether a sentence only tells how long there was none of a treatment."""
    lower, mention = reading.lower, course.treatment
    lengths = [t.start for t in course.times if t.length is not None and t.start >= mention.end]
    if not lengths:
        return False
    if _HELD_FOR.fullmatch(lower, mention.end, lengths[0]):
        return True
    none = _NONE_FOR.search(lower, sentence.start, mention.start)
    return none is not None and _SO_LONG.fullmatch(lower, mention.end, lengths[0]) is not None


_NOTES = re.compile(r" (?:notes?|records?|reports?|documentation)\b")


#: "No relief on days she skips her naproxen", "missed PT; no better".
_LEFT_OUT = re.compile(
    r"\b(?:skip(?:s|ped|ping)?|miss(?:es|ed|ing)?|forg(?:ets?|ot|etting|otten)|did(?: not|n't) (?:do|take|attend))(?: (?:(?:to (?:take|do)|her|his|the|a|any|most|all|of|doses?|days?|sessions?) )*| )$"
)
_NEAR_LEFT = 40  # characters


def had_none(lower: str, course: Course, marks: dict[str, tuple[int, int]], told: Outcome) -> bool:
    """Whether a failure is told after the treatment is said not to have been ("HEP not done; no better"), or of when it was left out."""
    after = course.treatment.end
    if _LEFT_OUT.search(lower, max(0, course.treatment.start - _NEAR_LEFT), course.treatment.start):
        return True
    ahead = "untried" in marks and marks["untried"][1] <= told.start and after <= told.start
    denies = (
        ahead and " that " not in lower[marks["untried"][1] : course.treatment.start]
    )  # "no evidence that PT helped"
    return denies and not _NOTES.match(lower, after)


def areas_told(parts: Sequence[Mention]) -> Areas:
    return frozenset(area for part in parts for area in areas_of(part))


def narrower(reading: Reading, sentence: Sentence, outcome: Outcome, region: str) -> list[Mention]:
    """The parts of a course's region that an outcome is of, where it is not of the whole: "PT for the neck and low back. The low back is no better"."""
    parts = said_of(reading, sentence, outcome)
    return parts if parts and areas_told(parts) < areas_in(region) else []


def lots(reading: Reading, sentence: Sentence, course: Course) -> list[tuple[Course, list[Mention]]]:
    """A course as it turned out for each part of the body that its sentence tells of.

    What is said of a part that the course was not for is no outcome of it.
    """
    if not course.outcomes:
        return [(course, [])]
    told = [(outcome, said_of(reading, sentence, outcome)) for outcome in course.outcomes]
    if not any(parts for _, parts in told):
        return [(course, [])]
    near = regions_near(reading, sentence, course.treatment)
    if len({areas_told(parts) for _, parts in told if parts}) > 1:
        # "Helps the knee, does nothing for the neck": neither is what it was for.
        near = [region for region in near if not any(region in parts for _, parts in told)]
    own = areas_told(near)
    if own:
        far = [
            o
            for o, parts in told
            if parts and not meets(radiated(own), areas_told(parts)) and not meets(own, radiated(areas_told(parts)))
        ]
        # "For her neck and shoulder: the shoulder is no better" tells nothing of the neck.
        kept = [parts for o, parts in told if o not in far]
        part = [region for parts in kept for region in parts]
        narrowed = part if all(kept) and areas_told(part) < own else []
        return [(replace(course, outcomes=[o for o in course.outcomes if o not in far]), narrowed)]
    found: list[tuple[Course, list[Mention]]] = []
    for outcome, parts in told:
        for index, (lot, before) in enumerate(found):
            if not parts or not before or meets(areas_told(before), areas_told(parts)):
                found[index] = (replace(lot, outcomes=[*lot.outcomes, outcome]), before or parts)
                break
        else:
            found.append((replace(course, outcomes=[outcome]), parts))
    return found
