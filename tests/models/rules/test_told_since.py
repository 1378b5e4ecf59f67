"""A sentence of the present session dates the one before it: by what has passed, or as the first since a day."""

import pytest


def before(told, text):
    return [f["date"] for f in told("procedure", text) if f.get("status") == "prior" and "date" in f]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Botox today, her first since 7/8/25.", "7/8/25"),
        ("First Botox since March given today.", "March"),
        ("Botox injection #4 today, 13 weeks after #3.", "13 weeks"),
    ],
)
def test_the_day_of_the_session_before(told, text, date):
    assert date in before(told, text)


@pytest.mark.parametrize(
    "text",
    [
        "Botox today, her first visit since 7/8/25.",
        "First headache since 7/8/25; Botox requested.",
        "First Botox today, 13 weeks after her first visit.",
    ],
)
def test_what_is_first_otherwise_dates_no_session(told, text):
    assert before(told, text) == []
