"""What a sentence says of each treatment that it names: its standing, outcome, times, visits.

Treatments that a list joins ("ibuprofen 600 mg TID, cyclobenzaprine and PT") share what is said of
the list. An outcome speaks of the treatment that its words tie it to ("relief with ibuprofen"),
else of the ones before it in the clause. What a sentence says without naming a treatment is
*loose*: whoever puts sentences together decides whose it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from drafter.evidence.assertion import Assertion
from drafter.evidence.cue_places import CONTRAINDICATED
from drafter.evidence.numbers import ORDINALS
from drafter.evidence.outcomes import outcomes
from drafter.evidence.quantities import Quantity, counts
from drafter.evidence.segments import clause_at
from drafter.evidence.timing import Timing, timings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.cue_places import Outcome
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence


T = TypeVar("T")


@dataclass(slots=True)
class Course:
    """A treatment as one sentence speaks of it.

    :param standing: where it stands, as ``(status, start, end)`` by the cues of ``courses.yaml``.
    """

    treatment: Mention
    standing: list[tuple[str, int, int]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    times: list[Timing] = field(default_factory=list)
    visits: list[Quantity] = field(default_factory=list)


@dataclass(slots=True)
class Courses:
    """The treatments of a sentence, and what it says without naming one."""

    named: list[Course]
    groups: list[list[Course]]
    loose_outcomes: list[Outcome]
    loose_times: list[Timing]
    loose_visits: list[Quantity]
    loose_standing: list[tuple[str, int, int]]


_JOINED = re.compile(
    r"(?:[\s,/&+()•·:>→-]|\b(?:and|or|as well as|plus|then|also|later|followed by|along with|combined with|including|incl|e\.?g|such as|like|"
    r"both|either|the|a|an|her|his|their|some|oral|otc|over-the-counter|generic|brand|rx|prescription|formal|outpatient|supervised|licensed|at|of|for|from|"
    r"x|up|to|total|per|daily|days?|weeks?|wks?|months?|mos?|nightly|nights?|bedtime|bid|tid|qid|qd|qhs|hs|q\d*h|prn|po|atc|mg|mcg|g|gm|ml|cc|gel|"
    r"patch\w*|cream|tabs?|tablets?|caps?|times|visits?|sessions?|twice|once|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"b\.i\.d|t\.i\.d|q\.h\.s|q\.d|p\.r\.n|p\.o|morning|evening|every|other|as|needed|scheduled|trial~?|trials?|courses?|rounds?|with|through|several|multiple|"
    r"full|prior|long|short|standard|adequate|extended|eight|low[- ]dose|high[- ]dose|full[- ]dose|dose|doses|different|another|second|first|\w*\d[\w.]*|neck|back|shoulder|cervical|lumbar|program|programme|exercises?|stretch\w*|heat|ice)\b\.?)*"
)
_TO_RIGHT = re.compile(
    r"(?: (?:much|very|any|real|lasting|significant\w*|at all|so far|overall|relief|improvement|benefit|response|or|and|completely|her|his|pain|symptoms|either|both))*"
    r" ?(?P<link>to|with|from|of|on|after|by|despite|using|following|through|w/|in|at|for|under|during)? ?"
    r"(?:(?:[\w'-]+|,) ){0,6}$"
)
# "She does PT, and naproxen gave no relief": two things are no list with a comma before its "and".
_COMMA_AND = re.compile(r",\s*and\b")
_SUBJECT = re.compile(
    r"(?: \d+ ?mg)? (?:gave|did|does|was|were|is|has|had|helped|caused|made|makes|upset|provided|failed|worked|brought|offered|took)\b"
)
# A clause that changes the subject says nothing of the treatment before it ("; her sleep is unchanged").
_OTHER_SUBJECT = re.compile(
    r"[;,|. -]*(?:and |but |the |her |his |now )*(?:sleep|mood|work|exam|gait|strength|weight|rom|range|vision|appetite|bp|blood|heart|reflexes|sensation|motor|labs?|a1c|mri|x-?ray|images?|medications?|plan|next)\b"
)
_LINKS = frozenset(
    {
        "to",
        "with",
        "from",
        "of",
        "on",
        "after",
        "by",
        "using",
        "following",
        "w/",
        "despite",
        "through",
        "under",
        "during",
    }
)


def courses(reading: Reading, sentence: Sentence) -> Courses:
    """What a sentence says of treatments."""
    return reading.once("courses", sentence, _courses)


def _courses(reading: Reading, sentence: Sentence) -> Courses:
    lower = reading.lower
    named = [Course(m) for m in reading.of(sentence, "treatment", "programme") if not _heads(lower, sentence, m)]
    found = outcomes(reading, sentence)
    cues = [(o.start, o.end) for o in found]
    groups = _groups(lower, named, cues)
    parts = reading.clauses(sentence)
    procedures = reading.of(sentence, "procedure")
    result = Courses(named, groups, [], [], [], [])
    for outcome in found:
        if _of_procedure(lower, outcome, groups, procedures):
            continue
        theirs = _of_outcome(lower, outcome, groups, parts)
        # "Not a candidate for surgery; PT continues": what must not be done is another thing.
        if not theirs and not (outcome.forward and outcome.says == CONTRAINDICATED and groups):
            result.loose_outcomes.append(outcome)
        for course in theirs:
            course.outcomes.append(outcome)
    for time in timings(reading, sentence):
        owners = [c for c in named if any(c.treatment is owner for owner in time.owners)]
        if not owners and not time.owners and time.role != "aside":
            result.loose_times.append(time)
        for course in owners:
            course.times.append(time)
    for visit in counts(lower, sentence.start, sentence.end):
        for course in _of_count(lower, visit, named, parts) or _keep(result.loose_visits, visit):
            course.visits.append(visit)
    _stand(reading, sentence, result, cues)
    _not_yet(reading, sentence, result)
    _go_on(lower, sentence, result)
    return result


_ANSWER = re.compile(
    r": ?(?:none|never|no\b|nil|failed|not |declin|refus|contraind|avoid|allerg|intoler|ineffective|inadequate)"
)


def _heads(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a class word is only the heading of a list ("Medications: ...")."""
    return (
        bool(mention.concept["names_class"])
        and mention.start - sentence.start < 12
        and not _ANSWER.match(lower, mention.end)
        and lower[mention.end : mention.end + 1] == ":"
    )


