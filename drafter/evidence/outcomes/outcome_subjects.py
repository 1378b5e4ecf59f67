"""What part of the body an outcome is said of: "knee no better, back much better", "no change in her headaches"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.areas import areas_of
from drafter.evidence.meaning.cue_places import FAILED, IMPROVED, SOME

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.meaning.cue_places import Outcome
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: Parts whose lot is not that of another; pain that goes into a limb or a buttock may be the back's.
_OWN_LOT = frozenset({"knee", "shoulder", "hip", "hand", "foot", "face", "head", "occiput", "neck", "upper-back", "low-back", "jaw"})  # fmt: skip
_REACH = 48  # characters between a part and the outcome that is said of it
_IS = re.compile(
    r"(?: (?:pain|ache|aches|aching|symptoms?|sx|stiffness|spasms?|tightness|soreness|discomfort|complaints?|problem|arthritis|is|was|are|were|has|have|had|been|still|remains?|remained|just|now|today|feels?|felt|got|gets|much|about|quite|also|though|"
    r"however|itself|stays?|stayed|a|lot|bit|little|did|does|do|would|and (?:leg|arm) (?:pain|symptoms)|[:=-]))*,? ?"
)
_OF = re.compile(
    r"(?: (?:pain|level|intensity|score|symptoms?|at all))?(?: (?:in|of|for|to|from|over))?(?: (?:the|her|his|my|their|left|right|l|r|both|bilateral|chronic|pain in|pain of|symptoms in))* ?"
)
_AND = re.compile(r" ?(?:,|/|&|\+|and|or|and/or)(?: (?:the|her|his|left|right|low|lower|upper))* ?")
_TREATS = re.compile(
    r"[ -]?(?:pt\b|physical therap|therap|exercis|stretch|brace|program|surger|inject|school|class|massage|rehab)"
)


def said_of(reading: Reading, sentence: Sentence, outcome: Outcome) -> list[Mention]:
    """The parts of the body that an outcome is said of, in words beside it; none where it is of the complaint as such."""
    if outcome.forward or outcome.says not in (FAILED, IMPROVED, SOME):
        return []
    parts = [m for m in reading.of(sentence, "region", "symptom") if areas_of(m)]
    if not parts:
        return []
    lower = reading.lower
    near = [m for m in parts if outcome.start - _REACH <= m.start and m.end <= outcome.end]
    inside = [m for m in near if m.start >= outcome.start]  # "helped the knee but not the neck"
    beside = inside or [m for m in near if _IS.fullmatch(lower, m.end, outcome.start)]
    behind = [m for m in parts if outcome.end <= m.start < outcome.end + _REACH][:1]
    behind = [m for m in behind if _OF.fullmatch(lower, outcome.end, m.start) and not _TREATS.match(lower, m.end)]
    # "Helps the knee, does nothing for the neck": the part behind is what the second outcome is of.
    if not beside or (behind and not inside and all(lower.startswith(",", m.end) for m in beside)):
        beside = behind
    if not beside:
        return []
    first = beside[0]
    for other in reversed([m for m in parts if m.end <= first.start]):
        if not _AND.fullmatch(lower, other.end, first.start):
            break
        beside.insert(0, other)
        first = other
    # "Helped his back but not the leg": a limb that the outcome's own words set against another part.
    against = bool(inside) and len(parts) > len(inside)
    return beside if against or _OWN_LOT.issuperset(a for m in beside for a in areas_of(m)) else []
