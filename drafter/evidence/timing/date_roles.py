"""What a date, or a length ago, says of its owner: since when, until when, or when it happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.already_there import there_by
from drafter.evidence.timing.until_then import began_then, none_until
from drafter.evidence.words.months import MONTH_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.timing.times import Time
    from drafter.evidence.words.concepts import Mention

_BEGAN = re.compile(
    r"\b(?:since|onset|began(?!(?<=he began) with\b)|begun|beginning|begins|arrived|start(?:ed(?!(?<=he started) with\b)|ing|s)?|dat(?:es|ing|ed) (?:back|from|to)|first noticed|(?<!she )(?<!he )(?<!patient )(?<!pt )(?<!who )(?<!client )came on|developed|appeared|woke|injur\w+|from|onward|initiated|commenc\w+|doi|has had .{0,30} since|ever since|arose|set in|in the wake of|following|after|went on|(?:went|gave|blew|popped) out|put on|enrolled|joined|entered|noticed|felt|(?:showed|cropped|turned|flared) up|surfaced|emerged|kicked (?:in|off))\b"
)
_SINCE = re.compile(
    r"\b(?:since|from|onset|doi|dating (?:back )?(?:to|from)|starting|beginning|began|begun|started)\b[^.;]{0,40}$"
    r"|\b(?:it|this|that|they|which|pain|ache|spasms?|headaches?|symptoms?|numbness|sciatica|trouble)(?: (?:all|first|suddenly|gradually|slowly|really))? (?:came on|came about|set in|arose|crept (?:in|up)|struck)\b[^.;]{0,40}$"
    # "First noticed the neck pulling while painting the ceiling, first week of May".
    r"|\bfirst (?:noticed|felt|noted|had)\b(?:(?!\b(?:seen|saw|visit|until|by|before|when)\b)[^.;]){0,70}$"
    # "L leg, buttock to foot. Came on 1/30/25 shoveling".
    r"|^[^a-z]*(?:came on|set in|hit)(?: (?:in|on|about|around|suddenly|gradually|slowly|all|at|once|acutely|the|early|late|mid|last|this))*,? ?$"
)
#: "Buttock pain since he slipped on wet steps in June 2024": there ever since what a clause tells and its date behind it.
_SINCE_DEED = re.compile(
    r"(?:^[^a-z]*|\b(?:who|whom|which|whose (?:\w+ ){1,3}|tells me that|says that|reports that|relates that|explains that|recounts that),? (?:ever )?|\b(?:pain|ache|aching|stiffness|sore|soreness|spasms?|symptoms?|sciatica|tightness|headaches?|hurts?|hurting|burning|painful|there|present|constant|daily|ongoing|continuous|persistent|nonstop|steady|off and on|on and off|trouble|problems?|neck|back|shoulders?|buttocks?|hips?|knees?|legs?|arms?|(?:\b(?:not|never)|n't) (?:really |once |fully |quite )?(?:left|quit|let up|eased|abated|gone away|gone|stopped|settled|resolved)(?: (?:her|him|them|me))?),? (?:on (?:the|her|his) (?:left|right)(?: side)? )?(?:\w+ )?(?:ever )?)(?:since|from the (?:day|time|moment|week)(?: that| when)?) (?:she|he|they|the|her|his|a|an|that|getting|lifting|falling|moving|being|starting|having|slipping|twisting|bending|helping|carrying|pulling|shovel\w+)\b(?:(?!\b(?:better|improv\w+|eas(?:ed|ier)|less|until|seen|saw|referred|consulted|evaluated|examined|visit|surger\w+|fusion|operat\w+|replace\w+|inject\w+|block|therapy|pt|treat\w+|worse\w*)\b)(?:[^.;]|i\.e\.)){0,90}$"
)
_ENDED = re.compile(
    r"(?<!rear-)(?<!rear )\b(?:until|through|thru|ended|(?:finish\w*|complet\w*)(?: (?:the (?:last|rest|remainder)|all) of(?: (?:his|her|the))?)?|stop(?! ?(?:light|sign))\w*|discharg\w*|discontinu\w*|d/c'?d|quit|(?<!since )(?<!since the )(?<!since her )(?<!since his )(?<!at )(?<!at the )(?<!at her )(?<!at his )(?<!at our )last (?:visit|session|attended)|concluded|graduated|wrapped up|till|no longer|(?:gave|given) (?:it |them |this |that )?up|dropped out|bailed|pulled out|walked away|(?:(?:was|were|is|all)|,) (?:done|over|gone)(?= (?:by|on|as of|in)\b)|last (?:day|appointment|date|one)|final (?:visit|session|appointment|day))\b[^.;]{0,24}$"
    # "To about the end of June", but not "bent to pick up the dog on".
    r"|\bto(?: (?:the|an?|about|around|approximately|roughly|early|mid|late|end|beginning|middle|start|of|last|this|at|least|past|first|second|third|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?))*[ ~-]*$"
)
#: "Started 9/15, quit 10/06": of a course, what the last verb says of the date behind it.
_BEGAN_THEN_ENDED = re.compile(
    r"(?<!rear-)(?<!rear )\b(?:ended|finish\w*|complet\w*|stop\w*|discharg\w*|discontinu\w*|d/?c'?d?|quit|concluded|graduated|wrapped up|gave (?:it |them )?up|dropped out|done|over|last (?:visit|session|day|appointment)|final (?:visit|session))\b(?:(?!\b(?:since|began|begun|started|onset)\b)[^.;]){0,24}$"
)
#: "In July I started him with PT", "right after Labor Day she enrolled in therapy".
_OPENS = re.compile(
    r"(?:^|.*[,;] )\W*(?:(?:and|then|so|but|back|it was|finally) )*(?:in|on|(?:just|right|shortly|soon) after|the week (?:of|after)|around|about|early in|late in|as of|at|by)(?: (?:the|early|late|mid|about|around|last|this))* ?$"
)
_WHO = r",? (?:that )?(?:she|he|they|i|we|the patient|patient|pt|dr\.? [\w'-]+|(?:her|his) (?:pcp|doctor|primary(?: care)?|physician))(?: (?:was|were|had|then|finally|also|first))*"
_THEN_BEGAN = re.compile(
    rf"{_WHO} (?:start(?:ed)?|began|begun|enrolled|commenced|initiated|(?:put|placed|got)(?: (?:her|him|me|the patient))? (?:on|in|into)|took up)\b"
)
#: "On May 2 he quit it", "on 8/20 she was discharged".
_THEN_ENDED = re.compile(
    rf"(?:,? (?:when|which is when|the day))?{_WHO} (?:finished|completed|stopped|quit|graduated|discharged|d/c'?d|concluded|wrapped up|gave (?:it|them|up)|dropped out)\b(?! (?:work|smoking|driving|school|college|her job|his job|drinking|from the hospital))"
)
#: "Home exercises taught by PT 5/2025".
_LEARNED = re.compile(
    r"\b(?:taught|learned|learnt|instructed(?: in)?|handed|issued|initiated|commenced|enrolled|shown|set up|got going)\b[^.;,\d]{0,24}$"
)
#: "Home program given 9/2", "HEP reviewed and provided on 9/2".
_GIVEN = re.compile(r"\b(?:given|provided)(?: (?:to (?:her|him|the patient|pt)|on|in))* ?$")
#: "Physical therapy was begun three months ago".
_SET_GOING = re.compile(
    r"\b(?:begun|commenced|introduced|embarked (?:up)?on|took up|taken up|has been (?:doing|in|at|going to|taking|on))\b[^.;]{0,40}$"
)
#: "Gabapentin prescribed 7/20", "I gave her back exercises on September 2": a medicine, and exercises that are done, from that day on.
_PUT_ON = re.compile(
    r"\b(?:prescribed|rx'?d|(?:placed|put)(?: (?:her|him|me|the patient|pt))? on|(?:was|were|been) given|gave (?:her|him|me)|(?:was|were) begun|introduced|added)\b[^.;,\d]{0,40}$"
)
_THEN_DONE = re.compile(
    r",? (?:and|which|that|,) ?(?:she|he|they|(?:the )?patient|pt) (?:(?:has|have|had|is|then|faithfully|diligently|always|been) )*(?:d(?:one|oes|id|oing)|perform\w*|kept|keeps|followed|stuck|practi[cs]\w+)\b"
)
BACK_TO = re.compile(
    r"\b(?:(?:go(?:es|ing)?|went|extend\w*|stretch\w*|reach\w*|trac\w+) back|dat(?:es|ed|ing)(?: (?:the|her|his|this|its|it|back|onset|start|beginnings?|origins?|first|appearance|arrival|of|that|all|them|these|pain|ache|trouble|neck|back|symptoms?|low|shoulder|headaches?|radicular|leg|arm|buttock|sciatica|knee|hip|present|current|left|right)){0,6}|(?:trac(?:es?|ed|ing)|pin(?:s|ned|ning)) (?:\w+ ){0,3}?(?:back |down )?)(?: at least| all the way|,? ?(?:(?:quite|very|rather|fairly|pretty) )?(?:exactly|precisely|definitely|firmly|confidently|clearly|squarely|roughly))? ?to (?:about |around |approximately |roughly |circa |early |late |mid-?|the |last |this past |that )*(?:(?:the |her |his |an? )?(?:[\w'-]+ ){1,7}(?:in|of|on) )?$"
)
#: "Puts the start of it at June 14", "places the beginning at her daughter's wedding, June 14".
_PUTS_START = re.compile(
    r"\b(?:plac|put|dat|set|trac|pin|mark)(?:e?s|ing|ed|s) (?:the|its|her|his) (?:very )?(?:start|beginnings?|onset|origins?)\b[^.;\d]{0,70}$"
)
#: "Neck pain 2/2 fall 3/2025", "s/p MVA 3/14/25": the accident that a complaint comes from, right before its day.
_FROM_ACCIDENT = re.compile(
    r"\b(?:2/2|s/p|status post|secondary to|due to|d/t|after|follow(?:ing|s|ed)|post|from|related to|resulting from|as a result of|caused by)(?: (?:an?|the|her|his|rear-end|work|motor vehicle|car|slip and|ground level|mechanical|recent))*"
    r" (?:mv[ac]|fall|accident|injury|collision|crash|wreck|whiplash|lifting(?: injury| incident)?|trauma|incident|slip|trip|misstep|tumble|(?:delivery|birth)(?: of (?:a|the|her) (?:\w+ )?(?:child|son|daughter|baby|twins))?)(?: (?:on|in|at work|dated|of))*[ ,(]*$"
)
#: "Relates it to a fall on ice on 1/14", "low back pain attributed to a work injury of 1/14".
_TO_ACCIDENT = re.compile(
    r"\b(?:relat|attribut|ascrib|link|connect|tie|trac|associat)\w*\b(?! to (?:me|us|him|her)\b)[^.;,\d]{0,50}?\b(?:to|with) (?:(?:an?|the|her|his) )?(?:[\w'-]+ ){0,3}?(?:mv[ac]|fall|slip|trip|accident|injury|collision|crash|wreck|whiplash|strain|sprain|lifting|incident|trauma|tumble|blow)"
    r"(?: (?!who|which|that|treated|seen|healed|resolved)[\w'-]+){0,5},? $"
)
_YEAR = 360  # days, at least
#: "Neck pain (March 2025)": a month in brackets of its own, right behind what hurts.
_BRACKETED = re.compile(r" ?\((?:(?:onset|since|started|began|from|in|about|~|approx\w*\.?) ?)*")
#: "Pain 2018 to present", "pain dating to a fall 9 months ago".
_TO_NOW = re.compile(r" ?(?:to|-+>?|through|thru|until|→) ?(?:the )?(?:present|now|date|today|current)\b")
_DATING_TO = re.compile(
    r"\b(?:(?:dat|trac)(?:es|ed|eable|ing)|attribut\w+|ascrib\w+|go(?:es|ing)? back|went back|lays?|laid|puts?)(?: back| it| this| that| down| (?:the|her|his) (?:\w+ )?(?:pain|trouble|ache|symptoms?)){0,3} to (?:(?:an?|the|her|his) )?(?:[\w'-]+,? ){1,7}$"
)
#: "Initial eval: 11/18/2024   D/C date: 01/17/2025": the first and the last day that a therapist saw the patient.
_FIRST_SEEN = re.compile(
    r"\b(?:(?<!re-)(?<!re)eval(?:uation|uated|\.)?(?: (?:was|done|performed|completed|took place|(?:by|in|at|with) (?:pt|ot|therapy|physical therapy|the therapist)))*(?: on)?|(?:initial|first|1st) (?:(?:pt|ot|therapy) )?(?:visit|session|appointment)(?: (?:was|took place))?(?: on)?|(?:start|beginning) of (?:care|therapy|services?|treatment|episode)|soc|first (?:seen|treated)|admi(?:t|ssion)|care (?:began|started)|intake|(?:start(?:ed)?|began|begun|from)(?= date|: ?$| $))(?: date)? ?[:=-]? ?$"
)
_LAST_SEEN = re.compile(
    r"(?<!planned )(?<!expected )(?<!anticipated )(?<!projected )(?<!target )(?<!tentative )(?<!estimated )(?<!est )(?<!until )(?<!goal )\b(?:d/?c(?:'d)?|disch(?:arge[d]?|\.)?|released|let go|last (?:seen|treated|visit|session|appointment)|end of care|final (?:visit|session|appointment)|end(?:ed)?|finish(?:ed)?|stop(?:ped)?|completed)(?: date| visit)?(?: from (?:pt|ot|therapy|physical therapy|care))?(?: on)? ?[:=-]? ?$"
)
#: "Back up from a 3 in July", "6/10, was 3 in July": the day of another rating.
_RATED_THEN = re.compile(
    r"\b(?:from|was|were|vs\.?|versus|against|compared (?:to|with)|than|and|of) (?:an? |about |only )?\d{1,2}(?:/10)?(?: out of (?:10|ten))?(?: back| when seen| recorded| noted)? (?:in|on|at|during|last|back in) (?:the |early |mid |late |last )?$"
)
#: "Since the operation": the one that the record dated before.
SINCE_OPERATION = re.compile(
    r"\b(?:since|following|after) (?:(?:the|her|his|that|this) )?(?:\w+ )?(?:surgery|operation|fusion|laminectomy|discectomy|decompression|arthroplasty|replacement|then)\b|\bever since\b"
)
_UNTO = re.compile(r",? ?(?:up )?(?:to|through|thru|until|till?) ")
#: A date that stands right beside another, as in a table with a column for the first day and one for the last.
_DATE_BEFORE = re.compile(r"(?<![\d/,] )\b\d{1,2}/(?:\d{1,2}/)?(?:19|20)\d\d $")
_DATE_BEHIND = re.compile(r" \d{1,2}/(?:\d{1,2}/)?(?:19|20)\d\d\b")
#: "Developed pain in the buttock about the first week of August": the verb stands before the complaint, and no other after it.
_CAME_WITH = re.compile(
    r"\b(?:develop(?:ed|ing)|(?:began|started) (?:having|to have|to feel|to notice|with|noticing|feeling|getting|to get)|(?:woke|awoke)(?: up)? with|first (?:had|felt|noticed)|onset of|noticed|noted)\b(?: [\w'-]+){0,5} ?$"
)
_OTHER_VERB = re.compile(
    r"\b(?:is|was|were|has|had|have|did|saw|seen|went|became|got|treated|tried|took|started|began|underwent|until|before|by|resolv\w+|ended|stopped|which|that|visit\w*|evaluat\w+|referred|injected)\b|[.;]"
)
_DEVELOPED = re.compile(
    r"\b(?:by (?:that|the next|the following) (?:evening|night|morning|day)|that (?:same )?(?:night|evening|day)|(?:the )?(?:next|following) (?:day|morning)|within (?:\w+ ){0,3}(?:hours?|days?|minutes)|immediately|at once|instantly)\b|\b(?:developed|began|started|noticed|woke|awoke|onset|set in|came on(?! (?:top|the))|arose)\b|\b(?:had|felt|got)\b.{0,120}\b(?:since|stayed|persist\w*|never)\b"
)
_RANGE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?- ?$|\d ?(?:-|--|to|through|thru|until|->|until) ?$|\b(?:through|thru|to|until|-) $"
)
#: "Throughout August and September", "all of June, July and August": from the first day of the first to the last one of the last.
_THROUGHOUT = re.compile(r"\b(?:throughout|all (?:of|through)|(?:during|for) all of|the whole of) $")
_ALL_MONTHS = re.compile(r"\b(?:throughout|all (?:of|through)|the whole of) (?:[a-z]{3,9},? ){1,3}and $")
#: "Took naproxen through June and July": both months; "June through July and August" ends with one.
_THROUGH = re.compile(rf"(?<!\d )\b(?!{MONTH_WORD})[a-z]+ through $")
_AND_MONTH = re.compile(rf" and {MONTH_WORD}")
#: "Started to trouble her around the time of the move last October".
_CAME_AROUND = re.compile(
    r"\b(?:began|started|came on|set in|appeared|developed)\b[^.;\d]{0,40}\b(?:around|about|at) the (?:same )?time (?:of|that|when|she|he)\b[^.;]{0,30}$"
)
_RANGE_ON = re.compile(
    r" ?(?:-|to|through|thru|until|till|->) ?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d|[a-z]{3,9} \d|(?:the )?(?:(?:early|mid|late|beginning of|middle of|end of)[ -])?(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)|(?:the )?present\b|date\b|now\b)| (?:on|onwards?|forward)(?: ?[.,;)]|$)"
)


def kind_of(owners: Sequence[Mention]) -> str:
    """What kind of thing a time is of: what hurts is a symptom, diagnosis or not."""
    return "" if not owners else "symptom" if owners[0].complains else owners[0].kind


def role_of_date(time: Time, left: str, right: str, owners: Sequence[Mention]) -> str:
    """The role of a date, or of a length ago, by the words before it."""
    kind = kind_of(owners)
    course = kind in ("treatment", "programme")
    if (
        BACK_TO.search(left)
        or (kind == "symptom" and _TO_NOW.match(right))
        or (time.ago and kind in ("symptom", "", "event", "region") and _DATING_TO.search(left))
        or (kind in ("symptom", "", "event", "region") and _PUTS_START.search(left))
        or (kind in ("symptom", "region") and there_by(left))
        or (kind == "symptom" and (_brought(time, left, owners[0]) or _FROM_ACCIDENT.search(left)))
        or (kind in ("symptom", "event") and _TO_ACCIDENT.search(left))
        or (kind == "symptom" and _in_brackets(time, left, right, owners[-1]))
        or (kind == "symptom" and owners[0].start > time.end and began_then(left, right))
    ):
        return "begin"
    if kind in ("symptom", "region", "event") and _SINCE_DEED.search(left):
        return "begin"
    if (kind in ("symptom", "") and _RATED_THEN.search(left)) or (not course and none_until(left, right)):
        return "at"
    if _ENDED.search(left) and (
        not re.search(r"\b(?:since|began|started|onset|came on|set in|appeared|noticed)\b[^.;]{0,20}$", left)
        or (course and _BEGAN_THEN_ENDED.search(left))
    ):
        return "end"
    # "PT was tried two years ago": then, and not ever since, unless the words say that it began.
    if time.ago and not course:
        return "at" if kind == "procedure" else "begin"
    if course and time.ago and (_SET_GOING.search(left) or _TO_NOW.match(right)):
        return "begin"
    if (course or not kind) and (edge := _told_behind(left, right)) and (course or edge == "end"):
        return edge
    learned = course and (
        _LEARNED.search(left)
        or (owners[-1].id == "home-exercise" and _GIVEN.search(left))
        or ((owners[-1].concept["group"] == "medicine" or _THEN_DONE.match(right)) and _PUT_ON.search(left))
    )
    begun = learned or _SINCE.search(left) or (kind == "symptom" and _began(time, left, right, owners[0]))
    return "begin" if begun else "at"


def _told_behind(left: str, right: str) -> str:
    """Which end of a course a date is that opens its clause, by the verb behind it; "" where none is told."""
    if _OPENS.fullmatch(left) is None:
        return ""
    return "begin" if _THEN_BEGAN.match(right) else "end" if _THEN_ENDED.match(right) else ""


def _in_brackets(time: Time, left: str, right: str, owner: Mention) -> bool:
    """Whether a month or a year, wider than the day of a visit, stands alone in brackets behind a complaint."""
    # A year alone may be that of an operation, a diagnosis or an old trouble of the same name.
    wide = time.days is not None and _MONTH <= (time.days.last - time.days.first).days < _YEAR
    opened = len(left) - (time.start - owner.end)
    return wide and right.startswith(")") and opened >= 0 and bool(_BRACKETED.fullmatch(left, opened))


_MONTH = 27  # days from the first to the last of the shortest month


#: "Exercises daily since she was last seen on 8/20": from then on.
_SINCE_SHE_WAS = re.compile(r"\bsince (?:(?:she|he|they|pt|patient|the patient|i|we|was|were|had|been) )*$")


def edge_of_course(left: str, right: str) -> str:
    """Which end of a course a date is: "6/1 to 7/20", "between June and August", "09/03/2024  12/20/2024" in a table's row."""
    if (
        _THROUGHOUT.search(left)
        or (_THROUGH.search(left) and _AND_MONTH.match(right))
        or (left.endswith("from ") and _UNTO.match(right))
    ):
        return "begin"  # "went to therapy from Memorial Day to Labor Day"
    if _DATE_BEFORE.search(left):
        return "end"
    if _DATE_BEHIND.match(right) and not _DATE_BEHIND.search(right, 12):
        return "begin"
    if _RANGE.search(left) or re.search(r"\bbetween [^.;]{4,30} and $", left) or _ALL_MONTHS.search(left):
        return "end"
    if _RANGE_ON.match(right):
        return "begin"
    if seen := _LAST_SEEN.search(left):
        return "begin" if _SINCE_SHE_WAS.search(left, 0, seen.start()) else "end"
    if _FIRST_SEEN.search(left):
        return "begin"
    return "begin" if left.endswith("between ") else ""


