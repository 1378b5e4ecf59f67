"""A draft in the words and the order in which a person reads it, whatever the format.

Quotes are shown in their sentence when the record is at hand: the quote alone can mislead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.drafting.findings import Severity
from drafter.drafting.rationale import StatementKind
from drafter.drafting.sources import listed
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.criteria.assessment import Assessed
    from drafter.drafting.determination import Draft, DraftLine, Reference
    from drafter.drafting.findings import Finding
    from drafter.evidence.claims.facts import Evidence
    from drafter.evidence.intake.cases import Case

STATE_WORDS = {
    State.MET: "met",
    State.NOT_MET: "not met",
    State.NOT_DOCUMENTED: "not documented",
    State.UNCLEAR: "unclear",
    State.NOT_APPLICABLE: "not applicable",
}
RECOMMENDATION_WORDS = {
    Recommendation.APPROVE: "approve",
    Recommendation.REQUEST_INFORMATION: "request information",
    Recommendation.REFER_TO_PHYSICIAN: "refer to a physician",
}
_CONTEXT = 160  # characters of a sentence shown on either side of a quote


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with the words around it and where it stands."""

    before: str
    words: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class CriterionPart:
    id: str
    state: str
    required: bool
    reason: str
    quotes: tuple[Quote, ...]
    questions: tuple[str, ...]
    searched: str
    nearest: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Background:
    text: str
    mark: int


@dataclass(frozen=True, slots=True)
class LinePart:
    line: int
    service: str
    policy: str
    authority: str
    layers: tuple[str, ...]
    passed_over: tuple[str, ...]
    recommendation: str
    criteria: tuple[CriterionPart, ...]
    background: tuple[Background, ...]


@dataclass(frozen=True, slots=True)
class FindingPart:
    code: str
    severity: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a rendered draft shows, in order."""

    case: str
    recommendation: str
    lines: tuple[LinePart, ...]
    questions: tuple[str, ...]
    findings: tuple[FindingPart, ...]
    references: tuple[tuple[int, str, str | None], ...]
    made_by: str
    digest: str


def page(draft: Draft, case: Case | None = None) -> Page:
    """:param case: the case that was drafted, for the words around quotes and line numbers."""
    marks = {reference.source: number for number, reference in enumerate(draft.references, 1)}
    lines = tuple(_line(draft, line, case, marks) for line in draft.lines)
    return Page(
        case=draft.case,
        recommendation=RECOMMENDATION_WORDS[draft.recommendation],
        lines=lines,
        questions=tuple(dict.fromkeys(q for line in lines for c in line.criteria for q in c.questions)),
        findings=_findings(draft.findings),
        references=tuple((number, _reference(ref), ref.url) for number, ref in enumerate(draft.references, 1)),
        made_by=f"{draft.generator.tool} {draft.generator.version}, model {draft.generator.model}",
        digest=draft.digest,
    )


def _line(draft: Draft, line: DraftLine, case: Case | None, marks: dict[str, int]) -> LinePart:
    region = f", region {', '.join(line.region)}" if line.region else ""
    return LinePart(
        line=line.line,
        service=f"{line.code} ×{line.units}, judged for {line.as_of}{region}",
        policy=f"{line.policy.id} {line.policy.version}" if line.policy else "no policy in force",
        authority=f"{line.authority} may approve" if line.policy else "a physician decides",
        layers=tuple(f"The {name} {position}." for name, position in line.layers),
        passed_over=tuple(f"{key} {reason}" for key, reason in line.excluded),
        recommendation=RECOMMENDATION_WORDS[line.recommendation],
        criteria=tuple(_criterion(assessed, case) for assessed in line.criteria),
        background=tuple(
            Background(
                s.text.removeprefix("Background, which decides nothing: "), marks.get(listed(s.citations[0].source), 0)
            )
            for s in draft.rationale
            if s.line == line.line and s.kind is StatementKind.BACKGROUND and s.citations
        ),
    )


def _criterion(assessed: Assessed, case: Case | None) -> CriterionPart:
    open_ = assessed.state in (State.UNCLEAR, State.NOT_DOCUMENTED)
    documents = len(assessed.search.documents)
    looked = f"{', '.join(assessed.search.terms)} in {documents} document{'s' if documents != 1 else ''} ({', '.join(assessed.search.documents)})"
    return CriterionPart(
        id=assessed.id,
        state=STATE_WORDS[assessed.state],
        required=assessed.required,
        reason=assessed.reason,
        quotes=_quotes(assessed.evidence, case),
        questions=assessed.missing,
        searched=looked if open_ else "",
        nearest=_quotes(assessed.search.nearest, case) if open_ else (),
    )


def _quotes(evidence: Sequence[Evidence], case: Case | None) -> tuple[Quote, ...]:
    """The quotes of a criterion; one that stands in the words already shown around another is not shown again."""
    found: list[Quote] = []
    shown: list[tuple[str, int, int]] = []
    for item in evidence:
        document = case.document(item.document) if case else None
        if document is None:
            found.append(Quote("", item.quote, "", f"{item.document}, characters {item.start} to {item.end}"))
            continue
        if any(name == item.document and first <= item.start and item.end <= last for name, first, last in shown):
            continue
        reading = read(document)
        start, end = reading.view.view_of(item.start, item.end)
        sentence = reading.sentence_at(start)
        # What turns the meaning of a quote ("at her last visit") is never cut off.
        plain = sentence is None or reading.assertion(sentence, start, end) is Assertion.PRESENT
        context = _CONTEXT if plain else len(document.text)
        whole = reading.span(sentence.start, sentence.end) if sentence else None
        first = _word(document.text, max(whole.start, item.start - context), item.start) if whole else item.start
        last = (
            _word_end(document.text, item.end, max(item.end, min(whole.end, item.end + context))) if whole else item.end
        )
        shown.append((item.document, first, last))
        before, after = document.text[first : item.start], document.text[item.end : last]
        page = document.page(item.start)
        number = document.text.count("\n", document.text.rfind("\f", 0, item.start) + 1, item.start) + 1
        where = f"page {page}, line {number}" if page else f"line {number}"
        found.append(
            Quote(
                ("… " if whole and first > whole.start else "") + _flat(before),
                _flat(item.quote),
                _flat(after) + (" …" if whole and last < whole.end else ""),
                f"{item.document}, {where}",
            )
        )
    return tuple(found)


def _word(text: str, at: int, before: int) -> int:
    """The first place from ``at`` on that is not inside a word."""
    while 0 < at < before and text[at - 1].isalnum() and text[at].isalnum():
        at += 1
    return at


def _word_end(text: str, after: int, at: int) -> int:
    """The last place up to ``at`` that is not inside a word."""
    while after < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at -= 1
    return at


def _flat(text: str) -> str:
    """Text on one line; inner runs of white space become one blank."""
    inner = " ".join(text.split())
    return (" " if text[:1].isspace() and inner else "") + inner + (" " if text[-1:].isspace() and inner else "")


def _findings(findings: Sequence[Finding]) -> tuple[FindingPart, ...]:
    order = list(Severity)
    ranked = sorted(findings, key=lambda f: (order.index(f.severity), f.code, f.at))
    return tuple(FindingPart(f.code, f.severity.value, f.message, f.fix) for f in ranked)


def _reference(reference: Reference) -> str:
    parts = [reference.title, reference.publisher, str(reference.year) if reference.year else None]
    name = reference.source.partition(":")[2]
    return f"{'. '.join(part for part in parts if part)} ({reference.kind}: {name})"
