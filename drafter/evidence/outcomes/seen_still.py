"""Relief that was still there on a day: "seen 8/4, still 70 % improved", "at the August visit relief was holding at 75 %".

Such a day is no session's, and not that on which relief ended: it had lasted so long at least.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.timing import timings
from drafter.evidence.words.percentages import percentages

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

_HALF = 50.0  # per cent
_WHO = r"(?:her|his|their|the|my|our|pt|patient|him|them)"
#: "Seen 8/4", "at her visit of 8/4", "when I saw him on 8/4", "my note of 8/4".
_VISIT_AHEAD = re.compile(
    rf"\b(?:seen|visit|f/?u|follow[- ]?up|recheck|check|appointment|appt|call|called|phoned?|telephone|examined|note|letter|(?:when|as) (?:i|we|dr\.? [\w-]+)(?: (?:last|next|then))? saw {_WHO}(?: patient)?)(?: (?:visit|call|note|on|of|in|at|from|dated|late|early|mid|the|again|here|back|next|with (?:us|me|{_WHO})))*[,: ]*$"
)
_VISIT_BEHIND = re.compile(
    r"(?:'s)? (?:(?:office|clinic|phone|progress|follow-?up) )?(?:visit|note|letter|call|appointment|appt|check|f/?u|follow[- ]?up|recheck|exam|encounter)\b"
)
#: "On August 5, ... still", "; 8/4: still".
_OPENS = re.compile(r"(?:[^a-z\d]*|.*,? (?:and|but) )(?:(?:and|then|by|on|as of|in|at|early|late|mid)[ -]?)*")
#: "Was holding at 75 % at the August visit": the day behind the share.
_AT = re.compile(
    rf"(?: (?:better|relief|improved|improvement|of|less|leg|back|arm|neck|pain|buttock))*,? (?:at|on|by|as of|when(?: last)? seen|when (?:i|we) saw {_WHO}|through)(?: (?:in|on|at|of|the|her|his|my|our|last|follow-?up|f/u|visit|early|late|mid))* $"
)
_AMONG = r"(?:(?: (?:about|around|roughly|at|with|has|have|a|an|good|great|well|fine|steady|to|be|have|report|enjoy|feel|her|his|their|the|leg|back|arm|neck|buttock|pain|relief|benefit|improvement|overall|doing|feeling|better|approximately|nearly|over|at least|some|of|as|it|ongoing|sustained|continued|persistent|being|down|lower|less|reduced|by|that|she|he|is|still|herself|himself))|[ ~>\"',(:-])*$"
_GOES_ON = r"still|remain(?:s|ing)?|continu(?:es|ing)|hold(?:s|ing)|stay(?:s|ing)|maintain(?:s|ing)|sustain(?:s|ing)|now|currently|is|are|(?:has|have) been|feels|feeling|rates|reports?|reporting|notes|endorses|enjoys"
#: "Still good, about 75 % better", "remains 70 % improved", "she is now 80 % better".
_STILL = re.compile(rf"\b(?:{_GOES_ON})\b{_AMONG}")
_STILL_THEN = re.compile(
    rf"\b(?:still|remain(?:s|ed|ing)?|continu(?:es|ed|ing)|hold(?:s|ing)|held|stay(?:s|ed|ing)|maintain(?:s|ed|ing)|sustain(?:s|ed|ing)|ongoing|persist(?:s|ed|ing|ent))\b(?: (?:had|was|were|reported))*{_AMONG}"
)
#: "At follow up 8/4 relief was 70 %", "he was 75 per cent better": of a visit, the state on its day.
_WAS_SO = re.compile(
    r"\b(?:relief|improvement|she|he|pt|patient)(?: (?:was|is|stood at|at))+(?: (?:about|around|at|over|roughly|some))* $"
)
_STILL_BEHIND = re.compile(
    r"[^.;\n%]{0,24}?(?:\b(?:better|improve\w*|relief|less|benefit|gone|reduction|reduced)\b,?(?: (?:overall|and|in|her|his|the|leg|arm|back|neck|pain))*)?,? (?:still|so far|to date|at present|now|currently|at this time|to this day|as of today|and holding|holding|ongoing|and stable)\b"
)
_STILL_GONE = re.compile(
    r"(?: (?:of|the|her|his|leg|arm|back|neck|buttock|pain|relief|improvement|was|were|is|it|that|better))* (?:still|persist\w*|ongoing|and holding|holding|maintained|sustained|remain\w*)\b"
)
#: What was, or wanes: no relief that goes on.
_WAS = re.compile(
    r"\b(?:was|were|had|got|gave|at first|initial\w*|first|until|but|(?<!her )(?<!his )(?<!the )(?<!low )(?<!lower )back(?! pain)|return\w*|recur\w*|wor[en] off|wear\w*|worse\w*|faded|fading|lasted|hop\w+|expect\w*|goal|if|would|(?<!than )before|prior)\b"
)
_PARTS = re.compile(r";|\.\s|, (?:and )?(?:now|today|currently)\b|\n\n")


def still_so(lower: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether a statement tells a share of relief, at a place of it, as what is so still."""
    if _STILL_BEHIND.match(lower, end, last):
        return True
    still = _STILL.search(lower, first, start)
    return still is not None and not _WAS.search(lower, max(first, still.start() - 20), still.start())


