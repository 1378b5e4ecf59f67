"""A time answers a line before it that asks how long a complaint has been there; what nobody ticked is no answer."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.asked_times import answers_how_long, not_ticked, of_another
from drafter.evidence.timing.timing import timings


def answering(text):
    reading = Reading(text, date(2025, 11, 3))
    return [
        reading.view.text[time.start : time.end]
        for sentence in reading.sentences
        for time in timings(reading, sentence)
        if time.role != "aside" and answers_how_long(reading, sentence, time.start)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: How long has your neck been hurting?\nA: A little over four months.", ["over four months"]),
        ("Q: Where is the pain?\nA: Neck.\nQ: How long have you had it?\nA: Since January.", ["January."]),
        ("Duration of neck pain:\n[ ] less than 6 weeks\n[x] more than 3 months", ["more than 3 months"]),
        ("How long have you had this neck pain? (check one)\n( ) < 6 wks\n(x) 6-10 wks", ["6-10 wks"]),
        ("Q: Where is the pain?\nA: Neck.\nQ: How long have you been coming here?\nA: Two years.", []),
        ("Neck pain.\nHow long did you do physical therapy?\n[x] more than 3 months", []),
        ("Neck pain.\nHow long does relief last?\n[x] more than 3 months", []),
        ("Neck pain.\nMore than 3 months.", []),
    ],
)
def test_the_answer_to_how_long_is_the_complaints(text, expected):
    assert answering(text) == expected


def test_an_option_that_nobody_ticked_is_no_answer():
    text = "How long? [x] under 6 weeks [ ] over 6 months"
    reading = Reading(text, date(2025, 11, 3))
    [sentence] = [s for s in reading.sentences if "6 months" in reading.lower[s.start : s.end]]
    one, other = reading.lower.index("under"), reading.lower.index("over 6")
    assert not not_ticked(reading.lower, sentence, one, one + 13)
    assert not_ticked(reading.lower, sentence, other, other + 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neck pain: yes\nDiabetes: yes\nSince: 2015", True),
        ("Neck pain.\nHow long have you lived here? Five years.", True),
        ("Neck pain: yes\nSince: 2015", False),
        ("Neck pain.\nHow long have you had it? Five years.", False),
    ],
)
def test_a_field_under_another_item_is_that_items(text, expected):
    reading = Reading(text, date(2025, 11, 3))
    assert of_another(reading, reading.sentences[-1]) is expected
