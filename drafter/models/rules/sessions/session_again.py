"""Days on which the sessions just told of were had again: "it lasted until September, when they were repeated (9/22)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.words.tellings import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.timing.timing import Timing

_TOLD = Telling("same", "ditto", "repeated", "redone", "again", "another", " second", " third", "repeat ", "more")
_REPEATED = re.compile(
    r"\b(?:when|so|and|then|after which) (?:they|it|these|this|those|(?:the|her|his) (?:injections?|shots?|blocks?|set|round|procedure|series)) (?:was|were|had to be|got) (?:then |again |all )*(?:repeated|redone|done again|given again|performed again)[ ,:;(]*(?:on |in |at )?(?:early |late |mid )?$"
)
_CAME = re.compile(
    r"(?<![a-z'-])(?:(?:she|he|they|pt|patient|the patient) )?(?:then |next |later )?(?:came (?:back|in)|returned|was (?:seen|back)|was brought back)(?: here| again| to (?:us|me|clinic|the office))?,? (?:on|in) (?:early |late |mid )?$"
)
#: "TPI neck 6/18/25: 50 %. Same 10/1/25": a statement that is nothing but another day of it.
_SAME = re.compile(
    r"\W*(?:then |and )?(?:the )?(?:same|repeat(?:ed)?|again|ditto|another(?: one)?|redone)(?: (?:again|done|injections?|sites?|muscles|treatment|set|thing|with))*,?:? (?:on |in )?"
)
_FOR_MORE = re.compile(
    r",? (?:for|and (?:had|got|received|was given|we did|i did)) (?:another|a (?:second|third|fourth|further|repeat)|the (?:second|third|fourth)|more|one more|repeat)\b(?: (?:round|set|session|series|injections?|shots?|blocks?|one|treatment|cycle|procedure|tpis?|epidural|esi)| of (?:the same|them|these|those|it))"
)


def done_again(lower: str, sentence: Sentence, times: Sequence[Timing]) -> Timing | None:
    """The day of a sentence on which what was told before was had again; None where it tells none."""
    if not times or not _TOLD.within(lower, sentence.start, sentence.end):
        return None
    for time in times:
        if _SAME.fullmatch(lower, sentence.start, time.start):
            return time
        if _REPEATED.search(lower, sentence.start, time.start):
            return time
        if _CAME.search(lower, sentence.start, time.start) and _FOR_MORE.match(lower, time.end, sentence.end):
            return time
    return None
