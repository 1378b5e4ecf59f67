"""Criteria as they are shown: evidence first; what the draft suggests only once a person may see it.

Before that, nothing of the draft's judgement is in these records: no state, no reason, no question, no origin (which would tell
whether an answer is the draft's own), no agreement, no nearest misses beside quotes (there are some only where a state is open),
and not which criteria the draft found needed: that follows from people's answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.criteria.logic import State
from drafter.criteria.rules import All, AnyOf, AtLeast, Ref, parts
from drafter.drafting.determination import Recommendation
from drafter.evidence.intake.cases import Record
from drafter.review.decisions import still_to_answer
from drafter.review.gates import RECEIPT, place_of, reveals
from drafter.review.worksheet import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from drafter.criteria.assessment import Assessed
    from drafter.criteria.policy import Policy
    from drafter.criteria.readers import Agreement
    from drafter.drafting.determination import DraftLine
    from drafter.evidence.claims.facts import Evidence
    from drafter.evidence.intake.cases import Case
    from drafter.record.signoff import Desk
    from drafter.review.gates import Opening
    from drafter.review.jurisdictions import Jurisdiction
    from drafter.review.worksheet import Answer

_ACCORD = {
    "agree": "The readers agree.",
    "one": "Only one of the readers tells anything.",
    "differ": "The readers tell of different things; nothing contradicts.",
    "disagree": "The readers disagree.",
}


class Looker(Record):
    """Who looks, what they opened of this draft, and where and when the case is.

    :param openings: ``(line, criterion, quote)``.
    """

    person: str
    openings: tuple[tuple[int, str, str], ...]


class QuoteView(Record):
    """A quote of a criterion.

    :param name: what marks it in the record ("C2·1").
    :param place: its name in openings.
    :param exact: whether the words stand in the record at their place.
    :param by: who added it; empty for the draft's.
    """

    name: str
    anchor: str
    document: str
    document_index: int
    page: int | None
    place: str
    start: int
    end: int
    quote: str
    exact: bool
    opened: bool
    by: str = ""


class ReceiptView(Record):
    """What was searched, where.

    :param nearest: what came closest; told for a criterion without quotes, else once the suggestion may be seen.
    """

    terms: tuple[str, ...]
    documents: int
    pages: int
    unread: tuple[str, ...]
    nearest: tuple[QuoteView, ...]
    opened: bool


class AnswerView(Record):
    """A person's answer.

    :param state: None while another's answer is withheld with the suggestion.
    :param origin: None until the suggestion may be seen.
    """

    state: State | None
    reason: str
    origin: Origin | None
    by: str
    role: str
    at: str
    mine: bool


class SuggestionView(Record):
    """What the draft suggests.

    :param shown: in the words that the state of jurisdiction allows.
    :param withheld: whether the jurisdiction keeps the suggestion itself back; reason and questions are empty then.
    """

    shown: str
    withheld: bool
    reason: str
    questions: tuple[str, ...]
    support: str
    agreement: str
    readers: tuple[tuple[str, str], ...]


class CriterionView(Record):
    """A criterion of a line.

    :param number: 1 for the policy's first ("C1").
    :param text: the policy's own words.
    :param needed: whether people's answers so far leave it needed.
    """

    line: int
    number: int
    id: str
    title: str
    text: str
    needed: bool
    quotes: tuple[QuoteView, ...]
    receipt: ReceiptView
    answer: AnswerView | None
    revealed: bool
    suggestion: SuggestionView | None

    @property
    def name(self) -> str:
        return f"C{self.number}"

    @property
    def anchor(self) -> str:
        return f"c{self.number}"


def criteria_views(
    desk: Desk, line: DraftLine, who: Looker, state: Jurisdiction, day: date
) -> tuple[CriterionView, ...]:
    policy = desk.policies.get(line.line)
    numbers = {criterion.id: n for n, criterion in enumerate(policy.criteria, 1)} if policy else {}
    open_ = set(still_to_answer(policy, desk.sheet.states(line.line))) if policy else set()
    return tuple(
        _criterion(desk, line, assessed, numbers.get(assessed.id, n), policy, who, (state, day), assessed.id in open_)
        for n, assessed in enumerate(line.criteria, 1)
    )


def revealed(desk: Desk, who: Looker, line: int, criterion: str) -> bool:
    """Whether a person may see what the draft suggests for a criterion."""
    from drafter.review.gates import Opening  # noqa: PLC0415 - a record, needed here at run time only

    opened = [Opening(line=number, criterion=name, quote=quote) for number, name, quote in who.openings]
    return reveals(desk.sheet, opened, who.person, line, criterion)


def unread(desk: Desk, who: Looker, line: DraftLine) -> tuple[str, ...]:
    """The criteria of a line that others answered and whose evidence this person did not open: what they answered waits, and so does what it comes to."""
    return tuple(
        c.id for c in line.criteria if desk.sheet.answer(line.line, c.id) and not revealed(desk, who, line.line, c.id)
    )


def withheld(state: Jurisdiction, suggested: State, day: date) -> bool:
    """Whether a jurisdiction keeps software from suggesting a state."""
    return state.withholds(suggested, day)


def logic(policy: Policy | None) -> str:
    """How a policy's criteria combine, in a line: ``all of: C1, C2, one of (C3, C4)``."""
    if policy is None:
        return ""
    numbers = {criterion.id: f"C{n}" for n, criterion in enumerate(policy.criteria, 1)}
    return _logic(policy.judged_tree, numbers)


