"""The days of a procedure: which dates beside its name are those of sessions that were, and which are none.

A date of an order, of an appointment that came to nothing, of the next due, or that only opens a span of time is no
day of a session; a date without a year in a plan is the next such day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.appointments import may_lie_ahead
from drafter.evidence.sessions.unheld_days import AND_HAD, OTHER_VISIT, not_done_on
from drafter.evidence.sessions.unheld_rows import unheld
from drafter.evidence.timing.timing import Timing, timings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: Words that put a procedure ahead of what is told.
PLANNED = re.compile(
    r"\b(?:(?<!to the )(?<!health )plan\w*|will(?! (?:recall|remember|know|note|be aware|see from|have seen|show|reflect|confirm|document|indicate|demonstrate)\b)|schedul\w*|request\w*|propos\w*|recommend\w*|consider\w*|proceed\w*|discuss\w*|offer\w*|candidate|would|auth(?:s|oriz\w*)?|pre-?auths?|prior auths?|seeking|asking|ask\w*|approv\w*|next|to (?:do|have|get|undergo|receive)|for(?! (?:[\w-]+ ){0,3}(?:hours?|hrs?|afternoon|evening|morning|days?|nights?|weeks?|wks?|months?|mos?|minutes?|years?|while)\b)|"
    r"want\w*|wish\w*|needs?|inject|(?<!spring )(?<!summer )(?<!fall )(?<!autumn )(?<!winter )(?<!last )(?<!prior )series of|trial of|before|about|like|submit\w*|await\w*|pending|risks|consent\w*|(?:may|might|could|can|should|likely(?: to)?|to) benefit from|appropriate|today|further|more|another(?! (?:state|clinic|practice|hospital|office|physician|doctor|provider|facility|town|city|country|cent(?:er|re)|surgeon|group)\b)|refer\w*|order\w*|justif\w*|necess\w*)\b[^.;]{0,44}$"
)
#: "He gardened all of May and June": months that something went on in are no days of sessions.
ALL_OF = re.compile(
    r"\b(?:all (?:of|through|during)|throughout|most of|the whole of|(?:gardened|walked|worked|golfed|slept|danced|played) (?:in|through|during)) (?:(?:early|late) )?(?:[a-z]{3,9}\.?,? and )?$"
    r"|[,;] (?:and |but |so that |who |which |then |indeed |she |he |they |even )*(?:did not (?:notice|feel|think of|need|use|limp)|(?:walk|garden|work|golf|danc|play|hik|camp|cruis|fish|bowl|travel|climb|jogg|march|mow|paint|cycl|bik|bicycl|sail|return|retir|attend|enjoy|notic|manag|visit|resum|celebrat)ed|swam|rode|ran|drove|flew|went|was able|could|put away|threw away|gave up|stood|took)\b(?![^.;,]*\b(?:inject\w*|shots?|course|series|repeat\w*|another|again)\b)[^.;,]{0,60} (?:in|during|by|through|until|over|at|of|on|since|before|after)(?: (?:the|early|late|mid|end|about|around|roughly|of|middle|beginning))* $"
    # "July TPI 70 % for nine weeks, then she raked leaves on 9/30".
    r"|(?:[,;] | (?=until |when |till ))(?:(?:and|but|so|then|until|till|when|whereupon) )*(?:she|he|they) (?!(?:then |again |also |finally )?(?:had|has|have|got|gets|received|underwent|was|were|is|came|comes|returned|returns|repeated|did|went|needed|required|took|asked|saw|called)\b)[a-z]+\b(?![^.;]*\b(?:inject\w*|shots?|course|series|repeat\w*|another|again)\b)[^.;]{0,40} (?:in|during|on|by|at|over|of)(?: (?:the|early|late|mid|end|about|around))* $"
)
#: "The last of which I gave on December 11, and it was only about the end of July that the knee hurt again": the day of what follows it.
_CLEFT = re.compile(
    r"\b(?:it (?:was|wasn't|was not)|not)(?: (?:only|not|until|till|about|around|roughly|in|on|at|near|toward|towards|the|early|late|mid|beginning|middle|end|of))* $"
)
_CLEFT_THEN = re.compile(
    r" (?:that|when|before|did)\b(?![^.;,]{0,40}\b(?:inject\w*|had (?:it|them|one|the)|gave|given|received|got|underwent|did (?:it|them)|repeat\w*)\b)"
)
WILL = re.compile(r"\b(?:will|shall|should|is to|are to|to (?:keep|continue|begin|start|resume|go))\b")
#: Words of what has been, which "after the injection" then dates.
HAS_BEEN = re.compile(
    r"\b(?:had|did|was|were|got|gotten|felt|has|have|been|\w+ed(?<!need)|better|gone|improved|free|relief|relieved|came|went|gave|fell|last|prior|previous|earlier|past)\b"
)
#: "Back for trigger point injections; had them in January and May".
_AFTER_IT = re.compile(r"\b(?:after|since|following) (?:(?:the|her|his|that|last|first|second|left|right) )*$")
_WAS_DONE = re.compile(
    r"\b(?:(?:did|gave|got|received|underwent) (?:it|them|these|those|one)\b|had|received|got|underwent|(?:was|were) (?:last )?(?:done|given)|(?:others|earlier ones|prior ones|previous ones) (?:was|were)|last (?:done|had|ones?)|earlier|previously|already|back in)\b"
)
#: "Approved 2/20, epidural done 3/3".
_DONE_ON = re.compile(
    r"(?<!be )(?<!not )(?<!to )(?<!never )\b(?:done|given|performed|completed|injected|administered|received)(?: (?:on|in|here|early|late|mid))* ?$"
)
_SINCE = re.compile(r"\bsince (?:\w+ ){0,2}$")
#: "Has had no Botox since May 2025": the last was then.
_NONE_SINCE = re.compile(
    r"(?:\b(?:no|off|not (?:had|done|repeated|performed|received|been given|gotten|got|undergone)|without)|n't (?:had|done|repeated|performed|received|been given|gotten|got))(?: [\w-]+){1,5} since (?:about |around |early |late |mid[- ]?|the |last )*$"
)
#: "Started 03/2023, continues every 12 weeks": the day of the first of several is not that of the last.
_FIRST_OF = re.compile(
    r"\b(?:(?<!of the )(?<!of her )(?<!of his )first(?! (?:visit|seen))|started|begun|began|initiated|starting|beginning|commenced|established)\b[^.;]{0,24}$"
)
_AND_ON = re.compile(
    r"\b(?:on it (?:ever )?since|ever since|since then|every (?:\d|twelve|ten|three|two|four|five|six|seven|eight|nine|other|month|week|few|second)|monthly|weekly|intervals|q ?-?(?:12|10|11|13|3)|continu\w*|ongoing|regular\w*|maintained|thereafter|quarterly|repeated|series|cycles|rounds|several|subsequent)\b"
)
_LONG_AGO = 270  # days
_DATED = ("at", "end", "begin")


def past_dates(reading: Reading, sentence: Sentence, mention: Mention) -> list[Timing]:
    """The dates before the document's that belong to a procedure."""
    times = timings(reading, sentence)
    return [
        t
        for t in times
        if t.role in _DATED
        and is_of(t, mention, times)
        and not opens(reading, sentence, t)
        and before_visit(reading, sentence, t)
        and not not_done_on(reading, sentence, mention, t.start, t.end)
        and not unheld(reading.lower, sentence, t.start, t.end)
    ]


