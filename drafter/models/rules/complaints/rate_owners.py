"""Whether a time is one of the rate at which headaches come: not the disease's, a treatment's, another matter's or a count's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.headaches.eras import long_ago
from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.timing.rate_words import before_treated, counts_else, lasts_at_rate, sets_before, was_so
from drafter.models.rules.complaints.rate_parts import goes_on, since_when
from drafter.models.rules.complaints.rate_times import (
    BEGAN,
    ELSE_THEN,
    MONTH,
    of_another_rate,
    of_lower_part,
)

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

_BEHIND = 28  # characters between a figure of the past and its time
_SHORTEST = 14  # days
#: "How long have you had migraines: 20 years" asks for no rate.
LABEL_ELSE = re.compile(
    r"\bhow (?:long|many years) (?:have|has|had) (?:you|she|he|they|pt|patient|the patient) (?:been )?(?:had|having|suffer\w*(?: from| with)?|gett?ing|got) (?:your |the |these |any )?(?:headaches?|migraines?|ha)\W*$"
)
#: A length of life with migraine, of an attack or of a job is none of the rate.
_NOT_RATE = re.compile(
    r"\b(?:migraines? since (?:age|childhood|her|his|the|she|he|\w+ grade)|(?:since|from) (?:age|childhood|adolescence|puberty|her teens|his teens|menarche|high school|college)|wakes? at|diagnosed|for most of (?:her|his) life|as a (?:child|teen\w*)|per attack|each attack|lasting|lasts)\b[^.;]{0,12}$|\b(?:up|down) from\b(?![^.;]{0,12}, since )[^.;]{0,40}$"
    r"|\b(?:wean(?:s|ed|ing)?|taper(?:s|ed|ing)?|titrat(?:e|es|ed|ing)|phas(?:e|ed|ing)|(?:step|stepp?ing|go|going|build|building|cut|cutting|come|coming)(?: \w+)? (?:up|down|off))(?: (?!headaches?\b|migraines?\b|attacks?\b)[\w-]+){0,3} ?$"
)
#: "The present frequency was reached last summer", "she dates this to June": what stands behind is its beginning or its length.
_ESTABLISHED = re.compile(
    r"(?:\b(?:pattern|frequency|rate|level) (?:(?:was|were|is|has|have|had|been|well|first) ){0,2}(?:established|reached|attained|set in|(?:taken|took) hold|present)|\b(?:started|began|begun|got|came) to be (?:this|that|so) (?:often|frequent|many)|\b(?:frequency|pattern|rate|level|number|count)s? (?:has|have) (?:not|never) (?:\w+ )?(?:changed|varied|moved|dropped|improved|let up)(?: much| any| at all)?|\b(?:dates?|dated|goes|go|went|going|dating|stretching|reaching|extending) back|(?:\b(?:they|these|headaches?|migraines?|ha|attacks?|the (?:count|frequency|rate|number of (?:days|headaches)))|(?:month|week|days?|them),(?: and)?)(?: (?:have|had|has|first|only|all))* (?:came|got|settled|rose|climbed|reached)(?: (?:up|down))?(?: (?:to|at))? (?:that|this|(?:the|its|their|her|his) (?:present|current)) (?:number|figure|rate|level|pace|count|frequency|state)|\bno (?:let-?up|better|improvement|change(?! from))|\b(?:dates?|dated|traces?|traced) (?:this|it|these|back|the (?:pattern|frequency|rate|change|increase|rise|start of (?:this|it)))(?: back)?)(?: (?:in|by|at|since|for|to|from|this|about|around|over|some|as of|last|early|late|more than|at least|during|with))* ?(?:the )?$"
)
_DAYS_COUNTED = re.compile(r"\b(?:[12]?\d|3[01]) days$")
_GONE_ON = re.compile(r"\b(?:for|x|past|last|over|since|these|now|lasted|been|on)\b[^.;()]{0,16}$")
AGO = re.compile(r"(?: or so| or more)? (?:ago|back|earlier|previously|before)\b")
#: "A pattern that she traces to a move in 2021".
_TRACED = re.compile(
    r"\b(?:pattern|rate|frequency|level|habit|state|change)(?: (?:that|which))? (?:she|he|they|pt|the patient|patient) (?:traces?|dates?|links?|ties|blames on|attributes)(?: back)? to [^.;]{0,40}$"
)
#: "It was about like this all the way back to Labor Day".
_BACK_TO = re.compile(
    r"\b(?:like (?:this|that)|this way|that way|the same|so|as (?:many|often|frequent|bad)|at (?:this|that) (?:rate|level|frequency))(?:,? (?:all|the|way|clear|right|straight|at least|going|every month|and|month after month))* back (?:to|until|through)(?: (?:at least|about|around|the|last|early|late|mid))* ?$"
)
#: What has a length of its own in a sentence behind a count: a job, a blood pressure, a diary that is kept.
#: "Dizziness since 2023, headaches daily now": the time is that of the sign before it.
_OTHER_SIGN = re.compile(
    r"(?:^\W*|[.;] ?)(?:(?:has|had|with|she|he|pt|patient|reports?|notes?|chronic|some|mild|severe) )*(?:dizz\w+|vertigo|nausea|tinnitus|fatigue|insomnia|floaters|ear (?:pain|ringing)|brain fog|palpitations|numbness|tingling|tremors?|syncope|photophobia|reflux|anxiety|depression)"
    r"(?:(?:,| and|,? and) (?:dizz\w+|vertigo|nausea|tinnitus|fatigue|insomnia|anxiety|depression))*,? (?:(?:has|have|was|is|been|present|there|ongoing|going on|started|began) )*(?:since|for|x|in|over)(?: (?:about|around|over|the|last|past|at least|more than|early|late))* ?$"
)
#: "Daily for 3 months in 2021", "for six months back in 2019": a rate of a year gone by.
_IN_YEAR = re.compile(
    r"(?: (?:back )?(?:in|during|of)|,| \() ?(?:(?:early|late|mid) )?(?P<year>(?:19|20)\d\d)\b(?![/-])(?!.*\b(?:and|ever) since\b)"
)
#: "Increasing over the last 6 months and reached 15 in October": how long it took to get there.
_RISE = re.compile(
    r"\b(?:increas\w+|ris(?:en|ing|es)|rose|climb\w+|creep\w+|crept|worsen\w+|going up|gone up|building|mount\w+)(?: (?:up|steadily|gradually|slowly|in frequency))*(?: (?:over|for|during|in|through|throughout|x)(?: the)?(?: (?:last|past|previous|preceding))?(?: (?:about|around|some))?)? ?$"
)
_REACHED = re.compile(
    r",? (?:and |but )?(?:(?:has |have |is |are )?(?:now |finally |only |just )*(?:reach\w*|hit|got(?:ten)? to|came to|up to|at|arriv\w+ at)|to) (?:(?:about|around|now|over|at least|the|a rate of|level of|only|just) )*\d[^.;]{0,40}\b(?:in|last|this|by) (?:(?:early|late|mid) )?(?:month|week|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_OTHER_MATTER = re.compile(
    r"\b(?:(?:work|working|job|exercise|activity|fitness|stress|noise|energy|hormone|iron|ferritin|thyroid|sleep|sleeping|eating|caffeine|walking|running|training|household|home|social|family|clinical|hearing) (?:levels?|pace|pattern|picture|baseline|tempo|rate|frequency|clip)|(?:pace|tempo|clip|baseline|picture|level) of (?!headaches?|migraines?|attacks|these|it\b|this|about \d|\d+ (?:days|a|per|headache))|(?:pace|tempo|pattern|level|picture|pressure) (?:at|in|around) (?:the |her |his )?(?:work|job|office|house|home|school|shop|plant|ward|hall|family)|baseline (?:labs?|ekg|ecg|exam\w*|function|mri|weight|bp|status|tremor)|urinary|urination|platelets?|heart rate|pulse|snoring|bowel\w*|menstrual|job|position|(?:school|class(?:es)?|semester|term|season|work|camp|leave|menses|periods?|cycle) (?:started|began|resumed|starts|begins)|employ\w*|marri\w+|divorced|widowed|retired|(?:lives|lived) (?:in|at|here|alone|on|with (?!this|it|them|these|that))|exam\w*|mri|imaging|scans?|vision|visual|fundi|labs?|bp|blood pressure|weight|dose|sugars?|a1c|cholesterol|sleep|mood|smok\w+|insomnia|(?:neck|back|knee|shoulder|hip) (?:pain|ache|problem)|(?:seen|followed|treated) (?:here|by)|patient (?:of|here)|(?:kept|keeps|keeping|began|started) (?:an? |her |his |the )?(?:\w+ )?(?:diary|calendar|log|journal))\b[^.;]*$"
)
#: "Migraine since high school, and over the past ten months it has been daily": the later length is the rate's.
_OVER_PAST = re.compile(
    r"(?:^|[,;:.] ?(?:and |but )?|\b(?:and|but) )(?:(?:over|during|in|throughout|through|for) )?the (?:past|last|previous|preceding)(?: \w+)? $"
)
#: "Migraine since her teens; since August she has 20 days a month": what opens the words of a count is its own.
_SINCE_OPENS = re.compile(
    r"[,;:.(-] ?(?:(?:and|but|now|ever) )*since (?:(?:about|around|at least|early|late|mid|the|last|spring|summer|fall|winter|autumn|of)[ -])*$"
)
_OF_CLAUSE = re.compile(r",? (?:she|he|they|it|there|these|the (?:headaches?|count|rate)|headaches?|pt|patient)\b")
#: "The most since 2019": what is compared with the time since began then no more than it ended.
_RECORD_SINCE = re.compile(
    r"\b(?:(?:the|her|his|its|their) (?:most|worst|highest|lowest|fewest|best|longest|least)|more than (?:at )?any|worse than (?:at )?any|the (?:first|only) (?:time|month|such))\b[^.;]{0,30}\bsince (?:\w+ ){0,2}$"
)
#: A date that tells of every month since: "every month so far in 2025".
_EVERY_MONTH = re.compile(r"(?:every|each|any|all|in no|no|throughout|per month)\b[^.;]{0,30}\b(?:20\d\d|year)\b")
_EACH_OF = re.compile(
    r"\b(?:(?:each|every(?: one)?|all|any) of|(?:every(?: single)?|each|no|not a|not one|never a|any|(?:cannot|can't|could not|couldn't) (?:recall|remember|name|think of) a)(?: single)? month (?:in|of|over|during|for|across|throughout)) (?:the |her |his |these )?(?:last |past |previous )?$"
)
#: "Some seven months ago and at that level ever since".
AGO_SINCE = re.compile(
    r"(?: ago)?,? and (?:(?:they |it |she |he |there )?(?:has |have |had )?(?:been |stayed |remained |kept )?(?:at (?:that|this) (?:level|rate|frequency)|there|so|that way|like that)(?: ever)? since|(?:has|have) (?:stayed|remained|kept|been|held) (?:there|so|at (?:that|this)|like that|unchanged|the same)|there (?:it|they) (?:has |have )?(?:stay|remain)|(?:has|have) not (?:let up|changed|gone back|eased|improved|come down))"
)
#: "It has been so all year".
_SO_ALL = re.compile(
    r"\b(?:it|it's|this|that|they|these|(?:the |her |his )?(?:headaches?|migraines?|rate|pattern|frequency|count))(?: has| have)? (?:been|stayed|remained|held|kept) (?:so|like (?:this|that)|this way|that way|the same|unchanged|steady|as (?:bad|frequent|many)|at (?:this|that) (?:rate|level|frequency)|(?:this|that) (?:bad|often|frequent)) (?:all (?:this )?year(?: long)?|the (?:whole|entire) year|throughout 20\d\d|all of 20\d\d)$"
)
#: "Followed here for three years for headache": how long somebody has been seen is how long nothing has been.
_HERE = r"(?: (?:here|there|to (?:me|us|this \w+)|(?:with|by) (?:me|us|neurology|dr\.? \w+|(?:our|this|the) \w+(?: clinic)?)|(?:in|at|of) (?:this|our|the|my|mine|ours)(?: \w+)?(?: (?:clinic|practice|office|center))?))"
_IN_CARE = re.compile(
    rf"\b(?:(?:seen|followed|treated|managed|monitored|cared for|under (?:my|our|the|dr\.? \w+'s|their) care){_HERE}*|(?:known|coming|come|attending|established|patient){_HERE}+)(?: (?:now|for|over|x|since|the|past|last|about|almost|nearly|some|more than|at least|well over))* ?$"
)
#: What stands before such a length.
_OVER_THE = re.compile(
    r"\b(?:in|for|over|during|through|throughout|across)(?: all)? the(?: (?:last|full|whole|entire|nearly|about))* ?$|^\W*the ?$|\bfor (?:at least |about |over |more than )?$"
)
#: "Had been daily > 1 yr before the first Botox", "at that rate 2 yrs before she was injected".
_WAS_AT = re.compile(
    r"\b(?:(?:near[- ]?|almost |nearly )?(?:daily|constant|every day)|(?<!sleep )(?:pattern|frequency)|(?:at|like) (?:that|this)(?: (?:rate|level|frequency|pace))?|that (?:way|often|frequent|bad)|(?<!every )(?<!each )(?:month|mo)|days)(?: (?:already|steadily|or so))?(?:,? (?:for|x|×))?(?: (?:at least|more than|over|about|some|well over|a good))* ?$"
)
#: "The past two weeks have been worse": a flare does not shorten the rate.
_WORSE_THEN = re.compile(
    r",? (?:(?:have|has|had) been |were |was |are |is )?(?:\w+ ){0,2}?(?:worse|bad|rough|terrible|heavier|awful|harder|exceptional|a flare|near[- ]daily|nearly daily)\b"
)
_OF_LATE = re.compile(r"\b(?:the|these|this) (?:past|last) $|\b(?:past|last) $|\b(?:the|these|this) ?$")
#: The month that a count was made in ("over the last 30 days") is no length of the rate.
_WINDOW = re.compile(
    r"\b(?:in|over|during|within|of|for) (?:the |this )?(?:last|past|previous|preceding) [^.;]{0,16}$|\b(?:last|past) month$"
)
#: "Three weeks after her delivery", "missed two weeks of work": a distance or a share, no length of the rate.
_OFFSET = re.compile(
    r"(?: or so)? (?:after|before|following|prior to|post|later|apart|off\b|out of|of (?!headaches?|daily|near|almost|this|these|such|it|constant|migraine|chronic|continuous|frequent|nearly|pain))"
)
_TREATED = re.compile(
    r"\b(?:botox|botulinum|toxin|onabot\w*|treatment|cycles?|injections?|tried|trial|x \d+ (?:mo|wk)|mg)\b"
)


def of_other_place(reading: Reading, sentence: Sentence) -> bool:
    places = [areas_of(m) for m in reading.of(sentence, "symptom", "region")]
    return any(areas and not areas & {"head", "occiput"} for areas in places)


def _of_the_disease(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a length before the count is that of the migraine as a disease ("migraine for 20 years, now 18 days a month")."""
    counts = attacks(reading, sentence)
    if not counts or counts[0].start < time.start:
        return False
    before = reading.lower[sentence.start : time.start]
    if _OVER_PAST.search(before) or (
        time.length is None and _SINCE_OPENS.search(before) and _OF_CLAUSE.match(reading.lower, time.end)
    ):
        return False
    # "Chronic migraine for 3 years" is migraine at such a rate for as long.
    lower = reading.lower
    named = any(
        o.kind == "diagnosis"
        and o.start < counts[0].start
        and not lower.startswith(("chronic", "transformed"), o.start)
        for o in time.owners
    )
    return named and not re.search(r"\b(?:rate|frequency|level|pattern|this)\b", lower[time.end : counts[0].start])


