"""Lengths that stand straight behind what they time, whatever is named next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.prescribed_for import prescribed_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_SO_LONG_ILL = re.compile(
    r" ?\(?(?:for|x|over|of)? ?(?:about |over |at least |more than |nearly |the past |the last )*"
)
_LEFT_BY = re.compile(
    r"\)?,? (?:and |now |but )?(?:failing|failed|fails|refractory to|unresponsive to|not (?:responding|responsive|helped|relieved|better|improved|controlled)(?: (?:to|by|with|on))?|despite|(?:un)?relieved by|no (?:relief|help|better) (?:with|from|on|by)|(?:tried|treated with|taking|takes|using|uses|on))(?: (?:oral|otc|daily|prn|some|the|two doses of|\d doses of))* "
)
_STRAIGHT = re.compile(
    r"(?: \d[\w.]* ?(?:mg|g|mcg)?)?(?: (?:program|programme|daily|bid|tid|qhs|weekly|twice weekly|\dx/?(?:wk|week)))*,? ?\(?(?:for|x|over|of)? ?(?:about |over |at least |more than |nearly |the past |the last |a full )*"
)
_WITH_WHAT = re.compile(r"\)?,? (?:with|w/|without|w/o|but|yet) ")


def stays_with_complaint(lower: str, time: Time, before: Sequence[Mention], after: Sequence[Mention]) -> bool:
    """Whether so long the complaint has been there: "low back pain > 6 weeks failing ibuprofen"."""
    if not before or not after or after[0].kind != "treatment" or not before[-1].complains:
        return False
    straight = _SO_LONG_ILL.fullmatch(lower, before[-1].end, time.start)
    return straight is not None and _LEFT_BY.fullmatch(lower, time.end, after[0].start) is not None


def stays_with_course(lower: str, time: Time, before: Sequence[Mention]) -> bool:
    """Whether a length is the course's, and what it left comes behind: "home exercises for 5 months with persistent knee pain"."""
    if not before or before[-1].kind != "treatment":
        return False
    straight = _STRAIGHT.fullmatch(lower, before[-1].end, time.start)
    return straight is not None and _WITH_WHAT.match(lower, time.end) is not None


_DONE_FOR = re.compile(
    r"(?: (?:daily|twice daily|every day|nightly|weekly|regularly|faithfully|bid|tid|once a day|twice a (?:day|week)))*,? (?:for|x|over) (?:(?:the|about|past|last|at least|over|a) )*"
)
_WITH_PAIN = re.compile(
    r",? (?:with|but|and)(?: (?:the|her|his|still|continued|persistent|ongoing|residual|same|unchanged|no change in))* (?:pain|symptoms|ache|spasms?|headaches?)\b"
)
_OVER = re.compile(
    r"\b(?:discharg\w*|d/?c'?d?|released|graduated|stopped|quit|finished|ended|completed|concluded|dropped out|plateaued|gave up)\b"
)
_AFTER_SO_LONG = re.compile(
    r"[^.;:|]{0,30}?\bafter(?: (?:about|only|just|over|nearly|almost|the full|a full|some|her|his))* ?"
)


def over_after(lower: str, time: Time, before: Sequence[Mention], first: int) -> list[Mention]:
    """The treatments that a clause says were over after a time, or were done for it with pain."""
    treated = [thing for thing in before if thing.kind == "treatment"]
    if not treated or treated[-1] is not before[-1]:
        return []
    # "HEP daily for the past couple months with pain returning": how long it was done, not how long it hurt.
    if _WITH_PAIN.match(lower, time.end) and _DONE_FOR.fullmatch(lower, treated[-1].end, time.start):
        return treated[-1:]
    if not _AFTER_SO_LONG.fullmatch(lower, treated[-1].end, time.start):
        return []
    return treated if _OVER.search(lower, first, time.start) else []


#: What is done at a place, or at a rate, is a course.
_ATTENDED = re.compile(
    r"\b(?:(?:he|she|they|patient|pt|who) (?:then |duly |faithfully |dutifully |only )?(?:went|attended)|attended|attending|attendance|(?:once|twice|thrice|(?:two|three|four) times|[1-4] ?(?:-[1-4] ?)?x) ?(?:a |per |each |every |/ ?)?(?:week|wk)\w*"
    r"|(?:visits|sessions)(?: \w+)?|(?:did|kept up|performed|practi[cs]ed|followed|carried) (?:it|them|this|these|out|on|through|with (?:it|them))|under (?:my|her|his|their) care|treated (?:her|him|this (?:patient|man|woman|lady|gentleman)))\b[^;.]{0,50}$"
)
#: "Over the four months that he attended, the knee did not change".
_SO_LONG_THERE = re.compile(
    r",? (?:(?:that|in which|during which|when|while) )?(?:she|he|they|pt|(?:the )?patient) (?:(?:has|had|was|kept|been) )*(?:attend(?:ed|ing)|(?:went|going)(?! (?:without|on\b|back|off|home|through|by|out))|in (?:pt|therapy|treatment)(?! for (?:depression|anxiety|ptsd|grief|alcohol|(?:her |his )?(?:marriage|mood|nerves)))|on (?:it|them)|(?:took|taking|used|using|did|doing|wore|tried) (?:it|them|this|these|so)|stuck with (?:it|them)|participated)\b"
)
#: "I treated this 36 year old for interscapular pain from May 5 through July 28".
_TREATED_FOR = re.compile(
    r"\b(?:treat(?:ed|ing)|cared for|worked with)(?! (?:with|by)\b) [^.;]{2,40} for (?:[\w'-]+ ){0,4}$"
)


