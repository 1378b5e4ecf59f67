"""Months, seasons, holidays and years, as wide as they are, before the note's own date."""

from datetime import date, timedelta

import pytest
from dates_read import NOTE, month, only, read, table

from drafter.evidence.calendar.days import Days

# --- a month

MONTHS = {
    "began in March 2025": month(2025, 3),
    "since March of 2025": month(2025, 3),
    "since March, 2025": month(2025, 3),
    "since Mar 2025": month(2025, 3),
    "since Mar. 2025": month(2025, 3),
    "since 3/2025": month(2025, 3),
    "since 03/2025": month(2025, 3),
    "in May 2025": month(2025, 5),
    "since sept 2025": month(2025, 9),
    "since Feb 2024": month(2024, 2),
    "since Nov '24": month(2024, 11),
    "since March of last year": month(2025, 3),
    "since January of this year": month(2026, 1),
    "last month": month(2026, 2),
    "since 2025-03": month(2025, 3),
    "since 03-2025": month(2025, 3),
    "since Q1 2025": Days(date(2025, 1, 1), date(2025, 3, 31)),
    "in the fourth quarter of last year": Days(date(2025, 10, 1), date(2025, 12, 31)),
    "since the first of the year": month(2026, 1),
    "in May or in September 2025": Days(date(2025, 5, 1), date(2025, 9, 30)),
    "since the early 1990s": Days(date(1990, 1, 1), date(1999, 12, 31)),
}


@table(MONTHS)
def test_a_month_is_as_wide_as_it_is(text, days):
    mention = only(text)
    assert (mention.days, mention.problem, mention.exact) == (days, "", False)


@pytest.mark.parametrize("part", ["early", "mid", "late", "the beginning of", "the end of", "the middle of"])
def test_a_part_of_a_month_lies_inside_it(part):
    days = only(f"since {part} March 2025").days
    assert date(2025, 3, 1) <= days.first < days.last <= date(2025, 3, 31)


# --- "since March" around the note's own month

SINCE_MARCH = [
    (date(2025, 5, 1), month(2025, 3)),
    (date(2025, 5, 31), month(2025, 3)),
    (date(2025, 8, 15), month(2025, 3)),
    (date(2025, 12, 31), month(2025, 3)),
    (date(2026, 1, 1), month(2025, 3)),
    (date(2026, 1, 31), month(2025, 3)),
    (date(2026, 2, 1), None),
    (date(2026, 2, 28), None),
    (date(2026, 3, 1), None),
    (date(2026, 3, 10), None),
    (date(2026, 3, 31), None),
    (date(2026, 4, 1), None),
    (date(2026, 4, 30), None),
]


@pytest.mark.parametrize(("anchor", "days"), SINCE_MARCH, ids=lambda value: str(value) if value else "ambiguous")
def test_since_march_is_the_latest_that_ended_before_the_notes_month_and_unclear_beside_it(anchor, days):
    mention = only("pain since March", anchor)
    assert (mention.days, mention.problem) == (days, "" if days else "ambiguous")


@pytest.mark.parametrize(
    ("name", "anchor", "days"),
    [
        ("December", date(2025, 10, 31), month(2024, 12)),
        ("December", date(2025, 11, 1), None),
        ("December", date(2025, 12, 15), None),
        ("December", date(2026, 1, 31), None),
        ("December", date(2026, 2, 1), month(2025, 12)),
        ("January", date(2025, 12, 1), None),
        ("January", date(2026, 1, 20), None),
        ("January", date(2026, 2, 20), None),
        ("January", date(2026, 3, 1), month(2026, 1)),
        ("January", date(2025, 11, 30), month(2025, 1)),
        ("July", NOTE, month(2025, 7)),
        ("Nov", NOTE, month(2025, 11)),
    ],
)
def test_a_month_at_the_turn_of_the_year_is_unclear_only_beside_the_notes(name, anchor, days):
    mention = only(f"since {name}", anchor)
    assert (mention.days, mention.problem) == (days, "" if days else "ambiguous")


# --- seasons, holidays, years


@pytest.mark.parametrize(
    ("text", "anchor", "core"),
    [
        ("since last summer", NOTE, (date(2025, 6, 21), date(2025, 9, 22))),
        ("since the MVA last summer", NOTE, (date(2025, 6, 21), date(2025, 9, 22))),
        ("since last fall", NOTE, (date(2025, 9, 23), date(2025, 12, 20))),
        ("since last autumn", NOTE, (date(2025, 9, 23), date(2025, 12, 20))),
        ("since last spring", NOTE, (date(2025, 3, 21), date(2025, 6, 20))),
        ("since last winter", date(2025, 7, 1), (date(2024, 12, 21), date(2025, 3, 19))),
        ("since the summer of 2024", NOTE, (date(2024, 6, 21), date(2024, 9, 22))),
        ("since summer 2024", NOTE, (date(2024, 6, 21), date(2024, 9, 22))),
        ("in the fall of 2023", NOTE, (date(2023, 9, 23), date(2023, 12, 20))),
        ("since spring of last year", NOTE, (date(2025, 3, 21), date(2025, 6, 20))),
        ("since last summer", date(2025, 5, 1), (date(2024, 6, 21), date(2024, 9, 22))),
        ("since last summer", date(2025, 10, 15), (date(2025, 6, 21), date(2025, 9, 22))),
    ],
)
def test_a_season_is_the_last_of_its_name_before_the_note(text, anchor, core):
    days = only(text, anchor).days
    assert days.first <= core[0]
    assert core[1] <= days.last < anchor
    assert (days.last - days.first).days < 125


