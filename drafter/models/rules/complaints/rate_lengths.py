"""For how long, or since when, headaches have come at the rate that the record counts.

A length speaks of the rate when it stands in the sentence of a count or in one that goes on about it ("This has been so for two
years"), or where words name the rate by themselves ("at this frequency since January").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import Attacks, attacks
from drafter.evidence.headaches.bare_owners import stands_for_headache
from drafter.evidence.headaches.eras import long_ago
from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.timing.complaint_fields import asks_else
from drafter.evidence.timing.rate_words import before_treated, lasts_at_rate, sets_before, was_so
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.timing.turns import turn
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.complaints.listed_figures import uneven
from drafter.models.rules.complaints.rate_changes import changes, months_listed
from drafter.models.rules.complaints.rate_parts import goes_on, since_when
from drafter.models.rules.complaints.rate_times import (
    BEGAN,
    ELSE_THEN,
    MONTH,
    of_another_rate,
    of_fewer,
    of_its_clause,
    of_lower_part,
)

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_BEHIND = 28  # characters between a figure of the past and its time
_SHORTEST = 14  # days
_REACH = 3  # sentences that a statement about the rate may lie behind its count
_GOES_ON = re.compile(
    r"(?:[-*•\s]*)(?:it|this|that|the same|same|these|they|(?:she|he)(?=[^.;]{1,60}\b(?:it|this|these|those|them|so|same|such|that way|suffer\w*|struggl\w*|headaches?|migraines?|rate|frequency|pattern|level)\b)|such|so|about that|unchanged|for|since|pattern|frequency|stable|rate|has been|been|ongoing|months? at|duration|compared|certainly|the present|present)\b"
)
_OF_RATE = re.compile(
    r"\b(?:(?:dates|traces) (?:this|it|these)|change (?:came|occurred|happened)|frequency|pattern|rate|level|(?:that|this|same|present|current|such a) (?:pace|tempo|clip|picture|baseline|number|state)|(?:her|his|their) (?:pace|baseline)|state of affairs|so|like (?:this|that)|this way|going on|held|the same|unchanged|stable|steady|constant|no (?:better|worse) (?:and|or|nor) (?:no )?(?:worse|better)|neither better nor worse|(?:this|that) count|budged|chronic|daily|this (?:often|frequent)|at this|been there|no let-?up|onset|increase (?:happened|came|occurred|began)|without (?:a )?(?:let-?up|break)|that way|no month (?:(?:has|had|was|is|went|been|gone|come|came) )*(?:under|below|with (?:fewer|less))|month (?:since [^.;]{3,24} )?(?:has|had) (?:had |been )?(?:\d+|fifteen) or more|present state|(?:notebook|diar(?:y|ies)|calendars?|log|journal|app|tracker|records?) (?:goes|go|dates?|reach(?:es)?|extends?) back|(?:counts?|numbers?|tall(?:y|ies)|months) (?:hardly|barely|scarcely|do not|does not|don't|never) (?:var(?:y|ies)|changes?|differ)|every day|transformed|days|began|begun|beginning|starting|started|went on|multiplied|(?:set in|took hold|taken hold))\b"
)
#: What anything may be that stays as it is.
_STAYS = re.compile(r"the same|unchanged|stable|steady|constant|no (?:better|worse)\b.*|neither better\b.*")
_HEAD = re.compile(
    r"\b(?:headaches?|ha|migraines?|head|attacks?|rate|frequency|pattern|counts?|numbers?|days|course|picture|situation|tally)\b"
)
_LABEL = re.compile(
    r"\b(?:months? (?:at|like (?:this|that)|this (?:bad|often|frequent|way))|how many (?:months|weeks|years) (?:has|have) (?:it|this|that|they|(?:your |her |his |the )?headaches) (?:been|gone on)|as (?:many|often|frequent) as this|months? (?:with|of|w/) (?:at least |>=? ?|≥ ?)?(?:15|fifteen)|at (?:this|that|the|her|his|same|current|present)(?: (?:current|present|same))? (?:frequency|rate|level)|pattern|duration of (?:this|current)|how long|for how long|since when|(?:frequency|pattern|rate) since)\b"
)
#: "How long have you had migraines: 20 years" asks for no rate.
_LABEL_ELSE = re.compile(
    r"\bhow (?:long|many years) (?:have|has|had) (?:you|she|he|they|pt|patient|the patient) (?:been )?(?:had|having|suffer\w*(?: from| with)?|gett?ing|got) (?:your |the |these |any )?(?:headaches?|migraines?|ha)\W*$"
)
#: "How often? Every day. Since when? February.": asked right behind the answer that counts.
_SO_ASKED = re.compile(
    r"(?:q\d{0,2}[.:)] ?)?(?:and )?(?:for )?(?:since when|how long|how many (?:months|weeks|years)|since what (?:month|date|year)"
    r"|(?:has it |have (?:they|the headaches) |been |it )*(?:been |come )?(?:that|this|so) (?:often|frequent|many|way|bad)(?: for (?:long|a while|some time|3 months|three months)| long)?(?: or not)?(?= ?\?))"
    r"(?: (?:has|have) (?:it|this|that|they|(?:the|your|her|his) (?:headaches?|migraines?)) been(?: (?:so|the case|true|happening|occurring|coming|daily|every day|like (?:this|that)|(?:this|that|so) (?:way|often|many|frequent|bad)|at (?:this|that) (?:rate|frequency|level)|going on))*)? ?\?"
    r"|(?:q\d{0,2}[.:)] ?)?(?:and )?(?:when|(?:since |in )?what (?:month|year|date)) (?:did|have) (?:it|this|that|they|(?:the|your|her|his|these) (?:headaches?|migraines?))(?: (?:first|start|begin|begun|started|become|became|get|got|turn|turned|change|changed|go|gone|to|into|be|being|coming|happening|occurring|having|been))*(?: (?:daily|every day|constant|chronic|like (?:this|that)|(?:this|that|so) (?:way|often|many|frequent(?:ly)?|bad)|at (?:this|that) (?:rate|frequency|level))) ?\?"
)
_ASKED_NEXT = 2  # sentences behind the count
#: A length of life with migraine, of an attack or of a job is none of the rate.
_NOT_RATE = re.compile(
    r"\b(?:migraines? since (?:age|childhood|her|his|the|she|he|\w+ grade)|(?:since|from) (?:age|childhood|adolescence|puberty|her teens|his teens|menarche|high school|college)|wakes? at|diagnosed|for most of (?:her|his) life|as a (?:child|teen\w*)|per attack|each attack|lasting|lasts)\b[^.;]{0,12}$|\b(?:up|down) from\b(?![^.;]{0,12}, since )[^.;]{0,40}$"
)
#: "The present frequency was reached last summer", "she dates this to June": what stands behind is its beginning or its length.
_ESTABLISHED = re.compile(
    r"(?:\b(?:pattern|frequency|rate|level) (?:(?:was|were|is|has|have|had|been|well|first) ){0,2}(?:established|reached|attained|set in|(?:taken|took) hold|present)|\b(?:started|began|begun|got|came) to be (?:this|that|so) (?:often|frequent|many)|\b(?:frequency|pattern|rate|level|number|count)s? (?:has|have) (?:not|never) (?:\w+ )?(?:changed|varied|moved|dropped|improved|let up)(?: much| any| at all)?|\b(?:dates?|dated|goes|go|went|going|dating|stretching|reaching|extending) back|(?:\b(?:they|these|headaches?|migraines?|ha|attacks?|the (?:count|frequency|rate|number of (?:days|headaches)))|(?:month|week|days?|them),(?: and)?)(?: (?:have|had|has|first|only|all))* (?:came|got|settled|rose|climbed|reached)(?: (?:up|down))?(?: (?:to|at))? (?:that|this|(?:the|its|their|her|his) (?:present|current)) (?:number|figure|rate|level|pace|count|frequency|state)|\bno (?:let-?up|better|improvement|change)|\b(?:dates?|dated|traces?|traced) (?:this|it|these|back|the (?:pattern|frequency|rate|change|increase|rise|start of (?:this|it)))(?: back)?)(?: (?:in|by|at|since|for|to|from|this|about|around|over|some|as of|last|early|late|more than|at least|during|with))* ?(?:the )?$"
)
_DAYS_COUNTED = re.compile(r"\b(?:[12]?\d|3[01]) days$")
_GONE_ON = re.compile(r"\b(?:for|x|past|last|over|since|these|now|lasted|been|on)\b[^.;()]{0,16}$")
_AGO = re.compile(r"(?: or so| or more)? (?:ago|back|earlier|previously|before)\b")
#: "Eleven months now": a sentence that is nothing but a length.
_BARE = re.compile(
    r"\W*(?:(?:about|around|for|x|now|some|almost|nearly|over|at least|more than|roughly|it is|it's|that is|going on|well over) ?)*"
)
_BARE_BEHIND = re.compile(
    r"(?: (?:now|so far|and counting|running|already|straight|in a row|and more|or more|or so|like this|of this))*\W*$"
)
#: "A pattern that she traces to a move in 2021".
_TRACED = re.compile(
    r"\b(?:pattern|rate|frequency|level|habit|state|change)(?: (?:that|which))? (?:she|he|they|pt|the patient|patient) (?:traces?|dates?|links?|ties|blames on|attributes)(?: back)? to [^.;]{0,40}$"
)
#: "It was about like this all the way back to Labor Day".
_BACK_TO = re.compile(
    r"\b(?:like (?:this|that)|this way|that way|the same|so|as (?:many|often|frequent|bad)|at (?:this|that) (?:rate|level|frequency))(?:,? (?:all|the|way|clear|right|straight|at least|going|every month|and|month after month))* back (?:to|until|through)(?: (?:at least|about|around|the|last|early|late|mid))* ?$"
)
#: What has a length of its own in a sentence behind a count: a job, a blood pressure, a diary that is kept.
_OTHER_MATTER = re.compile(
    r"\b(?:(?:work|working|job|exercise|activity|fitness|stress|noise|energy|hormone|iron|ferritin|thyroid|sleep|sleeping|eating|caffeine|walking|running|training|household|home|social|family|clinical|hearing) (?:levels?|pace|pattern|picture|baseline|tempo|rate|frequency|clip)|(?:pace|tempo|clip|baseline|picture|level) of (?!headaches?|migraines?|attacks|these|it\b|this|about \d|\d+ (?:days|a|per|headache))|(?:pace|tempo|pattern|level|picture|pressure) (?:at|in|around) (?:the |her |his )?(?:work|job|office|house|home|school|shop|plant|ward|hall|family)|baseline (?:labs?|ekg|ecg|exam\w*|function|mri|weight|bp|status|tremor)|urinary|urination|platelets?|heart rate|pulse|snoring|bowel\w*|menstrual|job|position|employ\w*|marri\w+|divorced|widowed|retired|(?:lives|lived) (?:in|at|here|alone|on|with (?!this|it|them|these|that))|exam\w*|mri|imaging|scans?|vision|visual|fundi|labs?|bp|blood pressure|weight|dose|sugars?|a1c|cholesterol|sleep|mood|smok\w+|insomnia|(?:neck|back|knee|shoulder|hip) (?:pain|ache|problem)|(?:seen|followed|treated) (?:here|by)|patient (?:of|here)|(?:kept|keeps|keeping|began|started) (?:an? |her |his |the )?(?:\w+ )?(?:diary|calendar|log|journal))\b[^.;]*$"
)
#: "Migraine since high school, and over the past ten months it has been daily": the later length is the rate's.
_OVER_PAST = re.compile(
    r"(?:^|[,;:.] ?(?:and |but )?|\b(?:and|but) )(?:(?:over|during|in|throughout|through|for) )?the (?:past|last|previous|preceding)(?: \w+)? $"
)
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
_AGO_SINCE = re.compile(
    r"(?: ago)?,? and (?:(?:they |it |she |he |there )?(?:has |have |had )?(?:been |stayed |remained |kept )?(?:at (?:that|this) (?:level|rate|frequency)|there|so|that way|like that)(?: ever)? since|(?:has|have) (?:stayed|remained|kept|been|held) (?:there|so|at (?:that|this)|like that|unchanged|the same)|there (?:it|they) (?:has |have )?(?:stay|remain)|(?:has|have) not (?:let up|changed|gone back|eased|improved|come down))"
)
#: "It has been so all year".
_SO_ALL = re.compile(
    r"\b(?:it|it's|this|that|they|these|(?:the |her |his )?(?:headaches?|migraines?|rate|pattern|frequency|count))(?: has| have)? (?:been|stayed|remained|held|kept) (?:so|like (?:this|that)|this way|that way|the same|unchanged|steady|as (?:bad|frequent|many)|at (?:this|that) (?:rate|level|frequency)|(?:this|that) (?:bad|often|frequent)) (?:all (?:this )?year(?: long)?|the (?:whole|entire) year|throughout 20\d\d|all of 20\d\d)$"
)
#: What stands before such a length.
_OVER_THE = re.compile(
    r"\b(?:in|for|over|during|through|throughout|across)(?: all)? the(?: (?:last|full|whole|entire|nearly|about))* ?$|^\W*the ?$|\bfor (?:at least |about |over |more than )?$"
)
#: "Had been daily > 1 yr before the first Botox", "at that rate 2 yrs before she was injected".
_WAS_AT = re.compile(
    r"\b(?:(?:near[- ]?|almost |nearly )?(?:daily|constant|every day)|(?:at|like) (?:that|this)(?: (?:rate|level|frequency|pace))?|that (?:way|often|frequent|bad)|(?<!every )(?<!each )(?:month|mo)|days)(?: (?:already|steadily|or so))?(?:,? (?:for|x|×))?(?: (?:at least|more than|over|about|some|well over|a good))* ?$"
)
#: "The past two weeks have been worse": a flare does not shorten the rate.
_WORSE_THEN = re.compile(
    r",? (?:(?:have|has|had) been |were |was |are |is )?(?:\w+ ){0,2}?(?:worse|bad|rough|terrible|heavier|awful|harder|exceptional|a flare|near[- ]daily|nearly daily)\b"
)
_OF_LATE = re.compile(r"\b(?:the|these|this) (?:past|last) $|\b(?:past|last) $|\b(?:the|these|this) ?$")
#: Words that name a rate without a count.
_AT_RATE = re.compile(
    r"\bat (?:this|that|(?:the |her |his )?(?:same|present|current)) (?:frequency|rate|level)\b|\b(?:onset|start|beginning) of (?:the |this |her |his )?(?:present|current|this|daily|same) (?:frequency|pattern|rate|level)\b|\bbeen (?:like this|this way|this bad)\b|\b(?<!sleep )(?<!bowel )(?:pattern|frequency) (?:(?:has been|is|was) )?(?:present|ongoing|sustained|persisting|persistent|there)\b[^.;]{0,12}\b(?:for|over|x|since|at least)\b|\bmore (?:often|frequent(?:ly)?)(?: and (?:more )?\w+)? since\b|\bfrequency (?:has )?(?:climbed|risen|rose|increased|jumped|picked up|went up|gone up)\b|\bthis (?:frequent|often)\b|\bthis frequency\b|\b(?:that|this|(?:the |her |his )(?:present|current|same)) (?:baseline|frequency|rate|level|pace|pattern)\b(?! (?:labs?|ekg|exam|function|of (?!headache|migraine|attack)))[^.;]{0,40}\b(?:for|since|over|throughout|set in|took hold)\b|\b(?:headaches?|ha|migraines?|head pain|head (?:hurts|aches|hurting|aching))\b[^.;,]{0,40}\b(?:most days|more (?:days|often) than not|(?:majority|most|greater part) of (?:the |her |his )?days)\b|\b(?:most days|more (?:days|often) than not|(?:majority|most) of (?:the |her |his )?days)\b[^.;,]{0,24}\b(?:headaches?|migraines?|head pain)\b"
)
#: "CM x ~2 yrs", "chronic migraine for three years".
_CHRONIC_FOR = re.compile(
    r"\b(?:(?:chronic|transformed) (?:daily )?(?:migraines?|headaches?)|cm)(?: (?:without|w/o|with) (?:an )?aura)?,? ?(?:x\b|×|for\b|since\b|>|~|\((?=(?:x|since|for|>|~|\d)))"
)
_OF_CHRONIC = Telling("chronic", "transformed", "cm ")
_OF_AT_RATE = Telling("most days", "than not", "of days", "of the days", "of her days", "of his days", "frequen", "often", "rate", "level", "pattern", "been like this", "been this ", "baseline", "pace")  # fmt: skip
#: The month that a count was made in ("over the last 30 days") is no length of the rate.
_WINDOW = re.compile(
    r"\b(?:in|over|during|within|of|for) (?:the |this )?(?:last|past|previous|preceding) [^.;]{0,16}$|\b(?:last|past) month$"
)
_COUNTED_IN = re.compile(
    r"\b(?:over|in|during|within|across|of) (?:the |these |this |her |his )?(?:last|past|previous|preceding) (?:\w+ ){0,2}?(?:weeks?|wks?|days?|months?|mos?)$"
)
#: "Three weeks after her delivery", "missed two weeks of work": a distance or a share, no length of the rate.
_OFFSET = re.compile(
    r"(?: or so)? (?:after|before|following|prior to|post|later|apart|off\b|out of|of (?!headaches?|daily|near|almost|this|these|such|it|constant|migraine|chronic|continuous|frequent|nearly|pain))"
)
_TREATED = re.compile(
    r"\b(?:botox|botulinum|toxin|onabot\w*|treatment|cycles?|injections?|tried|trial|x \d+ (?:mo|wk)|mg)\b"
)


def rate_lengths(reading: Reading, sentence: Sentence, counted: tuple[Sentence, Attacks] | None) -> list[Timing]:
    """The times that tell for how long, or since when, the rate has been so."""
    turned = turn(reading, sentence)
    if turned is not None:
        return [turned]
    if (listed := months_listed(reading, sentence)) or uneven(reading, sentence):
        return listed
    if asks_else(sentence.label) or _LABEL_ELSE.search(sentence.label) or _asks_of_treatment(reading, sentence):
        return []  # "How long does one last?"
    labelled = bool(_LABEL.search(sentence.label)) or _names_rate(reading, sentence) or _is_chronic(reading, sentence)
    distance = 0 if counted is None else sentence.index - counted[0].index
    far = counted is None or distance > _REACH
    if (far and not labelled) or _asked_of_another(reading, sentence):
        return []
    if distance == _ASKED_NEXT and _SO_ASKED.fullmatch(sentence.label):
        return [t for t in timings(reading, sentence) if not t.owners and t.role != "aside" and not t.problem][:1]
    speaks = labelled or not distance or _speaks_on(reading.lower, sentence)
    times = timings(reading, sentence)
    if counted is not None and (speaks or distance == 1):
        if distance == 1 and _is_bare(reading.lower, sentence, times):
            return times
        if changed := changes(reading, sentence, times, counted[1]):
            return changed
    return _told(reading, sentence, times, counted, near=not distance) if speaks else []


def _asks_of_treatment(reading: Reading, sentence: Sentence) -> bool:
    """Whether the key of a field names a treatment: "How long on topiramate before Botox: over a year"."""
    key = sentence.start + len(sentence.label)
    return any(named.start < key for named in reading.of(sentence, "treatment", "programme"))


def _speaks_on(lower: str, sentence: Sentence) -> bool:
    if _GOES_ON.match(lower, sentence.start):
        return True
    told = _OF_RATE.finditer(lower, sentence.start, sentence.end)
    return any(not _STAYS.fullmatch(m[0]) or _of_head(lower, sentence.start, m.start()) for m in told)


def _of_head(lower: str, first: int, at: int) -> bool:
    """Whether what stays so at a place is the headaches: "about the same", but not "glucose about the same"."""
    return bool(_HEAD.search(lower, first, at)) or stands_for_headache(lower, first, at)


def _told(
    reading: Reading, sentence: Sentence, times: list[Timing], counted: tuple[Sentence, Attacks] | None, *, near: bool
) -> list[Timing]:
    """Those of a sentence's times that are the rate's."""
    lower = reading.lower
    told = [t for t in times if _of_rate(reading, sentence, t, near=near)]
    held = [t for t in told if _AGO_SINCE.match(lower, t.end, sentence.end)]
    if held:
        return held
    straight = [t for t in told if not of_fewer(reading, sentence, t, straight=True)]
    told = [t for t in told if not of_fewer(reading, sentence, t)] or straight
    if near and counted is not None and (own := of_its_clause(lower, times, counted[1])) is not None:
        told = [t for t in told if t is own or lower.find(";", *sorted((t.start, counted[1].start))) < 0]
        told = [t for t in told if not own.problem or t is own]
    if near and counted is not None and len(told) > 1:
        # "Began in 2019 at twice a month, 20 days a month since January": the time nearest to the count is the rate's.
        told = [t for t in told if not is_window(lower, sentence.start, t.end)] or told
        told = [t for t in told if t.role != "flare"] or told
        return [min(told, key=lambda t: min(abs(t.start - counted[1].end), abs(counted[1].start - t.end)))]
    return told


def is_window(lower: str, first: int, end: int) -> bool:
    """Whether a length is a time that days were counted in ("over the last 8 weeks")."""
    return bool(_COUNTED_IN.search(lower, first, end))


def _is_bare(lower: str, sentence: Sentence, times: list[Timing]) -> bool:
    """Whether a sentence is nothing but one length."""
    if len(times) != 1 or times[0].length is None or times[0].problem:
        return False
    opens = _BARE.fullmatch(lower, sentence.start, times[0].start)
    behind = _BARE_BEHIND.match(lower, times[0].end, sentence.end)
    return bool(opens and behind) and not _AGO.match(lower, times[0].end, sentence.end)


def _asked_of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence answers a question about a treatment or another complaint."""
    asked = reading.question(sentence)
    if asked is None:
        return False
    return bool(reading.of(asked, "treatment", "procedure", "programme", "event")) or _of_other_place(reading, asked)


