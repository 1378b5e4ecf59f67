"""Treatments of several classes: each class once, however many of its drugs were tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.class_words import by_its_name
from drafter.criteria.corrections import corrects
from drafter.criteria.first_days import too_soon
from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.leaves import TreatmentClasses

_NEVER = frozenset({"declined", "never_tried"})
_NO_REASON = frozenset({"cough"})  # what such a medicine may bring, and is never given for
_BROUGHT = frozenset({("valproate", "tremor")})  # what one of them brings, where another is given for it
_OF_HEAD = frozenset({"head", "occiput", "face", "neck"})  # where a headache, or what comes with it, is felt
_OF_TRIALS = frozenset({"outcome", "standing", "length", "begin", "end"})
_EVERY = "any"  # the class of words for all such medicines ("preventives")


def judge_classes(leaf: TreatmentClasses, scope: Scope) -> Judgement:
    """Met when enough classes ended as asked; not met when the record says that fewer were ever tried."""
    facts = [
        f
        for f in scope.of(FactKind.TREATMENT)
        if _class(leaf, f)
        and "purpose" not in f.attributes
        and f.assertion not in (Assertion.CONDITIONAL, Assertion.HYPOTHETICAL)
    ]
    facts = [by_its_name(f, facts, scope) for f in facts]
    single = [f for f in facts if _class(leaf, f) != _EVERY]
    classes = {
        name: [f for f in single if _class(leaf, f) == name] for name in dict.fromkeys(_class(leaf, f) for f in single)
    }
    taken_back = [f for f in single if f.value("outcome") in _NEVER and corrects(scope, f, "outcome")]
    ended = {
        name: good
        for name, of in classes.items()
        if (good := [f for f in of if _ended(leaf, f) and not _unsaid(scope, f, taken_back)])
        and not (all(f.value("outcome") == "failed" for f in good) and too_soon(scope, of))
    }
    quotes = _quotes([f for of in ended.values() for f in of])
    if len(ended) >= leaf.at_least:
        return Judgement(
            State.MET, f"These classes failed, were not tolerated or are contraindicated: {', '.join(ended)}.", quotes
        )
    none_other = [f for f in facts if _class(leaf, f) == _EVERY and f.value("outcome") in _NEVER]
    tried = [name for name, of in classes.items() if any(_tried(f) and not _named_after(f, none_other) for f in of)]
    if none_other and len(tried) < leaf.at_least:
        return Judgement(
            State.NOT_MET,
            f"By the record fewer than {leaf.at_least} classes were ever tried.",
            (*quotes, *_quotes(none_other)),
        )
    untried = [f for of in classes.values() for f in of if f.value("outcome") in _NEVER]
    if ended:
        return Judgement(
            State.UNCLEAR,
            f"The record establishes only {', '.join(ended)}; {leaf.at_least} classes are asked for.",
            quotes,
            _quotes(untried),
        )
    if facts:
        return Judgement(
            State.UNCLEAR, "The record names such medicines, but not that two classes of them failed.", _quotes(facts)
        )
    return Judgement(
        State.NOT_DOCUMENTED, "The record names no such medicine.", (), _quotes(_of_other_purpose(leaf, scope))
    )


def _class(leaf: TreatmentClasses, fact: Fact) -> str:
    concept = lexicon().concepts.get(("treatment", fact.name))
    return str((concept[leaf.kind] if concept else None) or "")


def _ended(leaf: TreatmentClasses, fact: Fact) -> bool:
    """Whether it ended as asked; a class word alone ("a beta blocker") names no medicine that could have failed."""
    concept = lexicon().concepts.get(("treatment", fact.name))
    outcome = fact.value("outcome")
    if fact.assertion is Assertion.POSSIBLE:
        return False  # "failed?"
    if outcome == "not_tolerated" and _names_condition(fact):
        return False
    areas = frozenset(fact.value("region") or ())
    if outcome in ("failed", "not_tolerated") and areas and not areas & _OF_HEAD and not _shows_there(fact):
        return False  # "duloxetine for back pain did not help"
    return outcome in leaf.outcomes and (outcome == "contraindicated" or not (concept and concept["names_class"]))


def _shows_there(fact: Fact) -> bool:
    """Whether a place is where a medicine was not borne, and not what it was for ("made his hands shake")."""
    effect = fact.evidence("outcome")[0]
    return all(effect.start <= place.start < effect.end for place in fact.evidence("region"))


def _names_condition(fact: Fact) -> bool:
    """Whether what was not tolerated may be what the medicine is for ("amitriptyline - tremor" on a list)."""
    quote, stopped = fact.evidence("outcome")[0].quote, fact.evidence("standing")
    if fact.value("standing") == "stopped" and stopped and stopped[0].start < fact.evidence("outcome")[0].start:
        return False  # "stopped for tremor": why it ended
    if quote.lower().startswith("acute "):
        return False  # "topiramate: acute glaucoma"
    return any(
        mention.kind == "condition" and mention.id not in _NO_REASON and (fact.name, mention.id) not in _BROUGHT
        for mention in lexicon().mentions(quote, quote.lower())
    )


def _unsaid(scope: Scope, fact: Fact, taken_back: Sequence[Fact]) -> bool:
    """Whether a later document, in correction, says of the same medicine that it was never taken ("addendum: propranolol was never tried")."""
    day = scope.date(fact)
    return any(
        other.name == fact.name and other.document != fact.document and (scope.date(other) or day) >= day
        for other in taken_back
        if day is not None
    )


def _tried(fact: Fact) -> bool:
    return fact.value("outcome") not in _NEVER and fact.value("standing") != "planned"


def _named_after(fact: Fact, none_other: Sequence[Fact]) -> bool:
    """Whether a medicine is only named, behind the words that no other was tried ("the only one ever given. Offered venlafaxine")."""
    if fact.attributes.keys() & _OF_TRIALS:
        return False
    start = fact.evidence("name")[0].start
    return any(n.document == fact.document and n.evidence("outcome")[0].start < start for n in none_other)


def _of_other_purpose(leaf: TreatmentClasses, scope: Scope) -> list[Fact]:
    return [f for f in scope.of(FactKind.TREATMENT) if _class(leaf, f) and "purpose" in f.attributes]


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name", "outcome")))[:8]
