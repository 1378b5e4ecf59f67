"""Where a procedure stands against the requested one: before it, on the document's day, to come, or together with it.

A procedure is *prior* only when the words at it say so, or a past date belongs to it; what is planned or
offered is no session before. The embedded reader proposes by these rules, and a claim of any reader is read again by them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from drafter.evidence.appointments import appointments
from drafter.evidence.assertion import Assertion
from drafter.evidence.clauses import clause_at
from drafter.evidence.countings import counts, tallies
from drafter.evidence.facts import STATUSES
from drafter.evidence.months import MONTHS
from drafter.evidence.numbers import NUMBER
from drafter.evidence.ordinals import ordinals
from drafter.evidence.quotes import Asked, Refused, sentence_of
from drafter.evidence.same_visits import SAME_VISIT, listed_today
from drafter.evidence.session_rates import rate_of
from drafter.evidence.tellings import Telling
from drafter.evidence.timing import Timing, timings
from drafter.evidence.unheld import NOT_YET_NTH, UNHELD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence
    from drafter.evidence.text import Span

_UNSUPPORTED = "EVD002"
_PRIOR_BEFORE = re.compile(
    r"\b(?:prior(?! auth)|previous\w*|(?:one|two|three|four|\d|only) other|last|past|earlier|second|third|fourth|fifth|each|both|those|these|had|having|getting|gets|used to (?:get|have|receive)|gave (?:her|him|me)|received|receiving|undergone|underwent|got|gotten|given|s/p|status post|history of|h/o|"
    r"after (?:the|her|his|that|this)|since (?:the|her|his|those|that|last)|following|from (?:the|her|his)|responded to|response to|relief (?:from|with|after)|tolerated|treated with|managed with|been on|repeat(?:ed)?|did|"
    rf"{MONTHS})(?:'s)? (?:[\w%,./\"'-]+ ){{0,6}}$"
)
#: "Confirmed by two positive MBBs"; "done only after two successful blocks" is so of everybody.
_PROVEN_BY = re.compile(
    r"\b(?:(?:confirmed|proven|proved|established|demonstrated|supported|corroborated|diagnosed) (?:by|with|on)|positive|successful|concordant) (?:[\w%,./-]+ ){0,6}$"
)
_OF_EVERYBODY = re.compile(
    r"\b(?:(?:is|are|be) (?:\w+ )?(?:done|performed|offered|covered|approved|allowed|considered|given|required|needed)|patients|handout|leaflet|requir\w+|must|criteri\w+|polic\w+|guideline\w*|you|your|needs?|if|when|once|until|unless)\b"
)
_PRIOR_AFTER = re.compile(
    r"^(?:s|es)? ?(?:\([^)]*\) ?)?(?:x ?\d+ ?)?(?:\([^)]*\) ?)?(?:,|:|-|were|was|have been|has been|had been|done|performed|given|ended|finished|completed|on|in|at|here|elsewhere|last|back|gave|helped|provided|held|lasted|worked|bought|relieved|took|\d|ago| )*"
    r"(?:ago|gave|helped|provided|held|lasted|worked|bought|relieved|before|(?:q ?\d{1,2}(?:-\d{1,2})? ?(?:wks?|weeks?|mos?|months?)|every \d{1,2}(?:-\d{1,2})? (?:weeks|months)|monthly|regularly|periodically) (?:for (?:years|many|several|two|three|\d)|since)|previously|in the past|(?:many|several|multiple|some|a few|numerous) times|every (?:few|couple of|several|\d|other|two|three|four|six) (?:weeks|months)|(?:both|each|all)(?= (?:positive|concordant|with|gave|giving|helped|successful|good|over|diagnostic|confirm|>|≥))|(?<=\d )(?:done|performed|completed)|last (?:year|month|spring|summer|fall|winter)|(?:19|20)\d\d|\d{1,2}/\d{1,2}|effect|benefit)\b"
)
_PLANNED = re.compile(
    r"\b(?:plan\w*|will(?! (?:recall|remember|know|note|be aware|see from|have seen)\b)|schedul\w*|request\w*|propos\w*|recommend\w*|consider\w*|proceed\w*|discuss\w*|offer\w*|candidate|would|authoriz\w*|seeking|asking|ask\w*|approv\w*|next|to (?:do|have|get|undergo|receive)|for|"
    r"want\w*|wish\w*|needs?|inject|series of|trial of|before|about|like|submit\w*|await\w*|pending|risks|consent\w*|(?:may|might|could|can|should|likely(?: to)?|to) benefit from|appropriate|today|further|more|another|refer\w*|order\w*|justif\w*|necess\w*)\b[^.;]{0,44}$"
)
_DONE_TODAY = re.compile(
    rf"^[^.;]{{0,60}}\b(?:performed|administered|done today|given today|injected today|carried out|completed today|tolerated)\b(?! (?:on|in|at) (?:\d|two|three|both|separate|several|multiple|different|{MONTHS}))(?![^.;]{{0,40}}\b(?:last (?:year|winter|spring|summer|fall|autumn|month)|in (?:19|20)\d\d|ago)\b)"
)
_DOSED = re.compile(
    r"^[^.;]{0,30}\b(?:with|using) (?:a total of |about |approximately )?\d+(?:\.\d+)? ?(?:cc|ml|m[lL]|units?|(?:%|percent)(?! ?(?:relief|better|less|improv\w*|reduc\w*|benefit|respon\w*|pain|each|every|both|on (?:each|both|the)|for (?:\d|the|about)|the (?:first|second))))"
)
#: "I recommend injection of the two muscles with 1% lidocaine": how it would be done.
_ADVISED = re.compile(
    r"\b(?:recommend(?:ed|ing|s)?|plan(?:ned|ning|s)? (?:for|on|to)|will|request(?:ed|ing|s)?|propos(?:e|ed|es|ing)|would|authori[sz]\w+|schedul\w+|offer(?:ed|ing|s)?|consider\w*|candidate|want(?:s|ed)?)\b[^.;]{0,44}$"
)
#: "He gardened all of May and June": months that something went on in are no days of sessions.
ALL_OF = re.compile(
    r"\b(?:all (?:of|through|during)|throughout|most of|the whole of|(?:gardened|walked|worked|golfed|slept|danced|played) (?:in|through|during)) (?:(?:early|late) )?(?:[a-z]{3,9}\.?,? and )?$"
)
#: "Return after the injection", "exercises to go on during and after it": what is to follow one that is to come.
_TO_FOLLOW = re.compile(
    r"\b(?:return(?! of)|recheck|re-?(?:assess|evaluat)\w*|follow[- ]?up|f/u|rtc|see (?:her|him|back|me|us|in)|call|phone|will|shall|should|must|may|to (?:keep|continue|begin|start|resume|do|go|be|ice|rest|stretch|return)|continue|resume|start|begin|keep|ice|rest|avoid|no|monitor|observe|review|"
    r"stretch(?:ing|es)?|hep|exercises?|driver|drive|ride|during and|before and|immediately|right|within|the day|(?:\d+|one|two|three|four|six|eight|ten|twelve) (?:days?|weeks?|wks?|months?|hours?|hrs?)(?: \w+)?|next day|post-?)\b[^.;]{0,40}\b(?:after|following|through|of) (?:(?:the|her|his|that|this|these|each|any|every) )?(?:\w+ )?$"
)
_AHEAD = frozenset({"plan", "request", "assessment-plan", "instructions", "goals"})
_WILL = re.compile(r"\b(?:will|shall|should|is to|are to|to (?:keep|continue|begin|start|resume|go))\b")
#: Words of what has been, which "after the injection" then dates.
_HAS_BEEN = re.compile(
    r"\b(?:had|did|was|were|got|gotten|felt|has|have|been|\w+ed(?<!need)|better|gone|improved|free|relief|relieved|came|went|gave|fell|last|prior|previous|earlier|past)\b"
)
#: "Four ESIs since January", "two epidurals in the last twelve months".
_COUNTED_BEFORE = re.compile(
    rf"(?<![\w/.-])(?:{NUMBER}|several|many|multiple|numerous) (?:(?:lumbar|cervical|thoracic|prior|previous|other|such|of these|left|right|si|sij|caudal|interlaminar|transforaminal|steroid) )*$"
)
_SO_FAR = re.compile(
    r"(?:s|es)?(?: (?:injections?|sessions?|rounds?|sets?))?(?: (?!will|plan|are\b|is\b)[\w-]+){0,3}?,? (?:\(?(?:in|within|over|during) (?:the |her |his )?(?:last|past|previous|preceding|prior)\b|since\b|(?:this|the|this very) (?:(?:calendar|past|last) )?year\b|so far\b|to date\b|already\b)"
)
_ALLOWED = re.compile(
    r"\b(?:no more than|max\w*|limit\w*|up to|allow\w*|cover\w*|permit\w*|will|plan\w*|would|recommend\w*|propos\w*|series of|need\w*|schedul\w*|if|may|never|no)\b"
)
_FIRST = re.compile(r"\bfirst (?:time|ever)\b[^.;]{0,50}$")
#: "Back for trigger point injections; had them in January and May".
_AFTER_IT = re.compile(r"\b(?:after|since|following) (?:(?:the|her|his|that|last|first|second|left|right) )*$")
_WAS_DONE = re.compile(
    r"\b(?:had|received|got|underwent|(?:was|were) (?:last )?(?:done|given)|last (?:done|had|ones?)|earlier|previously|already|back in)\b"
)
#: Words that put a procedure ahead, wherever they stand beside it.
_TO_COME = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|will|schedul\w+|request\w*|propos\w+|recommend\w*|authori[sz]\w+|intent|intend\w*|seek\w*|ask\w*|order\w*|next|await\w*|pending|offer\w*|consider\w*|repeat)\b"
)
#: "Since the 9/9 blocks", "here to go over the 05/13 block".
_SINCE_DAY = re.compile(
    r"\b(?:since|after|from|over|following) (?:the |her |his |that )?\d{1,2}/\d{1,2}(?:/\d{2,4})? $"
)
_SINCE = re.compile(r"\bsince (?:\w+ ){0,2}$")
#: "Has had no Botox since May 2025": the last was then.
_NONE_SINCE = re.compile(
    r"\b(?:no|not (?:had|received|been given|gotten|got|undergone)|without|n't (?:had|received|been given|gotten|got))(?: [\w-]+){1,5} since (?:about |around |early |late |mid[- ]?|the |last )*$"
)
#: "(Order placed 10/20/2025, auth pending)".
_PAPERS = re.compile(
    r"\b(?:orders?|ordered|auth|authori[sz]\w+|pa|prior auth\w*|request|requested|submitted|re-?submitted|approved|approval|denied|denial|appeal\w*|referral|referred|faxed|shipped|delivered|letter|expire[sd]?|expires on|called)(?: (?:of|on|for|by|from|dated|date|placed|in|was|is|sent|received|submitted|approved|denied|expires?|obtained|again|request|and|\d[\d/.-]*,?))*:? ?$"
)
#: "She missed her 10/20/2025 appointment".
_MISSED = re.compile(
    r"\b(?:missed|cancel\w+|no-?show\w*|skipped|postponed|did(?: not|n't) (?:make|keep|come to|attend|show for))(?: (?:her|his|the|a|last|scheduled|planned|for|of|on|botox|appointment|appt|session|visit))* ?$"
)
_MEANT_FOR = re.compile(
    r"\b(?:appointment|appt|due|scheduled|booked|slot|supposed|slated|planned|session|visit|set)(?: (?:of|on|for|to (?:be|have|get)|from|dated|was|is|in|it|given|done|botox|her|his|the|next|again))*:? ?$"
)
#: "Last 01/13, next due 04/07, booked 04/15": the day from which one may be given.
_DUE = re.compile(
    r"\b(?:next (?:due|eligible)|due (?:date|on|by|again)|earliest(?: date)?|eligible(?: on| from| after)?)(?: (?:is|was|on|for|date|by))*:? ?$"
)
_KEPT = re.compile(r"[ ,(]*(?:and |which was )?(?:done|given|injected|received|kept|treated)\b")
_FELL_THROUGH = re.compile(
    r"[^.;]{0,30}\b(?:cancel\w*|missed|no[- ]?show\w*|postponed|re-?scheduled|put off|pushed back|denied|not (?:done|given|kept|held|happen)|did(?: not|n't) (?:happen|come|attend|take place|make|keep|go)|could(?: not|n't)|fell through|lapsed|but (?:she|he|pt|the patient|it) (?:was|had|did|got|missed))\b(?![^.;]*\b(?:done|given|injected|went ahead|took place|finally|after all)\b)"
)
_DATED = ("at", "end", "begin")


def status_again(asked: Asked) -> tuple[Any, Span]:
    """The status that a quote, in its sentence, gives a procedure, and its place.

    :raises Refused: when it gives none, or another: a session that is only planned is none that was.
    """
    wanted = asked.claim.value
    if wanted not in STATUSES:
        raise Refused(_UNSUPPORTED, f"{wanted!r} is no standing of a procedure")
    said: set[str] = set()
    for span in asked.places:
        sentence, start, end = sentence_of(asked.reading, span)
        told = set(_told(asked.reading, sentence, asked.name, start, end))
        if wanted in told:
            return wanted, span
        said |= told
    instead = f"; it says {', '.join(sorted(said))}" if said else ""
    raise Refused(_UNSUPPORTED, f"the quote does not show the procedure as {wanted}{instead}")


def _told(reading: Reading, sentence: Sentence, name: str, start: int, end: int) -> Iterator[str]:
    """What a quote, or the words around what it names, say of where a procedure stands."""
    lower = reading.lower
    for first, last, _ in appointments(reading, sentence):
        if first < end and start < last:
            yield "planned"
    if any(nth.start < end and start < nth.end for nth in ordinals(lower, sentence.start, sentence.end)):
        yield "planned"
    if any(m.start() < end and start < m.end() for m in SAME_VISIT.finditer(lower, sentence.start, sentence.end)) or (
        (listed := listed_today(reading, sentence)) and listed[0] < end and start < listed[1]
    ):
        yield "together"
    mentions = [m for m in reading.of(sentence, "procedure") if m.id == name or m.concept["generic"]]
    mentions = [m for m in mentions if m.start < end and start < m.end] or mentions
    for mention in mentions:
        yield from _of_mention(reading, sentence, mention)
    own = [t for t in timings(reading, sentence) if not t.owners or any(o.kind == "procedure" for o in t.owners)]
    quoted = [t for t in own if t.start < end and start < t.end]
    if any(_before(reading, sentence, t, same_day=not mentions) for t in quoted):
        yield "prior"
    if any(_that_day(reading, sentence, t) for t in (own if mentions else quoted)):
        yield "current"
    if not mentions:
        yield from _of_sentence(lower, sentence, start, end)


def _of_mention(reading: Reading, sentence: Sentence, mention: Mention) -> Iterator[str]:
    """What the words at a procedure say; that one was before only by what the embedded reader takes for it."""
    lower = reading.lower
    if reading.assertion(sentence, mention.start, mention.end) in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL):
        yield "planned"
        return
    dates = past_dates(reading, sentence, mention)
    if _SINCE_DAY.search(lower[sentence.start : mention.start]):
        yield "prior"
    if status := status_of(reading, sentence, mention, dates):
        yield status
    first, last = clause_at(reading.clauses(sentence), mention.start)
    if _TO_COME.search(lower, first, last):
        yield "planned"


def _of_sentence(lower: str, sentence: Sentence, start: int, end: int) -> Iterator[str]:
    """What a sentence that names no procedure says of one ("Had three of them last year")."""
    before, after = lower[sentence.start : end] + " ", lower[start : sentence.end]
    if sentence.section.kind == "procedure" or _DONE_TODAY.search(after):
        yield "current"
    if _PLANNED.search(before) or _TO_COME.search(lower, sentence.start, sentence.end):
        yield "planned"
    elif _PRIOR_BEFORE.search(before):
        yield "prior"


def past_dates(reading: Reading, sentence: Sentence, mention: Mention) -> list[Timing]:
    """The dates before the document's that belong to a procedure."""
    times = timings(reading, sentence)
    return [
        t
        for t in times
        if t.role in _DATED
        and is_of(t, mention, times)
        and not opens(reading, sentence, t)
        and _before(reading, sentence, t)
    ]


