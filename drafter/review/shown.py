"""Exactly what a signer sees, as one record: the page is drawn from it and the signature binds its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from drafter.criteria.logic import State
from drafter.drafting.determination import digest_of
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Record
from drafter.review.checks import standing
from drafter.review.decisions import Decision, determinative
from drafter.review.gates import Gate
from drafter.review.letters import Letter
from drafter.review.worksheet import Acknowledgement, Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Draft
    from drafter.review.worksheet import Worksheet


class ShownCriterion(Record):
    """A criterion that decides, as the signer sees it.

    :param text: the policy's own words.
    :param by: who answered it.
    """

    line: int
    criterion: str
    text: str
    policy: str
    state: State
    origin: Origin
    by: str
    reason: str
    quotes: tuple[Evidence, ...]


class Changes(Record):
    """What people changed since the draft, in numbers."""

    answers_overridden: int
    quotes_added: int
    sentences_changed: int
    sentences_added: int
    sentences_removed: int


class Shown(Record):
    """All that a signature binds.

    :param material: number of the case's content.
    :param rationale: the rationale's sentences as they stand.
    :param duties: what the member's state asks of whoever decides.
    :param attestation: the sentence that the signer attests.
    """

    schema_: Literal["shown/1"] = Field("shown/1", alias="schema")
    case: str
    material: int
    draft: str
    worksheet: str
    decisions: tuple[Decision, ...]
    criteria: tuple[ShownCriterion, ...]
    changes: Changes
    acknowledgements: tuple[Acknowledgement, ...]
    rationale: tuple[str, ...]
    letter: Letter
    gates: tuple[Gate, ...]
    duties: tuple[str, ...] = ()
    attestation: str

    @property
    def digest(self) -> str:
        return digest_of(self.model_dump(mode="json", by_alias=True))


def shown(case: str, draft: Draft, sheet: Worksheet, policies: Mapping[int, Policy], letter: Letter, listed: Sequence[Gate], name: str, duties: Sequence[str] = (), withheld: Collection[State] = ()) -> Shown:  # fmt: skip
    """What a signer of the worksheet's decisions sees.

    :param case: the stored case's id.
    :param listed: the gates, met or not.
    :param name: of the signer.
    :param withheld: results that software may not suggest in the member's state.
    """
    return Shown(
        schema="shown/1",
        case=case,
        material=sheet.material,
        draft=draft.digest,
        worksheet=sheet.digest,
        decisions=sheet.decisions,
        criteria=tuple(_criteria(draft, sheet, policies)),
        changes=changes(draft, sheet),
        acknowledgements=sheet.acknowledgements,
        rationale=tuple(s.text for s in standing(sheet, withheld)),
        letter=letter,
        gates=tuple(listed),
        duties=tuple(duties),
        attestation=f"I, {name}, read the evidence shown here and decide as stated above. This is my own judgement.",
    )


def changes(draft: Draft, sheet: Worksheet) -> Changes:
    """What people changed since the draft."""
    kept = sum(s.origin is not Origin.MANUAL for s in sheet.rationale)
    return Changes(
        answers_overridden=sum(a.origin is Origin.OVERRIDE for a in sheet.answers),
        quotes_added=sum(len(a.quotes) for a in sheet.answers),
        sentences_changed=sum(s.origin is Origin.OVERRIDE for s in sheet.rationale),
        sentences_added=sum(s.origin is Origin.MANUAL for s in sheet.rationale),
        sentences_removed=max(len(draft.rationale) - kept, 0),
    )


def _criteria(draft: Draft, sheet: Worksheet, policies: Mapping[int, Policy]) -> list[ShownCriterion]:
    found: list[ShownCriterion] = []
    for line in draft.lines:
        policy = policies.get(line.line)
        for assessed in line.criteria:
            answer = sheet.answer(line.line, assessed.id)
            if policy is None or answer is None or assessed.id not in determinative(policy, sheet.states(line.line)):
                continue
            criterion = policy.criterion(assessed.id)
            found.append(
                ShownCriterion(
                    line=line.line, criterion=assessed.id, text=criterion.text if criterion else "", policy=policy.key,
                    state=answer.state, origin=answer.origin, by=answer.by.name, reason=answer.reason,
                    quotes=(*assessed.evidence, *answer.quotes),
                )
            )  # fmt: skip
    return found
