"""When a decision is due, and why then. Clocks are rules of a rule set, never of this code.

Days are calendar days by the wall clock of the member's time zone; hours are hours. Where a wall clock shows a time twice or not at
all, the earlier moment counts: a clock that errs must err early.

Source: workbench design, b.2; reference, R2, R3, R7, R16.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from drafter.errors import InputError
from drafter.evidence.intake.cases import Record
from drafter.review.jurisdictions import jurisdiction
from drafter.review.marks import Cited, Dated

if TYPE_CHECKING:
    from datetime import date

    from drafter.evidence.intake.cases import Case
    from drafter.review.rulesets import RuleSets

Review = Literal["prospective", "concurrent", "retrospective"]
Urgency = Literal["standard", "expedited"]
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
#: Beyond this an extension or a clock is a typing error, and dates must not run out of the calendar.
_LONGEST = 400


class ClockRule(Dated):
    """How long a decision may take from receipt; one of days and hours.

    :param since: the first day of receipt that it holds for.
    """

    reviews: Annotated[tuple[Review, ...], Field(min_length=1)]
    urgency: Urgency
    days: Annotated[int, Field(ge=1, le=_LONGEST)] | None = None
    hours: Annotated[int, Field(ge=1, le=24 * _LONGEST)] | None = None

    @model_validator(mode="after")
    def _one_length(self) -> ClockRule:
        if (self.days is None) == (self.hours is None):
            raise ValueError("a clock has days or hours: give one of them")
        return self

    @property
    def length(self) -> str:
        if self.days is not None:
            return f"{self.days} calendar day{'' if self.days == 1 else 's'}"
        return f"{self.hours} hour{'' if self.hours == 1 else 's'}"


class ExtensionRule(Cited):
    """By how much a due time may be put off, once, and what must be documented for it."""

    reviews: Annotated[tuple[Review, ...], Field(min_length=1)]
    urgencies: Annotated[tuple[Urgency, ...], Field(min_length=1)] = ("standard", "expedited")
    days: Annotated[int, Field(ge=1, le=_LONGEST)]
    documents: tuple[Literal["reason", "notice_sent"], ...]
    when: str


class Due(Record):
    """A due time with its reason.

    :param at: aware, UTC.
    :param zone: the IANA name of the member's time zone.
    :param local: the time there, with the zone's abbreviation on that day.
    :param extended: whether it was put off; that is done once.
    """

    at: datetime
    zone: str
    local: str
    reason: str
    extended: bool = False


def due(case: Case, rules: RuleSets) -> Due:
    """When a case must be decided.

    :raises InputError: when the rule set of the payer has no clock for it, or the state is unknown.
    """
    request, chosen = case.request, rules.for_payer(case.payer)
    zone, default = zone_of(case, rules)
    start = _received(request.received, zone)
    day = start.astimezone(zone).date()
    rule = next(
        (r for r in chosen.clocks if request.review in r.reviews and r.urgency == request.urgency and r.holds(day)),
        None,
    )
    if rule is None:
        raise InputError(
            f"the rule set {chosen.id} has no clock for {request.urgency} {request.review} requests received on {day.isoformat()}",
            place="clocks",
            remedy="Add one to the rule set.",
        )
    at = _later(start, zone, rule.days) if rule.days is not None else start + timedelta(hours=rule.hours or 0)
    kind = request.urgency.capitalize() + ("" if request.review == "prospective" else f" {request.review}")
    asides = "".join(
        f"; {aside}" for aside in ("" if rule.verified else "not verified", f"no state given, so {zone.key}" if default else "") if aside
    )  # fmt: skip
    told = _day(day) if not isinstance(request.received, datetime) else _moment(start, zone, name=False)
    reason = f"{kind}, {rule.length} from receipt {told} ({chosen.id}; {rule.source}{asides})"
    return Due(at=at, zone=zone.key, local=_moment(at, zone), reason=reason)


def extended(due: Due, rule: ExtensionRule, reason: str, *, notice_sent: datetime | None = None) -> Due:
    """The due time put off.

    :param reason: why, in a person's words.
    :param notice_sent: when the member was told; aware.
    :raises InputError: when it was put off already, or what the rule wants documented is not.
    """
    if due.extended:
        raise InputError("the due time was put off already", place="extension", remedy="Decide, or ask a physician.")
    if "reason" in rule.documents and not reason.strip():
        raise InputError("an extension needs its reason", place="extension", remedy="Write why it is needed.")
    if "notice_sent" in rule.documents and (notice_sent is None or notice_sent > due.at):
        raise InputError(
            "an extension needs a notice to the member before the time is up",
            place="extension",
            remedy="Send the notice of extension first.",
        )
    zone = ZoneInfo(due.zone)
    at = _later(due.at, zone, rule.days)
    aside = "" if rule.verified else "; not verified"
    told = f"{due.reason}, extended by {rule.days} days ({rule.source}{aside}): {reason.strip()}"
    return Due(at=at, zone=due.zone, local=_moment(at, zone), reason=told, extended=True)


def left(due: Due, now: datetime) -> str:
    """How long there is still, or since when it is overdue: its two greatest units.

    :param now: aware.
    """
    minutes = int((due.at - now).total_seconds() // 60)
    if minutes >= 0:
        return f"in {_length(minutes)}"
    return f"overdue by {_length(int((now - due.at).total_seconds() // 60))}"


def zone_of(case: Case, rules: RuleSets) -> tuple[ZoneInfo, bool]:
    """The member's time zone, and whether it is the rule set's default for want of a state."""
    code = case.request.jurisdiction
    name = jurisdiction(code, rules).zone if code else ""
    return ZoneInfo(name or rules.for_payer(case.payer).zone), not name


def _received(received: date | datetime, zone: ZoneInfo) -> datetime:
    if isinstance(received, datetime):
        return received.astimezone(UTC)
    return _earlier(datetime.combine(received, time(), tzinfo=zone))


def _later(start: datetime, zone: ZoneInfo, days: int) -> datetime:
    """So many days on by the wall clock."""
    return _earlier(start.astimezone(zone) + timedelta(days=days))


def _earlier(local: datetime) -> datetime:
    """The moment that a wall clock means; the earlier of two, also around an hour that the clock skips."""
    return min(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _moment(at: datetime, zone: ZoneInfo, *, name: bool = True) -> str:
    local = at.astimezone(zone)
    return f"{_day(local.date())}, {local:%H:%M %Z}" if name else f"{_day(local.date())}, {local:%H:%M}"


def _length(minutes: int) -> str:
    days, rest = divmod(minutes, 24 * 60)
    parts = [(days, "d"), (rest // 60, "h"), (rest % 60, "min")]
    first = next((n for n, (count, _) in enumerate(parts) if count), 2)
    shown = [f"{count} {unit}" for count, unit in parts[first : first + 2] if count]
    return " ".join(shown) or "0 min"
