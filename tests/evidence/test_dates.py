"""Dates of every precision, as ranges of days before the note's own date."""

from datetime import date, timedelta

import pytest
from dates_read import NOTE, day, month, only, read, table
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.calendar.dates import dates
from drafter.evidence.calendar.days import Days, add_months
from drafter.evidence.layout.text import normalised

# --- one day

ONE_DAY = {
    "since 11/02/2025": day(2025, 11, 2),
    "onset 11/2/2025": day(2025, 11, 2),
    "onset: 11-02-2025": day(2025, 11, 2),
    "onset 11.02.2025": day(2025, 11, 2),
    "on 2025-11-02": day(2025, 11, 2),
    "seen (11/02/2025)": day(2025, 11, 2),
    "since 11/02/25": day(2025, 11, 2),
    "began 1/5/98": day(1998, 1, 5),
    "injured 12/31/99": day(1999, 12, 31),
    "surgery 6/1/05": day(2005, 6, 1),
    "on November 2, 2025": day(2025, 11, 2),
    "on November 2 2025": day(2025, 11, 2),
    "on Nov 2, 2025": day(2025, 11, 2),
    "on Nov. 2, 2025": day(2025, 11, 2),
    "on November 2nd, 2025": day(2025, 11, 2),
    "on March 3rd, 2025": day(2025, 3, 3),
    "on the 2nd of November 2025": day(2025, 11, 2),
    "on 2 November 2025": day(2025, 11, 2),
    "on 2 Nov 2025": day(2025, 11, 2),
    "since November second, 2025": day(2025, 11, 2),
    "on the twenty-third of June 2025": day(2025, 6, 23),
    "since May 1st 2025": day(2025, 5, 1),
    "on February 29, 2024": day(2024, 2, 29),
    "on 12/31/2025": day(2025, 12, 31),
    "Sept 15, 2025": day(2025, 9, 15),
    "today": day(2026, 3, 10),
    "since yesterday": day(2026, 3, 9),
    "on 3/10/2026": day(2026, 3, 10),
    "#1 Nov 2, 2025": day(2025, 11, 2),
    "3 Nov 2, 2025": day(2025, 11, 2),
    "on 02-Nov-2025": day(2025, 11, 2),
    "on 2-NOV-2025": day(2025, 11, 2),
    "on 02/Nov/2025": day(2025, 11, 2),
    "on 02-Nov-25": day(2025, 11, 2),
    "collected 02NOV2025": day(2025, 11, 2),
}


@table(ONE_DAY)
def test_a_full_date_is_one_day(text, days):
    mention = only(text)
    assert (mention.days, mention.problem) == (days, "")
    assert mention.exact


