"""Whether hours are those of an attack that is left untreated, or what an acute medicine leaves of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence

UNTREATED = re.compile(
    r"\b(?:unless (?:treated|(?:she|he|they|pt|patient) (?:takes?|treats?|uses?))|untreated|un-?medicated|untx|unaided|left (?:alone|to (?:itself|run|its own)|un\w+)|on (?:its|their) own|of (?:its|their) own accord|by itself|of itself|never (?:needed|needs|had|has) to (?:take|treat|use)|with no (?:tablets?|pills?|medic\w*|meds?|treatment|triptans?)|no (?:meds?|medic\w+|tablets?|pills?|treatment) (?:taken|used|needed)|without (?:treatment|treating|medic\w*|meds?\b|rx\b|tx\b|abortive|a tablet|tablets|it\b|them\b|any(?:thing| (?:medic\w*|treat\w*|drugs?|tablets?))|a (?:pill|triptan|dose))|w/o (?:tx|rx|treatment|meds?|it\b)|if (?:she|he|they|i|pt|patient) (?:does|do|takes?|take|did|has|had|have) (?:not|nothing|none|no\b)|(?:if|when|where|unless) (?:it is |it's |it |she is |they are )?(?:not (?:treated|caught|aborted|medicated|taken)|missed|nothing|a tablet fails)|takes? (?:nothing|none)|nothing (?:is )?taken|whether or not (?:she|he|they|it|anything)|(?:treated|medicated) or (?:not|un\w+)|(?:with|on) or without (?:treatment|medic|meds?\b|tablets?|a (?:pill|tablet|triptan))|(?:has|with) none left|runs? out|ran out|out of (?:tablets|pills|medic\w*|\w+triptan)|(?:rides?|sits?|waits?|toughs?|sweats?|ridden|waited|toughed) (?:(?:it|them|one) )?out|sleeps? (?:it|them|one) off|lets? (?:it|them|one) run|(?:holds?|held) off|when (?:she|he|they) (?:skips?|misses|waits|cannot|can't|does not|doesn't|do not|don't))\b"
)
#: "With sumatriptan it is over in 90 minutes": hours that an acute medicine, named before them in their clause, leaves of an attack.
_ACUTE = re.compile(
    r"(?:\b(?:with|w/|after|on|using|uses?|takes?|taking|took|given|by|thanks to|once|if treated with)) ?(?:(?:an?|her|his|the|one|early|prompt|oral|nasal|injected|dose of|\d+ ?mg|some|of|two) )*(?:\w+triptans?|triptans?|suma|riza|zolmi|ele|imitrex|maxalt|relpax|zomig|amerge|frova|axert|nurtec|ubrelvy|rimegepant|ubrogepant|zavegepant|lasmiditan|reyvow|gepants?|excedrin|ibuprofen|advil|motrin|naproxen|aleve|ketorolac|toradol|diclofenac|cambia|tylenol|acetaminophen|aspirin|fioricet|dhe|rescue|abortives?|(?:her |his |the )?tablets?|pills?)\b[^.;]{0,60}$"
)

_EITHER = re.compile(r",? ?(?:or|and|even|as well as)? ?(?:even )?")


def treated(before: str) -> bool:
    """Whether the words of a clause before a length tell of an attack that was treated."""
    acute = _ACUTE.search(before)
    if acute is None:
        return False
    # "Untreated 10-14 hr, with sumatriptan 2-3": the last of the two decides, but for "untreated or with ibuprofen".
    untreated = [match.end() for match in UNTREATED.finditer(before)]
    return not untreated or (
        untreated[-1] <= acute.start() and not _EITHER.fullmatch(before, untreated[-1], acute.start())
    )


def untreated_near(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    return bool(UNTREATED.search(lower, max(sentence.start, start - 80), min(sentence.end, end + 60)))
