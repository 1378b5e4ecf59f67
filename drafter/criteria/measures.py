"""How each leaf of a rule is judged on the facts of a line.

One function a leaf type, each from a leaf and a scope to a judgement. None of them knows a policy:
names, thresholds and units come with the leaf.

Source: the criteria library, "How to read a record" and the tables of each policy.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from drafter.criteria import leaves as x
from drafter.criteria import measured_leaves as m
from drafter.criteria import rules as r
from drafter.criteria import session_leaves as s
from drafter.criteria.classes import judge_classes
from drafter.criteria.diagnoses import judge_diagnosis
from drafter.criteria.examination import judge_finding
from drafter.criteria.flags import judge_flag
from drafter.criteria.imaging import judge_agreement, judge_shown
from drafter.criteria.levels import judge_levels
from drafter.criteria.logic import State, combined
from drafter.criteria.onset import judge_length
from drafter.criteria.patterns import judge_days, judge_hours, judge_pattern_length
from drafter.criteria.programme import judge_participation, judge_under_way
from drafter.criteria.reexamination import judge_examination_after
from drafter.criteria.responses import judge_response
from drafter.criteria.same_day import judge_other_lines
from drafter.criteria.scales import judge_scale
from drafter.criteria.scope import Judgement, Scope
from drafter.criteria.session_history import judge_before, judge_outcome
from drafter.criteria.session_limits import judge_count, judge_interval
from drafter.criteria.trials import judge_trial

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_JUDGES: dict[type, Callable[[Any, Scope], Judgement]] = {
    x.SymptomLength: judge_length,
    x.TreatmentOutcome: judge_trial,
    x.TreatmentUnderWay: judge_under_way,
    x.FindingPresent: judge_finding,
    x.DiagnosisPresent: judge_diagnosis,
    x.Participation: judge_participation,
    s.SessionInterval: judge_interval,
    s.SessionCount: judge_count,
    s.SessionResponse: judge_response,
    s.OtherLines: judge_other_lines,
    x.TreatmentClasses: judge_classes,
    m.ImagingAgrees: judge_agreement,
    m.ImagingShows: judge_shown,
    m.ScaleRecorded: judge_scale,
    m.PatternDays: judge_days,
    m.PatternHours: judge_hours,
    m.PatternLength: judge_pattern_length,
    m.FlagPresent: judge_flag,
    m.ExaminationAfter: judge_examination_after,
    s.SessionsBefore: judge_before,
    s.SessionOutcome: judge_outcome,
    s.RequestLevels: judge_levels,
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
    if scope.chart is scope or judgement.state not in (State.NOT_DOCUMENTED, State.NOT_APPLICABLE):
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
