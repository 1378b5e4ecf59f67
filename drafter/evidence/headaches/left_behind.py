"""Rates that the record itself has left behind: "last year she had a headache every day. On candesartan that has settled to 7".

A count that is set in an earlier time, and behind which, there or within two sentences, one of the same kind is told as that of
now. Where the toxin stands between them, the earlier one is what it was before treatment, and stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import Attacks, attacks
from drafter.evidence.headaches.eras import era
from drafter.evidence.words.months import MONTHS
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_SEASON = r"(?:year|spring|summer|fall|winter|autumn)"
_LIFE = r"(?:pregnancy|first trimester|second trimester|third trimester|perimenopause|menopause|concussion|accident|crash|injury|pandemic|divorce|infection|covid)"
_TIME = rf"(?:last {_SEASON}|(?:this|the) past {_SEASON}|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|a few|some|\d+) (?:years?|months?) (?:ago|earlier|back|before)|(?:back )?in (?:(?:early|late|mid)[ -]?)?(?:19|20)\d\d|(?:back )?in (?:{MONTHS})(?:,? (?:of )?(?:19|20)\d\d)?|(?:in|during|after|following) (?:the|her|his) (?:\w+ )?{_LIFE}|in (?:her|his) (?:teens|twenties|thirties|forties)|at (?:her|his|its|their|the) (?:worst|peak)|(?:when|the last time) (?:i|we) (?:last )?saw|at (?:the|her|his) (?:last|previous|prior|initial) (?:visit|appointment)|until \w+|previously|formerly|originally|initially|at first|at that time|back then|used to)"
#: "Last year she had", "before topiramate he was having", "while on Excedrin daily he had".
_LEAD = re.compile(rf"\b(?:{_TIME}|before|prior to|pre-?|while (?:on|taking)|until|when)\b")
_BEHIND = re.compile(
    rf"[^.;:\d]{{0,24}}?\b(?:{_TIME}|before|prior to|until)\b|,? (?:of )?(?:for \w+ months? )?last {_SEASON}"
)
_WAS = re.compile(r"\b(?:had|was|were|used to|got|suffered|experienced)\b")
_NOW = re.compile(
    r"\b(?:now|currently|today|as of (?:today|now)|at present|at the present time|presently|at this time|these days|nowadays|lately|since then|this (?:year|month)|(?:has|have|is|are) since)\b"
)
#: What sets a figure after a medicine, or turns what was before.
_TURN = re.compile(
    r"\b(?:with|on|since|after|under|thanks to)\b[^.;]{0,60}$|\b(?:settled|improved|dropped|fallen|fell|decreased|reduced|cut|brought|came down|come down|gone down|went down|declined|lowered|risen|climbed|increased|eased|down)\b[^.;]{0,40}$"
)
#: "12 a month before Aimovig, 5 a month on it".
_WITH = re.compile(r",? (?:with|on|since|after|under) (?!(?:average|waking|most)\b)\w")
_OF_PAST = Telling("last ", "past ", " ago", "earlier", " back", "before", "in 19", "in 20", "in jan", "in feb", "in mar", "in apr", "in may", "in jun", "in jul", "in aug", "in sep", "in oct", "in nov", "in dec", "pregnan", "trimester", "menopause", "concussion", "accident", "crash", "injury", "pandemic", "divorce", "infection", "covid", "in her", "in his", "worst", "peak", "saw", "visit", "appointment", "until", "previously", "formerly", "originally", "initially", "at first", "that time", "back then", "used to", "prior to", "pre", "while ", "when ", "had", "was ", "were ")  # fmt: skip
_NEXT = 2  # sentences behind in which the later rate may stand


def left_behind(reading: Reading, sentence: Sentence, count: Attacks) -> bool:
    """Whether a count is of a time before that of another, which is told as the present one."""
    lower = reading.lower
    if not _OF_PAST.within(lower, sentence.start, sentence.end):
        return False
    before = era(reading, sentence, count.start, count.end)
    if isinstance(before, tuple) and not _before_other(reading, sentence, before[1]):
        return False  # of before treatment
    past = _set_in_past(lower, sentence.start, sentence.end, count)
    had = past or _WAS.search(lower, sentence.start, count.start) is not None
    if not had or _NOW.search(lower, sentence.start, count.start):
        return False
    for later_in, later in _later(reading, sentence, count):
        begin = later_in.start
        if later_in is sentence:
            behind = _BEHIND.match(lower, count.end, sentence.end)
            begin = behind.end() if behind and behind.end() < later.start else count.end
        if later.what != count.what or _set_in_past(lower, begin, later_in.end, later):
            continue
        now = _NOW.search(lower, begin, later.start) or _NOW.match(lower, later.end + 1, later_in.end)
        turned = now or (past and (_TURN.search(lower, begin, later.start) or _WITH.match(lower, later.end)))
        if turned and not _toxin_between(reading, sentence, later_in):
            return True
    return False


def _set_in_past(lower: str, first: int, last: int, count: Attacks) -> bool:
    lead = _LEAD.search(lower, first, count.start)
    behind = _BEHIND.match(lower, count.end, last)
    return lead is not None or behind is not None


def _before_other(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether the words that set a count before treatment and end there are of a medicine ("before starting topiramate")."""
    return any(0 <= drug.start - end <= 1 for drug in reading.of(sentence, "treatment"))


def _later(reading: Reading, sentence: Sentence, count: Attacks) -> Iterator[tuple[Sentence, Attacks]]:
    """The counts behind one, here and in the next sentences under the same heading."""
    for each in reading.sentences[sentence.index : sentence.index + 1 + _NEXT]:
        if each.section.index != sentence.section.index and not each.label.startswith(("now", "current", "today")):
            return
        for other in attacks(reading, each):
            if other.start >= count.end:
                yield each, other


def _toxin_between(reading: Reading, first: Sentence, last: Sentence) -> bool:
    return any(
        mention.id == "botulinum"
        for each in reading.sentences[first.index : last.index + 1]
        for mention in reading.of(each, "procedure")
    )
