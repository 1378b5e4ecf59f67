"""Plain words for members: names of services, what a criterion asks, and explanations of clinical words and abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from drafter.evidence.intake.cases import Record

if TYPE_CHECKING:
    from drafter.criteria.policy import Policy

Plain = Annotated[str, StringConstraints(min_length=1)]


class Term(Record):
    """A word or an abbreviation with its explanation.

    :param also: other ways to write it.
    """

    term: str
    plain: Plain
    also: tuple[str, ...] = ()

    def within(self, text: str) -> bool:
        """Whether a text uses it; an abbreviation only in capitals."""
        return any(_pattern(word).search(text) for word in (self.term, *self.also))


class ServiceName(Record):
    """A service without codes.

    :param plain: its name as it stands inside a sentence, such as "trigger point injections".
    :param what: what is done, in a sentence.
    """

    plain: Plain
    what: Plain


class PlainPolicy(Record):
    """What one version of a policy asks, criterion by criterion, as sentences to the member."""

    versions: Annotated[tuple[str, ...], Field(min_length=1)]
    criteria: dict[str, Plain]


class Terms(Record):
    """The glossary.

    :param services: by the ``service`` of a policy.
    :param policies: by policy id.
    :param known: abbreviations that need no explanation.
    """

    notice: str
    services: dict[str, ServiceName]
    policies: dict[str, PlainPolicy]
    terms: tuple[Term, ...]
    known: tuple[str, ...] = ()

    def service(self, policy: Policy | None) -> ServiceName | None:
        return self.services.get(policy.service) if policy else None

    def asks(self, policy: Policy, criterion: str) -> str:
        """What a criterion asks in plain words; the policy's own where the glossary does not know this version."""
        plain = self.policies.get(policy.id)
        if plain and policy.version in plain.versions and criterion in plain.criteria:
            return plain.criteria[criterion]
        known = policy.criterion(criterion)
        return known.text if known else criterion

    def used(self, text: str) -> tuple[Term, ...]:
        """The terms that a text uses, in the glossary's order."""
        return tuple(term for term in self.terms if term.within(text))


def _pattern(word: str) -> re.Pattern[str]:
    flags = re.NOFLAG if word.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", flags)
