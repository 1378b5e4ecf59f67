"""The form of a writer's answer: statements that point at quotes and sources by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from drafter.drafting.rationale import Brief, Citation, Statement, StatementKind
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST = 2000  # characters of a statement or a quoted passage
_MOST = 40  # statements of a line
#: What an unknown quote becomes: a place that no check lets pass.
_NOWHERE = Evidence(document="none", start=0, end=0, quote="")


class Source(Record):
    """Something that a statement may cite.

    :param name: as citations give it.
    :param text: its words.
    """

    name: str
    text: str


class Materials(Record):
    """What a writer may use, under the names that it may use.

    :param quotes: quotes of the record by name ("q1").
    :param passages: background evidence; policies are beside.
    """

    quotes: dict[str, Evidence]
    policy: tuple[Source, ...]
    passages: tuple[Source, ...]


def materials(brief: Brief) -> Materials:
    """The quotes of a brief's criteria and the sources of its line, in order."""
    evidence = dict.fromkeys(e for assessed in brief.assessment.criteria for e in assessed.evidence)
    return Materials(
        quotes={f"q{number}": item for number, item in enumerate(evidence, 1)},
        policy=tuple(Source(name=brief.policy.citation(c.id), text=c.text) for c in brief.policy.criteria),
        passages=tuple(Source(name=cited.source, text=cited.passage.text) for cited in brief.passages),
    )


def _text(shown: dict[str, Any]) -> Any:
    return Annotated[str, BeforeValidator(str), WithJsonSchema(shown)]


def statements_answer(brief: Brief, given: Materials) -> type[BaseModel]:
    """The type of a writer's answer for a brief."""
    sources = [source.name for source in (*given.policy, *given.passages)]
    quote: Any = _text({"type": "string", "enum": list(given.quotes)} if given.quotes else {"type": "string"})
    cited: Any = create_model(
        "Cited",
        __config__=ConfigDict(extra="ignore"),
        source=(_text({"type": "string", "enum": sources}), ...),
        quote=(str, Field(description="Words of the source, character for character.", max_length=_LONGEST)),
    )
    criteria = [assessed.id for assessed in brief.assessment.criteria]
    named: Any = Annotated[
        str | None, WithJsonSchema({"anyOf": [{"type": "string", "enum": criteria}, {"type": "null"}]})
    ]
    kind: Any = Literal["finding", "background"]
    one: Any = create_model(
        "Written",
        __config__=ConfigDict(extra="ignore"),
        kind=(kind, ...),
        criterion=(named, Field(None, description="The criterion of a finding; null for background.")),
        text=(str, Field(max_length=_LONGEST)),
        quotes=(list[quote], Field(default_factory=list, max_length=_MOST, description="Names of the quotes that show it.")),
        citations=(list[cited], Field(default_factory=list, max_length=_MOST)),
    )  # fmt: skip
    fields: Any = {"statements": (list[one], Field(max_length=_MOST))}
    made: type[BaseModel] = create_model("Rationale", __config__=ConfigDict(extra="ignore"), **fields)
    return made


def statements(answer: Any, brief: Brief, given: Materials, back: Callable[[str], str]) -> Iterator[Statement]:
    """The statements of an answer; a quote that has no such name stands nowhere.

    :param back: from the words that the model saw to the record's.
    """
    for written in answer.statements:
        yield Statement(
            text=back(written.text),
            line=brief.line.line,
            criterion=written.criterion,
            kind=StatementKind(written.kind),
            evidence=tuple(given.quotes.get(name, _NOWHERE) for name in dict.fromkeys(written.quotes)),
            citations=tuple(Citation(source=c.source, quote=c.quote) for c in written.citations),
        )
