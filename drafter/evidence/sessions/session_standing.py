"""What the words around a procedure say of where it stands: before the requested one, on the document's day, or to come.

A procedure is *prior* only when the words at it say so, or a past date belongs to it; what is planned or
offered is no session before. The embedded reader proposes by these rules, and a claim of any reader is read again by them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.sessions.counted_sessions import OF_EVERYBODY, is_counted
from drafter.evidence.sessions.looked_back import looks_back
from drafter.evidence.sessions.ordinals import ordinals
from drafter.evidence.sessions.procedure_days import HAS_BEEN, PLANNED, WILL, called_off, that_day
from drafter.evidence.sessions.put_off import puts_off, thought_of
from drafter.evidence.sessions.session_numbers import AHEAD, TO_BE_DONE, numbered_until_now, times_over
from drafter.evidence.sessions.session_rates import is_subject, rate_of
from drafter.evidence.sessions.unheld import NOT_YET_NTH, UNHELD
from drafter.evidence.sessions.visit_acts import JUST_GIVEN
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.months import MONTHS, VERB_MAY
from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.concepts import Mention

PRIOR_BEFORE = re.compile(
    r"\b(?:prior(?! auth)|previous\w*|(?:one|two|three|four|\d|only) other|last|past|earlier|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|each|both|those|these|had|having|getting|gets|used to (?:get|have|receive)|gave (?:her|him|me)(?! (?:written |verbal |informed |full |own )?(?:consent|permission|assent|agreement))|received|receiving|undergone|underwent|got|gotten|given|s/p|status post|history of|h/o|(?<!be )(?<!if )(?<!once )(?<!when )(?<!until )(?<!after )(?<!must have )completed|"
    r"(?:weeks?|wks?|months?|mos?) out (?:from|of)|passed (?:the|her|his|a)|after (?:the|her|his|that|this)|since (?:the|her|his|those|that|last)|following|from (?:the|her|his)|responded to|response to|relief (?:from|with|after)|(?:f/u|follow-?up|calls?|called|check|recheck|contacted|diary|log)(?: (?:call|visit|phone|with|pt|patient|day|one|1))* (?:after|post|s/p)|tolerated|(?<!could )(?<!would )(?<!should )(?<!might )(?<!must )(?<!may )(?<!to )(?:has|have|had) (?:put|placed|performed|administered)(?! (?:an?|the|in an?) (?:order|request|referral|call|hold|claim|peer))|treated with|managed with|been on|repeat(?:ed)?|did|"
    rf"(?!{VERB_MAY})(?:{MONTHS}))(?:'s)?(?:, [^,.;:]{{3,40}},)? (?:[\w%,./\"'-]+ ){{0,6}}$"
)
#: "Results of the second block, discuss ablation", "has chosen April 24 for ablation": what is spoken of, whatever went before it.
_GONE_OVER = re.compile(
    r"\b(?:discuss(?:ing)?|consider(?:ing)?|consideration of|proceed(?:ing)? (?:to|with)|(?:to|and) schedule|scheduling|candida(?:te|cy) for|refer(?:red|ral)? (?:for|to)|(?:gone|go|went|going) over|talk(?:ed|ing)? (?:about|over)|authori[sz]ation (?:for|of)|evaluat(?:e|ed|ion) for|(?:move|go|moving|going) (?:on|ahead) (?:to|with)|ready for|qualif(?:y|ies) for|(?:chose|chosen|picked|selected|settled on|agreed (?:on|to)|accepted|reserved|holding|set aside|set) (?:\w+day,? )?(?:the )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?:,? 20\d\d)?|\d{1,2}/\d{1,2}(?:/\d{2,4})?) for)"
    r" (?:(?:the|a|an|her|his|left|right|bilateral|lumbar|cervical|thoracic|thermal|conventional|cooled|facet|and|or|versus|vs\.?|surgery|operations?|waiting|observation|therapy|medicines?|medications?|pills|options?|[ctls]\d\S*),? )*$"
)
#: "Confirmed by two positive MBBs"; "done only after two successful blocks" is so of everybody.
_PROVEN_BY = re.compile(
    r"\b(?:(?:confirmed|proven|proved|established|demonstrated|supported|corroborated|diagnosed) (?:by|with|on)|positive|successful|concordant) (?:[\w%,./-]+ ){0,6}$"
)
_PRIOR_AFTER = re.compile(
    r"^(?:s|es)? ?(?:\([^)]*\) ?)?(?:x ?\d+ ?)?(?:#\d(?: ?(?:and|&|,) ?#\d)? ?)?(?:\([^)]*\) ?)?(?:,|:|-|were|was|have been|has been|had been|done|performed|given|ended|finished|completed|on|in|at|here|elsewhere|last|back|which|that|she|he|has|was needed|have|needed|required|gave|helped|provided|held|lasted|worked|bought|relieved|took|\d|ago| )*"
    r"(?:ago|gave|helped|provided|held|lasted|worked|bought|relieved|before(?! (?:rf|abl|radiofreq|rhizo|neurotom|surg|any\b|we\b|proceed|approv|consider|insurance))|(?:q ?\d{1,2}(?:-\d{1,2})? ?(?:wks?|weeks?|mos?|months?)|every \d{1,2}(?:-\d{1,2})? (?:weeks|months)|monthly|regularly|periodically) (?:for (?:years|many|several|two|three|\d)|since)|previously|in the past|(?:over|through|throughout) the years|in years past|"
    rf"(?:many|several|multiple|some|a few|numerous|(?:(?:about|roughly|approximately|some|around|at least|more than) )?{NUMBER}) times(?! (?:a|per|each|every)\b)|"
    r"twice|on (?:two|three|2|3) (?:separate |different )?(?:occasions|days|dates)|every (?:few|couple of|several|\d|other|two|three|four|six) (?:weeks|months)|(?:both|each|all)(?= (?:positive|concordant|with|gave|giving|helped|successful|good|over|diagnostic|confirm|>|≥))|(?<=\d )(?:done|performed|completed)|last (?:year|month|spring|summer|fall|winter)|(?:19|20)\d\d|\d{1,2}/\d{1,2}|effect|benefit)\b"
)
DONE_TODAY = re.compile(
    rf"^[^.;]{{0,60}}\b(?:blocked|injected|numbed|an[ae]+sthet[is][sz]ed|placed|done|given|put in|treated)\b[^.;]{{0,40}}\b(?:today|this (?:morning|afternoon|evening)|just now|here now|at this visit)\b|^[^.;]{{0,60}}\b(?:performed|administered|done today|given today|injected today|carried out|completed today|tolerated)\b(?! (?:on|in|at) (?:\d|two|three|both|separate|several|multiple|different|{MONTHS}))(?![^.;]{{0,40}}\b(?:last (?:year|winter|spring|summer|fall|autumn|month)|in (?:19|20)\d\d|ago)\b)"
)
#: "MA: assisted Dr. Hall with gel injection".
_ASSISTED = re.compile(
    r"\bassist(?:ed|ing)(?: (?:dr\.? [\w-]+|md|provider|physician|doctor))? (?:with|in|during)(?: (?:the|a|her|his|left|right|both|knee))* $"
)
_DOSED = re.compile(
    r"^[^.;]{0,30}\b(?:with|using) (?:a total of |about |approximately )?\d+(?:\.\d+)? ?(?:cc|ml|m[lL]|units?|(?:%|percent)(?! ?(?:relief|better|less|improv\w*|reduc\w*|benefit|respon\w*|pain|each|every|both|on (?:each|both|the)|for (?:\d|the|about)|the (?:first|second))))"
)
#: "I recommend injection of the two muscles with 1% lidocaine": how it would be done.
_ADVISED = re.compile(
    r"\b(?:recommend(?:ed|ing|s)?|plan(?:ned|ning|s)? (?:for|on|to)|will|request(?:ed|ing|s)?|propos(?:e|ed|es|ing)|would|authori[sz]\w+|schedul\w+|offer(?:ed|ing|s)?|consider\w*|candidate|want(?:s|ed)?)\b[^.;]{0,44}$"
)
#: "Return after the injection", "exercises to go on during and after it": what is to follow one that is to come.
_TO_FOLLOW = re.compile(
    r"\b(?:return(?! of)|recheck|re-?(?:assess|evaluat)\w*|follow[- ]?up|f/u|rtc|see (?:her|him|back|me|us|in)|call|phone|will|shall|should|must|may|to (?:keep|continue|begin|start|resume|do|go|be|ice|rest|stretch|return)|continue|resume|start|begin|keep|ice|rest|avoid|no|monitor|observe|review|"
    r"stretch(?:ing|es)?|hep|exercises?|driver|drive|ride|during and|before and|immediately|right|within|the day|(?:\d+|one|two|three|four|six|eight|ten|twelve) (?:days?|weeks?|wks?|months?|hours?|hrs?)(?: \w+)?|next day|post-?)\b[^.;]{0,40}\b(?:after|following|through|of) (?:(?:the|her|his|that|this|these|each|any|every) )?(?:\w+ )?$"
)
#: "9 a month on Botox", "currently on Botox": it is being given.
_ON_IT = re.compile(
    r"(?:^|[;,.(:] ?|\b(?:now|currently|while|when|is|are|was|been|remains?|stays?|stable|well|better|good|improved|days?|fewer|months?|mo|weeks?|wk|headaches?|migraines?|\d+%?) )on (?:her |his |the |regular |maintenance )?$"
)
_FIRST = re.compile(
    r"\bfirst (?:time|ever)\b[^.;]{0,50}$|\b(?:this|these|that|those|it|today'?s?)(?: (?:\w+ ){0,2}?)(?:is|are|was|were|will be|would be|being) (?:her|his|the|their|my) (?:very )?first (?:[\w/-]+ ){0,4}$"
)
#: "Blocked this afternoon, her first injection of any sort"; "I placed an epidural; she had not had anything of the sort before".
_FIRST_BEHIND = re.compile(
    r"[^.;]{0,120}?[,(:-] ?(?:(?:this|which|it) (?:is|was|being) )?(?:her|his|the|the patient's|a) (?:very )?first(?: ever)?(?: (?:such|injection|block|shot|epidural|procedure|treatment|needle|session|time|of (?:the|this|any) (?:sort|kind)|of any|(?:that )?(?:she|he) (?:has|had) (?:ever )?had))*(?= ?[,.;)]|$| (?:in|to|for|at) the\b)"
)
_NEVER_HAD = re.compile(
    r"\b(?:never|(?:had|has|have) (?:not|never)|hadn't|hasn't) (?:yet |ever |before )?(?:had|undergone|received|been given) (?:anything|any|one|a thing|such a thing)(?: (?:of the (?:sort|kind)|of this (?:sort|kind)|like (?:it|this|that)|such))?(?: (?:before|until (?:now|today)|till now|previously|in (?:her|his) life))"
)
#: "This would be her third epidural": there were some before it, of no day.
_NTH_OF_ALL = re.compile(
    r"\b(?:this|today(?:'s)?|it|which)(?: (?:one|session|injection|procedure|set|visit|round|request|series|treatment))? (?:is|was|would be|will be|makes|represents)(?: (?:only|just|already|now))? (?:her|his|the|their|my)(?: \w+)? (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9]th|2nd|3rd)(?: (?!is\b|was\b)[\w/-]+){0,4} $"
)
#: Under "treatments to date" stands what was done, but for what is said to be asked for.
_TO_DATE = re.compile(r"\b(?:to date|so far|prior|past|previous|tried|history|hx|failed|been tried)\b")
_NOT_HAD = re.compile(
    r"\b(?:request\w*|plan\w*|propos\w*|recommend\w*|pending|today|next|never|none|not|no|declin\w*|refus\w*|offer\w*|schedul\w*|sought|ask\w*|consider\w*|discuss\w*|denied|n/a)\b|--|[:|-] *$"
)


def _listed_as_tried(sentence: Sentence, after: str) -> bool:
    """Whether a procedure stands in a list of what was tried, and is not said there to be asked for or never had."""
    tried = sentence.section.kind == "treatment" and _TO_DATE.search(sentence.section.title)
    return bool(tried) and not _NOT_HAD.search(after)


#: "60 % better for 4 months after ESI".
_AFTER_RELIEF = re.compile(
    r"(?:\d ?%|\b(?:per ?cent|better|relief|relieved|improve(?:d|ment)|pain[- ]free|reduc(?:ed|tion))\b)[^.;:]{0,40}\b(?:after|since|following|from|with) (?:(?:the|her|his|last|prior|previous|lumbar|cervical|thoracic|left|right|bilateral|caudal|[ctls]\d\S*) )*$"
)
_NOT_YET = re.compile(
    r"\b(?:if|expect\w*|hop\w+|goal|should|would|will|may|might|can|could|wants?|need\w*|requir\w*|no|not|criteri\w*|must|patients)\b"
)


def _follows(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence asks for something after a procedure, and tells nothing that was ("Return after the injection")."""
    before = lower[sentence.start : mention.start]
    advised = list(_ADVISES.finditer(before))
    if advised and _TO_FOLLOW.search(before) and not HAS_BEEN.search(before, advised[-1].end()):
        return True  # "have advised her to exercise after the injections"
    if _AFTER_ALL.search(before) and _WILL_BE.match(lower, mention.end, sentence.end):
        return True
    # "Follow-up after medial branch blocks" heads the visit at which they are looked back upon.
    if sentence.section.kind not in AHEAD and not WILL.search(before):
        return False
    return bool(_TO_FOLLOW.search(before)) and not HAS_BEEN.search(lower, sentence.start, sentence.end)


