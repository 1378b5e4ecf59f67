"""What an examination of the past found is history: "trigger points present in 2022", "last year's exam showed a taut band"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.timing.times_told import days_told
from drafter.evidence.words.clauses import clause_at
from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

_LATELY = 90  # days; an examination that is older is not today's
#: A day right behind a finding, or one that opens the sentence, is the day of the finding.
_BEHIND = re.compile(
    r"[^.;,]{0,40}?[ (](?:in|on|at|during|back in|of|from|by)(?: the)?(?: (?:visit|exam\w*|note)(?: of| on| from|,)?)? ?"
)
_BEFORE = re.compile(
    r"\W*(?:(?:at|from|by|per) (?:an?|the|her|his|another|our) (?:(?:outside|other|previous|prior|former|different|local|referring|pain) )*(?:clinic|hospital|provider|office|practice|physician|facility|center|doctor)(?: visit)?,? (?:in|on|of|from) |(?:back )?(?:in|on|at|during|by) (?:an? |her |his |our )?|(?:(?:her|his|the|an?|my|our|prior|previous|old) )*(?:exam\w*|visit|note|palpation|evaluation)(?: here)?(?: (?:of|on|in|from|at))? )?(?:the )?"
)
#: "5/5 SIJ tests positive" counts them.
_COUNT = re.compile(
    r" (?:of )?(?:the )?(?:si|sij|sacroiliac|tests?|provocati\w+|positive|pos|maneuvers?|trigger|strength)\b"
)
_LONG = 183  # days; a disease that was not there so long ago may have come since
_SETTLED = re.compile(r"\b(?:ruled out|excluded|emg|emgs|ncs|mri|ct|tests?|testing|studies|study|never)\b")
_BEFORE_HARM = re.compile(
    r"\b(?:before|prior to) (?:the|her|his|this) (?:accident|injury|fall|crash|mva|mvc|collision|surgery|onset|pregnancy|incident)\b"
)
_LEAD = re.compile(r"(?:in|on|of|from|by|during) ")
_PAST = re.compile(
    r"\b(?:last (?:year|spring|summer|fall|winter)(?:'s)?|(?:years?|a year|two years) ago|at (?:her|his|the|our) (?:last|prior|previous) (?:visit|exam\w*)|(?:prior|previous|last|old) (?:exam\w*|visits?|notes?)(?: (?:had |has )?(?:show|found|not|describ|document|report)\w*| ?:))"
)
#: What was not there at an earlier look says nothing of today, however lately that was.
_EARLIER = re.compile(
    r"\b(?:(?:before|prior to) (?:the|her|his|this) (?:accident|injury|fall|crash|mva|mvc|collision|surgery|onset|pregnancy|incident)|previously|formerly|at first\b(?! glance)|(?:at|on|during) (?:(?:her|his|the|our|my) )?(?:last|prior|previous|first|initial|earlier) (?:visit|exam\w*|evaluation|appointment|encounter|consult\w*|look)|(?:the |her |his |my |our )?(?:initial|prior|previous|earlier|last) (?:visit|exam\w*|evaluation|assessment|palpation|notes?|consult\w*)\b(?!,? (?:and|also) today))"
)
#: "At a 2022 visit", "her 2021 exam showed".
_OF_YEAR = re.compile(
    r"\b(?P<year>(?:19|20)\d\d) (?:visit|exam\w*|evaluation|note|consult\w*|assessment|encounter|appointment|palpation)\b"
    r"|\b(?:notes?|visit|exam\w*|records?|report|evaluation),? (?:of |from |in |dated )?(?P<of>(?:19|20)\d\d)\b(?![/-])"
)
_TOLD = Telling("last ", "ago", "prior", "before ", "previous", "old ", "former", "first", "initial", "earlier")
_NOW = re.compile(
    r"\b(?:today|now|no longer|still|again|persist\w*|remain\w*|unchanged|same|since|current\w*|continu\w*|present exam)\b"
)
_STILL = re.compile(r"\b(?:no longer|still|again|persist\w*|remain\w*|unchanged|same|continu\w*)\b")


def was_found(reading: Reading, sentence: Sentence, finding: Mention, *, absent: bool = False) -> bool:
    """Whether a sentence tells of a finding as of an examination that is past.

    :param absent: whether the finding was looked for and not there, which is history once another look followed; what was found is
        so only after three months.
    """
    lower, start, end = reading.lower, sentence.start, sentence.end
    day = reading.day(sentence)
    if day is None:
        return False
    if absent:
        start, end = clause_at(reading.clauses(sentence), finding.start)
    told = _TOLD.within(lower, start, end)
    past = bool(told and (_PAST.search(lower, start, end) or (absent and _EARLIER.search(lower, start, end))))
    past = past or any(int(m["year"] or m["of"]) < day.year for m in _OF_YEAR.finditer(lower, start, end))
    lately = 0 if absent else _LATELY
    old = [
        d
        for d in days_told(reading, sentence)
        if d.days is not None and (day - d.days.last).days > lately and d.start >= start and d.end <= end
    ]
    past = past or any(_is_its_day(lower, sentence, finding, d.start, d.end) for d in old)
    # "In 2022 taut bands; today soft": what is told of today behind a semicolon is of another look.
    first, last = lower.rfind(";", start, finding.start) + 1 or start, lower.find(";", finding.end, end)
    return past and not (_NOW.search(lower, first, last if last >= 0 else end) or _STILL.search(lower, start, end))


def was_free(reading: Reading, sentence: Sentence, disease: Mention) -> bool:
    """Whether a sentence denies a disease for a time that is long past ("no radiculopathy in 2021", "none before the fall").

    What was ruled out stays so, whenever that was.
    """
    lower, day = reading.lower, reading.day(sentence)
    start, end = clause_at(reading.clauses(sentence), disease.start)
    if day is None or _SETTLED.search(lower, start, end) or _NOW.search(lower, start, end):
        return False
    old = (d for d in days_told(reading, sentence) if d.days is not None and (day - d.days.last).days > _LONG)
    return _BEFORE_HARM.search(lower, disease.end, end) is not None or any(
        _is_its_day(lower, sentence, disease, d.start, d.end) for d in old if start <= d.start and d.end <= end
    )


def _is_its_day(lower: str, sentence: Sentence, finding: Mention, start: int, end: int) -> bool:
    """Whether a day stands right behind a finding, or opens the sentence as that of an examination."""
    # "in 2022": a year's place may begin with the word that leads to it.
    start = next((m.end() for m in [_LEAD.match(lower, start, end)] if m), start)
    if start >= finding.end:
        return _BEHIND.fullmatch(lower, finding.end, start) is not None
    return _COUNT.match(lower, end) is None and _BEFORE.fullmatch(lower, sentence.start, start) is not None
