"""Courses of treatment: what was done, how long, how it ended, and where it stands."""

import pytest


def only(told, text, **more):
    (fact,) = told("treatment", text, **more)
    return fact


@pytest.mark.parametrize(
    ("text", "name", "outcome"),
    [
        ("She did 8 weeks of physical therapy without relief.", "physical-therapy", "failed"),
        ("Naproxen failed.", "naproxen", "failed"),
        ("Naproxen caused GI upset.", "naproxen", "not_tolerated"),
        ("Gabapentin was stopped because of dizziness.", "gabapentin", "not_tolerated"),
        ("Ibuprofen is contraindicated because of kidney disease.", "ibuprofen", "contraindicated"),
        ("PT helped a great deal.", "physical-therapy", "improved"),
        ("Physical therapy was declined.", "physical-therapy", "declined"),
        ("Never tried physical therapy.", "physical-therapy", "never_tried"),
        ("Completed 12 sessions of PT over 6 weeks; pain unchanged.", "physical-therapy", "failed"),
        ("Allergies: naproxen", "naproxen", "not_tolerated"),
    ],
)
def test_how_a_treatment_ended(told, text, name, outcome):
    fact = only(told, text)

    assert (fact["name"], fact["outcome"]) == (name, outcome)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Plan: start physical therapy.", "planned"),
        ("Physical therapy is recommended.", "planned"),
        ("Continue with physical therapy.", "planned"),
        ("She is currently doing PT.", "ongoing"),
        ("Medications: cyclobenzaprine 10 mg nightly", "ongoing"),
    ],
)
def test_where_a_treatment_stands_without_an_outcome(told, text, standing):
    fact = only(told, text)

    assert fact["standing"] == standing
    assert "outcome" not in fact


def test_a_length_or_two_dates_belong_to_their_treatment(told):
    assert only(told, "She did 8 weeks of physical therapy without relief.")["length"] == "8 weeks"
    course = only(told, "Physical therapy from 06/01/2025 to 08/01/2025 failed.")
    assert (course["begin"], course["end"]) == ("06/01/2025", "08/01/2025")
    two = told("treatment", "Chiropractic care for 10 weeks failed. Massage helped.")
    assert [(f["name"], f.get("length"), f["outcome"]) for f in two] == [
        ("chiropractic", "10 weeks", "failed"), ("massage", None, "improved"),
    ]  # fmt: skip


def test_a_statement_about_several_belongs_to_each(told):
    found = told("treatment", "Tried PT, chiropractic and naproxen. None of these helped.")

    assert {f["name"]: f["outcome"] for f in found} == dict.fromkeys(
        ("physical-therapy", "chiropractic", "naproxen"), "failed"
    )


def test_two_courses_that_ended_differently_are_two(told):
    found = told("treatment", "PT in 2023 helped. PT this year for 8 weeks failed.")

    assert [f["outcome"] for f in found] == ["improved", "failed"]


def test_a_relative_s_treatment_is_nobody_s_here(told):
    assert told("treatment", "Her mother took naproxen without relief.") == []


@pytest.mark.parametrize(
    "text", ["If pain persists, physical therapy for 6 weeks.", "Consider physical therapy if no better."]
)
def test_a_treatment_on_a_condition_is_no_trial(told, text):
    fact = only(told, text)

    assert fact["meant"] in ("conditional", "hypothetical") or fact.get("standing") == "planned"
    assert "outcome" not in fact


def test_a_treatment_keeps_its_region_and_a_medicine_its_purpose(told):
    assert only(told, "Physical therapy for the knee, 8 weeks, no relief.")["region"] == "knee"
    assert only(told, "Duloxetine for depression.")["purpose"] == "mood"


def test_a_therapist_s_note_is_one_course(told):
    text = (
        "Neck pain. Visit 10 of 12 of physical therapy. Pain 7/10 at start, 7/10 today. Discharged without improvement."
    )

    (fact,) = told("treatment", text, document="therapy-note")

    assert fact["outcome"] == "failed"
    assert fact["region"] == "Neck"


def test_failed_conservative_measures_name_no_treatment(told):
    assert {f["name"] for f in told("treatment", "She failed conservative measures.")} == {"conservative"}


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        ("PT x 8 weeks", "failed"),
        ("Naproxen 500 mg BID", "failed"),
        ("PT x 8 weeks, good relief", "improved"),
        ("PT declined", "declined"),
        ("PT x 8 weeks, still attending", None),
        ("PT, stopped when insurance ran out", None),
    ],
)
def test_what_an_item_of_a_failed_list_says_of_itself_goes_first(told, item, outcome):
    (fact,) = told("treatment", f"Neck pain.\nTried and failed:\n- {item}\n")

    assert fact.get("outcome") == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Excellent relief after TPI, and she came off tramadol.",
        "His pain was cut by 75 percent, during which he reduced his tramadol.",
        "Good relief, so she needed less tramadol.",
    ],
)
def test_what_is_taken_less_of_is_not_what_helped(told, text):
    assert all("outcome" not in fact for fact in told("treatment", text))


def test_pain_that_persists_after_several_treatments_outlasted_each(told):
    found = told("treatment", "She did PT for 14 weeks and kept up with the exercises at home; still has daily pain.")

    assert {(f["name"], f["outcome"]) for f in found} == {("physical-therapy", "failed"), ("home-exercise", "failed")}


def test_what_is_done_at_a_visit_of_a_flow_sheet_does_not_own_its_date(told):
    rows = "".join(f"{n} {day} Eval, HEP issued, manual\n" for n, day in enumerate(["1/3/25", "1/17/25", "2/28/25"], 1))
    found = told("treatment", f"OUTPATIENT PT FLOW SHEET\nDx: neck pain\n{rows}", document="therapy-note")

    therapy = next(f for f in found if f["name"] == "physical-therapy")
    assert (therapy["begin"], therapy["end"]) == ("1/3/25", "2/28/25")


def test_what_a_discharge_summary_renders_shares_the_dates_of_the_course(told):
    text = (
        "Chiropractic discharge summary\nDates of care: 04/07/2025 - 06/02/2025\nComplaint: low back pain\n"
        "Care rendered: supervised core stabilization exercise program\nPatient has not responded.\n"
    )
    exercise = next(f for f in told("treatment", text, document="therapy-note") if f["name"] == "home-exercise")

    assert (exercise["begin"], exercise["end"], exercise["outcome"]) == ("04/07/2025", "06/02/2025", "failed")


def test_a_word_for_now_behind_a_dash_speaks_of_the_treatment_before_it(told):
    (fact,) = told("treatment", "Physical therapy - currently, started 10/16, 2x/week.")

    assert fact["standing"] == "ongoing"