#: What is told of the time to come: "I have advised her to take up exercises after the injections".
_ADVISES = re.compile(
    r"\b(?:advis(?:ed|ing|e)|told|instructed|recommended|asked|counsel(?:l?ed)|urged|encouraged|reminded|agreed|arranged|promised|understood|ordered|prescribed|referred)\b(?: (?:her|him|them|the patient|that|that she|that he|for))*"
)
_AFTER_ALL = re.compile(r"\b(?:after|following) (?:the|these|those|her|his) (?:\w+ )?$")
_WILL_BE = re.compile(
    r"s?,? (?:she|he|they|it|there|the pain|soreness) (?:may|might|will|should|can|could|would|must|is to|shall)\b"
)


#: "Both medial branch blocks are planned for June", "the second and third epidurals were never scheduled".
_IS_TO_BE = re.compile(
    r" (?:(?:are|is) (?:not |only |just )?(?:meant|intended|designed|an adjunct|part of (?:the|her|his|a)|(?:a )?complement\w*)\b|will (?:not |only )?(?:stand|be (?:part|an adjunct|combined)|accompany|complement|supplement)|accompany|complement|supplement) ?|s?(?: at \S+)? (?:is|are|was|were|be|have been|has been|remains?)(?: (?:now|still|also|all|both|being|never|only|yet|to be))* (?:planned|scheduled|requested|pending|ordered|proposed|recommended|offered|discussed|declined|denied|awaited|authori[sz]ed|anticipated|cancell?ed|postponed)\b(?!.*\b(?:done|performed|completed|gave|helped|relie\w+|had|then|and)\b)"
    # "Botox requested", "TPI for the neck recommended".
    r"|s?(?: for (?:(?:the|her|his|chronic|right|left) )*[\w-]+)?,? (?:(?:is|was) )?(?:requested|recommended|proposed|ordered|pending)(?=[.;,)]|\W*$| (?:for|today|again|at|in) (?!\d))(?!.*\b(?:done|performed|completed|given|received|gave|helped|relie\w+|had|then|and)\b)"
)