def _before(reading: Reading, sentence: Sentence, time: Timing, *, same_day: bool = False) -> bool:
    """Whether a date lies before the document's own; in a list of days the last may be that day itself."""
    if time.days is None or reading.anchor is None or to_come(reading, sentence, time.start, time):
        return False
    return time.days.first < reading.anchor or (same_day and time.days.first == reading.anchor)


def _that_day(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a date is that of the document or visit: what it dates is being recorded."""
    return time.days is not None and time.days.first == time.days.last in (reading.anchor, reading.day(sentence))


def to_come(reading: Reading, sentence: Sentence, at: int, time: Timing) -> bool:
    """Whether, of a procedure named at a place, a date without a year, in a plan, is the next such day and no day of the year before."""
    words = reading.lower[time.start : time.end]
    if re.search(r"(?:19|20)\d\d|\d/\d{1,2}/\d\d|yesterday|ago|last", words):
        return False
    before = reading.lower[sentence.start : at]
    if _WAS_DONE.search(reading.lower, at, time.start):
        return False
    if sentence.section.kind in ("plan", "request", "assessment-plan"):
        return True
    # "Two thirds gone for three months after TPI in January": what has been came after it.
    if _AFTER_IT.search(before) and _HAS_BEEN.search(before) and not _WILL.search(before):
        return False
    return bool(_PLANNED.search(before))


def opens(reading: Reading, sentence: Sentence, time: Timing) -> bool:
    """Whether a date opens a span ("four sessions since January") and dates no session."""
    before = reading.lower[sentence.start : time.start]
    since = _SINCE.search(before)
    if since is None or _NONE_SINCE.search(before):
        return False
    # "Since ESI of 3/4 pain was 2/10" dates the session.
    return not any(sentence.start + since.start() < m.start < time.start for m in reading.of(sentence, "procedure"))


def not_held(lower: str, sentence: Sentence, time: Timing) -> bool:
    """Whether a day is that of an order or an approval, or of an appointment that came to nothing ("due 10/27 but she was ill")."""
    before = lower[sentence.start : time.start]
    return bool(
        _PAPERS.search(before) or _MISSED.search(before) or (_DUE.search(before) and not _KEPT.match(lower, time.end))
    ) or (bool(_MEANT_FOR.search(before)) and bool(_FELL_THROUGH.match(lower, time.end, sentence.end)))


def frames(lower: str, time: Timing, times: Sequence[Timing]) -> bool:
    """Whether a wide date only frames the one right beside it ("this year 1/21", "Mar 18 this yr"): they are of one session."""
    return any(
        time.days is not None
        and other.days is not None
        and other is not time
        and not lower[min(time.end, other.end) : max(time.start, other.start)].strip(" ,(:")
        and time.days != other.days
        and time.days.first <= other.days.first
        and other.days.last <= time.days.last
        for other in times
    )


def is_of(time: Timing, mention: Mention, times: Sequence[Timing]) -> bool:
    """A date of the procedure, or one that a list of such dates joins on."""
    if any(owner is mention for owner in time.owners):
        return True
    owned = [t for t in times if any(owner is mention for owner in t.owners)]
    return not time.owners and bool(owned) and time.start > owned[0].start


def _follows(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence asks for something after a procedure, and tells nothing that was ("Return after the injection")."""
    before = lower[sentence.start : mention.start]
    # "Follow-up after medial branch blocks" heads the visit at which they are looked back upon.
    if sentence.section.kind not in _AHEAD and not _WILL.search(before):
        return False
    return bool(_TO_FOLLOW.search(before)) and not _HAS_BEEN.search(lower, sentence.start, sentence.end)


def status_of(reading: Reading, sentence: Sentence, mention: Mention, past: Sequence[Timing]) -> str | None:
    """What the words around a procedure say of where it stands; None when they do not.

    :param past: the dates before the document's that belong to it.
    """
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), mention.start)
    before, after = lower[first : mention.start], lower[mention.end : last]
    # "Plan: bilateral L3, L4 blocks with 0.5% bupivacaine" doses what is to come.
    in_plan = sentence.section.kind in ("plan", "request")
    if not past and (_FIRST.search(before) or _unheld(lower, sentence, mention, before)):
        return None if _FIRST.search(before) else "planned"
    if past or (sentence.section.kind == "prior-procedures" and not _PLANNED.search(before)):
        return "prior"
    if (
        _DONE_TODAY.search(after)
        or (
            _DOSED.search(after)
            and not _ADVISED.search(before)
            and not (in_plan and "block" in lower[mention.start : mention.end])
        )
        or (sentence.section.kind == "procedure" and not _PRIOR_BEFORE.search(before))
    ):
        return "current"
    if _follows(lower, sentence, mention):
        return "planned"
    planned = _PLANNED.search(before) or in_plan
    if _PRIOR_BEFORE.search(before) and not re.search(
        r"\b(?:will|plan\w*|would|request\w*|recommend\w*|propos\w*)\b", before
    ):
        return "prior"
    proven = _PROVEN_BY.search(before) and not _OF_EVERYBODY.search(before)
    if ((proven or _prior_after(reading, sentence, mention, after)) and not planned) or _counted(
        reading, sentence, mention
    ):
        return "prior"
    if planned:
        return "planned"
    told = _numbered(reading, sentence, mention) or _times_over(reading, sentence, mention)
    return "prior" if told or rate_of(reading, sentence, mention) is not None else None


