"""Calendar arithmetic: added months, and the time between two dates at its edges."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.calendar.days import Days, add_months, elapsed

NOTE = date(2026, 3, 10)


def day(year, month, number):
    return Days(date(year, month, number), date(year, month, number))


def month(year, number):
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


# --- calendar months


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 8, 3), 3, date(2025, 11, 3)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 3, 31), 1, date(2025, 4, 30)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 3, 10), 0, date(2026, 3, 10)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 10), -12, date(2025, 3, 10)),
        (date(2026, 3, 10), -15, date(2024, 12, 10)),
    ],
)
def test_months_are_added_by_the_calendar(start, months, end):
    assert add_months(start, months) == end


def test_what_was_there_by_a_day_began_on_it_or_before():
    by = Days.by(date(2025, 9, 30))
    assert elapsed(by, date(2026, 3, 10), ">", 3, "months") is True
    assert elapsed(by, date(2025, 11, 10), ">", 3, "months") is None


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-300, 300))
def test_added_months_land_in_the_right_month_on_the_same_day_or_its_last(start, months):
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 40), st.integers(0, 48))
def test_added_months_keep_the_order_of_days(start, later, months):
    assert add_months(start, months) <= add_months(start + timedelta(days=later), months)


# --- elapsed


EDGES = [
    # three calendar months from 08/03
    (day(2025, 8, 3), date(2025, 11, 2), 3, "months", False, False),
    (day(2025, 8, 3), date(2025, 11, 3), 3, "months", False, True),
    (day(2025, 8, 3), date(2025, 11, 4), 3, "months", True, True),
    # the library's own onsets
    (day(2025, 11, 2), NOTE, 3, "months", True, True),
    (day(2025, 12, 10), NOTE, 3, "months", False, True),
    (day(2025, 12, 11), NOTE, 3, "months", False, False),
    (day(2025, 11, 27), NOTE, 3, "months", True, True),
    # a month's end
    (day(2025, 11, 30), date(2026, 2, 27), 3, "months", False, False),
    (day(2025, 11, 30), date(2026, 2, 28), 3, "months", False, True),
    (day(2025, 11, 30), date(2026, 3, 1), 3, "months", True, True),
    # across a leap day
    (day(2023, 11, 29), date(2024, 2, 29), 3, "months", False, True),
    (day(2024, 2, 29), date(2025, 2, 28), 1, "years", False, True),
    (day(2024, 2, 29), date(2025, 3, 1), 1, "years", True, True),
    # years, weeks, days
    (day(2025, 3, 10), NOTE, 1, "years", False, True),
    (day(2025, 3, 9), NOTE, 1, "years", True, True),
    (day(2025, 3, 11), NOTE, 1, "years", False, False),
    (day(2025, 3, 10), NOTE, 12, "months", False, True),
    (day(2026, 1, 27), NOTE, 6, "weeks", False, True),
    (day(2026, 1, 26), NOTE, 6, "weeks", True, True),
    (day(2026, 1, 28), NOTE, 6, "weeks", False, False),
    (day(2025, 12, 16), NOTE, 12, "weeks", False, True),
    (day(2025, 12, 17), NOTE, 12, "weeks", False, False),
    (day(2025, 12, 10), NOTE, 90, "days", False, True),
    (day(2025, 12, 9), NOTE, 90, "days", True, True),
    (day(2026, 3, 10), NOTE, 1, "days", False, False),
    # a month, a season, a year: every day of it must agree
    (month(2025, 3), date(2025, 5, 31), 3, "months", False, False),
    (month(2025, 3), date(2025, 6, 1), 3, "months", False, None),
    (month(2025, 3), date(2025, 6, 15), 3, "months", None, None),
    (month(2025, 3), date(2025, 6, 30), 3, "months", None, True),
    (month(2025, 3), date(2025, 7, 1), 3, "months", True, True),
    (month(2025, 12), NOTE, 3, "months", None, None),
    (month(2025, 11), NOTE, 3, "months", True, True),
    (Days(date(2025, 1, 1), date(2025, 12, 31)), NOTE, 3, "months", None, None),
    (Days(date(2024, 1, 1), date(2024, 12, 31)), NOTE, 3, "months", True, True),
    (Days(date(2025, 6, 21), date(2025, 9, 22)), NOTE, 3, "months", True, True),
]


@pytest.mark.parametrize(("begin", "until", "value", "unit", "above", "reached"), EDGES)
def test_the_time_between_two_dates_is_answered_at_its_edges(begin, until, value, unit, above, reached):
    def negated(answer):
        return None if answer is None else not answer

    assert elapsed(begin, until, ">", value, unit) is above
    assert elapsed(begin, until, ">=", value, unit) is reached
    assert elapsed(begin, until, "<=", value, unit) is negated(above)
    assert elapsed(begin, until, "<", value, unit) is negated(reached)


RANGES = st.tuples(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.integers(0, 400)).map(
    lambda given: Days(given[0], given[0] + timedelta(days=given[1]))
)
OPS = st.sampled_from([">", ">=", "<", "<="])
UNITS = st.sampled_from(["days", "weeks", "months", "years"])


@settings(max_examples=150, deadline=None)
@given(RANGES, st.dates(date(2020, 1, 1), date(2027, 1, 1)), OPS, st.integers(1, 12), UNITS, st.data())
def test_an_answer_holds_for_every_day_of_the_onset(begin, until, op, value, unit, data):
    answer = elapsed(begin, until, op, value, unit)
    inside = begin.first + timedelta(days=data.draw(st.integers(0, (begin.last - begin.first).days)))
    if answer is not None:
        assert elapsed(Days(inside, inside), until, op, value, unit) is answer


@settings(max_examples=150, deadline=None)
@given(RANGES, st.dates(date(2020, 1, 1), date(2027, 1, 1)), st.integers(1, 12), UNITS, st.integers(1, 60))
def test_more_time_is_never_less_than_before(begin, until, value, unit, later):
    order = {False: 0, None: 1, True: 2}
    for op in (">", ">="):
        before = elapsed(begin, until, op, value, unit)
        after = elapsed(begin, until + timedelta(days=later), op, value, unit)
        assert order[before] <= order[after]
