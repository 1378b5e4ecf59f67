"""Lists that tell sessions by region or by year."""

from datetime import date

import pytest

from drafter.evidence.reading import Reading
from drafter.evidence.sessions.region_groups import groups
from drafter.evidence.sessions.year_lists import parts_by_year, row_of_year


def by_region(text):
    reading = Reading(text, date(2025, 11, 3))
    sentence = reading.sentences[0]
    mention = reading.of(sentence, "procedure")[0]
    return [(g.region.id, g.count.value.low if g.count else None) for g in groups(reading, sentence, mention)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Epidurals this year: cervical x 3 (Feb, Jun), lumbar x 1 (Apr).", [("neck", 3), ("low-back", 1)]),
        ("ESIs in past 12 months: four cervical, one lumbar", [("neck", 4), ("low-back", 1)]),
        ("MBBs: neck - 02/10/25; low back - none", [("neck", None), ("low-back", 0)]),
    ],
)
def test_each_region_of_a_list_has_its_own_number(text, told):
    assert by_region(text) == told


@pytest.mark.parametrize(
    "text",
    ["Epidural for neck and low back pain.", "ESI: cervical 1 level, lumbar 2 levels", "Lumbar MBB, L4-5 and L5-S1."],
)
def test_regions_without_numbers_of_sessions_are_no_list(text):
    assert by_region(text) == []


def years(text):
    lower = text.lower()
    return [(lower[slice(*p.year)], p.number.value.low) for p in parts_by_year(lower, 0, len(lower))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023 x 2, 2024 none, 2025: 4.", [("2023", 2), ("2025", 4)]),
        ("2 in 2023, one in 2024", [("2023", 2), ("2024", 1)]),
        ("2024 (2); 2025 - 1", [("2024", 2), ("2025", 1)]),
    ],
)
def test_each_year_of_a_list_has_its_own_number(text, told):
    assert years(text) == told


@pytest.mark.parametrize("text", ["01/05/2025: 2", "2025 - 4 weeks", "seen in 2025", "2024: 3 levels"])
def test_days_and_lengths_are_no_numbers_of_a_year(text):
    assert years(text) == []
    assert row_of_year(text, 0, len(text)) is None
