"""Percentages, scores, counts of visits and frequencies."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.layout.text import normalised
from drafter.evidence.sessions.countings import counts
from drafter.evidence.sessions.ordinals import ordinals
from drafter.evidence.words.percentages import percentages
from drafter.evidence.words.quantities import Interval, frequencies, scores

MORE, LESS = {"low_open": True}, {"high_open": True}


def read(reader, text):
    lower = normalised(text).lower()
    return list(reader(lower, 0, len(lower)))


def values(reader, text):
    return [found.value for found in read(reader, text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "ends"),
    [
        ("50%", 50, 50, {}),
        ("about 50 % relief", 45, 55, {}),
        ("50 percent better", 50, 50, {}),
        ("fifty percent", 50, 50, {}),
        ("seventy-five per cent relief", 75, 75, {}),
        ("62.5% improvement", 62.5, 62.5, {}),
        ("100% relief", 100, 100, {}),
        ("0% relief", 0, 0, {}),
        ("60-70% relief", 60, 70, {}),
        ("60 – 70 % relief", 60, 70, {}),
        ("60 to 70 percent", 60, 70, {}),
        ("40% to 60%", 40, 60, {}),
        ("more than 50%", 50, 100, MORE),
        ("greater than 60 percent relief", 60, 100, MORE),
        ("over 50 % improvement", 50, 100, MORE),
        ("> 50%", 50, 100, MORE),
        (">80% relief", 80, 100, MORE),
        ("at least 50%", 50, 100, {}),
        (">= 50%", 50, 100, {}),
        ("≥50%", 50, 100, {}),
        ("50% or more", 50, 100, {}),
        ("50% or better", 50, 100, {}),
        ("less than 30%", 0, 30, LESS),
        ("under 50 percent", 0, 50, LESS),
        ("<50%", 0, 50, LESS),
        ("up to 50% relief", 0, 50, {}),
        ("approximately 70%", 65, 75, {}),
        ("roughly 40 percent", 35, 45, {}),
        ("around 60%", 55, 65, {}),
        ("~50%", 45, 55, {}),
        ("about 98%", 93, 100, {}),
        ("about 2%", 0, 7, {}),
        ("about 50-60% relief", 45, 65, {}),
        ("circa 50%", 45, 55, {}),
    ],
)
def test_a_percentage_is_an_interval(text, low, high, ends):
    assert values(percentages, text) == [Interval(low, high, **ends)]


@pytest.mark.parametrize(
    "text", ["almost 50%", "nearly 50% relief", "nearly half", "almost half of the pain", "just under 50%"]
)
def test_nearly_a_share_is_below_it(text):
    assert [found.compare(">=", 50) for found in values(percentages, text)] == [False]


@pytest.mark.parametrize(
    ("text", "low", "high", "ends"),
    [
        ("pain was cut in half", 50, 50, {}),
        ("pain decreased by half", 50, 50, {}),
        ("reduced the pain by two thirds", 200 / 3, 200 / 3, {}),
        ("two-thirds better", 200 / 3, 200 / 3, {}),
        ("three quarters of the pain is gone", 75, 75, {}),
        ("relieved a third of the pain", 100 / 3, 100 / 3, {}),
        ("by one third", 100 / 3, 100 / 3, {}),
        ("a quarter of the pain", 25, 25, {}),
        ("more than half of the pain is gone", 50, 100, MORE),
        ("over half of her pain", 50, 100, MORE),
        ("at least half of the pain", 50, 100, {}),
        ("less than half of the pain", 0, 50, LESS),
        ("about half of his pain", 45, 55, {}),
    ],
)
def test_a_share_in_words_is_a_percentage(text, low, high, ends):
    assert values(percentages, text) == [Interval(low, high, **ends)]


@pytest.mark.parametrize(
    "text",
    [
        "half an hour of sitting",
        "took half a tablet",
        "walks half a mile",
        "half the dose",
        "relief lasted a month and a half",
        "better for a week and a half",
        "two and a half weeks of relief",
        "pain for a year and a half",
        "three and a half months",
        "the second half of the day",
        "half a dozen visits",
        "a quarter mile walk",
        "C5-6 disc",
        "relief for 50 days",
        "pain 5/10",
        "",
    ],
)
def test_a_half_or_a_figure_of_something_else_is_no_percentage(text):
    assert values(percentages, text) == []


def test_every_percentage_of_a_sentence_is_read_in_order_and_in_place():
    text = "first session 30% for a week, second session 60-70% for 8 weeks, third session 80 percent"
    found = read(percentages, text)
    assert [(text[q.start : q.end].strip(), q.value) for q in found] == [
        ("30%", Interval(30, 30)),
        ("60-70%", Interval(60, 70)),
        ("80 percent", Interval(80, 80)),
    ]


@pytest.mark.parametrize(
    ("interval", "op", "value", "answer"),
    [
        (Interval(50, 50), ">=", 50, True),
        (Interval(50, 50), ">", 50, False),
        (Interval(50, 50), "<=", 50, True),
        (Interval(50, 50), "<", 50, False),
        (Interval(49, 49), ">=", 50, False),
        (Interval(51, 51), ">", 50, True),
        (Interval(49, 49), "<", 50, True),
        (Interval(51, 51), "<=", 50, False),
        (Interval(45, 55), ">=", 50, None),
        (Interval(45, 55), ">", 50, None),
        (Interval(45, 55), "<", 50, None),
        (Interval(50, 60), ">=", 50, True),
        (Interval(50, 60), ">", 50, None),
        (Interval(40, 50), ">", 50, False),
        (Interval(40, 50), ">=", 50, None),
        (Interval(40, 50), "<=", 50, True),
        (Interval(50, 100, low_open=True), ">", 50, True),
        (Interval(50, 100, low_open=True), ">=", 50, True),
        (Interval(50, 100, low_open=True), "<=", 50, False),
        (Interval(40, 100, low_open=True), ">=", 50, None),
        (Interval(0, 50, high_open=True), ">=", 50, False),
        (Interval(0, 50, high_open=True), ">", 50, False),
        (Interval(0, 50, high_open=True), "<", 50, True),
        (Interval(0, 50), ">=", 50, None),
        (Interval(0, 50), "<", 50, None),
        (Interval(6, math.inf), ">=", 4, True),
        (Interval(6, math.inf), "<=", 4, False),
        (Interval(2, math.inf), "<=", 4, None),
    ],
)
def test_an_interval_answers_only_when_all_of_it_agrees(interval, op, value, answer):
    assert interval.compare(op, value) is answer


@st.composite
def intervals(draw):
    low, high = sorted((draw(st.integers(0, 12)), draw(st.integers(0, 12))))
    return Interval(
        low, high, **({"low_open": draw(st.booleans()), "high_open": draw(st.booleans())} if low < high else {})
    )


POINTS = [step / 4 for step in range(53)]


@settings(max_examples=300, deadline=None)
@given(intervals(), st.sampled_from([">", ">=", "<", "<="]), st.integers(0, 12))
def test_an_answer_holds_for_every_point_of_the_interval(interval, op, value):
    holds = {">": float.__gt__, ">=": float.__ge__, "<": float.__lt__, "<=": float.__le__}[op]
    inside = [
        point
        for point in POINTS
        if (interval.low < point or (interval.low == point and not interval.low_open))
        and (point < interval.high or (point == interval.high and not interval.high_open))
    ]
    answers = {holds(point, float(value)) for point in inside}
    assert interval.compare(op, value) in ({None, *answers} if len(answers) == 1 else {None})


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(50, 50), "50"),
        (Interval(45, 55), "45 to 55"),
        (Interval(6, math.inf), "at least 6"),
        (Interval(10, math.inf, low_open=True), "more than 10"),
        (Interval(0, 50), "at most 50"),
        (Interval(0, 50, high_open=True), "less than 50"),
    ],
)
def test_an_interval_is_said_in_words(interval, words):
    assert interval.plain() == words


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("pain 7/10", [(0.7, 0.7)]),
        ("pain is 7 out of 10", [(0.7, 0.7)]),
        ("rated 6-8/10", [(0.6, 0.8)]),
        ("0/10 today", [(0, 0)]),
        ("10/10 at worst", [(1, 1)]),
        ("vas 65/100", [(0.65, 0.65)]),
        ("7.5/10", [(0.75, 0.75)]),
        ("8/10 before and 3/10 after", [(0.8, 0.8), (0.3, 0.3)]),
        ("from 8/10 to 4/10", [(0.8, 0.8), (0.4, 0.4)]),
    ],
)
def test_a_rating_is_a_share_of_its_scale(text, shares):
    assert values(scores, text) == [Interval(low, high) for low, high in shares]


@pytest.mark.parametrize(
    "text",
    [
        "seen 7/10/2025",
        "strength 5/5",
        "strength 4/5",
        "11/10",
        "bp 120/80",
        "6 of 8 visits",
        "hydrocodone 7.5/325",
        "10 sessions",
        "9-5/10",
    ],
)
def test_what_is_on_no_scale_of_ten_or_a_hundred_is_no_rating(text):
    assert values(scores, text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("completed 8 sessions of PT", 8, 8),
        ("12 visits", 12, 12),
        ("six visits of physical therapy", 6, 6),
        ("one visit", 1, 1),
        ("a dozen visits", 12, 12),
        ("half a dozen sessions", 6, 6),
        ("twenty-four therapy sessions", 24, 24),
        ("4-6 visits", 4, 6),
        ("four to six sessions", 4, 6),
        ("2 or 3 treatments", 2, 3),
        ("more than 10 sessions", 11, math.inf),
        ("over 10 visits", 11, math.inf),
        ("at least 6 visits", 6, math.inf),
        ("6+ visits", 6, math.inf),
        ("only 2 visits", 2, 2),
        ("a total of 9 treatments", 9, 9),
        ("3 injections", 3, 3),
        ("two prior trigger point injections", 2, 2),
        ("attended 6 of 8 visits", 6, 6),
        ("attended 6/8 visits", 6, 6),
        ("a few visits", 3, 5),
        ("a couple of sessions", 2, 4),
        ("several sessions", 3, 9),
        ("many sessions", 4, math.inf),
        ("TPI x3", 3, 3),
        ("TPI x 3 last year", 3, 3),
        ("had PT x12", 12, 12),
    ],
)
def test_sessions_are_counted(text, low, high):
    assert values(counts, text) == [Interval(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "x3 weeks",
        "x 3 months",
        "x 6 wks",
        "x 10 mg",
        "pain 7/10",
        "seen on 8/12",
        "PT for 8 weeks",
        "no sessions",
        "the visits",
        "ibuprofen 600 mg x 10 days",
    ],
)
def test_lengths_doses_and_dates_are_no_counts(text):
    assert values(counts, text) == []


@pytest.mark.parametrize(
    "text", ["3 times a week", "3 sessions per week", "2 visits/week", "PT 2x/week", "5 times daily"]
)
def test_how_often_is_no_count_of_sessions(text):
    assert values(counts, text) == []


def test_a_count_beside_a_frequency_is_the_only_count():
    assert values(counts, "12 sessions of PT, 3 times a week") == [Interval(12, 12)]


@pytest.mark.parametrize(
    ("text", "low", "high", "per"),
    [
        ("headaches 15 days a month", 15, 15, "month"),
        ("20 headache days per month", 20, 20, "month"),
        ("15-20 days/month", 15, 20, "month"),
        ("2-3 days/week", 2, 3, "week"),
        ("2 to 3 days a week", 2, 3, "week"),
        ("four days per week", 4, 4, "week"),
        ("once a week", 1, 1, "week"),
        ("twice a month", 2, 2, "month"),
        ("3x/week", 3, 3, "week"),
        ("three times a day", 3, 3, "day"),
        ("2 visits per wk", 2, 2, "week"),
        ("4 times a year", 4, 4, "year"),
        ("12 migraine days each month", 12, 12, "month"),
    ],
)
def test_a_frequency_is_a_quantity_in_its_days(text, low, high, per):
    days = {"day": 1, "week": 7, "month": 365.25 / 12, "year": 365.25}[per]
    lower = normalised(text).lower()
    [(quantity, counted_in)] = frequencies(lower, 0, len(lower))
    assert quantity.value == Interval(low, high)
    assert counted_in == pytest.approx(days, rel=0.005)


@pytest.mark.parametrize(
    "text", ["for 3 months", "over a week", "in a day or so", "12 visits", "3 weeks of PT", "a day", "half a year"]
)
def test_what_is_counted_in_nothing_is_no_frequency(text):
    lower = normalised(text).lower()
    assert list(frequencies(lower, 0, len(lower))) == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=6),
            st.sampled_from(
                ["50%", "7/10", "half", "x3", "8 visits", "a", "few", "2-3 days/week", "²", "٣", "to", ">"]
            ),
        ),
        max_size=8,
    ).map(" ".join)
)
def test_any_text_is_read_inside_its_bounds_and_in_order(text):
    lower = normalised(text).lower()
    for reader in (percentages, scores, counts, lambda *at: (found for found, _ in frequencies(*at))):
        for found in reader(lower, 0, len(lower)):
            assert 0 <= found.start < found.end <= len(lower)
            assert found.value.low <= found.value.high


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 100), st.sampled_from(["%", " %", " percent", " per cent"]))
def test_every_percentage_is_read(share, sign):
    assert values(percentages, f"relief of {share}{sign} today") == [Interval(share, share)]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 99), st.sampled_from(["visits", "sessions", "treatments", "injections"]))
def test_every_count_is_read(count, what):
    assert values(counts, f"completed {count} {what}") == [Interval(count, count)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("this would be her fourth set in the last 12 months", 4), ("this is the second session this year", 2),
        ("repeat tpi, #3 in the past year", 3), ("today's injection makes it her 3rd this calendar year", 3),
        ("this will be number 2 in 2025", 2),
    ],
)  # fmt: skip
def test_the_number_of_this_session_in_its_year(text, number):
    assert values(ordinals, text) == [Interval(number, number)]


@pytest.mark.parametrize(
    "text",
    ["this was her second session this year", "tpi #2 6/3/25", "the second visit this year", "her third set helped"],
)
def test_other_ordinals_number_no_session_of_a_year(text):
    assert values(ordinals, text) == []