_HEAD = frozenset({"head", "occiput", "face"})
_PART = re.compile(r"(?:[;:.(,]|\b(?:with|and)\b(?= (?:headache|migraine|ha\b)))(?=[^;:.(,]*$)")


def _of_pain_elsewhere(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether the part of a sentence before a time names only another place than the head ("neck pain for 3 years, headaches on 20 days")."""
    part = _PART.search(reading.lower, sentence.start, time.start)
    first = part.end() if part is not None else sentence.start
    named = [
        m for m in reading.of(sentence, "symptom", "region", "pattern") if first <= m.start and m.end <= time.start
    ]
    places = [areas_of(m) for m in named if m.kind != "pattern"]
    return len(places) == len(named) and any(places) and not any(areas & _HEAD for areas in places)


def _of_a_count(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time is part of a count, or tells when a count of the past was so ("was 2 a week a year ago")."""
    for count in attacks(reading, sentence):
        if count.start < time.end and time.start < count.end:
            return True
        near = 0 <= time.start - count.end < _BEHIND
        if near and long_ago(reading, sentence, count.start, count.end):
            return True
    return False


#: "Around 8 since last winter until July": a rate that is over.
_UNTIL_THEN = re.compile(
    r",? (?:until|till|til|up to) (?!now\b|today\b|the present\b|present\b|date\b|yesterday\b|recently\b|(?:this|her|his|the|today's)(?: (?:present|current|last))? (?:day|week|month|visits?|appointment|consult\w*|encounter|evaluation|time|present)\b)\w"
)
#: "22 days in October; migraine since January": the illness, and not how often it comes.
_ILLNESS = re.compile(
    r";(?: (?:has|had|she|he|with|known|her|his))* migraines? (?:since|for|from|x)(?: (?:about|around|early|late|mid|last))* $"
)


def of_rate(reading: Reading, sentence: Sentence, time: Timing, *, near: bool) -> bool:
    lower = reading.lower
    before = lower[sentence.start : time.start]
    if (
        time.problem
        or lower.startswith(("within", "after"), time.start)
        or counts_else(lower, time.start)
        or (time.length is not None and of_lower_part(reading, sentence, time))
        or _of_trial(reading, sentence, time, near=near)
        or _UNTIL_THEN.match(lower, time.end, sentence.end)
        or (near and _ILLNESS.search(before))
    ):
        return False
    if time.length is not None and _of_a_time_gone(reading, sentence, time, before):
        return False
    outright = _outright(lower, sentence, time, before, near=near)
    if outright is not None or since_when(reading, sentence, time, before):
        return outright is not False
    if _of_something_else(reading, sentence, time, before, near=near):
        return False
    if time.length is None:
        began = BEGAN.search(before)
        return began is not None and time.days is not None and not ELSE_THEN.search(before, began.start())
    if _OFFSET.match(lower, time.end, sentence.end) or (
        AGO.match(lower, time.end, sentence.end) and not (BEGAN.search(before) or AGO_SINCE.match(lower, time.end))
    ):
        return False  # "unlike six months ago"
    counted = _DAYS_COUNTED.search(lower, time.start, time.end) and not _GONE_ON.search(before)
    # "per month for the past 12 weeks": days and single weeks are attacks more often than a rate.
    long = time.length.in_days().high >= _SHORTEST or "past" in lower[time.start : time.end]
    return long and not counted  # "this frequency (19 to 21 days)"


def _of_a_time_gone(reading: Reading, sentence: Sentence, time: Timing, before: str) -> bool:
    """Whether a length is that of a rate of a year gone by, or of the rise to the rate of now."""
    lower, day = reading.lower, reading.anchor
    year = _IN_YEAR.match(lower, time.end, sentence.end)
    if year is not None and day is not None and int(year["year"]) < day.year - 1:
        return True
    return bool(_RISE.search(before) and _REACHED.match(lower, time.end, sentence.end))


def _of_trial(reading: Reading, sentence: Sentence, time: Timing, *, near: bool) -> bool:
    """Whether the time before the first treatment is told of what was tried then ("For a year before Botox she took topiramate")."""
    leads = time.length is not None and before_treated(reading.lower, time.end)
    at_rate = near or _WAS_AT.search(reading.lower, sentence.start, time.start)
    return leads and (not at_rate or bool(reading.of(sentence, "treatment")) or of_other_place(reading, sentence))


def _outright(lower: str, sentence: Sentence, time: Timing, before: str, *, near: bool) -> bool | None:
    """Whether the words right beside a time make it the rate's, or a flare's; None where they do neither."""
    if time.length is not None and before_treated(lower, time.end):
        return bool(_WAS_AT.search(before) or (near and _OVER_THE.search(before)))
    if (_WORSE_THEN.match(lower, time.end) and _OF_LATE.search(before)) or _RECORD_SINCE.search(before):
        return False
    stayed = time.length is None and time.days is not None and near and AGO_SINCE.match(lower, time.end)
    if stayed or (near and (_EVERY_MONTH.match(lower, time.start) if time.length is None else _EACH_OF.search(before))):
        return True
    if _BACK_TO.search(before) or (time.length is None and _SO_ALL.search(lower, sentence.start, time.end)):
        return True
    if (_ESTABLISHED.search(before) or _TRACED.search(before)) and time.role != "aside":
        return True
    if time.role != "relief" and was_so(lower, sentence, time.start):
        return near or not lower.startswith(("week", "wk", "month", "mo "), time.start)  # "now week 20 of this"
    return None


def _counted_in(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a count of days stands behind a place of a sentence."""
    return any(count.start >= start for count in attacks(reading, sentence))


#: "Pain free for 8 months", "none since April": how long there was no headache.
_FREE_FOR = re.compile(
    r"\b(?:(?:pain|headaches?|migraines?|symptom|ha)[- ]free|free of (?:headaches?|migraines?|pain|them|it)|(?:has|have|had|with|and|but) none|(?:has|have|had) (?:not had|no) (?:an? |any |a single )?(?:headaches?|migraines?|attacks?|one|any)|(?:headaches?|migraines?|they|it) (?:(?:was|were|had|has|have|been|all) )*(?:gone|absent|in remission|quiet))(?: (?:at all|completely|entirely|again))?(?:,? (?:for|since|in|over|x))(?: (?:the|last|past|about|over|nearly|almost|some|early|late|mid))* ?$"
)


def _of_something_else(reading: Reading, sentence: Sentence, time: Timing, before: str, *, near: bool) -> bool:
    """Whether a time is a disease's, a treatment's, another matter's, or a count's own."""
    lower, length = reading.lower, time.length
    aside = time.role in ("aside", "relief", "end") and not (
        length is not None and lasts_at_rate(lower, sentence, time.start)
    )
    if near and (
        _OTHER_SIGN.search(before) or of_another_rate(reading, sentence, time) or not goes_on(reading, sentence, time)
    ):
        return True  # "20 a month; wears glasses since 2019"
    if (
        aside
        or _FREE_FOR.search(before)
        or _IN_CARE.search(before)
        or _NOT_RATE.search(before)
        or LABEL_ELSE.search(before)
        or (not near and _OTHER_MATTER.search(before))
    ):
        return True
    of_era = [o for o in time.owners if sets_before(reading, sentence, time.start, time.end, o)]
    kinds = {o.kind for o in time.owners if o not in of_era}
    clause = re.split(r"[;(]|\. ", before)[-1]
    if clause != before and _OTHER_MATTER.search(clause):
        return True  # "18 a month; MRI unchanged for 2 years"
    tail = before.rsplit(",", 1)[-1]
    if tail != before and _OTHER_MATTER.search(tail) and not _counted_in(reading, sentence, time.start - len(tail)):
        return True  # "20 days a month, seen here for 9 months"
    if kinds & {"treatment", "procedure", "programme"} and _TREATED.search(clause[-40:]):
        return True
    # The time before Botox may be that of a drug: "22 before Botox; on topiramate before Botox a year".
    of_drug = of_era and any(t.end <= time.start for t in reading.of(sentence, "treatment", "programme"))
    if of_drug or (length is not None and "condition" in kinds and not near):
        return True
    month = length is not None and length.in_days().high <= MONTH
    if month and _WINDOW.search(lower[sentence.start : time.end]):
        return True
    of_other = near and (_of_the_disease(reading, sentence, time) or _of_pain_elsewhere(reading, sentence, time))
    return of_other or _of_a_count(reading, sentence, time)
