"""Treatments that are given in a series of years: one that is numbered beyond the first had others before it, of no day.

"Third Botox today", "Botox, cycle 4", "renewal of Botox": which the session of the day is says that there were some. What is only
to come ("Botox #2 in twelve weeks") says nothing of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.clauses import clause_at

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.lexicon import Mention

_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|[4-9]th|1\dth)"
_NUMBER = r"(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten)"
_KIND = r"(?:rounds?|sets?|cycles?|sessions?|courses?|series|doses?|treatments?|injections?|visits?)"
_BEFORE = re.compile(
    rf"\b(?:{_ORDINAL}(?: (?:{_KIND}|of|with|consecutive|quarterly|scheduled))*|{_KIND} (?:#|no\.? ?|number )?{_NUMBER} (?:of|with)|(?:re-?authori[sz]ation|renewal|continuation) (?:of|for))(?: (?:her|his|the|their))? $"
    r"|\b(?:here|presents?|presenting|returns?|back|in)(?: today)? for (?:(?:her|his|the|their) )?(?:next|regular|usual|quarterly|routine|repeat|maintenance)(?: scheduled)? $"
    r"|\bsince (?:starting|beginning|initiating|initiation of|(?:she|he) (?:started|began)|(?:her|his|the) first)(?: (?:on|with))? $"
)
_BEHIND = re.compile(
    rf"(?: {_KIND})?(?: (?:today|here|visit|reauthori[sz]ation|renewal|continuation))?,? ?(?:\(?(?:her|his)? ?{_ORDINAL} {_KIND}|\(?(?:#|no\.? ?|{_KIND} ?(?:#|no\.? ?|number )?){_NUMBER}(?![\w/%-]| ?(?:of \d|x\b|units?|vials?|weeks?|months?)))|,? (?:re-?authori[sz]ation|renewal|maintenance)\b"
)
#: Behind a name that has the word for a session in itself ("Botox cycle 4").
_BARE = re.compile(rf" (?:#|no\.? ?|number )?{_NUMBER}(?![\w/%-]| ?(?:of \d|x\b|units?|vials?|weeks?|months?))")
_ENDS_KIND = re.compile(rf"{_KIND}$")
_AHEAD = re.compile(
    r"\b(?:plan\w*|schedul\w*|due|next|after|until|before|if|would|could|will|may|might|consider\w*|in (?:\d+|twelve|three|ten) (?:weeks|wks|months)|(?:back|return\w*|rtc|follow) (?:in|for)(?! (?:her|his)\b))\b"
)


def had_before(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a session is one of a series that did not begin with it."""
    if not mention.concept["serial"] or sentence.section.kind in ("plan", "instructions"):
        return False
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), mention.start)
    told = _BEFORE.search(lower, first, mention.start) or _BEHIND.match(lower, mention.end, sentence.end)
    if told is None and _ENDS_KIND.search(lower, mention.start, mention.end):
        told = _BARE.match(lower, mention.end, sentence.end)
    if told is None or _AHEAD.search(lower, first, told.start()) or _AHEAD.search(lower, told.end(), last):
        return False
    return reading.assertion(sentence, mention.start, mention.end) is Assertion.PRESENT
