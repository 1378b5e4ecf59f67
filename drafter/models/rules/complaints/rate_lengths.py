"""For how long, or since when, headaches have come at the rate that the record counts.

A length speaks of the rate when it stands in the sentence of a count or in one that goes on about it ("This has been so for two
years"), or where words name the rate by themselves ("at this frequency since January").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import Attacks, attacks
from drafter.evidence.headaches.bare_owners import stands_for_headache
from drafter.evidence.headaches.diaries import opens_row
from drafter.evidence.timing.complaint_fields import asks_else
from drafter.evidence.timing.timing import Timing, timings
from drafter.evidence.timing.turns import turn
from drafter.evidence.timing.untroubled import quiet
from drafter.evidence.words.tellings import Telling
from drafter.models.rules.complaints.listed_figures import uneven
from drafter.models.rules.complaints.rate_changes import changes, months_listed
from drafter.models.rules.complaints.rate_owners import AGO, AGO_SINCE, LABEL_ELSE, of_other_place, of_rate
from drafter.models.rules.complaints.rate_parts import CARRIERS
from drafter.models.rules.complaints.rate_times import of_fewer, of_its_clause

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_REACH = 3  # sentences that a statement about the rate may lie behind its count
#: "No change from 6 months ago"; "no change from 6 months of topiramate" tells what that did.
_GOES_ON = re.compile(
    r"(?:[-*•\s]*)(?:it|this|that|the same|same|these|they|(?:she|he)(?=[^.;]{1,60}\b(?:it|this|these|those|them|so|same|such|that way|suffer\w*|struggl\w*|headaches?|migraines?|rate|frequency|pattern|level)\b)|such|so|about that|unchanged|no different(?! (?:from|than)\b)|no (?:(?:\w+ )?(?:change|difference)|different) "
    r"(?:since\b|from (?:what (?:she|he|her|his|the|was)\b[^.;]{3,50} in )?(?:(?:early|late|mid|last|this) )*(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?: (?:of )?20\d\d)?|20\d\d|spring|summer|fall|autumn|winter|year|(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:months?|years?|weeks?) ago)(?= ?(?:[.;,]|$)))"
    r"|for|since|pattern|frequency|stable|rate|has been|been|ongoing|months? at|duration|compared|certainly|the present|present)\b"
)
_OF_RATE = re.compile(
    r"\b(?:(?:dates|traces) (?:this|it|these)|change (?:came|occurred|happened)|frequency|pattern|rate|level|(?:that|this|same|present|current|such a) (?:pace|tempo|clip|picture|baseline|number|state)|(?:her|his|their) (?:pace|baseline)|state of affairs|so|like (?:this|that)|this way|going on|gone on|held|the same|unchanged|stable|steady|constant|no (?:better|worse) (?:and|or|nor) (?:no )?(?:worse|better)|neither better nor worse|(?:this|that) count|budged|chronic|daily|this (?:often|frequent)|at this|been there|no let-?up|onset|increase (?:happened|came|occurred|began)|without (?:a )?(?:let-?up|break)|that way|no month (?:(?:has|had|was|is|went|been|gone|come|came) )*(?:under|below|with (?:fewer|less))|month (?:since [^.;]{3,24} )?(?:has|had) (?:had |been )?(?:\d+|fifteen) or more|present state|(?:notebook|diar(?:y|ies)|calendars?|log|journal|app|tracker|records?) (?:goes|go|dates?|reach(?:es)?|extends?) back|(?:counts?|numbers?|tall(?:y|ies)|months) (?:hardly|barely|scarcely|do not|does not|don't|never) (?:var(?:y|ies)|changes?|differ)|every day|transformed|days|began|begun|beginning|starting|started|went on|multiplied|(?:set in|took hold|taken hold))\b"
)
#: What anything may be that stays as it is.
_STAYS = re.compile(r"the same|unchanged|stable|steady|constant|no (?:better|worse)\b.*|neither better\b.*")
_HEAD = re.compile(
    r"\b(?:headaches?|ha|migraines?|head|attacks?|rate|frequency|pattern|counts?|numbers?|days|course|picture|situation|tally|(?:every|each|all) months?)\b"
)
_LABEL = re.compile(
    r"\b(?:months? (?:at|like (?:this|that)|this (?:bad|often|frequent|way))|how many (?:months|weeks|years) (?:has|have) (?:it|this|that|they|(?:your |her |his |the )?headaches) (?:been|gone on)|as (?:many|often|frequent) as this|months? (?:with|of|w/) (?:at least |>=? ?|≥ ?)?(?:15|fifteen)|at (?:this|that|the|her|his|same|current|present)(?: (?:current|present|same))? (?:frequency|rate|level)|pattern|duration of (?:this|current)|how long|for how long|since when|(?:frequency|pattern|rate) since)\b"
)
#: "How often? Every day. Since when? February.": asked right behind the answer that counts.
_SO_ASKED = re.compile(
    r"(?:q\d{0,2}[.:)] ?)?(?:and )?(?:for )?(?:since when|how long|how many (?:months|weeks|years)|since what (?:month|date|year)"
    r"|(?:has it |have (?:they|the headaches) |been |it )*(?:been |come )?(?:that|this|so) (?:often|frequent|many|way|bad)(?: for (?:long|a while|some time|3 months|three months)| long)?(?: or not)?(?= ?\?))"
    r"(?: (?:has|have) (?:it|this|that|they|(?:the|your|her|his) (?:headaches?|migraines?)) been(?: (?:so|the case|true|happening|occurring|coming|daily|every day|like (?:this|that)|(?:this|that|so) (?:way|often|many|frequent|bad)|at (?:this|that) (?:rate|frequency|level)|going on))*)? ?\?"
    r"|(?:q\d{0,2}[.:)] ?)?(?:and )?(?:when|(?:since |in )?what (?:month|year|date)) (?:did|have) (?:it|this|that|they|(?:the|your|her|his|these) (?:headaches?|migraines?))(?: (?:first|start|begin|begun|started|become|became|get|got|turn|turned|change|changed|go|gone|to|into|be|being|coming|happening|occurring|having|been))*(?: (?:daily|every day|constant|chronic|like (?:this|that)|(?:this|that|so) (?:way|often|many|frequent(?:ly)?|bad)|at (?:this|that) (?:rate|frequency|level))) ?\?"
)
_ASKED_NEXT = 2  # sentences behind the count
#: "Eleven months now": a sentence that is nothing but a length.
_BARE = re.compile(
    r"\W*(?:(?:about|around|for|x|now|some|almost|nearly|over|at least|more than|roughly|it is|it's|that is|going on|well over) ?)*"
)
_BARE_BEHIND = re.compile(
    r"(?: (?:now|so far|and counting|running|already|straight|in a row|and more|or more|or so|like this|of this))*\W*$"
)
#: Words that name a rate without a count.
_AT_RATE = re.compile(
    r"\bat (?:this|that|(?:the |her |his )?(?:same|present|current)) (?:frequency|rate|level)\b|\b(?:onset|start|beginning) of (?:the |this |her |his )?(?:present|current|this|daily|same) (?:frequency|pattern|rate|level)\b|\bbeen (?:like this|this way|this bad)\b|\b(?<!sleep )(?<!bowel )(?:pattern|frequency) (?:(?:has been|is|was) )?(?:present|ongoing|sustained|persisting|persistent|there)\b[^.;]{0,12}\b(?:for|over|x|since|at least)\b|\bmore (?:often|frequent(?:ly)?)(?: and (?:more )?\w+)? since\b|\bfrequency (?:has )?(?:climbed|risen|rose|increased|jumped|picked up|went up|gone up)\b|\bthis (?:frequent|often)\b|\bthis frequency\b|\b(?<!blood )(?<!platelet )(?<!cell )(?:counts?|numbers?|tall(?:y|ies)) (?:has|have) (?:been|stayed|held|run) (?:as|about|much|roughly|so|like|the same|at|around|where)\b[^.;]{0,40}\b(?:since|for)\b|\b(?:that|this|(?:the |her |his )(?:present|current|same)) (?:baseline|frequency|rate|level|pace|pattern)\b(?! (?:labs?|ekg|exam|function|of (?!headache|migraine|attack)))[^.;]{0,40}\b(?:for|since|over|throughout|set in|took hold)\b|\b(?:headaches?|ha|migraines?|head pain|head (?:hurts|aches|hurting|aching))\b[^.;,]{0,40}\b(?:most days|more (?:days|often) than not|(?:majority|most|greater part) of (?:the |her |his )?days)\b|\b(?:most days|more (?:days|often) than not|(?:majority|most) of (?:the |her |his )?days)\b[^.;,]{0,24}\b(?:headaches?|migraines?|head pain)\b"
)
#: "CM x ~2 yrs", "chronic migraine for three years".
_CHRONIC_FOR = re.compile(
    r"\b(?:(?:chronic|transformed) (?:daily )?(?:migraines?|headaches?)|cm)(?: (?:without|w/o|with) (?:an )?aura)?,? ?(?:x\b|×|for\b|since\b|>|~|\((?=(?:x|since|for|>|~|\d)))"
)
#: "Constant headache for 14 months", "for the last year nearly constant": a rate that has no count of its own.
_CONSTANTLY = r"(?P<words>[a-z0-9' -]{0,120}\b)?(?:constant|continuous|unremitting|ever-present)\b(?P<of>(?: [a-z-]+)? (?:headaches?|migraines?|ha|head pain|head pressure)\b)?"
_OPENS_CONSTANT, _CONSTANT = re.compile(_CONSTANTLY), re.compile(rf"(?:[;:,.(] ?|- ){_CONSTANTLY}")
_HEAD_PAIN = re.compile(r"headaches?|migraines?|ha|head|pain|pressure|practically|virtually|essentially|with|chronic")
_OF_CHRONIC = Telling("chronic", "transformed", "cm ", "constant", "continuous", "unremitting", "ever-present")
_OF_AT_RATE = Telling("most days", "than not", "of days", "of the days", "of her days", "of his days", "frequen", "often", "rate", "level", "pattern", "been like this", "been this ", "baseline", "pace", "count", "number", "tally", "tallies")  # fmt: skip
_COUNTED_IN = re.compile(
    r"\b(?:over|in|during|within|across|of) (?:the |these |this |her |his )?(?:last|past|previous|preceding) (?:\w+ ){0,2}?(?:weeks?|wks?|days?|months?|mos?)$|\((?:total )?\d{2,3} (?:days|d)$"
)


def rate_lengths(reading: Reading, sentence: Sentence, counted: tuple[Sentence, Attacks] | None) -> list[Timing]:
    """The times that tell for how long, or since when, the rate has been so."""
    turned = turn(reading, sentence)
    if turned is not None:
        return [turned]
    if (listed := months_listed(reading, sentence)) or uneven(reading, sentence):
        return listed
    if asks_else(sentence.label) or LABEL_ELSE.search(sentence.label) or _asks_of_treatment(reading, sentence):
        return []  # "How long does one last?"
    named = _names_rate(reading, sentence) or _is_chronic(reading, sentence)
    labelled = bool(_LABEL.search(sentence.label)) or named is not None
    distance = 0 if counted is None else sentence.index - counted[0].index
    far = counted is None or distance > _REACH
    if (far and not labelled) or _asked_of_another(reading, sentence):
        return []
    if distance == _ASKED_NEXT and _SO_ASKED.fullmatch(sentence.label):
        return [t for t in timings(reading, sentence) if not t.owners and t.role != "aside" and not t.problem][:1]
    speaks = labelled or not distance or _speaks_on(reading.lower, sentence)
    times = [
        t
        for t in timings(reading, sentence)
        if not (quiet(reading.lower, sentence, t) or _heads_row(reading, sentence, t))
    ]
    if named is not None:
        times = [t for t in times if _of_named(reading.lower, t, named.end())]
    if counted is not None and (speaks or distance == 1):
        if distance == 1 and _is_bare(reading.lower, sentence, times):
            return times
        if changed := changes(reading, sentence, times, counted[1]):
            return changed
    return _told(reading, sentence, times, counted, near=not distance) if speaks else []


def _heads_row(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a time is but the month of a diary's row ("Nov 2024 headache 20 migraine 11")."""
    return time.start == sentence.start and opens_row(reading.lower, time.start) and bool(attacks(reading, sentence))


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
    told = [t for t in times if of_rate(reading, sentence, t, near=near)]
    held = [t for t in told if AGO_SINCE.match(lower, t.end, sentence.end)]
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
    return bool(opens and behind) and not AGO.match(lower, times[0].end, sentence.end)


