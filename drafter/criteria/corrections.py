"""Whether a statement says that it corrects an earlier one; then it prevails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.calendar.durations import durations
from drafter.evidence.claims.attribute_times import length_of
from drafter.evidence.reading import read
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

_CORRECTION = (
    "correct",
    "in error",
    "erroneous",
    "addendum",
    "mistake",
    "misstated",
    "misdocumented",
    "clarif",
    "mistype",
    "typo",
    "errat",
    "should read",
    "amend",
)
_BEFORE, _AFTER = 240, 160  # characters around the statement that may say so


def corrected(scope: Scope, fact: Fact, *attributes: str) -> bool:
    """Whether a statement stands behind words that announce a correction, in their own paragraph or just after them."""
    place = fact.evidence(*attributes)[0]
    before = scope.document(fact).text[max(0, place.start - _BEFORE) : place.start].lower()
    return any(word in before for word in _CORRECTION)


def corrects(scope: Scope, fact: Fact, *attributes: str) -> bool:
    """Whether the words around a statement's attributes say that it corrects another."""
    document = scope.document(fact)
    place = fact.evidence(*attributes)[0]
    around = document.text[max(0, place.start - _BEFORE) : place.end + _AFTER].lower()
    return any(word in around for word in _CORRECTION)


#: "It was 6 weeks, not 6 months", "ten visits and not eight weeks".
_AND_NOT = re.compile(r"\b(?:not|rather than|instead of) (?:for |the |about |over )*(?=[\w~-])")
_LENGTH_ROOM = 24  # characters
_NAMES = ("symptom", "treatment", "procedure", "programme", "condition")


def struck(scope: Scope, fact: Fact) -> bool:
    """Whether another document, of the same day or a later one, says that it was not so long: "it was 6 weeks, not 6 months"."""
    length, on = length_of(fact.value("length")), scope.date(fact)
    for document in scope.case.documents:
        if document.id == fact.document or (on is not None and document.date is not None and document.date < on):
            continue
        reading = read(document)
        for sentence in reading.sentences:
            named = reading.of(sentence, *_NAMES)
            if any(m.kind != str(fact.kind) or (m.kind == "treatment" and m.id != fact.name) for m in named):
                continue  # "PT was 6 weeks, not 6 months" says nothing of the pain
            for told in _AND_NOT.finditer(reading.lower, sentence.start, sentence.end):
                said = list(durations(reading.lower, told.end(), min(sentence.end, told.end() + _LENGTH_ROOM)))
                if said and said[0].length == length:
                    return True
    return False


#: "Addendum: impression should read cervicogenic headache".
_READS = re.compile(
    r"\b(?:impression|imp|assessment|diagnos[ie]s|dx|indication)\b[^.;\n]{0,30}?\b(?:should (?:read|be|say|have (?:read|been|said))|(?:is |was |has been )?(?:corrected|changed|amended|revised) to)\b:?(?P<now>[^.;\n]{0,120})",
    re.IGNORECASE,
)


def read_otherwise(scope: Scope, fact: Fact) -> bool:
    """Whether a later document says that the diagnosis should read otherwise, and does not name this one."""
    on = scope.date(fact)
    for document in scope.case.documents:
        if document.id == fact.document or on is None or document.date is None or document.date < on:
            continue
        told = _READS.search(document.text)
        if told and fact.name not in {m.id for m in lexicon().mentions(told["now"], told["now"].lower())}:
            return True
    return False