def _of_other_place(reading: Reading, sentence: Sentence) -> bool:
    places = [areas_of(m) for m in reading.of(sentence, "symptom", "region")]
    return any(areas and not areas & {"head", "occiput"} for areas in places)


def _names_rate(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of the rate by itself, close to where the headache is named: "at this frequency since January"."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not (_OF_AT_RATE.within(lower, start, end) and _AT_RATE.search(lower, start, end)):
        return False
    if any(
        _of_other_place(reading, each) for each in reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    ):
        return False
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + 2]
    return any(reading.of(each, "pattern") for each in near if each.section.index == sentence.section.index)


def _is_chronic(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells how long a migraine has been chronic, which it is by its rate, close to where that is counted."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not (_OF_CHRONIC.within(lower, start, end) and _CHRONIC_FOR.search(lower, start, end)):
        return False
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + _REACH + 1]
    return any(attacks(reading, each) for each in near if each.section.index == sentence.section.index)


def _of_the_disease(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a length before the count is that of the migraine as a disease ("migraine for 20 years, now 18 days a month")."""
    counts = attacks(reading, sentence)
    if not counts or counts[0].start < time.start:
        return False
    if _OVER_PAST.search(reading.lower[sentence.start : time.start]):
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


def _of_a_count(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time is part of a count, or tells when a count of the past was so ("was 2 a week a year ago")."""
    for count in attacks(reading, sentence):
        if count.start < time.end and time.start < count.end:
            return True
        near = 0 <= time.start - count.end < _BEHIND
        if near and long_ago(reading, sentence, count.start, count.end):
            return True
    return False


def _of_rate(reading: Reading, sentence: Sentence, time: Timing, *, near: bool) -> bool:
    lower = reading.lower
    before = lower[sentence.start : time.start]
    if (
        time.problem
        or lower.startswith(("within", "after"), time.start)
        or (time.length is not None and of_lower_part(reading, sentence, time))
        or _of_trial(reading, sentence, time, near=near)
    ):
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
        _AGO.match(lower, time.end, sentence.end) and not (BEGAN.search(before) or _AGO_SINCE.match(lower, time.end))
    ):
        return False  # "unlike six months ago"
    counted = _DAYS_COUNTED.search(lower, time.start, time.end) and not _GONE_ON.search(before)
    # "per month for the past 12 weeks": days and single weeks are attacks more often than a rate.
    long = time.length.in_days().high >= _SHORTEST or "past" in lower[time.start : time.end]
    return long and not counted  # "this frequency (19 to 21 days)"