def _asked_of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence answers a question about a treatment or another complaint."""
    asked = reading.question(sentence)
    if asked is None:
        return False
    return bool(reading.of(asked, "treatment", "procedure", "programme", "event")) or of_other_place(reading, asked)


def _of_named(lower: str, time: Timing, at: int) -> bool:
    """Whether a time may go with words that name a rate at a place: not what stands apart before them ("since college, now constant")."""
    apart = set(",;") & set(lower[time.end : at])
    if not apart:
        return True
    return ";" not in apart and time.length is not None and not any(owner.kind == "diagnosis" for owner in time.owners)


def _names_rate(reading: Reading, sentence: Sentence) -> re.Match[str] | None:
    """Whether a sentence speaks of the rate by itself, close to where the headache is named: "at this frequency since January"."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    named = _AT_RATE.search(lower, start, end) if _OF_AT_RATE.within(lower, start, end) else None
    if named is None or any(
        of_other_place(reading, each) for each in reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    ):
        return None
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + 2]
    told = any(reading.of(each, "pattern") for each in near if each.section.index == sentence.section.index)
    return named if told else None


def _speaks_of_head(constant: re.Match[str]) -> bool:
    """Whether what is constant is a headache: "constant headache", "for the last year nearly constant", but not "tinnitus constant"."""
    words = re.findall(r"[a-z']+", constant["words"] or "")
    return bool(constant["of"]) or all(word in CARRIERS or _HEAD_PAIN.fullmatch(word) for word in words)


def _is_chronic(reading: Reading, sentence: Sentence) -> re.Match[str] | None:
    """Whether a sentence tells how long a migraine has been chronic, or constant, close to where its rate is counted."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if not _OF_CHRONIC.within(lower, start, end) or of_other_place(reading, sentence):
        return None
    constant = _OPENS_CONSTANT.match(lower, start, end) or _CONSTANT.search(lower, start, end)
    if constant is not None and not (_of_head(lower, start, end) and _speaks_of_head(constant)):
        constant = None
    named = constant or _CHRONIC_FOR.search(lower, start, end)
    near = reading.sentences[max(0, sentence.index - _REACH) : sentence.index + _REACH + 1]
    told = any(attacks(reading, each) for each in near if each.section.index == sentence.section.index)
    return named if told else None