def before_visit(reading: Reading, sentence: Sentence, time: Timing, *, same_day: bool = False) -> bool:
    """Whether a date lies before the document's own; in a list of days the last may be that day itself."""
    if time.days is None or reading.anchor is None or to_come(reading, sentence, time.start, time):
        return False
    if unheld(reading.lower, sentence, time.start, time.end):
        return False
    return time.days.first < reading.anchor or (same_day and time.days.first == reading.anchor)


def that_day(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a date is that of the document or visit: what it dates is being recorded."""
    return time.days is not None and time.days.first == time.days.last in (reading.anchor, reading.day(sentence))


#: "Botox, cycle 4 due in January".
_DUE = re.compile(
    r"\b(?:due|scheduled|booked|planned)(?: (?:again|now|next|back))*(?: (?:in|on|for|by|early|mid|late|the|week|of))* $"
)


def to_come(reading: Reading, sentence: Sentence, at: int, time: Timing) -> bool:
    """Whether, of a procedure named at a place, a date without a year, in a plan, is the next such day and no day of the year before."""
    words = reading.lower[time.start : time.end]
    if time.length is not None or re.search(r"(?:19|20)\d\d|\d/\d{1,2}/\d\d|yesterday|ago|last", words):
        return False  # "13 weeks after #3" counts back
    if _DUE.search(reading.lower, at, time.start):
        return True
    before = reading.lower[sentence.start : at]
    if _WAS_DONE.search(reading.lower, at, time.start) or _DONE_ON.search(reading.lower, at, time.start):
        return False
    if AND_HAD.match(reading.lower, time.end, sentence.end):
        return False
    if sentence.section.kind in ("plan", "request", "assessment-plan"):
        return True
    # "Two thirds gone for three months after TPI in January": what has been came after it.
    if _AFTER_IT.search(before) and HAS_BEEN.search(before) and not WILL.search(before):
        return False
    return bool(PLANNED.search(before))


#: Words of a session that was, which a plan looks back on ("Plan: repeat ESI; the last was 3/20").
_LOOKS_BACK = re.compile(
    r"\b(?:last|prior|previous(?:ly)?|earlier|past|recent|first|second|s/p|status post|had|after|since|from|given|done|got|received|helped|gave|relief|better|was|were|responded|response)\b"
)
_SOON = 120  # days within which what is planned for a day without a year is to be


def awaited(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a day without a year that stands in a plan or an appointment, with nothing told of what was, is soon to come ("ESI under fluoroscopy, 3/20")."""
    planned = sentence.section.kind in ("plan", "request", "assessment-plan", "instructions")
    if not (planned or _APPOINTED.search(reading.lower, sentence.start, sentence.end)):
        return False
    ahead = may_lie_ahead(reading, time.start, time.end, time.days, _SOON)
    return ahead and not _LOOKS_BACK.search(reading.lower, sentence.start, sentence.end)


#: "ESI slot 11/18 offered, accepts", "ESI on 11/18 at 9 am, driver arranged".
_APPOINTED = re.compile(
    r"\b(?:slots?|appts?|appointments?|confirmed|offered|accepts|arranged|driver|arrive|check[- ]in|npo|fasting|booked|scheduled|on the (?:schedule|calendar|books)|put (?:on|down)|set for|openings?|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b"
)


def opens(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a date opens a span ("four sessions since January") and dates no session."""
    before = reading.lower[sentence.start : time.start]
    since = _SINCE.search(before)
    if since is None or _NONE_SINCE.search(before):
        return False
    # "Since ESI of 3/4 pain was 2/10" dates the session.
    return not any(sentence.start + since.start() < m.start < time.start for m in reading.of(sentence, "procedure"))


#: "Block #2 9/24/25 cancelled, fever".
_CALLED_OFF = re.compile(
    r"[ ,:(-]*(?:(?:was|were|had to be|got|then|since) )*(?:cancel\w*|call(?:ed)? off|postponed|rescheduled|not done|not performed|no-?show\w*|aborted|deferred|missed|put off|refused|declined|denied)\b"
    rf"{OTHER_VISIT}"
)


def called_off(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether the only days that stand at a procedure are such that it was not done on them."""
    return any(
        t.days is not None
        and (
            not_done_on(reading, sentence, mention, t.start, t.end)
            or (t.start >= mention.end and _CALLED_OFF.match(reading.lower, t.end, sentence.end))
        )
        for t in timings(reading, sentence)
    )


def not_held(reading: Reading, sentence: Sentence, mention: Mention, time: Timing) -> bool:
    """Whether a day is that of an order of a procedure, of a talk about it, or of a rating behind it."""
    if time.days is not None and not_done_on(reading, sentence, mention, time.start, time.end):
        return True
    return of_rating(reading.lower, mention, time)


#: "Pre-block 7/10; today 7/10": the day of a rating, which is no session's.
_RATED_DAY = re.compile(
    r"[ :=(]*(?:(?:it|pain|she|he|is|at|was|rated|nrs|vas|score)[ :]+)*\d{1,2}(?:\.\d)? ?/ ?10\b(?! ?(?:->|→|to \d|before|pre))"
)
_RATED_BEFORE = re.compile(r"\b\d{1,2}(?:\.\d)? ?/ ?10\b[^.]*$")


def of_rating(lower: str, mention: Mention, time: Timing) -> bool:
    """Whether a day behind a rating is only when the next rating was told."""
    return (
        lower.startswith(("today", "this morning"), time.start)
        and _RATED_BEFORE.search(lower, mention.end, time.start) is not None
        and _RATED_DAY.match(lower, time.end) is not None
    )


#: "In 2025 took place on 4/8, 7/1 and 9/30": between a year and the days in it.
_FRAMED = re.compile(
    r"[ ,(:]*(?:(?:they|these|those|took place|were|was|have been|done|given|performed|held|occurred|administered|billed|fell|all|just|only|on|namely) )*"
)


def frames(lower: str, time: Timing, times: Sequence[Timing]) -> bool:
    """Whether a wide date only frames the one right beside it ("this year 1/21", "Mar 18 this yr"): they are of one session."""
    return any(
        time.days is not None
        and other.days is not None
        and other is not time
        and _FRAMED.fullmatch(lower, min(time.end, other.end), max(time.start, other.start))
        and time.days != other.days
        and time.days.first <= other.days.first
        and other.days.last <= time.days.last
        for other in times
    )


def of_what_follows(lower: str, sentence: Sentence, time: Timing) -> bool:
    """Whether a day is set before what it times ("it was not until August that the pain returned"), and so is no session's."""
    told = _CLEFT_THEN.match(lower, time.end, sentence.end)
    return told is not None and _CLEFT.search(lower, sentence.start, time.start) is not None


def is_of(time: Timing, mention: Mention, times: Sequence[Timing]) -> bool:
    """A date of the procedure, or one that a list of such dates joins on."""
    # "Weeks since last Botox: 16", "Weeks since last TPI: 20" hold what they time.
    if any(owner is mention for owner in time.owners) or time.start <= mention.start < mention.end <= time.end:
        return True
    # "Injected the knots on June 3", "put lidocaine into the taut bands": what was injected is part of the name.
    if any(o.kind in ("finding", "symptom") and mention.start <= o.start < mention.end for o in time.owners):
        return True
    if time.owners:
        return False
    first = next((t for t in times if any(owner is mention for owner in t.owners)), None)
    return first is not None and time.start > first.start


def opens_series(lower: str, sentence: Sentence, time: Timing, day: date | None) -> bool:
    """Whether a day is that of the first of several sessions whose later days are not told ("started 03/2023, continues every 12 weeks").

    :param day: that of the document: what was begun long before it went on.
    """
    first = _FIRST_OF.search(lower, sentence.start, time.start)
    if first is not None and day is not None and time.days is not None and (day - time.days.last).days > _LONG_AGO:
        return True
    return first is not None and _AND_ON.search(lower, sentence.start, sentence.end) is not None
