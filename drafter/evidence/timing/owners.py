"""Which thing a time belongs to.

In this order: the thing that the words after the time tie it to ("8 weeks of PT"), the nearest thing
before it in its clause ("neck pain for 5 months"), the first after it ("For 5 months her neck ...").
A list shares its time; what a treatment was for does not own the treatment's time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.prescribed_for import prescribed_for
from drafter.evidence.timing.relative_clauses import told_apart, told_behind
from drafter.evidence.timing.spared import spared, told_past, told_without
from drafter.evidence.timing.straight_lengths import (
    attended,
    course_began,
    ended_with,
    in_brackets,
    over_after,
    stays_with_complaint,
    stays_with_course,
    treated_for,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention


_OF = re.compile(
    r"^(?:'s?|s')?(?: ?\([^)]{0,12}\))?[ -]*(?:(?:course|trial|history|hx|h/o|worth|period|round|bout|stretch|run|duration|long|program|programme|block|supply)s?[ -]*)?"
    r"(?:(?:of|h/o|with|doing|in|on|using|taking|into|worth of)\b)?(?: ?(?:\w|['-])+[ ,/&]*){0,5}$"
)
_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|does|did|she|he|they|we|i|reports?|states?|who|which|that|then|but|when|will|would|and (?:has|had|is|was|did))\b"
)
_LASTED = re.compile(
    r"\b(?:going on|present|persist\w*|bother\w+|ongoing|constant|lasted|existed|been there|extending|dating back|stayed with \w+|dat(?:es|ed|ing)(?: back)? to(?: (?:the|her|his|a|an|\w+)){0,4}? in|dat(?:es|ed|ing)(?: back)? to)(?: now)?(?: (?:for|since|over|back to|to)(?: the)?(?: (?:past|last|about|over))*)? ?$"
)
_BESIDE = re.compile(r"\b(?:as well as|besides|in addition to|along with|together with|apart from|aside from)\b")
_NO_LINK = re.compile(
    r"^ ?(?:for|to|and|or|by|when|after|before|until|but|because|due|secondary|without|despite|in spite of|unrelieved|not helped|failed|no|that|which|at|with no|,|\))|^ of (?:it|that|this|them|these|those)\b|^(?:'s?|s')? ?duration[,;.]"
)
_JOINED = re.compile(
    r"^[ ,/&+()-]*(?:(?:and|or|as well as|plus|with|then|left|right|bilateral|associated|the|her|his|some|also|daily|\d+ ?mg|mg|tid|bid|qhs|prn|otc|oral|po|formal)[ ,/&+()-]*)*$"
)
_DONE_ON = re.compile(r"(?: ?(?:#\d{1,2}|of|on|from|in|done|given|performed|dated|,|:|\()){0,3} ?(?:the )?")
_TIES = re.compile(
    r"(?:'s?|s')?[ -]*(?:\([^)]*\) ?)?(?:(?:course|trial|history|hx|h/o|worth|period|round|bout|stretch|run|duration|long|program|block)|of|with|doing|on|using|taking|$)"
)
_OF_COMPLAINT = re.compile(r"[ ,]*(?:of|since|x|×|that|which|began|started|for(?: the)?(?: (?:past|last))?|\() ")
_CAUSED = re.compile(r" ?(?:from|due to|secondary to|caused by|related to|2/2|d/t)\b[^.;,]{0,40}")
_HELD = re.compile(
    r"\b(?:lasted|lasting|held|held for|lasted for) (?:about |around |over |nearly |almost |at least )?$"
)
_UNDERGOING = re.compile(
    r"\b(?:(?:has|have|had|she's|he's) been|is|are|was|been) (?:in|doing|attending|going to|getting|receiving|undergoing|having|taking|on|using)(?: (?:formal|outpatient|regular|weekly|daily|supervised|some|her|his|the))* $"
)
_BESIDE_IT = re.compile(
    r"[ ,(:-]*(?:(?:x|for|over) ?)?(?:\d{1,2}/\d{1,2}(?:/\d{2,4})? ?(?:-|to|thru|through) ?)?(?:\d{1,2} (?:visits|sessions|vs|tx)[,/ ]*(?:over|in|x)? ?)?"
)
_MADE_UP_OF = re.compile(r" ?\(?(?:w/|with|incl\w*|including|consisting of|using|plus|\+) ?")
_DONE_WITH = re.compile(r"[^.;,\d]{0,40}\b(?:with|w/|using|incl\w*|including)(?: (?:a|an|the|her|his|\w+))? ?")
_WENT_FOR = re.compile(r"\b(?:went|attended|saw|came|drove|goes|comes)\b[^;:]{0,60}\bfor (?:\w+ ){0,2}$")
_PURPOSE = re.compile(r"\bfor (?:\w+[ -]){0,5}$")

#: "Botox for migraine four times, the last in June": behind what it was for, a day is that of the session.
_FOR = re.compile(
    r"(?: (?:injections?|treatments?|therapy|sessions?|blocks?|series|shots?|cycles?|rounds?))?(?: for (?:[\w'-]+ ){0,4}| \((?:for )?(?:[\w'-]+ ){0,3})"
)
#: "Last Botox for migraine: 7/14": a field for the day of what was done.
_LAST_KEY = re.compile(
    r"\b(?:last|latest|most recent|previous|prior|date of(?: (?:last|prior|previous))?) (?:[\w-]+ ){0,3}$"
)
_AS_VALUE = re.compile(r"\)? ?[:=-]+ ?")
_OF_DISEASE = re.compile(
    r"\b(?:diagnos\w+|since|onset|began|begun|start\w*|dating|that|which|who|from|after|developed|noted)\b|[;:]"
)
_OF_SESSION = re.compile(
    r"\b(?:last|latest|most recent\w*|first|second|third|fourth|again|done|given|performed|times|twice|once|x ?\d)\b"
)

_DESPITE = re.compile(
    r",? (?:despite|in spite of|notwithstanding|regardless of|even (?:with|on|while on)|although on|though on)\b"
    # "Did the exercises for seven weeks with the leg pain unabated".
    r"|,? with (?:(?:the|her|his|my|their) )?(?:[\w-]+ ){0,3}?(?:pain|aches?|sciatica|symptoms?|spasms?) (?:still|just|no better|no different|un(?:abated|changed|diminished|relieved|improved|affected)|the same|as (?:bad|before)|persist\w*|continu\w*)\b"
)
_DURATION = re.compile(r"(?:'s?|s')? ?(?:in )?duration\b")


def owners_of(lower: str, time: Time, times: Sequence[Time], inside: Sequence[Mention], first: int) -> list[Mention]:
    """The things that a time belongs to; empty when its clause names none.

    :param times: all times of the sentence.
    :param inside: the things of the time's clause, in order.
    :param first: where the clause begins.
    """
    # "eight weeks of therapy" names its treatment with the time's own words.
    after = [thing for thing in inside if thing.start >= time.start and thing.end > time.end]
    after = [thing for thing in after if not spared(lower, thing, first)]
    if after and time.length is not None and _DESPITE.match(lower, time.end):
        after = []  # "Unchanged x 18 mo despite topiramate"
    before = [thing for thing in inside if thing.end <= time.start]
    before = [thing for thing in before if not told_past(lower, thing, first, time.start)]
    before = [thing for n, thing in enumerate(before) if not told_without(lower, thing, before[:n])]
    # "The injections of May 13 cut the pain": a date right behind what was done is its date.
    if (
        time.length is None
        and before
        and before[-1].kind == "procedure"
        and _DONE_ON.fullmatch(lower, before[-1].end, time.start)
    ):
        return _coordinated(lower, [thing for thing in before if thing.kind == "procedure"], forward=False)
    before = told_behind(lower, time, first, before, after)
    next_time = min((other.start for other in times if other.start >= time.end), default=None)
    last_time = max((other.end for other in times if other.end <= time.start), default=first)
    # "SIJ pain x 4 mos postpartum": what an x joins to a complaint is the complaint's.
    crossed = (
        lower.startswith("x", time.start)
        and bool(before)
        and before[-1].complains
        and not lower[before[-1].end : time.start].strip(" ,(")
    )
    crossed |= time.length is not None and stays_with_complaint(lower, time, before, after)
    # "Myofascial pain of 7 mos duration refractory to PT": so long lasted what stands before it.
    crossed |= bool(before) and lower.endswith("of ", first, time.start) and bool(_DURATION.match(lower, time.end))
    # "Discharged from PT on 10/29 after 8 weeks with persistent pain": so long the course had been.
    if time.length is not None and (
        course := in_brackets(lower, time, before, after) or over_after(lower, time, before, first)
    ):
        return _coordinated(lower, course, forward=False)
    if time.length is not None and stays_with_course(lower, time, before):
        return _coordinated(lower, [t for t in before if t.kind == "treatment"], forward=False)
    # "PT 6 wks w/ SI belt and stabilization": the course's, whatever it consisted of.
    if before and after and before[-1].kind == "treatment" and before[-1].concept["group"] == "physical":
        part = after[0].concept["group"] in ("physical", "exercise", "passive")
        if part and _BESIDE_IT.fullmatch(lower, before[-1].end, time.start) and _MADE_UP_OF.match(lower, time.end):
            return before[-1:]
    if after and not crossed and (next_time is None or after[0].start <= next_time) and _tied(lower, time, after[0]):
        return _coordinated(lower, after, forward=True)
    near = [thing for thing in before if thing.start >= last_time] or before
    near = [thing for thing in near if not (thing.kind == "event" and thing.concept["role"] in ("future", "care"))]
    hurts = [thing for thing in before if thing.complains]
    if hurts and near and near[-1] is not hurts[-1] and _PRESENT_ONE.search(lower, first, time.start):
        return hurts[-1:]
    if near:
        return _before(lower, time, near, inside, first, next_time)
    return _after(
        lower, time, [thing for thing in after if next_time is None or thing.start < next_time or not near], first
    )


def _tied(lower: str, time: Time, thing: Mention) -> bool:
    """Whether the words between a time and the thing after it tie them ("of", "history of", or nothing much)."""
    between = lower[time.end : thing.start]
    if (
        (thing.kind == "event" or len(between) >= 48 or ended_with(lower, time))
        or _CAUSED.match(between)  # "back pain since 2021 d/t facet arthritis" dates the pain
        or not _OF.match(between)
        or _VERB.search(between)
        or _NO_LINK.match(between.removeprefix(" ago").removeprefix("'"))  # "begun two weeks ago for this pain"
    ):
        return False
    return bool(_TIES.match(between)) or (len(between) <= 14 and "," not in between)


#: "Neck pain following years of arthritis, the current problem having started around Christmas 2023": of what hurts.
_PRESENT_ONE = re.compile(
    r"\b(?:current|present|this) (?:problem|trouble|complaint|pain|episode|bout|symptoms|issue) (?:(?:has|have|had|having|all|first|only|seems to have|itself) )*(?:began|begun|beginning|started|starting|come on|came on|coming on|set in|dat(?:es|ed|ing)(?: back)?(?: from| to)?)\b[^.;,\d]{0,16}$"
)


def _before(
    lower: str, time: Time, near: Sequence[Mention], inside: Sequence[Mention], first: int, next_time: int | None
) -> list[Mention]:
    complaints = [thing for thing in near if thing.complains]
    if complaints and _LASTED.search(lower[first : time.start]):
        # "Neck pain, as well as low back pain that has lasted": what is only added is not what lasted.
        own = [
            c
            for i, c in enumerate(complaints)
            if not any(_BESIDE.search(lower, c.end, d.start) for d in complaints[i + 1 :])
        ]
        return _coordinated(lower, own, forward=True)
    owner = near[-1]
    if len(near) > 1 and owner.kind == near[-2].kind == "treatment" and near[-2].concept["group"] == "physical":
        # "PT for the SI joints with belt 1/13-3/7": the course's, whatever it was done with.
        part = owner.concept["group"] in ("exercise", "passive")
        owner = near[-2] if part and _DONE_WITH.fullmatch(lower, near[-2].end, owner.start) else owner
    if owner.complains and treated_for(lower, time, owner, first):
        return []
    if owner.complains or owner.kind == "diagnosis":
        owner = _not_purpose(lower, time, owner, near)
    if (time.length is None or time.ago) and _session_for(lower, time, owner, near):
        owner = near[-2]
    elif owner.kind == "diagnosis" and len(near) > 1 and _CAUSED.fullmatch(lower, near[-2].end, owner.start):
        owner = near[-2]  # "claudication from stenosis for six years"
    if owner.kind in ("event", "finding") and (all_complaints := [thing for thing in inside if thing.complains]):
        told = all_complaints[-1].end
        if owner.kind == "event" and next_time is not None and _BEGAN_LATER.search(lower, next_time, told):
            return [owner]  # "Fell on 3/31, and in August the buttock began to ache"
        return all_complaints
    return _coordinated(
        lower, [thing for thing in near if thing.kind == owner.kind and thing.end <= owner.end], forward=False
    )


def _session_for(lower: str, time: Time, owner: Mention, near: Sequence[Mention]) -> bool:
    """Whether what was named last only says what the procedure before it was for."""
    if owner.kind not in ("diagnosis", "symptom") or len(near) < 2 or near[-2].kind != "procedure":
        return False
    if not _FOR.fullmatch(lower, near[-2].end, owner.start):
        return False
    if _LAST_KEY.search(lower, 0, near[-2].start) and _AS_VALUE.fullmatch(lower, owner.end, time.start):
        return True
    if _OF_DISEASE.search(lower, owner.end, time.start):
        return False
    return owner.kind == "diagnosis" or bool(_OF_SESSION.search(lower, owner.end, time.start))


def _not_purpose(lower: str, time: Time, complaint: Mention, near: Sequence[Mention]) -> Mention:
    """The treatment, where the complaint only says what it was for ("PT for neck pain x 8 weeks")."""
    treated = [thing for thing in near if thing.kind in ("treatment", "programme")]
    if not treated:
        return complaint
    between, gap = lower[treated[-1].end : complaint.start], lower[complaint.end : time.start]
    # "Has been in PT for low back pain since mid July".
    if _UNDERGOING.search(lower, max(0, treated[-1].start - 60), treated[-1].start) and re.fullmatch(
        r" for (?:\w+ ){0,4}", between
    ):
        return treated[-1]
    if course_began(between, gap, lower[complaint.end : complaint.end + 60]):
        return treated[-1]
    if _OF_COMPLAINT.match(gap[:8] + " "):
        meant = re.fullmatch(r" (?:for|of) (?:\w+ ){0,4}", between) or prescribed_for(lower, treated[-1], complaint)
        purpose = meant and re.match(r"[ ,]*(?:x|for)", gap)
    else:
        purpose = re.search(r"\bfor\b", between)
    return treated[-1] if purpose else complaint


_BEGAN_LATER = re.compile(r"\b(?:began|started|came on|set in|developed|appeared)\b")
_TRIED_FOR = re.compile(r"\b(?:after|despite|over|in|with)(?: (?:about|over|nearly|almost|only|a full|another))* $")
_BEGAN = re.compile(
    r"\b(?:began|begun|started|starting|onset|came on|set in|first noticed)(?: (?:in|on|about|around))* ?$"
)
_AFTER_IT = re.compile(
    r",? ?(?:after|since|following|post|out from|out of|past|before|prior to)(?: (?:the|her|his|an?|that|last|first|initial|completing|finishing|stopping|starting|beginning|ending|her last|discharge from|completion of|end of))* ?"
)
_AFTER_EVENT = re.compile(r"\b(?:after|before|following|since|from)(?: [\w'-]+){0,4} ?$")


def _after(lower: str, time: Time, later: Sequence[Mention], first: int) -> list[Mention]:
    if not later:
        return []
    told = lower[time.end : later[0].start]
    # "From May to July she went twice a week to Mr. Roe for physical therapy": what somebody went for is the course itself.
    went = later[0].kind == "treatment" and _WENT_FOR.search(told)
    owner = later[0]
    course = owner.kind in ("treatment", "programme")
    # "Four months after PT the knee still hurts": since it, not of it.
    since_it = course and time.length is not None and _AFTER_IT.fullmatch(told)
    if since_it or (_PURPOSE.search(told) and not went):
        return []  # what a course was for is not what lasted
    if owner.complains and attended(lower, time, first):
        return []  # "He went twice a week from April 1 through June 15, and his pain was unchanged"
    if course and lower.startswith(",", time.end) and _HELD.search(lower[max(0, time.start - 24) : time.start]):
        return []  # "Relief 65 %, lasted ten weeks, halved her Tylenol"
    if time.length is not None and told.strip() == "(" and _TRIED_FOR.search(lower, first, time.start):
        return []  # "Etodolac: no relief after 5 wks (SI pain)": what it was for, in brackets
    if owner.kind == "event" and _BEGAN.search(lower, first, time.start) and _AFTER_EVENT.search(told):
        return []  # "Began May 2024, some months after her fusion": what began is not the fusion
    if owner.kind == "event":
        return [thing for thing in later if thing.complains] or [owner]
    return _coordinated(lower, [thing for thing in later if thing.kind == owner.kind], forward=True)


def _coordinated(lower: str, things: Sequence[Mention], *, forward: bool) -> list[Mention]:
    """A thing and those of its kind that a list joins to it."""
    ordered = list(things) if forward else list(reversed(things))
    group = ordered[:1]
    for thing in ordered[1:]:
        near = group[-1]
        between = lower[near.end : thing.start] if forward else lower[thing.end : near.start]
        loosely = thing.kind == near.kind == "symptom" and len(between) < 40 and not re.search(r"\d|[.;]", between)
        if (not _JOINED.match(between) and not loosely) or (forward and told_apart(between)):
            break
        group.append(thing)
    return group if forward else group[::-1]
