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


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("The leg failed to respond to 5 weeks of physical therapy.", "5 weeks"),
        ("He has done the home exercise program that the therapist gave him every day for two months, no better.", "two months"),
    ],
)  # fmt: skip
def test_what_measures_a_course_is_no_length_of_relief(told, text, length):
    assert only(told, text)["length"] == length


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("PT since Aug 5, ongoing, not helping.", "Aug 5", None),
        ("PT Jan - May 2025, no relief.", "Jan", "May 2025"),
        ("Physical therapy from March through July 2025 without benefit.", "March", "July 2025"),
        ("nabumetone 750 bid Dec 2024 - June 2025, insufficient", "Dec 2024", "June 2025"),
        ("physical therapy     09/03/2024  12/20/2024  24 visits, pain unchanged", "09/03/2024", "12/20/2024"),
    ],
)
def test_the_days_of_a_course_stand_in_ranges_and_columns(told, text, begin, end):
    fact = only(told, text)

    assert (fact.get("begin"), fact.get("end")) == (begin, end)


def test_a_patient_since_a_day_is_no_therapy(told):
    assert told("treatment", "Clinic pt since Aug 5.") == []


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Failed PT x 6 weeks for neck pain in 2022.", "neck"),
        ("PT (12 visits) in 2022 for the shoulder failed.", "shoulder"),
        ("Her knee did not get better with 8 weeks of PT.", "knee"),
    ],
)
def test_what_a_course_was_for_stands_behind_its_length_or_before_the_clause(told, text, region):
    assert only(told, text)["region"] == region


@pytest.mark.parametrize(
    "text",
    [
        "Compliant with home exercise program.", "HEP: chin tucks and wall slides, does them morning and night.",
        "Attending PT for the neck.", "HEP compliance good.", "He is now going to our pool twice weekly.",
    ],
)  # fmt: skip
def test_exercise_is_under_way_where_it_is_kept_up(told, text):
    assert only(told, text)["standing"] == "ongoing"


@pytest.mark.parametrize(
    "text", ["Was compliant with HEP in 2023.", "Not compliant with HEP.", "Be compliant with HEP."]
)
def test_exercise_that_was_or_was_not_kept_up_is_not_under_way(told, text):
    assert [f for f in told("treatment", text) if f.get("standing") == "ongoing"] == []


def test_not_doing_any_exercise_is_none_under_way(told):
    assert {f["standing"] for f in told("treatment", "Not doing any exercises at home and not in PT.")} == {
        "not_under_way"
    }


def test_days_listed_as_attended_are_the_first_and_the_last_visit(told):
    text = "Crescent Street Therapy\nDates attended: 12/8, 12/10, 12/15, 1/12, 1/30\nEach visit: therapeutic exercise x 2\n"
    found = [f for f in told("treatment", text, document="therapy-note") if "begin" in f]

    assert {(f["begin"], f["end"]) for f in found} == {("12/8", "1/30")}


def test_a_therapist_s_note_is_about_the_region_of_its_complaint(told):
    text = "PT discharge\nReferring dx: LBP, myofascial\nInterventions: TherEx (hip hinge)\nLTG 1-3 NOT met."

    assert {f["region"] for f in told("treatment", text, document="therapy-note")} == {"LBP"}


@pytest.mark.parametrize("aside", ["ROS: no fever, chest pain.", "Denies chest pain.", "Allergies: latex (hand rash)"])
def test_a_complaint_that_is_denied_or_asked_for_gives_a_therapist_s_note_no_region(told, aside):
    text = f"PT discharge\n14 visits, no lasting change.\n{aside}"
    assert not [f for f in told("treatment", text, document="therapy-note") if "region" in f]


@pytest.mark.parametrize(
    ("goals", "outcome"),
    [("Goals met: 0 of 4.", "failed"), ("Goals: STG 1 met. LTG 1-3 NOT met.", "failed"), ("Goals: STG 1 met.", None)],
)
def test_long_term_goals_decide_and_a_short_term_one_alone_says_nothing(told, goals, outcome):
    assert only(told, f"PT discharge\n{goals}", document="therapy-note").get("outcome") == outcome


@pytest.mark.parametrize("text", ["Given HEP, will do them twice a day.", "Was doing HEP but does them rarely now."])
def test_what_will_be_done_or_was_done_is_not_under_way(told, text):
    assert [f for f in told("treatment", text) if f.get("standing") == "ongoing"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ibuprofen was stopped by her cardiologist because of Eliquis.", "NSAIDs were stopped because of her kidneys.",
        "On apixaban, so NSAIDs are out.", "Her nephrologist forbids NSAIDs.", "Meloxicam was stopped due to stage 3 CKD.",
        "Told by her cardiologist not to take ibuprofen.",
    ],
)  # fmt: skip
def test_what_another_illness_or_its_drug_forbids_is_contraindicated(told, text):
    assert "contraindicated" in {f.get("outcome") for f in told("treatment", text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ibuprofen was stopped because of cost.", "PT was stopped because of her heart failure.", "Ibuprofen was stopped before surgery.",
        "She takes ibuprofen and Eliquis.", "Told by the pharmacist not to take ibuprofen on an empty stomach.",
    ],
)  # fmt: skip
def test_what_was_stopped_for_another_reason_is_not(told, text):
    assert "contraindicated" not in {f.get("outcome") for f in told("treatment", text)}


def test_a_programme_that_goes_on_for_coping_with_pain_says_nothing_of_a_medicine(told):
    found = told(
        "treatment", "Takes gabapentin 300 mg for the neck pain and has counseling for coping with pain (ongoing)."
    )

    assert "failed" not in {f.get("outcome") for f in found}


def test_a_therapist_s_note_that_names_only_parts_documents_the_therapy(told):
    note = "Cervicalgia. Start of care: 05/11/2025   Date of last visit: 06/05/2025\nInterventions: soft tissue mobilization, home stretches.\nPatient reports pain unchanged."
    found = told("treatment", note, document="therapy-note")

    (therapy,) = (f for f in found if f["name"] == "physical-therapy")
    assert (therapy["begin"], therapy["end"], therapy["outcome"]) == ("05/11/2025", "06/05/2025", "failed")
