"""Lengths of a rate that was given up for a higher one: "one or two a month all her life. Only lately every day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.headaches.eras import era, long_ago
from drafter.evidence.meaning.assertion import UNREAL
from drafter.models.rules.complaints.unsaid_rates import unsaid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.evidence.headaches.attacks import Attacks
    from drafter.evidence.layout.segments import Sentence
    from drafter.evidence.reading import Reading

_HIGHER = 1.5  # times as many: more than one rate varies by


def rose_later(reading: Reading, sentence: Sentence, counts: Sequence[Attacks]) -> bool:
    """Whether a later sentence counts far more headaches of now than a sentence with a length does: the length is not that of the rate of now."""
    # "Like this for 7 months; before that 2 or 3 a month": the length is not that of the count of before.
    told = [count for count in counts if _is_of_now(reading, sentence, count)]
    if not told:
        return False
    most = max(count.value.high for count in told) * _HIGHER
    return any(
        _is_of_now(reading, later, count)
        for later in reading.sentences[sentence.index + 1 :]
        if later.section.kind == sentence.section.kind
        for count in attacks(reading, later)
        if count.value.low > most
    )


def _is_of_now(reading: Reading, sentence: Sentence, count: Attacks) -> bool:
    """Whether a count is neither of the time before treatment, nor of long ago, nor denied, asked or somebody else's."""
    if reading.assertion(sentence, count.start, count.end) in UNREAL:
        return False
    before = isinstance(era(reading, sentence, count.start, count.end), tuple)
    ago = before or long_ago(reading, sentence, count.start, count.end)
    return not ago and not unsaid(reading, sentence, count.start, count.end)
