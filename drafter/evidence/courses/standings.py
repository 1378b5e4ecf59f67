"""Where each treatment of a sentence stands: done, ongoing, planned, stopped, declined, never tried.

Every cue of ``courses.yaml`` speaks of the group that it reaches, or stays loose. What is only to come has no outcome
yet; what began and is not said to have ended goes on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.courses.carried_rates import goes_by_rate
from drafter.evidence.courses.standings_doubted import applies, not_now, not_so, not_yet, of_neighbour
from drafter.evidence.courses.still_ahead import still_ahead
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.numbers import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.outcomes.course import Course, Courses
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: How far a cue reaches to the treatments that it speaks of, in characters; a "no" reaches least.
_SHORT, _FAR, _BACK = 26, 70, 60
_BACK_ALONE = 120  # where nothing else is named that could go on
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
#: "Gabapentin 300 mg tid, which she takes": behind its dose.
_BESIDE = re.compile(
    r"(?: ?\d+(?:\.\d+)? ?m[cg]g?\b| (?:po|bid|tid|qid|qhs|qd|hs|prn|daily|nightly|once|twice|a day|at (?:bedtime|night))\b)*\W{0,5}(?:(?:which|that) (?:she|he|(?:the )?patient|pt) (?:(?:is|now|currently|still) )*)?"
)
_GOES_THERE = re.compile(
    r"(?:(?:attend(?:s|ing)|goes|comes)(?= (?:(?:on )?(?:mon|tue|wed|thu|fri|sat|sun|m/|tu?/)|twice|three times|[23]x|every|regularly|faithfully|each))|(?:is |now )?(?:at|on) (?:visit|session)|(?:going|goes) (?:again|back) |is to keep going|(?:been|come|gone) to \w+ (?:\w+ )?of \w+|\w+ (?:visit|session)|(?:wk|week|class|session|module|lesson|meeting) \d+ of \d+\b(?! of\b))"
)
#: "Duloxetine begun two weeks ago; continues.", "amitriptyline 10 at night - still on it": a clause that says no more.
_GOES_ALONE = re.compile(
    r"(?:continues|continuing|continued|ongoing|current(?:ly)?|under way|in progress|still (?:on it|taking|takes|using|doing|does|going|attending)|(?:remains|stays) on it|kept up)(?: (?:it|this|them|daily|nightly|weekly|now|for (?:it|(?:the|her|his) (?:neck|back|shoulder|pain|muscles?))|so far|to date|at present|at home|with (?:it|this|them)))* ?(?:[.,;)]|$)"
)
_OR = re.compile(r"\b(?:or|nor)\b")
#: "No weight loss with topiramate": what is denied is not the treatment.
_OF_ANOTHER = re.compile(
    r"(?<!treatment )(?<!trial )(?<!experience )(?<!treated )\b(?:with|on|from|since|about|after|during|while)\b"
)
_LISTED = re.compile(r"(?:,|\bor|\bnor|\band|/) ?(?:\w+ ){0,2}$")


#: "I recommended that she take part in our program": what somebody is told to do; to continue it, it must go on.
_TOLD_TO = re.compile(
    r"\b(?:recommend\w*|advis\w+|suggest\w*|urg(?:e|ed|ing)|encourag\w+|propos\w+|counsel+ed|instructed|asked|told|want(?:s|ed)?|would like|need(?:s|ed)?|hop(?:e|ed|ing)|wish(?:es|ed)?)(?: that)? (?:she|he|they|her|him|them|the patient|pt|patient)(?: (?:to|should|also|now|strongly|please|formally|regularly))* $"
)
_KEPT = re.compile(r"(?:cont|keep|kept|stay|remain|maintain|resum|stick)")
_NOT_UNDER_WAY = frozenset({"planned", "untried", "declined"})


def stand(reading: Reading, sentence: Sentence, result: Courses, cues: Sequence[tuple[int, int]]) -> None:
    """Writes into the courses of a sentence where each stands.

    :param cues: the places of outcomes, whose words are no cues of a standing.
    """
    _reach(reading, sentence, result, cues)
    not_yet(reading, sentence, result)
    _go_on(reading.lower, sentence, result)


def _reach(reading: Reading, sentence: Sentence, result: Courses, cues: Sequence[tuple[int, int]]) -> None:
    parts = reading.clauses(sentence)
    marks = reading.of(sentence, "course")
    weakly = {(str(mark.concept["status"]), mark.start, mark.end) for mark in marks if mark.concept["weak"]}
    for mark in marks:
        status = _status(reading, sentence, mark)
        if status in ("untried", "done") and any(start <= mark.start < end for start, end in cues):
            continue  # the "no" of "no relief", the "used" of "of no use"
        inside, before = _around(result, mark, clause_at(parts, mark.start))
        since = status == "ongoing" and _DOES_IT_SINCE.search(
            reading.lower, max(sentence.start, mark.start - 30), mark.end + 14
        )
        if status in ("declined", "untried", "idle") and before and not inside and mark.concept["reach"] != "forward":
            chosen = before[-1:]  # "PT was ordered, but she never went"
        elif (
            (since and before)
            or (status == "planned" and before and not inside and _by_itself(reading, sentence, mark))
            or (status in ("declined", "stopped") and before and _PRONOUN.match(reading.lower, mark.end))
            or (
                status == "ongoing"
                and before
                and (
                    _TAKES_IT.match(reading.lower, mark.start)
                    or (not inside and _goes_on_about(reading.lower, before, mark))
                )
            )
        ):
            chosen = before[-1:]
        else:
            chosen = _ahead(reading.lower, mark, inside, marks, cues) or _behind(mark, inside, marks)
        if not chosen:
            result.loose_standing.append((status, mark.start, mark.end))
        for course in (course for group in chosen for course in group):
            weak = mark.concept["weak"] and (
                not_so(reading, sentence, course, mark) or not goes_by_rate(reading, sentence, course.treatment, mark)
            )
            if (since or applies(reading, mark, course)) and not weak and not of_neighbour(reading.lower, mark, course):
                if status == "planned" and _by_itself(reading, sentence, mark):
                    course.standing = [s for s in course.standing if s[0] != "ongoing"]  # how often it is to be
                course.standing.append((status, mark.start, mark.end))
    for course in result.named:
        _without_rates(course, weakly, past=_OF_THE_PAST.match(sentence.section.title) is not None)
        not_now(reading.lower, course)


#: "PRIOR TREATMENT: home exercises daily": how often it was done when it was.
_OF_THE_PAST = re.compile(
    r"(?:prior|previous|past|failed|earlier|former|discontinued|stopped)\b|(?:tried|(?:treatments?|therapies|meds|medications|measures) (?:tried|failed))\b(?! and (?:current|ongoing))"
)


def _without_rates(course: Course, weakly: set[tuple[str, int, int]], *, past: bool) -> None:
    """Drops how often a course is had, where it is over, only to come, never begun or turned down ("will start daily exercises")."""
    if weakly and (past or any(told[0] in _NOT_UNDER_WAY and told not in weakly for told in course.standing)):
        course.standing = [told for told in course.standing if told not in weakly]


#: "Naproxen since March, and she has not stopped".
_NOT_ENDED = re.compile(r"(?:\b(?:not|never)|n't)(?: (?:yet|ever|once|since|been))* $")


def _status(reading: Reading, sentence: Sentence, mark: Mention) -> str:
    """What a cue says: of the end of what is still to come, that it is planned."""
    status = str(mark.concept["status"])
    ahead = status == "done" and still_ahead(
        reading.lower, sentence.start, sentence.end, mark.start, mark.end, in_plan=sentence.section.kind == "plan"
    )
    told_to = (
        status == "ongoing"
        and _TOLD_TO.search(reading.lower, max(sentence.start, mark.start - 60), mark.start)
        and not _KEPT.match(reading.lower, mark.start)
    )
    if status == "stopped" and _NOT_ENDED.search(reading.lower, sentence.start, mark.start):
        return "ongoing"
    return "planned" if ahead or told_to else status


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
    goes = _GOES_THERE.match(lower, mark.start) or _GOES_ALONE.match(lower, mark.start)
    # "Mindfulness course (MBSR), she is in week 4 of 8": one thing by two names.
    names = {course.treatment.id for group in before for course in group}
    one = (
        len(before) == 1
        or len(names) == 1
        or lower.find("(", before[0][-1].treatment.end, before[-1][0].treatment.start) >= 0
    )
    return bool(beside) or (one and not ordered and goes is not None)


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
        and not (mark.concept["status"] == "stopped" and m.concept["status"] == "done")  # "tid tried, stopped"
        and m.concept["reach"] != "forward"
        for m in marks
    )
    alone = mark.concept["status"] == "ongoing" and len(inside) == 1
    return [] if other or mark.start - end > (_BACK_ALONE if alone else _BACK) else before[-1:]


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
