"""A length that is told with a rate is not that of a far higher one told behind it."""

import pytest


def lengths(told, text):
    return [f["length"] for f in told("pattern", text) if "length" in f]


@pytest.mark.parametrize(
    "text",
    [
        "Headaches, 3 a month for 15 years. Now they come on 20 days a month.",
        "Migraine since age 12, one or two a month all her life. Now every day.",
    ],
)
def test_the_length_of_a_rate_that_was_given_up_is_none(told, text):
    assert lengths(told, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Headache on 18 days a month for 8 months. Last month 22 headache days.",
        "Headache on 20 days a month for 2 years. Before then she had 3 a month.",
    ],
)
def test_counts_about_alike_or_of_before_leave_it(told, text):
    assert len(lengths(told, text)) == 1