#: "Seen 14 visits for neck pain, 03/03/2025 to 05/02/2025", "14 visits for neck pain over 9 weeks": how long visits went on.
_VISITED = re.compile(
    r"\b(?:visits?|sessions?|appointments?|treatments?|seen|treated|attended|\d{1,2} ?x)\b[^.;:]{0,24}\b(?:for|with|re:?|due to) [^.;:]{3,40}$"
)
_OVER = re.compile(
    r"\b(?:over|in|across|within|during)(?: (?:the|a|an|about|last|past|course of|period of|span of))* $"
)


#: "Dx: cervicalgia   Start 3/24   Last visit 5/23": in a line with the last visit, the start is that of care.
_LAST_VISIT_BEHIND = re.compile(
    r"[ ,;|-]*(?:last|final|discharge|d/c|end) (?:visit|session|appointment|seen|date|of care)\b"
)


def of_visits(left: str, right: str, told: str, *, dated: bool) -> bool:
    """Whether a time in a therapist's note, behind a complaint, is that of the visits for it.

    :param told: the time's own words.
    """
    if dated and (seen_from_to(left) or _LAST_VISIT_BEHIND.match(right)):
        return True
    if _VISITED.search(left) is None:
        return False
    if not dated:
        return told.startswith("over ") or _OVER.search(left) is not None
    return bool(_RANGE.search(left) or _RANGE_ON.match(right)) or left.endswith("between ") or " between " in left


