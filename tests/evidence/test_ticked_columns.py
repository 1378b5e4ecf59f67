from datetime import date

import pytest

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import Reading

FORM = "Red flag     Yes   No\nCancer              x\nTrauma       x\nFever"


@pytest.mark.parametrize(("row", "meant"), [(1, Assertion.ABSENT), (2, Assertion.PRESENT), (3, Assertion.HYPOTHETICAL)])
def test_a_mark_answers_by_the_column_that_it_stands_in(row, meant):
    reading = Reading(FORM, date(2025, 11, 3))
    sentence = reading.sentences[row]
    assert reading.assertion(sentence, sentence.start, sentence.start + 5) is meant


def test_answers_that_no_wider_blank_parts_head_no_columns():
    reading = Reading("Cancer: yes no\nTrauma", date(2025, 11, 3))
    assert not any(map(reading.marked, reading.sentences))
