"""A reviewer's work on a draft: answers to criteria, quotes added, the rationale as edited, acknowledgements.

A worksheet is frozen; every change gives a new one, and each is kept as a version. The generated draft is version 0 and never
changes. Each value has an origin: ``auto`` as drafted, ``override`` drafted and then changed by a person, ``manual`` entered by one
(workbench design, b.9). A new draft never overwrites what a person answered or wrote.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from drafter.criteria.logic import State
from drafter.drafting.determination import digest_of
from drafter.drafting.rationale import Citation, StatementKind
from drafter.errors import InputError
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Record
from drafter.review.decisions import Decision
from drafter.review.roles import Author

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.drafting.determination import Draft
    from drafter.drafting.findings import Finding
    from drafter.evidence.intake.cases import Case

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]


class Origin(StrEnum):
    AUTO = "auto"
    OVERRIDE = "override"
    MANUAL = "manual"


class Answer(Record):
    """A person's answer to one criterion of one line.

    :param quotes: quotes that the person added to the draft's own.
    """

    line: int
    criterion: str
    state: State
    reason: Words = ""
    quotes: tuple[Evidence, ...] = ()
    origin: Origin
    by: Author


class Sentence(Record):
    """A sentence of the rationale, tied to what it rests on."""

    id: int
    text: Words
    line: int
    criterion: str | None
    kind: StatementKind
    evidence: tuple[Evidence, ...] = ()
    citations: tuple[Citation, ...] = ()
    origin: Origin = Origin.AUTO
    by: Author | None = None

    @property
    def tied(self) -> bool:
        """Whether the sentence rests on anything."""
        return bool(self.evidence or self.citations)


class Acknowledgement(Record):
    """A warning that a person read and left standing, with the reason; it lapses when the finding's words change."""

    finding: str
    reason: Annotated[Words, Field(min_length=1)]
    by: Author


