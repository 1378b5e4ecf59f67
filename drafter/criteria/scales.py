"""A named scale with its value, for the complaint of the request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.criteria.scope import Judgement, Scope
from drafter.evidence.claims.facts import Evidence, Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.measured_leaves import ScaleRecorded


def judge_scale(leaf: ScaleRecorded, scope: Scope) -> Judgement:
    """Met when a listed scale has a value; unclear when only its name is told."""
    day = scope.as_of
    listed = [f for f in scope.of(FactKind.SCALE) if leaf.where.fits("scale", f.name) and (scope.date(f) or day) <= day]
    here = [f for f in listed if scope.here(f)]
    elsewhere = _quotes([f for f in listed if f not in here])[:3]
    valued = _once([f for f in here if "score" in f.attributes])
    if valued:
        latest = sorted(valued, key=lambda f: str(scope.date(f) or ""), reverse=True)[:2]
        return Judgement(
            State.MET,
            f"The record gives a scale with its value, {latest[0].evidence('score')[0].quote}.",
            _quotes(latest),
            elsewhere,
        )
    if here:
        return Judgement(State.UNCLEAR, "The record names a scale without its value.", _quotes(here), elsewhere)
    return Judgement(State.NOT_DOCUMENTED, "The record names no scale of pain or function.", (), elsewhere)


def _once(facts: Sequence[Fact]) -> list[Fact]:
    """The scores, each told once: of two quotes at one place ("Pain score (NRS): 7", "NRS): 7") the longer."""
    at = {f.id: f.evidence("score")[0] for f in facts}

    def within(inner: Evidence, outer: Evidence) -> bool:
        longer = (outer.end - outer.start) > (inner.end - inner.start)
        return outer.document == inner.document and outer.start <= inner.start and inner.end <= outer.end and longer

    return [f for f in facts if not any(within(at[f.id], other) for other in at.values())]


def _quotes(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in facts for e in (f.evidence("score") or f.evidence("name"))))[:4]
