"""The examples beside each policy: a few sentences of a note, a criterion, the state that it should come to.

They are documentation and tests at once, and a clinician can add one. An example is run as a case of its
own through reading, grounding and judging; only the criterion that it names is compared.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError, model_validator

from drafter import yaml_text
from drafter.criteria.assessment import assess
from drafter.criteria.library import Policies, load
from drafter.criteria.logic import State
from drafter.criteria.scope import Scope, region_of
from drafter.errors import InputError, nearest
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Case, Date, Document, DocumentKind, Line, Record, Request
from drafter.models.rules.model import RulesModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from drafter.criteria.assessment import Assessed
    from drafter.criteria.policy import Policy


class ExampleDocument(Record):
    date: Date | None = None
    kind: DocumentKind = "progress-note"
    text: str


class ExampleLine(Record):
    code: str
    units: int = 1
    laterality: Literal["left", "right", "bilateral"] | None = None


class Example(Record):
    """One example.

    :param why: in a few words, what it shows.
    :param as_of: the day that is judged for; default: the note's date.
    :param prospective: whether the service is still to come, and its lines have no date.
    """

    criterion: str
    state: State
    why: str
    date: Date | None = None
    as_of: Date | None = None
    region: str | None = None
    prospective: bool = False
    kind: DocumentKind = "progress-note"
    text: str | None = None
    documents: tuple[ExampleDocument, ...] = ()
    lines: tuple[ExampleLine, ...] = ()
    diagnoses: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _told(self) -> Example:
        if (self.text is None) == (not self.documents):
            raise ValueError("an example has either text or documents")
        return self


class Examples(Record):
    policy: str
    examples: tuple[Example, ...] = Field(min_length=1)


class ExampleResult(Record):
    """How an example came out."""

    policy: str
    number: int
    criterion: str
    expected: State
    got: State
    reason: str

    @property
    def right(self) -> bool:
        return self.expected is self.got


def read_examples(path: Path) -> Examples:
    """:raises InputError: for the first thing that is wrong, with file and place."""
    try:
        return Examples.model_validate(_dates_as_text(yaml_text.read(path)))
    except ValidationError as failed:
        error = failed.errors(include_url=False)[0]
        place = ".".join(str(step) for step in error["loc"])
        last = str(error["loc"][-1]) if error["loc"] else ""
        remedy = nearest(last, Example.model_fields) if error["type"] == "extra_forbidden" else ""
        raise InputError(error["msg"], file=path, place=place, remedy=remedy) from None


def _dates_as_text(value: Any) -> Any:
    """YAML's own dates as the text that the records expect."""
    if isinstance(value, dict):
        return {key: _dates_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def run_examples(folder: Path, identifiers: Sequence[str]) -> list[ExampleResult]:
    """The examples of some policies, or of all, with the embedded model."""
    policies = load(folder)
    wanted = [policies.get(identifier).id for identifier in identifiers] or list(policies.policies)
    return [result for identifier in wanted for result in _run(policies, identifier, folder)]


def _run(policies: Policies, identifier: str, folder: Path) -> Iterator[ExampleResult]:
    path = folder / identifier / "examples.yaml"
    if not path.exists():
        raise InputError("the policy has no examples", file=path, remedy="Add at least 8 a criterion.")
    policy = policies.get(identifier)
    examples = read_examples(path)
    for number, example in enumerate(examples.examples, 1):
        if policy.criterion(example.criterion) is None:
            raise InputError(
                f"the policy has no criterion {example.criterion!r}",
                file=path,
                place=f"examples.{number - 1}.criterion",
                remedy=nearest(example.criterion, [c.id for c in policy.criteria]),
            )
        judged = judge_example(policy, example)
        yield ExampleResult(
            policy=policy.id,
            number=number,
            criterion=example.criterion,
            expected=example.state,
            got=judged.state,
            reason=judged.reason,
        )


def judge_example(policy: Policy, example: Example) -> Assessed:
    """What the criterion of an example comes to, as a case of its own, with the embedded model."""
    case = _case(policy, example)
    line = case.request.lines[0]
    facts = [
        f
        for d in case.documents
        for f in ground(d, RulesModel().propose_facts(d, list(FactKind)), "rules", case.today).facts
    ]
    scope = Scope(case, line, case.request.as_of(line), tuple(facts), region_of(case, line, policy))
    return next(a for a in assess(policy, scope).criteria if a.id == example.criterion)


def _case(policy: Policy, example: Example) -> Case:
    documents = example.documents or (ExampleDocument(date=example.date, kind=example.kind, text=example.text or ""),)
    dates = [d.date for d in documents if d.date]
    as_of = example.as_of or example.date or max(dates, default=policy.effective.start + timedelta(days=30))
    lines = example.lines or (ExampleLine(code=policy.codes[0]),)
    return Case(
        id="example",
        payer=policy.payers[0],
        request=Request(
            review="prospective" if example.prospective else "retrospective",
            received=as_of,
            region=example.region,
            lines=tuple(
                Line(
                    line=n,
                    code=each.code,
                    units=each.units,
                    laterality=each.laterality,
                    dates=() if example.prospective else (as_of,),
                    diagnoses=example.diagnoses if n == 1 else (),
                )
                for n, each in enumerate(lines, 1)
            ),
        ),
        documents=tuple(
            Document(id=f"note-{n}", kind=d.kind, date=d.date, text=d.text) for n, d in enumerate(documents, 1)
        ),
    )
