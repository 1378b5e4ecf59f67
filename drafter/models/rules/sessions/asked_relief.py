"""Relief that a form asks for, and that nobody chose or that was denied: "50 % relief for 3 months? Y / N", "[ ] yes [x] no"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.layout.boxes import answers
from drafter.evidence.meaning.questions import left_unchosen

if TYPE_CHECKING:
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading


def not_chosen(reading: Reading, sentence: Sentence) -> bool:
    """Whether the figures of a sentence are those of a form's question that is not answered, or is answered with no."""
    lower, start, end = reading.lower, sentence.start, sentence.end
    for first, last, answer in answers(lower, start, end):
        if answer in ("no", "open") and first <= reading.begin(sentence) and any(map(str.isdigit, lower[first:last])):
            return True
    return left_unchosen(reading, sentence)
