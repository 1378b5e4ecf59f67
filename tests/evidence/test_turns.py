"""When headaches became daily or chronic is read as the beginning of the rate; a medicine raised to a daily one is none."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.turns import turn

NOTE = date(2025, 11, 3)


def turned(text):
    reading = Reading(text, NOTE)
    times = [turn(reading, s) for s in reading.sentences]
    return [reading.lower[t.start : t.end].rstrip(".") for t in times if t is not None]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Headaches were episodic until 14 months ago when they became daily.", "14 months"),
        ("His headaches were infrequent until January 2025, when they transitioned to near-daily.", "january 2025"),
        ("Migraines converted from episodic to chronic a year ago.", "a year"),
        ("Episodic migraine progressed to chronic migraine over the past 8 months.", "8 months"),
        ("Migraines since age 15 which became chronic about 2 years ago.", "about 2 years"),
        ("Headaches turned daily after COVID in January 2025.", "january 2025"),
        ("Starting in February 2025 his headaches became near daily.", "february 2025"),
        ("She has had migraine since college. They turned daily in March 2025.", "march 2025"),
        ("Transformation to chronic migraine in March 2024.", "march 2024"),
    ],
)
def test_the_time_of_the_turn_is_read(text, when):
    assert turned(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "Migraines since college. She went on daily topiramate 3 months ago.",
        "Headache. Topiramate was increased to daily 3 months ago.",
        "Her neck pain became constant 6 months ago. Headaches 20 days a month.",
        "Her neck pain became constant 6 months ago and she has headaches 20 days a month.",
        "Headaches. Low back pain became daily in March 2025.",
        "Her mother's migraines became chronic in 2010.",
        "If headaches become daily for 3 months we will consider Botox.",
        "Chronic headaches for 9 years.",
        "Headaches. Her job became chronic stress in March 2025.",
        "Headaches became daily for 3 days.",
    ],
)
def test_what_turns_something_else_or_is_not_so_is_none(text):
    assert turned(text) == []
