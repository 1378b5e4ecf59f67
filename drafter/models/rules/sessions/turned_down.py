"""Procedures that are told as offered and refused, behind their name: "I offered her a cortisone injection and she declined it"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.models.rules.claims import claim

if TYPE_CHECKING:
    from drafter.evidence.claims.facts import Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading
    from drafter.evidence.words.concepts import Mention

#: All that may stand between a procedure and the word that it was refused.
_BETWEEN = re.compile(
    r"(?:[ ,;:-]+|\b(?:for|into|in|of|to|the|her|his|left|right|both|knees?|joints?|was|were|been|has|have|had|again|also|today|then|discussed|offered|recommended|suggested|"
    r"considered|proposed|and|but|which|she|he|pt|patient|they|it|an?|option|at|this|visit|last|year|time|injections?|shots?)\b)*"
)
_FAR = 70  # characters
#: "Declined a repeat injection", "offered another": there was one before.
_ONE_MORE = re.compile(r"\b(?:repeat|another|further|second|third|additional|more|next|other)\b")


_FURTHER = re.compile(
    r"\b(?:repeat|another|further|additional|any more|more|(?:advis\w+|recommend\w*|counsel\w*|warn\w*|caution\w*) against)(?: (?:a|any|all|the|further|repeat|another|use of|intra-?articular|knee|joint|left|right))* $"
)


def may_be_barred(lower: str, mention: Mention) -> bool:
    """Whether a procedure is named as what may have to be left undone: "further cortisone is contraindicated", "advises against cortisone"."""
    return _FURTHER.search(lower, max(0, mention.start - 60), mention.start) is not None


def turned_down(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The words behind a procedure that say that it was refused, where none is told of that was given before."""
    lower = reading.lower
    for mark in reading.of(sentence, "course"):
        if mark.concept["status"] != "declined" or not mention.end <= mark.start < mention.end + _FAR:
            continue
        if _BETWEEN.fullmatch(lower, mention.end, mark.start) and not (
            _ONE_MORE.search(lower, max(sentence.start, mention.start - 20), mention.start)
            or _ONE_MORE.match(lower, mark.end + 1)
        ):
            return claim(reading, mark.start, mark.end, "declined")
    return None


#: "She has never had one and does not want one": of what the sentence before named last.
_HAD_NONE = re.compile(
    r"\W*(?:(?:she|he|the patient|patient|pt)(?: says| tells me)?(?: (?:she|he))? )?(?P<mark>(?:has|have|had)(?: not|n't| never)(?: yet| ever)? had) (?:one|any|it|that|such a shot)(?: (?:before|yet|ever|so far|to date|anywhere|in (?:that|this|either|any) (?:knee|joint)))* ?(?:[.;,]|and\b|but\b|because\b|nor\b|$)"
)


def had_none(reading: Reading, sentence: Sentence, mention: Mention) -> Claim | None:
    """The words behind a procedure, or of the next sentence, that say that it was never had: "We talked about a cortisone shot. She has never had one"."""
    lower = reading.lower
    if max(m.start for m in reading.of(sentence, "procedure", "treatment", "imaging")) > mention.start:
        return None
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    for told in (sentence, *after):
        begins = lower.find(";", mention.end, sentence.end) + 1 if told is sentence else told.start
        marks = [m for m in reading.of(told, "course") if m.concept["status"] == "untried" and m.start >= begins]
        same = told.section.index == sentence.section.index
        if begins and marks and same and _HAD_NONE.match(lower, begins, told.end):
            return claim(reading, marks[0].start, marks[0].end, "never_tried")
    return None
