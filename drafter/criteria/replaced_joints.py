"""Treatments of a joint that was replaced: what came before its replacement, and the rehabilitation behind it, are not of the joint that a line is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.scope import JOINTS
from drafter.evidence.layout.text import Span
from drafter.evidence.reading import read
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact
    from drafter.evidence.reading import Reading

#: "PT and cortisone without relief before its replacement in 2023": of a joint that is no more.
_REPLACED = re.compile(
    r"\b(?:before|prior to|until|till|leading up to|ahead of) (?:her|his|its|the|that knee's) (?:(?:left|right|l|r|total|partial|knee|hip|shoulder|own) )*(?:replacements?|tk[ar]|th[ar]|arthroplasty|(?:was|were) (?:finally )?replaced)\b(?! (?:nurse|aide|therapist|doctor|pcp|insurance|prescription|brace))"
)
_TO_COME = re.compile(
    r"\b(?:wants?|hop\w+|wish\w*|would|will|consider\w*|try|plan\w*|avoid\w*|delay\w*|defer\w*|postpon\w*|schedul\w*|upcoming|candidate|option|requir\w*|next|if|recommend\w*|is to have)\b"
)


#: "Right total knee 2023", "s/p L TKA", "a hip replacement".
_REPLACEMENT = r"(?:total (?:knee|hip|shoulder)|(?:knee|hip|shoulder|joint|total)s? (?:joint )?(?:replacements?|arthroplasty)|r?tk[ar]|th[ar]|r?tsa|arthroplasty)\b(?! (?:candidate|consult\w*|eval\w*|surgeon|clinic|is (?:planned|scheduled|recommended)))"
_ITS = r"(?:(?:her|his|the|a|that|right|left|r|l|first|other|own|partial|recent|old|\d{4}|bilateral|in) )*"
#: Behind a therapy: "PT for 4 months after her right total knee".
_AFTER_IT = re.compile(rf"[^.;]{{0,60}}?\b(?:after|following|post|s/p|status post) {_ITS}{_REPLACEMENT}")
#: Before it: "After the R TKA she had five months of therapy"; what names a side or a joint of its own again is of that.
_FIRST = re.compile(
    rf"\b(?:after|following|post) {_ITS}{_REPLACEMENT}(?: (?:on|of) the (?:right|left))?(?:(?!\b(?:right|left|r|l|knees?|other|contralateral)\b)[^.;:]){{0,60}}$"
)
#: Both: "Right TKA 2023, 4 months of PT thereafter", "R total knee 2023: PT for 4 months after it".
_TOLD_FIRST = re.compile(rf"\b{_REPLACEMENT}(?:(?!\b(?:right|left|r|l|knees?|other|contralateral)\b)[^.;]){{0,60}}$")
_THEREAFTER = re.compile(
    r"[^.;]{0,40}?\b(?:thereafter|afterwards?|post-?op\w*|after (?:it|that|this|the (?:surgery|operation|replacement)|surgery))\b"
)
#: "After the R TKA she had PT for 4 months for this knee": it was for the other one.
_FOR_THIS = re.compile(
    r"[^.;]{0,60}?\b(?:for|of|on) (?:this|the (?:other|opposite|contralateral|present|untreated|native)) (?:(?:left|right) )?(?:knee|hip|shoulder|side|one|joint)\b"
)
_TRAINED = frozenset({"physical", "exercise"})


def of_replaced_joint(scope: Scope, fact: Fact) -> bool:
    """Whether a treatment is told of as what came before a joint was replaced, or as the rehabilitation after it: the line is for another."""
    if not scope.areas or not scope.areas <= JOINTS:
        return False
    reading = read(scope.document(fact))
    named = (fact.evidence("outcome") or fact.evidence("name"))[0]
    sentence, _, _ = reading.place(Span(named.start, named.end))
    if sentence is None or _TO_COME.search(reading.lower, sentence.start, sentence.end):
        return False
    return _REPLACED.search(reading.lower, sentence.start, sentence.end) is not None or _rehabilitates(reading, fact)


def _rehabilitates(reading: Reading, fact: Fact) -> bool:
    """Whether therapy or exercise is told of as what followed the replacement of a joint."""
    concept, lower = lexicon().concepts.get((str(fact.kind), fact.name)), reading.lower
    if concept is None or concept["group"] not in _TRAINED:
        return False
    for named in fact.evidence("name"):
        sentence, start, end = reading.place(Span(named.start, named.end))
        if sentence is None:
            continue
        if _FOR_THIS.match(lower, end, sentence.end):
            continue
        if _AFTER_IT.match(lower, end, sentence.end) or _FIRST.search(lower, sentence.start, start):
            return True
        if _THEREAFTER.match(lower, end, sentence.end) and _TOLD_FIRST.search(lower, sentence.start, start):
            return True
    return False
