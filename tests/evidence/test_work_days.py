"""Days a week that somebody works count no headaches."""

from __future__ import annotations

import re

import pytest

from drafter.evidence.headaches.work_days import at_work


def _told(text: str) -> bool:
    count = re.search(r"\w+ days a week", text)
    assert count is not None
    return at_work(count[0], text, 0, count.start())


@pytest.mark.parametrize(
    "text",
    [
        "she has been able to go back to four days a week",
        "he has returned to five days a week",
        "the headaches forced her to drop to three days a week",
        "she has cut back to four days a week",
    ],
)
def test_a_person_goes_back_to_days_of_work(text: str) -> None:
    assert _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "the headaches have come back to five days a week",
        "they went back to five days a week",
        "she has headaches four days a week",
    ],
)
def test_headaches_come_back_by_themselves(text: str) -> None:
    assert not _told(text)
