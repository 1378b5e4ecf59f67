from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.models.rules.sessions.asked_relief import not_chosen


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("50% relief for 3 months? Y / N", True),
        (">=50% relief for 3 months: [ ] yes [x] no", True),
        (">=50% relief for 3 months: [x] yes [ ] no", False),
        ("50% relief for 3 months? Yes.", False),
        ("Relief of 50% for 3 months.", False),
    ],
)
def test_figures_of_a_form_that_nobody_chose_are_no_relief(text, open_):
    reading = Reading(text, date(2025, 11, 3))
    assert not_chosen(reading, reading.sentences[0]) is open_
