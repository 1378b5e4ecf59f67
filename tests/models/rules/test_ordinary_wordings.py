"""Ordinary ways of telling a course, a diary, a scale and an examination, each beside ways that must not be read so."""

import pytest


def of(told, name, text, kind="treatment", **more):
    return [f for f in told(kind, text, **more) if f["name"] == name]


@pytest.mark.parametrize(
    "text",
    [
        "PT at Oceanside, five weeks (3/17 to 4/21), centralization exercises, no improvement.",
        "PT x 8 visits, McKenzie extension exercises, traction, no better.",
        "PT 5 wks: manual therapy, stretching - no change.",
        "[x] PT            [x] completed   length: 9 wks   response: [ ] good [ ] some [x] none",
    ],
)
def test_what_a_course_consisted_of_shares_its_result(told, text):
    (fact,) = of(told, "physical-therapy", text)

    assert fact["outcome"] == "failed"


@pytest.mark.parametrize(
    "text",
    [
        "PT 6 weeks with good result, exercises ineffective.",
        "Had PT for 6 weeks, now home exercises which have not helped.",
        "[x] PT            [x] completed   length: 9 wks   response: [x] good [ ] some [ ] none",
        "[x] Chiropractic  length: 5 visits  response: [ ] good [x] some [ ] none",
    ],
)
def test_a_course_that_ended_otherwise_did_not_fail(told, text):
    assert [f for f in told("treatment", text) if f["name"] in ("physical-therapy", "chiropractic") and f.get("outcome") == "failed"] == []  # fmt: skip


def test_what_is_kept_up_is_the_exercise_and_not_the_tablet(told):
    text = "Given a written lumbar exercise sheet, plus ibuprofen 600 TID. She has kept it up daily for the nine weeks since. No improvement."
    (fact,) = of(told, "home-exercise", text)

    assert (fact["length"], fact["standing"], fact["outcome"]) == ("nine weeks", "ongoing", "failed")
    assert "length" not in of(told, "ibuprofen", text)[0]


def test_a_medicine_taken_each_month_is_stopped_all_the_same(told):
    (fact,) = of(told, "erenumab", "Erenumab 70 mg, three monthly doses, stopped for severe constipation.")

    assert (fact["outcome"], fact["standing"]) == ("not_tolerated", "stopped")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("These two are the only preventives she has ever taken.", "never_tried"),
        ("Propranolol is the only preventive she has ever been on.", "never_tried"),
        ("Propranolol is the only preventive she tolerates.", None),
        ("The only preventives covered are propranolol and topiramate.", None),
    ],
)
def test_the_only_ones_are_all_that_were_tried(told, text, outcome):
    assert of(told, "preventives", text)[0].get("outcome") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Nervous about topiramate because of what she read.", "declined"),
        ("She was afraid to start topiramate.", "declined"),
        ("Nervous about stopping topiramate.", None),
        ("Worried about cost. Topiramate daily.", None),
    ],
)
def test_a_medicine_that_is_feared_was_not_taken(told, text, outcome):
    assert of(told, "topiramate", text)[0].get("outcome") == outcome