@pytest.mark.parametrize(
    ("text", "anchor", "days"),
    [
        ("since 11/02", NOTE, day(2025, 11, 2)),
        ("on 3/9", NOTE, day(2026, 3, 9)),
        ("seen on 3/10", NOTE, day(2026, 3, 10)),
        ("on 3/30", NOTE, day(2025, 3, 30)),
        ("onset 12/28", date(2026, 1, 4), day(2025, 12, 28)),
        ("since November 2", NOTE, day(2025, 11, 2)),
        ("since Nov 2nd", NOTE, day(2025, 11, 2)),
        ("since the 2nd of November", NOTE, day(2025, 11, 2)),
        ("on March 9", NOTE, day(2026, 3, 9)),
        ("on March 12", NOTE, day(2025, 3, 12)),
        ("since 2/29", date(2025, 3, 1), day(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_latest_on_or_before_the_note(text, anchor, days):
    assert only(text, anchor).days == days


@pytest.mark.parametrize(
    ("text", "all_days"),
    [
        ("PT 10/1-11/20 at the clinic", [day(2025, 10, 1), day(2025, 11, 20)]),
        ("from 6/1/2025 to 7/20/2025", [day(2025, 6, 1), day(2025, 7, 20)]),
        ("between 10/01/2025 and 11/20/2025", [day(2025, 10, 1), day(2025, 11, 20)]),
        ("TPI on 6/2/2025, 8/4/2025 and 10/6/2025", [day(2025, 6, 2), day(2025, 8, 4), day(2025, 10, 6)]),
        ("blocks of 3 and 17 December", [day(2025, 12, 3), day(2025, 12, 17)]),
        ("injections on October 3, 17 and 31, 2024", [day(2024, 10, 3), day(2024, 10, 17), day(2024, 10, 31)]),
        ("6/10 on October 3 and 4 after it", [day(2025, 10, 3)]),
        ("pain since shoveling 2/17", [day(2026, 2, 17)]),
        ("walks 1/2 block, rates it 7/10", []),
        ("from June 2025 through August 2025", [month(2025, 6), month(2025, 8)]),
        ("TPI here 2/11, 5/13 and 8/26 of last year", [day(2025, 2, 11), day(2025, 5, 13), day(2025, 8, 26)]),
        ("TPI here 02/11 and 05/13 of 2024", [day(2024, 2, 11), day(2024, 5, 13)]),
        ("PT at Northside 11/7-1/25/26", [day(2025, 11, 7), day(2026, 1, 25)]),
        ("pain 4/10, 6/10 and 5/10", []),
        ("pain since 2024, worse since 11/02/2025", [Days(date(2024, 1, 1), date(2024, 12, 31)), day(2025, 11, 2)]),
    ],
)
def test_every_date_of_a_sentence_is_read_in_order(text, all_days):
    assert [mention.days for mention in read(text)] == all_days


# --- a day or a month


@pytest.mark.parametrize("text", ["since 1/24", "onset 1/25"])
def test_a_month_and_day_that_may_be_a_month_and_year_keeps_both_readings(text):
    mention = only(text)
    as_month = month(2000 + int(text[-2:]), 1)
    as_day = date(2026, 1, int(text[-2:]))
    assert not mention.exact
    assert mention.days is None or (mention.days.first <= as_month.first and as_day <= mention.days.last)


# --- impossible, future, undated


@pytest.mark.parametrize(
    "text",
    [
        "surgery 2/30/2025",
        "since 02/29/2025",
        "on 04/31/2025",
        "on 13/45/2025",
        "on 00/10/2025",
        "on 6/0/2025",
        "on 2025-02-30",
        "since April 31, 2025",
        "since February 30",
        "on the 31st of June 2025",
        "onset 6/31",
        "since 2/30/25",
    ],
)
def test_an_impossible_date_has_no_days(text):
    mention = only(text)
    assert (mention.days, mention.problem, mention.exact) == (None, "impossible", False)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("onset 04/15/2026", day(2026, 4, 15)),
        ("scheduled for April 2027", month(2027, 4)),
        ("on 2026-12-01", day(2026, 12, 1)),
    ],
)
def test_a_future_date_is_not_turned_into_a_past_one(text, days):
    assert only(text).days == days


@pytest.mark.parametrize(
    "text", ["since March", "since 11/02", "since last summer", "since Thanksgiving", "since November 2"]
)
def test_without_a_note_date_what_hangs_on_it_is_unknown(text):
    mention = only(text, None)
    assert (mention.days, mention.problem) == (None, "ambiguous")


@pytest.mark.parametrize("text", ["today", "yesterday", "last month", "last year", "this week"])
def test_without_a_note_date_a_relative_day_has_no_days(text):
    assert [mention.days for mention in read(text, None) if mention.days] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("since 11/02/2025", day(2025, 11, 2)),
        ("since March 2025", month(2025, 3)),
        ("since summer 2024", None),
        ("since Christmas 2024", day(2024, 12, 25)),
        ("since 2024", Days(date(2024, 1, 1), date(2024, 12, 31))),
    ],
)
def test_without_a_note_date_a_date_with_its_year_is_still_read(text, days):
    mention = only(text, None)
    assert mention.problem == ""
    assert days is None or mention.days == days


# --- figures and words that are no dates

NO_DATES = [
    "pain 7/10",
    "pain is 7/10",
    "rated 6/10",
    "pain of 8/10",
    "pain 8/10 to 3/10",
    "pain went from 8/10 to 4/10",
    "worst 9/10, best 2/10, average 5/10",
    "vas 3/10",
    "nrs 6/10 before and 5/10 after",
    "severity: 7/10",
    "pain score 10/10",
    "strength 4/5",
    "strength 5/5 throughout",
    "strength is 4/5 in the left biceps and 5/5 elsewhere",
    "4/5 grip, 3/5 wrist extension",
    "motor 5/5 bilaterally",
    "reflexes 2/4",
    "DTRs 2/4 and symmetric",
    "BP 120/80",
    "BP 110/70",
    "1/2 tablet at night",
    "took 1/2 to 3/4 of a tablet",
    "attended 6/8 visits",
    "completed 8/12 sessions",
    "C5/6 disc",
    "L4/5 stenosis",
    "L4-5",
    "C5-6 fusion",
    "hydrocodone 5/325",
    "hydrocodone-acetaminophen 10/325 mg",
    "1/2 mg",
    "5/10 mg",
    "24/7",
    "50/50",
    "vision 20/20",
    "NDI 22/50",
    "PHQ-9 12/27",
    "codes 20552-20553",
    "64405-50",
    "M54.81",
    "PT/OT",
    "x 4 months",
    "12 weeks",
    "3-4 months",
    "2-3 times",
    "spurling may be positive",
    "she may benefit",
    "march in place",
    "a fall",
    "after a fall down stairs",
    "had a fall",
    "bed spring",
    "spring mattress",
    "2 of 3 tests",
    "phone 555-0100",
    "1:100,000",
    "age 54",
    "",
]


