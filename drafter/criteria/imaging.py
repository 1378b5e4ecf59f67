"""What studies show, and whether it agrees with the diagnosis.

A finding agrees when it lies on the side and at the level of the diagnosis, so far as both are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.limbs import limb_sides
from drafter.criteria.logic import State
from drafter.criteria.old_bouts import of_old_bout
from drafter.criteria.operated_since import before_operation
from drafter.criteria.scope import Judgement, Scope
from drafter.criteria.sides import asked_side
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.areas import meets
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.sides import areas_of_levels
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.measured_leaves import ImagingAgrees, ImagingShows

_BOTH = frozenset({"left", "right"})
_OF_C8 = frozenset({"c7", "t1"})  # no vertebra has its number: the root leaves between these
_DISCORDANT = "discordant"  # what a clinician says of a study that does not explain the complaint
_NO_IMAGE = "The record has no such study; one that is ordered or pending is none."


@dataclass(frozen=True, slots=True)
class _Sought:
    """The sides and the roots that the record gives the diagnosis; empty when it does not tell."""

    sides: frozenset[str]
    levels: frozenset[str]


def judge_agreement(leaf: ImagingAgrees, scope: Scope) -> Judgement:
    """Met when a finding agrees; not met when all that is found lies elsewhere or nothing is found; unclear when only possible."""
    made, to_come = _studies(leaf, scope)
    if not made:
        return Judgement(State.NOT_DOCUMENTED, _NO_IMAGE, (), _quotes(to_come))
    told = [f for f in made if f.value("shows") and leaf.shows.fits("image-finding", f.value("shows")["finding"])]
    sought = _sought(scope)
    present = [f for f in told if _is(f, Assertion.PRESENT)]
    agreeing = [f for f in present if _agrees(f, sought)]
    apart = [
        f for f in made if f.value("shows") and f.value("shows")["finding"] == _DISCORDANT and _is(f, Assertion.PRESENT)
    ]
    if agreeing and apart:
        return _set_apart(agreeing, apart)
    if agreeing:
        return _agreed(agreeing, scope)
    possible = [f for f in told if _is(f, Assertion.POSSIBLE)]
    if possible:
        return Judgement(State.UNCLEAR, f"The imaging shows {_word(possible[0])} only as possible.", _quotes(possible))
    if present and all(not _same_side(f, sought) for f in present):
        return Judgement(
            State.NOT_MET,
            f"The imaging shows {_word(present[0])} on another side than the diagnosis.",
            _quotes(present),
        )
    if present:
        return Judgement(
            State.UNCLEAR,
            f"The imaging shows {_word(present[0])} at another level than the diagnosis.",
            _quotes(present),
        )
    if any(_denies(f, leaf) for f in made):
        return Judgement(State.NOT_MET, "The imaging shows nothing that could explain the diagnosis.", _quotes(made))
    return Judgement(
        State.UNCLEAR, "The record names a study, but not a finding that could explain the diagnosis.", _quotes(made)
    )


def _agreed(agreeing: Sequence[Fact], scope: Scope) -> Judgement:
    """Met, unless all that agrees is of a bout of years ago that was over, or of before an operation."""
    quotes = _quotes(agreeing)
    if all(of_old_bout(scope, f) for f in agreeing):
        return Judgement(State.UNCLEAR, "The study is of a bout of years ago that was over.", quotes)
    if all(before_operation(scope, f) for f in agreeing):
        return Judgement(State.UNCLEAR, "The study was made before an operation there.", quotes)
    return Judgement(State.MET, f"The imaging shows {_word(agreeing[0])}, which agrees with the diagnosis.", quotes)


def _set_apart(agreeing: Sequence[Fact], apart: Sequence[Fact]) -> Judgement:
    """Not met where the study whose finding could agree is said not to explain the complaint; unclear where that may be another."""
    said = {e.start for f in apart for e in f.evidence("name")}
    one = all(said & {e.start for e in f.evidence("name")} for f in agreeing)
    told = _quotes((*apart, *agreeing))
    if one:
        return Judgement(State.NOT_MET, f"The record says that the study {_word(apart[0])} the complaint.", told)
    return Judgement(State.UNCLEAR, f"Of one study the record says that it {_word(apart[0])} the complaint.", told)


def judge_shown(leaf: ImagingShows, scope: Scope) -> Judgement:
    """Met when a study shows the finding, not met when it shows none, unclear when only possible or nothing is told.

    "XR left knee: KL 4; right normal" shows nothing of the right knee's.
    """
    made, to_come = _studies(leaf, scope)
    if not made:
        return Judgement(State.NOT_DOCUMENTED, _NO_IMAGE, (), _quotes(to_come))
    asked = asked_side(scope)
    sought = _Sought(frozenset({asked} if asked else ()), frozenset())
    made = [f for f in made if _same_side(f, sought)]
    told = [f for f in made if f.value("shows") and leaf.shows.fits("image-finding", f.value("shows")["finding"])]
    for assertion, state, how in (
        (Assertion.PRESENT, State.MET, "shows"),
        (Assertion.POSSIBLE, State.UNCLEAR, "possibly shows"),
        (Assertion.ABSENT, State.NOT_MET, "looked for and did not show"),
    ):
        found = [f for f in told if _is(f, assertion)]
        if found:
            return Judgement(state, f"The imaging {how} {_word(found[0])}.", _quotes(found))
    if any(_denies(f, leaf) for f in made):
        return Judgement(State.NOT_MET, "The imaging is said to be normal.", _quotes(made))
    if not made:
        return Judgement(State.UNCLEAR, "The record tells what a study shows, but of another side.")
    return Judgement(State.UNCLEAR, "The record names a study, but not what it shows.", _quotes(made))


def _studies(leaf: ImagingAgrees | ImagingShows, scope: Scope) -> tuple[list[Fact], list[Fact]]:
    """The studies of the region that were made, and those still to come."""
    day = scope.as_of
    of_kind = [
        f for f in scope.of(FactKind.IMAGING) if leaf.where.fits("imaging", f.name) and (scope.date(f) or day) <= day
    ]
    here = [f for f in of_kind if scope.here(f) and _levels_here(f, scope) and f.assertion is not Assertion.ABSENT]
    return [f for f in here if f.value("standing") != "planned"], [f for f in here if f.value("standing") == "planned"]


def _levels_here(fact: Fact, scope: Scope) -> bool:
    levels = fact.value("level")
    return not levels or not scope.areas or meets(areas_of_levels(frozenset(levels)), scope.areas)


def _sought(scope: Scope) -> _Sought:
    """Sides and roots of the diagnoses that the record establishes or suspects for the region, else the side of the line, else of the limb that hurts."""
    diagnoses = [
        f
        for f in scope.of(FactKind.DIAGNOSIS)
        if f.assertion in (Assertion.PRESENT, Assertion.POSSIBLE)
        and scope.here(f)
        and f.attributes.keys() & {"side", "level"}
    ]
    rooted = [f for f in diagnoses if _is_root(f)]
    # Of a stenosis the side may be that of the image itself: the limb that hurts says more.
    limb = frozenset() if rooted else limb_sides(scope)
    sides = limb or frozenset(side for f in (rooted or diagnoses) for side in (f.value("side") or ()))
    levels = frozenset(level for f in rooted for level in (f.value("level") or ()))
    asked = {"left": frozenset({"left"}), "right": frozenset({"right"}), "bilateral": _BOTH}.get(
        str(scope.line.laterality or "")
    )
    return _Sought(sides or asked or limb_sides(scope), levels)


def _is_root(fact: Fact) -> bool:
    """Whether a diagnosis is of a nerve root, which has a level of its own; stenosis or a disc has the segment's."""
    concept = lexicon().concepts.get(("diagnosis", fact.name))
    return bool(concept and concept["root"])


