"""Other procedures at the visit of the requested one: said so, listed with it for the day, or told for that day by themselves."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.sessions.put_off import offered_and_left
from drafter.evidence.timing.timing import timings
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

SAME_VISIT = re.compile(
    r"\b(?:(?:at|in|on|during|for|under|within) (?:the|that|this|one and the) (?:very )?same (?:visit|sitting|time|session|day|appointment|date|encounter|trip|morning|afternoon|sedation|an(?:a)?esthe\w+)|(?:straight|directly|right) (?:here |over |over here )?from (?:the|her|his|an?)|(?:in|at|during) one (?:go|sitting|session|visit|appointment)|(?<!% )(?<!percent )(?<!relief )(?<!relief, )(?<!better )(?<!pain )(?<!gone )same[- ](?:day|visit|sitting|session)|(?:together|along|combined|concurrently|simultaneously) with (?:this\b|these\b|(?:the |her |his )?(?:tpis?|trigger|sij?\b|sacroiliac|injections?))|at that visit"
    r"|today (?:i |we |was |were |also |then )*(?:performed|did|gave|administered|injected)\b[^.;]{0,60}\b(?:as well|also|too)\b|today(?:'s visit)?\b[^.;]{0,50}\balso (?:performed|given|done|administered|injected)|also (?:gave|performed|did|injected|administered)\b[^.;]{0,60}\b(?:today|at this visit|this visit)|(?:two|both|three|several|multiple) (?:procedures|injections|blocks) today)\b"
)
#: "Plan: TPI, SIJ injection and GON block today": of two that a list joins.
LISTED_TODAY = re.compile(
    r"(?:,|\band|\+|&|\bplus|\bwith)(?: (?!or\b)[\w/-]+){0,5} (?:injections?|blocks?|[lt]?f?esis?|tpis?|g?onbs?|mbbs?|rfa|botox|epidural)(?: and| as well as)? ?(?:for |are |to be done |planned |scheduled )?today\b"
)
_NOT_SO = re.compile(
    r"\b(?:discuss\w*|consider\w*|options?|versus|vs|or|if|risks?|declin\w+|not|no|rather|instead|last|previous\w*|prior|ago|had|after|since|response|relief|performed|administered|done|given|tolerated)\b"
)
#: "I advised against cortisone at the same visit", "told her not at the same sitting".
NOT_TOGETHER = re.compile(
    r"(?:\b(?:against|declin\w+|refus\w+|avoid\w*|rather than|instead of|deferr\w+|postpon\w+)\b[^.;,]{0,60}|(?:\b(?:not|never|cannot)|n't)(?: (?:be|been|being|done|given|injected|performed|do|give|inject|both|to|want|it|that|this|have|get))* )$"
)


_ONE_GO = re.compile(r"(?:in|at|during) one\b")
_TWO = 2


def listed_today(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Where a list of two procedures or more ends that are all meant for the day, in view positions."""
    if len({m.id for m in reading.of(sentence, "procedure") if not m.concept["generic"]}) < 2:
        return None
    told = LISTED_TODAY.search(reading.lower, sentence.start, sentence.end)
    weighed = _NOT_SO.search(reading.lower, sentence.start, sentence.end)
    return told.span() if told and not weighed and sentence.section.kind != "procedure" else None


