"""What a sentence says of each treatment that it names: its standing, outcome, times, visits.

Treatments that a list joins ("ibuprofen 600 mg TID, cyclobenzaprine and PT") share what is said of
the list. An outcome speaks of the treatment that its words tie it to ("relief with ibuprofen"),
else of the ones before it in the clause. What a sentence says without naming a treatment is
*loose*: whoever puts sentences together decides whose it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from drafter.evidence.clauses import clause_at
from drafter.evidence.countings import counts
from drafter.evidence.course import Course, Courses
from drafter.evidence.cue_places import CONTRAINDICATED, FAILED
from drafter.evidence.outcomes import outcomes
from drafter.evidence.standings import stand
from drafter.evidence.timing import timings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.cue_places import Outcome
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.quantities import Quantity
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence


#: "Home exercises taught by PT": who taught them, no course of its own.
_AGENT = re.compile(
    r"\b(?:checked|supervised|monitored|reviewed|taught|guided|directed|instructed|shown|designed|prescribed|demonstrated|overseen|progressed|set up|written)(?: \w+)? by (?:(?:the|her|his|a|our|outpatient|hospital) ){0,2}$"
)
T = TypeVar("T")
__all__ = ["Course", "Courses", "courses"]


_JOINED = re.compile(
    r"(?:[\s,/&+()•·:>→-]|\b(?:and|or|nor|as well as|plus|then|also|later|followed by|along with|combined with|including|incl|e\.?g|such as|like|"
    r"both|either|by|the|a|an|her|his|their|some|oral|otc|over-the-counter|generic|brand|rx|prescription|formal|outpatient|supervised|licensed|directed|guided|structured|physician|therapist|independent|regular|at|of|for|from|"
    r"x|up|to|total|per|daily|days?|weeks?|wks?|months?|mos?|nightly|nights?|bedtime|bid|tid|qid|qd|qhs|hs|q\d*h|prn|po|atc|mg|mcg|g|gm|ml|cc|gel|"
    r"patch\w*|cream|tabs?|tablets?|caps?|times|visits?|sessions?|twice|once|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"b\.i\.d|t\.i\.d|q\.h\.s|q\.d|p\.r\.n|p\.o|morning|evening|every|other|as|needed|scheduled|trial~?|trials?|courses?|rounds?|with|through|several|multiple|"
    r"full|prior|long|short|standard|adequate|extended|eight|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|d/?c(?:'?d)?|completed|ended|ending|low[- ]dose|high[- ]dose|full[- ]dose|dose|doses|different|another|second|first|\w*\d[\w.]*|neck|back|shoulder|cervical|lumbar|program|programme|exercises?|stretch\w*|heat|ice)\b\.?)*"
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
    named = [
        Course(m)
        for m in reading.of(sentence, "treatment", "programme")
        if not _heads(lower, sentence, m) and not _AGENT.search(lower, max(sentence.start, m.start - 40), m.start)
    ]
    found, times = outcomes(reading, sentence), timings(reading, sentence)
    visits = list(counts(lower, sentence.start, sentence.end))
    result = Courses(named, [], [], [], [], [])
    if not (named or found or times or visits or reading.of(sentence, "course")):
        return result
    cues = [(o.start, o.end) for o in found]
    result.groups = _groups(lower, named, cues)
    _turned_out(reading, sentence, result, found)
    for time in times:
        owners = [c for c in named if any(c.treatment is owner for owner in time.owners)]
        elsewhere = not time.owners or time.owners[-1].end <= sentence.start  # of what the field before names
        if not owners and elsewhere and time.role != "aside":
            result.loose_times.append(time)
        for course in owners:
            course.times.append(time)
    for visit in visits:
        for course in _of_count(lower, visit, named, reading.clauses(sentence)) or _keep(result.loose_visits, visit):
            course.visits.append(visit)
    stand(reading, sentence, result, cues)
    return result


def shared(reading: Reading, sentence: Sentence, procedure: Mention) -> list[Outcome]:
    """What a sentence says of a procedure as it would of a treatment: in a list with others, or tied to it from before.

    "Persists despite NSAIDs, PT and a steroid injection", "refractory to cortisone".
    """
    lower, parts, found = reading.lower, reading.clauses(sentence), outcomes(reading, sentence)
    if not found:
        return []
    named = [Course(m) for m in reading.of(sentence, "treatment", "programme", "procedure")]
    groups = _groups(lower, named, [(o.start, o.end) for o in found])
    return [
        o
        for o in found
        if any(c.treatment is procedure for c in _bracketed(lower, o, named, _of_outcome(lower, o, groups, parts)))
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
        if _of_procedure(lower, outcome, groups, procedures):
            continue
        theirs = _bracketed(lower, outcome, result.named, _of_outcome(lower, outcome, groups, parts))
        if len(found) == 1 and theirs and _HEADS_LIST.fullmatch(lower, outcome.end, theirs[0].treatment.start):
            theirs = [
                c for g in groups for c in g if c.treatment.start > outcome.end
            ]  # a list to its end, whatever parts it
        # "Not a candidate for surgery; PT continues": what must not be done is another thing.
        if not theirs and not (outcome.forward and outcome.says == CONTRAINDICATED and groups):
            result.loose_outcomes.append(outcome)
        for course in theirs:
            course.outcomes.append(outcome)


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
    r": ?(?:none|never|no\b|nil|failed|not |declin|refus|contraind|avoid|allerg|intoler|ineffective|inadequate)"
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
            part = _part_of_course(groups[-1][-1], course, between)
            if len(between) < 90 and (part or _JOINED.fullmatch(between)) and not apart:
                groups[-1].append(course)
                continue
        groups.append([course])
    return groups


#: "PT at Oceanside, five weeks (3/17 to 4/21), centralization exercises": a course, then what it consisted of.
_COURSE_TOLD = re.compile(r"\b(?:weeks?|wks?|months?|mos?|visits?|sessions?|x ?\d+)\b")
_NEW_STATEMENT = re.compile(
    r"[.;]|\b(?:then|but|and|while|now|also|later|since|currently|started|began|continu\w+|is|was|were|are|has|had|have|does|did|gave|made|she|he|who|which|plan\w*|will|no|not|without|tried|takes?|ago)\b"
)


#: "PT June through October and he has stayed on the exercises, pain is the same": the course and its exercises together.
_KEPT_ON = re.compile(
    r"[^.;]{0,80}\band (?:(?:he|she|they|pt|patient|has|have|had|since|also|still|then) )*(?:stayed|stays|kept|keeps|continu\w+|carried|carries|stuck|sticks|gone|went)"
    r"(?: (?:up|on|with|to|at|doing|her|his|the|their|all|same|a))* "
)


#: "PT 6 wks w/ SI belt + stabilization - no help".
_CONSISTED_OF = re.compile(
    r"[ ,(:x-]*(?:[\w/-]+ ){0,5}?\(?(?:w/|with|incl\w*\.?|including|consisting of|using|to include)(?: ?(?!no\b|without\b|some\b|little\b|good\b)[\w/,&+-]+){0,6} ?"
)


def _part_of_course(last: Course, course: Course, between: str) -> bool:
    """Whether a treatment is named as a part of the course of therapy before it."""
    whole, part = last.treatment.concept["group"], course.treatment.concept["group"]
    if whole != "physical" or part not in ("physical", "exercise", "passive"):
        return False
    if (part != "passive" and _KEPT_ON.fullmatch(between)) or _CONSISTED_OF.fullmatch(between):
        return True
    return bool(_COURSE_TOLD.search(between)) and "," in between and not _NEW_STATEMENT.search(between)


def _of_procedure(lower: str, outcome: Outcome, groups: Sequence[list[Course]], procedures: Sequence[Mention]) -> bool:
    """Whether an outcome is that of a procedure told of after the treatments ("PT in May, then ESI with 80 % relief")."""
    left = [g[-1].treatment.end for g in groups if g[-1].treatment.end <= outcome.head]
    if not left and outcome.says == CONTRAINDICATED and not outcome.forward:
        return any(
            p.end <= outcome.start for p in procedures
        )  # "an injection would be unsafe: prednisone raised her sugar"
    if not left or outcome.forward or outcome.whole:
        return False
    drug = next(g[-1].treatment for g in reversed(groups) if g[-1].treatment.end == left[-1])
    rivals = [
        p
        for p in procedures
        if left[-1] <= p.start and p.end <= outcome.head and not _ONLY_WHEN.search(lower, left[-1], p.start)
    ]
    if drug.concept["class"] == _INJECTED:
        rivals = [p for p in rivals if p.id != "injection"]  # "erenumab, three monthly injections": its doses
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
    barred = bool(left) and outcome.says == CONTRAINDICATED  # "ibuprofen was stopped because of Eliquis"
    if barred or (right and _SPARED.search(lower, outcome.end, right[0][0].treatment.start)):
        right = []  # what is taken less of is not what gave the relief
    left_here = [g for g in left if g[-1].treatment.start >= first]
    right_here = [g for g in right if g[0].treatment.start < last]
    if right_here and _EXCEPTED.search(lower, outcome.end, right_here[0][0].treatment.start):
        right_here = []
    # "Preventives without adequate response: metoprolol, topiramate": a word for a class only heads the list.
    heads = all(c.treatment.concept["names_class"] for g in left for c in g)
    if heads and right and _HEADS_LIST.fullmatch(lower, outcome.end, right[0][0].treatment.start):
        return right[0]  # "Ineffective to date: ice, cupping"
    if right_here and _tied(lower[outcome.end : right_here[0][0].treatment.start], alone=not left):
        return right_here[0]
    if outcome.whole and left:
        return [course for group in left for course in group]
    if left_here:
        told = lower[left_here[-1][-1].treatment.end : outcome.head]
        return [] if _OTHER_SUBJECT.match(told) else left_here[-1]
    return _behind(lower, outcome, left, first, last) or (right_here[0] if right_here and not left else [])


def _behind(lower: str, outcome: Outcome, left: Sequence[list[Course]], first: int, last: int) -> list[Course]:
    """Whose an outcome is in a clause that names no treatment, by where the clause begins and ends."""
    if not left or _OTHER_SUBJECT.match(lower[first:last]):
        return []
    if outcome.says == FAILED and _COMPLAINT.fullmatch(lower, first, outcome.start):
        untold = [g for g in left if not any(c.outcomes for c in g)]
        return [course for group in untold for course in group]  # "HEP and naproxen since June; neck no better"
    return left[-1]


#: A clause of its own that begins with the complaint: what it says is so after all that stands before it.
_COMPLAINT = re.compile(
    r"[;,. -]*(?:(?:and|but|yet|still|the|her|his) )*(?:(?:low |left |right |l |r )?(?:neck|back|leg|arm|knee|buttock|shoulder|hip|trap|si)(?: pain| ache)?|pain|sciatica|symptoms?|sx|spasms?|lbp|it all|everything|headaches?)(?: (?:is|was|are|were|remains?|still|just|feels|has been|have been|stays))* ?"
)
_ASIDE = re.compile(
    r"\( ?(?:after|before|instead|following|not|no|declin\w+|in addition|along|also|plus|then|unlike|except|failed|had)\b"
)


def _bracketed(lower: str, outcome: Outcome, named: Sequence[Course], theirs: list[Course]) -> list[Course]:
    """Whose an outcome is where brackets stand beside it.

    What stands in them with a treatment is that one's alone ("PT for 8 weeks (TENS was no help)"); what stands behind
    them is that of what they tell the make-up of too ("PT in May (core work, SI belt); no better").
    """
    left = [c for c in theirs if c.treatment.end <= outcome.head]
    opened = lower.rfind("(", named[0].treatment.end, outcome.head) if left else -1
    if opened < 0 or outcome.forward:
        return theirs
    closed = lower.find(")", opened)
    inside = [c for c in theirs if c.treatment.start > opened]
    if closed < 0 or closed > outcome.head:
        return inside or theirs
    before = [c for c in named if c.treatment.end <= opened]
    if len(inside) < len(theirs) or not before or _ENDED.search(lower, before[-1].treatment.end, opened):
        return theirs
    if any(c.treatment.start > closed for c in inside):
        return theirs
    return [before[-1], *([] if _ASIDE.match(lower, opened) else inside)]


_ENDED = re.compile(r"[;]|\.(?!\d)")
_NEAR_BY = 26  # characters between a contraindication and the treatment that it may still speak of


def _forward(outcome: Outcome, right: Sequence[list[Course]], last: int) -> list[Course]:
    """The treatments behind an outcome that speaks only of what follows."""
    near = [g for g in right if g[0].treatment.start < last]
    if outcome.says != CONTRAINDICATED:
        near = near or list(right[:1])
    elif near and near[0][0].treatment.start - outcome.end > _NEAR_BY:
        near = []  # "not a candidate for surgery; PT continues"
    return [course for group in (near if outcome.whole else near[:1]) for course in group]


_INJECTED = "cgrp-antibody"
#: "PT for six weeks before the first injection, and it did not help": the injection only tells when.
_ONLY_WHEN = re.compile(
    r"\b(?:before|prior to|leading up to)(?: (?:the|her|his|their|any|that|this|a|an|first|last|second|initial|most|recent|previous|prior|considering|having|getting|receiving|undergoing))* $"
)
_THEN = re.compile(r"\b(?:then|later|followed by|after|before)\b")
_SPARED = re.compile(
    r"\b(?:reduc(?:ed|es|ing)|decreas(?:ed|es|ing)|cut(?:s|ting)? (?:back|down)(?: on)?|tapered|weaned|came off|come off|got off|off|stopped|quit|(?:did|do|does|doing|go|went) without|dropped|less|fewer|lower(?:ed)?|no longer (?:\w+ )?|rarely (?:\w+ )?)"
    r"(?: (?:on|of|off|from|her|his|the|their|need(?:ed|s)?|use[ds]?|using|take[ns]?|taking|took|for|to|dose|daily|down|oral)){0,5} ?$"
)
_EXCEPTED = re.compile(r"\b(?:except|other than|apart from|aside from|save for|with the exception)\b")
_HEADS_LIST = re.compile(
    r"(?: (?:to date|so far|thus far|treatments?|meds|medications?|measures|trials?|modalities|therapies|agents|drugs|in the past|previously|classes|preventives|headaches?|migraines?|her|him|them|two|three|2|3|different|for|of|the|these|following|include|prevention|prophylaxis|ppx|pain)){0,4} ?: ?(?:\(?\d\)? ?)?(?:[\w-]+[ -](?:weeks?|months?|wks?|mos?)'? (?:of )?)?"
)


def _tied(between: str, *, alone: bool) -> bool:
    """Whether the words between an outcome and the treatment after it tie them ("relief with", "failed").

    :param alone: whether no treatment stands before it in its clause.
    """
    link = _TO_RIGHT.match(between)
    if link is None or len(between) >= 60 or _STOPS_NEXT.search(between):
        return False
    beside = len(between) < 3 and "," not in between
    return link["link"] in _LINKS or beside or (alone and len(between) < 12)


#: "Tingling of the hands, and discontinued metoprolol owing to dizziness": the next one's lot begins.
_STOPS_NEXT = re.compile(
    r"\b(?:and|then|but|,) (?:\w+ )?(?:discontinued|stopped|quit|started|switched|dropped|d/c'd|dc'd|abandoned|tapered|gave up)\b"
)
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
