"""Times that are none of a complaint, a treatment or a procedure: a follow-up, an interval of care, a time since surgery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.layout.segments import NOT_PATIENTS
from drafter.evidence.timing.already_there import there_by
from drafter.evidence.timing.care_spells import under_care
from drafter.evidence.timing.life_times import giver_away
from drafter.evidence.words.months import MONTH_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.calendar.lengths import Length
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_OPERATION = re.compile(
    r"\b(?:s/p|status post|post-?op\w*|out from|after (?:her |his |the |a )?(?:surgery|operation|fusion|repair)|since (?:her |his |the )?(?:surgery|operation|fusion|repair)|following (?:surgery|fusion))\b[^.;]{0,16}$"
)
_OPERATION_AFTER = re.compile(
    r"^ ?(?:s/p|status post|post-?op\w*|post|out from|after (?:her |his |the |a )?(?:surgery|operation|fusion|repair|acdf)|following (?:her |his |the )?(?:surgery|fusion)|since (?:her |his |the )?(?:surgery|fusion))\b"
)
_THE = ("on the ", "by the ", "in the ", "on her ", "on his ", "per the ", "of the ", "from the ")
#: "The extrusion on the April 2025 MRI": the day of the study, not of what it shows.
_OF_STUDY = re.compile(
    r"(?:'s)? (?:(?:lumbar|cervical|thoracic|spine|neck|back|knee|brain|left|right|repeat|outside|open) )*(?:mris?|cts?|scans?|x-?rays?|radiographs?|films?|imaging|stud(?:y|ies)|emgs?|ncs|myelogram|ultrasound)\b"
)
#: "MRI done 14 months ago", "last seen 7 months ago": the day of a study or a visit.
_STUDIED = re.compile(
    r"\b(?:mris?|cts?|scans?|x-?rays?|xrs?|radiographs?|films?|emgs?|ncs|imaging|myelogram|ultrasound|labs?|blood ?work|bone density|stud(?:y|ies)|last (?:seen|visit|evaluated|examined|appointment|office visit|injection))"
    r"(?: (?!pain|ache|began|begun|start|since|onset|for\b|with\b|because|after|show|reveal|when\b|which|that\b|and\b|but\b)[\w/'.-]+){0,4} ?\(?$"
)
_LAST_VISIT = re.compile(r"\b(?:last|final|most recent) (?:therapy |pt )?(?:visit|session|appointment)\b[^.;]{0,16}$")
#: "She had shoulder surgery 6 weeks ago and has had neck pain for 9 months": the complaint has a time of its own.
_OWN_TIME = re.compile(
    r"(?: ago| back| earlier)?(?:,|;)? (?:and|but|now)? ?(?:she |he |now |also )*(?:has|have|had|reports|presents with|complains of)\b[^.;]{0,60}\b(?:for|x|over|since)\b[^.;]{0,24}\b(?:weeks?|wks?|months?|mos?|years?|yrs?|19\d\d|20\d\d)\b"
)
#: Between a complaint and a time that it has lasted, whatever visit is named before.
_LASTING = re.compile(
    r",? (?:(?:of|for|over) (?:the )?(?:past|last) |(?:ongoing|present|going on) (?:for )?|(?:ever )?since |x ?(?=\d))"
)
#: "[ ] < 3 months  [x] 6-12 months": what nobody ticked is nothing told.
_BLANK = re.compile(r"(?:\[ *\]|\( *\)|☐) *$")
_AFTER_IT = re.compile(r" ?(?:visit |appointment )?(?:after|s/p|status post|following|post|from|since)\b")
_FOLLOW_UP = re.compile(
    r" ?(?:follow-?\s?up|f/u|from now|recheck|supply|later\b|off\b(?! and on)|of (?:leave|vacation|waiting|(?:(?:bed|relative|complete|strict) )?rest|ice(?: and heat)?|heat|inactivity|activity modification)\b(?! ?(?:and|with|[,/&+]))|vacation\b|before(?:hand)?(?=[.,;)]|$)|(?:phone )?(?:call|check|visit|mark|appointment|recheck|post-?op)\b)"
)
_IN = re.compile(
    r"(?<!put )(?<!puts )(?<!putting )(?<!got )(?<!fit )(?<!part )(?<!participated )(?<!enrolled )(?<!engaged )\bin (?:about |another )?$"
)
_WITHIN = re.compile(
    r"(?:\b(?:not|never)|n't) (?:really |once |even )?(?:let up|stopped|quit|eased|gone away|left (?:her|him)|been (?:free|right|comfortable|pain[- ]free))(?: once)? in (?:about |over |more than )?$|\b(?:pain|symptoms|worse|seen|visits?|sessions?|relief|times|once|improvement|change) (?:\w+ )?in (?:about )?$"
)
_NEXT = re.compile(
    r"\b(?:another|next|every|q|(?:planned|scheduled|prescribed|ordered|authori[sz]ed|meant) (?:for|to last)) $"
)
#: "90 % for the next five months": what was, from a session on.
_HELD_NEXT = re.compile(
    r"(?:\d ?%|\b(?:held|lasted|relief|was|were|had|better|improved|gone|stayed|free|did|kept|remained)\b)[^.;]{0,30}\b(?:for|over|through(?:out)?|during) the next $"
)
# "my note of 10/20/2025" dates the note, "not 8 months" is what was wrong.
#: "Neck pain after 6 months of working from home": how long something was done before it.
_AFTER_DOING = re.compile(
    r" of (?:heavy |hard |intense |prolonged |constant |daily )?(?!suffer|hav|increas|worsen|persist|deal|liv|ach|hurt|radiat|burn|throb|go|put|try|us|tak|do|stretch|strengthen|exercis)\w+ing\b"
    # "After six months without any": how long it was gone.
    r"| (?:with(?:out|\b no)|free of|of (?:no|being free of)|with hardly)(?!(?: [\w-]+){0,3} (?:progress|relief|change|improve\w*|benefits?|gains?|effect|help|response|success|results?|difference|resolution|reduction|carryover)\b)(?: (?:any|a|the|her|his|all|such|further))*(?: (?:pain|ache|symptoms?|trouble|it|one|attacks?|episodes?|flares?|problems?))?\b"
)
#: "Chronic pain is defined as pain lasting more than 3 months".
_DEFINED = re.compile(r"\b(?:defined as|definition of|by definition|is called chronic|means)\b[^.;]{0,60}$")
_OTHER_NOTE = re.compile(
    r"(?<!\d )\b(?:note|visit|report|letter|entry|record|addendum|dictation|form|intake|history|questionnaire|consult(?:ation)?|h&p|evaluation|chart|message|phone call|encounter|survey|worksheet|fax|summary)s? (?:of|from|dated) (?:(?:early|mid|late|last|this past) )?$"
    # "PCP notes 4/2025 through 9/2025"; a therapist's notes tell when the therapy was.
    r"|\b(?:pcp|primary care|family practice|ed|er|clinic|office|visit|progress|hospital|urgent care|orthop\w+|ortho|neurolog\w+|neurosurg\w+|spine|surgeon|rheum\w*|referral|physician|outside|prior)(?:'s)? (?:notes?|records?|letters?|charts?)(?: (?:of|from|dated))?[ (]*(?:[\w/]+ ?(?:through|thru|to|until|-) ?)?$"
)
_CORRECTED = re.compile(r"(?:[,;(] ?(?:and )?not|\brather than|\binstead of)(?: the| since| for)? $")
_WRONG = re.compile(
    r"[\"'”’]? (?:should (?:read|be|say|have (?:read|been))|(?:was|is) (?:wrong|incorrect|in error|a typo|an error|erroneous)|(?:was |entered )?in error)"
)
_INTO = re.compile(r"\binto (?:an? |the |her |his )?$")  # "2 weeks into a 6 week course": six are to come
_BESIDE = 24  # characters
_NOT_OF_NOTE = NOT_PATIENTS | {"goals", "instructions", "social"}


#: "Every morning for ten weeks, missed maybe three days": what a course went without.
_MISSED = re.compile(
    r"\b(?:miss(?:ed|es|ing)|skipp?(?:ed|s|ing)|except(?:ing|ed)?|apart from|other than|save|barring|minus)(?: (?:for|only|just|about|perhaps|at most|all of|the odd|some|a total of))* ?$"
)
_COURSES = frozenset({"treatment", "programme"})
#: "PT 4/1-5/13 and at home ever since": the last visit is no end of a course that goes on at home.
_ON_AT_HOME = re.compile(
    r"(?:/\d\d)?[ ,)]*(?:and|then|&|\+|plus|with|followed by)(?: (?:then|now|she|he|has|have|been|doing|done|does|did|it|them|the|her|his|same|all|kept|keeps|up|continu\w+|carr\w+|on|went|gone|daily|faithfully|exercis\w*|stretch\w*|program\w*|routine|work|with|a|own|alone|independently|by (?:her|him)self)\b){0,5}? ?(?:at home|on (?:her|his|their) own|home (?:program\w*|exercises?|routine|stretch\w*)|home|hep|independently|by (?:her|him)self)"
    r"(?:,? (?:daily|nightly|every|each|twice|three|times|x|a|other|day|night|evening|morning|week|faithfully|religiously|regularly|doing|does|it|them|the|same|all|exercises?|stretches|program\w*|routine|continuing|continued|going|kept|up|\d)){0,4}?,? (?:ever since|since(?: then)?(?= ?(?:[.,;)-]|$|but|with(?:out)?\b))|to this day|to date|until now|till? now|through today)"
)
_FROM = re.compile(r"(?:[\da-z]\.? ?(?:-|--)|\b(?:to|thru|through|until|till?)) ?$")
_SHORT = 14  # days


def is_aside(lower: str, sentence: Sentence, time: Time, clause: tuple[int, int], things: Sequence[Mention]) -> bool:
    """Whether a time is none of the complaint, a treatment or a procedure: a follow-up, an interval of care or since surgery."""
    first, last = clause
    left, right = lower[first : time.start], lower[time.end : last]
    at_home = time.days and _FROM.search(left) and _ON_AT_HOME.match(lower, time.end, sentence.end)
    if (
        at_home
        or sentence.section.kind in _NOT_OF_NOTE
        or (sentence.section.kind == "surgical" and not _of_item(lower, sentence, time, things))
        or (_FOLLOW_UP.match(right) and not _taken_since(time, left, things))
    ):
        return True
    if (under_care(time, left, right, things) and not (time.days and there_by(left))) or (
        left.endswith(("] ", "]", ") ", "☐", "☐ ")) and _BLANK.search(left)
    ):
        return True
    if (
        _CORRECTED.search(left)
        or _WRONG.match(right)
        or (time.length and (_INTO.search(left) or (_AFTER_EVENT.match(right) and _DATED_BEFORE.search(left))))
        or (time.days and _OTHER_NOTE.search(left) and not there_by(left))
        or (_SINCE_SEEN.search(left) and not _taken_since(time, left, things))
        or (time.days and _COMING.match(right))
        or (time.length is None and left.endswith(_THE) and _OF_STUDY.match(right))
        or (time.length and _MISSED_MOST.search(lower[first : time.end]))
        or (time.length and _STRETCH.match(right) and left.endswith(("last ", "past ", "final ", "first ", "latter ")))
        or (time.length and giver_away(left))
        or _SEEN_SO_LONG.match(right)
        or (time.length and time.length.in_days().high < _SHORT and _SPENT.search(left))
        or (time.length and (_NOT_ONE.search(left) or _NEVER_ONE.match(lower, time.start, time.end)))
        or (
            time.length
            and not time.ago
            and ((left.endswith("after ") and _AFTER_DOING.match(right)) or _DEFINED.search(left))
        )
    ):
        return True
    future = [t for t in things if t.concept["role"] == "future" and first <= t.start and t.end <= time.start]
    # "RTC in about 3 months"; not "F/U: neck pain x 5 months".
    if future and time.length is None:
        after = _AFTER_IT.match(left, len(left) - (time.start - future[-1].end))
        if after or _of_what_was_done(lower, time, future[-1], things):
            return False  # "F/u after medial branch block 9/13": the day of what was done
    if (
        future
        and time.start - future[-1].end < 28
        and not _tells_of_complaint(lower, sentence, time, future[-1], things)
    ):
        return True
    if time.length is None:
        return False
    studied = _STUDIED.search(left[-70:]) and not (_visit_of_therapy(left, things) or _of_procedure(time, left, things))
    if time.ago and (studied or _other_operation(time, right, things)):
        return True
    ahead = (_IN.search(left) and not lower.startswith(("week ", "wk "), time.start) and not _WITHIN.search(left)) or (
        _NEXT.search(left) and not _HELD_NEXT.search(left)
    )
    return (
        bool(ahead and not time.ago)
        or _since_operation(time, left, right, things)
        or _gone_without(time, time.length, left, things)
    )


def _of_item(lower: str, sentence: Sentence, time: Time, things: Sequence[Mention]) -> bool:
    """Whether the item of a list in which a time stands names a procedure ("PSHx: TKA 2018, ESI 2/2025")."""
    first = max(lower.rfind(mark, sentence.start, time.start) for mark in (",", ";", ":", "."))
    behind = [at for mark in (",", ";") if (at := lower.find(mark, time.end, sentence.end)) >= 0]
    last = min(behind, default=sentence.end)
    return any(t.kind == "procedure" and first < t.start < last for t in things)


#: "F/u R SIJ inj of 2/4/25": between a visit and what it is about, and between that and its day.
_ABOUT = re.compile(
    r"[ :,/-]*(?:(?:visit|appt|of|on|re|regarding|about|for|post|the|her|his|left|right|l|r|bilat\w*|b/l|both|lumbar|cervical|first|second|third|last|recent|#\d|[lcts]\d[-/\dlcts]*)[ .:,-]*)*"
)
_OF_DAY = re.compile(r"(?:,? ?(?:of|from|done|given|performed|dated|on|in|which|that|was|were|here|last|\())* ?")


def _of_what_was_done(lower: str, time: Time, visit: Mention, things: Sequence[Mention]) -> bool:
    """Whether a day stands right behind the session that a follow-up is about."""
    done = [t for t in things if t.kind == "procedure" and visit.end <= t.start and t.end <= time.start]
    return (
        bool(done)
        and _ABOUT.fullmatch(lower, visit.end, done[0].start) is not None
        and _OF_DAY.fullmatch(lower, done[-1].end, time.start) is not None
    )


#: "In February 2024, a month after they put the new hip in", "5 months ago, a few weeks after delivery": what only explains the day before it;
#: "onset 2 months after the fusion": what no day is told of.
_AFTER_EVENT = re.compile(
    r" ?(?:after|following|s/p|status post|(?:before|prior to)(?! (?:this|today'?s|the (?:present|current)) (?:visit|appointment|evaluation|consult\w*|exam\w*|encounter)\b| (?:presentation|today)\b))\b"
)
_DATED_BEFORE = re.compile(
    rf"(?:(?:\d|\bago|\b(?:{MONTH_WORD}|spring|summer|fall|autumn|winter|christmas|easter|thanksgiving)),?|\b(?:onset|began|begun|started|starting|beginning|came on|coming on|appeared|arose|set in),?)"
    r" \(?(?:which was |that is |i\.e\.,? |onset |starting |beginning )?(?:about |around |roughly |approximately |just |only |some |within |an? (?:\w+ )?(?:\w+ )?or )*$"
)
#: "Who for fourteen months now has been under our care": how long somebody has been seen.
_SEEN_SO_LONG = re.compile(
    r",? (?:now )?(?:(?:has|have|had) (?:now )?been|(?:he|she|they|pt|the patient|i|we) (?:has|have|had) (?:now )?(?:been )?)(?: an?)? ?(?:(?:seen|followed|treated|managed|cared for) (?:(?:here|him|her|them|this)\b|(?:by|in|at) )|under (?:my|our|the|his|her) care\b|under the care of\b|(?:established )?(?:patient|pt) (?:here|of|at|in)\b|coming (?:here|to (?:us|me))\b|with (?:us|our|this)\b)"
)
#: "When he spent a day lying under a piano": what was done for so long.
_SPENT = re.compile(
    r"\b(?:spent|spends|spending|worked|working|drove|driving)(?: (?:about|nearly|almost|over|the|all|whole|entire|most of|the better part of|an?))* $"
)
#: "There has not been one good week since": the week that never was; the time between is another.
_NOT_ONE = re.compile(
    r"\b(?:not|never|without|hardly|n't)(?: (?:been|had|have|has|seen|known|enjoyed|gone|recall\w*|remember\w*|there|even|so much as))* $|\bcannot (?:recall|remember) $"
)
_NEVER_ONE = re.compile(
    r"(?:has|have|had)(?: not|n't) been (?:(?:one|a|an)(?: single)? (?:good|decent|quiet|comfortable|easy|normal|pain-free|restful|peaceful)|a single) |(?<=there )(?:has|have|had)(?: not|n't) been (?:an?|one) "
)
#: "He missed most of his 8 weeks of PT": how long it would have been.
_MISSED_MOST = re.compile(
    r"\b(?:miss(?:ed|es|ing)|skipp(?:ed|ing))(?: \w+){0,2}? (?:most|half|all|many|much|nearly all|the majority|a lot|the bulk|three quarters|two thirds) of (?:(?:the|his|her|their|those|these) )?(?:[\w.-]+ )?\w+$"
)
#: "Because the last three weeks had brought no change": a stretch of what is told, not how long it was.
_STRETCH = re.compile(
    r" (?:(?:had|have|has) )?(?:brought|shown?|showed|seen|saw|produced|yielded|made|were|was|passed)\b"
)
#: "Tax season is around the corner", "with Christmas coming": a day ahead, whatever year it was read of.
_COMING = re.compile(
    r" (?:(?:is|are|being) )?(?:just |now |fast |soon |only )?(?:around the corner|coming(?! (?:down|in|out|on|up with))|approach(?:es|ing)|upon (?:us|her|him|them)|looming|ahead of (?:us|her|him))\b"
)
#: "Since he was seen in June".
_SINCE_SEEN = re.compile(
    r"\bsince (?:(?:he|she|they|the patient|pt|i|we|dr\.? \w+) )(?:(?:was|were|had been|has been) )?(?:last |first )?(?:seen|saw|examined|evaluated|met)\b[^.;,]{0,30}$"
)
_SINCE_VISIT = re.compile(
    rf"\bsince (?:(?:the|her|his|our|my|last) )*(?:(?:visit|appointment|appt|encounter) (?:of|on|in) )?$|{_SINCE_SEEN.pattern}"
)


def _taken_since(time: Time, left: str, things: Sequence[Mention]) -> bool:
    """Whether a visit is only the day since which a treatment has been taken ("meloxicam daily since the May visit")."""
    treated = any(t.kind in _COURSES and t.end <= time.start for t in things)
    return treated and time.days is not None and bool(_SINCE_VISIT.search(left))


def _gone_without(time: Time, length: Length, left: str, things: Sequence[Mention]) -> bool:
    """Whether some days are those that a course went without."""
    treated = any(t.kind in _COURSES and t.end <= time.start for t in things)
    return treated and length.in_days().high < _SHORT and bool(_MISSED.search(left))


#: "Last injection 13 weeks ago": of the procedure that it names.
_LAST_DONE = re.compile(r"\blast injection\b(?:,? (?:was|were|done|given|about|around|approx\w*|roughly|~))* ?\(?$")


def _of_procedure(time: Time, left: str, things: Sequence[Mention]) -> bool:
    """Whether what was last done is a procedure that the words before a time name."""
    told = _LAST_DONE.search(left)
    first = time.start - len(left)
    return told is not None and any(t.kind == "procedure" and first + told.start() <= t.start for t in things)


def _visit_of_therapy(left: str, things: Sequence[Mention]) -> bool:
    """Whether the last visit was a therapist's: "seven weeks of therapy, the last visit was a week ago"."""
    treated = any(t.kind == "treatment" and t.concept["group"] == "physical" for t in things)
    return treated and bool(_LAST_VISIT.search(left))


