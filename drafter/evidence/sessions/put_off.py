"""A procedure that words beside it put ahead, put off, leave out or only weigh: it is none of the visit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.words.concepts import Mention

#: "LESI L5-S1 set for 12/8", "an occipital block is planned", "the epidural that Dr. Poe suggested is on hold".
_AHEAD = re.compile(
    r"[^.;|]{0,50}?\b(?:(?:is|are|was|were|being|been) (?:now |still |then )?(?:planned|scheduled|set|booked|pending|due|suggested|proposed|recommended|advised|requested|offered|ordered|arranged|discussed|considered)|(?:re)?scheduled|booked|due (?:in|on|for|again|next|at)|set (?:for|up)|pending|planned|on hold|on the (?:calendar|schedule|list|books)|to (?:follow|come|be (?:done|given|scheduled|performed|considered|discussed|arranged))|will (?:be|follow|come|happen|take place)|(?:would|could|might|may|can|should) (?:then |later |also )?be (?:(?:the|our|her|his|a) (?:next|second|other|later|reasonable)|next|considered|tried|offered|an option|added|done|given|scheduled|discussed)|(?:would|could|might|may) (?:come|follow)|if (?:this|these|the|she|he|her|his|it|there|no|pain|relief)|later(?! today)|next (?:week|month|visit|time|year|step|appointment)|tomorrow|at (?:a|the|another|her|his) (?:later|next|separate|future|other) (?:visit|date|time|day))\b"
)
#: "Occipital block was offered and declined", "GT bursa: cancelled", "was not necessary".
_LEFT_OUT = re.compile(
    r"[^.;|]{0,50}?(?:[:|-] ?|\b(?:and|was|were|is|are|has been|had been|but|to be) (?:then |not )?)?\b(?:declin\w+|refus\w+|defer\w*|postpon\w+|cancel\w*|put off|call(?:ed)? off|held off|omitted|skipped|left out|not (?:\w+ )?(?:necessary|needed|done|given|performed|indicated|today|required|part of|(?:yet |been )?(?:approved|authori[sz]ed|covered|cleared))|did not (?:take place|happen|go ahead|occur)|never took place|no auth\w*)\b"
)
#: "MBBs discussed; she wants to think": all that is said of it is that it was spoken of.
_ONLY_TALKED_OF = re.compile(
    r"s?(?: (?:injections?|blocks?|option|idea))?(?:,? (?:was|were|is|are|also|again|briefly|left|right|bilateral|l|r|[ctls]\d\S*|at|on|of|for|the|migraines?|headaches?|chronic|neck|back|knees?))*[ ,:-]{1,3}(?:discussed|talked (?:about|over)|brought up|mentioned|raised|explained|reviewed|considered|thought about)\b(?! and (?:done|given|performed|agreed|consent\w*|carried))(?=[^.]{0,12}[.;,]|[^.;]{0,60}\b(?:think|decid\w+|later|next|future|not|declin\w+|consider\w*|hold|wait\w*)\b| ?$)"
)
#: "Cancelled: GT bursa inj", "we had thought of adding an intercostal block".
_WEIGHED = re.compile(
    r"\b(?:cancel\w*|defer\w*|postpon\w*|held off|omitted|skipp\w+|thought (?:of|about)|thinking (?:of|about)|contemplat\w*|toyed with|talk(?:ed|ing)? (?:of|about|over)|spoke (?:of|about)|instead of|rather than|in (?:place|lieu) of|against|on the (?:list|calendar|schedule) for|in line for|unlike|alternatives?(?: (?:is|was|are|to|include))?)\b[^.;]{0,40}$"
)

#: "ESI follow-up", "seen after ESI": what a visit is about, not what is done at it.
_ABOUT = re.compile(
    r"s?(?: (?:injections?|blocks?))? (?:follow[- ]?up|f/u|re-?check|consult\w*|evaluation|referral|results?|responses?|diary|log)\b"
)
_AFTER = re.compile(
    r"\b(?:seen|here|returns?|back|visit|follow[- ]?up|f/u|doing \w+)\b[^.;]{0,24}\b(?:after|since|following|for results of|post) $"
)

#: "We had thought of adding an intercostal block": whatever word of the past stands there.
_THOUGHT_OF = re.compile(
    r"\b(?:thought (?:of|about)|contemplated|toyed with|considered|intended|meant to) (?:(?:adding|doing|giving|trying|also|a|an|the|do|add|give|her|his|left|right|bilateral|repeat|second) )*$"
)


def thought_of(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a procedure was only thought of, and then not done."""
    return bool(
        _THOUGHT_OF.search(lower, sentence.start, mention.start) and _LEFT_OUT.match(lower, mention.end, sentence.end)
    )


#: "She was offered an SI joint injection along with the trigger points and said no", "talked about the block; she prefers to wait".
_OFFERED = re.compile(
    r"\b(?:offer\w*|suggest\w*|propos\w*|ask(?:ed|s)|wonder\w*|discuss\w*|talk\w*|consider\w*|thought|mention\w*|raised|brought up|option|could|wanted)\b"
)
_STEP = r"(?:(?!\b(?:done|did|performed|given|injected|agreed|consent\w*|went ahead|proceeded)\b)(?:[^.;]|\.(?=\d)))"
_LEFT = re.compile(
    rf"{_STEP}{{0,80}}?(?:[.;] ?(?:(?:but|and|so|however,?) )?(?=(?:she|he|they|pt|patient|the patient|this|that|we|i|both|declined|refused|not)\b){_STEP}{{0,24}}?)?"
    r"\b(?:(?:declin\w+|refus\w+|deferred|postponed|held off|passed on|turned)(?: (?:it|that|this|them|down|both|on|for|the|block|injection|shot|epidural|offer|now|today|at this time|the time being))*(?= ?(?:[.,;)]|$|but\b|and\b))|said no\b(?! (?:pain|more|relief))|not (?:interested|today|now|this time)\b|(?:would|'d|will) rather (?:not|wait)|(?:prefer\w*|chose|decided|elected|opted|wants?|wanted|wish\w*) (?:to (?:wait|hold off|defer|postpone)|not\b|against|out\b)|(?:does|did|do)(?: not|n't) (?:want|wish for|care for) (?:it|that|this|one|the)\b|one thing at a time|no thanks?\b)"
)


def offered_and_left(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a procedure was offered, asked for or weighed, and then not done."""
    if not _OFFERED.search(lower, sentence.start, sentence.end):
        return False
    return _LEFT.match(lower, mention.end, min(len(lower), sentence.end + _NEXT)) is not None


_NEXT = 80  # characters behind a sentence in which its offer may be answered


def puts_off(lower: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether the words of a sentence put a procedure ahead or off, leave it out or only weigh it."""
    before = lower[sentence.start : mention.start]
    if _WEIGHED.search(before) or _AFTER.search(before) or _ABOUT.match(lower, mention.end, sentence.end):
        return True
    return bool(
        _ONLY_TALKED_OF.match(lower, mention.end, sentence.end)
        or _AHEAD.match(lower, mention.end, sentence.end)
        or _LEFT_OUT.match(lower, mention.end, sentence.end)
        or offered_and_left(lower, sentence, mention)
    )
