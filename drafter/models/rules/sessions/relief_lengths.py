"""Which lengths beside a share of relief are how long it held: none that tells when it was asked for, or since when pain is back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.percentages import percentages

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.timing.timing import Timing
    from drafter.evidence.words.quantities import Quantity

#: "Pain returned 8 weeks ago", "now pain x 8 weeks": how long it has been back.
_BACK_FOR = re.compile(
    r"\bnow(?: \w+){0,2} (?:pain|sxs?|symptoms|flare)\w*(?: (?:for|x|over|of|again|worse))* ?$|\b(?:returned|recurred|came back|crept back|(?:is|was|are|been) back|worsened|worse again)(?: (?:for|x|over|about|around|now|some|the (?:last|past)))* ?(?P<ago>$)"
)


def is_back(lower: str, first: int, time: Timing) -> bool:
    """Whether a length tells since when the pain has been back, not how long it stayed away."""
    back = _BACK_FOR.search(lower, first, time.start)
    return back is not None and (
        back["ago"] is None
        or lower.startswith((" ago", " now"), time.end)
        or lower.endswith("ago", time.start, time.end)
        or lower.endswith((" for ", " x ", "last ", "past "), first, time.start)
    )


def questioned(reading: Reading, sentence: Sentence, told: Quantity) -> bool:
    """Whether a mark doubts a share, and with it how long it held: "75 % for 3 mo per husband?", "?75 % x 3 mo"."""
    lower = reading.lower
    marked = lower[sentence.end - 1] == "?" or lower.startswith(" ?", told.start - 2)
    return marked and reading.assertion(sentence, told.start, told.end) is Assertion.POSSIBLE


_FOR_IT = re.compile(
    r"(?: (?:relief|better|improve\w+|reduc\w+|of (?:it|that)|remain\w*|thereafter|after that))*,? ?(?:(?:for|x|lasting|through|over|during)(?: (?:the|next|about|around|another|following|rest of))*)? ?"
)


def less_for_it(lower: str, told: Quantity, lasted: Timing) -> Quantity | None:
    """A smaller share behind the one that was found, which the length is of: "80 % at once, 30 % for four months"."""
    return next(
        (
            share
            for share in percentages(lower, told.end, lasted.start)
            if share.value.high < told.value.low and _FOR_IT.fullmatch(lower, share.end, lasted.start)
        ),
        None,
    )


#: "No relief for six weeks, then 60 %", "did nothing for 8 weeks and then ...": how long it did not work.
_OF_NONE = re.compile(
    r"\b(?:(?:no|zero|without(?: any)?|little|minimal|hardly any|not (?:any|much)) (?:\w+ )?(?:relief|benefit|help|effect|improvement|change|response|difference|gain)|nothing|(?:did|had|does|has) not (?:help|work|improve|change)\w*|(?:didn|hadn|wasn|doesn)'t (?:help|work|improve|change)\w*|unchanged|(?:no|not) better|not (?:helpful|effective)|worse|the same|sore)"
    r"(?: (?:for|x|in|over|during|at|all|after|until|about|around|almost|nearly|the|first|some|a|full|initial|following|next|it|in the neck|in the back))* ?$"
)
#: "Slowly came to 60 % relief over 3 months", "pain improved by 60 % gradually over ...": how long it took to come.
_TOOK = re.compile(
    r"\b(?:slowly|gradually|eventually|little by little|bit by bit|step by step|progressively|built up|building|crept up|climbed|came|rose|grew|worked up) (?:(?:slowly|gradually|up|came|got|improved|rose|grew|built|increased|reached|to|about|around|nearly|be|become) ?)*[~]?[^.;,%]{0,12}(?:%|per ?cent|half)(?: (?:relief|better|improvement|improved|reduction|pain))* ?(?P<over>(?:over|in|within|during|by) (?:the (?:next|following|first) )?)?$"
)
#: "The relief is shorter each time, was 8 weeks at first": how long an earlier one held.
_AT_FIRST = re.compile(
    r" ?,? (?:at first|initially|originally|in the beginning|early on|in the past|years ago|the first (?:time|few times)|(?:with|after) the (?:early|earlier|first few) ones)\b"
)

#: "60 % at its best", "60 % on the day": what was there for an hour or a day.
_AT_PEAK = re.compile(
    r" ?(?:relief|better|improvement|improved|reduction)?,? ?(?:at (?:its|the|her|his|their) (?:very )?(?:best|peak|most|height)|at peak|on day (?:one|two|three|\d)|(?:on )?the (?:first|same) (?:day|evening|night)|on the day|that (?:day|evening|night))\b"
)


def not_held(lower: str, first: int, last: int, time: Timing, told: Quantity | None) -> bool:
    """Whether a length is how long nothing was felt, how long relief took to come, or how long that of earlier sessions held."""
    took = _TOOK.search(lower, first, time.start)
    if _AT_FIRST.match(lower, time.end, last) or (took and (took["over"] or lower.startswith("over ", time.start))):
        return True
    if told is not None and _AT_PEAK.match(lower, told.end, last):
        return True
    return told is not None and time.end <= told.start and _OF_NONE.search(lower, first, time.start) is not None
