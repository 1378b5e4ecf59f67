"""Who may do what: one table that pages, API and sign-off all ask.

Source: reference, section 4, "Who may do what"; R1, R9, R10. A nurse never denies, in part or whole; software signs nothing;
whoever administers accounts has no part in determinations, and whoever audits changes none.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from drafter.evidence.intake.cases import Record


class Role(StrEnum):
    NURSE = "nurse"
    PHYSICIAN = "physician"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Action(StrEnum):
    """What a person can ask of the workbench. Each name is also the action that the ledger records."""

    READ = "read"
    UNMASK = "unmask"
    CREATE_CASE = "create_case"
    ADD_INFORMATION = "add_information"
    DRAFT = "draft"
    OPEN_EVIDENCE = "open_evidence"
    ANSWER = "answer"
    EDIT = "edit"
    COMMENT = "comment"
    ACKNOWLEDGE = "acknowledge"
    REQUEST_INFORMATION = "request_information"
    APPROVE = "approve"
    REFER = "refer"
    RETURN = "return"
    MODIFY = "modify"
    DENY = "deny"
    EXTEND = "extend"
    RELEASE_LETTER = "release_letter"
    AMEND = "amend"
    REOPEN = "reopen"
    AUDIT = "audit"
    VERIFY_LEDGER = "verify_ledger"
    MANAGE_PEOPLE = "manage_people"


_REVIEWERS = frozenset({Role.NURSE, Role.PHYSICIAN})
_READERS = _REVIEWERS | {Role.AUDITOR}
MATRIX: dict[Action, frozenset[Role]] = {
    Action.READ: _READERS,
    Action.UNMASK: _READERS,
    Action.COMMENT: _READERS,
    Action.OPEN_EVIDENCE: _READERS,
    Action.REFER: frozenset({Role.NURSE}),
    Action.RETURN: frozenset({Role.PHYSICIAN}),
    Action.MODIFY: frozenset({Role.PHYSICIAN}),
    Action.DENY: frozenset({Role.PHYSICIAN}),
    Action.AUDIT: frozenset({Role.AUDITOR}),
    Action.VERIFY_LEDGER: frozenset({Role.AUDITOR, Role.ADMIN}),
    Action.MANAGE_PEOPLE: frozenset({Role.ADMIN}),
} | dict.fromkeys(
    (
        Action.CREATE_CASE, Action.ADD_INFORMATION, Action.DRAFT, Action.ANSWER, Action.EDIT, Action.ACKNOWLEDGE,
        Action.REQUEST_INFORMATION, Action.APPROVE, Action.EXTEND, Action.RELEASE_LETTER, Action.AMEND, Action.REOPEN,
    ),
    _REVIEWERS,
)  # fmt: skip
#: What changes a case needs the lease; reading, looking at evidence and commenting do not.
LEASED = frozenset(
    {
        Action.ADD_INFORMATION, Action.DRAFT, Action.ANSWER, Action.EDIT, Action.ACKNOWLEDGE, Action.REQUEST_INFORMATION,
        Action.APPROVE, Action.REFER, Action.RETURN, Action.MODIFY, Action.DENY, Action.EXTEND, Action.RELEASE_LETTER,
        Action.AMEND, Action.REOPEN,
    }
)  # fmt: skip


def permits(role: Role, action: Action) -> bool:
    """Whether people of this role may ever take this action."""
    return role in MATRIX[action]


class Credentials(Record):
    """What a signer's authority rests on.

    :param states: US states of licence, two letters each.
    :param npi: National Provider Identifier, ten digits.
    """

    states: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")], ...] = ()
    npi: Annotated[str, StringConstraints(pattern=r"^([0-9]{10})?$")] = ""
    specialty: str = ""


def npi_holds(npi: str) -> bool:
    """Whether a National Provider Identifier has its check digit: Luhn's over the number behind the issuer's prefix 80840."""
    if len(npi) != 10 or not npi.isascii() or not npi.isdigit():
        return False
    digits = [int(digit) for digit in "80840" + npi][::-1]
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0


class Author(Record):
    """Who did something, and when, as it is kept beside what was done.

    :param person: the account's opaque id.
    :param at: RFC 3339, UTC.
    """

    person: str
    name: str
    role: Role
    at: str
