"""What may be shown to whom, and what still stands in the way of a signature.

Agreeing must never be easier than checking: the draft's suggestion for a criterion is withheld until its evidence was opened or
the reviewer answered, the proposal until every needed criterion is answered. A gate that is not met names its code and what to do.

Source: workbench design, decisions 2 to 5, b.6, b.10; reference, section 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.findings import Severity
from drafter.evidence.intake.cases import Record
from drafter.review.decisions import (
    ACTIONS,
    Disposition,
    Outcome,
    determinative,
    line_truth,
    outcome,
    still_to_answer,
)
from drafter.review.roles import Credentials, Role, permits

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Draft
    from drafter.drafting.findings import Finding
    from drafter.evidence.claims.facts import Evidence
    from drafter.review.worksheet import Worksheet

#: In an opening, the name of a criterion's search receipt.
RECEIPT = "receipt"


class Opening(Record):
    """Something that a person opened: a quote of a criterion, or its search receipt.

    :param quote: ``DOCUMENT:START-END`` of a quote; ``receipt`` for the search receipt.
    """

    line: int
    criterion: str
    quote: str


class Gate(Record):
    """One condition of a signature, as the sign-off page lists it."""

    code: str
    text: str
    met: bool


class Signer(Record):
    """Who is about to sign."""

    person: str
    name: str
    role: Role
    credentials: Credentials


def place_of(quote: Evidence) -> str:
    """A quote's name in openings."""
    return f"{quote.document}:{quote.start}-{quote.end}"


def reveals(sheet: Worksheet, openings: Collection[Opening], person: str, line: int, criterion: str) -> bool:
    """Whether a person may see the draft's suggestion for a criterion: after opening its evidence, or an answer of their own."""
    answer = sheet.answer(line, criterion)
    if answer is not None and answer.by.person == person:
        return True
    return any((o.line, o.criterion) == (line, criterion) for o in openings)


def cited(draft: Draft, sheet: Worksheet, policies: Mapping[int, Policy]) -> list[Opening]:
    """The quotes that the lines' results rest on, as what is to be opened; for an answer that rests on none, its receipt."""
    found: list[Opening] = []
    for line in draft.lines:
        policy = policies.get(line.line)
        if policy is None:
            continue
        deciding = determinative(policy, sheet.states(line.line))
        for assessed in line.criteria:
            if assessed.id not in deciding:
                continue
            answer = sheet.answer(line.line, assessed.id)
            quotes = (*assessed.evidence, *(answer.quotes if answer else ()))
            places = [place_of(q) for q in quotes] or [RECEIPT]
            found += [Opening(line=line.line, criterion=assessed.id, quote=place) for place in dict.fromkeys(places)]
    return found


def unopened(draft: Draft, sheet: Worksheet, policies: Mapping[int, Policy], openings: Collection[Opening]) -> list[Opening]:  # fmt: skip
    """What of it was not opened."""
    seen = {(o.line, o.criterion, o.quote) for o in openings}
    return [o for o in cited(draft, sheet, policies) if (o.line, o.criterion, o.quote) not in seen]


def unfinished(draft: Draft, sheet: Worksheet, policies: Mapping[int, Policy]) -> dict[int, tuple[str, ...]]:
    """By line, the criteria that are needed and that nobody answered; lines that are complete are not in it."""
    open_ = {
        line.line: still_to_answer(policies[line.line], sheet.states(line.line))
        for line in draft.lines
        if line.line in policies
    }
    return {line: names for line, names in open_.items() if names}


