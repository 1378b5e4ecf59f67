"""A session before the note's own that is told as the so-manieth of its year counts all of that year."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "She had an epidural on 5/5/2025, her fourth this year.",
        "Her fourth epidural this year was on 5/5/2025.",
        "Last ESI 5/5/2025 (#4 this year).",
    ],
)
def test_the_number_of_an_earlier_session_counts_its_year(told, text):
    found = [f for f in told("procedure", text) if "count" in f and f.get("status") == "prior"]

    assert any("4" in f["count"] or "fourth" in f["count"] for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "This would be her fourth epidural this year; the last was on 5/5/2025.",
        "Last epidural 5/5/2025. The next will be her fourth this year.",
    ],
)
def test_the_number_of_the_session_to_come_counts_none_before(told, text):
    found = [f for f in told("procedure", text) if "fourth" in f.get("count", "") and f.get("status") == "prior"]

    assert found == []
