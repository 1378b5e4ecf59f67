"""What was read twice, item by item: each criterion and each line as draft, signer and auditor saw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.drafting.determination import Recommendation
from drafter.review.decisions import Disposition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from drafter.criteria.logic import State
    from drafter.quality.audits.readings import Reading
    from drafter.quality.audits.signed import Signed

#: A recommendation and the decisions that it would have been right for.
FITS = {
    Recommendation.APPROVE: frozenset({Disposition.APPROVE}),
    Recommendation.REQUEST_INFORMATION: frozenset({Disposition.REQUEST_INFORMATION}),
    Recommendation.REFER_TO_PHYSICIAN: frozenset({Disposition.DENY, Disposition.MODIFY, Disposition.REFER}),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion as draft, signer and auditor saw it."""

    determination: Signed
    stratum: str
    criterion: str
    policy: str
    draft: State
    signed: State | None
    audit: State

    @property
    def draft_right(self) -> bool:
        return self.draft is self.audit

    @property
    def signed_right(self) -> bool | None:
        return None if self.signed is None else self.signed is self.audit


@dataclass(frozen=True, slots=True)
class LineItem:
    """One line as draft, signer and auditor decided it."""

    determination: Signed
    stratum: str
    policy: str
    draft_right: bool
    signed_right: bool | None


def items_of(population: Sequence[Signed], readings: Sequence[Reading], strata: Mapping[str, str]) -> list[Item]:
    """The criteria of second readings.

    :param strata: by determination, the stratum that it was drawn from.
    """
    by_id = {signed.id: signed for signed in population}
    return [item for r in readings for item in _items(by_id[r.signed], r, strata[r.signed])]


def line_items_of(
    population: Sequence[Signed], readings: Sequence[Reading], strata: Mapping[str, str]
) -> list[LineItem]:
    """The lines of second readings."""
    by_id = {signed.id: signed for signed in population}
    return [item for r in readings for item in _line_items(by_id[r.signed], r, strata[r.signed])]


def _items(signed: Signed, reading: Reading, stratum: str) -> Iterable[Item]:
    for each in signed.criteria:
        audit = reading.blind.states.get(f"{each.line}/{each.criterion}")
        if audit is not None:
            yield Item(signed, stratum, each.criterion, each.policy, each.draft, each.signed, audit)


def _line_items(signed: Signed, reading: Reading, stratum: str) -> Iterable[LineItem]:
    for line in signed.lines:
        audit = reading.blind.lines.get(line.line)
        if audit is not None:
            yield LineItem(signed, stratum, line.policy, audit in FITS[line.draft], line.signed is audit)
