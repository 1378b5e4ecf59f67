"""Words that are not the record's own: a policy's, a form's example, what a plan asks for, a list denied as a whole."""

import pytest

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import Reading


def meant(text: str, kind: str = "finding") -> list[Assertion]:
    reading = Reading(text, None)
    return [
        reading.assertion(sentence, found.start, found.end)
        for sentence in reading.sentences
        for found in reading.of(sentence, kind)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Your policy requires: trigger points on palpation.",
        "The plan's policy requires the following to be documented:\n- trigger points on palpation",
        "Medical policy criteria:\n1. Trigger points on palpation\n2. Failed PT",
        "The denial letter states that the following must be shown: trigger points.",
        "For approval, the record must document trigger points.",
        "Please submit:\n- documentation of trigger points",
        "Example: trigger points in the left trapezius.",
        "Missing from the request: trigger points.",
        "In the randomized trial, patients had trigger points.",
        "PATIENT EDUCATION\nTrigger points respond to treatment.",
    ],
)
def test_words_of_others_say_nothing_of_the_patient(text):
    assert set(meant(text)) <= {Assertion.HYPOTHETICAL, Assertion.SOMEONE_ELSE}


@pytest.mark.parametrize(
    "text",
    [
        "Your policy requires:\n- failed therapy\n\nOn examination trigger points in the left trapezius.",
        "Your policy requires:\n- failed therapy\nThe patient has trigger points in the left trapezius.",
        "Your policy requires:\n- trigger points: yes, left trapezius",
        "Policy criteria met: trigger points in the left trapezius.",
        "Policy number: 5512\nTrigger points in the left trapezius.",
        "Plan:\nInject trigger points.\nExam: trigger points in the left trapezius.",
    ],
)
def test_behind_them_the_record_speaks_again(text):
    assert Assertion.PRESENT in meant(text)


def test_a_list_is_denied_by_the_sentence_behind_it():
    assert (
        meant("Fever, unexplained weight loss, urinary retention. Patient denies all of the above.", "flag")
        == [Assertion.ABSENT] * 3
    )


def test_what_has_a_verb_is_no_list():
    assert Assertion.PRESENT in meant("She has had urinary retention since Monday. None of the above.", "flag")
