"""How each leaf of a rule is judged on the facts of a line.

One function a leaf type, each from a leaf and a scope to a judgement. None of them knows a policy:
names, thresholds and units come with the leaf.

Source: the criteria library, "How to read a record" and the tables of each policy.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from drafter.criteria import rules as r
from drafter.criteria.diagnoses import judge_diagnosis
from drafter.criteria.examination import judge_finding
from drafter.criteria.logic import State, combined
from drafter.criteria.onset import judge_length
from drafter.criteria.programme import judge_participation, judge_under_way
from drafter.criteria.responses import judge_response
from drafter.criteria.scope import Judgement, Scope
from drafter.criteria.sessions import judge_count, judge_interval, judge_other_lines
from drafter.criteria.trials import judge_trial

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_JUDGES: dict[type, Callable[[Any, Scope], Judgement]] = {
    r.SymptomLength: judge_length,
    r.TreatmentOutcome: judge_trial,
    r.TreatmentUnderWay: judge_under_way,
    r.FindingPresent: judge_finding,
    r.DiagnosisPresent: judge_diagnosis,
    r.Participation: judge_participation,
    r.SessionInterval: judge_interval,
    r.SessionCount: judge_count,
    r.SessionResponse: judge_response,
    r.OtherLines: judge_other_lines,
}


def judge(node: Any, scope: Scope) -> Judgement:
    """The judgement of a rule: of its leaf, or of its parts together."""
    match node:
        case r.All():
            return _together(len(node.all), [judge(part, scope) for part in node.all])
        case r.AnyOf():
            return _together(1, [judge(part, scope) for part in node.any])
        case r.AtLeast():
            return _together(node.at_least, [judge(part, scope) for part in node.of])
        case r.Not():
            inner = judge(node.not_, scope)
            turned = {State.MET: State.NOT_MET, State.NOT_MET: State.MET}.get(inner.state, inner.state)
            return replace(inner, state=turned)
        case _:
            judgement = _on_chart(node, scope)
            open_question = judgement.state in (State.UNCLEAR, State.NOT_DOCUMENTED)
            if open_question and node.question and not judgement.questions:
                return replace(judgement, questions=(node.question,))
            return judgement


def _on_chart(leaf: Any, scope: Scope) -> Judgement:
    """The chart governs; what only a form or questionnaire attests makes a leaf unclear, whatever it says."""
    decide = _JUDGES[type(leaf)]
    judgement = decide(leaf, scope.chart)
    if judgement.state not in (State.NOT_DOCUMENTED, State.NOT_APPLICABLE):
        return judgement
    attested = decide(leaf, scope)
    if attested.state is judgement.state:
        return judgement
    reason = f"Only the provider's form or questionnaire tells of it, the chart does not. {attested.reason}"
    return replace(attested, state=State.UNCLEAR, reason=reason)


def _together(count: int, parts: Sequence[Judgement]) -> Judgement:
    state = combined(count, [part.state for part in parts])
    telling = parts
    if state is State.NOT_MET:
        telling = [part for part in parts if part.state is State.NOT_MET] or parts
    elif state is State.MET:
        telling = [part for part in parts if part.state is State.MET]
    return Judgement(
        state,
        " ".join(part.reason for part in telling),
        tuple(dict.fromkeys(item for part in telling for item in part.evidence)),
        tuple(dict.fromkeys(item for part in parts for item in part.nearest)),
        tuple(
            dict.fromkeys(
                q for part in parts if part.state in (State.UNCLEAR, State.NOT_DOCUMENTED) for q in part.questions
            )
        ),
        tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )
