"""A procedure that was offered and refused, told behind its name."""

import pytest

from drafter.evidence.reading import Reading
from drafter.models.rules.sessions.turned_down import turned_down


def refused(text: str) -> bool:
    reading = Reading(text, None)
    sentence = reading.sentences[0]
    return turned_down(reading, sentence, reading.of(sentence, "procedure")[0]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Cortisone injection offered and refused.",
        "I offered her a cortisone injection for the knee again today and she declined it.",
        "Steroid injection to the knee: declined",
    ],
)
def test_what_was_offered_and_refused_was_turned_down(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "Repeat cortisone injection offered; she declined.",
        "Cortisone injection in May helped; surgery was declined.",
        "Cortisone injection given today.",
    ],
)
def test_another_one_or_something_else_that_was_refused_is_not(text: str) -> None:
    assert not refused(text)