def test_a_diary_s_months_need_no_heading(told):
    text = "Brought a diary.\n\n             HA days    migraine days\nMay            19            11\nJune           21            12"

    assert [f["days"] for f in told("pattern", text) if "days" in f] == ["19", "11", "21", "12"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Headaches. Last three months: 20, 19 and 21 days with headache. Of those 11, 10 and 12 were her bad ones.", ["11, 10 and 12"]),
        ("Headaches. Last three months: 20, 19 and 21 days with headache. Of those 11, 10 and 12 were work days.", []),
    ],
)  # fmt: skip
def test_parts_of_the_months_counted_before(told, text, days):
    assert [f["days"] for f in of(told, "migraine", text, "pattern") if "days" in f] == days


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("Migraines since college, much more often since October 2024. She now has 17 headache days a month.", ["October 2024"]),
        ("17 headache days a month, up from 8, since February 2025.", ["February 2025"]),
        ("Migraines, worse since October 2024. She now has 17 headache days a month.", []),
        ("Takes triptans more often. 17 headache days a month.", []),
    ],
)  # fmt: skip
def test_since_when_the_rate_is_so(told, text, begin):
    assert [f["begin"] for f in told("pattern", text) if "begin" in f] == begin


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Migraine 18 days a month. Lasts all working day, 8 hours or longer unless he takes naratriptan.", True),
        ("Migraine 18 days a month. They hang on 5 hours or so.", True),
        ("Migraine 18 days a month. Working 8 hours is too much.", False),
    ],
)
def test_how_long_an_attack_hangs_on(told, text, hours):
    assert any("hours" in f for f in told("pattern", text)) is hours


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("NRS (0-10): 7.", "7"), ("NPRS (0-10) 5/10 today.", "5"), ("NRS (worst) 8", "8"), ("VAS legs 68 mm standing.", "68"),
        ("Neck Disability Index today 38%.", "38"), ("Oswestry Disability Index (ODI) 44%.", "44"), ("Pain 7 on a 0-10 scale.", "7"),
        ("Swiss Spinal Stenosis symptom score 3.4.", "3.4"), ("Numeric scale 0 to 10.", ""),
    ],
)  # fmt: skip
def test_the_value_of_a_scale_is_none_of_its_ends(read, text, score):
    values = [f.value("score") for f in read("scale", text) if "score" in f.attributes]

    assert values == ([float(score)] if score else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Exam: hard nodular spot in the rhomboid.", "nodule"),
        ("Exam: hard spot in the rhomboid which jumps when I press.", "twitch"),
        ("Exam: when I press pain goes to the front of the shoulder.", "referred-pain"),
        ("Exam: sustained pressure reproduces his pain and refers it around under the arm.", "referred-pain"),
    ],
)
def test_what_a_finger_finds(told, text, name):
    assert name in [f["name"] for f in told("finding", text)]


@pytest.mark.parametrize(
    "text",
    ["Exam: pain goes down the leg when she walks.", "Her doctor refers it to the clinic.", "Exam: thyroid nodular."],
)
def test_what_no_finger_found(told, text):
    assert [f for f in told("finding", text) if f["name"] in ("referred-pain", "twitch", "nodule")] == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Exam: FABER right painful, thigh thrust right painful, compression negative.", ["present", "present", "absent"]),
        ("Exam: FABER, thigh thrust, compression negative.", ["absent", "absent", "absent"]),
    ],
)  # fmt: skip
def test_a_test_that_hurts_is_positive(told, text, meant):
    assert [f["meant"] for f in told("finding", text)] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Request nerve blocks with lidocaine (no steroid) for her migraine.", "present"),
        ("Request nerve blocks with lidocaine (no aura, no migraine).", "absent"),
    ],
)
def test_a_bracket_ends_what_is_denied_in_it(told, text, meant):
    assert of(told, "migraine", text, "diagnosis")[0]["meant"] == meant


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("S: 61F returns about the left low back/flank. She has had this on and off the whole of the last 7 months.", ["7 months"]),
        ("Here about her back surgery. She has had this planned for 7 months.", []),
        ("SI joint pain for 4 years. The pain is back for about three weeks.", ["4 years"]),
    ],
)  # fmt: skip
def test_how_long_what_somebody_comes_for_has_been_there(told, text, length):
    assert [f["length"] for f in told("symptom", text) if "length" in f] == length


@pytest.mark.parametrize(
    ("name", "text", "outcome"),
    [
        ("erenumab", "Ajovy for 6 months: no real drop in days.", "failed"),
        ("home-exercise", "HEP daily since June, pain no less.", "failed"),
        ("amitriptyline", "Amitriptyline x 3 mo, headaches no fewer.", "failed"),
        ("propranolol", "Propranolol tried 2023, bradycardic, had to come off.", "not_tolerated"),
        ("nsaids", "NSAIDs out, on Eliquis.", "contraindicated"),
        ("nsaids", "NSAIDs ran out.", None),
        ("physical-therapy", "PT: none.", "never_tried"),
        ("topiramate", "Topiramate: no.", "never_tried"),
        ("physical-therapy", "PT was a bust after 9 weeks.", "failed"),
    ],
)
def test_a_no_behind_a_course_is_its_result_and_behind_a_name_an_answer(told, name, text, outcome):
    assert of(told, name, text)[0].get("outcome") == outcome
