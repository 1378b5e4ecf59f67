"""The guardrails over what people made of a draft: the draft's own findings that still concern the case, and what edits brought in.

People's words are held to what can be told without judging them: quotes stand in the record, a sentence does not contradict the answer
beside it, an answer that differs from the draft has a reason, and what rests on nothing is marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.drafting.findings import finding
from drafter.drafting.rationale import StatementKind
from drafter.drafting.validation import ADVERSE, check_evidence, stated_result
from drafter.review.roles import Role
from drafter.review.worksheet import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from drafter.drafting.determination import Draft
    from drafter.drafting.findings import Finding
    from drafter.evidence.intake.cases import Case
    from drafter.review.worksheet import Answer, Sentence, Worksheet

_OPEN = (State.UNCLEAR, State.NOT_DOCUMENTED)


def findings(draft: Draft, sheet: Worksheet, case: Case, withheld: Collection[State] = ()) -> list[Finding]:
    """What a reviewer must mend, acknowledge or know, as the worksheet stands.

    :param withheld: as in ``standing``: of a sentence that nobody is shown, nothing is found either.
    """
    kept = [f for f in draft.findings if not f.at.startswith("/rationale/")]
    for answer in sheet.answers:
        kept += _of_answer(answer, case)
    sentences = standing(sheet, withheld)
    kept += _of_drafted(draft, sentences)
    for sentence in sentences:
        kept += _of_sentence(sentence, sheet, case)
    return list(dict.fromkeys(kept))


def _of_drafted(draft: Draft, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What the draft found against a statement of its own concerns the sentence that still stands as it was drafted."""
    as_drafted = {(s.line, s.criterion, s.text): s.id for s in sentences if s.origin is Origin.AUTO}
    for found in draft.findings:
        where, _, rest = found.at.removeprefix("/rationale/").partition("/")
        if not found.at.startswith("/rationale/") or not where.isdecimal() or int(where) >= len(draft.rationale):
            continue
        statement = draft.rationale[int(where)]
        number = as_drafted.get((statement.line, statement.criterion, statement.text))
        if number is not None:
            yield found.model_copy(update={"at": f"/rationale/{number}{'/' + rest if rest else ''}"})


def standing(sheet: Worksheet, withheld: Collection[State] = ()) -> list[Sentence]:
    """The rationale as it stands: drafted questions about criteria that a person found settled are set aside, not lost.

    :param withheld: results that software may not suggest in the member's state; drafted sentences that state one are set aside too.
    """
    return [s for s in sheet.rationale if not _settled(s, sheet) and not _withheld(s, withheld)]


def _withheld(sentence: Sentence, withheld: Collection[State]) -> bool:
    return sentence.origin is Origin.AUTO and stated_result(sentence.text) in withheld


def _settled(sentence: Sentence, sheet: Worksheet) -> bool:
    answer = sheet.answer(sentence.line, sentence.criterion or "")
    asks = sentence.kind is StatementKind.MISSING and sentence.origin is Origin.AUTO
    return asks and answer is not None and answer.state not in _OPEN


def _of_answer(answer: Answer, case: Case) -> Iterator[Finding]:
    at = f"/answers/{answer.line}/{answer.criterion}"
    yield from check_evidence(answer.quotes, f"{at}/quotes", case)
    if answer.origin is Origin.OVERRIDE and not answer.reason:
        yield finding("CRT006", at, f"line {answer.line}, {answer.criterion}: the answer differs from the draft and gives no reason")  # fmt: skip


def _of_sentence(sentence: Sentence, sheet: Worksheet, case: Case) -> Iterator[Finding]:
    at = f"/rationale/{sentence.id}"
    yield from check_evidence(sentence.evidence, f"{at}/evidence", case)
    answer = sheet.answer(sentence.line, sentence.criterion or "")
    stated = stated_result(sentence.text) if sentence.kind is StatementKind.FINDING else None
    if answer is not None and stated is not None and stated is not answer.state:
        yield finding("CRT001", at, f"the sentence says {_words(stated)}; {answer.by.name} answered {_words(answer.state)}")  # fmt: skip
    if sentence.origin is not Origin.AUTO and not sentence.tied:
        # In its own words, so that an acknowledgement holds for this sentence and for no later one in its place.
        yield finding("CIT007", at, f"the sentence rests on no quote and no source: “{sentence.text}”")
    adverse = ADVERSE.search(sentence.text) if sentence.by and sentence.by.role is not Role.PHYSICIAN else None
    if adverse:
        yield finding("DSP003", at, f"the sentence speaks of “{adverse[0]}”, which only a physician decides")


def _words(state: State) -> str:
    return state.value.replace("_", " ")