def status_of(reading: Reading, sentence: Sentence, mention: Mention, past: Sequence[Timing]) -> str | None:
    """What the words around a procedure say of where it stands; None when they do not.

    :param past: the dates before the document's that belong to it.
    """
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), mention.start)
    before, after = lower[first : mention.start], lower[mention.end : last]
    # "Plan: bilateral L3, L4 blocks with 0.5% bupivacaine" doses what is to come.
    in_plan = sentence.section.kind in ("plan", "request")
    own = _is_own(lower, sentence, mention, before)
    unheld = _unheld(lower, sentence, mention, before) or thought_of(lower, sentence, mention)
    if not past and (own or unheld or called_off(reading, sentence, mention)):
        return None if own else "planned"
    listed = sentence.section.kind == "prior-procedures" and not PLANNED.search(before)
    if past or _NTH_OF_ALL.search(before) or (listed and not _heads_none(reading, sentence)):
        return "prior"
    if (
        DONE_TODAY.search(lower[mention.start : last])
        or _ASSISTED.search(before)
        or (JUST_GIVEN.match(after) and not (in_plan or PRIOR_BEFORE.search(before) or PLANNED.search(before)))
        or (
            _DOSED.search(after)
            and not _ADVISED.search(before)
            and not (in_plan and "block" in lower[mention.start : mention.end])
        )
        or (sentence.section.kind == "procedure" and not PRIOR_BEFORE.search(before))
    ):
        return "current"
    if _follows(lower, sentence, mention) or _IS_TO_BE.match(after):
        return "planned"
    planned = PLANNED.search(before) or in_plan or is_subject(lower, sentence)
    eased = (
        (not in_plan and looks_back(lower, mention.end, sentence.end, before))
        or (_AFTER_RELIEF.search(before) and not in_plan and not _NOT_YET.search(before))
        or (not planned and _ON_IT.search(before))
    )
    if eased or (
        PRIOR_BEFORE.search(before)
        and not _GONE_OVER.search(before)
        and not re.search(
            r"\b(?:will|(?<!to the )(?<!health )plan\w*|would|request\w*|recommend\w*|propos\w*|(?:like|wish(?:es)?|intends?|hopes?|wants?|needs?) to|should|ask(?:s|ed|ing) about an?)\b",
            before,
        )
    ):
        return "prior"
    proven = _PROVEN_BY.search(before) and not OF_EVERYBODY.search(before)
    if ((proven or _prior_after(reading, sentence, mention, after)) and not planned) or is_counted(
        reading, sentence, mention
    ):
        return "prior"
    if planned or puts_off(lower, sentence, mention):
        return "planned"
    told = numbered_until_now(reading, sentence, mention) or times_over(reading, sentence, mention)
    told = told or _listed_as_tried(sentence, after) or gave_each(lower, first, mention, last)
    return "prior" if told or rate_of(reading, sentence, mention) is not None else None


