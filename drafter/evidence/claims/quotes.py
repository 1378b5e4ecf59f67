"""Where a quote stands in a document: exactly, or nowhere.

The one normalisation of ``text`` is allowed; edit distance and token overlap are not. A quote that stands
in several places keeps them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drafter.evidence.claims.instructions import is_instruction
from drafter.evidence.layout.text import Span, normalised

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.evidence.claims.facts import Candidate, Claim
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading


class Refused(Exception):  # noqa: N818 - grounding turns every one into a rejection
    """A claim does not ground.

    :param code: the finding code of the reason.
    """

    def __init__(self, code: str, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


class Asked(NamedTuple):
    """A claim to be read again.

    :param attribute: the attribute that it is of.
    :param places: where its quote stands.
    :param named: where the episode's name stands; None for the name itself.
    :param today: the last day that can be past.
    :param born: the patient's birth date, before which nothing of the patient's can be.
    """

    reading: Reading
    candidate: Candidate
    attribute: str
    claim: Claim
    places: Sequence[Span]
    named: Span | None
    today: date | None
    born: date | None = None

    @property
    def name(self) -> str:
        return self.candidate.attributes["name"].value


def places(reading: Reading, claim: Claim) -> list[Span]:
    """Where a claim's quote stands, the claimed place first.

    :raises Refused: ``EVD001`` when it stands nowhere.
    """
    quote, at = claim.quote, claim.at
    named = quote and at is not None and reading.text[at : at + len(quote)] == quote
    if named and at is not None:
        start, end = reading.view.view_of(at, at + len(quote))
        view, wanted = reading.view, reading.view.text[start:end].strip()
        key: object = wanted
    else:
        view, wanted = reading.view.typed, normalised(quote).strip()  # "with" is no quote of "w/"
        key = ("typed", wanted)
    if not wanted:
        raise Refused("EVD001", "the quote is empty")
    found: list[Span] = reading.kept.get(key, [])
    position = -1 if found else view.text.find(wanted)
    while position >= 0:
        if _whole(view.text, position, position + len(wanted)):
            found.append(view.source(position, position + len(wanted)))
        position = view.text.find(wanted, position + 1)
    reading.kept[key] = found
    if not found:
        raise Refused("EVD001", f"the quote is not in the document{_nearest(reading, wanted)}")
    if not named or at is None or len(found) == 1:
        return list(found)
    nearest: list[Span] | None = reading.kept.get((wanted, at))
    if nearest is None:
        nearest = reading.kept[wanted, at] = sorted(found, key=lambda span: (abs(span.start - at), span.start))
    return nearest


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a range neither begins nor ends inside a word or a number ("5 mg" in "15 mg" does)."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    # "1.5", "11/3", "1,000": a mark between digits joins them.
    if after in ".,/" and before.isdigit():
        return text[at + 1 : at + 2].isdigit()
    return before in ".,/" and after.isdigit() and text[max(0, at - 2) : at - 1].isdigit()


def _nearest(reading: Reading, wanted: str) -> str:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a wrong quote needs it

    best = fuzz.partial_ratio_alignment(wanted.lower(), reading.lower, score_cutoff=75)
    return f"; the nearest words there are “{reading.view.text[best.dest_start : best.dest_end]}”" if best else ""


def sentence_of(reading: Reading, span: Span) -> tuple[Sentence, int, int]:
    """The sentence that a quote stands in, and the quote's place in the view.

    :raises Refused: when it stands in none, or in one that instructs its reader (``INJ001``).
    """
    sentence, start, end = reading.place(span)
    if sentence is None:
        raise Refused("EVD002", "the quote stands in no sentence")
    if reading.in_turn("instruction", sentence, is_instruction):
        raise Refused("INJ001", "the quote is an instruction to whoever reads the record")
    return sentence, start, end