def attended(lower: str, time: Time, first: int) -> bool:
    """Whether the words before a time tell of attendance or of what was done at a rate, or those right behind it of so long a course."""
    went = time.length is not None and not time.ago and _SO_LONG_THERE.match(lower, time.end)
    return bool(went or _ATTENDED.search(lower, max(first, time.start - 90), time.start))


#: "Ended 8 weeks of PT on 3/14 with the same pain": the day is the course's, whatever it ended with.
_ENDED_ON = re.compile(
    r"\b(?:finish\w*|complet\w*|ended|wrapped up|discharg\w*|conclud\w*|came out of|stopped|quit|left)\b(?:(?!\b(?:since|began|begun|started|onset)\b)[^.;,]){0,60}$"
)


def ended_with(lower: str, time: Time) -> bool:
    """Whether a day ends a course, and what it ended with stands behind it."""
    return (
        time.days is not None
        and lower.startswith(" with ", time.end)
        and _ENDED_ON.search(lower, max(0, time.start - 90), time.start) is not None
    )


def treated_for(lower: str, time: Time, complaint: Mention, first: int) -> bool:
    """Whether days behind a complaint are those of the care that somebody was given for it."""
    return time.days is not None and _TREATED_FOR.search(lower, first, complaint.start) is not None


_COURSE_BEGAN = re.compile(r" (?:was |were |had |has )?(?:began|begun|started|initiated|commenced|resumed)\b")
#: "PT for radiculopathy, began 7/2, ended 8/29": what has a beginning and an end is the course.
_BEGAN_ENDED = re.compile(
    r"[ ,;(-]*(?:began|begun|start(?:ed)?)\b[^.;]{0,20}\d[^.;]{0,6}?[ ,;]+(?:and )?(?:ended|stop(?:ped)?|finished|completed|concluded|discharged|d/c)\b"
)
_FOR = re.compile(r" for (?:[\w'/-]+ ){0,5}")


def course_began(between: str, gap: str, behind: str) -> bool:
    """Whether what began is the course: "physical therapy for back pain began in March", not "for back pain that began in March".

    :param between: the words from the treatment to the complaint; ``gap`` those from the complaint to the time.
    :param behind: the words from the complaint on.
    """
    began = _COURSE_BEGAN.match(gap) or _BEGAN_ENDED.match(behind)
    return _FOR.fullmatch(between) is not None and began is not None


#: "The neck has hurt for 3 weeks and the back for two years": the second time is of another part.
_PART = re.compile(
    r"(?:,|;|\b(?:and|but|while)) (?:(?:the|her|his|my|in|of|left|right|low|lower|upper|mid) )*(?:back|neck|hip|knee|shoulder|leg|arm|head|ankle|foot|wrist|elbow|hand|jaw) (?:only )?(?:for|since|x)(?: (?:about|over|the|past|last|nearly|almost|at|least|early|late))* ?$"
)


#: "Neck pain while driving; he has commuted since 2019", "in a nurse of 20 years": what somebody does, or is.
_DOES_ELSE = re.compile(
    r"(?:\b(?:he|she|they|who|i|we)(?:'s|'ve| has| have| had)|,? and (?:has|have|had))(?: (?:now|also|always|only|regularly))? (?:been (?:a |an |the )?)?(?:commut|work(?!ed (?:up|through))|seen\b|seeing\b|treat|follow|known\b|lived (?!with)|living (?!with)|taught|teach|driv|play|run\b|running\b|lift|farm|employ|married|retire|serv|danc|swum|swim|golf|garden|smok|worn\b|wearing\b|coach|practi[cs]|stud|train|owned|owning|manag|car(?:ed|ing) for|cycl|bik|paint|typ|nurs|rid|attend|volunteer|operat|weld|roof|haul|deliver|bowl|fish|hunt|box|wrestl|row)[a-z]*(?: (?!pain|ache)[\w'-]+){0,5} (?:since|for|over|x)(?: (?:about|over|the|past|last|nearly|almost|at|least|early|late|some|more|than))* ?$"
    r"|\bin an? (?:[\w-]+ ){1,4}of (?:about |over |some |nearly |almost )?$"
    r"|\b(?:(?:out of|off|away from|not at|missing) (?:work|school|duty|sports?)|on (?:medical leave|leave|disability|light duty|restricted duty|fmla)|retired|unemployed|disabled|divorced|widowed|married|sober|abstinent|(?:pillow|mattress|bed|chair|desk|collar|heating pad|keyboard|glasses|orthotics|insoles)),? (?:for|since|x)(?: (?:about|over|the|past|last|nearly|almost|at|least|early|late|some))* ?$"
)
#: "A diabetic of ten years", "his wife of 30 years".
_PERSON_OF = re.compile(
    r"\b(?:diabetic|smoker|drinker|wife|husband|partner|spouse|employee|nurse|teacher|welder|roofer|mechanic|driver|farmer|carpenter|veteran|runner|golfer|patient) of (?:about |over |some |nearly |almost )?$"
)


