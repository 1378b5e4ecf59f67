"""What stands between a treatment and what it is for, and says only how it is taken: "500 mg bid for", "daily from March to May for her"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.months import MONTH_WORD

if TYPE_CHECKING:
    from drafter.evidence.words.concepts import Mention

_UNIT = r"(?:mg|mcg|gm?|grams?|ml|cc|%|tabs?|tablets?|caps?|capsules?|pills?|units?|visits?|sessions?|x)"
_WORD = (
    r"(?:po|oral(?:ly)?|topical(?:ly)?|by mouth|daily|nightly|weekly|monthly|bid|tid|qid|qd|qhs|qam|qpm|hs|prn|q ?\d+ ?h(?:rs?|ours?)?|er|xr|sr|dr|ec|otc|gel|cream|ointment|"
    r"patch(?:es)?|tabs?|tablets?|caps?|capsules?|pills?|once|twice|two|three|four|five|six|seven|eight|nine|ten|twelve|times|time|at|a|an|in|on|of|per|each|every|day|night|bedtime|morning|evening|week|"
    r"as needed|if needed|with (?:food|meals)|x|for(?= (?:\d|about|over|two|three|four|five|six|seven|eight|nine|ten|a (?:few|month|year|week|couple)|several|many|years|months|weeks))|from|to|through|thru|since|until|till|(?<!for )the|last|past|days?|weeks?|wks?|wk|months?|mos?|"
    r"years?|yrs?|several|few|couple|many|taken|takes|taking|used|given|prescribed|started|tried|was|which|she|he|scheduled|around|clock|low|high|dose|max(?:imum)?|about|over|now|currently|still|ongoing|active|continued|"
    rf"visits?|sessions?|{MONTH_WORD})"
)
#: "(for low back pain)" and "(neck pain)" say it in brackets.
_HOW = re.compile(
    rf"(?: ?\([a-z][a-z ]{{2,20}}\))?(?:[\s,(\[:;/|-]*+(?:\d[\d.,/+-]*+(?: ?{_UNIT})?(?![\w%])|{_WORD}\b)[.)\]]*)*[\s,:-]*(?:[(\[]?\bfor|[(\[]|(?P<bare>,| -| \|))\s?(?:(?:the|her|his|my|their|an?|chronic|left|right|lt|rt|l|r|b/l|bilateral|both|old|prior|acute|bad|some|treatment of|relief of|ongoing|known)[ -](?:sided )?)*(?:[a-z'-]+ (?:and )?){{0,3}}"
)
#: "Naproxen 500 mg bid, L knee, 8 weeks", "naproxen | knee pain | 8 weeks": an entry or a cell of its own.
_ENTRY = re.compile(r"(?: (?:pain|oa|ache|arthritis))? ?(?:[,(:|]| -)")
_FAR = 90  # characters


def prescribed_for(lower: str, treatment: Mention, part: Mention) -> bool:
    """Whether only how a treatment is taken stands between it and the part of the body, or the complaint, that it is for."""
    if treatment.kind != "treatment" or not 0 < part.start - treatment.end < _FAR:
        return False
    how = _HOW.fullmatch(lower, treatment.end, part.start)
    return how is not None and (how["bare"] is None or _ENTRY.match(lower, part.end) is not None)