#: What every numbered session has one of.
_NTH_TOLD = Telling("second", "third", "fourth", "fifth", "2nd", "3rd", "4th", "#2", "number 2", "no. 2", "confirmatory", "comparative", "repeat")  # fmt: skip


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


def _prior_after(reading: Reading, sentence: Sentence, mention: Mention, after: str) -> bool:
    """Whether the words behind a procedure tell that it was before; the visit's own day beside it ("INJ  06/17/2025") only heads the note."""
    said = _PRIOR_AFTER.match(after)
    if said is None:
        return False
    end = mention.end + said.end()
    return not any(
        mention.end <= t.start < end <= t.end and _that_day(reading, sentence, t) for t in timings(reading, sentence)
    )


def _counted(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether procedures are counted that were ("Four ESIs since January", "Number of ESIs in last 12 months: 2")."""
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), mention.start)
    if _SO_FAR.match(lower, mention.end, last) and _COUNTED_BEFORE.search(lower[first : mention.start]):
        return not _ALLOWED.search(lower, first, last)
    return any(t.start <= mention.start < t.end for t in tallies(lower, sentence.start, sentence.end))


#: "Lumbar MBB x2 confirmed in the chart", "ESI x 6 (outside)"; "MBB x 2 levels" counts needles.
_TIMES_OVER = re.compile(
    r"(?:s|es)?,? \(?x ?(?:[2-9]|1\d)\b(?! ?(?:levels?|sites?|muscles?|points?|sides?|joints?|nerves?|needles?|areas?|units?|ml|cc|mg|days?|weeks?|wks?|months?|mos?|h\b|hrs?|hours?|min\w*))"
)
_TO_BE = re.compile(
    r"\b(?:plan\w*|will|need\w*|requir\w+|must|should|would|request\w*|recommend\w*|consider\w*|discuss\w*|series|trial|schedul\w*|order\w*|before|prior to (?:any|rfa|ablation)|if|today|propos\w*|authori[sz]\w*|no|not|never|asks?|asking|wants?)\b"
)


def _times_over(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a spinal injection is told with how many times it was done, in no plan and on no note of its own day."""
    concept, lower = mention.concept, reading.lower
    if not (concept["diagnostic"] or concept["destroys"] or mention.id in _SPINAL):
        return False
    if not _TIMES_OVER.match(lower, mention.end, sentence.end) or sentence.section.kind in (*_AHEAD, "procedure"):
        return False
    return _TO_BE.search(lower, sentence.start, mention.start) is None


_SPINAL = ("epidural-steroid-injection", "sacroiliac-injection")
#: "Facet injections: three in her lifetime", "facet blocks x2 since January".
UNTIL_NOW = re.compile(
    rf"(?:\b(?:life|lifetime|to date|ever|so far|all told|altogether|up to now|thus far)| (?:since (?:{MONTHS}|last|\d)|this (?:calendar )?year|last year|in the (?:last|past)|over the (?:last|past)))\b"
)
_OF_NOW = Telling("life", "to date", "ever", "so far", "all told", "altogether", "up to now", "thus far", " since ", " year", "in the ", "over the ", "# ", "number of", "no. of", "count", "total")  # fmt: skip


def _numbered(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a number of sessions until now stands at a procedure."""
    lower = reading.lower
    return _OF_NOW.within(lower, sentence.start, sentence.end) and any(
        (
            -24 < found.start - mention.end < 24
            and UNTIL_NOW.search(lower, found.start, min(sentence.end, found.end + 24))
        )
        or lower.startswith(("#", "number", "no.", "count", "total"), found.start)
        for found in counts(lower, sentence.start, sentence.end)
    )
