"""Fields that tell the days of a month for before treatment and for now."""

import pytest

from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.headaches.era_keys import keyed_entries
from drafter.evidence.headaches.eras import era
from drafter.evidence.reading import Reading


@pytest.mark.parametrize(
    ("text", "before", "now"),
    [
        ("Headache days per month prior to Botox: 25", [25], []),
        ("HA d/mo: now 8 // pre-BTX (2023) 22", [22], [8]),
        ("MHD: 8 now, 22 at baseline", [22], [8]),
        ("Monthly migraine days (current): 4", [], [4]),
        ("Headache days/mo: 8 now, 22 before topiramate", [], [8]),
        ("Triptan days per month prior to Botox: 25", [], []),
        ("HA d/mo 22 -> 8, mig d/mo 13→3", [22, 13], [8, 3]),
        ("Headache days 24/mo => 15 => 9/mo", [24], [9]),
        ("Since last visit: headache days/mo 16 -> 9", [], [16, 9]),
        ("MHD 21 / MMD 12 at baseline", [21, 12], []),
    ],
)
def test_figures_behind_a_key(text: str, before: list[int], now: list[int]) -> None:
    reading = Reading(text, None)
    told: dict[bool, list[int]] = {True: [], False: []}
    for sentence in reading.sentences:
        for each in keyed_entries(reading, sentence):
            told[isinstance(era(reading, sentence, each.start, each.end), tuple)].append(int(each.value.low))
    assert (told[True], told[False]) == (before, now)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Headache days Aug 20, Sept 22, Oct 19; migraine 10, 12, 9.", [(9, 12)]),
        ("Headache days: Aug 20, Sept 22. Migrainous (one-sided): 10 and 12", [(10, 12)]),
        ("Headache days Aug 20, Sept 22, Oct 19; migraine 10, 12.", []),
        ("Headache days Aug 6, Sept 7; migraine 10, 12.", []),
    ],
)
def test_months_gone_through_again(text: str, days: list[tuple[int, int]]) -> None:
    reading = Reading(text, None)
    found = [count for sentence in reading.sentences for count in attacks(reading, sentence)]
    assert [(int(c.value.low), int(c.value.high)) for c in found if c.what == "migraine"] == days
