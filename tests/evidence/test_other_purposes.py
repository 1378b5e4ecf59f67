"""A preventive that is said to have been for what is no headache; a time, a reason and the headache are no such thing."""

from datetime import date

import pytest

from drafter.evidence.courses.other_purposes import for_something_else
from drafter.evidence.reading import Reading


def otherwise(text):
    reading = Reading(f"Migraine on 20 days a month. {text}", date(2025, 11, 3))
    sentence = reading.sentences[1]
    return for_something_else(reading, sentence, reading.of(sentence, "treatment")[0])


@pytest.mark.parametrize(
    "text",
    [
        "Propranolol 40 mg for a murmur failed.",
        "Metoprolol for AF and stopped it.",
        "Verapamil for cluster headache failed.",
    ],
)
def test_for_something_else(text):
    assert otherwise(text)


@pytest.mark.parametrize(
    "text",
    [
        "Propranolol 40 mg for migraine failed.",
        "Propranolol for three months failed.",
        "Propranolol for her headaches and blood pressure failed.",
        "Topiramate was stopped for tingling.",
        "Topiramate for lack of benefit was stopped.",
        "Nortriptyline for neck pain failed.",
    ],
)
def test_for_the_headache_a_time_or_a_reason(text):
    assert not otherwise(text)
