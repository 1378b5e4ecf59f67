"""Several days in a row of a log, questions that go on about the one before, and what treatments were for, told ahead of them."""

import pytest


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Botox today.\n\nPRIOR INJECTIONS\n3/18/25  6/17/25  9/16/25", ["3/18/25", "6/17/25", "9/16/25"]),
        ("Botox today.\n\nPRIOR INJECTIONS\n3/18/25, 4/1/25  good\n9/16/25  fair", ["3/18/25", "4/1/25", "9/16/25"]),
        ("Botox today.\n\nPRIOR INJECTIONS\nDate | Pain returned\n3/18/25 | 6/17/25", ["3/18/25"]),
        ("TPI today. Hx: 6/13/25, 9/5/25 (same area).", ["6/13/25", "9/5/25"]),
        ("TPI today. Hx: 6/13/25, 9/5/25 ER visits.", []),
    ],
)
def test_a_row_holds_the_days_that_are_sessions(told, text, days):
    found = [f["date"] for f in told("procedure", text) if f.get("status") == "prior" and "date" in f]

    assert sorted(found) == sorted(days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Trigger point shots before? yes\nIf yes, when was the last time? March 2025", ["March 2025"]),
        ("Have you had TPI before? Y\nDate of the most recent one? 3/4/25", ["3/4/25"]),
        ("Trigger point shots before? no\nIf yes, when was the last time? March 2025", []),
        ("Would you like TPI before your trip? yes\nWhen? March 2025", []),
        ("Have you had TPI before? yes\nWhen was the last time you had PT? March 2025", []),
    ],
)
def test_a_question_goes_on_about_a_procedure_that_was_had(told, text, days):
    assert [f["date"] for f in told("procedure", text) if f.get("status") == "prior" and "date" in f] == days


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("For his left knee he did 8 weeks of PT and took meloxicam, neither of which worked.", {"left knee", "knee"}),
        ("For the knee she had a brace, but for her neck she did 8 weeks of PT.", {"neck"}),
        ("For 8 weeks she did PT, then took meloxicam.", set()),
    ],
)
def test_what_treatments_were_for_may_stand_before_them(told, text, regions):
    found = {f["region"] for f in told("treatment", text) if "region" in f and f["name"] != "modalities"}

    assert found <= regions
    assert bool(found) == bool(regions)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Offered the interdisciplinary pain program. She thought it over and does not want to take part.", "declined"),
        ("Offered the interdisciplinary pain program. She does not want surgery.", None),
        ("Attends the interdisciplinary pain program weekly. She declines.", "ongoing"),
    ],
)
def test_a_programme_may_be_turned_down_in_the_next_sentence(told, text, standing):
    assert [f.get("standing") for f in told("programme", text) if f["name"] == "programme"] == [standing]
