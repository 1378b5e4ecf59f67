"""What a treatment was for is told behind how it was taken."""

import pytest

from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.reading import Reading


def parts(text: str) -> list[str]:
    reading = Reading(text, None)
    sentence = reading.sentences[0]
    return [region.id for region in regions_near(reading, sentence, reading.of(sentence, "treatment")[0])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Naproxen 500 mg bid for neck pain x 8 weeks.", ["neck"]),
        ("Ibuprofen 600 mg q6h prn (for her left knee) - failed", ["knee"]),
        ("Tizanidine 4 mg at bedtime from March to May for her neck without benefit.", ["neck"]),
        ("Gabapentin (Neurontin) 300 mg TID for neck and low back pain.", ["neck", "low-back"]),
        ("Naproxen - her neck - 3/1/25 to 6/15/25 - did not help", ["neck"]),
        ("Naproxen 500 mg bid, left knee, 8 weeks, no help", ["knee"]),
    ],
)
def test_a_part_behind_how_a_medicine_was_taken_is_what_it_was_for(text: str, told: list[str]) -> None:
    assert parts(text) == told


@pytest.mark.parametrize(
    "text", ["Naproxen 500 mg bid, knee brace at night.", "Naproxen 500 mg bid failed; here about the neck."]
)
def test_a_part_that_other_words_part_from_a_medicine_is_not(text: str) -> None:
    assert parts(text) == []
