"""Whether hours are those of an attack that is left untreated, or what an acute medicine leaves of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence

UNTREATED = re.compile(
    r"\b(?:unless (?:treated|(?:she|he|they|pt|patient) (?:takes?|treats?|uses?))|untreated|un-?medicated|untx|unaided|left (?:alone|to (?:itself|run|its own)|un\w+)|on (?:its|their) own|of (?:its|their) own accord|by itself|of itself|never (?:needed|needs|had|has) to (?:take|treat|use)|(?:with )?no (?:tablets?|pills?|medic\w*|meds?|treatment|triptans?|rescue)(?= ?[)=:]| on board)|with no (?:tablets?|pills?|medic\w*|meds?|treatment|triptans?|rescue)|no (?:meds?|medic\w+|tablets?|pills?|treatment) (?:taken|used|needed)|(?:without|w/o) (?:(?:an?|any|her|his|the|acute|abortive|rescue|pain) )*(?:treatment|treating|medic\w*|meds?\b|rx\b|tx\b|abortives?|rescue\b|acute\b|tablets?|it\b|them\b|anything|drugs?|pills?|\w*triptans?|gepants?|doses?)|if (?:she|he|they|i|pt|patient) (?:does|do|takes?|take|did|has|had|have) (?:not|nothing|none|no\b)|(?:if|when|where|unless) (?:it is |it's |it |she is |they are )?(?:not (?:treated|caught|aborted|medicated|taken)|missed|nothing|a tablet fails)|takes? (?:nothing|none)|nothing (?:is )?taken|whether or not (?:she|he|they|it|anything)|(?:treated|medicated) or (?:not|un\w+)|(?:with|on) or without (?:treatment|medic|meds?\b|tablets?|a (?:pill|tablet|triptan))|(?:has|with) none left|runs? out|ran out|out of (?:tablets|pills|medic\w*|\w+triptan)|(?:rides?|sits?|waits?|toughs?|sweats?|ridden|waited|toughed) (?:(?:it|them|one) )?out|sleeps? (?:it|them|one) off|lets? (?:it|them|one) run|(?:holds?|held) off|when (?:she|he|they) (?:skips?|misses|waits|cannot|can't|does not|doesn't|do not|don't))\b"
)
#: "With sumatriptan it is over in 90 minutes": hours that an acute medicine, named before them in their clause, leaves of an attack.
_ACUTE = re.compile(
    r"(?:\b(?:with|w/|after|on|using|uses?|takes?|taking|took|given|by|thanks to|once|if treated with)) ?(?:(?:an?|her|his|the|one|early|prompt|oral|nasal|injected|dose of|\d+ ?mg|some|of|two) )*(?:\w+triptans?|triptans?|suma|riza|zolmi|ele|imitrex|maxalt|relpax|zomig|amerge|frova|axert|nurtec|ubrelvy|rimegepant|ubrogepant|zavegepant|lasmiditan|reyvow|gepants?|excedrin|ibuprofen|advil|motrin|naproxen|aleve|ketorolac|toradol|diclofenac|cambia|tylenol|acetaminophen|aspirin|fioricet|dhe|rescue|abortives?|(?:her |his |the )?tablets?|pills?)\b[^.;]{0,60}$"
)

#: "Without medicine 11 h, with 1.5 h", "an hour or so with it": the other side of an attack that was left alone.
_OTHER_SIDE = re.compile(
    r"\b(?:with|w/|if so|medicated|treated)(?: (?:about|around|only|just|usually|it is|it's))* ?[:=,-]? ?$"
)
#: Their clause ends there: "8 hours with it being worse at night", "after it starts", "on treatment with topiramate" say nothing of one treated.
_WITH_IT = re.compile(
    r" ?(?:or (?:so|less) )?\(?(?:with|w/|on|after) (?:it|one|them|(?:tx|rx|treatment|meds?|rescue|medic\w+|a (?:dose|tablet|pill)))(?= ?(?:[.,;:)/|\n]|$)| (?:and|but|or|vs)\b)"
)
_EITHER = re.compile(r",? ?(?:or|and|even|as well as)? ?(?:even )?")


def treated(before: str, after: str = "") -> bool:
    """Whether the words of a clause before a length, or just behind it, tell of an attack that was treated."""
    # "Untreated 10-14 hr, with sumatriptan 2-3": the last of the two decides, but for "untreated or with ibuprofen".
    untreated = [match.end() for match in UNTREATED.finditer(before)]
    if _WITH_IT.match(after) or (untreated and _OTHER_SIDE.search(before, untreated[-1])):
        return True
    acute = _ACUTE.search(before)
    if acute is None or left_alone(after):
        return False
    return not untreated or (
        untreated[-1] <= acute.start() and not _EITHER.fullmatch(before, untreated[-1], acute.start())
    )


def left_alone(after: str) -> bool:
    """Whether the words just behind a length tell of an attack left alone: "14 hours when she does not"."""
    told = UNTREATED.search(after)
    return told is not None and told.start() <= 1


def untreated_near(lower: str, sentence: Sentence, start: int, end: int) -> bool:
    return bool(UNTREATED.search(lower, max(sentence.start, start - 80), min(sentence.end, end + 60)))
