"""Treatments that are given in a series of years: one that is numbered beyond the first had others before it, of no day.

"Third Botox today", "Botox, cycle 4", "renewal of Botox": which the session of the day is says that there were some. What is only
to come ("Botox #2 in twelve weeks") says nothing of it. So does one that comes early or at so many weeks ("here early, at ten weeks, for Botox").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.sessions.implied_counts import is_number
from drafter.evidence.sessions.ordinals import ordinals
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|[4-9]th|1\dth)"
_NUMBER = r"(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten)"
_KIND = r"(?:rounds?|sets?|cycles?|sessions?|courses?|series|doses?|treatments?|injections?|visits?)"
#: "At ten weeks", "week 10": how far the last one is away.
_GAP = r"(?:(?:week|wk|month|day) \d{1,3}|(?:\d{1,3}|[a-z]+)(?:\.\d)?[ -]?(?:and a half )?(?:weeks?|wks?|months?|mos?|days?))"
_WHOSE = r"(?:(?:her|his|the|their|repeat|another|more|next|regular) )*"
_BEFORE = re.compile(
    rf"\b(?:early|ahead of (?:schedule|time)|overdue)(?:,? (?:at|by) [^.;,]{{2,24}})?,? for {_WHOSE}$"
    rf"|\bat (?:only |about |just |around |barely )?{_GAP}(?: out)?,?(?: (?:today|and|she|he|now))* (?:for|(?:asks?|asking) for|wants|wanting|requests|requesting) {_WHOSE}$"
    rf"|\b(?:{_ORDINAL}(?: (?:{_KIND}|of|with|consecutive|quarterly|scheduled))*|{_KIND} (?:#|no\.? ?|number )?{_NUMBER}(?: (?:of|with)|,|:)?|(?:re-?authori[sz]ation|renewal|continuation)(?: (?:of|for|request for|request))?:?)(?: (?:her|his|the|their))? $"
    r"|\b(?:here|presents?|presenting|returns?|back|in)(?: today)? for (?:(?:her|his|the|their) )?(?:next|regular|usual|quarterly|routine|repeat|maintenance)(?: scheduled)? $"
    # "Due for her Botox", "time for his Botox again", "resume Botox": there was one that is to come again.
    r"|\b(?:over)?due (?:now )?for (?:her|his|their|the next|another|more|repeat)(?: (?:next|repeat|usual|regular))? $|\b(?:late|here|in|back|time|ready) for (?:her|his|their)(?: (?:next|repeat))? $"
    r"|\b(?:continues?|continuing|remains?|stays?|staying|maintained|kept|doing (?:well|great|better)|stable|resum(?:e|es|ing)|restart(?:s|ing)?|go(?:es)? back on|back|receives?|receiving|gets|getting)(?: (?:to (?:get|receive|have)|on|with))? (?:(?:her|his|the|quarterly|regular) )?$"
    r"|\b(?:usual|quarterly|maintenance) $"
    # "Stopped Botox in pregnancy", "missed her Botox in August".
    r"|\b(?:stopped|paused|interrupted|came off|discontinued|lapsed (?:on|from)|missed (?:her|his)|skipped (?:her|his))(?: (?:the|her|his|last|scheduled))* $"
    # "9 a month after 3 cycles of Botox".
    rf"|\b(?:after|following|s/p|with|over) (?:(?:the|her|his|first|last|these|just|only) )*{_NUMBER} {_KIND} of $"
    r"|\bsince (?:starting|beginning|initiating|initiation of|(?:she|he) (?:started|began)|(?:her|his|the) first)(?: (?:on|with))? $"
)
_BEHIND = re.compile(
    rf"(?: {_KIND})?(?: today| here)?,? \(?(?:(?:at|@) (?:only |about |just |around |barely )?{_GAP}|{_GAP} (?:out|early)|(?:an? (?:bit|little|week|month|few days) )?early)\b(?! (?:of|after|from|post\w*|before|gestation|intervals?|pregnan\w*|old|in\b|apart|follow\w*|if))"
    rf"|(?: {_KIND})?(?: (?:today|here|visit|reauthori[sz]ation|renewal|continuation))?[,:]? ?(?:\(?(?:her|his)? ?{_ORDINAL} {_KIND}|\(?(?:#|no\.? ?|{_KIND} ?(?:#|no\.? ?|number )?){_NUMBER}(?![\w/%-]| ?(?:of \d|x\b|units?|vials?|weeks?|months?)))|,? (?:re-?authori[sz]ation|renewal|maintenance)\b"
    # "Botox is wearing off", "Botox has been a godsend", "Botox, which she has needed eight times".
    r"|(?: (?:was|is|has been|has|had))*,? (?:wearing off|worn off|wore off|wears off|helping (?:her|him|the|a lot|less|well|until)|helping(?= ?[.;,]|$)|a godsend|working(?= ?[.;,]|$| well| less)|as usual|as before|touch[- ]?up)\b"
    r"| (?:treatment )?response(?= ?[:=])"
    # "Botox patient since 2023", "Botox reinjection", "Botox given at outside neurologist x2".
    r"| (?:patient|user|recipient),? (?:x ?\d|for \w+ (?:years|yrs|months)|since)|[ -]re-?(?:injections?|treatments?)\b| (?:was |were )?(?:given|done|received) (?:at|by|with) (?:(?:an?|the|her|his) )?(?:outside|another|other|previous|prior|former|dr\b)"
    r"|,? which (?:she|he|the patient|pt) (?:has|have) (?:needed|had|received|gotten|got|been (?:getting|receiving|having))\b"
)
#: "Her Botox consultation", "the usual Botox dose", "her sister is due for her Botox".
_NO_SESSION = re.compile(
    r"[- ](?:naive|free|eligible|candidate)\b| (?:therapy |treatment )?(?:consult\w*|evaluation|eval|discussion|approv\w*|information|info|protocol|dos(?:e|es|ing|age)|hand-?out|sheet|teaching|screening|(?:is|are|was) (?:proposed|planned|discussed|requested|recommended))\b"
)
_RELATIVE = re.compile(
    r"\b(?:sister|brother|mother|mom|father|dad|daughter|son|wife|husband|aunt|cousin|friend|neighbou?r|co-?worker)(?:'s)?\b(?! (?:says|said|reports|states|drove|brought|notes))"
)
#: "Reassess after 2 cycles of Botox", "if no better after three rounds of Botox": so many are meant to be.
_WEIGHED = re.compile(
    rf"\b(?:re-?assess\w*|re-?evaluat\w*|judge[ds]?|decide|discontinue|stop|goals?|targets?|trial|expect\w*|hop\w+|if|unless|patients|criteri\w*|polic\w*|should|need\w*|takes?|often|usually|typically)\b[^.;]{{0,60}}\b(?:after|following|with|over) (?:\w+ ){{0,2}}{_NUMBER} {_KIND} of\b|\b(?:after|following|with|over) (?:\w+ ){{0,2}}{_NUMBER} {_KIND} of [^.;]{{2,40}}\b(?:if|we (?:will|can|may)|should|re-?assess\w*|stop|discontinue|decide)\b"
)
#: Behind a name that has the word for a session in itself ("Botox cycle 4").
_BARE = re.compile(rf" (?:#|no\.? ?|number )?{_NUMBER}(?![\w/%-]| ?(?:of \d|x\b|units?|vials?|weeks?|months?))")
_ENDS_KIND = re.compile(rf"{_KIND}$")
_AHEAD = re.compile(
    r"\b(?:plan\b(?! ?:)|plan(?:s|n\w*)|schedul\w*|due(?! (?:now |today |again )?for (?:her|his|their|another|a repeat|the next|botox|btx|onabot\w*|toxin)\b| ?(?:[.;,)]|$)| (?:now|today|this (?:week|month))\b)|next|after|until|before|if|would(?! like)|could|will(?! (?:again|proceed with|go ahead with|perform another|do another))|may|might|consider\w*|in (?:\d+|twelve|three|ten) (?:weeks|wks|months)|(?:back|return(?:s|ed)?|rtc|follow) (?:in|for)(?! (?:her|his|another|more|one more)\b))\b"
)


#: What says of any procedure that there was one before: "another Gelsyn course", "repeat L SIJ injection", "back for more TPIs".
_PLACES = r"(?: (?:(?:left|right|bilat\w*|l|r|b/l|both|lumbar|cervical|thoracic|neck|back|diagnostic|caudal|interlaminar|transforaminal|of|to|the|her|his|same|and)|[ctls]\d\S*|\d))*"
_ONE_MORE = re.compile(
    rf"\b(?:(?:(?:back|here|in|returns?|returned)(?: today)? for )?(?:another|one more|(?:a |an )?(?:further|additional))|maintenance|repeat(?:ing)?|redo(?:ing)?|(?:resum(?:e|es|ing)|restart(?:s|ing)?)(?: (?:her|his|the))?|again (?:inject|do|perform|block|needle|treat)(?: (?:her|his|the))?|(?:back|in|here|returns?)(?: today)? for (?:more|further)|(?:round|set|session|number) (?:#|no\. ?)?{_NUMBER} of|(?<!the ){_ORDINAL}|(?:re-?authori[sz]ation|renewal) (?:of|for)|(?<!and )(?<!or )(?<!/)confirmatory)(?: (?:set|round|course|series|session)s?(?: of)?)?{_PLACES} $"
    r"|\bre-$"
    r"|\b(?:second|third|2nd|3rd|#[23]|number (?:two|three)) (?:in|of) (?:a|the|her|his|this|our) series(?: of (?:two|three|2|3))?(?: of)?(?: (?:lumbar|cervical|caudal))* $"
    rf"|\b(?:over)?due (?:now |today |again )?for (?:her|his|their)(?: (?:next|repeat|usual|regular|annual|yearly|quarterly))?{_PLACES} $"
    r"|\b(?:comes?|came|coming|goes|returns?)(?: (?:in|here|back|to (?:the |our )?(?:clinic|office|us)))* (?:every|each|once (?:a|every)) [^.;,]{3,20} for (?:(?:her|his|the) )?$"
    r"|\b(?:her|his|their) (?:quarterly|regular|usual|routine|twice-?yearly|yearly|annual) $"
)
_NTH_SET = re.compile(
    rf"(?: (?!no\b|not\b)[\w-]+){{0,3}}[,:] ?(?:[\w-]+(?: [\w-]+){{0,3}}, ?)?(?:(?:her|his|the) )?{_ORDINAL} (?:sets?|rounds?|series|sessions?|courses?)\b(?! (?:of (?:three|four|five|\d)|if|would|will|planned|next))"
    rf"|{_PLACES},? ?\(?(?:#|(?:(?:session|round|visit|set|time) )?(?:no\. ?|number )|(?:round|session|visit|set) (?:# ?)?)(?:[2-9]|two|three|four|five|six|seven|eight)(?![\w/%-]|\.\d| ?(?:of \d|in a series|and\b|if\b))|{_PLACES},? ?\(?(?:#|no\. ?)[2-9]/[2-9](?![\w/])"
    rf"|[^.;]{{0,60}}\btoday(?:'s)?(?: is)? (?:(?:visit|session|round|set|number|no\.|#) ?#?[2-9]\b|#?[2-9] of [2-9]\b)"
    rf"|{_PLACES}(?:,| -| \() ?{_ORDINAL}(?= ?(?:[.;,)]|$))"
    r"|(?: joints?)? (?:done|injected|blocked|repeated) (?:again|once more|a (?:second|third) time)\b| repeated(?= ?[.;,)]|$| (?:because|since|as|now|today|soon|this|for)\b)"
    r"|(?: (?:done|given|performed))?,? ['\"]?(?:again|redone|repeated|topped up|refreshed)['\"]?(?= ?(?:[.;:,)]|$)| (?:today|now|please)\b)"
)
_OPENS_NTH = re.compile(rf"(?:confirmatory|{_ORDINAL})\b")  # "second session of trigger points"
#: What is thought of, or for later, has had none before it that it tells of: "repeat ESI in two weeks", "could repeat the block".
_PERHAPS = re.compile(
    r"\b(?:prn|as needed|p\.r\.n|can|option\w*|discuss\w*|declin\w*|refus\w*|hold off|no|not|never|in case|depending|based on|pending|unless|when|once|later|for (?:a|the) possible|possib\w*|candidate|series of|first|in (?:a|one|two|\d)[ -]?\S* ?(?:weeks?|wks?|months?|mos?|days?))\b|\bn't\b|\?"
)


#: "Additional epidural information", "additional ESI codes" are none.
_PAPERS = re.compile(
    r"[- ](?:information|info|codes?|cpt|hand-?outs?|literature|documentation|records?|paperwork|forms?|notes?|questions?|education|teaching)\b"
)
#: "Would like a further epidural": who wants one more has had one.
_WISHED = re.compile(r"\b(?:would like|likes?|wants?|wishes)\b")


def _told_or_wished(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a session is told of as real, or wished for by the patient."""
    meant = reading.assertion(sentence, mention.start, mention.end)
    wished = meant is Assertion.HYPOTHETICAL and _WISHED.search(reading.lower, sentence.start, mention.start)
    return meant is Assertion.PRESENT or bool(wished)


