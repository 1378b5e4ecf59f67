"""How many sessions a form is answered with."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.sessions.asked_sessions import days_asked, number_asked


def asked(text):
    reading = Reading(text, date(2025, 11, 3))
    for sentence in reading.sentences:
        if (told := number_asked(reading, sentence)) is not None:
            thing, count, _ = told
            days = days_asked(reading, sentence, count.end)
            return thing.id, count.value.low, count.value.high, len(days)
    return None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nerve ablation of the low back? yes\nHow many times? 5 or 6", ("radiofrequency-ablation", 5, 6, 0)),
        ("Have you had an epidural before? Yes, once, in May", ("epidural-steroid-injection", 1, 1, 1)),
        ("Ever had an epidural? Yes\nHow many? 2\nWhen? April and July 2025", ("epidural-steroid-injection", 2, 2, 2)),
        ("How many medial branch blocks have you had? none", ("facet-injection", 0, 0, 0)),
        ("Prior back injections? Yes\nWhat kind? epidural\nHow many? 7", ("epidural-steroid-injection", 7, 7, 0)),
    ],
)
def test_counts_what_was(text, told):
    assert asked(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Epidural planned? Yes\nHow many? 3",
        "Have you had an epidural before? Yes",
        "Had an epidural before? Yes, 6 months ago",
        "Have you had physical therapy? Yes\nHow many visits? 6",
        "Would you like an epidural? yes\nHow many? 2",
    ],
)
def test_counts_nothing_else(text):
    assert asked(text) is None


def test_an_answer_in_the_line_of_its_question():
    assert asked("Seen today.\nHave you had an epidural before? yes, twice") == ("epidural-steroid-injection", 2, 2, 0)
    assert asked("Seen today.\nNerve ablation of the back? yes\nHow many times? 5")[1:3] == (5, 5)


_ASKED = "How many times have you had neck trigger point shots in the last year, not counting today?"


@pytest.mark.parametrize(
    ("answer", "low", "high"),
    [
        ("Twice", 2, 2),
        ("1 time", 1, 1),
        ("Two or three", 2, 3),
        ("about 3", 2, 4),
        ("3+", 3, float("inf")),
        ("lots", 1, float("inf")),
        ("none", 0, 0),
    ],
)
def test_the_answer_is_the_number_of_sessions(answer, low, high):
    assert asked(f"{_ASKED}  {answer}")[1:3] == (low, high)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (_ASKED, "2/14/2025"),
        (_ASKED, "2 weeks ago"),
        ("How many trigger point injections do you want?", "2"),
        ("How many weeks did the trigger point injections help?", "2"),
        ("How many PT visits have you had?", "12"),
    ],
)
def test_other_questions_and_answers_count_none(question, answer):
    assert asked(f"{question}  {answer}") is None


def test_rough_numbers_are_a_session_either_way():
    assert asked("Have you had an epidural before?\nYes, about 3")[1:3] == (2, 4)
    assert asked("Nerve ablation of the back? yes. How many times in the past 12 months? once")[1:3] == (1, 1)
