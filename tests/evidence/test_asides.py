"""A time of a visit, of care, of an operation, of another condition, or under another heading is none of the complaint's."""

import pytest
from times_bound import each, kinds_and_roles, may_time_the_complaint, timed

# --- follow-up, care and operations


@each([
    "RTC 3 months.",
    "RTC in 6 weeks.",
    "Follow up in 3 months.",
    "Follow-up in about 4 weeks for neck pain.",
    "F/u 6 mo.",
    "Return in 8 weeks.",
    "Return to clinic in 3 months if pain persists.",
    "No refill for 3 months.",
    "See her back in 4 months.",
    "Recheck in 6 months.",
    "Next appointment in 5 months.",
    "Reassess neck pain in 12 weeks.",
    "3 month follow-up for neck pain.",
    "Will see the patient in 6 weeks.",
    "90 day supply of meloxicam given.",
    "Schedule a visit 4 months from now.",
    "Here for her 6-month recheck of neck pain.",
])  # fmt: skip
def test_a_follow_up_times_nothing_that_counts(text):
    assert [role for _, role in kinds_and_roles(text)] == ["aside"]


@each([
    "Seen here for 4 months.",
    "Patient has been seen in this clinic for 4 months.",
    "Has been under my care for 2 years.",
    "Known to our clinic for 5 months for neck pain.",
    "Followed here since June 2025 for neck pain.",
    "Patient of this practice since 2019.",
    "I have treated her for 6 months.",
    "She has been a patient here for 8 months with neck pain.",
    "We have been following him for 7 months.",
    "Established patient, with us for 4 years.",
])  # fmt: skip
def test_how_long_the_patient_has_been_seen_is_no_time_of_the_complaint(text):
    assert may_time_the_complaint(text) == []


@each([
    "3 months s/p cervical fusion.",
    "Patient is a 3 month s/p fusion.",
    "She is 5 months status post ACDF.",
    "4 months postop.",
    "S/p lumbar fusion 6 months ago.",
    "Post-op 4 months.",
    "She is 8 weeks out from surgery.",
    "Rotator cuff repair 5 months ago.",
    "4 months after the fusion.",
    "Laminectomy in June 2025.",
])  # fmt: skip
def test_the_time_since_an_operation_is_no_time_of_the_complaint(text):
    assert may_time_the_complaint(text) == []


# --- other complaints, conditions and circumstances


@each([
    "Diabetes for 10 years.",
    "Hypertension x 15 years.",
    "Type 2 diabetes since 2012.",
    "Depression for 6 years.",
    "Smoked for 20 years.",
    "Has worked as a welder for 12 years.",
    "Married for 30 years.",
    "Retired 4 years ago.",
    "Osteoarthritis for 8 years.",
    "Insomnia for 7 months.",
    "Off work for 4 months.",
    "Has been pregnant for 5 months.",
    "Cough for 6 weeks.",
])  # fmt: skip
def test_the_time_of_another_condition_or_circumstance_is_not_the_complaints(text):
    assert may_time_the_complaint(text) == []


# --- what else a time can say


@pytest.mark.parametrize(
    "text",
    [
        "Each headache lasts 2 days.",
        "The pain keeps her in bed for 2 days.",
        "Headaches last up to 3 days each.",
        "Misses 2 days of work a month because of neck pain.",
    ],
)
def test_the_length_of_an_attack_or_a_consequence_is_not_the_complaints(text):
    assert may_time_the_complaint(text) == []


def test_a_figure_that_is_called_wrong_is_set_aside():
    assert kinds_and_roles("Neck pain for 5 months, not 8 months.")[1][1] == "aside"


def test_the_date_of_another_note_is_set_aside():
    assert [role for *_, role in timed("As in my note of 10/20/2025, neck pain for 5 months.")] == ["aside", "length"]


@pytest.mark.parametrize(
    "text",
    [
        "FAMILY HISTORY:\nMother had neck pain for 10 years.",
        "SOCIAL HISTORY:\nOffice work for 12 years with neck pain.",
        "GOALS:\nNo neck pain for 3 months.",
        "PATIENT INSTRUCTIONS:\nIf the pain lasts 4 months, call us.",
        "PAST SURGICAL HISTORY:\nFusion for neck pain, 5 months ago.",
    ],
)
def test_a_time_under_a_heading_of_other_things_is_set_aside(text):
    assert [role for *_, role in timed(text)] == ["aside"]


# --- how long a course was meant to be


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Plan of care had been for 10 weeks.", []),
        ("POC was 12 weeks.", []),
        ("PT for 3 weeks of a planned 8 weeks.", ["3 weeks"]),
        ("She was supposed to come for 8 weeks.", []),
        ("PT prescribed x 8 weeks, attended 4 weeks.", ["4 weeks"]),
        ("8 weeks of PT was the plan.", []),
        ("Completed an 8 week plan of care.", ["8 week"]),
        ("Plan of care of 8 weeks was completed.", ["8 weeks"]),
        ("Seen in PT for 8 weeks as planned.", ["8 weeks"]),
        ("PT prescribed x 8 weeks, no relief.", ["8 weeks"]),
    ],
)
def test_a_length_that_was_only_meant_times_nothing(text, lengths):
    assert [words for words, _, _, role in timed(text) if role == "length"] == lengths


@each(
    [
        "Neck pain since August; her third visit here in 6 weeks.",
        "Neck pain since August, treated by Dr. Pell for the last 2 months.",
        "Duloxetine begun by Dr. Yuen two weeks ago for this pain.",
    ]
)
def test_visits_care_and_medicines_do_not_time_the_complaint(text):
    assert may_time_the_complaint(text) in ([], ["August"])
