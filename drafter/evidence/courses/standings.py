"""Where each treatment of a sentence stands: done, ongoing, planned, stopped, declined, never tried.

Every cue of ``courses.yaml`` speaks of the group that it reaches, or stays loose. What is only to come has no outcome
yet; what began and is not said to have ended goes on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.courses.still_ahead import still_ahead
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.cue_places import CONTRAINDICATED
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.numbers import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.outcomes.course import Course, Courses
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.lexicon import Mention

#: How far a cue reaches to the treatments that it speaks of, in characters; a "no" reaches least.
_SHORT, _FAR, _BACK = 26, 70, 60
_NEAR_ONLY = frozenset({"untried", "stopped", "declined", "idle"})
_PRONOUN = re.compile(r" (?:it|this|that|them|these|those|both|all of (?:it|them|these))\b")
#: "I put him on tizanidine in August, he takes it every night".
_TAKES_IT = re.compile(
    r"(?<!longer )(?<!rarely )(?<!seldom )(?<!never )(?:still )?(?:takes|taking|uses|using|does|doing|performs|performing|practices|completes) (?:it|them|these|this)\b(?! (?:to|out|off|from|rarely|seldom|occasionally|sometimes|irregularly|infrequently|now and|on and off|when|if|only|less|as needed|prn)\b)"
)
#: "She has done it daily ever since".
_DOES_IT_SINCE = re.compile(
    r"\b(?:done|used|taken|doing|using|taking|performed|kept (?:up|at)) (?:it|them|these|this) (?:faithfully |religiously |regularly )?(?:(?:once |twice |three times )?(?:a day|daily|every (?:day|morning|night)|nightly),? )?(?:ever since|since then)\b"
)
#: "PT 2x/week - ordered.", "PT twice weekly; referral placed today": what a statement of its own says of the treatment before it.
_ORDERED = re.compile(r"(?: (?:today|yesterday|now|pending|again|this visit|by me|on \d[\d/]*))* ?(?:$|[.;,)|])")
_BESIDE = re.compile(r"\W{0,5}(?:(?:which|that) (?:she|he|(?:the )?patient|pt) (?:(?:is|now|currently|still) )*)?")
_GOES_THERE = re.compile(
    r"(?:(?:attend(?:s|ing)|goes|comes)(?= (?:(?:on )?(?:mon|tue|wed|thu|fri|sat|sun|m/|tu?/)|twice|three times|[23]x|every|regularly|faithfully|each))|(?:is |now )?(?:at|on) (?:visit|session)|is to keep going|\w+ (?:visit|session))"
)
_BARE_NO = re.compile(r"no\b(?! history| record)")
_OR = re.compile(r"\b(?:or|nor)\b")
#: "No weight loss with topiramate": what is denied is not the treatment.
_OF_ANOTHER = re.compile(
    r"(?<!treatment )(?<!trial )(?<!experience )(?<!treated )\b(?:with|on|from|since|about|after|during|while)\b"
)
_LISTED = re.compile(r"(?:,|\bor|\bnor|\band|/) ?(?:\w+ ){0,2}$")


def stand(reading: Reading, sentence: Sentence, result: Courses, cues: Sequence[tuple[int, int]]) -> None:
    """Writes into the courses of a sentence where each stands.

    :param cues: the places of outcomes, whose words are no cues of a standing.
    """
    _reach(reading, sentence, result, cues)
    _not_yet(reading, sentence, result)
    _go_on(reading.lower, sentence, result)


def _reach(reading: Reading, sentence: Sentence, result: Courses, cues: Sequence[tuple[int, int]]) -> None:
    parts = reading.clauses(sentence)
    marks = reading.of(sentence, "course")
    for mark in marks:
        status = _status(reading, sentence, mark)
        if status in ("untried", "done") and any(start <= mark.start < end for start, end in cues):
            continue  # the "no" of "no relief", the "used" of "of no use"
        inside, before = _around(result, mark, clause_at(parts, mark.start))
        since = status == "ongoing" and _DOES_IT_SINCE.search(
            reading.lower, max(sentence.start, mark.start - 30), mark.end + 14
        )
        if status in ("declined", "untried") and before and not inside and mark.concept["reach"] != "forward":
            chosen = before[-1:]  # "PT was ordered, but she never went"
        elif (
            (since and before)
            or (status == "planned" and before and not inside and _by_itself(reading, sentence, mark))
            or (status in ("declined", "stopped") and before and _PRONOUN.match(reading.lower, mark.end))
            or (
                status == "ongoing"
                and before
                and not inside
                and (_goes_on_about(reading.lower, before, mark) or _TAKES_IT.match(reading.lower, mark.start))
            )
        ):
            chosen = before[-1:]
        else:
            chosen = _ahead(reading.lower, mark, inside, marks, cues) or _behind(mark, inside, marks)
        if not chosen:
            result.loose_standing.append((status, mark.start, mark.end))
        for course in (course for group in chosen for course in group):
            weak = mark.concept["weak"] and _not_so(reading, sentence, course, mark)
            if (
                (since or _applies(reading, mark, course))
                and not weak
                and not _of_neighbour(reading.lower, mark, course)
            ):
                if status == "planned" and _by_itself(reading, sentence, mark):
                    course.standing = [s for s in course.standing if s[0] != "ongoing"]  # how often it is to be
                course.standing.append((status, mark.start, mark.end))
    for course in result.named:
        _not_now(reading.lower, course)


def _status(reading: Reading, sentence: Sentence, mark: Mention) -> str:
    """What a cue says: of the end of what is still to come, that it is planned."""
    status = str(mark.concept["status"])
    ahead = status == "done" and still_ahead(
        reading.lower, sentence.start, sentence.end, mark.start, mark.end, in_plan=sentence.section.kind == "plan"
    )
    return "planned" if ahead else status


def _by_itself(reading: Reading, sentence: Sentence, mark: Mention) -> bool:
    """Whether a clause says nothing but that what stands before it was ordered."""
    opens = clause_at(reading.clauses(sentence), mark.start)[0]
    alone = not reading.lower[opens : mark.start].strip(" -;,:")
    return alone and _ORDERED.match(reading.lower, mark.end) is not None


def _around(result: Courses, mark: Mention, clause: tuple[int, int]) -> tuple[list[list[Course]], list[list[Course]]]:
    """The groups in the clause of a cue, and those before the cue."""
    inside = [g for g in result.groups if clause[0] <= g[0].treatment.start < clause[1]]
    return inside, [g for g in result.groups if g[-1].treatment.end <= mark.start]


def _goes_on_about(lower: str, before: Sequence[list[Course]], mark: Mention) -> bool:
    """Whether words that something goes on are of the treatment before them, in a clause without one.

    "Physical therapy - currently, twice a week", "Started PT on 5/28; attends Monday/Thursday".
    """
    beside = _BESIDE.fullmatch(lower, before[-1][-1].treatment.end, mark.start)
    ordered = any(status == "planned" for course in before[-1] for status, _, _ in course.standing)
    return bool(beside) or (len(before) == 1 and not ordered and bool(_GOES_THERE.match(lower, mark.start)))


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
    # "Has not tried any medication": the cue ends within the name.
    after = [g for g in inside if g[0].treatment.start >= mark.start and g[0].treatment.end > mark.end]
    if mark.concept["reach"] == "backward" or not after:
        return []
    start = after[0][0].treatment.start
    between = range(mark.end, start)
    if len(between) > (_SHORT if status in _NEAR_ONLY else _FAR):
        return []
    if mark.id == "untried-forward" and _OF_ANOTHER.search(lower, mark.end, start):
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
        and not m.concept["weak"]  # "three monthly doses, stopped for constipation"
        and not (refused and m.concept["status"] == "planned")  # "suggested by neurology, declined"
        and m.concept["reach"] != "forward"
        for m in marks
    )
    return [] if other or mark.start - end > _BACK else before[-1:]


def _of_neighbour(lower: str, mark: Mention, course: Course) -> bool:
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


def _applies(reading: Reading, mark: Mention, course: Course) -> bool:
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
    r"|\b(?:used to|previously|formerly|in the past|at one time|years ago|back then|should|ought to|goal(?: is|:)?|until (?:last )?\w+)(?:,? (?:she|he|they|had|was|were|went|go|going|did|do|doing|been|attended|attend|to|in|her|his|the|a|formal|outpatient|regular|have|has|pt|patient))*,? $"
)
#: "PT would be twice a week", "PT was twice weekly", "PT last year 2x/week".
_WOULD_BE = re.compile(
    r" (?:(?:would|will|should|could|can|may|to) (?:then )?(?:be|go|run|occur|happen|continue)|was|were|had been|is to be)(?: (?:done|at|for|attended|scheduled|planned))* ?"
    r"|,? ?\(?(?:last|the previous|the prior) (?:year|spring|summer|fall|autumn|winter|month)\)?,? ?|,? ?\(?(?:back )?(?:in )?(?:19|20)\d\d\)?,? ?"
)
#: "PT twice a week once approved", "HEP daily advised", "PT 2x/wk to follow the injection", "PT 3x/week in 2023".
_ONCE_SO = re.compile(
    r",? (?:once|when|if|after|pending|as soon as) (?:it is |it's |they are |she is |he is |the )?(?:approv\w+|authori[sz]\w+|cleared|able|insurance|pain|tolerat\w+|scheduled|covered)\b"
    r"|,? ?(?:(?:is|was|were|are|has been|have been|had been|being|also|as) )*(?<! as )(?:advised|recommended|prescribed|ordered|planned|suggested|encouraged|offered|proposed|requested|indicated|to (?:start|begin|follow|resume|commence|be (?:done|started|arranged|scheduled))|starting|beginning|starts|begins|will (?:start|begin|follow|resume)|pending|denied|declined|refused|until (?!now)|(?:back )?in (?:19|20)\d\d|last (?:year|spring|summer|fall|autumn|winter)|at that time|back then)\b"
)


def _not_so(reading: Reading, sentence: Sentence, course: Course, mark: Mention) -> bool:
    """Whether how often it is done is over, or is only how it would be."""
    between = course.treatment.end, mark.start
    if _WOULD_BE.fullmatch(reading.lower, *between) or _ONCE_SO.match(reading.lower, mark.end, sentence.end):
        return True
    if _ADVISED.search(reading.lower[sentence.start : course.treatment.start]):
        return True
    if not _WAS_DONE.search(reading.lower[sentence.start : course.treatment.start]) or reading.anchor is None:
        return False
    return any(t.days is not None and (reading.anchor - t.days.last).days > _LATELY for t in course.times)


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
            # "Referral to PT twice a week, with home exercises": how often what is to come will be goes on about nothing.
            ahead = any(mark[0] == "planned" for mark in course.standing)
            going = None if ahead else next((mark for mark in course.standing if mark[0] == "ongoing"), None)
        elif going is not None:
            course.standing.append(going)
