"""Lists that are denied as a whole, by a sentence behind them or by a head."""

import pytest

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import Reading


def _meant(text: str) -> Assertion:
    reading = Reading(text, None)
    sentence = next(s for s in reading.sentences if "saddle" in reading.lower[s.start : s.end])
    mention = reading.of(sentence, "flag")[0]
    return reading.assertion(sentence, mention.start, mention.end)


@pytest.mark.parametrize(
    "text",
    [
        "Denies:\n- fever\n- saddle anesthesia",
        "Pertinent negatives:\n* saddle anesthesia",
        "Red flags (none present):\n- cancer\n- saddle anesthesia",
        "Denies:\n- Neuro: saddle anesthesia",
        "Denies:\nSaddle anesthesia\nUnexplained weight loss",
        "Saddle anesthesia, fever. The patient denies all of the above.",
    ],
)
def test_is_denied(text: str) -> None:
    assert _meant(text) is Assertion.ABSENT


@pytest.mark.parametrize(
    "text",
    [
        "Denies:\n- fever\n\nReports saddle anesthesia.",
        "Denies:\n- fever\nExam: saddle anesthesia.",
        "Denies:\n- fever\n+ saddle anesthesia",
        "MRI denied:\n- saddle anesthesia",
        "Denied.\n- saddle anesthesia",
    ],
)
def test_is_not_denied(text: str) -> None:
    assert _meant(text) is Assertion.PRESENT
