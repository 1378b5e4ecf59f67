"""Exercises: one criterion is wrong in the way that was asked for, and everything else is as the gold case expects."""

import random
from pathlib import Path

import pytest

from drafter.criteria.logic import State
from drafter.errors import InputError
from drafter.quality.exercises.build import build, drafted
from drafter.quality.exercises.plants import PLANTS
from drafter.quality.exercises.records import SURPRISING, judged

GOLD = Path(__file__).parents[3] / "evals/gold"
AT = "2026-01-01T00:00:00.000000Z"


@pytest.fixture(scope="module")
def made(library):
    return {kind: build(GOLD, library, random.Random(5), kind=kind, sound=False) for kind in PLANTS}


@pytest.mark.parametrize("kind", list(PLANTS))
def test_one_criterion_is_wrong_and_the_rest_is_right(made, kind):
    case, exercise = made[kind]
    wrong = [p for p in exercise.right if exercise.drafted[p] is not exercise.right[p]]
    assert wrong == [f"{exercise.planted.line}/{exercise.planted.criterion}"]
    assert exercise.planted.kind == kind
    draft = drafted(exercise)
    assert draft.case == case.id
    assert draft.digest == draft.sealed().digest


@pytest.mark.parametrize("kind", list(PLANTS))
def test_every_quote_of_a_planted_draft_stands_in_the_record(made, kind):
    case, exercise = made[kind]
    for line in drafted(exercise).lines:
        for criterion in line.criteria:
            for quote in criterion.evidence:
                assert case.document(quote.document).text[quote.start : quote.end] == quote.quote


def test_a_draft_without_an_error_is_right_throughout(library):
    _, exercise = build(GOLD, library, random.Random(2), sound=True)
    assert exercise.planted is None
    assert exercise.drafted == exercise.right
    assert judged(exercise, exercise.right, AT).kind == SURPRISING


def test_the_same_chance_builds_the_same(library):
    one, two = (build(GOLD, library, random.Random(9)) for _ in range(2))
    assert one == two


def test_answers_are_judged_by_what_is_right(made):
    _, exercise = made["a requirement invented"]
    taken = judged(exercise, exercise.drafted, AT)
    assert (taken.planted, taken.accepted, taken.rejected) == (1, 1, 0)
    found = judged(exercise, exercise.right, AT)
    assert (found.planted, found.accepted, found.rejected) == (1, 0, 0)
    contrary = judged(exercise, dict.fromkeys(exercise.right, State.NOT_MET), AT)
    assert contrary.rejected == sum(
        s is not State.NOT_MET for p, s in exercise.right.items() if exercise.drafted[p] is s
    )
    assert judged(exercise, {}, AT).planted == 0


def test_a_folder_without_gold_cases_makes_none(tmp_path, library):
    with pytest.raises(InputError, match="makes an exercise"):
        build(tmp_path, library, random.Random(1))