#: "Two L4-5 MBBs in April, >80 % each": what each of several gave.
_SHARE_EACH = re.compile(
    r"[^.;]{0,40}?\d{1,3} ?(?:%|per ?cent)(?: (?:relief|better|improvement|less|pain|reduction|with|from|after|on|of|for|them))* (?:each|both|apiece|every time)\b"
)
_ASKED_OF_EACH = re.compile(
    r"\b(?:if|should|must|needs?|needed|requir\w*|expect\w*|hop\w*|goal|aim\w*|plan\w*|criteri\w*|policy|until|unless|will|would|each (?:must|should)|proposed?|schedul\w*)\b"
)


def gave_each(lower: str, first: int, mention: Mention, last: int) -> bool:
    """Whether a clause tells what each of several sessions gave."""
    return bool(_SHARE_EACH.match(lower, mention.end, last)) and not _ASKED_OF_EACH.search(lower, first, last)


#: "Prior injections: none ever.": what is named under it is none of them.
_NONE = re.compile(
    r"[^.;:?]{0,60}[:?-] ?(?:none|no|never|nil|n/a|denie[sd]|not any|zero|0)\b(?! (?:relief|help|benefit|change|improv|lasting|good))"
)


def _heads_none(reading: Reading, sentence: Sentence) -> bool:
    """Whether the heading of a section of earlier procedures is answered with none, before the sentence."""
    first = sentence
    for earlier in reversed(reading.sentences[: sentence.index]):
        if earlier.section.index != sentence.section.index:
            break
        first = earlier
    return first is not sentence and _NONE.match(reading.lower, first.start, first.end) is not None