def _logic(node: Any, numbers: Mapping[str, str]) -> str:
    if isinstance(node, Ref):
        return numbers[node.criterion]
    match node:
        case All():
            words = "all of"
        case AnyOf():
            words = "one of"
        case AtLeast():
            words = f"at least {node.at_least} of"
        case _:
            words = "not"
    return f"{words} ({', '.join(_logic(part, numbers) for part in parts(node))})"


def _criterion(desk: Desk, line: DraftLine, assessed: Assessed, number: int, policy: Policy | None, who: Looker, place: tuple[Jurisdiction, date], needed: bool) -> CriterionView:  # noqa: FBT001 # fmt: skip
    told = policy.criterion(assessed.id) if policy else None
    shown = revealed(desk, who, line.line, assessed.id)
    seen = {quote for at, name, quote in who.openings if (at, name) == (line.line, assessed.id)}
    answer = desk.sheet.answer(line.line, assessed.id)
    quotes = [_quote(desk.case, item, (number, n), seen) for n, item in enumerate(assessed.evidence, 1)]
    for n, item in enumerate(answer.quotes if answer else (), len(quotes) + 1):
        quotes.append(_quote(desk.case, item, (number, n), seen, by=answer.by.name if answer else ""))
    hidden = withheld(place[0], assessed.state, place[1])
    return CriterionView(
        line=line.line, number=number, id=assessed.id, title=told.title if told else assessed.id, text=told.text if told else "",
        needed=needed or answer is not None, quotes=tuple(quotes),
        receipt=_receipt(desk, assessed, number, seen, near=shown or not quotes),
        answer=_answer(answer, who.person, shown=shown, origin=shown and not hidden) if answer else None,
        revealed=shown,
        suggestion=_suggestion(assessed, quotes, line.agreement.get(assessed.id), place, hidden) if shown else None,
    )  # fmt: skip


def _quote(
    case: Case, item: Evidence, number: tuple[int, int], seen: set[str], *, by: str = "", near: bool = False
) -> QuoteView:
    """:param number: of the criterion, and of the quote in it."""
    criterion, nth = number
    index = next((n for n, d in enumerate(case.documents, 1) if d.id == item.document), 0)
    text = case.documents[index - 1].text if index else ""
    return QuoteView(
        name=f"C{criterion} near {nth}" if near else f"C{criterion}·{nth}", anchor=f"{'n' if near else 'q'}{criterion}-{nth}", document=item.document, document_index=index,
        page=item.page or (case.documents[index - 1].page(item.start) if index else None), place=place_of(item), start=item.start,
        end=item.end, quote=item.quote, exact=bool(item.quote) and text[item.start : item.end] == item.quote,
        opened=place_of(item) in seen, by=by,
    )  # fmt: skip


def _receipt(desk: Desk, assessed: Assessed, number: int, seen: set[str], *, near: bool) -> ReceiptView:
    read = [d for d in desk.case.documents if d.id in assessed.search.documents]
    nearest = assessed.search.nearest if near else ()
    return ReceiptView(
        terms=assessed.search.terms, documents=len(read),
        pages=sum(max(d.text.count("\f"), 1) for d in read),
        unread=(
            *(f"page {page} of {d.id}" for d in read for page in d.unread),
            *(name for name in desk.draft.generator.unread if name in assessed.search.documents),
        ),
        nearest=tuple(_quote(desk.case, item, (number, n), seen, near=True) for n, item in enumerate(nearest, 1)),
        opened=RECEIPT in seen,
    )  # fmt: skip


def _answer(answer: Answer, person: str, *, shown: bool, origin: bool) -> AnswerView:
    mine = answer.by.person == person
    visible = mine or shown
    return AnswerView(
        state=answer.state if visible else None, reason=answer.reason if visible else "", origin=answer.origin if origin else None,
        by=answer.by.name, role=answer.by.role.value, at=answer.by.at, mine=mine,
    )  # fmt: skip


def _suggestion(assessed: Assessed, quotes: Sequence[QuoteView], agreement: Agreement | None, place: tuple[Jurisdiction, date], hidden: bool) -> SuggestionView:  # noqa: FBT001 # fmt: skip
    state, day = place
    found = [quote for quote in quotes if not quote.by]
    exact = all(quote.exact for quote in found)
    support = "No quote." if not found else "Every quote stands in the record, word for word." if exact else "A quote is not in the record."  # fmt: skip
    told = "" if agreement is None or hidden else _ACCORD[agreement.accord.value]
    return SuggestionView(
        shown=state.suggestion(assessed.state, day), withheld=hidden, reason="" if hidden else assessed.reason,
        questions=() if hidden else assessed.missing, support=support, agreement=told,
        readers=() if agreement is None or hidden else tuple((name, state.suggestion(each, day)) for name, each in agreement.states.items()),
    )  # fmt: skip


def proposed(recommended: Recommendation | None, state: Jurisdiction, day: date) -> str:
    """A proposal in the words that a jurisdiction allows; empty while there is none."""
    return state.recommendation(recommended, day) if recommended is not None else ""


def opened(openings: Sequence[Opening]) -> tuple[tuple[int, str, str], ...]:
    return tuple((o.line, o.criterion, o.quote) for o in openings)