class Worksheet(Record):
    """All that people have made of a draft, as one record.

    :param material: number of the case's content that was drafted.
    :param draft: the draft's digest.
    :param decisions: what is about to be signed, or was; empty until someone decides.
    """

    schema_: Literal["worksheet/1"] = Field("worksheet/1", alias="schema")
    case: str
    material: int
    draft: str
    answers: tuple[Answer, ...] = ()
    rationale: tuple[Sentence, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def digest(self) -> str:
        return digest_of(self.model_dump(mode="json", by_alias=True))

    def answer(self, line: int, criterion: str) -> Answer | None:
        return next((a for a in self.answers if (a.line, a.criterion) == (line, criterion)), None)

    def states(self, line: int) -> dict[str, State]:
        """What people answered for a line, by criterion."""
        return {a.criterion: a.state for a in self.answers if a.line == line}

    def acknowledged(self, found: Finding) -> Acknowledgement | None:
        return next((a for a in self.acknowledgements if a.finding == key_of(found)), None)


def begin(draft: Draft, material: int) -> Worksheet:
    """Version 0: the draft's rationale, no answers."""
    return Worksheet(
        schema="worksheet/1",
        case=draft.case,
        material=material,
        draft=draft.digest,
        rationale=tuple(
            Sentence(id=n, text=s.text, line=s.line, criterion=s.criterion, kind=s.kind, evidence=s.evidence, citations=s.citations)
            for n, s in enumerate(draft.rationale, 1)
        ),
    )  # fmt: skip


def answered(sheet: Worksheet, draft: Draft, line: int, criterion: str, state: State, reason: str, by: Author) -> Worksheet:  # fmt: skip
    """The worksheet with an answer given or changed; the person's own again changes nothing.

    :raises InputError: for a criterion that the draft's line does not have.
    """
    drafted = _drafted_state(draft, line, criterion)
    before = sheet.answer(line, criterion)
    if before and (before.by.person, before.state, before.reason) == (by.person, state, reason):
        return sheet  # sent twice
    answer = Answer(
        line=line, criterion=criterion, state=state, reason=reason, quotes=before.quotes if before else (),
        origin=Origin.AUTO if state is drafted else Origin.OVERRIDE, by=by,
    )  # fmt: skip
    return _with_answer(sheet, answer)


def withdrawn(sheet: Worksheet, line: int, criterion: str) -> Worksheet:
    """The worksheet with an answer taken back, and what was decided by it."""
    if sheet.answer(line, criterion) is None:
        return sheet
    kept = tuple(a for a in sheet.answers if (a.line, a.criterion) != (line, criterion))
    return sheet.model_copy(update={"answers": kept, "decisions": ()})


def quoted(sheet: Worksheet, case: Case, line: int, criterion: str, quote: Evidence) -> Worksheet:
    """The worksheet with a quote added to an answer; the answer stays that of whoever gave it.

    :raises InputError: when the quote is not in the document at its place, or nothing is answered yet.
    """
    document = case.document(quote.document)
    whole = 0 <= quote.start < quote.end
    if document is None or not whole or document.text[quote.start : quote.end] != quote.quote:
        raise InputError("the quote is not in the record at that place", place="quote", remedy="Select it again.")
    quote = quote.model_copy(update={"page": document.page(quote.start)})
    before = sheet.answer(line, criterion)
    if before is None:
        raise InputError(
            "a quote belongs to an answer", place=criterion, remedy="Choose a state first, then add the quote."
        )
    if quote in before.quotes:
        return sheet
    return _with_answer(sheet, before.model_copy(update={"quotes": (*before.quotes, quote)}))


def edited(sheet: Worksheet, sentence: int, text: str, by: Author) -> Worksheet:
    """The worksheet with a sentence of the rationale rewritten, or removed when the text is empty.

    :raises InputError: for a sentence that is not there.
    """
    old = next((s for s in sheet.rationale if s.id == sentence), None)
    if old is None:
        raise InputError("the rationale has no such sentence", place=f"sentence {sentence}", remedy="Reload the page.")
    if not text.strip():
        return sheet.model_copy(update={"rationale": tuple(s for s in sheet.rationale if s is not old)})
    if text.strip() == old.text:
        return sheet
    origin = Origin.MANUAL if old.origin is Origin.MANUAL else Origin.OVERRIDE
    new = Sentence.model_validate(old.model_dump() | {"text": text, "origin": origin, "by": by})
    return sheet.model_copy(update={"rationale": tuple(new if s is old else s for s in sheet.rationale)})


def written(sheet: Worksheet, line: int, criterion: str | None, text: str, by: Author) -> Worksheet:
    """The worksheet with a sentence of a person's own, which rests on the quotes of the criterion's answer."""
    answer = sheet.answer(line, criterion) if criterion else None
    sentence = Sentence(
        id=max((s.id for s in sheet.rationale), default=0) + 1, text=text, line=line, criterion=criterion,
        kind=StatementKind.FINDING, evidence=answer.quotes if answer else (), origin=Origin.MANUAL, by=by,
    )  # fmt: skip
    return sheet.model_copy(update={"rationale": (*sheet.rationale, sentence)})


def acknowledged(sheet: Worksheet, found: Finding, reason: str, by: Author) -> Worksheet:
    """The worksheet with a warning acknowledged.

    :raises InputError: for a finding that blocks: it must be mended, not acknowledged.
    """
    if found.severity == "blocking":
        raise InputError("a blocking finding cannot be acknowledged", place=found.code, remedy=found.fix)
    kept = tuple(a for a in sheet.acknowledgements if a.finding != key_of(found))
    new = Acknowledgement(finding=key_of(found), reason=reason, by=by)
    return sheet.model_copy(update={"acknowledgements": (*kept, new)})


def decided(sheet: Worksheet, decisions: Iterable[Decision]) -> Worksheet:
    """The worksheet with what is to be signed."""
    return sheet.model_copy(update={"decisions": tuple(sorted(decisions, key=lambda d: d.line))})


def redrafted(sheet: Worksheet, draft: Draft, material: int) -> Worksheet:
    """The worksheet on a new draft: people's answers and sentences stay; what was drafted is drafted anew.

    An answer to a criterion that the new draft does not have is gone, and its origin follows the new draft's state. A sentence that
    a person changed stands in for one drafted sentence about the same thing. Decisions are taken anew.
    """
    fresh = begin(draft, material)
    kept = []
    for answer in sheet.answers:
        try:
            drafted = _drafted_state(draft, answer.line, answer.criterion)
        except InputError:
            continue
        origin = Origin.AUTO if answer.state is drafted else Origin.OVERRIDE
        kept.append(answer.model_copy(update={"origin": origin}))
    own = [s for s in sheet.rationale if s.origin is not Origin.AUTO]
    left = list(fresh.rationale)
    for sentence in own:
        counterpart = _drafted_for(sentence, left) if sentence.origin is Origin.OVERRIDE else None
        left = [s for s in left if s is not counterpart]
    rationale = tuple(s.model_copy(update={"id": n}) for n, s in enumerate([*left, *own], 1))
    return fresh.model_copy(
        update={"answers": tuple(kept), "rationale": rationale, "acknowledgements": sheet.acknowledgements}
    )


def _drafted_for(changed: Sentence, drafted: Sequence[Sentence]) -> Sentence | None:
    """The drafted sentence that a changed one stands in for: of those about the same criterion, one on the same grounds if there is one.

    Where no criterion tells them apart, as in background, only the same grounds do.
    """
    alike = [s for s in drafted if (s.line, s.criterion, s.kind) == (changed.line, changed.criterion, changed.kind)]
    grounds = [s for s in alike if (s.evidence, s.citations) == (changed.evidence, changed.citations)]
    found = grounds or (alike if changed.criterion is not None else [])
    return found[0] if found else None


def check_place(draft: Draft, line: int, criterion: str | None) -> None:
    """:raises InputError: for a line that the draft does not have, or a criterion that the line does not have."""
    if criterion is not None:
        _drafted_state(draft, line, criterion)
    elif line not in {each.line for each in draft.lines}:
        raise InputError(f"there is no line {line}", place="line", remedy="Reload the page.")


def key_of(found: Finding) -> str:
    """A finding's name for acknowledgements: it changes with the finding's words."""
    return digest_of({"code": found.code, "at": found.at, "message": found.message})[:16]


def _with_answer(sheet: Worksheet, answer: Answer) -> Worksheet:
    kept = [a for a in sheet.answers if (a.line, a.criterion) != (answer.line, answer.criterion)]
    # Anything decided rested on the answers as they were.
    return sheet.model_copy(update={"answers": (*kept, answer), "decisions": ()})


def _drafted_state(draft: Draft, line: int, criterion: str) -> State:
    for drafted in draft.lines:
        for assessed in drafted.criteria:
            if (drafted.line, assessed.id) == (line, criterion):
                return assessed.state
    raise InputError(f"line {line} has no criterion {criterion!r}", place="criterion", remedy="Reload the page.")