def _same_side(fact: Fact, sought: _Sought) -> bool:
    sides = frozenset(fact.value("side") or ())
    return not sides or not sought.sides or bool(sides & sought.sides)


def _agrees(fact: Fact, sought: _Sought) -> bool:
    levels = frozenset(fact.value("level") or ())
    if levels >= _OF_C8:
        levels |= {"c8"}
    return _same_side(fact, sought) and (not levels or not sought.levels or bool(levels & sought.levels))


def _is(fact: Fact, assertion: Assertion) -> bool:
    return bool(fact.value("shows")) and fact.value("shows")["assertion"] == str(assertion)


def _denies(fact: Fact, leaf: ImagingAgrees | ImagingShows) -> bool:
    """Whether a study is called normal, or a finding that was asked for absent."""
    shows = fact.value("shows")
    if not shows:
        return False
    concept = lexicon().concepts.get(("image-finding", shows["finding"]))
    normal = concept is not None and concept["group"] == "normal" and shows["assertion"] == str(Assertion.PRESENT)
    normal = normal and not fact.value("level")  # "L3-4: normal" says nothing of the others
    return normal or (
        leaf.shows.fits("image-finding", shows["finding"]) and shows["assertion"] == str(Assertion.ABSENT)
    )


def _word(fact: Fact) -> str:
    return f"“{fact.evidence('shows')[0].quote}”"


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in (f.evidence("shows", "side", "level") or f.evidence("name"))))[
        :8
    ]
