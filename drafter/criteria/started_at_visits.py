"""The day that a medicine or a programme of exercises was begun, where an earlier note of the packet records its beginning.

"Start meloxicam 15 mg" of 3/10; "has taken it every day since I saw her in March, no help" of 4/28: it ran from 3/10 on. A later note that
does not say that it was taken ever since leaves open for how long it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.meant_sessions import days_of
from drafter.evidence.calendar.days import Days
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

#: What is had at visits begins with the first of them, whenever it was ordered.
_BY_ONESELF = frozenset({"medicine", "exercise", "home-exercise"})
#: "Start meloxicam", "Rx gabapentin", "home program given with handout".
_BEGINS = re.compile(
    r"\b(?:start|started|starting|starts|begin|began|begun|initiat\w*|rx|rx'?d|prescribed?|trial of|given|issued|provided|instructed|taught|handed|reviewed)\b",
    re.IGNORECASE,
)
#: "If no better, start gabapentin": not begun then.
_NOT_YET = re.compile(
    r"\b(?:if|consider\w*|may|might|could|would|discuss\w*|hold off|declin\w*|refus\w*|next|after|once|when|until|wants? to|do not|don't|not)\b",
    re.IGNORECASE,
)
#: "The whole time", "every day since last visit", "since I saw her". "Ever since" and "since then" may be since a fall or another visit, and
#: "the whole time she was on vacation" is another time.
_EVER_SINCE = re.compile(
    r"\b(?:(?:the (?:whole|entire) time|all along)(?= ?(?:[.,;]|$|since|without|with no))|without (?:a break|missing)|since (?:(?:(?:the|her|his|our|my|last|first|previous|prior) )*(?:visit|appointment|appt|ov|lov)|(?:i|we) (?:(?:last|first) )?(?:saw|met|started|prescribed|put|gave|began)|(?:she|he|pt|patient) (?:was )?(?:last )?(?:seen|started|here)|(?:(?:the|her|his) )?(?:start|last seen)))\b",
    re.IGNORECASE,
)
#: Documents that are no visit, and so not "the last visit".
_NO_VISIT = frozenset({"imaging", "medication-list", "request-form", "questionnaire", "letter"})
_STOP = re.compile(r"[.;\n]\s")
_HARDLY = re.compile(
    r"\b(?:not|never|n't|stopped|quit|off|missed|skipp\w+|ran out|on and off|prn|as needed|sometimes|occasional\w*|now and then|intermittent\w*|forg[eo]t\w*|hardly|barely|rarely)\b",
    re.IGNORECASE,
)


def begun_at_visit(scope: Scope, fact: Fact, facts: Sequence[Fact]) -> Days | None:
    """The day of the earlier note that began what a later one says was had ever since, or in the month that it names."""
    concept, on = lexicon().concepts.get(("treatment", fact.name)), scope.date(fact)
    if concept is None or not {concept["group"], fact.name} & _BY_ONESELF or on is None:
        return None
    told = days_of(fact, "begin")
    begun = [day for f in facts if (day := scope.date(f)) is not None and day < on and _begins(scope, f)]
    if not begun or not (_ever_since(scope, fact) if told is None else told.first != told.last):
        return None
    day = max(begun)
    if _otherwise_between(scope, facts, day, on, visits=told is None):
        return None
    return Days(day, day) if told is None or told.first <= day <= told.last else None


def _otherwise_between(scope: Scope, facts: Sequence[Fact], first: date, last: date, *, visits: bool) -> bool:
    """Whether a note in between is the last visit that is meant, or tells that the treatment was hardly had ("home exercises: forgot")."""
    if visits and any(
        d.date is not None and first < d.date < last and d.kind not in _NO_VISIT for d in scope.case.documents
    ):
        return True
    between = [f for f in facts if (day := scope.date(f)) is not None and first < day < last]
    return any(_HARDLY.search(_sentence(scope, f)) for f in between)


def _begins(scope: Scope, fact: Fact) -> bool:
    """Whether a note records that a treatment begins with its visit."""
    day = days_of(fact, "begin") or days_of(fact, "when")
    if fact.value("outcome") or (day is not None and day.first != scope.date(fact)):
        return False
    sentence = _sentence(scope, fact)
    return _BEGINS.search(sentence) is not None and _NOT_YET.search(sentence) is None


def _ever_since(scope: Scope, fact: Fact) -> bool:
    sentence = _sentence(scope, fact)
    return _EVER_SINCE.search(sentence) is not None and _HARDLY.search(_EVER_SINCE.split(sentence)[0]) is None


def _sentence(scope: Scope, fact: Fact) -> str:
    """The sentence that names a treatment."""
    text, place = scope.document(fact).text, fact.evidence("name")[0]
    before = [m.end() for m in _STOP.finditer(text, 0, place.start)]
    behind = _STOP.search(text, place.end)
    return text[before[-1] if before else 0 : behind.start() if behind else len(text)]
