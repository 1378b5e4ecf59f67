"""Lists whose head says that all of it failed."""

from datetime import date

import pytest

from drafter.evidence.outcomes.failed_lists import listed_as_failed
from drafter.evidence.reading import Reading


def failed(text):
    """The treatments and procedures of a text that a list says failed."""
    reading = Reading(text, date(2025, 11, 3))
    return [
        mention.id
        for sentence in reading.sentences
        for mention in reading.of(sentence, "treatment", "procedure")
        if listed_as_failed(reading, sentence, mention)
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Tried and failed:", "Failed treatments:", "Failed conservative treatment:", "Treatments tried without relief:",
        "Previous treatments (all failed):", "Prior treatments that did not help:", "FAILED TREATMENTS",
        "She has tried the following without relief:", "The following were ineffective:", "Therapies tried without relief",
        "Treatments that have failed",
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", "[x] "])
def test_what_is_listed_under_a_head_of_failure_failed(head, mark):
    text = f"Neck pain.\n{head}\n{mark}Naproxen 500 mg BID\n{mark}Steroid injection of the shoulder\n"

    assert failed(text) == ["naproxen", "joint-injection"]


@pytest.mark.parametrize(
    "head",
    [
        "Treatments tried:", "Prior treatments:", "Failed or contraindicated:", "If the following have failed:",
        "Requires that the following failed:", "She has not tried and failed:", "Treatments not yet failed:",
        "Failed back surgery syndrome:", "Tried and failed for the low back:", "Her brother tried and failed:",
        "Therapies tried so far", "Therapies to try if these failed",
    ],
)  # fmt: skip
def test_other_heads_say_nothing_of_their_lists(head):
    assert failed(f"Neck pain.\n{head}\n- Naproxen 500 mg BID\n- Tizanidine\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Tried and failed:\n- Tizanidine\n\nNaproxen 500 mg BID.",
        "Tried and failed:\n- Tizanidine\nContinue:\n- Naproxen",
        "Tried and failed:\n- Tizanidine\n\nPlan:\n- Naproxen",
        "Tried and failed:\n- Tizanidine\n[ ] Naproxen",
    ],
)
def test_a_list_ends_with_its_paragraph_or_at_another_head(text):
    assert failed(text) == ["tizanidine"]
