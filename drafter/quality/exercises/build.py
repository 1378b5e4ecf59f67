"""Exercises out of gold cases: drafted soundly, then one error planted, or none."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from drafter.criteria.assessment import needed
from drafter.criteria.logic import State
from drafter.drafting.determination import Draft, Recommendation
from drafter.errors import InputError
from drafter.evidence.intake.case_files import CASE_NAMES
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft
from drafter.quality.exercises.plants import PLANTS, Spot, Wrong
from drafter.quality.exercises.records import Exercise, Planted
from drafter.quality.gold import EXPECTED_NAME, GoldCase, load_gold_case
from drafter.review.decisions import proposal

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from drafter.criteria.policy import Policy
    from drafter.evidence.intake.cases import Case, Document
    from drafter.quality.exercises.plants import Json

#: One exercise in so many has no error in it: who is surprised should not learn that surprise means error.
SOUND_ONE_IN = 4
_TRIES = 25
_CAUTION = (Recommendation.APPROVE, Recommendation.REQUEST_INFORMATION, Recommendation.REFER_TO_PHYSICIAN)


def build(folder: Path, library: Library, chance: random.Random, *, kind: str | None = None, sound: bool | None = None) -> tuple[Case, Exercise]:  # fmt: skip
    """A case with its exercise.

    :param folder: of gold cases; they are invented, or they may not be used.
    :param kind: the error to plant; else it is drawn. ``sound``: whether there is none; else it is drawn.
    :raises InputError: when no gold case of the folder lends itself to it.
    """
    named = gold_folders(folder)
    right = chance.randrange(SOUND_ONE_IN) == 0 if sound is None else sound
    for place in chance.sample(named, min(len(named), _TRIES)) if kind is None else chance.sample(named, len(named)):
        gold = load_gold_case(place, place.name)
        made = draft(gold.case, RulesModel(), Library(library.policies, library.corpus, None))
        if not _agrees(made, gold):
            continue
        found = _surprising(gold, made) if right else _planted(gold, made, library, chance, kind)
        if found is not None:
            return found
    raise InputError("no gold case of this folder makes an exercise", file=folder, remedy="Name a folder of invented gold cases in DRAFTER_EXERCISES.")  # fmt: skip


@cache
def gold_folders(folder: Path) -> tuple[Path, ...]:
    """Folders of gold cases, at any depth, by name."""
    return tuple(sorted(p.parent for p in folder.rglob(EXPECTED_NAME) if any((p.parent / n).is_file() for n in CASE_NAMES)))  # fmt: skip


def _expected(gold: GoldCase) -> dict[str, State]:
    return {f"{n}/{c}": state for n, line in gold.expected.lines.items() for c, state in line.criteria.items()}


def _agrees(made: Draft, gold: GoldCase) -> bool:
    """Whether the sound draft says of everything what the gold case expects; only such a one is wrong just where it was made so."""
    drafted = _states(made)
    return all(drafted.get(place) is state for place, state in _expected(gold).items())


def _states(made: Draft) -> dict[str, State]:
    return {f"{line.line}/{c.id}": c.state for line in made.lines for c in line.criteria}


def _surprising(gold: GoldCase, made: Draft) -> tuple[Case, Exercise] | None:
    """A right draft that looks wrong: something is not met or open where nearly all is met, or all is met on a thin record."""
    states = list(_expected(gold).values())
    open_ = sum(state in (State.NOT_MET, State.UNCLEAR) for state in states)
    if len(states) < 2 or not (0 < open_ < len(states) or (open_ == 0 and len(gold.case.documents) == 1)):
        return None
    return gold.case, _exercise(gold, made, None)


def _planted(gold: GoldCase, made: Draft, library: Library, chance: random.Random, kind: str | None) -> tuple[Case, Exercise] | None:  # fmt: skip
    content = made.content()
    spots = list(_spots(gold, content, library, chance))
    kinds = [kind] if kind is not None else chance.sample(list(PLANTS), len(PLANTS))
    for name in kinds:
        for spot in chance.sample(spots, len(spots)):
            wrong = PLANTS[name](spot)
            if wrong is not None:
                planted = Planted(kind=name, line=spot.line["line"], criterion=spot.own["id"], where=wrong.where, why=wrong.why)  # fmt: skip
                _write(content, spot, wrong, library)
                case = _with_text(gold.case, wrong)
                return case, _exercise(gold, Draft.model_validate(content | {"digest": ""}).sealed(), planted)
    return None


def _spots(gold: GoldCase, content: Json, library: Library, chance: random.Random) -> Iterator[Spot]:
    """Criteria that a line's result needs, and that the gold case tells the truth about."""
    for line in content["lines"]:
        policy = _policy(line, library)
        scored = gold.expected.lines.get(line["line"])
        if policy is None or scored is None:
            continue
        wanted = needed(policy.judged_tree, {c["id"]: State(c["state"]) for c in line["criteria"]})
        for own in line["criteria"]:
            criterion = policy.criterion(own["id"])
            if criterion is not None and own["id"] in scored.criteria and own["id"] in wanted:
                yield Spot(gold.case, line, own, criterion, chance)


def _policy(line: Json, library: Library) -> Policy | None:
    return library.policies.get(f"{line['policy']['id']}@{line['policy']['version']}") if line["policy"] else None


def _write(content: Json, spot: Spot, wrong: Wrong, library: Library) -> None:
    """The error, in the criterion and in the words about it, with what lines and case then come to."""
    own, line = spot.own, spot.line
    own |= {"state": wrong.state.value, "reason": wrong.reason, "evidence": list(wrong.evidence), "missing": list(wrong.missing)}  # fmt: skip
    if wrong.unsearched:
        own["search"]["documents"] = [d for d in own["search"]["documents"] if d != wrong.unsearched]
    kept: list[Json] = []
    for statement in content["rationale"]:
        about = (statement["line"], statement["criterion"]) == (line["line"], own["id"])
        if about and statement["kind"] == "finding":
            said = wrong.state.value.replace("_", " ")
            kept.append(statement | {"text": f"{spot.criterion.title} is {said}: {wrong.reason}", "evidence": list(wrong.evidence)})  # fmt: skip
            kept += [statement | {"kind": "missing", "text": text, "evidence": []} for text in wrong.missing]
        elif not (about and statement["kind"] == "missing"):
            kept.append(statement)
    content["rationale"] = kept
    policy = _policy(line, library)
    states = {c["id"]: State(c["state"]) for c in line["criteria"]}
    line["recommendation"] = str(proposal(policy, states) or Recommendation.REQUEST_INFORMATION)
    found: Sequence[Recommendation] = [Recommendation(each["recommendation"]) for each in content["lines"]]
    content["recommendation"] = max(found, key=_CAUTION.index).value


def _with_text(case: Case, wrong: Wrong) -> Case:
    if not wrong.text:
        return case

    def longer(document: Document) -> Document:
        if document.id != wrong.document:
            return document
        return document.model_copy(update={"text": document.text.rstrip("\n") + wrong.text})

    return case.model_copy(update={"documents": tuple(longer(d) for d in case.documents)})


def _exercise(gold: GoldCase, made: Draft, planted: Planted | None) -> Exercise:
    right = _expected(gold)
    drafted = {place: state for place, state in _states(made).items() if place in right}
    return Exercise(schema="exercise/1", gold=gold.name, right=right, drafted=drafted, planted=planted, draft=made.to_json())  # fmt: skip


def drafted(exercise: Exercise) -> Draft:
    """The exercise's draft, as though a model had just made it."""
    return Draft.model_validate(json.loads(exercise.draft))
