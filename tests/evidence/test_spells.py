"""What a session came to, told by how long it held; and what is no such telling."""

from datetime import date

import pytest

from drafter.evidence.outcomes.spells import session_outcomes
from drafter.evidence.reading import Reading

TODAY = date(2025, 11, 3)


def said(text):
    reading = Reading(text, TODAY)
    return [outcome.says for sentence in reading.sentences for outcome in session_outcomes(reading, sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "The cortisone bought her six days.",
        "Steroid injection of the knee, relief x 1 wk, then recurred.",
        "The injection helped for about ten days and then the pain was as bad as ever.",
        "Knee pain was back ten days after the steroid shot.",
        "The cortisone gave her eight good days and then it was right back.",
        "Two cortisone shots, neither lasted more than two weeks.",
        "The shot worked until she got to the parking lot.",
        "Kenalog 6/2/2025, good until 6/20/2025.",
        "Cortisone 6/2/2025: 4 days better then right back.",
        "I injected the knee in May; within ten days the pain was what it had been.",
        "Injected in May, and by the following week he was limping as before.",
        "The knee was as sore within the week.",
    ],
)
def test_what_held_for_a_month_or_less_failed(text):
    assert said(text) == ["failed"]


@pytest.mark.parametrize(
    "text",
    [
        "The gel gave her seven good months.",
        "After the gel she had seven good months.",
        "She went eight months without pain after the gel.",
        "Synvisc in December 2024 held until August 2025.",
        "The series kept him comfortable for most of the year.",
    ],
)
def test_what_held_for_two_months_or_more_helped(text):
    assert said(text) == ["improved"]


@pytest.mark.parametrize(
    "text",
    [
        "The injection may last two weeks.",
        "Steroid injection two weeks ago.",
        "The injection was held for 3 weeks because of her sugars.",
        "It wore off after five months.",
        "The injection gave her six weeks of relief.",
        "Pain for two weeks before the injection.",
    ],
)
def test_other_lengths_say_nothing_of_how_long_it_held(text):
    assert not {"failed"} & set(said(text))