def _one_more(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether words at a procedure that is given once, or in few courses, say that there was one before it."""
    lower = reading.lower
    start, end = clause_at(reading.clauses(sentence), mention.start)
    told = (
        _ONE_MORE.search(lower, start, mention.start)
        or _NTH_SET.match(lower, mention.end, sentence.end)
        or _OPENS_NTH.match(lower, mention.start, mention.end)
    )
    if told is None or _PAPERS.match(lower, mention.end) or not _told_or_wished(reading, sentence, mention):
        return False
    span = min(told.start(), mention.start), max(told.end(), mention.end)
    if any(nth.start < span[1] and span[0] < nth.end for nth in ordinals(lower, sentence.start, sentence.end)):
        return False  # "this is her third ESI this year" tells how many by itself
    return not any(
        ahead.search(lower, start, told.start()) or ahead.search(lower, told.end(), max(end, told.end()))
        for ahead in (_AHEAD, _PERHAPS)
    )


#: "Plan: Botox #3", "return for TPI #4", "Botox: cycle 4 due", "the next one is her sixth": a third one has had one before it, whenever it is to be.
_THIRD = r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|3rd|[4-9]th|1\dth)"
_LATER = r"(?:[3-9]|1\d|three|four|five|six|seven|eight|nine|ten)(?![\w/%-]|\.\d| ?(?:x\b|units?|vials?|weeks?|months?|days?|levels?|sites?|muscles?|mg|ml|cc))"
_COUNTED = r"(?:cycle|round|set|session|series|visit|treatment)"
_THIRD_BEFORE = re.compile(
    rf"(?:\b{_THIRD}(?: (?:{_KIND}|of|the|her|his))*|#{_LATER}(?: of)?(?: (?:the|her|his))?){_PLACES} $"
)
_THIRD_BEHIND = re.compile(
    rf"{_PLACES}(?:,|:| -)? ?\(?(?:#|no\.? |number ){_LATER}"
    rf"|{_PLACES}[^.;#]{{0,24}}?[,:(-] ?(?:(?:her|his|the|for) )?(?:{_COUNTED} (?:#|no\.? ?|number )?{_LATER}|{_THIRD} {_COUNTED})(?! of)"
    rf"|(?: (?:appointment|visit|treatment|session|one))? (?:is|will be|would be) (?:her|his|the) {_THIRD}(?= ?(?:[.;,:)]|$)| (?:{_KIND}|one|this|since|in|of|for|on|at|today|now|and|to|if)\b)"
)
_THIRD_LEAD = re.compile(rf"# ?{_LATER}[, ]+[^.;#]{{0,30}}$")
#: "#1 today, then #2 and #3", "if the first helps": the first is still to come; "the third was refused" tells of two all the same.
_FROM_FIRST = re.compile(
    r"\b(?:first|1st|if|unless|series of|up to|max\w*|limit\w*|total of|policy|criteri\w*|patients|initial|new start|naive)\b|# ?1\b|\b1 ?(?:-|to|through|,|of) ?[2-9]\b"
)


def third_one(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a session is numbered three or more, be it of the day or planned: the first is then no more to come."""
    lower = reading.lower
    if mention.concept["generic"] or _RELATIVE.search(lower, sentence.start, mention.start):
        return False
    told = (
        _THIRD_BEFORE.search(lower, sentence.start, mention.start)
        or _THIRD_BEHIND.match(lower, mention.end, sentence.end)
        or (mention.concept["serial"] and _THIRD_LEAD.search(lower, sentence.start, mention.start))
    )
    if not told or reading.assertion(sentence, mention.start, mention.end) in _NOT_OF_PATIENT:
        return False
    span = min(told.start(), mention.start), max(told.end(), mention.end)
    if any(nth.start < span[1] and span[0] < nth.end for nth in ordinals(lower, sentence.start, sentence.end)):
        return False
    near = reading.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    same = [s for s in near if s.section.index == sentence.section.index]
    return not any(_FROM_FIRST.search(lower, s.start, s.end) for s in same)


_NOT_OF_PATIENT = frozenset({Assertion.ABSENT, Assertion.SOMEONE_ELSE})


def had_before(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a session is one of a series that did not begin with it."""
    if third_one(reading, sentence, mention):
        return True
    if not mention.concept["serial"]:
        if mention.concept["generic"]:
            return is_number(reading.lower, mention.start, mention.end)  # "here for #4"
        return _one_more(reading, sentence, mention)
    if sentence.section.kind in ("plan", "instructions"):
        return False
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), mention.start)
    if _NO_SESSION.match(lower, mention.end) or _RELATIVE.search(lower, first, mention.start):
        return False
    if _WEIGHED.search(lower, sentence.start, sentence.end):
        return False
    told = _BEFORE.search(lower, first, mention.start) or _BEHIND.match(lower, mention.end, sentence.end)
    if told is None and _ENDS_KIND.search(lower, mention.start, mention.end):
        told = _BARE.match(lower, mention.end, sentence.end)
    if told is None or _AHEAD.search(lower, first, told.start()) or _AHEAD.search(lower, told.end(), last):
        return False
    return reading.assertion(sentence, mention.start, mention.end) is Assertion.PRESENT


#: "Prior series: shots on 1/2", "her previous injections": some were before, whatever else is told.
_PAST = re.compile(
    r"\b(?:prior(?! (?:auth|approv|certif|permission|request|denial))|previous(?! (?:request|denial|auth|approv))|past|earlier|former|last|latest|most recent|preceding)(?: (?!(?:and|or|to|for|in)\b)[\w'-]+){0,3}? ?$"
)
#: "The first series was given in January".
_FIRST = re.compile(r"\b(?:first|initial|original)\b[^.;,]{0,16}$")
_WAS = re.compile(r" (?:was|were|gave|helped|had|worked|lasted|held|brought)\b")
_DENIED = re.compile(
    r"\b(?:no|not|never|none|nor|without|denies|denied|if|any|unknown|unless|whether|before|until|since)\b|n't\b"
)
_NONE = re.compile(
    r"[^.;,]{0,30}?[:=?(-] ?(?:no|none|n/?a|never|nil|denie[sd]|not|unknown|0)\b|[^.;]{0,20}\b(?:none|never|denied|not (?:done|had|tried|given))\b"
)
_NEAR = 40  # characters


def told_as_past(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a session, or words for one, is spoken of as an earlier one."""
    if sentence.section.kind in ("plan", "instructions", "family", "goals"):
        return False
    lower = reading.lower
    first, _ = clause_at(reading.clauses(sentence), mention.start)
    first = max(first, mention.start - _NEAR)
    end = mention.end if mention.concept["generic"] else mention.start
    past = _PAST.search(lower, first, end) or (_FIRST.search(lower, first, end) and _WAS.match(lower, mention.end))
    if not past or _DENIED.search(lower, first, mention.start) or _NONE.match(lower, mention.end, sentence.end):
        return False
    if _AHEAD.search(lower, mention.end, clause_at(reading.clauses(sentence), mention.start)[1]):
        return False
    return reading.assertion(sentence, mention.start, mention.end) in (Assertion.PRESENT, Assertion.HISTORICAL)
