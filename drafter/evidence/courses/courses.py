"""What a sentence says of each treatment that it names: its standing, outcome, times, visits.

Treatments that a list joins ("ibuprofen 600 mg TID, cyclobenzaprine and PT") share what is said of
the list. An outcome speaks of the treatment that its words tie it to ("relief with ibuprofen"),
else of the ones before it in the clause. What a sentence says without naming a treatment is
*loose*: whoever puts sentences together decides whose it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from drafter.evidence.courses.standings import stand
from drafter.evidence.meaning.cue_places import CONTRAINDICATED
from drafter.evidence.outcomes.course import Course, Courses
from drafter.evidence.outcomes.course_groups import groups_of
from drafter.evidence.outcomes.one_of_several import which_of
from drafter.evidence.outcomes.outcome_owners import HEADS_LIST, bracketed, is_of_procedure, of_outcome, together
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.sessions.countings import counts
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention
    from drafter.evidence.words.quantities import Quantity


#: "Home exercises taught by PT", "classes that go with the therapy": who taught them or what they belong to, no course of its own.
_AGENT = re.compile(
    r"\b(?:checked|supervised|monitored|reviewed|taught|guided|directed|instructed|shown|designed|prescribed|demonstrated|overseen|progressed|set up|written)(?: \w+)? by (?:(?:the|her|his|a|our|outpatient|hospital) ){0,2}$"
    r"|\b(?:class|classes|course|group|lessons?|sessions?|program(?:me)?|education|talks?|module|video) (?:that|which) (?:go(?:es)?|went|come|comes|came|run|runs|ran|is|are|was|were) (?:along |together |included |offered |held |given )?(?:with|beside|alongside|during) (?:(?:the|her|his) )?$"
)
T = TypeVar("T")
__all__ = ["Course", "Courses", "courses"]


def courses(reading: Reading, sentence: Sentence) -> Courses:
    """What a sentence says of treatments."""
    return reading.in_turn("courses", sentence, _courses)


def _courses(reading: Reading, sentence: Sentence) -> Courses:
    lower = reading.lower
    named = [
        Course(m)
        for m in reading.of(sentence, "treatment", "programme")
        if not _heads(lower, sentence, m)
        and not _class_cell(reading, sentence, m)
        and not _AGENT.search(lower, max(sentence.start, m.start - 60), m.start)
    ]
    found, times = outcomes(reading, sentence), timings(reading, sentence)
    visits = list(counts(lower, sentence.start, sentence.end))
    result = Courses(named, [], [], [], [], [])
    if not (named or found or times or visits or reading.of(sentence, "course")):
        return result
    cues = [(o.start, o.end) for o in found]
    result.groups = groups_of(lower, named, cues)
    _turned_out(reading, sentence, result, found)
    for time in times:
        owners = [c for c in named if any(c.treatment is owner for owner in time.owners)]
        elsewhere = not time.owners or time.owners[-1].end <= sentence.start  # of what the field before names
        if not owners and elsewhere and time.role != "aside" and not _of_gain(lower, sentence, time):
            result.loose_times.append(time)
        for course in owners:
            course.times.append(time)
    for visit in visits:
        for course in _of_count(lower, visit, named, reading.clauses(sentence)) or _keep(result.loose_visits, visit):
            course.visits.append(visit)
    stand(reading, sentence, result, cues)
    _give_contents(lower, sentence, result)
    return result


#: "He would be looser for a day": how long a gain held, not how long the course went on.
_HELD_FOR = re.compile(
    r"\b(?:looser|better|easier|freer|lighter|comfortable|relieved|pain[- ]free|relief|benefit)(?: (?:for|lasting|lasted|only|just|about|maybe|perhaps|at most|a good|some))+ ?$"
)


def _of_gain(lower: str, sentence: Sentence, time: Timing) -> bool:
    return time.length is not None and _HELD_FOR.search(lower, sentence.start, time.start) is not None


def has_own_time(reading: Reading, sentence: Sentence, name: str, time: Timing) -> bool:
    """Whether a treatment has a time that its sentence tells behind what it consisted of: "home program (rows, bridges) for 7 weeks"."""
    return any(c.treatment.id == name and time in c.times for c in courses(reading, sentence).named)


#: "Her sheet (wall slides, doorway stretch) every morning": what stands in brackets right behind a course that it is made of.
_CONTENTS = re.compile(
    r"[^\s(.;,]{0,3}(?: (?:that|which))?(?: (?:we|i|he|she|pt|dr\.? [\w'-]+|(?:our|the|her|his) \w+) (?:gave|taught|showed|prescribed|wrote|issued|assigned)(?: (?:her|him|them))?)? ?\((?:[^().;\d]*[,/&+ ])?"
)

#: "Done her sheet (wall slides, side-lying rotation, doorway stretch)": items of one bracket, of which a name is known.
_NEXT_ITEM = re.compile(r",(?:[^().;\d]*[,/&+ ])?")


_AT_HOME = "home-exercise"  # "Home program (bridges, rows) daily for 7 weeks": an exercise by name stands for it, too


def _give_contents(lower: str, sentence: Sentence, result: Courses) -> None:
    """Gives a course what is told behind a bracket of the exercises that it consisted of."""
    for part in [
        c for c in result.named if c.treatment.concept["group"] in ("exercise", "passive") or c.treatment.id == _AT_HOME
    ]:
        close = lower.find(")", part.treatment.end, sentence.end)
        whole = next(
            (
                c
                for c in result.named
                if c.treatment.concept["group"] == "physical"
                and c.treatment.end <= part.treatment.start
                and (
                    _CONTENTS.fullmatch(lower, c.treatment.end, part.treatment.start)
                    or (
                        lower.find("(", sentence.start, c.treatment.start) >= 0
                        and _NEXT_ITEM.fullmatch(lower, c.treatment.end, part.treatment.start)
                    )
                )
            ),
            None,
        )
        told = [o.start for o in part.outcomes] + [t.start for t in part.times] + [at for _, at, _ in part.standing]
        if whole is None or close < 0 or any(at < close for at in told):
            continue
        whole.outcomes.extend(o for o in part.outcomes if o not in whole.outcomes)
        whole.times.extend(t for t in part.times if t not in whole.times)
        whole.standing.extend(s for s in part.standing if s not in whole.standing)
        result.named.remove(part)
        result.groups = [kept for group in result.groups if (kept := [c for c in group if c is not part])]


def shared(reading: Reading, sentence: Sentence, procedure: Mention) -> list[Outcome]:
    """What a sentence says of a procedure as it would of a treatment: in a list with others, or tied to it from before.

    "Persists despite NSAIDs, PT and a steroid injection", "refractory to cortisone".
    """
    lower, parts, found = reading.lower, reading.clauses(sentence), outcomes(reading, sentence)
    if not found:
        return []
    named = [Course(m) for m in reading.of(sentence, "treatment", "programme", "procedure")]
    groups = groups_of(lower, named, [(o.start, o.end) for o in found])
    return [
        o
        for o in found
        if any(c.treatment is procedure for c in bracketed(lower, o, named, of_outcome(lower, o, groups, parts)))
    ]


def _turned_out(reading: Reading, sentence: Sentence, result: Courses, found: Sequence[Outcome]) -> None:
    """Gives each outcome of a sentence to the treatments that it speaks of."""
    lower, groups, parts = reading.lower, _without_next(reading.lower, sentence, result), reading.clauses(sentence)
    # "Aquatic therapy for 8 weeks, last session 9/30": the session is the therapy's.
    procedures = [
        p
        for p in reading.of(sentence, "procedure")
        if not (p.concept["generic"] and result.named) or _INJECTION.search(lower, p.start, p.end)
    ]
    for outcome in found:
        if is_of_procedure(lower, outcome, groups, procedures):
            continue
        theirs = bracketed(lower, outcome, result.named, of_outcome(lower, outcome, groups, parts))
        if len(found) == 1 and theirs and HEADS_LIST.fullmatch(lower, outcome.end, theirs[0].treatment.start):
            theirs = [
                c for g in groups for c in g if c.treatment.start > outcome.end
            ]  # a list to its end, whatever parts it
        theirs = [*together(lower, outcome, theirs, groups), *theirs]
        if len(theirs) > 1 and not outcome.forward:
            theirs = which_of(lower, theirs[-1].treatment.end, outcome.start, theirs)
            if not theirs:
                continue
        if outcome.whole and theirs:
            theirs = [c for c in theirs if not _APART.search(lower, sentence.start, c.treatment.start)]
            if not theirs:
                continue
        # "Not a candidate for surgery; PT continues": what must not be done is another thing.
        if (not theirs and not (outcome.forward and outcome.says == CONTRAINDICATED and groups)) or (
            outcome.forward and outcome.whole and _THAT_TOO.match(lower, outcome.start)
        ):
            result.loose_outcomes.append(outcome)
        for course in theirs:
            course.outcomes.append(outcome)


#: "Despite that, and despite meloxicam, the pain wakes him": of what was told before as well.
_THAT_TOO = re.compile(
    r"(?:despite|in spite of|notwithstanding|even (?:with|after)) (?:all (?:of )?)?(?:this|these|that|those|it|them|the above|both),?(?: and| plus| as well as)\b"
)
#: "Apart from PT nothing helped": what is told of all the others is not told of it.
_APART = re.compile(
    r"\b(?:(?:apart|aside) from|other than|except(?:ing)?(?: for)?|besides|save for|but for|barring) (?:(?:the|her|his|some|a) )?$"
)
#: "Discharged to HEP without meaningful change": what comes after the course has no outcome yet.
_HANDED_ON = re.compile(
    r"\b(?:discharged?|d/c'?d?|dc'?d|released|transition\w*|graduated|progressed|moved|sent home|advanced) (?:on )?(?:to|with|on)(?: (?:an?|the|her|his|home|independent|self-directed|daily))* $"
)


def _without_next(lower: str, sentence: Sentence, result: Courses) -> list[list[Course]]:
    """The groups of a sentence without what a patient was discharged to, where a course stands before it."""
    if len(result.named) < 2:  # nothing before it
        return result.groups
    kept = [
        [c for c in group if not _HANDED_ON.search(lower, sentence.start, c.treatment.start)] for group in result.groups
    ]
    return [group for group in kept if group] or result.groups


_INJECTION = re.compile(r"inj|shot|block")
_ANSWER = re.compile(
    r": ?(?:none|never|no\b|nil|failed|not |declin|refus|contraind|avoid|allerg|intoler|ineff|inadequate)"
)
#: "NSAIDs: ulcer hx, contraindicated": what is judged at the end of its line.
_BARRED = re.compile(r"^: ?[^:;.]{2,40}\b(?:contraindicated|not tolerated|ineffective|failed|avoided)\b")


def _heads(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a class word is only the heading of a list ("Medications: ...")."""
    return (
        bool(mention.concept["names_class"])
        and mention.start - sentence.start < 12
        and not _ANSWER.match(lower, mention.end)
        and not _BARRED.search(lower, mention.end, sentence.end)
        and lower[mention.end : mention.end + 1] == ":"
    )


