"""What is done beside another procedure at one visit, and what is put off."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.sessions.put_off import puts_off, thought_of
from drafter.evidence.sessions.visit_acts import done_at_visit, done_with_another

DAY = date(2025, 11, 3)


def _found(text: str, name: str, ask: object) -> bool:
    reading = Reading(text, DAY)
    return any(
        ask(reading, s, m)  # type: ignore[operator]
        for s in reading.sentences
        for m in reading.of(s, "procedure")
        if m.id == name
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The SI joint was injected. Then the right hip bursa was injected with 40 mg of triamcinolone.",
            "other-joint-injection",
        ),
        ("TPI to the neck. Same visit: L5-S1 ILESI, 80 mg depo.", "epidural-steroid-injection"),
        ("0815 L SI joint injection\n0830 L L4-5 transforaminal ESI\n0850 recovery", "epidural-steroid-injection"),
        ("RN: pt here for TPI neck and Botox. Both given by Dr. Lane.", "botulinum"),
    ],
)
def test_a_procedure_told_beside_another_of_the_visit_is_done_there(text: str, name: str) -> None:
    assert _found(text, name, done_at_visit)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First an epidural, then facet injections were done, both years ago.", "facet-injection"),
        ("TPI today, 1 mL each. Also an epidural in March, 80 mg.", "epidural-steroid-injection"),
        ("TPI done, 4 mL. The occipital block was also discussed.", "occipital-nerve-block"),
        ("TPI done today.", "trigger-point-injection"),
    ],
)
def test_what_was_before_or_is_only_spoken_of_is_not(text: str, name: str) -> None:
    assert not _found(text, name, done_at_visit)


def test_two_that_were_done_may_be_of_any_day() -> None:
    text = "TPI cervical done. Also did bilateral greater occipital nerve blocks."
    assert _found(text, "occipital-nerve-block", done_with_another)
    assert not _found(text, "occipital-nerve-block", done_at_visit)


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("Epidural to be scheduled.", True),
        ("Cancelled: occipital nerve block.", True),
        ("Occipital nerve block was offered and declined.", True),
        ("Occipital nerve block, 2 mL, tolerated.", False),
    ],
)
def test_what_is_put_off_or_left_out(text: str, *, off: bool) -> None:
    reading = Reading(text, DAY)
    mention = next(m for s in reading.sentences for m in reading.of(s, "procedure"))
    assert puts_off(reading.lower, reading.sentences[0], mention) is off


def test_what_was_thought_of_and_not_needed() -> None:
    reading = Reading("We had thought of adding an intercostal block, but it was not needed.", DAY)
    mention = next(m for s in reading.sentences for m in reading.of(s, "procedure"))
    assert thought_of(reading.lower, reading.sentences[0], mention)
