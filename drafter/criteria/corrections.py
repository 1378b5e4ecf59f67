"""Whether a statement says that it corrects an earlier one; then it prevails."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
