"""Sessions at another place, besides those that a record counts: "and three more at another clinic", "others elsewhere".

How many they were in the months that count is not told by what this record holds: at least one, without a bound above.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.quantities import Interval, Quantity
from drafter.evidence.words.tellings import Telling, Tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOME = rf"(?:{NUMBER}|some|several|many|a few|a couple|a bunch|multiple|numerous|a number)[\"']?"
_OF_THEM = r"(?: (?:of (?:them|these|those)|more|others?|additional|further|sessions?|injections?|sets?|rounds?|shots?|epidurals?|blocks?|procedures?|treatments?|ones?|tpis?|[a-z]{0,2}esis?|trigger|point|lumbar|cervical|done|given|received|had|performed|were|was|before|previously|too|also|on record))*"
_PLACE = r"(?:elsewhere|(?:at|by|with|from|through|in|under) (?:(?:another|a different|an? (?:outside|other)|the|her|his|their|other|outside|previous|prior|old|former|pain|spine|local) )*(?:clinic|practice|office|facility|hospital|provider|doctor|physician|group|va|center|specialist|town|state|surgeon|orthopod|dr\.? ?[\w-]+)\b|(?:at|by) (?!the\b|her\b|his\b|l\d|c\d)[\w'&-]+ (?:[\w'&-]+ )?(?:pain|spine|orthop\w+|medical|health|center|associates|clinic|hospital)\b)"
_ELSEWHERE = re.compile(
    rf"(?:\b(?:others?|additional(?: ones)?|{_SOME} (?:more|others?|additional))|\b(?:also|as well)(?: (?:has|had|got|gets|received|been|having|did|she|he|have))* {_SOME}|(?:[,;&]|\b(?:and|plus|but)) (?:(?:also|has|had|got|gets|received|she|he) )*{_SOME}){_OF_THEM} {_PLACE}"
    rf"|\bother (?:\w+ ){{0,3}}(?:sessions?|injections?|shots?|epidurals?|blocks?|procedures?|tpis?|[a-z]{{0,2}}esis?|sets?|rounds?) (?:(?:were|was|done|given|had|performed|received) )*{_PLACE}"
    rf"|\bdr\.? ?[\w-]+ (?:has |had |also )*(?:did|done|gave|given|performed) (?:(?:her|him) )?{_SOME} (?:more|others?|additional)\b"
    rf"|\b(?:had|got|received) (?:some|several|many|a few|a couple|a bunch|multiple|numerous|a number){_OF_THEM} {_PLACE}"
)
#: "Two epidurals at Mercy in the spring and two here", "twice in the winter and I have done them three times since".
_ADDED_HERE = re.compile(
    rf"\b(?:{NUMBER}|once|twice|thrice)\b[^.;:]{{3,70}}?(?:,|\band|\bthen|\bplus|&) (?:(?:i|we|she|he|dr\.? [\w-]+) (?:(?:have|has|had|'ve|also|since|then) )*(?:done|given|did|gave|repeated|performed|had|got|received) (?:(?:it|them|these|her|him) )?)?"
    rf"(?:(?:a |another |the )?{NUMBER}|once|twice|thrice)(?: (?:times?|more|others?|further|additional|again|sets?|rounds?|sessions?))* (?:here|since(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|20|last|\d))|with (?:us|me)|by (?:me|us)|in (?:this|our) (?:office|clinic|practice)|at (?:this|our) (?:office|clinic|practice))\b"
    # "Three rounds with Dr. Abel, and I have repeated them in June and on August 25".
    rf"|\b(?:{NUMBER}|once|twice|thrice)\b[^.;:]{{3,90}}?(?:,|\band|\bthen|&) (?:i|we|dr\.? [\w-]+) (?:(?:have|has|had|'ve|also|since|then) )*(?:repeated|redone|redid|done|did|given|gave) (?:them|it|these|the same)(?: again)? (?:in|on|this|last)\b"
)
#: "The neck on 3/12 and again since then", "she had it again, and again", "a series of three twice this year", "goes to the VA for more of them".
_MORE = re.compile(
    rf"\b(?:again|repeated|more(?: of (?:them|these|those))?|others|another)(?: (?:session|set|round|injection|series)s?)?,? since(?: then)?(?= ?(?:[.,;)]|$))"
    r"|\bagain,? and (?:then )?again\b|\bover and over\b|(?<=\d),? (?:etc\b|and so (?:on|forth)\b|among others\b|and (?:some |several |many )?others?(?= ?(?:[.;,)]|$)))"
    r"|\b(?:see|per) (?:the |her |his )?(?:log|list|chart|flow ?sheet|record|table)s? for (?:the )?(?:rest|others|remainder)\b|\bplus (?:those|the ones|some|others|any) (?:by|at|from|with|given|done)\b"
    rf"|\b(?:prior|earlier|previous|other) ones (?:by|at|with|under|in|from) (?!{NUMBER}|20\d\d|[a-z]+ 20\d\d|the (?:spring|summer|fall|winter))|\b(?:on|at) (?:most|nearly every|almost every|every|each) (?:visit|appointment)s?\b|\b(?:throughout|all through|all during) (?:20\d\d|the year|this year)\b"
    rf"|\b(?:session|treatment|injection|round|set) (?:#|no\.? ?|number )?(?:[3-9]|1\d) of (?:[3-9]|1\d)\b|\b(?:the )?(?:latest|most recent(?:ly)?)(?: one)?(?: (?:was|done|given|had|one))* (?:by|at|with|in) [^.;,\d]{{3,40}}(?:,? (?:date|day) (?:not known|unknown|not recorded|unclear|not given))?(?= ?(?:[.;]|$))"
    rf"|\b(?:series|sets?|rounds?) of {NUMBER}\b[^.;]{{0,50}}\b(?:twice|thrice|{NUMBER} times|(?:twice|every|each) year|every (?:few|{NUMBER}) months)\b"
    rf"|\b{NUMBER} (?:sessions|sets|rounds) (?:on|to|for|in|of) (?:the |her |his )?(?:left|right|neck|upper|lower)\b[^.;]{{0,30}}\band {NUMBER} (?:(?:more|sessions|sets|rounds) )?(?:on|to|for|in|of) (?:the |her |his )?(?:left|right|neck|back|upper|lower)\b"
    rf"|\b(?:has|had|gets|got|receives|received|having|(?:been|goes|went|going) (?:back )?to [^.;]{{3,40}} for) (?:more|another)(?: of (?:them|these|those|the same|it)| (?:[\w-]+ ){{0,3}}?(?:tpis?|injections?|shots?|epidurals?|[a-z]{{0,2}}esis?|blocks?|sessions?))(?: {_PLACE}|(?= ?(?:[.,;)]|$)))"
)
#: "First neck set on 6/18; second set three months later": one more, of no day.
_NTH_LATER = re.compile(
    rf"\b(?P<n>second|third|2nd|3rd)(?: (?:set|session|round|one|injection|series|esi|tpi|epidural)s?)?(?: (?:was|came|done|given|followed|about|some|around|roughly|only|just|had))* (?:a |{NUMBER} |several |a few )(?:weeks?|months?) (?:later|after(?:wards?)?|thereafter)\b"
)
_PLACES = ("elsewhere", "pain", "spine", "orthop", "medical", "health", "associates", "clinic", "practice", "office", "facility", "hospital", "provider", "doctor", "physician", "group", "va", "center", "specialist", "town", "state", "surgeon", "dr ", "dr.")  # fmt: skip
_HERE = ("here", "since", "with us", "with me", "by me", "by us", "in this", "in our", "at this", "at our")
_ANEW = tuple(f"{done} {it}" for done in ("repeated", "redone", "redid", "done", "did", "given", "gave") for it in ("them", "it", "these", "the same"))  # fmt: skip
_FURTHER = ("etc", "so on", "others", "for the", "plus ", "ones ", "visit", "appointment", "throughout", "all through", "all during", "latest", "most recent", "since", "again", "over and over", "more", "another", "series of", "set of", "sets of", "round of", "rounds of", "sessions ", "sets ", "rounds ", *(f"{digit} of " for digit in range(10)))  # fmt: skip
_ADDED = Tellings(
    ((_ELSEWHERE, Telling(*_PLACES)), (_ADDED_HERE, Telling(*_HERE, *_ANEW)), (_MORE, Telling(*_FURTHER)))
)
_LATER = Telling("later", "after")
_NONE = re.compile(
    r"\b(?:no|not|none|never|nor|denie[sd]|without|will|plan\w*|schedul\w*|refer\w*|could|would|may|visits?|opinions?)\b[^.;]{0,30}$|n't\b[^.;]{0,30}$"
)


def added_elsewhere(lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Where a text tells of sessions at another place besides those here."""
    for match in _NTH_LATER.finditer(lower, start, end) if _LATER.within(lower, start, end) else ():
        if not _NONE.search(lower, start, match.start()):
            nth = 2.0 if match["n"] in ("second", "2nd") else 3.0
            yield Quantity(match.start(), match.end(), Interval(nth, nth))
    for pattern in _ADDED.within(lower, start, end):
        for match in pattern.finditer(lower, start, end):
            if not _NONE.search(lower, start, match.start()):
                yield Quantity(match.start(), match.end(), Interval(1.0, math.inf))
