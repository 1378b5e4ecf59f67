"""How long a rate has been so, for how many hours an attack goes on, and how preventives ended; and what only looks like it."""

from datetime import date

import pytest

from drafter.evidence.calendar.appointments import appointments
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document
from drafter.evidence.reading import Reading
from drafter.models.rules.model import RulesModel

DAY = date(2026, 3, 10)


def facts(text, kind):
    note = Document(id="n", kind="progress-note", date=DAY, text=text)
    return ground(note, RulesModel().propose_facts(note, [kind]), "rules", DAY).facts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She has been at this frequency since January 2025. 22 headache days a month.", True),
        ("At this rate for over a year. Headache 21 days a month.", True),
        ("Headaches crossed from episodic to chronic in spring 2025; now 20 days a month.", True),
        ("Headache on 24 days a month came some seven months ago and at that level ever since.", True),
        ("Current frequency since: 03/2025\nHeadache days 20 per month.", True),
        ("Headaches now 5-6 d/wk, was 2 d/wk a year ago.", False),
        ("Headaches 20 days a month, up from 6 days a month last year.", False),
        ("Migraine from age 19. Headache on 20 days a month.", False),
        ("Headache on 20 days a month. She has been a patient here for six years.", False),
    ],
)
def test_a_rate_has_been_so_for_as_long_as_the_record_says_of_the_rate(text, told):
    assert any({"length", "begin"} & f.attributes.keys() for f in facts(text, FactKind.PATTERN)) == told


def test_what_a_count_was_a_year_ago_is_none_of_now():
    text = "Headaches now 5-6 d/wk, was 2 d/wk a year ago."
    assert [f.evidence("days")[0].quote for f in facts(text, FactKind.PATTERN) if "days" in f.attributes] == [
        "5-6 d/wk"
    ]


def test_what_a_count_was_before_the_treatment_is_kept():
    text = "Headache frequency was 22 days a month in 2024 before starting Botox."
    assert [f.value("before") for f in facts(text, FactKind.PATTERN) if "days" in f.attributes] == [True]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("If untreated the headache lasts 12 hours.", [12]),
        ("If she takes nothing, a headache lasts 10 hours.", [10]),
        ("If a headache lasts more than 24 hours, call the clinic.", []),
        ("Headache. Should it last over 72 hours she will come to the ED.", []),
        ("To qualify, headaches must last 4 hours or more a day.", []),
        ("She needs a headache to last four hours to qualify.", []),
        ("The infusion visit took 6 hours because of her headache.", []),
    ],
)
def test_hours_that_are_asked_for_or_may_come_are_none(text, hours):
    assert [f.value("hours")["low"] for f in facts(text, FactKind.PATTERN) if "hours" in f.attributes] == hours


@pytest.mark.parametrize(
    ("treatment", "outcome", "text"),
    [
        ("topiramate", "not_tolerated", "Topiramate: 2021, could not find words, stopped."),
        ("topiramate", "not_tolerated", "Topiramate left her groping for words, so she quit."),
        ("topiramate", "not_tolerated", "Topiramate (AE)."),
        ("topiramate", "not_tolerated", "TPM - stopped, cognitive SE."),
        ("valproate", "not_tolerated", "Divalproex 500 - wt gain 22 lb, discontinued."),
        ("nortriptyline", "not_tolerated", "Nortriptyline, gained 14 lb, quit."),
        ("propranolol", "not_tolerated", "Propranolol brought the pulse down to 46, so that was the end of it."),
        ("amitriptyline", "not_tolerated", "Amitriptyline gave urinary retention."),
        ("propranolol", "failed", "Four months of propranolol did not shift the headaches."),
        ("topiramate", "failed", "Topiramate was held there for four months without a single day less of headache."),
        ("candesartan", "failed", "Candesartan for four months left the headache count where it was."),
        ("topiramate", "failed", "Topiramate and propranolol were tried at full dose for migraine and neither helped."),
        ("topiramate", "failed", "Topiramate 50 mg 3/2024-9/2024: no benefit\nVenlafaxine XR 150 mg 10/2024-2/2025: no benefit"),
        ("topiramate", None, "Topiramate (SE profile reviewed)."),
        ("topiramate", None, "Topiramate is held there, at 100 mg."),
    ],
)  # fmt: skip
def test_preventives_end_as_headache_clinics_tell_it(treatment, outcome, text):
    told = [f.value("outcome") for f in facts(text, FactKind.TREATMENT) if f.name == treatment]
    assert told == [outcome]


@pytest.mark.parametrize(
    "text", ["Amitriptyline for sleep.", "Propranolol for stage fright.", "Topiramate for weight loss."]
)
def test_what_a_medicine_is_for_is_read(text):
    assert [f.value("purpose") for f in facts(text, FactKind.TREATMENT)] == ["purpose"]


def test_weight_loss_that_a_medicine_brought_is_no_purpose():
    (fact,) = facts("Topiramate stopped for weight loss.", FactKind.TREATMENT)
    assert fact.value("outcome") == "not_tolerated"


def test_today_is_no_day_ahead():
    reading = Reading("Wants to repeat today. Next on 03/17/2026.", DAY)
    found = [days.first for sentence in reading.sentences for _, _, days in appointments(reading, sentence)]
    assert found == [date(2026, 3, 17)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It has been 14 weeks since the last Botox.", date(2025, 12, 2)),
        ("It is 15 weeks since her last Botox.", date(2025, 11, 25)),
    ],
)
def test_weeks_since_the_last_session_date_it(text, days):
    assert [f.value("date")["last"] for f in facts(text, FactKind.PROCEDURE) if "date" in f.attributes] == [
        days.isoformat()
    ]
