"""A part behind a count tells for how long it has been so only where it speaks of nothing else."""

import pytest


def times(told, text):
    return [f.get("length") or f.get("begin") for f in told("pattern", text) if {"length", "begin"} & f.keys()]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Headaches 20 d/mo; so for two years.", "two years"),
        ("Headaches 20 d/mo, unchanged since January.", "January"),
        ("Headaches on 20 days a month since she left the Navy in 2021.", "2021"),
        ("Headaches 20 d/mo, the pattern going back to her son's birth in 2021.", "2021"),
    ],
)
def test_what_says_nothing_else(told, text, time):
    assert [time in each for each in times(told, text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Headaches 20 d/mo; wears glasses since 2019.",
        "Headaches 20 d/mo, has owned a cat for 8 years.",
        "Headaches 20 d/mo (vegetarian since 2019).",
    ],
)
def test_what_speaks_of_something_else(told, text):
    assert times(told, text) == []
