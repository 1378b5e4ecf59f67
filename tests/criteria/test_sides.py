"""What was done for the other side of the body is no treatment of the side that is asked for."""

from datetime import date

import pytest

from drafter import settings
from drafter.criteria.library import load
from drafter.criteria.logic import State
from drafter.quality.examples import Example, ExampleLine, judge_example

KNEE = load(settings.data("criteria")).get("commercial-knee-hyaluronan")


def state(text, criterion="conservative-treatment", laterality="right", diagnoses=()):
    lines = (ExampleLine(code="J7325", laterality=laterality),)
    example = Example(
        criterion=criterion,
        state=State.MET,
        why="-",
        date=date(2025, 11, 3),
        text=text,
        lines=lines,
        diagnoses=diagnoses,
    )
    return judge_example(KNEE, example).state


@pytest.mark.parametrize(
    "text",
    [
        "16 weeks of PT for the left knee did not help.",
        "Left knee PT x 16 weeks: no improvement.",
        "PT x 16 weeks (L) failed.",
        "He did 4 months of PT on the left; no benefit.",
        "She did 16 weeks of PT for her opposite knee without benefit.",
        "PT x 16 weeks: right knee better, left knee no better.",
        "LEFT KNEE\nPT x 16 weeks without relief.\n\nRIGHT KNEE\nNothing told.",
        "The left knee, which had 16 weeks of PT without relief, was replaced in May.",
    ],
)
def test_the_other_side_does_not_count(text):
    assert state(text) is State.UNCLEAR


def test_no_treatment_of_the_side_is_none():
    assert state("LEFT KNEE\nPT x 16 weeks without relief.\n\nRIGHT KNEE\nNo treatment so far.") is State.NOT_MET


@pytest.mark.parametrize(
    "text",
    [
        "16 weeks of PT for the right knee did not help.",
        "PT for both knees x 16 weeks failed.",
        "PT x 16 weeks failed.",
        "PT x 16 weeks: left knee better, right knee no better.",
        "Right knee pain, worse than the left. PT x 16 weeks without relief.",
        "PT x 16 weeks left her no better.",
        "The left knee was replaced in 2021. The right knee: PT x 16 weeks, no relief.",
    ],
)
def test_the_side_asked_for_both_and_none_do(text):
    assert state(text) is State.MET


@pytest.mark.parametrize(
    ("laterality", "diagnoses", "note", "expected"),
    [
        (None, ("M17.11",), "", State.UNCLEAR),  # the code says right
        (None, ("M17.12",), "", State.MET),
        (None, (), "Assessment: right knee osteoarthritis.", State.UNCLEAR),
        (None, ("M17.11",), "Assessment: left knee osteoarthritis.", State.MET),  # the code may be mistaken
        ("bilateral", (), "", State.MET),
    ],
)
def test_where_the_side_is_taken_from(laterality, diagnoses, note, expected):
    text = f"16 weeks of PT for the left knee did not help.\n{note}"

    assert state(text, laterality=laterality, diagnoses=diagnoses) is expected


def test_an_injection_of_the_other_knee_does_not_count():
    told = "Kenalog 40 mg was put into the {} knee in March; it did nothing."

    assert state(told.format("left"), "steroid-injection") is State.UNCLEAR
    assert state(told.format("right"), "steroid-injection") is State.MET
