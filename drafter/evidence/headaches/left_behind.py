"""Rates that the record itself has left behind: "last year she had a headache every day. On candesartan that has settled to 7".

A count that is set in an earlier time, and behind which, there or within two sentences, one of the same kind is told as that of
now. Where the toxin stands between them, the earlier one is what it was before treatment, and stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import Attacks, attacks
from drafter.evidence.headaches.eras import era
from drafter.evidence.headaches.turned_rates import SHARE_BEHIND
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
_LEAD = re.compile(
    rf"\b(?:{_TIME}|before|prior (?:to|frequency|rate|count)|previous (?:frequency|rate|count)|pre-?|while (?:on|taking)|until|when)\b"
)
_BEHIND = re.compile(
    rf"[^.;:\d]{{0,24}}?\b(?:{_TIME}|before|prior to|until)\b| ?\(?pre-?|,? (?:of )?(?:for \w+ months? )?last {_SEASON}"
    r"| (?:while|when) (?:(?:she|he|pt|the patient) was )?(?:on|taking|over-?using|using|pregnant|in|drinking)\b"
)
_WAS = re.compile(r"\b(?:had|was|were|used to|got|suffered|experienced)\b")
_NOW = re.compile(
    r"\b(?:now|current(?:ly)?|today|as of (?:today|now)|at present|at the present time|presently|at this time|these days|nowadays|lately|since then|this (?:year|month)|(?:has|have|is|are) since)\b"
)
_NOW_BEHIND = re.compile(rf"[ (]*(?:{_NOW.pattern}|since(?: then)?(?= ?(?:[.,;)]|$)))")
#: "22 a month -> 8 a month".
_ARROW = re.compile(r" ?(?:-+>|=+>|→|>+) ?")
#: "25 → 10 after topiramate".
_TO_FIGURE = re.compile(r" ?(?:-+>|=+>|→) ?(?:now )?\d{1,2}(?![\d%]| ?/ ?10)")
#: What sets a figure after a medicine, or turns what was before.
_TURN = re.compile(
    r"\b(?:with|on|off|since|after|under|thanks to|despite)\b[^.;]{0,60}$|\b(?:settled|improved|dropped|fallen|fell|decreased|reduced|cut|brought|came down|come down|gone down|went down|declined|lowered|risen|climbed|increased|eased|down)\b[^.;]{0,40}$"
)
#: "12 a month before Aimovig, 5 a month on it".
_WITH = re.compile(r",? (?:with|on|since|after|under) (?!(?:average|waking|most)\b)\w")
_OF_PAST = Telling("->", "→", "=>", "prior ", "previous ", "last ", "past ", " ago", "earlier", " back", "before", "in 19", "in 20", "in jan", "in feb", "in mar", "in apr", "in may", "in jun", "in jul", "in aug", "in sep", "in oct", "in nov", "in dec", "pregnan", "trimester", "menopause", "concussion", "accident", "crash", "injury", "pandemic", "divorce", "infection", "covid", "in her", "in his", "worst", "peak", "saw", "visit", "appointment", "until", "previously", "formerly", "originally", "initially", "at first", "that time", "back then", "used to", "prior to", "pre", "while ", "when ", "had", "was ", "were ")  # fmt: skip
#: A year or more ago, or before another medicine.
_LONG_PAST = re.compile(
    rf"\b(?:last {_SEASON}|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|some|\d+) years? (?:ago|earlier|back)|(?:back )?in (?:(?:early|late|mid)[ -]?)?(?:19|20)\d\d|at (?:her|his|its|their|the) (?:very )?(?:worst|peak)|(?:in|during) (?:the|her|his) (?:\w+ )?{_LIFE}|in (?:her|his) (?:teens|twenties|thirties|forties)|when (?:she|he) was (?:on|in|at|pregnant|taking|married|working)|while (?:on|taking))\b"
)
_LONG_PAST_BEHIND = re.compile(
    rf"[^.;:\d,]{{0,24}}? (?:last {_SEASON}|(?:an?|one|two|three|four|five|several|\d+) years? ago|(?:back )?in (?:19|20)\d\d|(?:in|during) (?:the|her|his) (?:\w+ )?{_LIFE})\b"
)
#: What began then, or is so still: "last year she began to have", "in 2023 they became daily", "since last year".
_GOES_ON = re.compile(
    r"\b(?:beg[aiu]n|started|starting|became|become|turned|developed|onset|transformed|progressed|escalated|rose|climbed|increased|went|worsened|changed|converted|evolved|has|have|is|are|'s|gets?|reports?|remains?|still|ever|continues?|unchanged|same|diagnos\w+)\b"
)
_SINCE = re.compile(r"\b(?:since|from|as of|starting|beginning|for (?:the )?(?:past|last))\b")
_ASKED = re.compile(
    r"\b(?:request\w*|wish\w*|would like|asks?|asked|asking|consider\w*|plan\w*|propos\w*|start|initiat\w*|authori[sz]\w*|never|not|n't|denie[sd]|candidate|interested|discuss\w*|offer\w*|refer\w*|wants?|wonders?|hop\w+|trial of|recommend\w*|appl\w+|naive|first|eligib\w*|ahead with|proceed\w*|no)\b"
)
_BEFORE_IT = re.compile(
    r"\b(?:before|prior to|pre-?)(?: ?(?:starting|beginning|taking|trying|going on|the|her|his|any))* ?$"
)
_MANY = r"\d{1,2}(?:(?: ?-| to| or) ?\d{1,2})?(?![\d%/]|\.\d| ?(?:/ ?10|mg|years?|yo|weeks?|hours?|hrs?|out of))"
_IS_NOW = r"(?:now|currently|today|these days|nowadays|lately|at present|presently|otherwise|usually|typically|normally|ordinarily|on average|most months|other months|the other months|any other month|(?:the |her |his )?(?:usual|typical|average|normal|ordinary)(?: (?:month|number|count|is|being|of))*|down to|settled (?:at|to)|back (?:down )?to)"
#: "20 headache days a month after the accident, 6 now", "16 in June with the sinus infection; usual month 5": the bare figure is the rate.
_BARE_NOW = re.compile(
    rf"[^.;\d\n]{{0,70}}(?:[,;:]| -+|[.](?= {_IS_NOW}\b)| and(?= )| but(?= ))(?: (?:and|but|her|his|the|is|she is|he is|it is|it's|she has|he has|has|has been|been|down|about|only|around|maybe|just))* (?:{_IS_NOW}:?,?(?: (?:about|only|around|maybe|just|is|are|she has|he has|has|it is|it's|at|down to|perhaps|to|in the))* (?P<now>{_MANY})|(?P<bare>{_MANY}) (?:days? )?(?:a month )?(?:now|currently|today|these days|nowadays|lately|at present|otherwise|usually|typically|normally|(?:is |being )?(?:the|her|his) (?:usual|norm|average)|in (?:(?:the|her|his|a) )?(?:usual|typical|ordinary|average|other) months?|most months|in other months))(?!{SHARE_BEHIND})(?= ?(?:[.,;)]|$)| (?:a|per|days?|headache|since|with|on|at|these|this|in|most|the)\b)"
)
_NEAR = 24  # characters
_EARLY = 2  # months of a year
_NEXT = 2  # sentences behind in which the later rate may stand


def left_behind(reading: Reading, sentence: Sentence, count: Attacks) -> bool:
    """Whether a count is of a time before that of another, which is told as the present one."""
    return _bare_now(reading, sentence, count) or _before_another(reading, sentence, count)


def _before_another(reading: Reading, sentence: Sentence, count: Attacks) -> bool:
    lower = reading.lower
    if not _OF_PAST.within(lower, sentence.start, sentence.end):
        return False
    before = era(reading, sentence, count.start, count.end)
    if isinstance(before, tuple) and not _before_other(reading, sentence, before[1]):
        return False  # of before treatment
    past = _set_in_past(lower, sentence.start, sentence.end, count)
    had = past or _WAS.search(lower, sentence.start, count.start) is not None
    arrow = _ARROW.match(lower, count.end, sentence.end) is not None
    if arrow and not _toxin_given(reading) and _TO_FIGURE.match(lower, count.end, sentence.end):
        return True
    if not (had or arrow) or _NOW.search(lower, sentence.start, count.start):
        return False
    if _long_past(reading, sentence, count):
        return True
    for later_in, later in _later(reading, sentence, count):
        begin = later_in.start
        if later_in is sentence:
            behind = _BEHIND.match(lower, count.end, sentence.end)
            begin = behind.end() if behind and behind.end() < later.start else count.end
        if later.what != count.what or _set_in_past(lower, begin, later_in.end, later):
            continue
        now = _NOW.search(lower, begin, later.start) or _NOW_BEHIND.match(lower, later.end, later_in.end)
        now = now or _NOW.search(lower, later.start, later.end) or _ARROW.fullmatch(lower, count.end, later.start)
        turned = now or (past and (_TURN.search(lower, begin, later.start) or _WITH.match(lower, later.end)))
        if turned and not _toxin_between(reading, sentence, later_in):
            return True
    return False


def _bare_now(reading: Reading, sentence: Sentence, count: Attacks) -> bool:
    """Whether a smaller bare figure behind a count is told to be the present or the usual one, where no toxin was given."""
    last = min(sentence.end + _NEAR, len(reading.lower))
    told = _BARE_NOW.match(reading.lower, count.end, last)
    if told is None:
        return False
    least = re.match(r"\d+", told["now"] or told["bare"])
    return least is not None and int(least[0]) < count.value.low and not _toxin_given(reading)


def _long_past(reading: Reading, sentence: Sentence, count: Attacks) -> bool:
    """Whether a count is of a year or more ago, or of before another medicine, where the record tells of no toxin given since."""
    lower = reading.lower
    # Behind the last count of the same: "last year 8; despite topiramate 20".
    alike = (c.end for c in attacks(reading, sentence) if c.what == count.what and c.end <= count.start)
    first = max(alike, default=sentence.start)
    lead = _LONG_PAST.search(lower, first, count.start)
    lead = (
        lead
        or _LONG_PAST.match(lower, count.end, sentence.end)
        or _LONG_PAST_BEHIND.match(lower, count.end, sentence.end)
    )
    if _before_drug(reading, sentence, first, count):
        return not _toxin_given(reading)
    if lead is None or not _is_past(reading, lead):
        return False
    between = lower[min(lead.start(), count.start) : max(lead.end(), count.start)]
    told = lower[sentence.start : count.start]
    if (
        _GOES_ON.search(between)
        or _GOES_ON.search(told)
        or _SINCE.search(lower[sentence.start : max(lead.end(), count.start)])
    ):
        return False
    return not _toxin_given(reading)


def _before_drug(reading: Reading, sentence: Sentence, first: int, count: Attacks) -> bool:
    """Whether a count is told of the time before another medicine than the toxin."""
    lower = reading.lower
    # "12 a month before Aimovig, 5 a month on it": what stands right behind a count before is of that.
    drugs = [
        m
        for m in reading.of(sentence, "treatment")
        if first <= m.start
        and not count.start < m.start < count.end
        and not (first > sentence.start and _BEFORE_IT.fullmatch(lower[first : m.start].lstrip()))
    ]
    return any(
        _BEFORE_IT.search(lower, max(first, m.start - 40), m.start)
        and (m.end <= count.start or m.start - count.end < _NEAR)
        for m in drugs
    )


def _is_past(reading: Reading, lead: re.Match[str]) -> bool:
    """Whether a time is a year or more ago; a year's first months still speak of the one before."""
    year = re.search(r"(?:19|20)\d\d", lead[0])
    if year is None or reading.anchor is None:
        return True
    return int(year[0]) < reading.anchor.year - (reading.anchor.month <= _EARLY)


def _toxin_given(reading: Reading) -> bool:
    """Whether the record speaks of the toxin otherwise than as asked for, planned or never given."""
    return any(
        mention.id == "botulinum" and not _ASKED.search(reading.lower, sentence.start, sentence.end)
        for sentence in reading.sentences
        for mention in reading.of(sentence, "procedure")
    )


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
