"""A headache diary counts days by month or week, in rows, in tables and in lists, and only of headache."""

from datetime import date

import pytest

from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.reading import Reading

NOTE = date(2026, 3, 10)


def counted(text):
    reading = Reading(text, NOTE)
    return [
        (a.what, round(a.value.low, 1), round(a.value.high, 1)) for s in reading.sentences for a in attacks(reading, s)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HA days: Dec 20, Jan 22, Feb 19.", [("headache", 19, 22)]),
        ("Migraine days: Dec 11, Jan 12, Feb 10.", [("migraine", 10, 12)]),
        ("Headache days: 17 (Dec), 19 (Jan), 18 (Feb).", [("headache", 17, 19)]),
        ("Diary totals: Nov 18, Dec 20 and Jan 19 headache days.", [("headache", 18, 20)]),
        ("Diary for the last three months: 18, 20 and 17 headache days.", [("headache", 17, 20)]),
        ("Headache calendar:\nAug  23 HA d / 13 mig", [("headache", 23, 23), ("migraine", 13, 13)]),
        (
            "HA days by month:\nDec - 18\nJan - 20\nFeb 19",
            [("headache", 18, 18), ("headache", 20, 20), ("headache", 19, 19)],
        ),
        ("Month / migraine days\nDec 8\nJan 10", [("migraine", 8, 8), ("migraine", 10, 10)]),
        ("Headache days\nseen Dec 18", []),
        ("Days without headache\nDec 18\nJan 20", []),
        ("Red stickers are for migraine. Red: 9 in December, 10 in January.", [("migraine", 9, 10)]),
        ("- December: 19 days with headache, 10 migraine", [("headache", 19, 19), ("migraine", 10, 10)]),
        (
            "            Jan 2026   Feb 2026   Mar 2026\nDays with any headache    21    19    22\nOf these, migraine days   12    11    13",
            [("headache", 19, 22), ("migraine", 11, 13)],
        ),
        (
            "Month | Headache days | Migraine days | Days off\nDecember | 19 | 11 | 2\nJanuary | 21 | 12 | 3",
            [("headache", 19, 19), ("migraine", 11, 11), ("headache", 21, 21), ("migraine", 12, 12)],
        ),
        ("Week | Headache days\nWeek 1 | 3\nWeek 2 | 6", [("headache", 13, 13), ("headache", 26, 26)]),
        (
            "MONTH    HA DAYS   MIGRAINE DAYS   TRIPTAN\nDec      19        10              8",
            [("headache", 19, 19), ("migraine", 10, 10)],
        ),
    ],
)
def test_months_and_weeks_count_what_heads_them(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Headache.\n            Jan   Feb   Mar\nDays rizatriptan taken   8   7   8",
        "Headache.\n            Jan   Feb   Mar\nDays off work   8   7   8",
        "Headache.\n            Jan   Feb   Mar\nHeadache-free days   8   7   8",
        "Headache.\n            Dose   Pulse   Weight\nHeadache days   8   7   8",
        "Headache diary\nMonth | Weight | Triptan days\nDecember | 19 | 11",
        "Headache.\nDec 19 refill of triptan, Jan 20 refill.",
        "Headache days: Dec 40, Jan 50.",
    ],
)
def test_other_rows_and_columns_count_no_headache(text):
    assert counted(text) == []
