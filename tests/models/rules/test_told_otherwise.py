"""What is plainly told in other words: blocks told apart without a name, steroids in a knee, preventives, courses, warnings."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import FactKind
from drafter.evidence.intake.cases import Document
from drafter.evidence.layout.segments import Layout
from drafter.evidence.layout.text import View
from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.reading import Reading
from drafter.models.rules.model import RulesModel

NOTE = date(2025, 9, 3)
BLOCK_AHEAD = "Here after her second medial branch block. "
ABLATION = " I recommend radiofrequency ablation. The radiofrequency will be on the left."


def told(text, kind=FactKind.PROCEDURE):
    document = Document(id="n", kind="progress-note", date=NOTE, text=text)
    return [
        {name: claim.value for name, claim in c.attributes.items()}
        for c in RulesModel().propose_facts(document, [kind])
    ]


def ends(text, name, kind=FactKind.PROCEDURE):
    return {f["outcome"] for f in told(text, kind) if f["name"] == name and "outcome" in f}


def relief_held(text):
    return {f["relief_length"] for f in told(text) if f["name"] == "joint-injection" and "relief_length" in f}


@pytest.mark.parametrize(
    "text",
    [
        "With the first block, done July 15, the pain fell by 85 percent. With the second, done August 19, it fell by 90 percent.",
        "The first, on July 15, gave 85 percent relief. The second, on August 19, gave 90 percent relief.",
        "The first block on July 15, 2025 relieved 85 percent and the second on August 19, 2025 relieved 90 percent.",
        "The block of July 15 gave 85% relief for the afternoon. The one of August 19 gave her 90%.",
    ],
)
def test_a_second_block_without_a_name_is_a_block(text):
    dated = {(f["name"], f["date"]) for f in told(BLOCK_AHEAD + text + ABLATION) if "date" in f}
    assert {name for name, _ in dated} == {"facet-injection"}
    assert {day[:6] for _, day in dated} == {"July 1", "August"}


def test_a_second_radiofrequency_without_a_name_is_one():
    found = told(
        "Radiofrequency ablation twice. The first, on October 3, 2023, gave 80 percent relief. "
        "The second, on June 11, 2024, gave 70 percent."
    )
    assert {f["name"] for f in found if "date" in f} == {"radiofrequency-ablation"}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("L knee Kenalog 40 mg 10/2024 lasted a week.", "a week"),
        ("The steroid shot of the knee in October 2024 carried her three weeks.", "three weeks"),
    ],
)
def test_how_long_a_steroid_held(text, length):
    assert relief_held(text) == {length}


@pytest.mark.parametrize(
    "text",
    [
        "Knee steroid injection 10/2024; the swelling lasted a week.",
        "Knee steroid injection 10/2024. The soreness lasted a week.",
        "Knee steroid injection 10/2024, 40 mg a week.",
    ],
)
def test_what_else_lasted_is_no_relief(text):
    assert not relief_held(text)


@pytest.mark.parametrize(
    "text",
    [
        "She does not tolerate steroid injections.",
        "She cannot tolerate steroid injections because of her diabetes.",
        "Her endocrinologist, Dr. Balogun, has asked us not to repeat steroid injections.",
        "Her endocrinologist does not want her to have any more cortisone injections.",
        "Dr. Balogun has told her to avoid steroid injections.",
    ],
)
def test_a_steroid_that_is_not_borne_or_forbidden(text):
    assert ends(text, "joint-injection") <= {"not_tolerated", "contraindicated"}
    assert ends(text, "joint-injection")


@pytest.mark.parametrize(
    "text",
    [
        "She asked us not to repeat the steroid injection.",
        "Her sister does not tolerate steroid injections.",
        "She does not tolerate naproxen. Steroid injection of the knee on 03/18/2025.",
        "Dr. Balogun told her not to have another steroid injection until December.",
        "Her surgeon does not want her to have a steroid injection within three months of an operation.",
    ],
)
def test_a_steroid_that_is_only_not_wanted_or_put_off(text):
    assert not ends(text, "joint-injection")


@pytest.mark.parametrize(
    "text",
    [
        "The right knee was injected today under sterile technique with 1 mL triamcinolone 40 mg/mL. We request gel injections.",
        "Injected R knee w/ 40 mg Kenalog. We request gel injections.",
        "I injected 80 mg methylprednisolone with 3 mL ropivacaine into the right knee. We request gel injections.",
    ],
)
def test_a_steroid_put_in_today_is_no_gel(text):
    found = told(text)
    assert "joint-injection" in {f["name"] for f in found}
    assert all(f.get("status") == "planned" for f in found if f["name"] == "hyaluronan")


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("Propranolol 120 mg/d x 4 mo, no reduction.", "propranolol", "failed"),
        ("Propranolol for 4 months without a reduction of headache days.", "propranolol", "failed"),
        ("Propranolol and zonisamide, neither reduced the number of days.", "zonisamide", "failed"),
        ("Venlafaxine 75 mg for 12 weeks: same number of headaches.", "venlafaxine", "failed"),
        ("Nortriptyline 50 mg: could not pass urine, stopped after three weeks.", "nortriptyline", "not_tolerated"),
        ("Amitriptyline 25 mg: slept through her alarm, gave it up.", "amitriptyline", "not_tolerated"),
        ("Propranolol: pulse in the 40s, had to come off.", "propranolol", "not_tolerated"),
        ("PT for 8 weeks and aquatic therapy, neither gave her anything lasting.", "physical-therapy", "failed"),
        ("PT for 8 weeks did not give him anything that lasted.", "physical-therapy", "failed"),
        ("HEP daily 6 wks, not cutting it.", "home-exercise", "failed"),
        ("HEP daily for 6 wks, not holding the pain.", "home-exercise", "failed"),
    ],
)
def test_what_did_not_do_in_other_words(text, name, says):
    assert ends(text, name, FactKind.TREATMENT) == {says}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Propranolol 120 mg, no reduction in dose.", "propranolol"),
        ("Topiramate: same number of headaches as at the last visit.", "topiramate"),
        ("Nortriptyline: passes urine normally, continues.", "nortriptyline"),
        ("Propranolol was discussed, pulse in the 40s at rest because she runs.", "propranolol"),
        ("HEP daily 6 wks, not holding weights yet.", "home-exercise"),
    ],
)
def test_what_sounds_alike_is_no_outcome(text, name):
    assert not ends(text, name, FactKind.TREATMENT)


@pytest.mark.parametrize("on", ["on", "onward", "to present", "to date"])
def test_a_course_runs_from_a_day_on(on):
    course = told(f"HEP daily 7/14/25 {on}, no help.", FactKind.TREATMENT)[0]
    assert course["begin"] == "7/14/25"


def test_a_day_before_a_hold_begins_nothing():
    assert "begin" not in told("HEP 7/14/25 on hold.", FactKind.TREATMENT)[0]


def test_medicines_one_a_line_are_a_statement_each():
    view = View("propranolol LA 120 mg, stopped 2023, ineffective\nzonisamide 200 mg, stopped 2024, some benefit\n")
    assert len(Layout(view).sentences) == 2


def test_a_wrapped_line_that_begins_with_a_medicine_goes_on():
    view = View("She has taken naproxen 500 mg twice a day and\namitriptyline 25 mg at night without relief.\n")
    assert len(Layout(view).sentences) == 1


def flags(text):
    reading = Reading(text, NOTE)
    return {reading.assertion(s, m.start, m.end) for s in reading.sentences for m in reading.of(s, "flag")}


@pytest.mark.parametrize(
    "text",
    [
        "Nothing to suggest tumor, infection or cauda equina on history or exam.",
        "Nothing suggestive of cancer or infection.",
        "Nothing on history points to tumor or infection.",
        "Nothing worrisome for cancer or infection.",
        "I find nothing to raise suspicion for tumor or cauda equina.",
        "No suggestion of tumor or infection.",
    ],
)
def test_nothing_that_suggests_a_warning_sign(text):
    assert flags(text) == {Assertion.ABSENT}


@pytest.mark.parametrize(
    "text", ["History raises suspicion for tumor.", "Nothing to suggest arthritis. Suspect tumor."]
)
def test_what_is_suspected_is_not_absent(text):
    assert Assertion.ABSENT not in flags(text)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Cortisone in the knee 05/2024 bought him a week and no more.", {"failed"}),
        ("Cortisone in the knee 05/2024 gave her ten days at most.", {"failed"}),
        ("Injection, corticosteroid: L knee 11/14/2024, methylprednisolone 80; result = no relief at all", {"failed"}),
        ("Injections - steroid: R knee 3/2/2025, no help", {"failed"}),
        ("Cortisone in the knee 05/2024 gave her six months of relief.", {"improved"}),
        ("Ketorolac injection, steroid pack: no relief.", set()),
        ("Tried an NSAID, injection, steroid: none helped.", set()),
        ("Epidural injection, steroid: no relief.", set()),
    ],
)
def test_a_steroid_in_a_knee_by_its_brief_gain_or_behind_its_injection(text, outcome):
    assert ends(text, "joint-injection") == outcome


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Rear-ended at a light 05/12/2025; left-sided neck pain began that day, none before.", {"05/12/2025"}),
        ("She slipped on ice on 1/8/2025 and her low back pain started the same evening.", {"1/8/2025"}),
        ("Seen 3/3/2025; her neck pain was present that day.", set()),
        ("Botox 3/3/2025; neck pain began that day.", set()),
    ],
)
def test_a_pain_that_began_that_day_began_with_what_happened(text, begins):
    assert {f["begin"] for f in told(text, FactKind.SYMPTOM) if "begin" in f} == begins


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("65 M, R low back, axial x 4 yr. NRS 8.", {"x 4 yr"}),
        ("Neck, constant, for 8 months.", {"8 months"}),
        ("Low back, PT x 6 wk.", set()),
    ],
)
def test_how_a_pain_is_does_not_part_it_from_its_time(text, length):
    assert {f["length"] for f in told(text, FactKind.SYMPTOM) if "length" in f} == length


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("I last did trigger point injections on 05/20/2025, the only set this year or last.", True),
        ("Last TPI 05/20/2025 (only one in the past 12 months).", True),
        ("TPI on 3/1/2025. The only set she wants is today's.", False),
        ("TPI on 3/1/2025, her only relief this year.", False),
    ],
)
def test_the_only_set_in_a_time_is_one(text, counted):
    assert any("only" in f.get("count", "") for f in told(text)) is counted


@pytest.mark.parametrize(
    ("text", "sole"),
    [
        ("No other therapy or chiropractic.", False),
        ("No other therapy, massage or acupuncture.", False),
        ("No other therapy is planned.", True),
        ("No other therapy or chiropractic planned.", True),
    ],
)
def test_what_else_was_not_tried_makes_no_sole_treatment(text, sole):
    assert any(f["name"] == "sole-treatment" for f in told(text, FactKind.PROGRAMME)) is sole


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Baclofen was prescribed in May, she takes it nightly.", True),
        ("Baclofen was prescribed in May, she never takes it.", False),
    ],
)
def test_a_medicine_that_is_taken_is_told_by_it(text, standing):
    assert any(f.get("standing") == "ongoing" for f in told(text, FactKind.TREATMENT)) is standing


def test_a_muscle_that_is_stretched_is_no_region_of_the_programme():
    text = "Home program (bridges, clamshells, hamstring and piriformis stretching) five days a week."
    assert not any("region" in f for f in told(text, FactKind.TREATMENT))
    assert any("region" in f for f in told("Neck stretches daily.", FactKind.TREATMENT))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "20 headache days each month, all lasting over 6 hours if she doesn't treat, fourteen of the twenty with nausea.",
            True,
        ),
        ("Headache 20 days a month. Days/month with migraine features (unilateral, pulsating, N/V): 15", True),
        ("Headache 20 days a month. Days/mo w/ photophobia: 12", True),
        ("Headache 20 days a month. Out of class 2 days a month for migraine.", False),
    ],
)
def test_days_of_migraine_beside_what_is_untreated_and_in_fields(text, days):
    assert any(f["name"] == "migraine" and "days" in f for f in told(text, FactKind.PATTERN)) is days
