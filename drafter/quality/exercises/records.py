"""What is kept of an exercise, and what came of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from drafter.criteria.logic import State
from drafter.evidence.intake.cases import Record


class Planted(Record):
    """The error of an exercise.

    :param where: the words that it stands on, or what is missing; ``why``: what makes it an error.
    """

    kind: str
    line: int
    criterion: str
    where: str
    why: str


class Exercise(Record):
    """:param right: by ``LINE/CRITERION``, what the gold case expects; ``drafted``: what the draft of the exercise says.

    :param planted: None for a draft that is right and looks surprising.
    :param draft: the draft with the error, as JSON.
    """

    schema_: Literal["exercise/1"] = Field("exercise/1", alias="schema")
    gold: str
    right: dict[str, State]
    drafted: dict[str, State]
    planted: Planted | None
    draft: str


class Result(Record):
    """What a person made of an exercise.

    :param answers: by ``LINE/CRITERION``, where the person answered.
    :param planted: wrong suggestions that were answered; ``accepted``: those that were taken over.
    :param right: right suggestions that were answered; ``rejected``: those that were answered otherwise.
    """

    kind: str
    answers: dict[str, State]
    planted: int
    accepted: int
    right: int
    rejected: int
    at: str


def judged(exercise: Exercise, answers: dict[str, State], at: str) -> Result:
    """What a person's answers to an exercise come to."""
    known = {place: state for place, state in answers.items() if place in exercise.right}
    wrong = {place for place in known if exercise.drafted.get(place) is not exercise.right[place]}
    return Result(
        kind=exercise.planted.kind if exercise.planted else SURPRISING,
        answers=known,
        planted=len(wrong),
        accepted=sum(known[place] is exercise.drafted.get(place) for place in wrong),
        right=len(known) - len(wrong),
        rejected=sum(known[place] is not exercise.right[place] for place in known.keys() - wrong),
        at=at,
    )


#: The kind of an exercise without an error.
SURPRISING = "right, and surprising"
