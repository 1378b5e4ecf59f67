"""What can be claimed about a patient, what was claimed, and what of it was grounded.

An **episode** (a complaint, a course of treatment, a finding, a diagnosis, a part of a programme,
a procedure, how often something comes, a scale, a study, a warning sign, an examination) has attributes, and each attribute has a quote of its own. A model proposes a
:class:`Candidate`; only ``grounding`` turns one into a :class:`Fact`; what fails is a
:class:`Rejection`, kept with its reason.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import partial
from operator import is_
from typing import Any, Literal, get_args

from pydantic import Field

from drafter.evidence.intake.cases import Identifier, Record
from drafter.evidence.meaning.assertion import Assertion


class FactKind(StrEnum):
    """The kinds of episodes, and the attributes that each may have (:data:`ATTRIBUTES`)."""

    SYMPTOM = "symptom"
    TREATMENT = "treatment"
    FINDING = "finding"
    DIAGNOSIS = "diagnosis"
    PROGRAMME = "programme"
    PROCEDURE = "procedure"
    PATTERN = "pattern"
    SCALE = "scale"
    IMAGING = "imaging"
    FLAG = "flag"
    EXAMINATION = "examination"


#: Attribute names by kind, with the parser that reads each out of its quote (see ``grounding``).
#: ``name`` is always there and is a concept of the lexicon.
ATTRIBUTES: dict[FactKind, dict[str, str]] = {
    FactKind.SYMPTOM: {"name": "symptom", "region": "region", "length": "length", "begin": "date"},
    FactKind.TREATMENT: {
        "name": "treatment", "region": "region", "length": "length", "begin": "date", "end": "date", "when": "date",
        "sessions": "count", "outcome": "outcome", "standing": "standing",
        "purpose": "purpose",
    },
    FactKind.FINDING: {"name": "finding", "region": "region", "side": "side"},
    FactKind.DIAGNOSIS: {"name": "diagnosis", "role": "role", "side": "side", "level": "level"},
    FactKind.PROGRAMME: {"name": "programme", "standing": "standing"},
    FactKind.PROCEDURE: {
        "name": "procedure", "region": "region", "date": "date", "count": "count", "relief": "percent",
        "relief_length": "length", "relief_since": "date", "relief_until": "date",
        "outcome": "outcome", "status": "status", "since": "date",
        "planned": "planned_date",
    },
    FactKind.PATTERN: {
        "name": "pattern", "days": "days_a_month", "hours": "hours_a_day", "length": "length", "begin": "date", "before": "before",
    },
    FactKind.SCALE: {"name": "scale", "score": "score", "region": "region"},
    FactKind.IMAGING: {
        "name": "imaging", "shows": "shown", "side": "side", "level": "level", "region": "region", "standing": "study",
    },
    FactKind.FLAG: {"name": "flag"},
    FactKind.EXAMINATION: {"name": "examination"},
}  # fmt: skip

#: Outcomes of a treatment (criteria library, "A treatment has an outcome").
OutcomeName = Literal["failed", "not_tolerated", "contraindicated", "improved", "some", "declined", "never_tried"]
OUTCOMES: tuple[str, ...] = get_args(OutcomeName)
#: Where a treatment or a programme's part stands, apart from how it turned out.
STANDINGS = ("ongoing", "not_under_way", "planned", "completed", "stopped", "declined")
#: Where a procedure stands against the requested one.
STATUSES = ("planned", "prior", "current", "together")


#: Of a value: whether it is None.
_ABSENT = partial(is_, None)


class Evidence(Record):
    """A verbatim place in a document: ``text[start:end] == quote``, in code points.

    :param page: the number of the page, for documents that have pages.
    """

    document: Identifier
    start: int
    end: int
    quote: str
    page: int | None = Field(default=None, exclude_if=_ABSENT)


class Claim(Record):
    """One attribute as a model claims it.

    :param value: in the model's words ("8 weeks", "failed", "trigger-point").
    :param quote: the words of the document that say so.
    :param at: where the quote begins in the document, when the model knows.
    """

    value: str
    quote: str
    at: int | None = None


class Candidate(Record):
    """An episode as proposed; nothing in it is trusted."""

    kind: FactKind
    document: Identifier
    attributes: dict[str, Claim]


class Attribute(Record):
    """One attribute as grounded.

    :param value: read out of the quote by our own parser, as plain JSON.
    :param evidence: where; the first is the place that the claim meant.
    """

    value: Any
    evidence: tuple[Evidence, ...]


class Fact(Record):
    """An episode whose every attribute stands verbatim in its document.

    :param id: unique in a draft.
    :param assertion: how the sentence around the name means it.
    :param attested: from a request form or questionnaire: a statement by the provider, no chart evidence.
    :param section: the kind of section that it was said in.
    :param readers: the models that proposed it.
    :param said: the day of the visit that it was said at, where that is not the document's date.
    """

    id: str
    kind: FactKind
    document: Identifier
    assertion: Assertion
    attested: bool
    section: str
    attributes: dict[str, Attribute]
    readers: tuple[str, ...] = ()
    said: date | None = Field(default=None, exclude_if=_ABSENT)

    @property
    def name(self) -> str:
        return str(self.attributes["name"].value)

    def value(self, attribute: str) -> Any:
        found = self.attributes.get(attribute)
        return None if found is None else found.value

    def evidence(self, *attributes: str) -> tuple[Evidence, ...]:
        """The first place of each attribute that the fact has."""
        return tuple(self.attributes[name].evidence[0] for name in attributes if name in self.attributes)


class Rejection(Record):
    """A claim that did not ground, and why.

    :param code: the finding code of the reason (``EVD001`` and so on).
    :param attribute: the attribute that failed, or ``""`` for the whole candidate.
    """

    candidate: Candidate
    attribute: str
    code: str
    reason: str
    reader: str
