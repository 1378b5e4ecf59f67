"""The draft, and the recommendation that follows from it.

The recommendation is a function of the assessment, never of a model's words: no refers to a
physician, unknown asks for information, yes without a blocking finding approves. There is no
denial: software never proposes an adverse determination.

Source: contract, section 2.
"""

from __future__ import annotations

import hashlib
import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

import orjson
from pydantic import Field

from drafter.criteria.assessment import Assessed
from drafter.criteria.readers import Agreement
from drafter.drafting.findings import Finding, Severity
from drafter.drafting.rationale import Statement
from drafter.evidence.claims.facts import Fact, Rejection
from drafter.evidence.intake.cases import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Recommendation(StrEnum):
    """What a draft recommends, from least to most cautious."""

    APPROVE = "approve"
    REQUEST_INFORMATION = "request_information"
    REFER_TO_PHYSICIAN = "refer_to_physician"


_CAUTION = list(Recommendation)


def recommend(truth: bool | None, findings: Iterable[Finding], *, governed: bool = True) -> Recommendation:  # noqa: FBT001
    """The recommendation for a line.

    :param truth: what the policy's tree comes to.
    :param findings: the line's own findings; a blocking one keeps it from approving.
    :param governed: whether a policy is in force at all.
    """
    if not governed or truth is False:
        return Recommendation.REFER_TO_PHYSICIAN
    if truth is None or any(found.severity is Severity.BLOCKING for found in findings):
        return Recommendation.REQUEST_INFORMATION
    return Recommendation.APPROVE


def most_cautious(recommendations: Sequence[Recommendation]) -> Recommendation:
    """The case's recommendation: the most cautious of its lines."""
    return max(recommendations, key=_CAUTION.index)


class PolicyRef(Record):
    id: str
    version: str


class DraftLine(Record):
    """One service line of a draft.

    :param as_of: the day for which the criteria were judged (ISO date).
    :param region: the body areas that facts had to meet.
    :param authority: who may approve by the policy.
    :param layers: layers of the policy stack that decide or would decide otherwise.
    :param excluded: policies that were passed over, with the reason.
    :param agreement: by criterion, what each reader alone comes to; empty for one reader.
    """

    line: int
    code: str
    units: int
    as_of: str
    region: tuple[str, ...]
    policy: PolicyRef | None
    authority: Literal["nurse", "physician"]
    layers: tuple[tuple[str, str], ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    recommendation: Recommendation
    criteria: tuple[Assessed, ...]
    agreement: dict[str, Agreement] = Field(default_factory=dict)


class Reference(Record):
    """A source that the draft cites."""

    source: str
    kind: Literal["policy", "guideline", "study"]
    title: str
    publisher: str | None
    year: int | None
    url: str | None


class Generator(Record):
    """What made the draft, for whoever must repeat it.

    :param readers: the models that read the record; ``model`` wrote the rationale.
    :param prompts: name and version of each prompt, with its SHA-256.
    :param usage: answers of a hosted model, and their tokens.
    :param unread: documents that a model failed on; what rests on their silence is unknown.
    :param unwritten: lines whose rationale the model failed to write; the embedded writer's stands there.
    """

    tool: str
    version: str
    model: str
    readers: tuple[str, ...] = ()
    prompts: dict[str, str] = Field(default_factory=dict)
    usage: dict[str, int] = Field(default_factory=dict)
    policies: dict[str, str] = Field(default_factory=dict)
    corpus: str = ""
    unread: tuple[str, ...] = ()
    unwritten: tuple[int, ...] = ()


class Draft(Record):
    """A first draft of a determination; it exists only after validation saw it."""

    schema_: Literal["draft/1"] = Field("draft/1", alias="schema")
    case: str
    status: Literal["draft"] = "draft"
    recommendation: Recommendation
    lines: tuple[DraftLine, ...]
    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...]
    rationale: tuple[Statement, ...]
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    generator: Generator
    digest: str = ""

    def content(self) -> dict[str, Any]:
        """The draft as plain JSON, without its digest."""
        return self.model_dump(mode="json", by_alias=True, exclude={"digest"})

    def sealed(self) -> Draft:
        """The draft with the digest of its content."""
        # As Python's values, which are written as JSON just as the plain ones are, and made in half the time.
        return self.model_copy(update={"digest": digest_of(self.model_dump(by_alias=True, exclude={"digest"}))})

    def to_json(self) -> str:
        """The draft as it is written: indented, in the order of the contract, ending in a line break."""
        return json.dumps(self.content() | {"digest": self.digest}, ensure_ascii=False, indent=2) + "\n"


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of canonical JSON: sorted keys, no white space, UTF-8, figures as Python's ``json`` writes them."""
    return hashlib.sha256(_canonical(content)).hexdigest()


#: A figure with an exponent or many noughts, which Python's ``json`` may write otherwise ("1e+16", "1e-05").
_EXPONENT = re.compile(rb"e(?<=\de)[-+]?\d+[,\]}]")
_NOUGHTS = b"0.0000"


def _canonical(content: dict[str, Any]) -> bytes:
    try:
        fast = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # what only ``json`` writes, such as an integer of more than 64 bits
        fast = b""
    if fast and _NOUGHTS not in fast and _EXPONENT.search(fast) is None:
        return fast
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()
