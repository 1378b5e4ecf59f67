"""Metamorphic checks: what must follow when one thing of a gold case is changed, whatever the right answer is.

Some changes must change nothing (documents in another order, another name); others must undo a result
(the deciding sentence is gone, the number lies on the other side, the finding is denied). Reported are the
rates at which that holds; a change after which something *becomes* met or approved is counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from drafter.criteria.library import Policies
from drafter.criteria.logic import State
from drafter.criteria.policy import Effective
from drafter.criteria.rules import leaves
from drafter.drafting.determination import Recommendation
from drafter.errors import ModelError
from drafter.evidence.layout.text import Span
from drafter.pipeline import Library, draft
from drafter.quality import variants
from drafter.quality.gold import GoldCase, Place
from drafter.quality.samples import Trial
from drafter.quality.scoring import without_answer
from drafter.quality.variants import DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.criteria.assessment import Assessed
    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Draft, DraftLine
    from drafter.evidence.intake.cases import Case
    from drafter.models.base import Model, PerCase

#: What each check does to a case, and what must follow.
CHECKS = {
    "shuffle": "documents in another order change nothing",
    "unrelated": "an unrelated paragraph changes nothing",
    "sex": "the patient's sex changes nothing",
    "age": "a year of age changes nothing",
    "name": "the patient's name changes nothing",
    "instruction": "an instruction in the record changes nothing and is reported",
    "version": "a version of another name changes nothing else and is the one named",
    "not-in-force": "without a policy in force nothing is judged and a physician decides",
    "deletion": "without its deciding sentences a criterion is open",
    "threshold": "a number across the threshold undoes the result",
    "negation": "a finding or diagnosis that is denied is not met",
    "broken": "the program does not break on a changed case",
}
_UNCHANGED: dict[str, Callable[[Case], Case | None]] = {
    "shuffle": variants.shuffled,
    "unrelated": variants.with_unrelated_paragraph,
    "sex": variants.of_other_sex,
    "age": variants.of_other_age,
    "name": variants.of_other_name,
    "instruction": variants.with_instruction,
}
#: A record may say one thing several times; what a criterion then stands on is changed too, so often.
_ROUNDS = 6
_UNDONE = frozenset({State.UNCLEAR, State.NOT_DOCUMENTED, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class Bench:
    """A model with its library, and the same library under other versions of its policies."""

    model: Model | PerCase
    library: Library
    renamed: Library
    too_early: Library

    @classmethod
    def of(cls, model: Model | PerCase, library: Library) -> Bench:
        renamed = [p.model_copy(update={"version": f"{p.version}-next"}) for p in library.policies]
        late = [_later(p) for p in library.policies]
        return cls(
            model, library, replace(library, policies=Policies(renamed)), replace(library, policies=Policies(late))
        )

    def draft(self, case: Case, library: Library | None = None) -> Draft:
        """:raises ModelError: when the model gave no answer for a part of it; such a draft shows nothing."""
        drafted = draft(case, self.model, library or self.library)
        if unanswered := without_answer(drafted):
            raise ModelError(unanswered, retryable=True)
        return drafted


def _later(policy: Policy) -> Policy:
    """The policy as if it came into force two hundred years later."""
    effective = policy.effective
    far = timedelta(days=73_000)
    end = effective.end + far if effective.end else None
    return policy.model_copy(update={"effective": Effective.model_construct(start=effective.start + far, end=end)})


def trials(gold: GoldCase, base: Draft, bench: Bench) -> Iterator[Trial]:
    """Every check that can be made of a gold case.

    :param base: the draft of the case as it is.
    """
    for check, vary in _UNCHANGED.items():
        case = vary(gold.case)
        if case is not None:
            after = bench.draft(case)
            trial = _unchanged(check, base, after)
            silent = check == "instruction" and not any(found.code == "INJ001" for found in after.findings)
            yield (
                trial.model_copy(update={"held": False, "detail": "INJ001 is not raised"})
                if silent and trial.held
                else trial
            )
    yield from _versions(gold, base, bench)
    for line in base.lines:
        expected = gold.expected.lines.get(line.line)
        for assessed in line.criteria:
            if expected and expected.criteria.get(assessed.id) is assessed.state:
                yield from _undone(gold, line, assessed, bench)


def _shape(draft: Draft) -> dict[str, str]:
    """What a draft comes to, by place."""
    shape = {"case": draft.recommendation.value}
    for line in draft.lines:
        shape[f"line {line.line}"] = line.recommendation.value
        for assessed in line.criteria:
            shape[f"line {line.line} {assessed.id}"] = assessed.state.value
    return shape


def _unchanged(check: str, base: Draft, after: Draft) -> Trial:
    before, now = _shape(base), _shape(after)
    moved = {place: (before.get(place, "nothing"), now.get(place, "nothing")) for place in before | now}
    moved = {place: pair for place, pair in moved.items() if pair[0] != pair[1]}
    unsafe = any(pair[1] in (State.MET.value, Recommendation.APPROVE.value) for pair in moved.values())
    detail = "; ".join(f"{place}: {was} -> {is_}" for place, (was, is_) in moved.items())
    return Trial(check=check, held=not moved, became_met=unsafe, detail=detail)


def _versions(gold: GoldCase, base: Draft, bench: Bench) -> Iterator[Trial]:
    if not any(line.policy for line in base.lines):
        return
    after = bench.draft(gold.case, bench.renamed)
    trial = _unchanged("version", base, after)
    named = all(line.policy is None or line.policy.version.endswith("-next") for line in after.lines)
    old = {f"policy:{line.policy.id}@{line.policy.version}" for line in base.lines if line.policy}
    cited = any(c.source.partition("#")[0] in old for s in after.rationale for c in s.citations)
    wrong = "" if named and not cited else "the version that is not in force is named or cited"
    yield trial.model_copy(update={"held": trial.held and not wrong, "detail": trial.detail or wrong})
    after = bench.draft(gold.case, bench.too_early)
    held = all(
        line.recommendation is Recommendation.REFER_TO_PHYSICIAN and not line.criteria and line.policy is None
        for line in after.lines
    ) and any(found.code == "SRC001" for found in after.findings)
    yield Trial(check="not-in-force", held=held, detail="" if held else "something was judged, or SRC001 is not raised")


def _undone(gold: GoldCase, line: DraftLine, assessed: Assessed, bench: Bench) -> Iterator[Trial]:
    """The checks that must undo a result which the draft has right."""
    if assessed.state not in (State.MET, State.NOT_MET):
        return
    places = _deciding(gold, line.line, assessed)
    policy = bench.library.policies.get(f"{line.policy.id}@{line.policy.version}") if line.policy else None
    criterion = policy.criterion(assessed.id) if policy else None
    if not places or criterion is None:
        return
    asked = list(leaves(criterion.rule))
    if all(leaf.fact == "request" for leaf in asked):
        return
    met = assessed.state is State.MET
    after = _repeated(gold, line.line, assessed, bench, variants.without_sentences)
    # What now stands on other words of the record is decided by them.
    if after is not None and (after.state in _UNDONE or after.state is assessed.state or not after.evidence):
        yield _trial("deletion", line.line, assessed, after.state, held=after.state in _UNDONE)
    after = _repeated(gold, line.line, assessed, bench, lambda case, at: _moved(case, at, asked, down=met))
    if after is not None:
        yield _trial("threshold", line.line, assessed, after.state, held=after.state is not assessed.state)
    if met and {f"{leaf.fact}.{leaf.measure}" for leaf in asked} <= {"finding.present", "diagnosis.present"}:
        denied = {
            e.document: f"No {' or '.join(dict.fromkeys(x.quote for x in assessed.evidence if x.document == e.document))}."
            for e in assessed.evidence
        }
        case = variants.without_sentences(gold.case, places, denied)
        after = _judged(bench.draft(case), line.line, assessed.id)
        state = after.state if after else None
        yield _trial("negation", line.line, assessed, state, held=state is not State.MET)


def _deciding(gold: GoldCase, line: int, assessed: Assessed) -> list[Place]:
    """Where a criterion's labelled evidence stands, and what the draft quotes for it."""
    labelled = [place for _, spots in gold.labels(line, assessed.id) for place in spots]
    return labelled + [Place(e.document, Span(e.start, e.end)) for e in assessed.evidence]


