"""What a state asks of the software and of whoever signs, as data.

A state may keep software from suggesting anything adverse, even in part; may ask for a licence of the signer; and may want words in
letters and records. Without a state the cautious default holds: no denial is ever proposed, anywhere.

Source: reference, section 4, R9 to R14.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints, field_validator

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.errors import InputError, nearest
from drafter.evidence.intake.cases import Record
from drafter.review.marks import Cited, Dated

if TYPE_CHECKING:
    from datetime import date

    from drafter.evidence.intake.cases import Case
    from drafter.review.rulesets import RuleSets

StateCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
_RECOMMENDATIONS = {
    Recommendation.APPROVE: "Approve",
    Recommendation.REQUEST_INFORMATION: "Request information",
    Recommendation.REFER_TO_PHYSICIAN: "Refer to a physician: criteria not met or undetermined",
}
_STATES = {
    State.MET: "met",
    State.NOT_MET: "not met",
    State.NOT_DOCUMENTED: "not documented",
    State.UNCLEAR: "unclear",
    State.NOT_APPLICABLE: "not applicable",
}


class Licence(Cited):
    """The signer of an adverse decision must be licensed in this state."""

    state: StateCode


class Output(Dated):
    """What stands in place of something that software would suggest.

    :param recommendations: recommendations that are shown as ``shown``.
    :param states: suggested states of a criterion that are shown as ``shown``.
    """

    recommendations: tuple[Recommendation, ...] = ()
    states: tuple[State, ...] = ()
    shown: str


class Disclosure(Dated):
    """A paragraph that letters or records must hold.

    :param place: where it stands.
    :param text: in our own words, or empty where the state only asks to keep a note.
    """

    place: Literal["letter", "record"]
    adverse_only: bool = False
    text: Annotated[str, StringConstraints(min_length=1)]


class ReviewerShown(Dated):
    """A letter must tell who decided adversely: credential and specialty."""


class Duty(Dated):
    """What people must do there; shown at sign-off."""

    text: str


class Jurisdiction(Record):
    """A state's rules.

    :param zone: IANA name; the zone of most of its people, or empty for the rule set's default.
    :param also: its other zones.
    """

    code: StateCode | None
    name: str
    zone: str
    also: tuple[str, ...] = ()
    licence: Licence | None = None
    outputs: tuple[Output, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    reviewer: ReviewerShown | None = None
    duties: tuple[Duty, ...] = ()

    @field_validator("zone", "also")
    @classmethod
    def _known(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for name in (value,) if isinstance(value, str) else value:
            try:
                ZoneInfo(name or "UTC")
            except (KeyError, ValueError, OSError):
                raise ValueError(f"{name!r} is no IANA time zone, such as America/Chicago") from None
        return value

    def recommendation(self, recommended: Recommendation, day: date) -> str:
        """The words in which software may show a recommendation there."""
        own = next((o.shown for o in self.outputs if o.holds(day) and recommended in o.recommendations), None)
        return own or _RECOMMENDATIONS[recommended]

    def withholds(self, state: State, day: date) -> bool:
        """Whether software may not suggest a criterion's state there."""
        return any(output.holds(day) and state in output.states for output in self.outputs)

    def suggestion(self, state: State, day: date) -> str:
        """The words in which software may suggest a criterion's state there."""
        own = next((o.shown for o in self.outputs if o.holds(day) and state in o.states), None)
        return own or _STATES[state]

    def paragraphs(self, place: Literal["letter", "record"], day: date, *, adverse: bool) -> tuple[Disclosure, ...]:
        """The disclosures that hold on a day."""
        return tuple(
            d for d in self.disclosures if d.place == place and d.holds(day) and (adverse or not d.adverse_only)
        )


class Jurisdictions(Record):
    """All states, and what holds without one."""

    notice: str
    default: Jurisdiction
    states: Annotated[tuple[Jurisdiction, ...], Field(min_length=1)]

    @field_validator("states")
    @classmethod
    def _once(cls, states: tuple[Jurisdiction, ...]) -> tuple[Jurisdiction, ...]:
        codes = [state.code for state in states]
        for code in codes:
            if code is None or codes.count(code) > 1:
                raise ValueError(f"each state has a code of its own, {code!r} does not")
        return states


def jurisdiction(code: str | None, rules: RuleSets) -> Jurisdiction:
    """A state's rules; without a state, the default.

    :raises InputError: for a state that the rule sets do not have.
    """
    if code is None:
        return rules.jurisdictions.default
    found = next((state for state in rules.jurisdictions.states if state.code == code), None)
    if found is None:
        known = [state.code or "" for state in rules.jurisdictions.states]
        raise InputError(f"there is no state {code!r}", place="request.jurisdiction", remedy=nearest(code, known))
    return found


def licence_for(case: Case, rules: RuleSets) -> str | None:
    """The state that the signer of an adverse decision must be licensed in; None: any will do."""
    licence = jurisdiction(case.request.jurisdiction, rules).licence
    return licence.state if licence else None