def seen_from_to(left: str) -> bool:
    """Whether the words before a day make it a therapist's first or last with the patient."""
    edge = _FIRST_SEEN.search(left) or _LAST_SEEN.search(left)
    # "Neck pain, began 8/1": what began or ended may be the complaint.
    return edge is not None and (
        " of " in edge[0] or not edge[0].startswith(("start", "beg", "from", "end", "fin", "stop", "comp"))
    )


def ends_visits(left: str) -> bool:
    """Whether the words before a day make it the last of a course, whatever stands behind it: "discharged 9/26 with no change in her leg pain"."""
    return _LAST_SEEN.search(left) is not None and "hospital" not in left


def all_year(lower: str, time: Time, owners: Sequence[Mention]) -> bool:
    """Whether a course ran through the year of which a time names the first month: "celecoxib throughout 2024"."""
    return (
        time.days is not None
        and kind_of(owners) in ("treatment", "programme")
        and lower.startswith(("throughout", "all "), time.start)
    )


def _brought(time: Time, left: str, owner: Mention) -> bool:
    """Whether a verb brings the complaint in, and no other stands between it and the time."""
    told = len(left) - (time.start - owner.start)
    came = told >= 0 and _CAME_WITH.search(left, 0, told)
    return bool(came) and not _OTHER_VERB.search(left, told + owner.end - owner.start)


def _began(time: Time, left: str, right: str, owner: Mention) -> bool:
    if owner.start > time.end and _DEVELOPED.search(right):
        return True
    return bool(_BEGAN.search(left[-44:]) or _CAME_AROUND.search(left) or _BEGAN.match(right.lstrip(" ,")))
