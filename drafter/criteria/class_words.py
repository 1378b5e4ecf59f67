"""Words for a class of medicines that stand for one of it that the record names too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.courses import outcome_of
from drafter.evidence.claims.facts import Attribute
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.scope import Scope
    from drafter.evidence.claims.facts import Fact

#: "Failed PT/NSAID/CSI": one of a class; "NSAIDs" may be others than the one that is named.
_ONE_OF_CLASS = re.compile(r"(?:an? )?(?:nsaid|anti-?inflammatory|muscle relaxant|muscle relaxer)", re.IGNORECASE)


def told_by_name(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a class of medicine, of which one is spoken of, is told by the name of that one in the same document."""
    known = lexicon().concepts
    concept = known.get(("treatment", fact.name))
    if not (concept and concept["names_class"] and _ONE_OF_CLASS.fullmatch(fact.evidence("name")[0].quote)):
        return False
    return any(
        other is not fact
        and other.document == fact.document
        and (named := known.get(("treatment", other.name))) is not None
        and named["class"] == concept["class"]
        and not named["names_class"]
        and outcome_of(other) == outcome_of(fact)
        for other in facts
    )


#: "The anti-inflammatory gave her heartburn", "muscle relaxer we gave last month": one that was given before.
_THE_ONE = re.compile(r"\b(?:the|that|this|her|his)\s+$", re.IGNORECASE)
_GIVEN = re.compile(r"\s+(?:(?:that|which)\s+)?(?:we|i|you|dr\.?\s+\w+)\b", re.IGNORECASE)
_SINGULAR = re.compile(
    r"(?:nsaid|anti-?inflammatory|muscle[- ]relax(?:ant|er|or)|beta[- ]?blocker|tricyclic|antidepressant)",
    re.IGNORECASE,
)


def by_its_name(fact: Fact, facts: Sequence[Fact], scope: Scope) -> Fact:
    """A fact, under the name of the one medicine of its class that an earlier document names, where its word speaks of that one."""
    known = lexicon().concepts
    concept, word, on = known.get(("treatment", fact.name)), fact.evidence("name")[0], scope.date(fact)
    if on is None or not (concept and concept["names_class"] and _SINGULAR.fullmatch(word.quote)):
        return fact
    text = scope.document(fact).text
    if not (_THE_ONE.search(text, max(0, word.start - 8), word.start) or _GIVEN.match(text, word.end)):
        return fact
    names = {
        other.name
        for other in facts
        if (named := known.get(("treatment", other.name))) is not None
        and named["class"] == concept["class"]
        and not named["names_class"]
        and (told := scope.date(other)) is not None
        and told < on
    }
    if len(names) != 1:
        return fact
    name = Attribute.trusted(value=names.pop(), evidence=fact.attributes["name"].evidence)
    return fact.model_copy(update={"attributes": fact.attributes | {"name": name}})