@pytest.mark.parametrize(
    ("text", "anchor", "only_day"),
    [
        ("since Thanksgiving", NOTE, date(2025, 11, 27)),
        ("since Thanksgiving", date(2025, 11, 20), date(2024, 11, 28)),
        ("since Thanksgiving 2024", NOTE, date(2024, 11, 28)),
        ("since Christmas", NOTE, date(2025, 12, 25)),
        ("since Christmas", date(2025, 12, 24), date(2024, 12, 25)),
        ("since Christmas of 2023", NOTE, date(2023, 12, 25)),
        ("since Halloween", NOTE, date(2025, 10, 31)),
        ("since Labor Day", NOTE, date(2025, 9, 1)),
        ("since Memorial Day", NOTE, date(2025, 5, 26)),
        ("since the Fourth of July", NOTE, date(2025, 7, 4)),
        ("since the 4th of July", NOTE, date(2025, 7, 4)),
        ("since Valentine's Day", NOTE, date(2026, 2, 14)),
        ("since Valentine’s Day", date(2026, 2, 1), date(2025, 2, 14)),
        ("since MLK Day", NOTE, date(2026, 1, 19)),
        ("since Columbus Day", NOTE, date(2025, 10, 13)),
        ("since Veterans Day", NOTE, date(2025, 11, 11)),
        ("since Mother's Day", NOTE, date(2025, 5, 11)),
        ("since Father's Day", NOTE, date(2025, 6, 15)),
        ("since St. Patrick's Day", NOTE, date(2025, 3, 17)),
    ],
)
def test_a_holiday_is_the_last_of_its_name_before_the_note(text, anchor, only_day):
    assert only(text, anchor).days == Days(only_day, only_day)


@pytest.mark.parametrize(
    ("text", "anchor", "holiday"),
    [
        ("since New Year's", NOTE, date(2026, 1, 1)),
        ("since Easter", NOTE, date(2025, 4, 20)),
        ("since Easter", date(2024, 3, 20), date(2023, 4, 9)),
        ("since Easter", date(2025, 4, 10), date(2024, 3, 31)),
        ("around Thanksgiving", NOTE, date(2025, 11, 27)),
    ],
)
def test_a_holiday_that_moves_or_is_only_near_is_a_range_around_it(text, anchor, holiday):
    days = only(text, anchor).days
    assert days.first <= holiday <= days.last < anchor
    assert (days.last - days.first).days < 40


YEARS = {
    "since 2024": (2024, 2024),
    "in 2023": (2023, 2023),
    "began around 2019": (2019, 2019),
    "dating back to 1998": (1998, 1998),
    "since '24": (2024, 2024),
    "last year": (2025, 2025),
}


@pytest.mark.parametrize(("text", "years"), YEARS.items(), ids=YEARS)
def test_a_year_is_as_wide_as_it_is(text, years):
    first, last = years
    assert only(text).days == Days(date(first, 1, 1), date(last, 12, 31))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("this month", Days(date(2026, 3, 1), NOTE)),
        ("this year", Days(date(2026, 1, 1), NOTE)),
    ],
)
def test_this_month_or_year_ends_with_the_note(text, days):
    assert only(text).days == days


def test_last_week_lies_before_the_note():
    days = only("since last week").days
    assert NOTE - timedelta(days=14) <= days.first <= days.last < NOTE


# --- a month or a word


@pytest.mark.parametrize("lead", ["since", "in", "began in", "dates to", "until", "from", "started", "onset:"])
@pytest.mark.parametrize("name", ["march", "may", "sep"])
def test_what_leads_to_a_month_tells_it_from_a_word_in_lower_case(lead, name):
    assert only(f"pain {lead} {name}", date(2025, 12, 10)) == only(
        f"pain {lead} {name.capitalize()}", date(2025, 12, 10)
    )


# --- ranges of months


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("PT Jan - May 2025", month(2025, 1)),
        ("from March through July 2025", month(2025, 3)),
        ("Oct to Feb 2026", month(2025, 10)),
        ("Nov-Dec 2024", month(2024, 11)),
        ("epidurals Oct, Dec 2024", month(2024, 10)),
        ("epidurals in April, July and October", month(2025, 4)),
        ("ibuprofen 9/1-9/20/25", Days(date(2025, 9, 1), date(2025, 9, 1))),
        ("HEP 11/3 - 1/12/2024", Days(date(2023, 11, 3), date(2023, 11, 3))),
        ("TPIs May and Aug 2025", month(2025, 5)),
    ],
)
def test_the_first_month_of_a_range_has_its_year_from_the_last(text, first):
    assert read(text)[0].days == first
