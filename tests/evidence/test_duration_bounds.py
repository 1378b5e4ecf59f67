"""What bounds a duration, and how wide a vague one is: the criteria library's table, row by row."""

import math

import pytest
from durations_read import days, months, only, read, table, weeks, years

from drafter.evidence.calendar.lengths import compare

# --- "more than 3 months": above, open-ended

ABOVE = {
    "more than 3 months": months(3, math.inf, low_open=True),
    "> 3 mos": months(3, math.inf, low_open=True),
    ">3 months": months(3, math.inf, low_open=True),
    ">3mo": months(3, math.inf, low_open=True),
    "over 3 months": months(3, math.inf, low_open=True),
    "for over three months": months(3, math.inf, low_open=True),
    "for well over 3 months": months(3, math.inf, low_open=True),
    "greater than 3 months": months(3, math.inf, low_open=True),
    "longer than 3 months": months(3, math.inf, low_open=True),
    "in excess of 3 months": months(3, math.inf, low_open=True),
    "pain exceeding 3 months": months(3, math.inf, low_open=True),
    "chronic (>6 months) cervicalgia": months(6, math.inf, low_open=True),
    "more than a 3-month history of pain": months(3, math.inf, low_open=True),
    "a history of over 3 months": months(3, math.inf, low_open=True),
    "more than a year": years(1, math.inf, low_open=True),
    "over a year": years(1, math.inf, low_open=True),
    "over one year": years(1, math.inf, low_open=True),
    "more than half a year": months(6, math.inf, low_open=True),
    "more than two and a half months": months(2.5, math.inf, low_open=True),
    "more than 12 weeks": weeks(12, math.inf, low_open=True),
    "over 6 weeks": weeks(6, math.inf, low_open=True),
    "> 90 days": days(90, math.inf, low_open=True),
    "over ten years": years(10, math.inf, low_open=True),
}


@table(ABOVE)
def test_more_than_a_figure_is_above_it_and_open_ended(text, length):
    assert only(text).length == length


# --- "at least 3 months": that or more

FROM = {
    "at least 3 months": months(3, math.inf),
    "at least three months": months(3, math.inf),
    "for at least the past 3 months": months(3, math.inf),
    "3+ months": months(3, math.inf),
    "3 + months": months(3, math.inf),
    "3+ mos": months(3, math.inf),
    "3 months or more": months(3, math.inf),
    "3 months or longer": months(3, math.inf),
    "three months plus": months(3, math.inf),
    "3-plus months": months(3, math.inf),
    "3 months and counting": months(3, math.inf),
    ">= 3 months": months(3, math.inf),
    "≥3 months": months(3, math.inf),
    "≥ 3 mo": months(3, math.inf),
    "a minimum of 3 months": months(3, math.inf),
    "no less than 3 months": months(3, math.inf),
    "not less than 3 months": months(3, math.inf),
    "no fewer than 3 months": months(3, math.inf),
    "at least a year": years(1, math.inf),
    "at least a 3 month history": months(3, math.inf),
    "at least 6 weeks": weeks(6, math.inf),
    "6 weeks or more": weeks(6, math.inf),
    "10+ years": years(10, math.inf),
    "at least 90 days": days(90, math.inf),
}


@table(FROM)
def test_at_least_a_figure_is_that_or_more(text, length):
    assert only(text).length == length


# --- "less than", "under", "almost", "nearly", "not yet": below

BELOW = [
    "less than 3 months",
    "for less than three months",
    "fewer than 3 months",
    "under 3 months",
    "just under 3 months",
    "< 3 months",
    "<3mo",
    "almost 3 months",
    "nearly 3 months",
    "nearly three months",
    "not yet 3 months",
    "not quite 3 months",
    "shy of 3 months",
    "just short of 3 months",
    "close to 3 months",
    "going on 3 months",
    "approaching 3 months",
]


@pytest.mark.parametrize(
    ("text", "low", "high", "answer"),
    [
        ("going on 5 months", 4, 5, True),
        ("going on five months", 4, 5, True),
        ("coming up on two years", 12, 24, True),
        ("going on 4 months", 3, 4, None),
        ("going on 3 months", 2, 3, False),
        ("going on one month", 0.5, 1, False),
    ],
)
def test_going_on_a_figure_is_past_the_one_before_it(text, low, high, answer):
    length = only(text).length
    assert (length.low, length.high, length.high_open) == (low, high, True)
    assert compare(length, ">", 3, "months") is answer


@pytest.mark.parametrize("text", BELOW)
def test_less_than_a_figure_is_below_it(text):
    length = only(text).length
    assert (length.high, length.high_open, length.unit, length.hedged) == (3, True, "months", False)
    assert length.low < 3
    assert compare(length, ">", 3, "months") is False
    assert compare(length, ">=", 3, "months") is False


@pytest.mark.parametrize(
    ("text", "high", "unit"),
    [
        ("less than a year", 12, "months"),
        ("almost a year", 12, "months"),
        ("nearly two years", 24, "months"),
        ("not yet a year", 12, "months"),
        ("under a month", 1, "months"),
        ("almost 6 weeks", 42, "days"),
        ("less than 4 weeks", 28, "days"),
        ("less than a 6-week course", 42, "days"),
        ("less than the required 6 weeks", 42, "days"),
        ("less than a full 6 weeks", 42, "days"),
        ("not yet a full 6 weeks", 42, "days"),
        ("not quite 90 days", 90, "days"),
    ],
)
def test_less_than_any_figure_is_below_it(text, high, unit):
    length = only(text).length
    assert (length.high, length.high_open, length.unit) == (high, True, unit)


