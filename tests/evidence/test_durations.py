"""Durations are intervals, compared strictly: the criteria library's table, row by row."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.calendar.durations import durations
from drafter.evidence.calendar.lengths import Length, compare
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


# --- "4 months", "x 4 mo", "four months": exactly

EXACTLY = {
    "neck pain for 4 months": months(4),
    "pain x 4 mo": months(4),
    "pain X4mo": months(4),
    "pain x 4 mos.": months(4),
    "four months of pain": months(4),
    "pain for the past four months": months(4),
    "pain over the last 4 months": months(4),
    "pain over these 4 months": months(4),
    "in pain during the previous 4 months": months(4),
    "4-month history of pain": months(4),
    "a four-month history": months(4),
    "4 mths of spasm": months(4),
    "4 mnths": months(4),
    "4mo": months(4),
    "a month of pain": months(1),
    "one month": months(1),
    "three (3) months": months(3),
    "three full months": months(3),
    "3 calendar months": months(3),
    "2.5 months": months(2.5),
    "2½ months": months(2.5),
    "2 1/2 months": months(2.5),
    "5 1/2 months": months(5.5),
    "two and a half months": months(2.5),
    "a month and a half": months(1.5),
    "half a month": months(0.5),
    "eleven months": months(11),
    "twenty-two months": months(22),
    "18 mos": months(18),
    "1 year": years(1),
    "a year of pain": years(1),
    "6 yrs": years(6),
    "x 20 yrs": years(20),
    "5 years": years(5),
    "two decades of back pain": years(20),
    "a decade": years(10),
    "half a year": months(6),
    "a year and a half": months(18),
    "1 1/2 years": months(18),
    "1 year and 3 months": months(15),
    "1 year, 3 months": months(15),
    "1 year and 3 months of pain": months(15),
    "2 years 4 months": months(28),
    "the past year": years(1),
    "over the last year": years(1),
    "this past month": months(1),
    "6 weeks of PT": weeks(6),
    "six weeks": weeks(6),
    "6 wks": weeks(6),
    "6wk": weeks(6),
    "6 wk course": weeks(6),
    "6-week course": weeks(6),
    "twelve (12) weeks": weeks(12),
    "12 consecutive weeks": weeks(12),
    "eight straight weeks": weeks(8),
    "a week of rest": weeks(1),
    "a fortnight": days(14),
    "3 weeks and 2 days": days(23),
    "90 days": days(90),
    "ninety days": days(90),
    "10 day course": days(10),
    "45-day trial": days(45),
    "100 days": days(100),
    "the last 3 weeks": weeks(3),
    "over the course of 3 months": months(3),
    "over a 3-month period": months(3),
    "12 visits over 3 months": months(3),
    "for 3 long months": months(3),
}


@table(EXACTLY)
def test_a_plain_figure_is_exactly_that_long(text, length):
    assert only(text).length == length


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


# --- "chronic", "for some time": no duration at all


@pytest.mark.parametrize(
    "text",
    [
        "chronic neck pain",
        "long-standing low back pain",
        "longstanding pain",
        "persistent pain",
        "for some time",
        "for quite a while",
        "pain for a long time",
        "ongoing pain",
        "pain since the accident",
        "pain of long duration",
        "recent onset",
        "acute on chronic pain",
        "duration: 3",
        "duration: chronic",
        "month-to-month changes",
        "monthly headaches",
        "a weekly class",
        "day program",
        "daily stretching",
        "yearly physical",
        "the pain varies by the day",
        "",
    ],
)
def test_words_without_a_length_are_no_duration(text):
    assert read(text) == []


# --- contradictions and doubt


@pytest.mark.parametrize(
    "text",
    [
        "unknown 3 month duration symptoms",
        "unknown, 3 months",
        "unclear, possibly 3 months",
        "possibly 4 months",
        "perhaps 6 months",
        "maybe 4 months",
        "uncertain 5 month history",
        "? 4 months",
        "4 months?",
        "4 months (?)",
        "unsure if 4 months",
        "could be 4 months",
    ],
)
def test_a_figure_that_its_text_doubts_answers_nothing(text):
    length = only(text).length
    assert length.hedged
    assert {compare(length, op, 3, "months") for op in (">", ">=", "<", "<=")} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "three moths",
        "3 mouths",
        "for 4 monts",
        "8 weaks of PT",
        "6 wekks",
        "2 yeers",
        "l2 weeks",
        "1O weeks",
        "pain x 4 moths",
    ],
)
def test_a_likely_transcription_error_has_no_length(text):
    [mention] = read(text)
    assert (mention.slip, mention.length) == (True, None)


@pytest.mark.parametrize("text", ["opened their mouths", "a moth", "numb mouth", "weak legs", "two weak muscles"])
def test_a_word_that_only_looks_like_a_unit_is_nothing(text):
    assert read(text) == []


# --- counting back from today


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("began 3 months ago", months(3)),
        ("started about 5 years ago", years(5)._replace(low=48, high=72)),
        ("onset 8 weeks ago", weeks(8)),
        ("injured two weeks ago", weeks(2)),
        ("a year ago", years(1)),
        ("a year and a half ago", months(18)),
        ("several months ago", months(3, 9)),
        ("over 3 months ago", months(3, math.inf, low_open=True)),
        ("6 months prior", months(6)),
        ("some 4 months back", None),
        ("10 days earlier", days(10)),
    ],
)
def test_a_length_that_counts_back_says_so(text, length):
    mention = only(text)
    assert mention.ago
    assert length is None or mention.length == length


@pytest.mark.parametrize("text", ["4 months of pain", "4 months prior to surgery", "x 4 months", "4 months back pain"])
def test_a_length_that_does_not_count_back_says_so(text):
    assert not only(text).ago


# --- ages, frequencies, doses and other things

AGES = [
    "54 year old woman",
    "54-year-old man",
    "a 54 yo female",
    "54 y/o",
    "54 y.o. male",
    "54 yr old",
    "54 yrs old",
    "aged 54 years",
    "age 54 years",
    "age: 54 years",
    "54 years of age",
    "is 54 years old",
    "an 18 month old",
    "forty-two-year-old",
    "twins, six years old",
]
FREQUENCIES = [
    "three times a week",
    "3 times per week",
    "2x/week",
    "2-3 days/week",
    "5 days a week",
    "15 days a month",
    "15 headache days per month",
    "15 days per month",
    "15 of 30 days",
    "4 hours a day",
    "once a week",
    "twice a month",
    "3 visits a week",
    "every 3 months",
    "every 6 weeks",
    "every 12 wks",
    "each month",
    "per week",
    "q3 months",
    "q 3 months",
    "q6wk",
    "twice weekly",
    "2-3x/year",
    "every other day",
    "every few weeks",
    "once every 2 weeks",
    "15 days out of the month",
    "five mornings a week",
]
DOSES = [
    "ibuprofen 600 mg tid",
    "15 mg qd",
    "10 mg per day",
    "5 mg/day",
    "400 mg 3 times a day",
    "1 tab 2 times a day",
    "2 tabs a day",
    "30 tablets",
    "gabapentin 300 mg/d",
    "2 puffs a day",
    "3000 mg a day",
    "0.5 ml",
]
OTHER = [
    "2D echo",
    "3D CT",
    "3 m of tubing",
    "5 mm",
    "20553 x 2",
    "x2",
    "C5-6",
    "L4-5 disc",
    "T2 weighted",
    "pain 7/10",
    "strength 4/5",
    "BP 120/80",
    "12 visits",
    "on day 3",
    "grade 2",
    "M54.2",
    "vitamin D 1000",
    "11/02/2025",
    "since 2024",
    "born in 1971",
]


@pytest.mark.parametrize("text", [*AGES, *FREQUENCIES, *DOSES, *OTHER])
def test_ages_frequencies_doses_and_other_figures_are_no_durations(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("54-year-old woman with neck pain for 5 months", [months(5)]),
        ("PT 3 times a week for 8 weeks", [weeks(8)]),
        ("PT 2x/wk x 6 wks", [weeks(6)]),
        ("meloxicam 15 mg qd x 6 wks", [weeks(6)]),
        ("12 visits over 8 weeks", [weeks(8)]),
        ("pain for 2 years, worse for 3 weeks", [years(2), weeks(3)]),
        ("HA x 20 yrs; neck pain new since injury 5 wks ago", [years(20), weeks(5)]),
        ("headaches 15 days a month for 6 months, 4 hours a day", [months(6)]),
        ("pain x 4 months. RTC 3 months.", [months(4), months(3)]),
        ("PT x 1 month, 2 weeks on ibuprofen", [months(1), weeks(2)]),
        ("naproxen 500 mg bid for 4 weeks then tizanidine for 2 weeks", [weeks(4), weeks(2)]),
    ],
)
def test_the_durations_of_a_sentence_are_read_beside_other_figures(text, lengths):
    assert [mention.length for mention in read(text)] == lengths


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("neck pain for more than 3 months now", "more than 3 months"),
        ("neck pain for about 3 months now", "about 3 months"),
        ("she had 3-4 months of pain", "3-4 months"),
        ("pain, unknown 3 month duration", "unknown 3 month"),
        ("in all 1 year and 3 months now", "1 year and 3 months"),
        ("pain for 3 months or more", "3 months or more"),
    ],
)
def test_a_mention_covers_the_words_that_bound_it(text, words):
    mention = only(text)
    assert text[mention.start : mention.end] == words


def test_only_the_asked_stretch_is_read():
    lower = "pain for 5 months. pt for 8 weeks."
    middle = lower.index("pt")
    assert [m.length for m in durations(lower, 0, middle)] == [months(5)]
    assert [m.length for m in durations(lower, middle, len(lower))] == [weeks(8)]


def test_a_bound_in_another_sentence_does_not_reach():
    lower = "more than 3 months of pain."
    begin = lower.index("3")
    assert [m.length for m in durations(lower, begin, len(lower))] == [months(3)]


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


# --- any text

NUMERALS = {"four": 4, "ten": 10, "eighteen": 18, "twenty-five": 25}


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.integers(2, 99).map(lambda n: (str(n), n)), st.sampled_from(list(NUMERALS.items()))),
    st.sampled_from(["days", "weeks", "wks", "months", "mos", "years", "yrs"]),
    st.sampled_from(["neck pain for {}", "pain x {}", "{} of pain", "in pain the past {}", "hurting for {} now."]),
)
def test_every_figure_with_a_unit_is_read_exactly(figure, unit, frame):
    words, value = figure
    make = {"d": days, "w": weeks, "m": months, "y": years}[unit[0]]
    assert only(frame.format(f"{words} {unit}")).length == make(value)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=5),
            st.sampled_from(
                [
                    "3",
                    "months",
                    "½",
                    "a",
                    "few",
                    "weeks",
                    "-",
                    "to",
                    "more than",
                    ">",
                    "x",
                    "ago",
                    "or",
                    "²",
                    "٣",
                    "years",
                    "half",
                ]
            ),
        ),
        max_size=9,
    ).map(" ".join)
)
def test_any_text_is_read_inside_its_bounds_and_in_order(text):
    found = read(text)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(normalised(text))
        assert mention.slip is (mention.length is None)
        if mention.length is not None:
            assert 0 <= mention.length.low <= mention.length.high
        at = mention.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pain for 3 mos", "3 mos"),
        ("pain for 2 mths", "2 mths"),
        ("x2w of pain", "x2w"),
        ("pain for 5y, steady", "5y"),
        ("a dose of 5m/day", None),
        ("3 moths of pain", "3 moths"),
        ("2 weaks ago", "2 weaks"),
        ("2 weak points", None),
        ("2 weekks of pain", None),
        ("2 weeeks of pain", "2 weeeks"),
    ],
)
def test_a_unit_is_known_in_full_in_one_letter_and_miswritten(text, found):
    read = [text[m.start : m.end] for m in durations(text, 0, len(text))]
    assert read == ([] if found is None else [found])
