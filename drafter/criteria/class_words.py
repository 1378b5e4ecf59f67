"""Words for a class of medicines that stand for one of it that the record names too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.criteria.courses import outcome_of
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

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
