"""Durations are read as long as they are told, and figures and words that are none are not."""

import math

import pytest
from durations_read import days, months, only, read, table, weeks, years
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.calendar.durations import durations
from drafter.evidence.calendar.lengths import compare
from drafter.evidence.layout.text import normalised

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
