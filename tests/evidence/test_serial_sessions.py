"""Treatments of a series that did not begin with the session of the day."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.sessions.serial_sessions import had_before


def _had_before(text: str) -> bool:
    reading = Reading(text, date(2025, 11, 3))
    return any(had_before(reading, s, m) for s in reading.sentences for m in reading.of(s, "procedure"))


@pytest.mark.parametrize(
    "text",
    [
        "Third Botox today.",
        "Here for Botox #3.",
        "Botox cycle 4.",
        "Renewal of Botox authorization.",
        "Here for her next Botox.",
        "Since starting Botox 9 headache days.",
        "Third TPI today.",
        "Repeat L5 TFESI requested.",
        "SIJ #2 requested.",
        "Back for more trigger point injections.",
    ],
)
def test_what_is_numbered_beyond_the_first_had_others_before_it(text: str) -> None:
    assert _had_before(text)


@pytest.mark.parametrize(
    "text",
    [
        "Botox #1 today.",
        "First Botox today.",
        "Botox #2 planned for February.",
        "If it helps, a second Botox would follow.",
        "Botox 2 vials.",
        "Could repeat the ESI if relief is partial.",
        "SIJ injection; if it helps, repeat SIJ injection to confirm.",
        "TPI, 3 muscles, #1.",
    ],
)
def test_what_is_the_first_or_to_come_had_none(text: str) -> None:
    assert not _had_before(text)