def _keep(where: list[T], what: T) -> list[Course]:
    where.append(what)
    return []


def _groups(lower: str, named: Sequence[Course], cues: Sequence[tuple[int, int]]) -> list[list[Course]]:
    groups: list[list[Course]] = []
    for course in named:
        if groups:
            last = groups[-1][-1].treatment.end
            start = course.treatment.start
            between = lower[last:start]
            another = len(groups[-1]) == 1 and _COMMA_AND.match(between) and _SUBJECT.match(lower, course.treatment.end)
            apart = another or any(last <= cue[0] < start for cue in cues)
            if len(between) < 90 and _JOINED.fullmatch(between) and not apart:
                groups[-1].append(course)
                continue
        groups.append([course])
    return groups


def _of_procedure(lower: str, outcome: Outcome, groups: Sequence[list[Course]], procedures: Sequence[Mention]) -> bool:
    """Whether an outcome is that of a procedure told of after the treatments ("PT in May, then ESI with 80 % relief")."""
    left = [g[-1].treatment.end for g in groups if g[-1].treatment.end <= outcome.head]
    if not left or outcome.forward or outcome.whole:
        return False
    rivals = [p for p in procedures if left[-1] <= p.start and p.end <= outcome.head]
    if not rivals:
        return False
    between = lower[left[-1] : rivals[0].start]
    return not _JOINED.fullmatch(between) or bool(_THEN.search(between))


def _of_outcome(
    lower: str, outcome: Outcome, groups: Sequence[list[Course]], parts: Sequence[tuple[int, int]]
) -> list[Course]:
    first, last = clause_at(parts, outcome.head)
    inside = [c for g in groups for c in g if outcome.start <= c.treatment.start < outcome.end]
    if inside:
        return inside  # "no pain since therapy", "benefit from massage was nil"
    left = [g for g in groups if g[-1].treatment.end <= outcome.head]
    right = [g for g in groups if g[0].treatment.start >= outcome.end]
    if outcome.forward:
        return _forward(outcome, right, last)
    left_here = [g for g in left if g[-1].treatment.start >= first]
    right_here = [g for g in right if g[0].treatment.start < last]
    if right_here and _EXCEPTED.search(lower, outcome.end, right_here[0][0].treatment.start):
        right_here = []
    if not left and right and _HEADS_LIST.fullmatch(lower, outcome.end, right[0][0].treatment.start):
        return right[0]  # "Ineffective to date: ice, cupping"
    if right_here and _tied(lower[outcome.end : right_here[0][0].treatment.start], alone=not left):
        return right_here[0]
    if outcome.whole and left:
        return [course for group in left for course in group]
    if left_here:
        told = lower[left_here[-1][-1].treatment.end : outcome.head]
        return [] if _OTHER_SUBJECT.match(told) else left_here[-1]
    if left and not _OTHER_SUBJECT.match(lower[first:last]):
        return left[-1]
    return right_here[0] if right_here and not left else []


