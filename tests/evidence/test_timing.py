"""Whose time it is: each duration and date of a sentence, its owner and its role."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from times_bound import NOTE, each, kinds_and_roles, may_time_the_complaint, timed

from drafter.evidence.calendar.back_counts import ago
from drafter.evidence.calendar.dates import Days
from drafter.evidence.calendar.lengths import Length, compare
from drafter.evidence.reading import Reading
from drafter.evidence.timing.timing import timings

# --- the complaint


@each([
    "Neck pain for 5 months.",
    "Low back pain x 4 months.",
    "Headaches for the past 2 years.",
    "She has had neck pain for over 6 months.",
    "For 5 months her neck has been painful.",
    "5 months of neck pain.",
    "4-month history of right shoulder pain.",
    "The pain has been present for 7 months.",
    "Neck pain and stiffness for 6 months.",
    "Her symptoms have persisted for 10 months.",
    "LBP x 2 yrs.",
    "Neck pain, constant, 5 months.",
])  # fmt: skip
def test_a_length_beside_the_complaint_is_the_complaints(text):
    assert kinds_and_roles(text) == [("symptom", "length")]


@each([
    "Neck pain since 11/02/2025.",
    "Neck pain began in March 2025.",
    "Onset of pain 11/02/2025.",
    "Her headaches started on November 2, 2025.",
    "Neck pain since last summer.",
    "Low back pain since Thanksgiving.",
    "Neck pain dating back to June 2024.",
    "The pain started 5 months ago.",
    "Neck pain developed in August 2025.",
    "Headaches first noticed in January 2025.",
])  # fmt: skip
def test_an_onset_is_where_the_complaint_begins(text):
    assert kinds_and_roles(text) == [("symptom", "begin")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Presents with an 8-month history of cervical muscle spasm.", "8-month"),
        ("Patient reports aching in the trapezius for about 4 months.", "about 4 months"),
        ("More than 3 months of muscle spasm in the upper back.", "More than 3 months"),
        ("Pain in the neck since 2024.", "2024"),
        ("Pain in the right shoulder for 5 months.", "5 months"),
        ("Left low back since March 2025.", "March 2025"),
        ("Myofascial pain for 7 months.", "7 months"),
    ],
)
def test_a_region_spasm_or_painful_diagnosis_may_stand_for_the_complaint(text, words):
    assert may_time_the_complaint(text) == [words]


# --- treatment


@each([
    "PT for 12 weeks.",
    "Completed 8 weeks of physical therapy.",
    "Physical therapy x 6 weeks.",
    "She did a home exercise program for 3 months.",
    "Ibuprofen 600 mg tid for 6 weeks.",
    "Meloxicam 15 mg qd x 6 wks.",
    "Took naproxen for 2 months.",
    "A 10-week course of chiropractic care.",
    "Attended therapy twice a week for 8 weeks.",
    "Has been on gabapentin for 4 months.",
    "Six weeks of supervised exercises.",
    "HEP x 6 wks.",
    "Acupuncture for 5 months.",
    "12 visits of PT over 8 weeks.",
    "Cyclobenzaprine 10 mg at night for three weeks.",
])  # fmt: skip
def test_a_length_beside_a_treatment_is_the_treatments(text):
    assert kinds_and_roles(text) == [("treatment", "length")]


@each([
    "Neck pain treated with PT for 12 weeks.",
    "PT for neck pain x 8 weeks.",
    "Neck pain; did physical therapy for 6 weeks.",
    "For her neck pain she took ibuprofen for 4 months.",
    "Physical therapy for low back pain for 10 weeks.",
    "Eight weeks of PT for neck pain.",
    "Neck pain despite 12 weeks of chiropractic care.",
    "Neck pain persists after 4 months of home exercises.",
    "She has neck pain and has been taking naproxen for 5 months.",
    "Pain not relieved by 6 weeks of meloxicam.",
    "Her pain was managed with gabapentin for 7 months.",
    "Spasm in the trapezius, on tizanidine for 4 months.",
])  # fmt: skip
def test_a_treatments_length_in_a_sentence_about_pain_stays_the_treatments(text):
    assert kinds_and_roles(text) == [("treatment", "length")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Started PT on 10/1/2025.", [("treatment", "begin")]),
        ("On meloxicam since January 2026.", [("treatment", "begin")]),
        ("PT was discontinued on 11/20/2025.", [("treatment", "end")]),
        ("Completed physical therapy on 11/20/2025.", [("treatment", "end")]),
        ("PT from 10/1/2025 to 11/20/2025.", [("treatment", "begin"), ("treatment", "end")]),
        ("PT 10/1-11/20 at the clinic.", [("treatment", "begin"), ("treatment", "end")]),
        ("PT between 10/1/2025 and 11/20/2025.", [("treatment", "begin"), ("treatment", "end")]),
        ("Took ibuprofen from June through August 2025.", [("treatment", "begin"), ("treatment", "end")]),
    ],
)
def test_the_edges_of_a_course_are_its_beginning_and_its_end(text, expected):
    assert kinds_and_roles(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("PT was tried two years ago, no relief.", "at"),
        ("Therapy, some years ago, did nothing.", "at"),
        ("Started PT 3 months ago, no relief.", "begin"),
        ("Physical therapy was begun three months ago.", "begin"),
    ],
)
def test_a_course_of_long_ago_is_over_unless_it_is_said_to_have_begun_then(text, role):
    assert kinds_and_roles(text) == [("treatment", role)]


# --- procedures, and what they gave


@each([
    "Trigger point injection on 6/1/2025.",
    "TPI performed 6/1/2025.",
    "Last trigger point injections were given on 8/15/2025.",
    "Trigger point injections 4 months ago.",
    "Occipital nerve block in October 2025.",
])  # fmt: skip
def test_the_date_of_a_procedure_is_when_it_happened(text):
    assert kinds_and_roles(text) == [("procedure", "at")]


@pytest.mark.parametrize(
    "text",
    [
        "TPI gave relief for 6 weeks.",
        "Trigger point injections helped for 2 months.",
        "The block provided 3 months of relief.",
        "Injection: 60% relief lasting 8 weeks.",
        "Relief from the injection lasted 10 weeks.",
        "PT helped for 2 weeks.",
        "Good relief for about a month after the injection.",
        "She was pain-free for 4 months after the trigger point injection.",
    ],
)
def test_how_long_relief_lasted_is_no_length_of_anything_else(text):
    assert [role for _, role in kinds_and_roles(text)] == ["relief"]


# --- flares


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neck pain for 2 years, worse for 3 weeks.", ["length", "flare"]),
        ("Worse over the last 3 weeks on a background of years of neck pain.", ["flare", "length"]),
        ("Low back pain x 5 years with a flare for 2 weeks.", ["length", "flare"]),
        ("Chronic neck pain, increased over the past 2 months.", ["flare"]),
        ("Neck pain since 2023, exacerbated since January 2026.", ["begin", "flare"]),
        ("The pain has worsened over the past 6 weeks.", ["flare"]),
        ("Pain has been more severe for the past 4 months.", ["flare"]),
        ("Headaches for 10 years, progressively worse for the last 5 months.", ["length", "flare"]),
        ("Neck pain flared up 3 weeks ago.", ["flare"]),
    ],
)
def test_a_flare_is_no_length_of_the_condition(text, expected):
    assert [role for _, role in kinds_and_roles(text)] == expected


# --- several things in one sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HA x 20 yrs; neck pain new since injury 5 wks ago.",
            [("20 yrs", ["HA"]), ("5 wks", ["pain"])],
        ),
        (
            "Headaches for 20 years and neck pain for 5 weeks.",
            [("20 years", ["Headaches"]), ("5 weeks", ["pain"])],
        ),
        (
            "Neck pain for 6 months, PT for 8 weeks, ibuprofen for 4 weeks.",
            [("6 months", ["pain"]), ("8 weeks", ["PT"]), ("4 weeks", ["ibuprofen"])],
        ),
        (
            "PT x 8 weeks and massage x 3 weeks.",
            [("8 weeks", ["PT"]), ("3 weeks", ["massage"])],
        ),
        (
            "Ibuprofen for 6 weeks, then meloxicam for 2 weeks.",
            [("6 weeks", ["Ibuprofen"]), ("2 weeks", ["meloxicam"])],
        ),
        (
            "Diabetes for 10 years, neck pain for 5 months.",
            [("10 years", ["Diabetes"]), ("5 months", ["pain"])],
        ),
        (
            "8 weeks of PT and 3 weeks of chiropractic.",
            [("8 weeks", ["PT"]), ("3 weeks", ["chiropractic"])],
        ),
        (
            "Meloxicam 15 mg x 6 wks - minimal relief; cyclobenzaprine 10 mg x 2 wks - sedation.",
            [("6 wks", ["Meloxicam"]), ("2 wks", ["cyclobenzaprine"])],
        ),
        (
            "Neck pain since 11/02/2025, on gabapentin since 1/15/2026.",
            [("11/02/2025", ["pain"]), ("1/15/2026", ["gabapentin"])],
        ),
    ],
)
def test_each_time_is_bound_to_its_own_thing(text, expected):
    assert [(words, owners) for words, _, owners, _ in timed(text)] == expected


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("PT and chiropractic for 8 weeks.", ["PT", "chiropractic"]),
        ("Ibuprofen and naproxen for 6 weeks.", ["Ibuprofen", "naproxen"]),
        ("6 weeks of PT and home exercises.", ["PT", "home exercises"]),
    ],
)
def test_a_list_shares_its_time(text, owners):
    assert [found for _, _, found, _ in timed(text)] == [owners]


# --- what else a time can say


@pytest.mark.parametrize(
    ("text", "kind", "role"),
    [
        ("It began in July 2025.", "", "begin"),
        ("She fell on 11/02/2025.", "event", "at"),
        ("MVA in August 2025.", "event", "at"),
        ("Neck pain for 5 months, not 8 months.", "symptom", "length"),
    ],
)
def test_the_first_time_of_other_sentences_has_its_kind_and_role(text, kind, role):
    assert kinds_and_roles(text)[0] == (kind, role)


@pytest.mark.parametrize(
    "text",
    [
        "Week 2 of a 6-week PT course.",
        "She is 2 weeks into a 6 week course of PT.",
        "Has done 2 of 6 weeks of PT.",
    ],
)
def test_a_course_that_is_not_over_has_not_lasted_its_whole_length(text):
    reading = Reading(text, NOTE)
    [sentence] = reading.sentences
    lasted = [time for time in timings(reading, sentence) if time.role == "length"]
    assert all(compare(time.length, ">=", 6, "weeks") is not True for time in lasted)


def test_a_sentence_without_a_time_has_no_timings():
    assert timed("Chronic neck pain, long-standing and persistent.") == []


def test_a_slip_is_kept_with_its_problem_and_without_a_length():
    reading = Reading("Neck pain for 4 moths.", NOTE)
    [time] = timings(reading, reading.sentences[0])
    assert (time.problem, time.length, time.days, time.kind) == ("slip", None, None, "symptom")


def test_an_impossible_date_is_kept_with_its_problem():
    reading = Reading("Neck pain since 2/30/2025.", NOTE)
    [time] = timings(reading, reading.sentences[0])
    assert (time.problem, time.days, time.role) == ("impossible", None, "begin")


@pytest.mark.parametrize(
    ("text", "length", "days"),
    [
        ("Neck pain for 5 months.", Length(5, 5, "months"), None),
        ("Neck pain since 11/02/2025.", None, Days(date(2025, 11, 2), date(2025, 11, 2))),
        ("Neck pain since March 2025.", None, Days(date(2025, 3, 1), date(2025, 3, 31))),
        ("PT for 6-8 weeks.", Length(42, 56, "days"), None),
    ],
)
def test_a_timing_keeps_what_was_read(text, length, days):
    reading = Reading(text, NOTE)
    [time] = timings(reading, reading.sentences[0])
    assert (time.length, time.days) == (length, days)


# --- "ago"


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        (Length(3, 3, "months"), date(2025, 12, 10), date(2025, 12, 10)),
        (Length(12, 12, "months"), date(2025, 3, 10), date(2025, 3, 10)),
        (Length(3, 5, "months"), date(2025, 10, 10), date(2025, 12, 10)),
    ],
)
def test_months_ago_are_counted_by_the_calendar(length, first, last):
    days = ago(length, NOTE)
    assert (days.first, days.last) == (first, last)


def test_weeks_ago_may_mean_months_ago():
    days = ago(Length(84, 84, "days"), NOTE)
    assert days.last == date(2025, 12, 16)
    assert days.first <= date(2025, 12, 10)


def test_three_months_ago_is_not_more_than_three_months():
    reading = Reading("Neck pain began 3 months ago.", NOTE)
    [time] = timings(reading, reading.sentences[0])
    assert (time.role, time.days) == ("begin", Days(date(2025, 12, 10), date(2025, 12, 10)))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["days", "months"]))
def test_ago_is_a_range_that_ends_by_the_note(low, span, unit):
    days = ago(Length(low, low + span, unit), NOTE)
    assert days.first <= days.last <= NOTE


# --- any frame: the treatment's time never becomes the pain's

TREATMENTS = st.sampled_from(
    ["PT", "physical therapy", "ibuprofen", "chiropractic care", "gabapentin", "home exercises"]
)
FIGURES = st.sampled_from(["5 months", "12 weeks", "more than 4 months", "six months", "2 years", "7 mos", "20 weeks"])
FRAMES = st.sampled_from([
    "{treatment} for {time}.",
    "{time} of {treatment}.",
    "Completed {time} of {treatment} for neck pain.",
    "Neck pain, {treatment} x {time}.",
    "Neck pain is no better after {time} of {treatment}.",
    "Neck pain despite {time} of {treatment}.",
    "She did {treatment} for {time} without relief of her neck pain.",
    "Neck pain. {treatment} for {time}: no help.",
    "Neck pain was treated with {treatment} for {time}.",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(FRAMES, TREATMENTS, FIGURES)
def test_however_it_is_put_a_treatments_time_is_never_the_pains(frame, treatment, figure):
    text = frame.format(treatment=treatment, time=figure)
    assert may_time_the_complaint(text[0].upper() + text[1:]) == []


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=5),
            st.sampled_from(
                ["neck pain", "PT", "for", "3 weeks", "since", "March", "RTC", "s/p", "11/02/2025", ".", ";", "\n"]
            ),
        ),
        max_size=10,
    ).map(" ".join),
    st.sampled_from([NOTE, None]),
)
def test_any_text_has_timings_inside_its_sentences(text, anchor):
    reading = Reading(text, anchor)
    for sentence in reading.sentences:
        found = timings(reading, sentence)
        assert found == sorted(found, key=lambda time: time.start)
        for time in found:
            assert sentence.start <= time.start < time.end <= sentence.end
            assert time.role in ("length", "begin", "end", "at", "flare", "relief", "aside")
            assert bool(time.owners) == bool(time.kind)
