"""Lengths are intervals, compared strictly: below, at and above, in every pair of units."""

import math

import pytest
from durations_read import days, months, weeks, years
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.calendar.lengths import Length, compare

# --- compare: below, at and above, in every pair of units

BELOW_AT_ABOVE = [
    # rule in months, length in months
    (months(2.99), 3, "months", False, False),
    (months(3), 3, "months", False, True),
    (months(3.01), 3, "months", True, True),
    # rule in months, length in days: 84 to 92 is where both readings meet
    (days(83), 3, "months", False, False),
    (days(84), 3, "months", None, None),
    (days(91), 3, "months", None, None),
    (days(92), 3, "months", None, True),
    (days(93), 3, "months", True, True),
    (days(27), 1, "months", False, False),
    (days(28), 1, "months", None, None),
    (days(30), 1, "months", None, None),
    (days(31), 1, "months", True, True),
    (days(167), 6, "months", False, False),
    (days(168), 6, "months", None, None),
    (days(184), 6, "months", None, True),
    (days(185), 6, "months", True, True),
    # rule in months, length in weeks
    (weeks(11), 3, "months", False, False),
    (weeks(12), 3, "months", None, None),
    (weeks(13), 3, "months", None, None),
    (weeks(14), 3, "months", True, True),
    # rule in months, length in years
    (years(0.9), 12, "months", False, False),
    (years(1), 12, "months", False, True),
    (years(1.1), 12, "months", True, True),
    # rule in weeks, length in weeks and days
    (weeks(5), 6, "weeks", False, False),
    (weeks(6), 6, "weeks", False, True),
    (weeks(7), 6, "weeks", True, True),
    (days(41), 6, "weeks", False, False),
    (days(42), 6, "weeks", False, True),
    (days(43), 6, "weeks", True, True),
    # rule in weeks, length in months
    (months(1), 6, "weeks", False, False),
    (months(1.5), 6, "weeks", None, True),
    (months(2), 6, "weeks", True, True),
    (months(3), 12, "weeks", None, True),
    (months(2.7), 12, "weeks", False, False),
    (months(3), 13, "weeks", None, None),
    # rule in weeks, length in years
    (years(1), 52, "weeks", None, None),
    (years(1), 48, "weeks", None, True),
    (years(1), 53, "weeks", False, False),
    # rule in days
    (days(89), 90, "days", False, False),
    (days(90), 90, "days", False, True),
    (days(91), 90, "days", True, True),
    (weeks(12), 84, "days", False, True),
    (weeks(13), 90, "days", True, True),
    (months(3), 90, "days", None, None),
    (months(2), 90, "days", False, False),
    (months(4), 90, "days", True, True),
    (years(1), 365, "days", None, None),
    (years(2), 365, "days", True, True),
    (months(1), 28, "days", None, True),
    # rule in years
    (years(1), 1, "years", False, True),
    (months(11), 1, "years", False, False),
    (months(12), 1, "years", False, True),
    (months(13), 1, "years", True, True),
    (weeks(47), 1, "years", False, False),
    (weeks(52), 1, "years", None, None),
    (weeks(53), 1, "years", True, True),
    (days(335), 1, "years", False, False),
    (days(365), 1, "years", None, None),
    (days(368), 1, "years", None, True),
    (days(369), 1, "years", True, True),
]


@pytest.mark.parametrize(("length", "value", "unit", "above", "reached"), BELOW_AT_ABOVE)
def test_a_threshold_is_answered_below_at_and_above(length, value, unit, above, reached):
    def negated(answer):
        return None if answer is None else not answer

    assert compare(length, ">", value, unit) is above
    assert compare(length, ">=", value, unit) is reached
    assert compare(length, "<=", value, unit) is negated(above)
    assert compare(length, "<", value, unit) is negated(reached)