@pytest.mark.parametrize("text", dict.fromkeys(NO_DATES))
def test_scores_ratios_levels_and_words_are_no_dates(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 11/02/2025 pain was 7/10", [day(2025, 11, 2)]),
        ("strength 4/5 on 1/15/2026", [day(2026, 1, 15)]),
        ("pain 8/10 since 11/02/2025, 5/10 after PT", [day(2025, 11, 2)]),
        ("seen on 7/10 for pain", [day(2025, 7, 10)]),
        ("onset 4/5", [day(2025, 4, 5)]),
    ],
)
def test_a_date_beside_a_score_is_the_only_date(text, days):
    assert [mention.days for mention in read(text)] == days


# --- where


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pain since 11/02/2025.", "11/02/2025"),
        ("pain since November 2, 2025.", "November 2, 2025"),
        ("began in March 2025 after work", "March 2025"),
        ("pain since 2024.", "2024"),
        ("pain since Thanksgiving 2024.", "Thanksgiving 2024"),
        ("seen 2025-11-02.", "2025-11-02"),
    ],
)
def test_a_mention_is_where_its_words_are(text, words):
    mention = only(text)
    assert text[mention.start : mention.end] == words


def test_only_the_asked_stretch_is_read():
    text = "since 11/02/2025. seen 3/1/2026."
    cut = text.index("seen")
    assert [m.days for m in dates(text, text, 0, cut, NOTE)] == [day(2025, 11, 2)]
    assert [m.days for m in dates(text, text, cut, len(text), NOTE)] == [day(2026, 3, 1)]


DAYS = st.dates(date(1960, 1, 1), date(2026, 3, 10))
FORMATS = ["%m/%d/%Y", "%Y-%m-%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%m-%d-%Y"]


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(FORMATS), st.sampled_from(["since {}", "onset {}.", "seen on {}, better", "({})"]))
def test_every_written_day_is_read_back(when, form, frame):
    mention = only(frame.format(when.strftime(form)))
    assert mention.days == Days(when, when)


@settings(max_examples=80, deadline=None)
@given(st.dates(date(1980, 1, 1), date(2026, 3, 10)))
def test_a_two_digit_year_is_the_nearest_that_is_not_far_ahead(when):
    assert only(f"since {when:%m/%d/%y}").days == Days(when, when)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_a_day_without_a_year_is_never_after_the_note_nor_a_year_before(when, anchor):
    mention = only(f"since {when:%B} {when.day}", anchor)
    if mention.days is None:
        assert (when.month, when.day) == (2, 29)
    else:
        found = mention.days.first
        assert (found.month, found.day) == (when.month, when.day)
        assert anchor - timedelta(days=366 * 4) <= found <= anchor
        if (when.month, when.day) != (2, 29):
            assert found >= add_months(anchor, -12)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=5),
            st.sampled_from(
                [
                    "3/10",
                    "11/02/2025",
                    "since",
                    "March",
                    "31",
                    "2024",
                    "'24",
                    "last",
                    "summer",
                    "fall",
                    "0/0",
                    "may",
                    "²/٣",
                    "13/13/13",
                ]
            ),
        ),
        max_size=9,
    ).map(" ".join),
    st.sampled_from([NOTE, None, date(2024, 2, 29)]),
)
def test_any_text_is_read_inside_its_bounds_and_in_order(text, anchor):
    view = normalised(text)
    at = 0
    for mention in read(text, anchor):
        assert at <= mention.start < mention.end <= len(view)
        assert mention.days is None or mention.days.first <= mention.days.last
        assert bool(mention.problem) <= (mention.days is None)
        at = mention.end


@pytest.mark.parametrize(
    "text", ["completed 12/12 pt visits", "attended 8/11 sessions of therapy", "finished all 6/12 appointments"]
)
def test_a_share_of_the_visits_ordered_is_no_date(text):
    assert list(dates(text, text, 0, len(text), date(2025, 11, 3))) == []


@pytest.mark.parametrize("text", ["seen on 8/11 for two visits", "did well since 8/11"])
def test_the_day_of_a_visit_is_a_date(text):
    assert [found.days.first for found in dates(text, text, 0, len(text), date(2025, 11, 3))] == [date(2025, 8, 11)]
