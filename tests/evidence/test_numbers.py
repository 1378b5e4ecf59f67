"""Numbers as notes write them: exact ones, fractions, and words for a few."""

import math
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.evidence.words.numbers import NUMBER, number

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
ONES += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value, joint="-"):
    if value < 20:
        return ONES[value]
    tens, ones = divmod(value, 10)
    return TENS[tens - 2] + (joint + ONES[ones] if ones else "")


EXACT = {
    "3": 3,
    "0": 0,
    "12": 12,
    "2.5": 2.5,
    "0.5": 0.5,
    "1,000": 1000,
    "12,500": 12500,
    "1,250.5": 1250.5,
    "four": 4,
    "eleven": 11,
    "nineteen": 19,
    "twenty": 20,
    "ninety": 90,
    "twenty-one": 21,
    "forty five": 45,
    "a": 1,
    "an": 1,
    "half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "a dozen": 12,
    "half a dozen": 6,
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
    "1/2": 0.5,
    "1/4": 0.25,
    "3/4": 0.75,
    "2½": 2.5,
    "2 ½": 2.5,
    "3¼": 3.25,
    "5 1/2": 5.5,
    "5-1/2": 5.5,
    "1 3/4": 1.75,
    "three and a half": 3.5,
    "two and one-half": 2.5,
    "one and one half": 1.5,
    "four and a quarter": 4.25,
    "two and 1/2": 2.5,
}


@pytest.mark.parametrize(("text", "value"), EXACT.items(), ids=EXACT)
def test_an_exact_number_is_a_point(text, value):
    assert re.fullmatch(NUMBER, text)
    assert number(text) == (value, value)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("a couple", (2, 4)),
        ("a couple of", (2, 4)),
        ("couple of", (2, 4)),
        ("a few", (3, 5)),
        ("few", (3, 5)),
        ("several", (3, 9)),
        ("many", (4, math.inf)),
    ],
)
def test_a_vague_word_has_the_bounds_that_the_library_gives_it(text, interval):
    assert re.fullmatch(NUMBER, text)
    assert number(text) == interval


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "months",
        "some",
        "any",
        "1/3/2025",
        "3-4",
        "-",
        "1.2.3",
        "chronic",
        "first",
        "no relief",
        "well-known",
    ],
)
def test_what_is_no_number_has_no_value(text):
    assert number(text) is None


def test_blanks_around_a_number_do_not_matter():
    assert number(" 12 ") == (12, 12)


@pytest.mark.parametrize("text", ["1/2/2025", "3/4/25"])
def test_the_start_of_a_date_is_no_fraction(text):
    assert re.match(NUMBER, text)[0] not in ("1/2", "3/4")


@pytest.mark.parametrize("text", ["2 1/2/2025", "5 3/4/25"])
def test_a_date_behind_a_number_is_no_fraction_of_it(text):
    assert re.match(NUMBER, text)[0] == text[0]


@pytest.mark.parametrize(
    ("text", "value"), [("six (6) weeks", (6, 6)), ("six (8) weeks", (6, 8)), ("twelve (10)", (10, 12))]
)
def test_a_number_that_is_told_twice_lies_between_both(text, value):
    assert number(re.match(NUMBER, text)[0]) == value


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("half a dozen visits", "half a dozen"),
        ("twenty-four hours", "twenty-four"),
        ("sixteen sessions", "sixteen"),
        ("seventy percent", "seventy"),
        ("two and a half years", "two and a half"),
        ("1,200 mg", "1,200"),
        ("5 1/2 months", "5 1/2"),
    ],
)
def test_the_longest_number_is_taken(text, whole):
    assert re.match(NUMBER, text)[0] == whole


@pytest.mark.parametrize("joint", ["-", " "])
@pytest.mark.parametrize("value", range(100))
def test_every_number_below_a_hundred_is_read_from_words(value, joint):
    assert number(spelled(value, joint)) == (value, value)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_digits_are_read_with_or_without_thousands(value, grouped):
    assert number(f"{value:,}" if grouped else str(value)) == (value, value)


@settings(max_examples=100, deadline=None)
@given(st.from_regex(rf"\A{NUMBER}\Z"))
def test_whatever_matches_has_a_value_and_an_order(text):
    low, high = number(text)
    assert 0 <= low <= high


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=20))
@example("0 0")
def test_no_text_breaks_it(text):
    found = number(text)
    assert found is None or found[0] <= found[1]
