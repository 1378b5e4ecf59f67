"""Days on which the relief that a session gave ended ("until July", "by Easter everything was back"), or was there still."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.outcomes.seen_still import seen_days
from drafter.evidence.timing.recurrences import BEFORE_RETURN
from drafter.evidence.timing.timing import timings

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing

#: What stands before the day on which a relief ended.
ENDS_RELIEF = re.compile(
    r"\b(?:wore off|wear(?:ing|s)?[- ]off(?: (?:began|begun|starts?|started|set in|came|was noted|noted|noticed|felt|since|from))*|worn off|(?:ran|run|gave|given|petered|played) out|tapered off|dwindled|waned|until|till|til|thru|through|lasted (?:up )?(?:in)?to|into|(?:better|relief|improve(?:d|ment)|pain[- ]free|comfortable|gone|good|well|fine|last(?:s|ed|ing)|durable|effective|benefit\w*|work(?:ed|ing)|help(?:ed|ful|ing)|sustained|holding)(?: (?:in|of) (?:the|her|his) \w+)?(?:,? (?:up|all the way|right|on|from(?: \S+){1,3}?))? (?:to|through|thru|until|till)|maintained (?:up )?to|return of (?:the |her |his )?(?:pain|symptoms?|sx) ?(?::|in|by|around|about|on)|recurrence ?:|crept back|started (?:back|again|up again)|was back|held (?:up )?to|(?:endured|persisted|continued|carried(?: over)?|stretched|extended|remained|sustained|maintained)(?: (?:well|on|right|up))* (?:until|till|(?:in)?to|through)|up to|faded|returned|came back|recurred|re(?:appeared|surfaced|emerged)|(?:hurt\w*|ach(?:e|ed|ing)|bother\w*|act(?:ed|ing) up|throb\w*|pain)(?: (?:him|her|them))? again(?: (?:until|till|after))?|(?:pain|aches?|aching|sxs?|symptoms?|spasms?|headaches?|migraines?|it|that|this|they|was|were|is|are|all|fully|came|come|coming|went|crept|slid|slipped|right|everything|completely|mostly|entirely|gradually|slowly|then|and|but|%|[,;:.-]) back (?:by|in|on)|(?<!and )(?<!then )again (?:by|in|on)|(?:began|begun|started|starting|beginning) to (?:fade|wear off|wane|return|come back|recur|creep back)(?: (?:in|by|on|around|about|at))?|(?:return\w*|recur\w*|recrudesce\w*|gradual return|creep\w* back) (?:in|by|around|about)|(?:creep\w*|crept|com(?:ing|e)|came|return\w*|recur\w*|slipp?\w*|back|worse\w*|start\w*)(?: (?:back|again|to return|to slip|to creep|up))* since|(?:start\w*|began|beginning|begun) (?:slipping|creeping|fading|returning|waning)(?: back| again)? (?:in|by|around|about|since)|not (?:fade|wear off|return|come back|recur)(?: again)? (?:until|till|before)|back (?:up |down )?(?:to|at) (?:a |an |about |around )?\d{1,2}(?: ?/ ?10)?(?: again)? (?:by|in|since|around|as of|from)|slipp(?:ed|ing) (?:in|by|since|around|about)|gone by|over by|all the way to|right up to"
    # "80 % better x 5 mo (to late September)".
    r"|(?:days?|wks?|weeks?|mos?|months?)\.? ?\((?:up )?(?:to|thru|through|til+|until)"
    # "Until the clocks went back in November".
    r"|(?:until|till|til) (?:(?!(?:shots?|inject\w*|blocks?|epidurals?|[a-z]?esi|tpis?|mbb|rfa|needles?|procedures?|sessions?|seen|visit|today|now)\b)[\w',-]+ ){1,7}?(?:in|on|at|around|about|of|last|just after|just before|after|before|past|the start of|the end of|sometime in|some time in)"
    r"|(?:until|till|til) (?:just|right|shortly|well|sometime|some time|after|past|a little|a bit)(?: (?:after|before|past|into|in|around))?"
    r"|(?:carried|kept|saw|got|took|held|lasted|good|went|stayed (?:that way|away|so|gone|there|down))(?: (?:her|him|them|me))?(?: from(?: \S+){1,3}?| \w+)? (?:to|through|thru|into|until|till))"
    r"(?: (?:about|around|toward|towards|near|during|over|in|on|by|the|this|last|early|late|mid|middle|end|of|right|up|at|least|to|again|gradually|it|pain|only)){0,4} ?$"
)
_BY = re.compile(r"\b(?:by|around|until|come)(?: (?:about|around|the|late|early|mid))* $")
_ALL_BACK = re.compile(
    r"(?: ?\([^)]{0,14}\))?,? (?:(?:it|everything|all(?: of it)?|the (?:pain|ache|relief|effect|benefit)|pain|symptoms?|sx|things|she|he) )?(?:(?:was|were|is|had|has) )?(?:all |fully |right |completely |gradually |already )*(?:back(?! (?:at|to) (?:work|the gym|golf))|returned|recurred|(?:come|came|crept|creeping|coming) back|worn off|wore off|gone again)\b"
)
#: "Her ESI was back in February": a procedure is not what comes back.
_WAS_HAD = re.compile(
    r"\b(?:esis?|epidurals?|injections?|shots?|blocks?|tpis?|mbbs?|rfas?|ablations?|sessions?|ones?) (?:was|were) (?:way )?back (?:in|on|around)(?: (?:early|late|mid))? $"
)


def _ends_relief(lower: str, sentence: Sentence, time: Timing) -> bool:
    """Whether a day is that on which relief ended ("until July", "by Easter everything was back")."""
    if time.days is None:
        return False
    if _WAS_HAD.search(lower, sentence.start, time.start):
        return False
    if lower.startswith("up to ", time.start) and lower.startswith(" ago", time.end):
        return True  # "75 % better from the June shot up to 10 days ago"
    if ENDS_RELIEF.search(lower[sentence.start : time.start]) or BEFORE_RETURN.match(lower, time.end, sentence.end):
        return True
    return bool(_BY.search(lower, sentence.start, time.start)) and bool(_ALL_BACK.match(lower, time.end, sentence.end))


def ends_of(reading: Reading, sentence: Sentence) -> list[Timing]:
    """The days on which relief ended; where none is told, the last one on which it was there still."""
    return reading.once("ends of relief", sentence, _ends)


def _ends(reading: Reading, sentence: Sentence) -> list[Timing]:
    told = [t for t in timings(reading, sentence) if _ends_relief(reading.lower, sentence, t)]
    return told or seen_days(reading, sentence)