def gates(  # noqa: PLR0913 - each is something that a gate asks
    draft: Draft,
    sheet: Worksheet,
    policies: Mapping[int, Policy],
    signer: Signer,
    *,
    openings: Collection[Opening],
    preparers: Collection[str],
    findings: Sequence[Finding],
    open_comments: int,
    licence: str | None,
    decider: str | None = None,
) -> list[Gate]:
    """Every condition that a signature of the worksheet's decisions must meet.

    :param openings: what this signer opened.
    :param preparers: people who had the case drafted or worked on it before it was referred.
    :param findings: of the draft and the letter as they stand now.
    :param open_comments: how many comments are unresolved.
    :param licence: the state that the signer of an adverse decision must be licensed in; None: any state of licence will do.
    :param decider: who took the decisions and wrote their reasons; None: the signer.
    """
    decisions = sheet.decisions
    decided = sorted(d.line for d in decisions) == sorted(line.line for line in draft.lines)
    what = outcome(decisions) if decisions else None
    # A line's denial is one, even while another line holds the case back for information.
    adverse = any(d.disposition in (Disposition.DENY, Disposition.MODIFY) for d in decisions)
    listed = [
        Gate(code="AUT006", text="Every line has a decision.", met=decided),
        Gate(
            code="AUT006",
            text="Every criterion that the policies need is answered by a person.",
            met=not unfinished(draft, sheet, policies),
        ),
        Gate(
            code="DSP002",
            text="Each line's decision follows from its criteria.",
            met=all(supported(d.disposition, d.line, sheet, policies) for d in decisions),
        ),
        Gate(
            code="AUT001",
            text=f"Your role ({signer.role.value}) may take each of these decisions.",
            met=all(permits(signer.role, ACTIONS[d.disposition]) for d in decisions),
        ),
        Gate(
            code="AUT009",
            text="The policies let your role approve the lines that are approved.",
            met=all(
                may_approve(signer.role, policies.get(d.line))
                for d in decisions
                if d.disposition is Disposition.APPROVE
            ),
        ),
        Gate(
            code="AUT005",
            text="You opened every quote that decides, or the search receipt where there is none.",
            met=not unopened(draft, sheet, policies, openings),
        ),
        Gate(
            code="EVD006",
            text="No criterion is called not documented while a page could not be read.",
            met=not any(f.code == "EVD006" for f in findings),
        ),
        Gate(code="AUT010", text="No finding blocks.", met=not blocking(findings, what)),
        Gate(
            code="AUT010",
            text="Every warning is acknowledged with a reason.",
            met=all(sheet.acknowledged(f) for f in findings if f.severity is Severity.WARNING),
        ),
        Gate(code="AUT011", text="No comment is open.", met=open_comments == 0),
    ]
    if adverse:
        listed += _adverse(sheet, signer, preparers, licence, own=decider in (None, signer.person))
    return listed


def _adverse(sheet: Worksheet, signer: Signer, preparers: Collection[str], licence: str | None, *, own: bool) -> list[Gate]:  # fmt: skip
    states = signer.credentials.states
    licensed = bool(states) and (licence is None or licence in states)
    return [
        Gate(code="AUT002", text="You did not prepare this case.", met=signer.person not in preparers),
        Gate(
            code="AUT004",
            text=f"You hold a licence in {licence}." if licence else "Your account states a licence.",
            met=licensed,
        ),
        Gate(
            code="AUT007",
            text="Each adverse line has your own statement of the clinical reason.",
            met=own
            and all(
                d.reason.strip()
                for d in sheet.decisions
                if d.disposition in (Disposition.DENY, Disposition.MODIFY)
            ),
        ),
    ]  # fmt: skip


def blocking(findings: Sequence[Finding], what: Outcome | None) -> list[Finding]:
    """What blocks a signature; asking for information is not held back by what a reply may mend."""
    blocking = [f for f in findings if f.severity is Severity.BLOCKING]
    if what is Outcome.INFORMATION_REQUEST:
        return [f for f in blocking if f.code.startswith(("DOC", "CRT003", "PHI"))]
    return blocking


def may_approve(role: Role, policy: Policy | None) -> bool:
    return role is Role.PHYSICIAN or (policy is not None and policy.authority == "nurse")


def supported(disposition: Disposition, line: int, sheet: Worksheet, policies: Mapping[int, Policy]) -> bool:
    """Approval needs a line that is met; denial one that the record contradicts; absence only ever asks.

    Without a policy in force there is nothing to deny by; a physician may approve by own judgement.
    """
    policy = policies.get(line)
    states = sheet.states(line)
    truth = line_truth(policy, states) if policy else None
    match disposition:
        case Disposition.APPROVE:
            return truth is True or policy is None
        case Disposition.MODIFY:
            return truth is not None
        case Disposition.DENY:
            return policy is not None and truth is False and bool(determinative(policy, states))
        case Disposition.REQUEST_INFORMATION:
            return truth is None
        case _:
            return True
