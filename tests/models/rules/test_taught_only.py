from datetime import date

import pytest

from drafter.evidence.intake.cases import Document
from drafter.evidence.reading import Reading
from drafter.models.rules.courses.treatments import read_treatments


@pytest.mark.parametrize(
    ("told", "begun"),
    [
        ("She has done them daily.", True),
        ("They did not help.", True),
        ("She is back,", False),
        ("She has not done them.", False),
        ("He has been too busy for them.", False),
    ],
)
def test_exercises_began_on_the_day_they_were_taught_where_they_were_done(told, begun):
    text = f"I taught back exercises on September 2, 2025. {told} Pain unchanged."
    document = Document(id="note", kind="progress-note", date=date(2025, 11, 3), text=text)
    found = list(read_treatments(Reading(text, date(2025, 11, 3)), document))
    assert [("begin" in c.attributes) for c in found if c.attributes["name"].value == "home-exercise"] == [begun]
