"""Durations as a text tells them and as a table gives them, for the tests of durations, of their bounds and of lengths."""

import pytest

from drafter.evidence.calendar.durations import durations
from drafter.evidence.calendar.lengths import Length
from drafter.evidence.layout.text import normalised


def read(text):
    lower = normalised(text).lower()
    return list(durations(lower, 0, len(lower)))


def only(text):
    [mention] = read(text)
    return mention


def days(low, high=None, **ends):
    return Length(low, low if high is None else high, "days", **ends)


def weeks(low, high=None, **ends):
    return days(7 * low, None if high is None else 7 * high, **ends)


def months(low, high=None, **ends):
    return Length(low, low if high is None else high, "months", **ends)


def years(low, high=None, **ends):
    return months(12 * low, None if high is None else 12 * high, **ends)


def table(rows):
    return pytest.mark.parametrize(("text", "length"), rows.items(), ids=rows)
