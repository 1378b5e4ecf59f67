"""Where a quote stands in a document: exactly, or nowhere.

The one normalisation of ``text`` is allowed; edit distance and token overlap are not. A quote that stands
in several places keeps them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.evidence.instructions import is_instruction
from drafter.evidence.text import Span, normalised

if TYPE_CHECKING:
    from drafter.evidence.facts import Claim
    from drafter.evidence.reading import Reading
    from drafter.evidence.segments import Sentence


class Refused(Exception):  # noqa: N818 - grounding turns every one into a rejection
    """A claim does not ground.

    :param code: the finding code of the reason.
    """

    def __init__(self, code: str, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


def places(reading: Reading, claim: Claim) -> list[Span]:
    """Where a claim's quote stands, the claimed place first.

    :raises Refused: ``EVD001`` when it stands nowhere.
    """
    quote = claim.quote
    if quote and claim.at is not None and reading.text[claim.at : claim.at + len(quote)] == quote:
        return [Span(claim.at, claim.at + len(quote))]
    wanted = normalised(quote).strip()
    if not wanted:
        raise Refused("EVD001", "the quote is empty")
    found: list[Span] = []
    at = reading.view.text.find(wanted)
    while at >= 0:
        if _whole(reading.view.text, at, at + len(wanted)):
            found.append(reading.view.source(at, at + len(wanted)))
        at = reading.view.text.find(wanted, at + 1)
    if not found:
        raise Refused("EVD001", f"the quote is not in the document{_nearest(reading, wanted)}")
    return found


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a range neither begins nor ends inside a word or a number ("5 mg" in "15 mg" does)."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    within_word = before.isalnum() and after.isalnum()
    # "1.5", "11/3", "1,000": a mark between digits joins them.
    within_number = bool(
        re.match(r"\d[.,/]\d", text[at - 1 : at + 2]) or re.match(r"\d[.,/]\d", text[max(0, at - 2) : at + 1])
    )
    return within_word or within_number


def _nearest(reading: Reading, wanted: str) -> str:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a wrong quote needs it

    best = fuzz.partial_ratio_alignment(wanted.lower(), reading.lower, score_cutoff=75)
    return f"; the nearest words there are “{reading.view.text[best.dest_start : best.dest_end]}”" if best else ""


def sentence_of(reading: Reading, span: Span) -> tuple[Sentence, int, int]:
    """The sentence that a quote stands in, and the quote's place in the view.

    :raises Refused: when it stands in none, or in one that instructs its reader (``INJ001``).
    """
    start, end = reading.view.view(span)
    sentence = reading.sentence_at(start)
    if sentence is None:
        raise Refused("EVD002", "the quote stands in no sentence")
    if reading.once("instruction", sentence, is_instruction):
        raise Refused("INJ001", "the quote is an instruction to whoever reads the record")
    return sentence, start, end