def _of_trial(reading: Reading, sentence: Sentence, time: Timing, *, near: bool) -> bool:
    """Whether the time before the first treatment is told of what was tried then ("For a year before Botox she took topiramate")."""
    leads = time.length is not None and before_treated(reading.lower, time.end)
    at_rate = near or _WAS_AT.search(reading.lower, sentence.start, time.start)
    return leads and (not at_rate or bool(reading.of(sentence, "treatment")) or _of_other_place(reading, sentence))


def _outright(lower: str, sentence: Sentence, time: Timing, before: str, *, near: bool) -> bool | None:
    """Whether the words right beside a time make it the rate's, or a flare's; None where they do neither."""
    if time.length is not None and before_treated(lower, time.end):
        return bool(_WAS_AT.search(before) or (near and _OVER_THE.search(before)))
    if (_WORSE_THEN.match(lower, time.end) and _OF_LATE.search(before)) or _RECORD_SINCE.search(before):
        return False
    stayed = time.length is None and time.days is not None and near and _AGO_SINCE.match(lower, time.end)
    if stayed or (near and (_EVERY_MONTH.match(lower, time.start) if time.length is None else _EACH_OF.search(before))):
        return True
    if _BACK_TO.search(before) or (time.length is None and _SO_ALL.search(lower, sentence.start, time.end)):
        return True
    if (_ESTABLISHED.search(before) or _TRACED.search(before)) and time.role != "aside":
        return True
    if was_so(lower, sentence, time.start):
        return near or not lower.startswith(("week", "wk", "month", "mo "), time.start)  # "now week 20 of this"
    return None


def _counted_in(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether a count of days stands behind a place of a sentence."""
    return any(count.start >= start for count in attacks(reading, sentence))


def _of_something_else(reading: Reading, sentence: Sentence, time: Timing, before: str, *, near: bool) -> bool:
    """Whether a time is a disease's, a treatment's, another matter's, or a count's own."""
    lower, length = reading.lower, time.length
    aside = time.role in ("aside", "relief", "end") and not (
        length is not None and lasts_at_rate(lower, sentence, time.start)
    )
    if near and (of_another_rate(reading, sentence, time) or not goes_on(reading, sentence, time)):
        return True  # "20 a month; wears glasses since 2019"
    if aside or _NOT_RATE.search(before) or _LABEL_ELSE.search(before) or (not near and _OTHER_MATTER.search(before)):
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
    return (near and _of_the_disease(reading, sentence, time)) or _of_a_count(reading, sentence, time)
