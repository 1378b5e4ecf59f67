"""Ratings of a pain that may come: when to take a tablet, to call or to stop."""

from __future__ import annotations

import re

from drafter.evidence.words.tellings import Telling

#: "Take tramadol for pain 7/10 or above", "ice when pain 5/10", "oxycodone for pain scale 7-10": when to take what.
_TO_TREAT = re.compile(
    r"(?P<told>\b(?:take|use|give|administer|apply|prn|as needed|call|notify|hold|may (?:have|take)|stop)\b[^.;]{0,30} |\b(?:mg|tab(?:let)?s?|tylenol|acetaminophen|ibuprofen|naproxen|tramadol|oxycodone|hydrocodone|norco|percocet|morphine|dilaudid|toradol|ketorolac|prn) |^prn )"
    r"(?:for|when|if|whenever|once|until)(?: (?:her|his|your|the|moderate|severe|mild|breakthrough|reports?|rates?))*(?: (?:pain(?: (?:score|scale|level|rating|is|of|at|rated))*|n?p?rs|vas))?[ :=(]*(?:>|<|above|over|greater than|at least)?[ =]*$"
)
#: "When pain reaches 8/10 take 2 tablets".
_WHEN_PAIN = re.compile(
    r"\b(?:when|if|once|whenever) (?:your |the |her |his )?pain (?:reaches|is|gets to|hits|exceeds|goes (?:above|over|to))[ =>]*$"
)
_THEN_TAKE = re.compile(r"[^.;]{0,14}\b(?:take|use|call|stop|rest|give|apply|notify)\b")
_OF_RANGE = re.compile(r"[^\d]{0,14}\d{1,2}(?:/10)? ?(?:-|to|or (?:above|more|higher|greater|over)|and above)")
#: "Pain after the block 1/10 expected", "4/10 or less is acceptable to her": what is looked for.
_AIMED_AT = re.compile(
    r"(?:/10)?(?: or (?:less|below|lower|better) (?:is |would be )?(?:acceptable|tolerable|desired|fine|ok(?:ay)?)| (?:is |are |was )?(?:expected|anticipated|hoped for|desired))\b"
)
_TOLD = frozenset({"take", "use", "give", "administer", "apply", "prn", "call", "notify", "hold", "stop"})
OF_TAKING = Telling(
    " for ",
    "when",
    " if ",
    "once",
    "until",
    "expected",
    "anticipated",
    "hoped",
    "desired",
    "acceptable",
    " or less",
    " or below",
)


def to_treat(lower: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether a value is that of a pain to come: hoped for, or one for which something is to be taken or done.

    :param first: where the sentence begins; the value stands at ``start`` to ``end``, the sentence ends at ``last``.
    """
    if _AIMED_AT.match(lower, end, last):
        return True
    told = _TO_TREAT.search(lower[first:start])
    if told is None:
        return bool(_WHEN_PAIN.search(lower, first, start)) and _THEN_TAKE.match(lower, end, last) is not None
    said = told["told"].split()
    return len(said) > 1 or said[0] in _TOLD or bool(_OF_RANGE.match(lower, start))