#: What every numbered session has one of.
_NTH_TOLD = Telling("second", "third", "fourth", "fifth", "2nd", "3rd", "4th", "#2", "number 2", "no. 2", "confirmatory", "comparative", "repeat")  # fmt: skip


def _numbers_own(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands where the note numbers its own session: "this is her third ESI this year"."""
    return any(nth.start <= mention.start < nth.end for nth in ordinals(lower, sentence.start, sentence.end))


def _is_own(lower: str, sentence: Sentence, mention: Mention, before: str) -> bool:
    """Whether a session is said to be the note's own: numbered as such, or the first that there was."""
    first = _FIRST.search(before) or _FIRST_BEHIND.match(lower, mention.end, sentence.end)
    first = first or _NEVER_HAD.search(lower, mention.end, sentence.end)
    return first is not None or _numbers_own(lower, sentence, mention)


def _unheld(lower: str, sentence: Sentence, mention: Mention, before: str) -> bool:
    """Whether a numbered session, without a day that is past, was not done, or is only weighed, asked for or to come."""
    if not _NTH_TOLD.within(lower, sentence.start, sentence.end):
        return False
    if NOT_YET_NTH.search(before):
        return True
    return any(
        found.start() < mention.end and mention.start < found.end()
        for found in UNHELD.finditer(lower, sentence.start, sentence.end)
    )


#: What a number of sessions ends in that are done, or are to be done.
_OF_NUMBER = ("both", "each", "all", "twice", "times", "occasions", "days", "dates")


def _prior_after(reading: Reading, sentence: Sentence, mention: Mention, after: str) -> bool:
    """Whether the words behind a procedure tell that it was before; the visit's own day beside it ("INJ  06/17/2025") only heads the note."""
    said = _PRIOR_AFTER.match(after)
    if said is None or (said[0].endswith(_OF_NUMBER) and TO_BE_DONE.search(after, said.end())):
        return False
    end = mention.end + said.end()
    return not any(
        mention.end <= t.start < end <= t.end and that_day(reading, sentence, t) for t in timings(reading, sentence)
    )