def own_part(lower: str, time: Time, times: Sequence[Time], owners: list[Mention]) -> list[Mention]:
    """What a time is of, without a complaint that it cannot be of.

    "The neck has hurt for 3 weeks and the back for two years" says not that the back hurts, but two years is no length of the neck's
    pain; nor is it how long somebody has worked.
    """
    if not owners or not owners[-1].complains:
        return owners
    if _PERSON_OF.search(lower, max(0, time.start - 40), time.start):
        return []
    if owners[-1].end > time.start:
        return owners
    timed = any(owners[-1].end <= other.start and other.end <= time.start for other in times)
    turned = timed and _PART.search(lower, owners[-1].end, time.start)
    return [] if turned or _DOES_ELSE.search(lower, owners[-1].end, time.start) else owners


_TO = r" ?(?:-+>?|to|through|thru|until) ?"
_FROM_GAP = re.compile(
    rf"(?: in(?: [a-z]+){{1,4}}| (?:oa|pain|ache))?\)?[ ,:|(-]*(?:from )?(?P<first>[\w/.]+(?: [\d,]+){{0,2}}{_TO})?"
)
_TO_GAP = re.compile(rf"{_TO}(?:\d|[a-z]{{3}})")
#: "(14 weeks, no benefit)": so long, and what came of it.
_NO_USE = re.compile(
    r",? (?:(?:but|and|with|had|got|made|gave|it) )*(?:no |without |minimal|little|fail|ineffect|did (?:not|nothing)|didn't|not (?:help|effect|much)|unhelpful|useless|nothing)"
)
_BRACKET = re.compile(r"(?: in(?: [a-z]+){1,4})? ?[(,-] ?(?:x|for|over)? ?")
_MEANT = re.compile(r"(?<! is)(?<! was) for (?:[\w'-]+ ){0,4}$")
_OF_IT = re.compile(r" of (?:it|this|that|these|them)\b")


def behind_purpose(lower: str, time: Time, things: Sequence[Mention]) -> list[Mention]:
    """The treatment whose time stands behind what it was for; empty where it is none of that.

    Days are the treatment's that tell from when to when ("meloxicam, for SI joint pain - 04/02/25 to 06/20/25"), a length where it is told
    at once what came of it ("for SI joint pain (14 weeks, no benefit)") or that it is a length of it ("for SI joint pain; 14 weeks of it").
    """
    named = [n for n, thing in enumerate(things) if thing.kind == "treatment" and thing.end <= time.start]
    purpose = things[named[-1] + 1 :] if named else ()
    if not purpose or purpose[-1].end > time.start or any(p.kind not in ("symptom", "diagnosis") for p in purpose):
        return []
    treatment, end = things[named[-1]], purpose[-1].end
    if time.days is None:
        at_once = _NO_USE.match(lower, time.end) and _BRACKET.fullmatch(lower, end, time.start)
        told = bool(at_once or _OF_IT.match(lower, time.end))
    else:
        gap = _FROM_GAP.fullmatch(lower, end, time.start)
        told = gap is not None and bool(gap["first"] or _TO_GAP.match(lower, time.end))
    meant = told and (
        prescribed_for(lower, treatment, purpose[0]) or _MEANT.search(lower, treatment.end, purpose[0].start)
    )
    return [treatment] if meant else []


_OF_PAIN = frozenset({"arthritis", "fibromyalgia", "neuropathy", "plantar-fasciitis"})


def in_brackets(lower: str, time: Time, before: Sequence[Mention], after: Sequence[Mention]) -> list[Mention]:
    """The illness that brackets behind a time name for symptoms that name none: "Symptoms 6 mo (thyroid)"."""
    if not before or not after or before[-1].kind != "symptom" or before[-1].concept["areas"]:
        return []
    of = after[0]
    bare = _SYMPTOMS.fullmatch(lower, before[-1].start, before[-1].end) is not None and of.kind == "condition"
    closed = lower[time.end : of.start].strip() == "(" and lower.startswith(")", of.end)
    return [of] if bare and closed and of.id not in _OF_PAIN else []


_SYMPTOMS = re.compile(r"symptoms?|sx|problems?|complaints?|issues?")
