"""A line judged: each criterion's state with its evidence, and what the tree makes of them.

A criterion that fails to be judged (an error in a rule's judge) is unclear, never not met; what the
tree no longer needs is not required.

Source: contract, section 2; criteria library, "A line is judged by its tree".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import Field

from drafter.criteria.logic import State, Truth, all_of, any_of, at_least, negated
from drafter.criteria.measures import judge
from drafter.criteria.readers import Agreement, compare_readers
from drafter.criteria.receipts import nearest_misses
from drafter.criteria.rules import All, AnyOf, AtLeast, Ref, leaves, parts
from drafter.criteria.scope import Judgement, Note, Scope
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Record
from drafter.evidence.meaning.regions import radiated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.criteria.policy import Criterion, Policy

_OPEN = (State.UNCLEAR, State.NOT_DOCUMENTED)


class Search(Record):
    """What was looked for, where, and the nearest misses."""

    documents: tuple[str, ...]
    terms: tuple[str, ...]
    nearest: tuple[Evidence, ...]


class Assessed(Record):
    """One criterion as judged.

    :param missing: what a reviewer should ask for, one request each.
    """

    id: str
    state: State
    required: bool
    reason: str
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    search: Search


class Assessment(Record):
    """A line's criteria by one policy.

    :param truth: what the tree comes to: yes, no, or unknown.
    :param notes: findings that judging raised, as ``(criterion, code, message)``.
    :param agreement: by criterion, how the readers stand to each other; empty for one reader.
    """

    policy: str
    truth: bool | None
    criteria: tuple[Assessed, ...]
    notes: tuple[tuple[str, str, str], ...]
    agreement: dict[str, Agreement] = Field(default_factory=dict)


def assess(policy: Policy, scope: Scope) -> Assessment:
    """Every criterion of a policy judged on a line."""
    if policy.radiating:
        scope = replace(scope, areas=radiated(scope.areas), own=scope.areas)
    compared = {c.id: compare_readers(c, scope, _judged(c, scope), _judged) for c in policy.criteria}
    judged = {name: judgement for name, (judgement, _) in compared.items()}
    states = {name: judgement.state for name, judgement in judged.items()}
    truth = truth_of(policy.judged_tree, states)
    wanted = needed(policy.judged_tree, states)
    return Assessment(
        policy=policy.key,
        truth=truth,
        criteria=tuple(
            _assessed(criterion, judged[criterion.id], scope, criterion.id in wanted) for criterion in policy.criteria
        ),
        notes=tuple((name, note.code, note.message) for name, judgement in judged.items() for note in judgement.notes),
        agreement={name: agreement for name, (_, agreement) in compared.items() if agreement is not None},
    )


def _judged(criterion: Criterion, scope: Scope) -> Judgement:
    try:
        if criterion.codes and scope.line.code not in criterion.codes:
            return Judgement(State.NOT_APPLICABLE, f"This is not asked for code {scope.line.code}.")
        exemption = judge(criterion.exempt, scope) if criterion.exempt is not None else None
        if exemption is not None and exemption.state is State.MET:
            return replace(exemption, state=State.NOT_APPLICABLE)
        found = _with_rejections(criterion, judge(criterion.rule, scope), scope)
        return _with_unread(criterion, _with_slips(criterion, found, scope), scope)
    except Exception as error:  # noqa: BLE001 - a judge that breaks must not decide, and must not stop the draft
        note = Note("CRT004", f"the criterion {criterion.id} could not be judged ({type(error).__name__})")
        return Judgement(State.UNCLEAR, "This criterion could not be judged by the software.", notes=(note,))


#: A rejected claim with a real quote leaves its criterion unclear; the attribute that it must be of.
_TELLING = {"symptom": ("length", "begin"), "treatment": ("outcome", "length"), "procedure": ("date", "relief")}
_REAL_QUOTE = ("EVD002", "EVD004", "TIM001")


def _with_rejections(criterion: Criterion, judgement: Judgement, scope: Scope) -> Judgement:
    """What was found but cannot be used is unclear, not absent."""
    if judgement.state is not State.NOT_DOCUMENTED:
        return judgement
    kinds = {leaf.fact for leaf in leaves(criterion.rule)}
    for rejection in scope.rejections:
        kind = str(rejection.candidate.kind)
        telling = rejection.attribute in _TELLING.get(kind, ())
        if kind in kinds and telling and rejection.code in _REAL_QUOTE:
            reason = f"The record has a statement that cannot be used: {rejection.reason}."
            return replace(judgement, state=State.UNCLEAR, reason=reason)
    return judgement


_BESIDE = 2  # characters between a slip and the words that it belongs to: "Jan l5, 2023"


def _with_slips(criterion: Criterion, judgement: Judgement, scope: Scope) -> Judgement:
    """What a likely slip of recognition may have told is unclear, and so is what was read from words of which it is a part."""
    if judgement.state not in (State.NOT_DOCUMENTED, State.MET, State.NOT_MET):
        return judgement
    kinds = {leaf.fact for leaf in leaves(criterion.rule)}
    for slip, tells in scope.slips:
        touched = any(
            e.document == slip.document and e.start - _BESIDE <= slip.end and slip.start <= e.end + _BESIDE
            for e in judgement.evidence
        )
        if kinds & tells and (touched or judgement.state is State.NOT_DOCUMENTED):
            reason = f"The record has what may be a transcription error: “{slip.quote}”."
            return replace(judgement, state=State.UNCLEAR, reason=reason, evidence=(*judgement.evidence, slip))
    return judgement


#: Facts whose rules rest on what the record does not tell: that no session was before, that no other block was given.
_BY_SILENCE = frozenset({"procedure", "request"})


def _with_unread(criterion: Criterion, judgement: Judgement, scope: Scope) -> Judgement:
    """What rests on the silence of a document or a page that could not be read is unclear."""
    pages = {f"page {number} of {d.id}" for d in scope.case.documents for number in d.unread}
    silent = any(leaf.fact in _BY_SILENCE for leaf in leaves(criterion.rule))
    by_silence = silent and judgement.state in (State.MET, State.NOT_APPLICABLE)
    missing = bool(pages) and judgement.state is State.NOT_DOCUMENTED
    if not (missing or (by_silence and (pages or scope.unread))):
        return judgement
    unread = ", ".join(sorted({*scope.unread, *pages}))
    reason = f"{unread} could not be read and may tell of it. {judgement.reason}"
    notes = (Note("EVD006", f"{unread} could not be read; nothing is called not documented"),) if missing else ()
    return replace(judgement, state=State.UNCLEAR, reason=reason, notes=(*judgement.notes, *notes))


def _assessed(criterion: Criterion, judgement: Judgement, scope: Scope, required: bool) -> Assessed:  # noqa: FBT001
    missing: tuple[str, ...] = ()
    if judgement.state in _OPEN and required:
        missing = judgement.questions or (criterion.question,)
    return Assessed(
        id=criterion.id,
        state=judgement.state,
        required=required,
        reason=judgement.reason,
        evidence=judgement.evidence,
        missing=missing,
        search=Search(
            documents=tuple(document.id for document in scope.case.documents),
            terms=criterion.search,
            nearest=_nearest(criterion, judgement, scope),
        ),
    )


def _nearest(criterion: Criterion, judgement: Judgement, scope: Scope) -> tuple[Evidence, ...]:
    """What came near, of a criterion that is open; where its judge knows of nothing, what the search comes upon."""
    if judgement.state not in _OPEN:
        return ()
    told = tuple(e for e in judgement.nearest if e not in judgement.evidence)
    return told or (nearest_misses(criterion, scope) if judgement.state is State.NOT_DOCUMENTED else ())


def _drops(node: Any, states: Mapping[str, State]) -> bool:
    """Whether a node has left the tree: its criterion does not apply, or every part of it has left."""
    if isinstance(node, Ref):
        state = states[node.criterion]
        return state is State.NOT_APPLICABLE or state in node.drops_when
    return all(_drops(part, states) for part in parts(node))


def truth_of(node: Any, states: Mapping[str, State]) -> Truth:
    """What a node of a policy's tree comes to by the states of its criteria; a tree that has nothing left to ask is satisfied."""
    if isinstance(node, Ref):
        return states[node.criterion].truth
    truths = [truth_of(part, states) for part in parts(node) if not _drops(part, states)]
    if not truths:
        return True
    match node:
        case All():
            return all_of(truths)
        case AnyOf():
            return any_of(truths)
        case AtLeast():
            return at_least(node.at_least, truths)
        case _:
            return negated(truths[0])


def needed(node: Any, states: Mapping[str, State]) -> set[str]:
    """The criteria that the tree still needs: not those beside a branch that settles an "any"."""
    if isinstance(node, Ref):
        return set() if states[node.criterion] in node.drops_when else {node.criterion}
    live = [part for part in parts(node) if isinstance(part, Ref) or not _drops(part, states)] or list(parts(node))
    if isinstance(node, AnyOf):
        settled = [part for part in live if not _drops(part, states) and truth_of(part, states) is True]
        live = settled[:1] or live
    return {name for part in live for name in needed(part, states)}
