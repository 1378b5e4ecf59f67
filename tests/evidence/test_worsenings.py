"""Worsenings: one of months tells how long a pain has been there at least, a short one nothing; coming back is no beginning."""

from datetime import date

import pytest

from drafter.evidence.intake.cases import Document
from drafter.evidence.reading import read
from drafter.evidence.timing.timing import timings


def role(text):
    reading = read(Document(id="n", kind="progress-note", date=date(2025, 11, 3), text=text))
    (only,) = [time for sentence in reading.sentences for time in timings(reading, sentence)]
    return only.role


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Progressively worsening low back pain over the past 6 months.", "length"),
        ("Low back pain has been getting worse for 7 months.", "length"),
        ("6 months of worsening low back pain.", "length"),
        ("Over the last 8 months his low back pain has worsened.", "length"),
        ("Low back pain, gradually worse since February 2025.", "begin"),
        ("Low back pain since January 2025 that has steadily worsened.", "begin"),
        ("Low back pain began in January 2025 and has worsened since.", "begin"),
        ("Low back pain, worse on the right, for 8 months.", "length"),
        ("Low back pain, worse over the last 3 weeks.", "flare"),
        ("Low back pain, weight increasing over 6 months.", "flare"),
        ("Low back pain was worse for 5 months.", "flare"),
        ("Low back pain, gradually worse since October 1, 2025.", "flare"),
    ],
)
def test_worsening(text, told):
    assert role(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Over the past two weeks more ache at the left buttock on rising.",
        "Since early October the ache in the left buttock is back.",
        "For two weeks the left buttock pain has been picking up.",
        "Buttock pain on the left has returned over the last month.",
        "In the last 3 weeks the pain in the left buttock climbed from 2 to 6.",
        "The old left buttock ache reappeared five weeks ago.",
        "Left buttock pain 7/10, up from 3/10, over the past month.",
        "Left buttock hurts more the last two weeks.",
        "For a fortnight the left buttock pain has been at its old level.",
    ],
)
def test_coming_back(text):
    assert role(text) == "flare"
