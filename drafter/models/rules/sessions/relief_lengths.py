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