def _forward(outcome: Outcome, right: Sequence[list[Course]], last: int) -> list[Course]:
    """The treatments behind an outcome that speaks only of what follows."""
    near = [g for g in right if g[0].treatment.start < last]
    if outcome.says != CONTRAINDICATED:
        near = near or list(right[:1])
    elif near and near[0][0].treatment.start - outcome.end > _SHORT:
        near = []  # "not a candidate for surgery; PT continues"
    return [course for group in (near if outcome.whole else near[:1]) for course in group]


_THEN = re.compile(r"\b(?:then|later|followed by|after|before)\b")
_EXCEPTED = re.compile(r"\b(?:except|other than|apart from|aside from|save for|with the exception)\b")
_HEADS_LIST = re.compile(
    r"(?: (?:to date|so far|thus far|treatments?|meds|medications?|measures|trials?|modalities|therapies|agents|drugs|in the past|previously)){0,3} ?: ?(?:\(?\d\)? ?)?"
)


def _tied(between: str, *, alone: bool) -> bool:
    """Whether the words between an outcome and the treatment after it tie them ("relief with", "failed").

    :param alone: whether no treatment stands before it in its clause.
    """
    link = _TO_RIGHT.match(between)
    if link is None or len(between) >= 60:
        return False
    beside = len(between) < 3 and "," not in between
    return link["link"] in _LINKS or beside or (alone and len(between) < 12)


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


#: How far a cue reaches to the treatments that it speaks of, in characters; a "no" reaches least.
_SHORT, _FAR, _BACK = 26, 70, 60
_NEAR_ONLY = frozenset({"untried", "stopped", "declined", "idle"})
_PRONOUN = re.compile(r" (?:it|this|that|them|these|those|both|all of (?:it|them|these))\b")
_BARE_NO = re.compile(r"no\b(?! history| record)")
_OR = re.compile(r"\b(?:or|nor)\b")
_LISTED = re.compile(r"(?:,|\bor|\bnor|\band|/) ?(?:\w+ ){0,2}$")


def _stand(reading: Reading, sentence: Sentence, result: Courses, cues: Sequence[tuple[int, int]]) -> None:
    """Where each treatment stands: every cue speaks of the group that it reaches, or stays loose."""
    parts = reading.clauses(sentence)
    marks = reading.of(sentence, "course")
    for mark in marks:
        status = mark.concept["status"]
        if status in ("untried", "done") and any(start <= mark.start < end for start, end in cues):
            continue  # the "no" of "no relief", the "used" of "of no use"
        first, last = clause_at(parts, mark.start)
        inside = [g for g in result.groups if first <= g[0].treatment.start < last]
        before = [g for g in result.groups if g[-1].treatment.end <= mark.start]
        if status in ("declined", "untried") and before and not inside:
            chosen = before[-1:]  # "PT was ordered, but she never went"
        elif status in ("declined", "stopped") and before and _PRONOUN.match(reading.lower, mark.end):
            chosen = before[-1:]
        else:
            chosen = _ahead(reading.lower, mark, inside, marks, cues) or _behind(mark, inside, marks)
        if not chosen:
            result.loose_standing.append((status, mark.start, mark.end))
        for course in (course for group in chosen for course in group):
            if _applies(mark, course):
                course.standing.append((status, mark.start, mark.end))
    for course in result.named:
        _not_now(reading.lower, course)


