"""What a sentence says against the standing that a cue gives a treatment: over, only advised, not yet begun, or of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.cue_places import CONTRAINDICATED

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.outcomes.course import Course, Courses
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

_BARE_NO = re.compile(r"no\b(?! history| record)")


def of_neighbour(lower: str, mark: Mention, course: Course) -> bool:
    """Whether a cue in brackets stands right behind another treatment ("PT (completed), naproxen (current)")."""
    opened = mark.start - 1
    if lower[opened : mark.start] != "(" or lower.find(")", mark.end, mark.end + 2) < 0:
        return False
    return course.treatment.end < opened and "(" in lower[course.treatment.end : opened]


#: "CBT every two weeks, last seen 1/14": the latest of its visits ends nothing.
_SEEN = re.compile(r"\b(?:last|latest|most recent)(?: (?:seen|visit|session|appointment|appt|met|one|was|on|in))+:? ?$")


def _ends(reading: Reading, time: Timing) -> bool:
    """Whether a time says that something is over: its length or its end, but no visit of the last weeks."""
    if time.role != "end" or time.days is None or reading.anchor is None:
        return time.role in ("length", "end")
    seen = _SEEN.search(reading.lower, max(0, time.start - 30), time.start)
    return seen is None or (reading.anchor - time.days.last).days > _LATELY


def applies(reading: Reading, mark: Mention, course: Course) -> bool:
    """Doses and frequencies ("b.i.d.") say how it is taken, not that it still is: an outcome or a length ends them."""
    if mark.concept["for"] not in (None, course.treatment.concept["group"]):
        return False
    over = course.outcomes or any(_ends(reading, t) for t in course.times)
    # "Tried naproxen bid", "start naproxen bid" say how it was, or is to be, taken.
    over = over or (mark.id == "dosing" and any(s[0] in ("done", "stopped", "planned") for s in course.standing))
    return not (mark.concept["weak"] and over)


#: "Did her exercises daily last year": how often it was done when it was.
_WAS_DONE = re.compile(
    r"\b(?:did|had|attended|went to|was (?:doing|in|attending)|used to (?:do|go to|attend))(?: \w+){0,3} $"
)
_LATELY = 45  # days
#: "Recommend continuing her exercises daily", "offered PT", "used to go to PT", "previously in PT": before the treatment.
_ADVISED = re.compile(
    r"\b(?:(?:recommend|advis|encourag|suggest|urg|stress)\w* (?:(?:that )?(?:she|he|her|him|the patient|pt) )?(?:to )?continu\w+|had been (?:doing|going to|attending|performing))\b[^.;,]{0,24}$"
    r"|\b(?:recommend|advis|encourag|suggest|urg|propos|offer|order|prescrib|refer|request|plan|consider|discuss|need|requir)\w*(?: (?:her|him|the|a|an|to|for|of|on|more|further|formal|outpatient|patient|pt|that|she|he|they|should|do|doing|go|start|starting|begin|with|and|in|weekly|daily|additional|some))* $"
    r"|\b(?:was|were|had been) (?:seen|treated|followed|coming|going|meeting)\b(?! (?:today|here|now))[^.;,]{0,30}$"
    r"|\b(?:used to|previously|formerly|in the past|at one time|years ago|back then|should|ought to|goal(?: is|:)?|until (?:last )?\w+)(?:,? (?:she|he|they|had|was|were|went|go|going|did|do|doing|been|attended|attend|to|in|her|his|the|a|formal|outpatient|regular|have|has|pt|patient))*,? $"
)
#: "PT would be twice a week", "PT was twice weekly", "PT last year 2x/week".
_WOULD_BE = re.compile(
    r" (?:(?:would|will|should|could|can|may|to) (?:then )?(?:be|go|run|occur|happen|continue)|was|were|had been|is to be)(?: (?:done|at|for|attended|scheduled|planned))* ?"
    # "Neck exercises: was doing daily in the spring".
    r"|:? ?(?:(?:she|he|patient|pt) )?(?:(?:was|were|had been) (?:doing|attending|performing|going)|used to (?:do|go|perform|attend))(?: (?:it|them|these))? ?"
    r"|,? ?\(?(?:last|the previous|the prior) (?:year|spring|summer|fall|autumn|winter|month)\)?,? ?|,? ?\(?(?:back )?(?:in )?(?:19|20)\d\d\)?,? ?"
)
#: "PT twice a week once approved", "HEP daily advised", "PT 2x/wk to follow the injection", "PT 3x/week in 2023".
_ONCE_SO = re.compile(
    r",? (?:once|when|if|after|pending|as soon as) (?:it is |it's |they are |she is |he is |the )?(?:approv\w+|authori[sz]\w+|cleared|able|insurance|pain|tolerat\w+|scheduled|covered)\b"
    r"|,? ?(?:(?:is|was|were|are|has been|have been|had been|being|also|as) )*(?<! as )(?:advised|recommended|prescribed|ordered|planned|suggested|encouraged|offered|proposed|requested|indicated|to (?:start|begin|follow|resume|commence|be (?:done|started|arranged|scheduled))|starting|beginning|starts|begins|will (?:start|begin|follow|resume)|pending|denied|declined|refused|until (?!now)|(?:back )?in (?:19|20)\d\d|last (?:year|spring|summer|fall|autumn|winter)|at that time|back then)\b"
    # "PT twice a week is what I would like for her".
    r"|,? (?:is|are) what (?:i|we|pt|therapy) (?:would|will|want|recommend|suggest|propose|advise|plan|hope|like)\b"
    # "Tizanidine 2 mg qhs, which she was taking in the spring".
    r"|,? (?:which|that) (?:she|he|(?:the )?patient|pt) (?:was taking|was on|took|had taken|had been taking|used to take|tried|had)\b(?! (?:today|yesterday|this (?:morning|week)|here)\b)"
    r"|,? (?:and|but) (?:she|he|(?:the )?patient|pt) (?:was taking|was on|took|had taken|had been taking|used to take|tried|had) (?:it|them|this|that)\b"
)


def not_so(reading: Reading, sentence: Sentence, course: Course, mark: Mention) -> bool:
    """Whether how often it is done is over, or is only how it would be."""
    between = course.treatment.end, mark.start
    if _WOULD_BE.fullmatch(reading.lower, *between) or _ONCE_SO.match(reading.lower, mark.end, sentence.end):
        return True
    if _ADVISED.search(reading.lower[sentence.start : course.treatment.start]):
        return True
    if not _WAS_DONE.search(reading.lower[sentence.start : course.treatment.start]) or reading.anchor is None:
        return False
    if not any(t.days is not None for t in course.times):
        return (
            reading.lower.rfind(" attended ", sentence.start, course.treatment.start) >= 0
        )  # "attended our class weekly"
    return any(t.days is not None and (reading.anchor - t.days.last).days > _LATELY for t in course.times)


_UNTIL_NOW = re.compile(r"to date|so far|thus far")


def not_now(lower: str, course: Course) -> None:
    """What is denied of the present ("no therapy at present") says nothing of what was ever tried."""
    statuses = {status for status, _, _ in course.standing}
    denied = [m for m in course.standing if m[0] == "untried" and _BARE_NO.match(lower, m[1])]
    if denied and all(_UNTIL_NOW.match(lower, a) for s, a, _ in course.standing if s == "ongoing"):
        course.standing = [m for m in course.standing if m[0] != "ongoing"]
    elif denied and "ongoing" in statuses:
        course.standing = [m for m in course.standing if m[0] not in ("untried", "ongoing")]
        course.standing.append(("idle", *denied[0][1:]))


def not_yet(reading: Reading, sentence: Sentence, result: Courses) -> None:
    """What is only to come has no outcome yet: "PT was ordered as there was no relief" tells of something before it."""
    for course in result.named:
        mention = course.treatment
        statuses = {status for status, start, _ in course.standing if not _CONTINUED.match(reading.lower, start)}
        ahead = (
            statuses == {"planned"} or reading.assertion(sentence, mention.start, mention.end) is Assertion.CONDITIONAL
        )
        # "PT 8/4-9/12 (six weeks planned) did not help": what has its last day behind it is not to come.
        over = any(
            t.role == "end" and t.days and reading.anchor and t.days.last <= reading.anchor for t in course.times
        )
        # "Rx'd gabapentin in July; no benefit to date".
        over = over or (
            mention.concept["group"] == "medicine"
            and reading.anchor is not None
            and not _NOT_BEGUN.search(reading.lower, sentence.start, sentence.end)
            and any(s == "planned" and _PRESCRIBED.match(reading.lower, at) for s, at, _ in course.standing)
            and any(
                t.role == "begin" and t.days and (reading.anchor - t.days.last).days >= _LONG_PRESCRIBED
                for t in course.times
            )
        )
        if course.outcomes and ahead and not over and not _answered(reading.lower, course):
            had = [o for o in course.outcomes if o.says != CONTRAINDICATED]
            result.loose_outcomes.extend(o for o in had if o not in result.loose_outcomes)
            course.outcomes = [o for o in course.outcomes if o.says == CONTRAINDICATED]


_CONTINUED = re.compile(r"cont|resum")
_NOT_BEGUN = re.compile(r"\b(?:not|never|yet to)(?: yet)? (?:been )?(?:start|beg[iu]n|taken|take|fill|pick|try|tried)")
_LONG_PRESCRIBED = 14  # days, after which a medicine can have done something
#: "Rx orphenadrine - no benefit": how what was prescribed turned out, told as the answer.
_PRESCRIBED = re.compile(r"(?:rx'?d?|prescribed)\b")
_ANSWER = re.compile(r"(?: \d[\w.]* ?(?:m[cg]g?|g)?)?(?: (?:bid|tid|qid|qd|qhs|daily|nightly|prn))? ?(?:[:=(]|-+>?) ?")
_WITH_ANOTHER = re.compile(r" (?:from|with|of|to|on|despite)\b")


def _answered(lower: str, course: Course) -> bool:
    end = course.treatment.end
    rx = any(s == "planned" and at < end and _PRESCRIBED.match(lower, at) for s, at, _ in course.standing)
    return rx and any(
        _ANSWER.fullmatch(lower, end, o.start) and not _WITH_ANOTHER.match(lower, o.end) for o in course.outcomes
    )
