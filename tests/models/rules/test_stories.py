"""What dictated notes tell as a story: beginnings, outcomes, relief, counts; and what only looks like one."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document
from drafter.models.rules.model import RulesModel

DAY = date(2026, 1, 20)
TOLD = ("failed", "improved", "not_tolerated", "contraindicated")


def facts(text, kind, document="progress-note", day=DAY):
    note = Document(id="n", kind=document, date=day, text=text)
    return ground(note, RulesModel().propose_facts(note, [kind]), "rules", day).facts


@pytest.mark.parametrize(
    ("treatment", "outcome", "text"),
    [
        ("physical-therapy", "failed", "Pain was 7/10 before PT and 7/10 after."),
        (
            "physical-therapy",
            "failed",
            "She was sent to PT for eight weeks. Her pain was 6 of 10 on the day she started and 6 of 10 on the day she finished.",
        ),
        ("physical-therapy", "failed", "Six weeks of PT took her pain from a 7 to a 6."),
        ("physical-therapy", "failed", "ODI was 46 before therapy and 44 after."),
        ("physical-therapy", "failed", "NDI went from 38 to 36 with PT."),
        ("physical-therapy", "failed", "Oswestry 52% -> 50% over 10 visits of PT."),
        ("physical-therapy", "failed", "VAS was unchanged at 7 after PT."),
        ("physical-therapy", "improved", "PT brought her from 8/10 to 2/10."),
        ("naproxen", "failed", "With naproxen for a month the pain went from 7/10 to 6/10."),
        ("physical-therapy", "failed", "He is right back where he started after 8 weeks of PT."),
        ("physical-therapy", "failed", "PT x 8 weeks; he is right back where he started."),
        ("physical-therapy", "failed", "He completed eight weeks of PT. He is back to square one."),
        ("physical-therapy", "failed", "She did PT for 7 weeks and ended up where she began."),
        ("physical-therapy", "failed", "She left PT the way she came."),
        ("physical-therapy", "failed", "She came out of PT no better than she went in."),
        (
            "physical-therapy",
            "failed",
            "He attended PT twice a week for seven weeks. He says that he finished no better than he began.",
        ),
        ("physical-therapy", "failed", "PT for 8 weeks, and she is none the better for it."),
        ("physical-therapy", "failed", "She is no better off after two months of PT."),
        ("physical-therapy", "failed", "She did PT for six weeks and got maybe a day out of it."),
        ("physical-therapy", "failed", "PT x 6 wks: each session bought her a few hours."),
        ("chiropractic", "failed", "Chiropractic helped for an afternoon each time."),
        ("chiropractic", "failed", "Eight chiropractic visits; the relief never outlasted the drive home."),
        (
            "physical-therapy",
            "failed",
            "PT for ten weeks: felt looser for maybe a day after each visit, then right back.",
        ),
        ("physical-therapy", "failed", "In PT she would feel looser for a day, then tighten right up again."),
        ("physical-therapy", "failed", "She gave PT a good six weeks and came back no better."),
        ("naproxen", "failed", "He gave naproxen a fair try for a month with nothing to show for it."),
        ("home-exercise", "failed", "She stuck with the home exercises for two months, to no effect."),
        ("home-exercise", "failed", "Diligently did her HEP for 8 weeks and can't tell any difference."),
        ("home-exercise", "failed", "HEP for 8 weeks, did not notice a difference."),
        ("etodolac", "failed", "Etodolac for two months: no difference that he could tell."),
        ("gabapentin", "failed", "Gabapentin 900 mg for 3 months; could not tell that it did anything."),
        ("physical-therapy", "failed", "Finished the full 8-week PT course and if anything the pain is worse."),
        ("physical-therapy", "failed", "PT for 8 weeks: no better, perhaps worse."),
        ("physical-therapy", "failed", "After eight weeks of PT she still cannot turn her head."),
        ("physical-therapy", "failed", "Ten weeks of PT later she still can't lift a pan."),
        ("physical-therapy", "failed", "PT January to March, and she still rates it 7."),
        ("physical-therapy", "failed", 'Finished PT last month, "same as before."'),
        ("physical-therapy", "failed", 'Finished therapy. "It\'s the same as when I walked in."'),
        (
            "metoprolol",
            "failed",
            "Prior preventives without adequate response: metoprolol (5 months), Topamax (4 months).",
        ),
        (
            "topiramate",
            "failed",
            "Prior preventives without adequate response: metoprolol (5 months), Topamax (4 months).",
        ),
        ("naproxen", "failed", "Tried without benefit: PT x 8 wks, naproxen, tizanidine."),
        ("tizanidine", "failed", "Tried without benefit: PT x 8 wks, naproxen, tizanidine."),
        ("naproxen", "failed", "Tried and failed: PT x 8 wks, naproxen."),
        ("naproxen", "failed", "Failed: PT (8 wks), naproxen."),
        ("topiramate", "failed", "Unsuccessful trials: amitriptyline 50 mg, topiramate 100 mg."),
        ("topiramate", "failed", "Medications that have not helped: amitriptyline, topiramate."),
        ("propranolol", "failed", "No response to: topiramate, propranolol."),
        ("propranolol", "failed", "Has not responded to topiramate or propranolol."),
        ("propranolol", "failed", "Inadequate response to topiramate 100 mg x 3 months and propranolol LA 80 mg."),
        (
            "home-exercise",
            "failed",
            "Inadequate response to NSAIDs, muscle relaxants and a physician-directed home exercise program over the past 10 weeks.",
        ),
        ("topiramate", "failed", "Lack of efficacy: topiramate; intolerance: amitriptyline (sedation)."),
        ("amitriptyline", "not_tolerated", "Lack of efficacy: topiramate; intolerance: amitriptyline (sedation)."),
        ("topiramate", "failed", "Topiramate (ineffective), propranolol (bradycardia)."),
        ("propranolol", "not_tolerated", "Topiramate (ineffective), propranolol (bradycardia)."),
        ("baclofen", "failed", "PT in the spring left him no better and neither diclofenac nor baclofen helped."),
        ("diclofenac", "failed", "PT in the spring left him no better and neither diclofenac nor baclofen helped."),
        (
            "propranolol",
            "failed",
            "Amitriptyline was given for four months and propranolol LA for three, both to prevent the attacks, neither with any effect.",
        ),
        (
            "amitriptyline",
            "failed",
            "Amitriptyline was given for four months and propranolol LA for three, both to prevent the attacks, neither with any effect.",
        ),
        (
            "diclofenac",
            "failed",
            "Before any of this he had worked through five months of physical therapy without improvement, diclofenac had not helped either, and a triamcinolone injection failed to do anything.",
        ),
        (
            "ibuprofen",
            "failed",
            "Treatment | Dates | Response\nPT | 11/25-1/26 | No relief\nIbuprofen 600 | 10/25-present | Minimal relief\nMassage | monthly | 50% relief, lasting",
        ),
        (
            "massage",
            "improved",
            "Treatment | Dates | Response\nPT | 11/25-1/26 | No relief\nIbuprofen 600 | 10/25-present | Minimal relief\nMassage | monthly | 50% relief, lasting",
        ),
        ("candesartan", "failed", "Candesartan 16 mg for three months: nothing."),
        (
            "candesartan",
            "failed",
            "He had been through lisinopril and then candesartan 16 mg for three months, nothing; topiramate 100 mg for four months, nothing.",
        ),
        ("physical-therapy", "failed", "Reason for discharge from PT: lack of progress."),
        (
            "physical-therapy",
            "failed",
            "Initially some relief with PT but symptoms returned to baseline within two weeks of discharge.",
        ),
        ("physical-therapy", "failed", "PT 12 visits, goals 2 and 3 not met, pain 7/10."),
        ("meloxicam", "failed", "Took the meloxicam 15 daily x5 wks - says it did nothing."),
        (
            "amitriptyline",
            "failed",
            "Amitriptyline 25 -> 50 mg, filled 04/05 to 07/02. Patient: no fewer headaches, dry mouth. Assessment: adequate trial, failed.",
        ),
        ("topiramate", "failed", "Three months of topiramate at 100 mg made no dent in the count."),
        ("topiramate", "failed", "On topiramate for four months the headache days stayed at 20."),
        ("topiramate", "failed", "Topiramate for four months left the number of attacks where it was."),
        ("venlafaxine", "failed", "Venlafaxine 150 mg five months, headaches just as frequent."),
        ("propranolol", "failed", "Propranolol 80 mg bid x 3 mo, HA freq same."),
        ("physical-therapy", "failed", "PT was a bust after 9 weeks."),
        ("physical-therapy", "failed", "She put in eight weeks of PT without getting anywhere."),
        ("gabapentin", "failed", "Gabapentin to 1800 a day for ten weeks: leg just as bad."),
        ("physical-therapy", "failed", "Twelve visits of PT have not changed the leg pain."),
        ("physical-therapy", "failed", "Eight weeks of PT did not get him back to standing through a shift."),
        ("meloxicam", "failed", "The meloxicam might as well have been water."),
        ("acetaminophen", "failed", "Tylenol does not touch it."),
        ("physical-therapy", "failed", "PT for six weeks; her therapist wrote that she had plateaued."),
        ("physical-therapy", "failed", "PT for six weeks; progress stalled and he was sent back to us."),
        ("topiramate", "improved", "On topiramate she went from 20 headache days to 8."),
        ("physical-therapy", "improved", "PT for 8 weeks, pain down from 8 to 2."),
        ("physical-therapy", "improved", "She finished PT much the better for it."),
        ("physical-therapy", "", "PT ordered; she is no better than last visit."),
        ("naproxen", "", "Will start naproxen. She is right back where she was."),
        ("physical-therapy", "", "PT finished in May. Her mood is the same as before."),
        ("naproxen", "", "Neither PT nor naproxen has been tried."),
        ("physical-therapy", "", "PT to start Monday. Pain was 7/10 last visit and 7/10 today."),
        ("naproxen", "", "She does not yet know whether naproxen makes a difference."),
        ("physical-therapy", "", "PT: pain 7/10 before today's session and 7/10 after."),
        ("physical-therapy", "improved", "PT for 8 weeks: 85% better and back to full duty."),
        ("physical-therapy", "improved", "After PT she felt better and right back to work."),
        ("physical-therapy", "improved", "PT helped and she is straight back to running."),
        ("physical-therapy", "improved", "PT was helpful, then back to the gym on her own."),
        ("gabapentin", "failed", "Gabapentin: I could not tell it did anything."),
    ],
)
def test_an_outcome_is_read_where_it_is_told(treatment, outcome, text):
    told = {f.value("outcome") for f in facts(text, FactKind.TREATMENT) if f.name == treatment}
    assert {each for each in told if each in TOLD} == ({outcome} if outcome else set())


@pytest.mark.parametrize(
    ("begin", "text"),
    [
        ("2025-03-12", "She was in her usual state of health until 3/12/2025 when she developed neck pain."),
        ("2025-06-01", "The patient is bothered by left hip pain. She was pain-free until June 2025."),
        ("2025-01-01", "He had no trouble to speak of with his back until January 2025, when he woke with a deep ache in the left buttock."),
        ("2025-08-01", "She developed pain in the left buttock, running to the foot, about the first week of August 2025 while packing."),
        ("2025-03-03", "On March 3, 2025 she was lifting a box. That night her neck became painful."),
        ("2025-03-03", "On 3/3/2025 she reached for a seat belt. Over the following days neck stiffness set in."),
        ("2025-05-01", "In the first days of May 2025 he bent to lift a suitcase, and by the next morning a searing pain ran from the right buttock to the toe."),
        ("2025-04-03", "She has back pain. On April 3, 2025 she slipped on the stairs. Since then she has had low back pain."),
        (None, "On March 3, 2025 she fell. By that evening she had neck pain, which resolved in a week."),
        (None, "On 3/3/2025 she finished PT. The next day she had neck pain."),
        (None, "On May 2, 2025 she had a cholecystectomy. The next day she had shoulder pain."),
        (None, "Knee pain. Relief was good until May 2025."),
    ],
)  # fmt: skip
def test_a_beginning_is_read_where_it_is_told(begin, text):
    told = [f.value("begin")["first"] for f in facts(text, FactKind.SYMPTOM) if "begin" in f.attributes]
    assert set(told) == ({begin} if begin else set())


def test_a_flare_after_a_good_time_is_no_beginning():
    text = "Chronic neck pain for 4 years. Was doing well until 3 weeks ago when the pain flared again."
    assert {f.value("length")["low"] for f in facts(text, FactKind.SYMPTOM) if "length" in f.attributes} == {48.0}


@pytest.mark.parametrize(
    ("begin", "end", "text"),
    [
        ("2025-11-18", "2026-01-17", "STONEBRIDGE REHAB, OUTPATIENT PHYSICAL THERAPY, DISCHARGE SUMMARY\nReferring: Dr. N. Pellegrini        Dx: low back pain\nInitial eval: 11/18/2025            D/C date: 01/17/2026\nPt reports no change in pain."),
        ("2025-11-03", "2025-12-19", "PT FLOW SHEET\n11/03/25 eval 7/10\n11/10 v2 7/10\n12/01 v5 7/10\n12/19 v8 DC 7/10"),
        ("2025-06-02", "2025-07-25", "PT NOTE\nBody part: shoulder\nStart of care 6/2/2025. Last visit 7/25/2025.\nPain reduced from 7/10 to 2/10."),
    ],
)  # fmt: skip
def test_a_therapist_s_first_and_last_visit_are_the_ends_of_the_course(begin, end, text):
    physical = [f for f in facts(text, FactKind.TREATMENT, "therapy-note") if f.name == "physical-therapy"]
    assert [(f.value("begin")["first"], f.value("end")["first"]) for f in physical] == [(begin, end)]


@pytest.mark.parametrize(
    ("standing", "text"),
    [
        ("ongoing", "OUTPATIENT PT - DAILY NOTE   Visit 7 of 16\nS: same, neck 5/10.\nP: next visit Friday."),
        (None, "OUTPATIENT PT - NOTE   Visit 12 of 12\nS: same, neck 5/10."),
    ],
)
def test_a_therapist_s_note_in_the_midst_of_its_visits_goes_on(standing, text):
    physical = [f for f in facts(text, FactKind.TREATMENT, "therapy-note") if f.name == "physical-therapy"]
    assert {f.value("standing") for f in physical} == {standing}


@pytest.mark.parametrize(
    "text",
    [
        "ROS: denies fever, wt loss, night pain, bowel/bladder dysfunction, saddle anesthesia, IVDU.",
        "Negative: fever, weight loss, saddle anesthesia, incontinence.",
        "Pertinent negatives: saddle anesthesia, incontinence, fever, cancer.",
        "She was asked about saddle anesthesia, incontinence and weight loss and has none of them.",
        "ROS: Fever - denies. Weight loss - denies. Saddle numbness - denies.",
        "Cancer hx: neg. Fever: neg. Incontinence: neg.",
        "Back pain, - fever, - weight loss, - saddle anesthesia",
        "Negative ROS including saddle anesthesia and incontinence.",
        "ROS: neg fever/wt loss, saddle anesthesia.",
    ],
)
def test_a_warning_sign_that_is_denied_is_absent_however_it_is_listed(text):
    found = facts(f"Low back pain for 4 months. {text}", FactKind.FLAG)
    assert found
    assert {str(f.assertion) for f in found} == {"absent"}


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ({19.0}, "How many days with headache in an average month: 19."),
        ({17.0}, "Monthly headache days 17."),
        ({17.0}, "For the last six months: between 17 and 20 headache days in every one of them."),
        ({19.0}, "She has had 19 to 22 headache days in each of the last six months."),
        ({21.0}, "Of 30 days in the last month 21 had headache."),
        ({12.0}, "Headache-free on 16 days a month."),
        (set(), "Headache. Acute: sumatriptan (ltd 2/wk)."),
    ],
)
def test_headache_days_are_counted_where_they_are_told(days, text):
    told = [f.value("days")["low"] for f in facts(text, FactKind.PATTERN) if "days" in f.attributes]
    assert set(told) == days


@pytest.mark.parametrize(
    ("share", "weeks", "text"),
    [
        (60.0, 56.0, "After the 5/13 trigger point injections she had 60 % relief, and it held for 8 weeks."),
        (75.0, 70.0, "Trigger point injections 5/13/2025: they took away 75% of the pain for ten weeks."),
        (80.0, 63.0, "She had trigger point injections on 5/13/2025. Relief was 80% and lasted nine weeks."),
        (70.0, 56.0, "Last TPI 5/13/25 - 70% relief x 8 wks."),
        (None, None, "TPI 5/13/2025. Naproxen gave 80% relief for three months."),
        (None, None, "TPI 5/13/2025. She has had 80% relief for three months with naproxen."),
    ],
)
def test_the_relief_of_a_session_is_its_own(share, weeks, text):
    told = facts(text, FactKind.PROCEDURE)
    shares = {f.value("relief")["low"] for f in told if "relief" in f.attributes}
    lengths = {f.value("relief_length")["low"] for f in told if "relief_length" in f.attributes}
    assert (shares, lengths) == (({share}, {weeks}) if share else (set(), set()))


def test_a_title_is_no_plan():
    text = "FOLLOW-UP 01/20/2026\n\nThe trigger point injections of 5/13/2025 gave 60 % relief for 8 weeks."
    assert {f.value("status") for f in facts(text, FactKind.PROCEDURE)} == {"prior"}


def test_two_meals_a_day_are_no_length():
    assert all("length" not in f.attributes for f in facts("Therapy goes on. Two meals a day.", FactKind.TREATMENT))


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("PT from 10/05/2025 to 11/27/2025 (stabilization, SI belt); at the end she was no better.", True),
        ("PT for 8 weeks (core work, TENS) was no help.", True),
        ("PT for 8 weeks (after chiropractic) was no help.", True),
        ("PT for 8 weeks (core work, TENS) was a great help.", False),
        ("PT for 8 weeks (TENS was no help).", False),
    ],
)
def test_what_a_course_was_made_of_shares_its_end(told, text, failed):
    therapy = [f for f in told("treatment", text) if f["name"] == "physical-therapy"]

    assert any(f.get("outcome") == "failed" for f in therapy) == failed


@pytest.mark.parametrize(
    "text", ["PT EVALUATION\nDistraction relieves.", "PT EVALUATION\nAbduction relief sign positive."]
)
def test_what_a_test_of_the_neck_does_is_no_end_of_a_course(told, text):
    assert not any("outcome" in f for f in told("treatment", text, document="therapy-note"))


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("Neck pain began in October 2024 and has been daily since that winter.", "2024-12-01"),
        ("Neck pain began in May 2024 and became constant since that summer.", "2024-06-01"),
    ],
)
def test_that_season_is_the_one_after_the_time_that_was_told(read, text, begin):
    begins = [f.value("begin")["first"] for f in read("symptom", text) if "begin" in f.attributes]

    assert begins
    assert max(begins) <= begin