@pytest.mark.parametrize(
    ("length", "op", "answer"),
    [
        (months(3, math.inf, low_open=True), ">", True),
        (months(3, math.inf, low_open=True), ">=", True),
        (months(3, math.inf, low_open=True), "<", False),
        (months(3, math.inf, low_open=True), "<=", False),
        (months(2, math.inf, low_open=True), ">", None),
        (months(3, math.inf), ">", None),
        (months(3, math.inf), ">=", True),
        (months(3, math.inf), "<", False),
        (months(0, 3, high_open=True), ">", False),
        (months(0, 3, high_open=True), ">=", False),
        (months(0, 3, high_open=True), "<", True),
        (months(0, 3), ">", False),
        (months(0, 3), ">=", None),
        (months(0, 3), "<", None),
        (months(0, 3), "<=", True),
        (months(0, 4, high_open=True), ">", None),
        (months(3, 4), ">", None),
        (months(3, 4), ">=", True),
        (months(2, 3), ">", False),
        (months(2, 3), ">=", None),
        (months(4, 5), ">", True),
        (months(1, 2), ">=", False),
        (days(92, math.inf, low_open=True), ">", True),
        (days(92, math.inf), ">", None),
        (days(92, math.inf), ">=", True),
        (days(91, math.inf, low_open=True), ">", None),
        (days(84, math.inf), ">", None),
        (days(0, 84, high_open=True), ">", False),
        (days(0, 84, high_open=True), ">=", False),
        (days(0, 84), ">", None),
        (days(0, 83), ">=", False),
        (weeks(12, math.inf, low_open=True), ">", None),
        (weeks(6, 8), ">", False),
        (weeks(14, 16), ">", True),
        (weeks(10, 16), ">=", None),
    ],
)
def test_an_open_or_wide_length_answers_three_months_only_as_a_whole(length, op, answer):
    assert compare(length, op, 3, "months") is answer


UNITS = ["days", "weeks", "months", "years"]


@st.composite
def lengths(draw):
    scale = draw(st.sampled_from([1, 7, 30]))
    unit = draw(st.sampled_from(["days", "months"]))
    low = draw(st.integers(0, 40)) * (scale if unit == "days" else 1)
    span = draw(st.sampled_from([0, 1, 5, 30, math.inf]))
    return Length(
        low,
        low + span,
        unit,
        low_open=span > 0 and draw(st.booleans()),
        high_open=0 < span < math.inf and draw(st.booleans()),
    )


@settings(max_examples=200, deadline=None)
@given(lengths(), st.integers(0, 30), st.sampled_from(UNITS))
def test_what_is_above_is_also_reached_and_never_below(length, value, unit):
    above, reached = compare(length, ">", value, unit), compare(length, ">=", value, unit)
    assert compare(length, "<=", value, unit) is (None if above is None else not above)
    assert compare(length, "<", value, unit) is (None if reached is None else not reached)
    if above is True:
        assert reached is True
    if reached is False:
        assert above is False


@settings(max_examples=200, deadline=None)
@given(lengths(), st.sampled_from([">", ">=", "<", "<="]), st.integers(1, 30), st.sampled_from(UNITS), st.floats(0, 20))
def test_a_wider_length_never_answers_otherwise(length, op, value, unit, slack):
    wider = length._replace(low=max(0.0, length.low - slack), high=length.high + slack, low_open=False, high_open=False)
    assert compare(wider, op, value, unit) in (None, compare(length, op, value, unit))


@settings(max_examples=200, deadline=None)
@given(lengths(), st.integers(1, 30), st.sampled_from(UNITS))
def test_a_higher_threshold_is_never_easier(length, value, unit):
    order = {False: 0, None: 1, True: 2}
    for op in (">", ">="):
        assert order[compare(length, op, value + 1, unit)] <= order[compare(length, op, value, unit)]


@settings(max_examples=100, deadline=None)
@given(lengths(), st.sampled_from([">", ">=", "<", "<="]), st.integers(0, 30), st.sampled_from(UNITS))
def test_a_hedged_length_answers_nothing(length, op, value, unit):
    assert compare(length._replace(hedged=True), op, value, unit) is None


@settings(max_examples=100, deadline=None)
@given(lengths(), st.sampled_from([">", ">="]), st.integers(1, 30), st.sampled_from(UNITS))
def test_counting_months_in_days_never_turns_a_yes_into_a_no(length, op, value, unit):
    assert {compare(length, op, value, unit), compare(length.in_days(), op, value, unit)} != {True, False}


def test_months_are_counted_in_days_as_wide_as_they_are_uneven():
    length = months(3, 4, low_open=True).in_days()
    assert (length.low, length.high, length.unit, length.low_open) == (84, pytest.approx(368 / 3), "days", True)
    assert days(90).in_days() == days(90)


# --- in words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (months(3), "3 months"),
        (months(1), "1 month"),
        (months(2.5), "2.5 months"),
        (years(2), "2 years"),
        (years(1), "1 year"),
        (days(90), "90 days"),
        (days(1), "1 day"),
        (weeks(6), "6 weeks"),
        (months(3, 4), "3 to 4 months"),
        (weeks(6, 8), "6 to 8 weeks"),
        (weeks(6, math.inf, low_open=True), "more than 6 weeks"),
        (months(3, math.inf), "at least 3 months"),
        (years(2, math.inf), "at least 2 years"),
        (months(0, 3, high_open=True), "less than 3 months"),
        (months(0, 3), "at most 3 months"),
    ],
)
def test_a_length_is_said_in_words(length, words):
    assert length.plain() == words
