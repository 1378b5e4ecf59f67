"""Whether hours are a headache's: not another complaint's, and what the question before them asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.clauses import clause_at
from drafter.evidence.regions import areas_of

if TYPE_CHECKING:
    from drafter.evidence.lexicon import Mention
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence

_HEAD = frozenset({"head", "occiput", "face"})
_HEAD_NAMED = re.compile(r"\b(?:head\w*|ha|has|h/as?|migrain\w+|migs?|attacks?|cephal\w+|episodes?)\b")
_HEAD_OR_PRONOUN = re.compile(r"\b(?:head\w*|ha|has|h/as?|migrain\w+|migs?|attacks?|episodes?|they|each|pain)\b")
#: What a medicine does for some hours.
_GOES_ON = re.compile(
    r"\b(?:lasts?|lasted|holds?|works?|covers?|good for|effective|wears?|helps?|keeps?|buys?|gives?)\b"
)
#: Signs and complaints that have lengths of their own.
_SIGN = re.compile(
    r"\b(?:nausea|vomiting|photophobia|phonophobia|aura|dizz\w+|vertigo|tinnitus|numb\w*|tingling|fatigue|fog|hangover|postdrome|prodrome|spasms?|stiffness|reflux|cough|congestion|palpitations?|anxiety|insomnia|soreness|drows\w+|sedation|grogg\w+)\b"
)
#: "How long do your headaches last if you take nothing?"
_HOW_LONG = re.compile(
    r"\bhow (?:long|many hours)\b|\b(?:length|duration) of\b|\bhours?\b[^?]{0,40}\b(?:headaches?|ha|migraines?|attacks?)\b"
)
_LASTS = re.compile(
    r"\b(?:headaches?|head pain|ha|has|migraines?|attacks?|episodes?|it|they|one|each|pain)\b(?! (?:relief|free))"
)
_ELSE = re.compile(
    r"\b(?:relief|reliev\w*|help\w*|sleep\w*|work\w*|effect\w*|free|botox|injections?|sit|stand|walk|drive|screen|ago|been|since|visit|aura|(?:with|after) (?:treatment|treating|taking|medic\w+|meds|an? (?:tablet|triptan|dose|pill)))\b"
)
_BEHIND = 16  # characters


def of_another_complaint(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether what stands at a place is another complaint's: the one that its clause, else its sentence, named last before it."""
    lower = reading.lower
    first, last = clause_at(reading.clauses(sentence), start)
    taken = [m for m in reading.of(sentence, "treatment") if first <= m.start and m.end <= start]
    if taken and not _HEAD_OR_PRONOUN.search(lower, first, start) and _GOES_ON.search(lower, taken[-1].end, start):
        return True  # "sumatriptan lasts about 6 hours"
    named = reading.of(sentence, "symptom", "region")
    behind = [m for m in named if end <= m.start < min(last, end + _BEHIND)]
    if not _HEAD_NAMED.search(lower, first, min(last, end + _BEHIND)) and any(map(_elsewhere, behind)):
        return True  # "constant neck pain"
    for begin in dict.fromkeys((first, sentence.start)):
        if _HEAD_NAMED.search(lower, begin, start):
            return False
        before = [m for m in named if begin <= m.start and m.end <= start]
        if any(areas_of(m) & _HEAD for m in before):
            return False
        if any(map(_elsewhere, before)) or _SIGN.search(lower, begin, start):
            return True
    return False


def asks_how_long(reading: Reading, sentence: Sentence) -> bool | None:
    """Whether the question just before a sentence asks for how long a headache lasts; None where none was asked."""
    lower = reading.lower
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or lower[before.end - 1] != "?" or before.section.index != sentence.section.index:
        return None
    asked = lower[before.start : before.end].rpartition(":")[2]
    of_hours = _HOW_LONG.search(asked) and _LASTS.search(asked) and not _ELSE.search(asked)
    return bool(of_hours)


def _elsewhere(mention: Mention) -> bool:
    areas = areas_of(mention)
    return bool(areas) and not areas & _HEAD
