"""Dates as a text tells them and as a table gives them, for the tests of dates."""

from calendar import monthrange
from datetime import date

import pytest

from drafter.evidence.calendar.dates import dates
from drafter.evidence.calendar.days import Days
from drafter.evidence.layout.text import normalised

NOTE = date(2026, 3, 10)


def read(text, anchor=NOTE):
    view = normalised(text)
    return dates(view, view.lower(), 0, len(view), anchor)


def only(text, anchor=NOTE):
    [mention] = read(text, anchor)
    return mention


def day(year, month, number):
    return Days(date(year, month, number), date(year, month, number))


def month(year, number):
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def table(rows):
    return pytest.mark.parametrize(("text", "days"), rows.items(), ids=rows)
