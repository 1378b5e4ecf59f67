"""A time without a thing of its own is the complaint's when the sentence can only mean that."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.going_on import goes_on
from drafter.evidence.timing.timing import timings


def gone_on(text):
    reading = Reading(f"Neck pain. {text}", date(2025, 11, 3))
    return any(goes_on(reading, s, t) for s in reading.sentences for t in timings(reading, s))


@pytest.mark.parametrize(
    "text",
    [
        "It began in March.",
        "Since March it has been daily.",
        "He has been dealing with this since March.",
        "He has struggled with it for six months.",
        "It has not let up since March.",
        "The onset was in March.",
        "Started when she began a new job in March.",
        "Ongoing for six months.",
        "She noticed it in March.",
    ],
)
def test_what_can_only_be_the_complaint_goes_on_about_it(text):
    assert gone_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "She began working nights in February.",
        "Since March she has worked from home.",
        "For six months he has been on a diet.",
        "Struggles with weight for years.",
        "Dealing with divorce since March.",
        "It has rained since March.",
        "Ongoing litigation since March.",
        "The same doctor since 2015.",
        "Our records go back to 2015.",
        "Noticed floaters in March.",
        "Going on a cruise for 3 weeks.",
        "Remote work started in 2020.",
        "Duration of employment: 5 years.",
    ],
)
def test_what_somebody_did_or_had_else_does_not(text):
    assert not gone_on(text)
