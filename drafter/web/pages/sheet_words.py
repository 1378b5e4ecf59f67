"""A worksheet in passages of words, so that two versions can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.render.page import STATE_WORDS
from drafter.review.worksheet import Origin
from drafter.web.pages.paper import DISPOSITION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafter.review.worksheet import Answer, Worksheet


_WITHHELD = "(shown when you opened the evidence of this criterion or answered it)"


def lines_of(sheet: Worksheet, revealed: Callable[[int, str | None], bool]) -> list[str]:
    """Decisions, answers, rationale and acknowledgements, each a passage; each value with its origin.

    :param revealed: whether the reader may see what was drafted about a criterion of a line.
    """
    return list(_passages(sheet, revealed))


def _passages(sheet: Worksheet, revealed: Callable[[int, str | None], bool]) -> Iterator[str]:
    yield f"Draft {sheet.draft[:12]} of content {sheet.material}."
    for decision in sheet.decisions:
        units = f", {decision.units} units" if decision.units else ""
        reason = f" Reason: {decision.reason}" if decision.reason else ""
        yield f"Line {decision.line} decided: {DISPOSITION_WORDS[decision.disposition]}{units}.{reason}"
    for answer in sorted(sheet.answers, key=lambda a: (a.line, a.criterion)):
        yield _answer(answer, revealed=revealed(answer.line, answer.criterion))
    waiting: set[int] = set()
    for sentence in sheet.rationale:
        by = f", {sentence.by.name}" if sentence.by else ""
        drafted = sentence.origin is Origin.AUTO and not revealed(sentence.line, sentence.criterion)
        if not drafted:
            yield f"Rationale, line {sentence.line} ({sentence.origin.value}{by}): {sentence.text}"
        elif sentence.line not in waiting:  # how many there are would tell of open questions
            waiting.add(sentence.line)
            yield f"Rationale, line {sentence.line}: more sentences. {_WITHHELD}"
    for each in sheet.acknowledgements:
        yield f"Warning {each.finding} acknowledged by {each.by.name}: {each.reason}"


def _answer(answer: Answer, *, revealed: bool) -> str:
    # What somebody answered is a suggestion to whoever did not look yet; that it is as drafted, or unlike it, tells what was drafted.
    if not revealed:
        return f"Line {answer.line}, {answer.criterion}: answered by {answer.by.name}. {_WITHHELD}"
    reason = f" Reason: {answer.reason}" if answer.reason else ""
    quotes = "".join(f" Added quote from {quote.document}: “{quote.quote}”" for quote in answer.quotes)
    return (
        f"Line {answer.line}, {answer.criterion}: {STATE_WORDS[answer.state]} ({answer.origin.value}, {answer.by.name})."
        f"{reason}{quotes}"
    )
