"""What an earlier examination found and today's did not: "two trigger points in August. On palpation today these are gone".

The statement that takes a finding back is made of few words, stands right behind the one that tells it, and names nothing itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_NOW = r"(?:(?:(?:on|to|by|at|upon|with) )?(?:(?:my|our|the|her|his|this|re-?|repeat|careful|firm|deep) ?)*(?:today(?:'s)?|now|currently|presently|this (?:visit|time|morning|afternoon)|palpation|exam(?:ination)?|re-?exam(?:ination)?|present|testing)(?: (?:of|in) (?:the|these|those) (?:same )?(?:areas?|spots?|muscles?|places?|sites?|regions?))?,?:? ?)*"
_THEY = r"(?:(?:these|those|both|all|neither|none|it|they|this|that|each|the (?:points?|bands?|knots?|spots?|nodules?|same (?:points?|areas?|spots?|muscles?)|two|three))(?: (?:two|three|four|of (?:them|these|those|the (?:two|three|four))|points?|bands?|knots?|nodules?|spots?|latter|areas?))*)"
_BE = r"(?:(?:is|are|was|were|has|have|had|been|can|could|be|now|since|all|both|also|completely|fully|entirely|clearly|happily|longer|no) )*"
_GONE = r"(?:gone|resolved|disappeared|vanished|cleared|absent|melted away|dissolved|settled|not (?:there|present|palpable|felt|found|reproducible|reproduced|detectable|appreciated|palpated|evident)(?: any ?more| any longer)?|no longer (?:there|present|palpable|felt|found|reproducible|detectable|appreciated|palpated|evident))"
_UNFELT = r"(?:(?:can(?:not|'t)|can not|could not|couldn't|cannot now|could no longer|can no longer) (?:now |again |longer )?be (?:felt|found|reproduced|palpated|appreciated|located|elicited|identified|detected))"
_END = r"(?=[^\S\n]*(?:[.;,!)]|and\b|$))"
_TAKEN_BACK = re.compile(
    rf"[\W_]*(?:(?:but|and|however|yet|happily|fortunately),? )?{_NOW}(?:"
    rf"{_THEY} {_NOW}(?:{_BE}{_GONE}|{_UNFELT}){_END}"
    rf"|neither(?: of (?:them|these|those|the two))? (?:is|was|can be|could be) (?:now |today |still )?(?:palpable|felt|found|present|there|reproducible|palpated|reproduced|elicited|appreciated){_END}"
    rf"|none(?: of (?:them|these|those))? (?:is|are|was|were|can be|could be) (?:now |today |still )?(?:palpable|felt|found|present|there|reproducible|palpated|reproduced|elicited|appreciated){_END}"
    rf"|(?:i|we) (?:can|could|do|did) (?:now |today )?(?:find|feel|palpate|reproduce|elicit|locate|detect) (?:neither|none|no trace)(?: of (?:them|these|those|the two))?(?: today| now)?{_END}"
    rf"|(?:i|we) (?:can(?:not|'t)|can no longer|could not|could no longer|couldn't|do not|don't|did not) (?:now |today )?(?:find|feel|palpate|reproduce|elicit|locate|detect) (?:them|these|those|either|any of (?:them|these|those))(?: today| now| any ?more)?{_END}"
    rf")"
)
#: "August: two trigger points. Today: none".
_NONE_TODAY = re.compile(
    r"[\W_]*(?:today|now|currently|this visit|on exam today|on palpation today)(?: ?[:,-]+| there (?:is|are)| i (?:find|found|feel|felt))? (?:none|nil|gone|not palpable|nothing)(?: (?:found|felt|palpable|palpated|there|present))?(?=[^\S\n]*(?:[.;,]|$))"
)
#: What is gone once the needle was in was there before it.
_TREATED = re.compile(
    r"\b(?:inject\w*|needl\w*|infiltrat\w*|releas\w*|(?:after|post|following|upon)[ -](?:the )?(?:treatment|procedure|session)|anesthe\w*)\b"
)
_SKIPPED = frozenset({"procedure", "plan"})


def gone_since(reading: Reading, sentence: Sentence) -> bool:
    """Whether the statement behind a sentence says that what it found is no longer there."""
    return reading.once("gone since", sentence, _gone)


def _gone(reading: Reading, sentence: Sentence) -> bool:
    lower = reading.lower
    if sentence.section.kind in _SKIPPED or _TREATED.search(lower, sentence.start, sentence.end):
        return False
    for mark in (";", " - "):
        inside = lower.find(mark, sentence.start, sentence.end)
        if inside >= 0 and not reading.sentences[sentence.index].label and _takes_back(reading, inside, sentence.end):
            return True
    if sentence.index + 1 >= len(reading.sentences):
        return False
    behind = reading.sentences[sentence.index + 1]
    return behind.section.kind not in _SKIPPED and _takes_back(reading, behind.start, behind.end)


def _takes_back(reading: Reading, start: int, end: int) -> bool:
    told = _TAKEN_BACK.match(reading.lower, start, end) or _NONE_TODAY.match(reading.lower, start, end)
    return told is not None and not _TREATED.search(reading.lower, start, end)
