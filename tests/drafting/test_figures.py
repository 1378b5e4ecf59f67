"""Figures of prose against figures of its sources: value and unit, however they are written."""

import pytest

from drafter.drafting.figures import figures, unsupported


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five months", {("5", "months")}),
        ("a 5-month history", {("5", "months")}),
        ("relief for 6 weeks", {("42", "days")}),
        ("50 % relief", {("50", "%")}),
        ("fifty percent relief", {("50", "%")}),
        ("84 patients", {("84", "patient")}),
        ("on 11/03/2025", {("2025-11-03", "date")}),
        ("no figure at all", set()),
    ],
)
def test_a_figure_is_its_value_with_its_unit(text, expected):
    assert expected <= figures(text)
    assert bool(figures(text)) == bool(expected)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Relief lasted 6 weeks.", "relief for six weeks"),
        ("Pain for five months.", "Neck pain x 5 months"),
        ("Relief of 50 %.", "50% relief"),
        ("She was seen on 2025-11-03.", "seen 11/03/2025"),
        ("It asks for 3 months.", "more than 3 months"),
    ],
)
def test_the_same_figure_written_otherwise_is_supported(text, source):
    assert unsupported(text, [source]) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Relief lasted 8 weeks.", "relief for 6 weeks"),  # another value
        ("Relief lasted 6 months.", "relief for 6 weeks"),  # another unit
        ("Relief of 60 %.", "50% relief"),
        ("85 patients took part.", "84 patients"),
        ("She was seen on 2025-11-04.", "seen 11/03/2025"),
        ("Relief lasted 8 weeks.", "no figure"),
    ],
)
def test_another_value_or_unit_is_not_supported(text, source):
    assert unsupported(text, [source])


def test_any_of_several_sources_supports():
    assert unsupported("5 months of pain, 6 weeks of relief", ["pain for 5 months", "relief for 6 weeks"]) == []