def wanes(lower: str, start: int, end: int) -> bool:
    """Whether words tell of relief that was, or that goes."""
    return _WAS.search(lower, start, end) is not None


def seen_on(lower: str, first: int, day: tuple[int, int], share: tuple[int, int], last: int) -> bool:
    """Whether a day of a statement is one on which its share of relief was found to be there still.

    :param first: where the sentence begins; ``last``: where it ends.
    """
    part = next((m.start() for m in _PARTS.finditer(lower, max(day[1], share[1]), last)), last)
    if day[1] <= share[0]:
        opened = max((m.end() for m in _PARTS.finditer(lower, first, day[0])), default=first)
        visit = _VISIT_AHEAD.search(lower, first, day[0]) or _VISIT_BEHIND.match(lower, day[1], share[0])
        if not visit and not _OPENS.fullmatch(lower, opened, day[0]):
            return False
        held = (
            _STILL_THEN.search(lower, day[1], share[0])
            or _STILL_GONE.match(lower, share[1], part)
            or (visit and _WAS_SO.search(lower, day[1], share[0]))
        )
        return bool(held) and not wanes(lower, share[1] if not _STILL_GONE.match(lower, share[1], part) else part, part)
    return (
        _AT.fullmatch(lower, share[1], day[0]) is not None
        and _STILL_THEN.search(lower, first, share[0]) is not None
        and not wanes(lower, day[1], part)
    )


def seen_days(reading: Reading, sentence: Sentence) -> list[Timing]:
    """The last of the days before the note's on which a sentence tells that relief was there still."""
    return reading.once("days of relief seen", sentence, _seen_days)


def _seen_days(reading: Reading, sentence: Sentence) -> list[Timing]:
    days = [t for t in timings(reading, sentence) if t.days and reading.anchor and t.days.last < reading.anchor]
    shares = list(percentages(reading.lower, sentence.start, sentence.end)) if days else []
    if not shares or shares[-1].value.low < _HALF or reading.of(sentence, "treatment"):
        return []
    share = (shares[-1].start, shares[-1].end)
    told = [t for t in days if seen_on(reading.lower, sentence.start, (t.start, t.end), share, sentence.end)]
    return [t for t in told if not _done_then(reading, sentence, t)][-1:]


#: "On 8/5 she had another injection", "8/5 left SI injection, still 80 % better": what was done on the day.
_DEED = re.compile(
    r"(?:.*\b(?:had|got|received|underwent|gave|did|repeated|repeat|performed|another|further|again|done|given|injected|second|third)\b[^.;]{0,30}|[ :,-]*(?:(?:left|right|bilat\w*|l|r|b/l|lumbar|cervical|caudal|[ctls]\d\S*) )*)"
)
_BEFORE_IT = re.compile(r"\b(?:after|since|following|post|s/p|status post|out from|from)(?: [\w/-]+){0,4} ?$")
_OWN_DAY = re.compile(r"(?:,? (?:of|on|from|in|dated|done|performed|given|late|early|mid))* ?\(?")


def _done_then(reading: Reading, sentence: Sentence, day: Timing) -> bool:
    """Whether a procedure was done on a day, and not before it."""
    return any(
        (m.end <= day.start and _OWN_DAY.fullmatch(reading.lower, m.end, day.start) is not None)
        or (
            day.end <= m.start
            and _DEED.fullmatch(reading.lower, day.end, m.start) is not None
            and not _BEFORE_IT.search(reading.lower, day.end, m.start)
        )
        for m in reading.of(sentence, "procedure")
    )
