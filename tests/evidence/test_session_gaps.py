"""Gaps up to now since the last session."""

from __future__ import annotations

import re

import pytest

from drafter.evidence.calendar.session_gaps import told_as_gap

_LENGTH = re.compile(r"(?:\d+|four) (?:weeks|months|days)")


def _told(lower: str) -> bool:
    length = _LENGTH.search(lower)
    assert length
    return told_as_gap(lower, 0, length.start(), length.end(), len(lower))


@pytest.mark.parametrize(
    "told",
    [
        "it has been 100 days since cycle 5.",
        "it was not: four months lay between the treatment given today and the previous one.",
        "count from the last botox is 10 weeks today.",
        "interval from last tpi: 14 weeks.",
        "last botox 14 weeks prior to this visit.",
        "it is now four months since we last did this.",
    ],
)
def test_a_gap_since_the_last_session_is_found(told: str) -> None:
    assert _told(told)


@pytest.mark.parametrize(
    "told",
    [
        "it has been 14 weeks since her last visit.",
        "it has been 14 weeks since the last botox request.",
        "14 weeks between treatments.",
        "relief for 14 weeks after the last botox.",
        "14 weeks lay between the last treatment and the one before.",
        "next botox 14 weeks from the last one.",
        "it was 14 weeks since her last botox when she called.",
    ],
)
def test_other_gaps_are_none(told: str) -> None:
    assert not _told(told)