@pytest.mark.parametrize(
    "text", ["4 of 8 weeks", "4 of the 8 weeks", "4 out of 8 weeks", "4/8 weeks", "only 4 of 8 weeks"]
)
def test_a_part_of_a_course_is_not_the_course(text):
    assert all(compare(mention.length, ">=", 6, "weeks") is not True for mention in read(text))


@pytest.mark.parametrize(
    "text", ["not more than 3 months", "no more than 3 months", "no longer than 3 months", "not longer than 3 months"]
)
def test_a_negated_more_than_is_no_more_than(text):
    assert compare(only(text).length, ">", 3, "months") is False


@pytest.mark.parametrize("text", ["at most 3 months", "up to 3 months", "<= 3 months", "3 months or less"])
def test_at_most_a_figure_includes_it(text):
    assert only(text).length == months(0, 3)


@pytest.mark.parametrize("text", ["not even 3 months", "barely 3 months", "hardly 3 months", "not 3 months yet"])
def test_a_figure_that_is_hardly_reached_is_never_exceeded(text):
    assert all(compare(mention.length, ">", 3, "months") is not True for mention in read(text))


# --- "about": a fifth either way

ABOUT = {
    "about 3 months": months(3),
    "approximately 3 months": months(3),
    "approx. 3 months": months(3),
    "approx 3 mo": months(3),
    "roughly 3 months": months(3),
    "around 3 months": months(3),
    "~3 mo": months(3),
    "~ 3 months": months(3),
    "circa 3 months": months(3),
    "ca. 3 months": months(3),
    "for about the past 3 months": months(3),
    "3 months or so": months(3),
    "3 months give or take": months(3),
    "about a month": months(1),
    "about a year": years(1),
    "about half a year": months(6),
    "about 5 years": years(5),
    "roughly 12 weeks": weeks(12),
    "approximately six weeks": weeks(6),
    "around 90 days": days(90),
    "about 3-4 months": months(3, 4),
    "~6-8 weeks": weeks(6, 8),
}


@table(ABOUT)
def test_about_a_figure_is_a_fifth_either_way(text, length):
    read = only(text).length
    assert (read.low, read.high) == pytest.approx((length.low * 0.8, length.high * 1.2))
    assert read.unit == length.unit


# --- "3-4 months", "3 to 4 months"

RANGES = {
    "3-4 months": months(3, 4),
    "3 - 4 months": months(3, 4),
    "3–4 months": months(3, 4),
    "3 to 4 months": months(3, 4),
    "three to four months": months(3, 4),
    "3 or 4 months": months(3, 4),
    "between 3 and 4 months": months(3, 4),
    "2-3 mos": months(2, 3),
    "2 1/2 to 3 months": months(2.5, 3),
    "6-8 weeks": weeks(6, 8),
    "6-8wks": weeks(6, 8),
    "six to eight weeks": weeks(6, 8),
    "2 or 3 years": years(2, 3),
    "1-2 yrs": years(1, 2),
    "10-14 days": days(10, 14),
}


@table(RANGES)
def test_a_range_is_both_its_ends(text, length):
    assert only(text).length == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("more than 3 to 4 months", months(3, math.inf, low_open=True)),
        ("at least 3-4 months", months(3, math.inf)),
        ("3-4+ months", months(3, math.inf)),
    ],
)
def test_a_bound_before_a_range_holds_from_its_low_end(text, length):
    assert only(text).length == length


# --- "a couple of", "a few", "several", "many", and bare plurals

VAGUE = {
    "a couple of months": months(2, 4),
    "a couple months of muscle pain": months(2, 4),
    "the last couple of months": months(2, 4),
    "a couple of weeks": weeks(2, 4),
    "a couple of years": years(2, 4),
    "a few months": months(3, 5),
    "the past few months": months(3, 5),
    "a few weeks": weeks(3, 5),
    "a few days": days(3, 5),
    "a few years": years(3, 5),
    "several months": months(3, 9),
    "for several months now": months(3, 9),
    "several weeks": weeks(3, 9),
    "several days": days(3, 9),
    "many months": months(4, math.inf),
    "many years": years(4, math.inf),
    "many weeks": weeks(4, math.inf),
    "months of pain": months(2, math.inf),
    "for months": months(2, math.inf),
    "has hurt for months now": months(2, math.inf),
    "weeks of spasm": weeks(2, math.inf),
    "for weeks": weeks(2, math.inf),
    "for years": years(2, math.inf),
    "years of neck pain": years(2, math.inf),
    "has had this for years": years(2, math.inf),
}


@table(VAGUE)
def test_a_vague_count_has_the_librarys_bounds(text, length):
    assert only(text).length == length


def test_several_years_are_two_at_least():
    length = only("several years").length
    assert compare(length, ">=", 2, "years") is True


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a couple of months", None),
        ("a few months", None),
        ("several months", None),
        ("many months", True),
        ("for months", None),
        ("for weeks", None),
        ("a couple of weeks", False),
        ("several weeks", False),  # 63 days at most
        ("for years", True),
        ("several years", True),
        ("3-4 months", None),
        ("about 3 months", None),
        ("about 4 months", True),  # 3.2 at least
        ("about 2 months", False),  # 2.4 at most
        ("roughly 12 weeks", None),
        ("12 weeks", None),
        ("13 weeks", None),
        ("14 weeks", True),
        ("11 weeks", False),
        ("90 days", None),
        ("3+ months", None),
        ("at least 3 months", None),
        ("at least 4 months", True),
        ("3 months", False),
        ("more than 3 months", True),
        ("more than 2 months", None),
        ("up to 6 months", None),
        ("unknown 3 month duration symptoms", None),
        ("over the past 3 months", False),
        ("over 3 months", True),
    ],
)
def test_more_than_three_months_is_answered_strictly(text, answer):
    assert compare(only(text).length, ">", 3, "months") is answer
