"""An invented year of signed determinations with known truth, to see whether audits find what is there.

Reviewers of known behaviour correct a known share of the draft's errors; a determination's errors come together, as real ones do; from a
given month on, drafts are worse, and one model version is worse throughout. Nothing of it is read from any record.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.quality.audits.readings import Blind, Reading
from drafter.quality.audits.signed import Signed, SignedCriterion, SignedLine
from drafter.review.decisions import Disposition, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_POLICIES = {
    "trigger-points@1": ("duration", "treatment", "palpation", "program"),
    "epidural@1": ("radiculopathy", "imaging", "pain", "treatment", "sessions"),
    "headache@1": ("days", "hours", "preventives"),
    "occipital@1": ("diagnosis",),
}
_STATES = (State.MET, State.NOT_MET, State.NOT_DOCUMENTED, State.UNCLEAR)
_DECISION = {
    Recommendation.APPROVE: Disposition.APPROVE,
    Recommendation.REQUEST_INFORMATION: Disposition.REQUEST_INFORMATION,
    Recommendation.REFER_TO_PHYSICIAN: Disposition.DENY,
}


@dataclass(frozen=True, slots=True)
class World:
    """What is true of the invented year.

    :param error: chance that a draft has a criterion wrong; ``worse``: added to it from ``drift_from`` on, and for ``bad_model``.
    :param together: how far the errors of one determination go together, from 0 to below 1.
    :param corrects: share of the draft's errors that a reviewer puts right; ``careless`` corrects none and opens little.
    :param errs: chance that a reviewer spoils what was right.
    """

    determinations: int = 20_000
    reviewers: int = 25
    error: float = 0.06
    together: float = 0.2
    corrects: float = 0.7
    errs: float = 0.01
    worse: float = 0.08
    drift_from: int | None = 10
    bad_model: str | None = "0.3"
    careless: str | None = "reviewer-07"
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Year:
    """Signed determinations, and the truth of each criterion and line by determination."""

    signed: tuple[Signed, ...]
    truth: dict[str, dict[str, State]]
    lines: dict[str, Disposition]


def simulate(world: World) -> Year:
    """A year as the world has it; the same seed gives the same year."""
    chance = random.Random(world.seed)  # noqa: S311 - to be repeated
    signed: list[Signed] = []
    truth: dict[str, dict[str, State]] = {}
    lines: dict[str, Disposition] = {}
    for number in range(world.determinations):
        one, states, line = _one(world, number, chance)
        signed.append(one)
        truth[one.id], lines[one.id] = states, line
    return Year(tuple(signed), truth, lines)


def _one(world: World, number: int, chance: random.Random) -> tuple[Signed, dict[str, State], Disposition]:
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    model = chance.choice(["0.1", "0.2", "0.3"])
    reviewer = f"reviewer-{chance.randrange(world.reviewers):02d}"
    policy = chance.choices(list(_POLICIES), [5, 3, 2, 4])[0]
    careless = reviewer == world.careless
    error = world.error
    error += world.worse if world.drift_from is not None and month >= world.drift_from else 0
    error += world.worse if model == world.bad_model else 0
    alpha = error * (1 / world.together - 1) if world.together else 0
    own = chance.betavariate(alpha, (1 - error) * (1 / world.together - 1)) if world.together else error
    criteria, states = [], {}
    for name in _POLICIES[policy]:
        true = chance.choices(_STATES, [6, 1, 2, 2])[0]
        drafted = _other(true, chance) if chance.random() < own else true
        corrects = 0.0 if careless else world.corrects
        answer = drafted
        if drafted is not true and chance.random() < corrects:
            answer = true
        elif drafted is true and chance.random() < world.errs:
            answer = _other(true, chance)
        criteria.append(
            SignedCriterion.model_construct(line=1, criterion=name, policy=policy, draft=drafted, signed=answer)
        )
        states[f"1/{name}"] = true
    true_line = _DECISION[_comes_to(states.values())]
    drafted_line = _comes_to(c.draft for c in criteria)
    decided = _DECISION[_comes_to(c.signed for c in criteria)]
    edits = sum(c.draft is not c.signed for c in criteria) + (0 if careless else chance.choice([0, 0, 1, 2]))
    deciding = len(criteria) + chance.randint(0, 2)
    opened = round(deciding * (0.3 if careless else chance.uniform(0.9, 1)))
    one = Signed.model_construct(
        id=f"d{number:05d}", case=f"c{number:05d}", at=f"2026-{month:02d}-{day:02d}T12:00:00.000000Z", model=model,
        reviewer=reviewer, role="nurse", outcome=_OUTCOMES[decided], criteria=tuple(criteria),
        lines=(SignedLine.model_construct(line=1, policy=policy, draft=drafted_line, signed=decided),),
        seconds=chance.lognormvariate(2.5 if careless else 5.5, 0.4), deciding=deciding, opened=opened, edits=edits,
        acknowledged=int(chance.random() < 0.2), disagreement=chance.random() < 0.1,
        overturned=decided is not true_line and chance.random() < 0.3,
    )  # fmt: skip
    return one, states, true_line


_OUTCOMES = {
    Disposition.APPROVE: Outcome.APPROVAL,
    Disposition.REQUEST_INFORMATION: Outcome.INFORMATION_REQUEST,
    Disposition.DENY: Outcome.DENIAL,
}


def _other(state: State, chance: random.Random) -> State:
    return chance.choice([other for other in _STATES if other is not state])


def _comes_to(states: Iterable[State | None]) -> Recommendation:
    said = list(states)
    if State.NOT_MET in said:
        return Recommendation.REFER_TO_PHYSICIAN
    return Recommendation.APPROVE if all(s is State.MET for s in said) else Recommendation.REQUEST_INFORMATION


def read_perfectly(year: Year, ids: Sequence[str]) -> list[Reading]:
    """Second readings by an auditor who is always right."""
    return [
        Reading.model_construct(
            signed=i, auditor="auditor", compared=None,
            blind=Blind.model_construct(states=year.truth[i], lines={1: year.lines[i]}, at="2027-01-01T00:00:00.000000Z"),
        )
        for i in ids
    ]  # fmt: skip