def _ahead(
    lower: str, mark: Mention, inside: Sequence[list[Course]], marks: Sequence[Mention], cues: Sequence[tuple[int, int]]
) -> list[list[Course]]:
    """The groups after a cue that it speaks of: the next one, and for a denial those that a list joins on."""
    status = mark.concept["status"]
    if (
        mark.id == "untried-forward"
        and "," in lower[mark.end : mark.end + _SHORT]
        and not _OR.search(lower, mark.end, mark.end + _FAR)
    ):
        # "No surgery, PT for 8 weeks": the comma ends what is denied.
        first = next((g[0] for g in inside if g[0].treatment.start >= mark.end), None)
        return [] if first is None or "," in lower[mark.end : first.treatment.start] else [[first]]
    after = [g for g in inside if g[0].treatment.start >= mark.end]
    if mark.concept["reach"] == "backward" or not after:
        return []
    start = after[0][0].treatment.start
    between = range(mark.end, start)
    if len(between) > (_SHORT if status in _NEAR_ONLY else _FAR):
        return []
    if any(m.start in between and m.concept["status"] != status for m in marks) or any(c[0] in between for c in cues):
        return []
    denies = status in ("untried", "declined", "idle") and mark.id != "untried-forward"
    joined = [
        g for g in after[1:] if denies and _LISTED.search(lower[g[0].treatment.start - 24 : g[0].treatment.start])
    ]
    return [after[0], *joined]


def _behind(mark: Mention, inside: Sequence[list[Course]], marks: Sequence[Mention]) -> list[list[Course]]:
    """The group before a cue that it speaks of."""
    before = [g for g in inside if g[0].treatment.end <= mark.start]
    if mark.concept["reach"] == "forward" or not before:
        return []
    end = before[-1][-1].treatment.end
    refused = mark.concept["status"] in ("declined", "untried")
    other = any(
        end <= m.start
        and m.end <= mark.start
        and m.concept["status"] != mark.concept["status"]
        and not (refused and m.concept["status"] == "planned")  # "suggested by neurology, declined"
        and m.concept["reach"] != "forward"
        for m in marks
    )
    return [] if other or mark.start - end > _BACK else before[-1:]


def _applies(mark: Mention, course: Course) -> bool:
    """Doses and frequencies ("b.i.d.") say how it is taken, not that it still is: an outcome or a length ends them."""
    if mark.concept["for"] not in (None, course.treatment.concept["group"]):
        return False
    over = course.outcomes or any(t.role in ("length", "end") for t in course.times)
    return not (mark.concept["weak"] and over)


_UNTIL_NOW = re.compile(r"to date|so far|thus far")


def _not_now(lower: str, course: Course) -> None:
    """What is denied of the present ("no therapy at present") says nothing of what was ever tried."""
    statuses = {status for status, _, _ in course.standing}
    denied = [m for m in course.standing if m[0] == "untried" and _BARE_NO.match(lower, m[1])]
    if denied and all(_UNTIL_NOW.match(lower, a) for s, a, _ in course.standing if s == "ongoing"):
        course.standing = [m for m in course.standing if m[0] != "ongoing"]
    elif denied and "ongoing" in statuses:
        course.standing = [m for m in course.standing if m[0] not in ("untried", "ongoing")]
        course.standing.append(("idle", *denied[0][1:]))


def _not_yet(reading: Reading, sentence: Sentence, result: Courses) -> None:
    """What is only to come has no outcome yet: "PT was ordered as there was no relief" tells of something before it."""
    for course in result.named:
        mention = course.treatment
        statuses = {status for status, start, _ in course.standing if not _CONTINUED.match(reading.lower, start)}
        ahead = (
            statuses == {"planned"} or reading.assertion(sentence, mention.start, mention.end) is Assertion.CONDITIONAL
        )
        if course.outcomes and ahead:
            had = [o for o in course.outcomes if o.says != CONTRAINDICATED]
            result.loose_outcomes.extend(o for o in had if o not in result.loose_outcomes)
            course.outcomes = [o for o in course.outcomes if o.says == CONTRAINDICATED]


_CONTINUED = re.compile(r"cont|resum")
_SINCE = re.compile(r"\bsince (?:\w+ ){0,3}$")


def _go_on(lower: str, sentence: Sentence, result: Courses) -> None:
    """What began and is not said to have ended goes on; a list of what goes on is a list to its end."""
    going: tuple[str, int, int] | None = None
    for course in result.named:
        since = [
            t for t in course.times
            if t.role == "begin" and t.days is not None and not t.length and _SINCE.search(lower[max(sentence.start, t.start - 24) : t.start])
        ]  # fmt: skip
        # "in her second month of home exercise"
        within = [
            t
            for t in course.times
            if t.role == "length" and lower[t.start : t.end].split(" ", maxsplit=1)[0] in ORDINALS
        ]
        if (since or within) and not course.outcomes and not course.standing:
            course.standing.append(("ongoing", (since or within)[0].start, (since or within)[0].end))
        if course.standing or course.outcomes or course.times:
            going = next((mark for mark in course.standing if mark[0] == "ongoing"), None)
        elif going is not None:
            course.standing.append(going)
