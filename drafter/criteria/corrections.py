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
#: Where nothing is named, what was so long: "it was 6 weeks", "6 weeks, not 6 months".
_OF_IT = re.compile(
    r"\b(?:it|that|this|they|these|duration|length|course|trial|history|onset|symptoms|correct\w*|addendum|error|amend\w*|clarif\w*)\b|^\W*(?:\w+ ){0,2}\d+ \w+\W*$"
)
#: "Follow up in 4 weeks, not 8 weeks": of what is to come.
_OF_PLAN = re.compile(
    r"\b(?:follow(?:[- ]?up|ing up)?|f/u|returns?|rtc|recheck|come back|see (?:her|him|me|us|again)|authori[sz]\w*|approv\w+|granted|schedul\w+|plan(?:ned|s)?|refills?|next|will|renew\w*)\b"
)
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
            denied = list(_AND_NOT.finditer(reading.lower, sentence.start, sentence.end))
            if not denied or _OF_PLAN.search(reading.lower, sentence.start, sentence.end):
                continue
            named = reading.of(sentence, *_NAMES)
            if any(m.kind != str(fact.kind) or (m.kind == "treatment" and m.id != fact.name) for m in named):
                continue  # "PT was 6 weeks, not 6 months" says nothing of the pain
            for told in denied:
                said = list(durations(reading.lower, told.end(), min(sentence.end, told.end() + _LENGTH_ROOM)))
                if (
                    said
                    and said[0].length == length
                    and (named or _OF_IT.search(reading.lower, sentence.start, told.start()))
                ):
                    return True
    return False


#: "Addendum: impression should read cervicogenic headache".
_READS = re.compile(
    r"\b(?:impression|imp|assessment|diagnos[ie]s|dx|indication(?! for (?:[\w-]+ ){0,4}(?:mri|ct|x-?rays?|emg|study|imaging|films?)\b))\b[^.;\n]{0,30}?\b(?:should (?:read|be|say|have (?:read|been|said))|(?:is |was |has been )?(?:corrected|changed|amended|revised) to)\b:?(?P<now>[^.;\n]{0,120})",
    re.IGNORECASE,
)
#: "Should read RIGHT, not left".
_SIDE_ALONE = re.compile(
    r"\W*(?:(?:left|right|bilateral|both|sides?|sided|l|r|not|rather than|instead of|and|the|on|only|alone)\W*)+",
    re.IGNORECASE,
)


def _same_code(fact: Fact, told: str) -> bool:
    """Whether the code that is told instead is one of the diagnosis itself: "code changed to M54.81"."""
    concept = lexicon().concepts.get((str(fact.kind), fact.name))
    codes = concept["icd10"] if concept is not None else ()
    return any(re.match(rf"\W*{re.escape(code)}", told, re.IGNORECASE) for code in codes or ())


def read_otherwise(scope: Scope, fact: Fact) -> bool:
    """Whether a later document says that the diagnosis should read otherwise, and does not name this one."""
    on = scope.date(fact)
    for document in scope.case.documents:
        if document.id == fact.document or on is None or document.date is None or document.date < on:
            continue
        told = _READS.search(document.text)
        if told is None or _SIDE_ALONE.fullmatch(told["now"]) or _same_code(fact, document.text[told.start("now") :]):
            continue
        if fact.name not in {m.id for m in lexicon().mentions(told["now"], told["now"].lower())}:
            return True
    return False
