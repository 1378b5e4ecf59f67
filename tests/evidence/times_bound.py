"""The times of a text with their owners and roles, for the tests of timing and of what is set aside."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.timing.complaint_fields import labels_symptom
from drafter.evidence.timing.going_on import goes_on
from drafter.evidence.timing.timing import timings

NOTE = date(2026, 3, 10)


def timed(text, anchor=NOTE):
    """Every time of a text: its words, its owner's kind, the owners' words and its role."""
    reading = Reading(text, anchor)
    return [
        (
            reading.view.text[time.start : time.end].strip().removeprefix("x "),
            time.kind,
            [reading.view.text[owner.start : owner.end] for owner in time.owners],
            time.role,
        )
        for sentence in reading.sentences
        for time in timings(reading, sentence)
    ]


def kinds_and_roles(text):
    return [(kind, role) for _, kind, _, role in timed(text)]


def may_time_the_complaint(text):
    """The times of a text that a reader could take for how long the complaint has lasted."""
    reading = Reading(text, NOTE)
    return [
        reading.view.text[time.start : time.end]
        for sentence in reading.sentences
        for time in timings(reading, sentence)
        if time.role in ("length", "begin")
        and (
            time.kind in ("symptom", "finding", "region")
            or (time.kind == "diagnosis" and time.owners[0].concept["pain"])
            or (time.kind in ("", "event") and (goes_on(reading, sentence, time) or labels_symptom(sentence.label)))
        )
    ]


def each(rows):
    return pytest.mark.parametrize("text", rows)