def _judged(draft: Draft, line: int, criterion: str) -> Assessed | None:
    return next((a for each in draft.lines if each.line == line for a in each.criteria if a.id == criterion), None)


def _trial(check: str, line: int, assessed: Assessed, after: State | None, *, held: bool) -> Trial:
    return Trial(
        check=check,
        line=line,
        criterion=assessed.id,
        held=held,
        became_met=after is State.MET and assessed.state is not State.MET,
        detail=f"{assessed.state.value} -> {after.value if after else 'nothing'}",
    )


def _repeated(
    gold: GoldCase, line: int, assessed: Assessed, bench: Bench, vary: Callable[[Case, list[Place]], Case | None]
) -> Assessed | None:
    """A criterion after what it stands on was changed, and what it stood on then; None when nothing could be."""
    case, places, after = gold.case, _deciding(gold, line, assessed), None
    for _ in range(_ROUNDS):
        changed = vary(case, places)
        if changed is None or changed == case:
            break
        case, after = changed, _judged(bench.draft(changed), line, assessed.id)
        if after is None or after.state is not assessed.state:
            break
        places = [Place(e.document, Span(e.start, e.end)) for e in after.evidence]
    return after


def _moved(case: Case, places: list[Place], asked: Sequence[object], *, down: bool) -> Case | None:
    """The case with the numbers that a rule asks for on the other side of it; None when there are none."""
    moved: Case | None = None
    for leaf in asked:
        value, unit = getattr(leaf, "value", None), str(getattr(leaf, "unit", None) or "")
        if value is None or unit.removesuffix("s") not in DAYS or getattr(leaf, "op", ">") not in (">", ">="):
            continue
        days = float(value) * DAYS[unit.removesuffix("s")]
        moved = variants.with_lengths_moved(moved or case, places, days, down=down) or moved
        percent = getattr(leaf, "percent", None)
        if percent is not None:
            moved = variants.with_percents_moved(moved or case, places, float(percent), down=down) or moved
    return moved
