"""A comprehensive programme or its components, and treatment that is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope
from drafter.criteria.sides import of_other_side
from drafter.evidence.claims.facts import Evidence, Fact, FactKind
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.meaning.therapists import by_therapist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.leaves import Participation, TreatmentUnderWay
    from drafter.criteria.where import Where


#: Standings by which the record says that something is not done.
_NOT_DONE = ("declined", "not_under_way")


def _standing(fact: Fact) -> str:
    """Where a treatment or programme part stands: ongoing, planned, completed, stopped, declined, or unsaid."""
    standing = str(fact.value("standing") or "")
    if standing == "ongoing" and fact.assertion is Assertion.POSSIBLE:
        return ""  # "Does PT help?"
    # "Never had PT; ordered, starts on Monday": what was never tried is planned now.
    begun = standing in ("planned", "ongoing") and fact.value("outcome") == "never_tried"
    if fact.value("outcome") in ("declined", "never_tried") and not begun:
        return "declined"
    return standing


#: What somebody does by himself: once it is given up, it is not done; of a course of visits that ended, others may follow.
_OF_ONES_OWN = ("home-exercise", "exercise")
#: Days for which a therapist's note may speak of what is under way.
_HOLDS = 45
#: And for which any other document may.
_HOLDS_ELSE = 100


def _lately(scope: Scope, fact: Fact) -> bool:
    """Whether what goes on by a document still does on the day: a therapist's visits are weeks apart, not months."""
    on = scope.date(fact)
    holds = _HOLDS if by_therapist(scope.document(fact)) else _HOLDS_ELSE
    return on is None or (scope.as_of - on).days <= holds


def _given_up(scope: Scope, fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a later document says that what went on by an earlier one is not done any more."""
    on = scope.date(fact)
    return on is not None and any(
        _standing(later) in (*_NOT_DONE, "stopped")
        and (day := scope.date(later)) is not None
        and day > on
        and (later.name == fact.name or (later.name == "exercise" and fact.name.endswith("exercise")))
        for later in facts
    )


def _of(where: Where, scope: Scope) -> list[Fact]:
    """What the record says of treatments and parts of a programme; what a later document takes back is not going on."""
    told = _told(where, scope)
    return [f for f in told if _standing(f) != "ongoing" or not _given_up(scope, f, told)]


def _told(where: Where, scope: Scope) -> list[Fact]:
    return [
        f
        for kind in (FactKind.TREATMENT, FactKind.PROGRAMME)
        for f in scope.of(kind)
        if where.fits(str(kind), f.name) and "purpose" not in f.attributes
        and (f.assertion is not Assertion.ABSENT or _standing(f) in (*_NOT_DONE, "planned"))
        and (kind is FactKind.PROGRAMME or (scope.here(f) and not of_other_side(scope, f))) and (_standing(f) != "ongoing" or _lately(scope, f))
    ]  # fmt: skip


def judge_under_way(leaf: TreatmentUnderWay, scope: Scope) -> Judgement:
    """Met when under way; planned or advised is unclear; declined is not met."""
    title = leaf.title or "the treatment"
    facts = _of(leaf.where, scope)
    by_standing = {
        standing: [f for f in facts if _standing(f) == standing]
        for standing in ("ongoing", "planned", *_NOT_DONE, "completed", "stopped", "")
    }
    not_done = [f for standing in _NOT_DONE for f in by_standing[standing]]
    if by_standing["ongoing"]:
        return Judgement(State.MET, f"The record shows {title} under way.", _quotes(by_standing["ongoing"]))
    if by_standing["planned"]:
        return Judgement(
            State.UNCLEAR,
            f"The record plans or advises {title}, but does not show it under way.",
            _quotes(by_standing["planned"]),
        )
    if not_done:
        return Judgement(State.NOT_MET, f"The record says that the patient does not do {title}.", _quotes(not_done))
    given_up = [f for f in by_standing["stopped"] if f.name in _OF_ONES_OWN]
    if given_up and not by_standing[""]:
        return Judgement(State.NOT_MET, f"The record says that the patient stopped {title}.", _quotes(given_up))
    rest = [*by_standing["completed"], *by_standing["stopped"]]
    if by_standing[""]:
        return Judgement(
            State.UNCLEAR, f"The record mentions {title} without saying that it is under way.", _quotes(by_standing[""])
        )
    return Judgement(State.NOT_DOCUMENTED, f"The record does not show {title} under way.", (), _quotes(rest))


def judge_participation(leaf: Participation, scope: Scope) -> Judgement:
    """Met by taking part in a programme or in enough components; not met as a sole treatment."""
    parts = scope.of(FactKind.PROGRAMME)
    sole = [f for f in parts if f.name == "sole-treatment" and f.assertion is Assertion.PRESENT]
    programme = [f for f in parts if f.name == "programme"]
    refused = [
        f for f in programme if _standing(f) in _NOT_DONE or (f.assertion is Assertion.ABSENT and not _standing(f))
    ]
    takes_part = [
        f
        for f in programme
        if f.assertion is Assertion.PRESENT
        and _standing(f) == "ongoing"
        and _lately(scope, f)
        and not _given_up(scope, f, programme)
    ]
    if sole:
        return Judgement(
            State.NOT_MET, "The record says that the injections are to be the sole treatment.", _quotes(sole)
        )
    if refused and not takes_part:
        return Judgement(
            State.NOT_MET, "The record says that such a programme was declined or does not exist.", _quotes(refused)
        )
    if takes_part:
        return Judgement(
            State.MET, "The record shows that the patient takes part in a comprehensive programme.", _quotes(takes_part)
        )
    running: dict[str, list[Fact]] = {}
    mentioned: list[Fact] = list(programme)
    for component, where in leaf.components.items():
        facts = _of(where, scope)
        live = [f for f in facts if _standing(f) == "ongoing"]
        if live:
            running[component] = live
        mentioned += facts
    if len(running) >= leaf.at_least:
        return Judgement(
            State.MET,
            f"The record shows these under way: {', '.join(running)}.",
            _quotes([fs[0] for fs in running.values()]),
        )
    if running:
        missing = f"; {leaf.at_least} are asked for"
        return Judgement(
            State.UNCLEAR,
            f"The record shows only {', '.join(running)} under way{missing}.",
            _quotes([fs[0] for fs in running.values()]),
        )
    telling = [f for f in mentioned if _standing(f) in ("planned", "") or f in programme]
    if telling:
        return Judgement(
            State.UNCLEAR, "The record mentions parts of a programme, but shows none under way.", _quotes(telling[:3])
        )
    return Judgement(
        State.NOT_DOCUMENTED,
        "The record says nothing of a comprehensive programme or its components.",
        (),
        tuple(dict.fromkeys(e for f in mentioned[:3] for e in f.evidence("name"))),
    )


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in f.evidence("name", "standing")))[:8]
