"""An effect that was lost, and one that came late, told in a sentence that names no treatment."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.outcomes.lost_gains import lost, regained, tells_loss
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.reading import Reading


def _last(text: str) -> tuple[Reading, list[bool], list[bool]]:
    reading = Reading(text, date(2025, 11, 3))
    sentence = reading.sentences[-1]
    told = outcomes(reading, sentence)
    return reading, [lost(reading, sentence, o) for o in told], [regained(reading, sentence, o) for o in told]


@pytest.mark.parametrize(
    "text",
    [
        "Naproxen helped. Eventually it stopped working.",
        "PT gave relief. That did not last.",
        "Tizanidine worked well. It has since lost its effect.",
        "PT eased her neck. Those gains were not maintained.",
        "Baclofen gave relief. After a month the relief was gone.",
        "Ibuprofen helped. Then it didn't.",
        "Meloxicam was a help. It gave relief. Not any more.",
        "Celebrex: relief. She has become tolerant to it and gets no relief.",
    ],
)
def test_an_effect_is_lost(text: str) -> None:
    assert any(_last(text)[1])


@pytest.mark.parametrize(
    "text",
    [
        "Naproxen helped. If it stops working, call us.",
        "Naproxen helps. It wears off at night.",
        "PT helped in 2022. It is now back to baseline.",
        "PT helped. The trigger point injection stopped working.",
        "Naproxen helped. She stopped working in May.",
        "PT gave relief. That lasted.",
    ],
)
def test_nothing_is_lost(text: str) -> None:
    assert not any(_last(text)[1])


def test_a_late_gain() -> None:
    assert any(_last("PT was no help in June. By September it had helped and she remains well.")[2])
    assert not any(_last("PT was no help. After the injection it helped.")[2])


def test_words_of_a_loss() -> None:
    assert tells_loss("stopped working")
    assert not tells_loss("no better")
    assert not tells_loss("came back after it wore off")