#: "Amitriptyline 25 mg | TCA |": the class of a drug in the cell behind it.
_DOSE_CELL = re.compile(
    r"[ ,\d./-]*(?:mg|mcg)?(?: (?:po|qd|qhs|hs|bid|tid|daily|nightly|at night|at bedtime|max))* ?\| ?"
)


def _class_cell(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a class word only tells of what class the medicine in the cell before it is."""
    lower = reading.lower
    if not mention.concept["names_class"] or lower.find("|", sentence.start, mention.start) < 0:
        return False
    before = [m for m in reading.of(sentence, "treatment") if m.end <= mention.start]
    cell = _DOSE_CELL.fullmatch(lower, before[-1].end, mention.start) if before else None
    behind = lower[mention.end : mention.end + 3].lstrip("s")
    return cell is not None and not before[-1].concept["names_class"] and behind.startswith((" |", "|"))


def _keep(where: list[T], what: T) -> list[Course]:
    where.append(what)
    return []


_VISITS_OF = re.compile(
    r" (?:of|with|in|at|to)? ?(?:(?:a|an|the|her|his|formal|outpatient|supervised|skilled|licensed|regular|land-based|combined|in-person|weekly) ){0,3}"
)


def _of_count(lower: str, visit: Quantity, named: Sequence[Course], parts: Sequence[tuple[int, int]]) -> list[Course]:
    first, last = clause_at(parts, visit.start)
    physical = [c for c in named if c.treatment.concept["group"] != "medicine"]
    after = [c for c in physical if visit.end <= c.treatment.start < last]
    if after and _VISITS_OF.fullmatch(lower[visit.end : after[0].treatment.start]):
        return after[:1]
    overlapping = [c for c in physical if c.treatment.start < visit.end and visit.start < c.treatment.end]
    before = [c for c in physical if c.treatment.end <= visit.start and c.treatment.start >= first]
    return overlapping or before[-1:] or after[:1]
