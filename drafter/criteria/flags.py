"""Warning signs: one that is present is enough; that there is none must be said."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.measured_leaves import FlagPresent


_LISTED = 120  # characters behind "red flags neg" in which its list stands
#: "No red flags except weight loss": what is excepted is there.
_EXCEPTED = re.compile(
    r"\b(?:except\w*|apart from|other than|aside from|besides|but for|save|barring|only|however|but)\b"
)


def judge_flag(leaf: FlagPresent, scope: Scope) -> Judgement:
    """Met when one is present, unclear when only possible, not met when the record says that there is none."""
    day = scope.as_of
    facts = [f for f in scope.of(FactKind.FLAG) if (scope.date(f) or day) <= day]
    signs = [f for f in facts if leaf.where.fits("flag", f.name)]
    denied = _denied(facts, scope)
    there = [f for f in signs if _present(f) and f.document not in denied and not _of_old(scope, f)]
    if there:
        return Judgement(
            State.MET, f"The record shows a warning sign: “{there[0].evidence('name')[0].quote}”.", _quotes(there)
        )
    for names in leaf.together:
        parts = [
            [f for f in facts if f.name == name and f.assertion is Assertion.PRESENT and not _of_old(scope, f)]
            for name in names
        ]
        if all(parts):
            both = [part[0] for part in parts]
            return Judgement(
                State.MET, f"The record shows {' with '.join(name.replace('-', ' ') for name in names)}.", _quotes(both)
            )
    possible = [f for f in facts if f.document not in denied and _possible(leaf, f)]
    if possible:
        return Judgement(
            State.UNCLEAR,
            f"The record has a warning sign only as possible: “{possible[0].evidence('name')[0].quote}”.",
            _quotes(possible),
        )
    absent = [f for f in facts if f.assertion is Assertion.ABSENT]
    if absent:
        return Judgement(State.NOT_MET, "The record says that there is no warning sign.", _quotes(absent))
    return Judgement(State.NOT_DOCUMENTED, "The record says nothing of warning signs.", (), _quotes(facts)[:3])


def _denied(facts: Sequence[Fact], scope: Scope) -> frozenset[str]:
    """Documents whose only signs stand in a list that is denied as a whole ("Red flags neg (fever, trauma, ...)")."""
    return frozenset(
        f.document for f in facts if f.name == "any" and f.assertion is Assertion.ABSENT and _lists(f, facts, scope)
    )


def _lists(whole: Fact, facts: Sequence[Fact], scope: Scope) -> bool:
    start, text = whole.evidence("name")[0].end, scope.document(whole).text
    beside = [f for f in facts if f.document == whole.document and f is not whole]
    places = [f.evidence("name")[0].start for f in beside]
    listed = [0 <= at - start < _LISTED and not _EXCEPTED.search(text[start:at].lower()) for at in places]
    return any(listed) and not any(_present(f) for f, within in zip(beside, listed, strict=True) if not within)


def _tells(fact: Fact) -> str:
    concept = lexicon().concepts.get(("flag", fact.name))
    return str(concept["tells"]) if concept else ""


def _present(fact: Fact) -> bool:
    tells = _tells(fact)
    return (tells in ("sign", "past") and fact.assertion is Assertion.PRESENT) or (
        tells == "past" and fact.assertion is Assertion.HISTORICAL
    )


_OLD = timedelta(days=366)


def _of_old(scope: Scope, fact: Fact) -> bool:
    """Whether an accident or a fever is told by a note of more than a year before: a fall of then is no sign of today's, nor is a fever of then with what weakens."""
    on, concept = scope.date(fact), lexicon().concepts.get(("flag", fact.name))
    return bool(concept and concept["dated"]) and on is not None and scope.as_of - on > _OLD


def _possible(leaf: FlagPresent, fact: Fact) -> bool:
    if fact.assertion is Assertion.POSSIBLE:
        return leaf.where.fits("flag", fact.name) or _tells(fact) in ("hint", "loose")
    return _tells(fact) == "loose" and fact.assertion is Assertion.PRESENT


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name")))[:6]
