"""What a rate has become, told by a bare figure: "with it she is at 9", "candesartan has cut that to 3", "now: 9".

Only where a rate was counted just before, and where nothing but words that say since when, who and that it is so stands before
the figure: "now 6/10", "now on topiramate 25 mg" tell of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from drafter.evidence.headaches.count_bounds import BOUND, of_figures
from drafter.evidence.headaches.diaries import Entry
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.numbers import NUMBER
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.quantities import Interval

_DRUG = "\N{SECTION SIGN}"  # stands in for the letters of a medicine's name
_NAME = rf"{_DRUG}+(?: (?:\d[\d.]* ?mg|daily|nightly|monthly|bid|qhs|xr|er))*"
_WHAT = rf"(?:it|this|that|these|those|them|which|the (?:drug|medicine|medication|shots?|pills?|new one|combination|cgrp)|(?:\w+ ){{0,2}}?{_NAME}(?:(?: and|,|/| plus| \+) (?:\w+ ){{0,2}}?{_NAME})*)"
_EVENT = r"(?:accident|crash|concussion|fall|injury|pregnancy|delivery|menopause|surgery|move|divorce|new job|infection|withdrawal|washout|detox\w*|weaning|hysterectomy|retirement)"
_SINCE_WHEN = rf"(?: since (?:{MONTHS}|last \w+|(?:19|20)\d\d|then))?"
_LATER = rf"(?:(?:on|upon|with) (?:direct |closer |careful |further |my )?(?:questioning|review|asking|interview)(?: today)?|right now|now|currently|current(?: (?:rate|frequency|count))?|today|as of today|as of now|at present|at the present time|presently|at this time|these days|nowadays|lately|since then|since|this (?:month|year|visit)|off {_WHAT}|since (?:(?:the|her|his) )?{_EVENT}(?: in {MONTHS})?|(?:now )?(?:on|with|under|thanks to|since|after|while on|using|taking) (?:(?:starting|beginning|adding|being on|taking|going on|stopping) )?{_WHAT}{_SINCE_WHEN})"
_WHO = r"(?:it|they|that|this|these|those|she|he|pt|patient|the patient|we|the (?:count|rate|number|frequency|figure|headaches?|migraines?|attacks?)|headaches?|migraines?|(?:(?:headache|migraine|ha) )?days|attacks?|frequency|count)"
_IS = r"(?:is|are|'s|'re|was|were|has|have|had|gets?|got|been|runs?|averages?|averaging|having|getting|seeing|sees|comes?|counts?|logs?|reports?|experienc\w+)"
_TURNS = r"(?:settled|improved|dropped|fallen|fell|decreased|reduced|cut|brought|come|came|gone|went|climbed|risen|rose|increased|lowered|drops?|cuts?|lowers?|reduces?|brings?|halved|shrunk|shrank|declined|lessened|eased|worsened|grown|tapered|crept)"
_AT = r"(?:about|around|roughly|only|just|at|to|down|up|more like|closer to|from that|now|currently|between|for|since|back|further|in number|in frequency|considerably|steadily|significantly)"
_BEING = rf"(?:{_IS}|{_TURNS}|{_AT})"
#: "On it he has", "with it she is at", "they are now", "now:", "on topiramate".
_THEN = rf"(?:{_LATER}(?::|,? (?:{_WHO}(?=[ '])|(?=(?:{_AT}|averag\w+|having|getting) )|(?=\d))|(?<!{_DRUG}))(?:['’ ]? ?{_BEING}(?: (?:it|that|this|them))?)*)"
#: "That has settled to", "qulipta has cut this to".
_CHANGED = rf"(?:(?:{_LATER}|(?:with|on|since|after|under|thanks to) (?:[a-z'-]+ ){{0,4}}?[a-z'-]+),? )?(?:{_WHO}|(?:the )?{_NAME})(?: (?:has|have|had|now|since|then|also|gradually|steadily|slowly|already))* (?:been )?{_TURNS}(?: (?:it|that|this|them|these|those|the (?:count|number|rate|frequency|days)|(?:headaches?|migraines?)))?(?: {_AT})*"
#: "They are 4 now".
_BEHIND = rf"{_WHO}(?: ?{_BEING})*"
_OPENS = rf"(?: (?:while|when) (?:she|he|pt) (?:was|were|had) [^,;.\d]{{1,40}}(?=[,;])| ?\(?(?:pre-?|before |prior to |until )(?:(?:starting|beginning|taking|trying) )?{_WHAT}\)?| in (?:{MONTHS})| (?:before|prior to|until) (?:(?:starting|beginning|taking|trying) )?{_WHAT})?[ ,;:.()-]*(?:(?:and|but|while|then|so|whereas|which) )*(?:(?:despite|even with|even on) {_WHAT},? )?"
_TAIL = r"(?P<days> (?:headache |ha |migraine )?days?)?(?P<per> ?(?:a|per|/|each|every|out of the|in the) ?(?:month|mo|week|wk)\b| monthly| weekly)?"
_ENDS = r"(?= ?(?:[,;.)]|$)| (?:now|currently|at present|today|these days|with|on|since|by|but|thanks)\b)"
#: Behind a figure that is of something else than the days: "on average 10 with nausea", "average 7 on pain scale", "5 days since she missed work".
SHARE_BEHIND = r"[ ,(]*(?:days? )?(?:(?:a|per|each) month |/ ?mo(?:nth)? )?(?:(?:now|currently|usually) )?(?:(?:with|w/|of (?:them|these|which) (?:with|are|were)|have|having|had) (?:[\w-]+ ){0,2}?(?:nause\w*|vomit\w*|auras?|photo\w*|phono\w*|light|sound|sensitiv\w*|throb\w*|pound\w*|migrain\w*|severe|disabling|dizz\w*|vertigo|neck|pain|features|symptoms)\b|(?:ago|since (?:(?:she|he|her|his) )?(?:last|missed?|missing|worked|lost)|of (?:work|school|missed))\b|(?:on|in|at) (?:[\w-]+ ){0,2}?(?:pain|scale|vas|nrs|severity|intensity)\b)"
_FIGURE = rf"(?P<pre>{BOUND} )?(?P<one>(?!an?\b|half\b){NUMBER})(?: ?(?:-|to|or) ?(?P<two>{NUMBER}))?{_TAIL}"
_TOLD = (
    re.compile(rf"{_OPENS}(?:{_THEN}|{_CHANGED}) ?{_FIGURE}{_ENDS}"),
    re.compile(rf"{_OPENS}{_BEHIND} {_FIGURE}(?= (?:now|currently|at present|today|these days)\b)"),
    re.compile(rf"{_OPENS}{_WHO}(?: ?{_BEING})* (?:now|currently)(?: {_BEING})* {_FIGURE}{_ENDS}"),
    re.compile(
        rf"{_OPENS}{_FIGURE}(?<=[a-z])(?= (?:now|currently|at present|these days|(?:on|with|since|after) (?:starting )?{_DRUG})(?:[ .,;)]|{_DRUG}|$))"
    ),
    # "12 a month before Emgality, and 5 since", "22 (pre-Qulipta), 8 (now)".
    re.compile(rf"{_OPENS}{_FIGURE} ?\(?(?:now|currently|today|since(?: then)?)\)?(?= ?(?:[.,;)]|$))"),
)
_OF_TURN = Telling("question", "asking", "interview", "now", "off ", "back ", "current", "today", "present", "this time", "these days", "lately", "since", "on ", "with ", "under ", "thanks", "after ", "using ", "taking ", " to ", "down", "up ", "this ")  # fmt: skip
_SHARE = re.compile(SHARE_BEHIND)
#: What else had a figure in the words before.
_OF_ELSE = re.compile(r"\b(?:pain|severity|intensity|score|midas|hit-?6|vas|nrs)\b|/ ?10\b")
#: "She is now 28."
_AGE = re.compile(r"\b(?:she|he|pt|patient|the patient)(?:'s| is| was)(?: (?:now|currently|only|just|about|almost))* $")
#: "Now on topiramate 25": a dose.
_DOSE = re.compile(rf"{_DRUG} $")
_AGAINST = re.compile(r"\b(?:before|prior to|without|pre)\b")
_REACH = 90  # characters in which the figure stands


#: "Now: 9" is a section of its own to the layout.
_NOW_LABEL = re.compile(r"(?:now|currently|current|today|at present)\b")
_TO = re.compile(
    r" ?(?:(?:headache|migraine|ha) )?(?:days? )?(?:(?:a|per|each|/) ?(?:month|mo) )?(?:down |up )?to (?:about |around |only |just )?"
)


class Rate(Protocol):
    """A count of days that was read."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def what(self) -> str: ...
    @property
    def unit(self) -> str: ...


