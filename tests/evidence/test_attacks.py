"""Counts of days a month are intervals, of headache or of migraine, and of nothing else."""

from datetime import date

import pytest

from drafter.evidence.headaches.attack_hours import attack_hours
from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.reading import Reading

NOTE = date(2025, 11, 3)


def counted(text):
    reading = Reading(text, NOTE)
    return [
        (a.what, round(a.value.low, 1), round(a.value.high, 1)) for s in reading.sentences for a in attacks(reading, s)
    ]


def hours(text):
    reading = Reading(text, NOTE)
    return [(h.value.low, h.value.high) for s in reading.sentences for h in attack_hours(reading, s)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headache on 18 days a month.", [("headache", 18, 18)]),
        ("23 HA days/mo.", [("headache", 23, 23)]),
        ("Headaches 2-3 days/week.", [("headache", 8.7, 13)]),
        ("Headaches on 3 to 4 days a week.", [("headache", 13, 17.3)]),
        ("Headache 25 of the last 30 days.", [("headache", 25, 25)]),
        ("Headache five days out of every week.", [("headache", 21.7, 21.7)]),
        ("Headaches Monday through Friday, every week.", [("headache", 21.7, 21.7)]),
        ("Headache every weekday; weekends are free.", [("headache", 21.7, 21.7)]),
        ("The headaches spare her only on Sundays.", [("headache", 26, 26)]),
        ("Headache that never goes away.", [("headache", 28, 31)]),
        ("Headaches a five-day-a-week affair.", [("headache", 21.7, 21.7)]),
        ("Headache roughly 240 days a year.", [("headache", 16, 24)]),
        ("No month below 15 headache days.", [("headache", 15, float("inf"))]),
        ("Headache diary: six boxes in March were blank, the rest carry a score.", [("headache", 22, 25)]),
        ("Diary: total HA 16, migraine 9, triptan 7.", [("headache", 16, 16), ("migraine", 9, 9)]),
        ("Headache diary (total / migraine): Sep 22/13, Oct 19/10.", [("headache", 19, 22), ("migraine", 10, 13)]),
        ("Headache every day of the month.", [("headache", 28, 31)]),
        ("Headache nearly every day.", [("headache", 0, 31)]),
        ("Of the nineteen days she hurts, ten send her to bed with vomiting.", [("migraine", 10, 10)]),
        ("Headache on 18, 20 and 19 days in the last three months.", [("headache", 18, 20)]),
        ("Between 7 and 10 of the 20 days each month are migraine.", [("migraine", 7, 10), ("headache", 20, 20)]),
        ("One real migraine a week; otherwise a dull headache daily.", [("migraine", 4.3, 4.3), ("headache", 28, 31)]),
        ("She is nauseated with the headache 3 days out of 7.", [("migraine", 13, 13)]),
        ("Headache every other day.", [("headache", 14, 16)]),
        ("About 15 headache days per month.", [("headache", 12, 18)]),
        ("20+ headache days per month.", [("headache", 20, float("inf"))]),
        ("Headache days per month: 16\nMigraine days per month: 9", [("headache", 16, 16), ("migraine", 9, 9)]),
        ("20 days of headache a month, 12 of which are migraine.", [("headache", 20, 20), ("migraine", 12, 12)]),
        ("Headaches daily. Two a week are migraine.", [("headache", 28, 31), ("migraine", 8.7, 8.7)]),
        ("16 headache days and 10 migraine days per month.", [("headache", 16, 16), ("migraine", 10, 10)]),
        ("18 headache days a month; half of them are migraines.", [("headache", 18, 18), ("migraine", 9, 9)]),
        ("Headache 5 days a week, 3 of them migraine.", [("headache", 21.7, 21.7), ("migraine", 13, 13)]),
        ("Headache days fell from 22 to 9 a month.", [("headache", 22, 22), ("headache", 9, 9)]),
        ("Addendum: headache days per month should read 18, not 8.", [("headache", 18, 18)]),
        ("On 10 days a month the headache comes with nausea.", [("migraine", 10, 10)]),
        ("On 10 days a month the headache has no nausea.", [("headache", 10, 10)]),
        ("A good twenty-odd days of headache out of any month.", [("headache", 20, float("inf"))]),
        ("Headache near twenty days in the month.", [("headache", 16, 24)]),
        ("Headache on 20 days or more each month.", [("headache", 20, float("inf"))]),
        ("Out of the past 30 days she had headache on 24.", [("headache", 24, 24)]),
        ("Headaches: # days/month: 20", [("headache", 20, 20)]),
        ("Number of headache days in the last 30 days: 23", [("headache", 23, 23)]),
        ("She can count on three clear days a month; the rest bring a headache.", [("headache", 25, 28)]),
        ("She is headache free no more than 5 days in a month.", [("headache", 23, 31)]),
        ("At least 10 headache-free days a month.", [("headache", 0, 21)]),
        ("She has not had a headache-free day since summer.", [("headache", 28, 31)]),
        ("She is never without a headache.", [("headache", 28, 31)]),
        ("20 HA d/mo; 10 w/ photophobia.", [("headache", 20, 20), ("migraine", 10, 10)]),
        ("18 headache days a month, all with nausea.", [("headache", 18, 18), ("migraine", 18, 18)]),
        ("Headache 22 days a month (migraine 14, tension 8).", [("headache", 22, 22), ("migraine", 14, 14)]),
        ("20 headache days a month; nausea accompanies twelve of them.", [("headache", 20, 20), ("migraine", 12, 12)]),
        ("Severe migrainous headache at least 8 days each month.", [("migraine", 8, float("inf"))]),
    ],
)
def test_counts_are_converted_to_months_and_stay_intervals(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Headache. Sumatriptan on 9 days a month.",
        "Headaches; neck pain every weekday.",
        "Headache Monday, Tuesday and Friday of last week.",
        "Headache on weekdays only in exam season.",
        "During an attack the headache never lets up.",
        "Headache. Pain clinic hours are 24/7.",
        "Headache 200 days last year she did not have.",
        "Headache diary: six boxes blank, the rest not yet filled.",
        "Headache. About eight days a month are entirely clear.",
        "Headaches for 12 weeks.",
        "Headache: rosuvastatin 10 mg daily.",
        "Headache. She misses 3 days of work a month.",
        "Low back pain 5 days a week.",
        "Headaches persist for more than 4 hours each day.",
        "Headaches are frequent. Walks 5 days a week.",
        "Headaches are frequent. Nausea daily from metformin.",
        "Headaches are frequent. Neck pain on 25 days of the month.",
        "Low back pain 5 days a week, headaches occasionally.",
        "Botox has given her 20 headache-free days a month.",
        "She would like ten headache-free days a month.",
    ],
)
def test_days_of_something_else_are_no_days_of_headache(text):
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headaches last 8 to 12 hours.", [(8, 12)]),
        ("Each headache lasts at least 5 h.", [(5, float("inf"))]),
        ("The headache passes by itself after 60 to 90 minutes.", [(1, 1.5)]),
        ("Headache lasts all day.", [(12, 24)]),
        ("Once a headache arrives it outlasts her 8-hour shift.", [(8, float("inf"))]),
        ("Headaches: no entry shorter than 5 hours.", [(5, float("inf"))]),
        ("Each headache wipes out an entire day.", [(12, 24)]),
        ("Headache log: 12/1 0800-1600.", [(8, 8)]),
        ("Headaches go on for 12 hours or so.", [(9.600000000000001, 14.399999999999999)]),
        ("Left alone a headache lasts from six hours to a day.", [(6, 24)]),
        ("HA 5x/wk; 8h; x 6 mo", [(8, 8)]),
        ("Migraine attacks of two or three days each.", [(24, 24)]),
        ("Left alone a headache goes on for two days.", [(24, 24)]),
        ("Migraine.\nLength of attack: 1-2 days", [(24, 24)]),
        ("Even a short headache is never under five hours.", [(5, float("inf"))]),
        ("Headache: average length if not treated 7 h.", [(7, 7)]),
        ("Headaches are still there when she goes to bed.", [(12, 24)]),
        ("The headache is there from noon until she sleeps.", [(6.5, 13.5)]),
        ("HOURS PER HEADACHE: 6-8", [(6, 8)]),
    ],
)
def test_hours_are_those_of_the_headache(text, found):
    assert hours(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Headache daily. Sleeps six hours.",
        "With rizatriptan the headache is gone in 2 hours.",
        "Headache. Works 8 hours a day.",
        "Headache is shorter than her 8-hour shift.",
        "Headache comes on at 8 in the morning; she leaves after dinner.",
        "Headache; ibuprofen every 6 hours.",
        "Back pain lasts 8 hours.",
        "Headaches since the eighth grade, most days.",
        "Headache since day one of the eighth week.",
    ],
)
def test_hours_of_something_else_are_none(text):
    assert hours(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("15 or so days a month are migraines.", [("migraine", 12, 18)]),
        ("She gets 20 or so headaches a month.", [("headache", 16, 24)]),
    ],
)
def test_or_so_is_about(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headaches. Duration: untreated 12-24 hrs, treated 4-6 hrs.", [(12, 24)]),
        ("Headaches last 4-72 hours untreated and 2 hours if she takes a triptan.", [(4, 72)]),
        ("Headaches last 10 hrs w/o tx, 3 hrs w/ tx.", [(10, 10)]),
        ("Headaches last 2 hours with treatment.", []),
        ("Headache gone within 2 hours, treated early.", []),
    ],
)
def test_the_length_of_a_treated_attack_is_another(text, found):
    assert hours(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headache diary\nOct 3: 8 hrs, bad\nOct 5: 11 hrs", [(8, 8), (11, 11)]),
        ("Headache diary\nOct 3: worked 8 hrs", []),
        ("Headaches daily.\nSleep diary\nOct 3 11 pm - 7 am 8 hrs", []),
    ],
)
def test_the_rows_of_a_headache_diary_tell_its_hours(text, found):
    assert hours(text) == found


def test_what_a_form_asks_of_work_counts_no_headaches():
    assert counted("How many days a week do you get a headache? 6\nDo you miss work? 2 days last month") == [
        ("headache", 26, 26)
    ]