def _tells_of_complaint(lower: str, sentence: Sentence, time: Time, visit: Mention, things: Sequence[Mention]) -> bool:
    """Whether a word for a visit heads what was told there: "F/U: neck pain 5 months", "f/u low back pain x 2 yrs"."""
    complaints = [t for t in things if t.kind == "symptom" and visit.end <= t.start < time.start]
    if not complaints:
        return False
    lasting = _LASTING.match(lower, complaints[-1].end, time.end) if sentence.section.kind != "plan" else None
    return lower.find(":", visit.end, time.start) >= 0 or (lasting is not None and lasting.end() >= time.start)


def _other_operation(time: Time, right: str, things: Sequence[Mention]) -> bool:
    """Whether a time is that of an operation, beside a complaint that is given one of its own."""
    before = [t for t in things if t.end <= time.start]
    operated = bool(before) and before[-1].kind == "event" and before[-1].concept["role"] == "operation"
    return operated and not any(t.kind == "symptom" for t in before) and bool(_OWN_TIME.match(right))


#: "8 months out from a whiplash injury": since an accident, whatever it did.
_INJURED_AFTER = re.compile(
    r" ?(?:out from|out of|s/p|status post|post|after|following|since) (?:(?:an?|the|her|his|this|that|bad|severe|work|sports|neck|back|cervical|lumbar) )*(?:whiplash|injur|strain|sprain|concussion|accident|fall\b|mv[ac]\b)"
)


def _since_operation(time: Time, left: str, right: str, things: Sequence[Mention]) -> bool:
    if _INJURED_AFTER.match(right):
        return False
    if any(t.kind == "event" and t.concept["role"] == "onset" and _beside(t, time) for t in things):
        return False  # "11 months s/p whiplash"
    treated = any(t.kind in ("treatment", "procedure") and 0 <= t.start - time.end < 24 for t in things)
    if _OPERATION_AFTER.match(right) and not treated:
        return True
    return (
        bool(_OPERATION.search(left))
        and not treated
        and not any(t.kind in ("treatment", "procedure") and t.end <= time.start for t in things)
    )


def _beside(thing: Mention, time: Time) -> bool:
    return 0 <= thing.start - time.end < _BESIDE or 0 <= time.start - thing.end < _BESIDE