def shared_visit(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """Where a sentence says that a procedure shares the visit of another, in view positions."""
    lower = reading.lower
    said = SAME_VISIT.search(lower, mention.start, sentence.end) or SAME_VISIT.search(
        lower, sentence.start, sentence.end
    )
    if said is None:
        return (
            listed_today(reading, sentence)
            or _joined(reading, sentence, mention)
            or _as_other(reading, sentence, mention)
        )
    # "Injection of both joints in one sitting": the sides of one procedure share it, no other one does.
    alone = _ONE_GO.match(lower, said.start()) and len({m.id for m in reading.of(sentence, "procedure")}) < _TWO
    if alone or NOT_TOGETHER.search(lower, sentence.start, said.start()) or offered_and_left(lower, sentence, mention):
        return None
    return said.span()


#: "Other procedures on date of service: ESI", "Any other block that day? Yes, ONB".
_OTHERS = re.compile(
    r"\bother (?:injections?|procedures?|blocks?|services?)(?:(?: or| and|/| &|,) ?(?:injections?|procedures?|blocks?))*(?: (?:planned|done|given|requested|performed|scheduled|to be (?:done|performed|given)))*(?: (?:for|on|at|in|during))?(?: (?:the|that|this))? ?(?:today|same (?:day|date|visit|session|dos)|that day|day|date|visit|session|date of service|service date|dos|encounter)(?: (?:of service|as tpi|as this|today))* ?[:?=|-]+ ?(?:yes\b[ ,:;.-]*)?"
)
_OF_OTHERS = Telling("other injection", "other procedure", "other block", "other service")


def _as_other(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """Where a field that asks for other procedures of the day has one as its answer, in the sentence or in the one before."""
    lower = reading.lower
    if not _OF_OTHERS.within(lower, max(0, sentence.start - _ASKED), sentence.end):
        return None
    for asked in _OTHERS.finditer(lower, max(0, sentence.start - _ASKED), mention.start):
        if _without(reading, sentence, asked.end(), mention.start).strip(" ,;&+/") in ("", "and"):
            return mention.start, mention.end
    return None


_YES = re.compile(
    r"[^.;:?]{0,50}?(?:today|same (?:day|date|visit|session|dos)|that day|this visit|date of service|dos|the day)[^.;:?]{0,20}[:?=|] ?(?:yes|y)\b(?! ?/)"
)


def others_asked_for(reading: Reading, mention: Mention) -> tuple[int, int] | None:
    """Where a field says that there are others on the day, and not which: "Other injections on same date: yes"."""
    lower = reading.lower
    if not lower.endswith("other ", 0, mention.start):
        return None
    said = _YES.match(lower, mention.end)
    return (mention.start, mention.end) if said else None


_ASKED = 90  # characters before a sentence in which it may have been asked


#: "TPI in conjunction with ONB", "TPI to be done with the ESI", "at the time of her ESI".
_JOINS = re.compile(
    r"(?: (?:injections?|blocks?|is|are|will|be|to|was|were|done|performed|given|planned|scheduled|today))*(?: with| (?:together|along|combined|concurrent(?:ly)?|concomitant(?:ly)?|simultaneous(?:ly)?) with| in (?:conjunction|combination) with| (?:concurrent|simultaneous) (?:to|and)| at the (?:same )?time (?:of|as)| (?:done|performed|given|do|perform|give) with)(?: (?:a|an|the|her|his|left|right|bilateral|lumbar|cervical|greater|repeat|[ctls]\d\S*))* $"
)
_OF_JOINED = Telling("with", "at the time", "at the same time", "concurrent", "simultaneous")
_WAS_ONCE = re.compile(
    r"\b(?:last|previous\w*|prior|ago|had|after|since|response|responded|relief|before|helped|gave|not|no|never|without|if|consider\w*|discuss\w*|declin\w*|option\w*|or|vs|versus|rather|instead|tolerated)\b|\d ?%|(?:19|20)\d\d|n't\b"
)


def _joined(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """Where two procedures of one sentence are joined as done together, with nothing that was or is only weighed."""
    lower = reading.lower
    if not _OF_JOINED.within(lower, sentence.start, sentence.end) or _WAS_ONCE.search(
        lower, sentence.start, sentence.end
    ):
        return None
    named = [m for m in reading.of(sentence, "procedure") if not m.concept["generic"]]
    for one, other in pairwise(named):
        if one.id != other.id and mention in (one, other) and _JOINS.fullmatch(lower + " ", one.end, other.start):
            return one.end, other.start
    return None


#: What may stand between a procedure and its day, and before the day where it heads a list of procedures.
_TO_DAY = re.compile(
    r"(?:[ ,;:()/&+-]|\b(?:injections?|blocks?|(?:is|was|are|were|will be|to be|being|has been)|also|too|as well|done|given|performed|administered|injected|planned|booked|scheduled|set|due|added|for|on|at|in|the|and|then|followed by|plus|with|both(?: of (?:which|them))?|each|(?<=\bboth )(?:that|those)|had|has had|got|gets|getting|received|underwent|having|my patient|(?:the )?patient|pt|m(?:r|rs|s)\.? [\w'-]+|she|he|\d{1,3} ?(?:units?|u|ml|cc|mg)|later|earlier|here|this clinic|another (?:clinic|office|practice)|(?:with|by|per) (?:dr\.? )?[\w'-]+|dr\.? [\w'-]+|her|his|left|right|bilateral|l|r|b/l|lumbar|cervical|thoracic|neck|back|knee|hip|shoulder|upper|low|lower|trap\w*|levator|scap\w*|rhomboids?|ql|uts?|glut\w*|med|medius|piriformis|para-?spinals?|infraspinatus|supraspinatus|muscles?|sites?|x ?\d+|\d|\d{5}|a|an|some|to|of|into|s|services?|billed|codes?|cpt|[ctls]\d[\w/-]*|today'?s?|visit|procedures?|dos|date of service)\b|')*"
)
_DAY_OPENS = re.compile(
    r"[^a-z\d]*(?:(?:plan|planned|schedul\w+|procedures?|services?|billed|codes?|cpt|billing|injections?|shots?|needles|blocks?|things|dos|dates?|date of service|done|performed|given|for|on|today|s|hpi|subjective|pt|patient|she|he|states|reports|says|had|got|received|underwent|seen|here|and|both|a|two|three|several|few|couple|of|dear|reviewer|doctor|colleagues?"
    r"|(?:at|in|by|from|over at) (?:(?:the|her|his|our|another|outside) )*(?:pain|spine|md|doctor|physician|dr\.?(?: [\w'-]+)?|surgery|surgical|outside)?(?:'s)?(?: (?:mgmt|management|clinic|office|cent(?:er|re)|hospital))?)[ :,]*)*$"
)
#: "Will have", "is getting", "we will do both": what may stand before a procedure that is told for the day.
_NOT_FOR_IT = re.compile(
    r"\b(?:discuss\w*|consider\w*|options?|declin\w*|refus\w*|not|no|never|denie[sd]|last|previous\w*|prior|after|since|following|s/p|status post|post|response|respon\w+|relief|from|if|or|vs|versus|rather|instead|refer\w*|consult\w*|order\w*|request\w*|recommend\w*|auth\w*|pa|approv\w*|await\w*|candidate|risks?|consent\w*|nothing|neither|nor|without|questions?|asks?|asked|wonder\w*|thinks?|about|mother|sister|brother|husband|wife|handout|until|unless|cancel\w*|deni\w*|hold(?:ing)?|defer\w*|postpon\w*|skip\w*|wait\w*)\b|n't\b"
)
_TODAY = re.compile(r"\b(?:later |earlier )?(?:today|this (?:morning|afternoon|evening|[ap]\.?m\b\.?))(?!\w)")
_DAY_ONLY = re.compile(r"(?! ?(?:for|to discuss|note|visit|f/u|follow)\b(?! today))")
_OF_DAY = Telling("today", "this am", "this pm", "this a.m", "this p.m", "this morning", "this afternoon", "this evening", "/", "-", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan ", "feb ", "mar ", "apr ", "jun ", "jul ", "aug ", "sep ", "sept ", "oct ", "nov ", "dec ")  # fmt: skip


def told_for_day(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """Where a sentence tells of a procedure for the very day of its document, done or to be done, in view positions."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    if mention.concept["generic"] or not _OF_DAY.within(lower, start, end):
        return None
    days = [t for t in timings(reading, sentence) if t.days is not None]
    if any(reading.anchor is None or t.days != (reading.anchor, reading.anchor) for t in days):
        return None  # another day is told of
    spans = [(t.start, t.end) for t in days] + [m.span() for m in _TODAY.finditer(lower, start, end)]
    if not spans or reading.assertion(sentence, mention.start, mention.end) not in (
        Assertion.PRESENT,
        Assertion.HISTORICAL,
    ):
        return None
    if _NOT_FOR_IT.search(lower, start, mention.start):
        return None
    for first, last in spans:
        if first >= mention.end:
            told = _TO_DAY.fullmatch(_without(reading, sentence, mention.end, first))
            if told and _DAY_ONLY.match(lower, last, end):
                return first, last
        elif last <= mention.start:
            between = _without(reading, sentence, last, mention.start)
            if _DAY_OPENS.fullmatch(lower, start, first) and _TO_DAY.fullmatch(between):
                return first, last
    return None


#: What a thing has once it is done: "had", "was given", a dose.
_TOLD_DONE = re.compile(
    r"\b(?:had|received|underwent|got|gave|did|done|performed|given|injected|administered|completed|billed|rendered|tolerated|both were|was also|today's (?:procedures?|services?|injections?))\b|\d ?(?:mg|ml|cc|units?|u)\b"
)
_TO_BE = re.compile(
    r"\b(?:will|to be|plan\w*|schedul\w+|book\w*|due|would|could|may|might|should|going to|for today|if|request\w*|to have|to get|getting|next|later)\b"
)


_BEFORE_IT = 2  # sentences before, in which another day may be told of


def _at_that_visit(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence says that a procedure shared the visit of another, and neither it nor those before it tell of another day."""
    lower = reading.lower
    said = SAME_VISIT.search(lower, sentence.start, sentence.end)
    if said is None or NOT_TOGETHER.search(lower, sentence.start, said.start()):
        return False
    if _WAS_ONCE.search(lower, sentence.start, sentence.end) or mention.concept["generic"]:
        return False
    near = reading.sentences[max(0, sentence.index - _BEFORE_IT) : sentence.index + 1]
    days = [t.days for each in near for t in timings(reading, each) if t.days is not None]
    real = reading.assertion(sentence, mention.start, mention.end) is Assertion.PRESENT
    return real and all(reading.anchor is not None and each == (reading.anchor, reading.anchor) for each in days)


def told_done_that_day(reading: Reading, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """Where a sentence tells of a procedure as done on the very day of its document, in view positions."""
    if sentence.section.kind in ("plan", "request"):
        return None
    if told_for_day(reading, sentence, mention) is None and not _at_that_visit(reading, sentence, mention):
        return None
    lower, start, end = reading.lower, sentence.start, sentence.end
    told = _TOLD_DONE.search(lower, start, end) and not _TO_BE.search(lower, start, end)
    return (mention.start, mention.end) if told else None


def _without(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    """The words between two places with every procedure among them left out."""
    text = list(reading.lower[start:end])
    for m in reading.of(sentence, "procedure"):
        if start <= m.start and m.end <= end:
            text[m.start - start : m.end - start] = "," * (m.end - m.start)
    return "".join(text)