def may_turn(lower: str, sentence: Sentence) -> bool:
    """Whether a sentence has any word that such a figure stands behind."""
    return _OF_TURN.within(lower, sentence.start, sentence.end)


def follows(earlier: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence can tell what the rate in the one before it has become."""
    return earlier.section.index == sentence.section.index or _NOW_LABEL.match(sentence.label) is not None


def came_to(lower: str, start: int, end: int, other: int) -> bool:
    """Whether a count at ``start`` is what the one at ``other`` came from ("from 11 to 4 a month")."""
    return lower.startswith("from ", start) and _TO.fullmatch(lower, end, other) is not None


def turned(reading: Reading, sentence: Sentence, counts: Sequence[Rate], first: int | None) -> Iterator[Entry]:
    """What the rate that was counted last has become, told at ``first`` or, where that is None, right behind a count."""
    if not counts or len({count.what for count in counts}) > 1:
        return  # "20 days of headache, 12 of migraine; now 9"
    lower, end, last = reading.lower, sentence.end, counts[-1]
    for start in (first,) if first is not None else [count.end for count in counts]:
        if _OF_ELSE.search(lower, last.end, start):
            continue
        masked = _masked(reading, sentence, start, min(end, start + _REACH))
        found = [(match, value) for told in _TOLD if (match := told.match(masked)) and (value := _value(match))]
        for match, value in found[:1]:
            before = masked[: match.start("one")]
            dose = _DOSE.search(before) and not _AGAINST.search(lower, sentence.start, start)
            if _SHARE.match(masked, match.end()):
                continue
            if not (match["days"] or match["per"]) and (dose or _AGE.search(before)):
                continue
            begins = match.start("pre") if match["pre"] else match.start("one")
            unit = last.unit if match["per"] is None else "w" if "w" in match["per"] else "m"
            yield Entry(start + begins, start + match.end(), value, last.what, unit)


def _value(match: re.Match[str]) -> Interval | None:
    return of_figures(match["one"], match["two"], match["pre"])


def _masked(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    """A stretch of text with signs in place of the names of medicines."""
    text = list(reading.lower[start:end])
    for drug in reading.of(sentence, "treatment"):
        for at in range(max(start, drug.start), min(end, drug.end)):
            text[at - start] = _DRUG
    return "".join(text)
