"""What an examination found, looked for and did not find."""

import pytest


def found(told, text):
    return [(f["name"], f["meant"]) for f in told("finding", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Palpable trigger points in the left trapezius.", [("trigger-point", "present")]),
        ("No trigger points.", [("trigger-point", "absent")]),
        ("No taut bands or trigger points were palpated.", [("taut-band", "absent"), ("trigger-point", "absent")]),
        ("Taut bands with twitch response in the upper trapezius.", [("taut-band", "present"), ("twitch", "present")]),
        ("Tenderness over the neck.", [("tenderness", "present")]),
        ("Possible trigger points.", [("trigger-point", "possible")]),
        ("History of trigger points.", [("trigger-point", "historical")]),
        ("Pressure refers pain to the temple.", [("referred-pain", "present")]),
    ],
)
def test_a_finding_is_meant_as_its_sentence_means_it(told, text, expected):
    assert found(told, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trigger point injections were given.",
        "Definition: trigger point = taut band + referred pain + local twitch.",
        "Myofascial pain with trigger points (per referral).",
        "I can no longer feel any band, nothing jumps and pressure stays local.",
        "Last visit there were trigger points. On exam today none are felt.",
        "PLAN: look for trigger points next time.",
        "GOALS: reduce trigger points",
    ],
)
def test_what_is_no_examination_finds_nothing_present(told, text):
    assert [f for f in found(told, text) if f[1] == "present"] == []


def test_a_finding_has_the_region_that_it_is_in(told):
    (band,) = told("finding", "EXAM: taut bands in the lumbar paraspinals. Neck nontender.")[:1]

    assert (band["name"], band["region"]) == ("taut-band", "lumbar paraspinals")


def present(told, text):
    return [f["name"] for f in told("finding", text) if f["meant"] == "present"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Trigger points in both trapezii which radiate to the temples when compressed.",
            "trigger-point referred-pain",
        ),
        ("There are knots in the trapezius that, when pressed, recreate the ache.", "nodule"),
        ("I can feel knots in the trapezius.", "nodule"),
        ("She gets knots in her neck when she types.", ""),
        ("Discrete myofascial triggers in the levator.", "trigger-point"),
        ("Migraine triggers: wine.", ""),
        ("A palpable cord-like band in the trapezius.", "taut-band"),
        ("Refers to Dr. Shaw for a second opinion.", ""),
        ("A twitch response and referred pain are expected.", ""),
        ("FABER +, Gaenslen +, thigh thrust neg, Yeoman neg.", "faber gaenslen"),
        ("(+) Patrick, (+) Gaenslen, (+) POSH, (-) SLR", "faber gaenslen thigh-thrust"),
        ("FABER (-), Gaenslen (+)", "gaenslen"),
        ("Pain on thigh thrust and on compression of the pelvis.", "thigh-thrust si-compression"),
        ("FABER, thigh thrust, compression: all positive L. Gaenslen: equivocal.", "faber thigh-thrust si-compression"),
    ],
)
def test_findings_are_told_from_complaints_plans_and_negatives(told, text, names):
    assert present(told, text) == names.split()


@pytest.mark.parametrize(
    ("text", "name", "quote"),
    [
        (
            "With the arm crossed over the chest, three hyperirritable nodules along the medial border of the left scapula.",
            "nodule",
            "scapula",
        ),
        ("Pressure on a nodule in the trapezius gives pain in the jaw.", "referred-pain", None),
    ],
)
def test_a_posture_and_where_pain_goes_are_no_place_of_a_finding(told, text, name, quote):
    (finding,) = [f for f in told("finding", text) if f["name"] == name]
    assert finding.get("region") == quote


def test_the_place_of_one_test_is_not_that_of_the_others(told):
    text = "FABER positive for groin pain only; thigh thrust, Gaenslen and Yeoman negative."
    assert [f.get("region") for f in told("finding", text) if f["name"] == "yeoman"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "When I hold pressure on it she feels it up the side of the neck to the ear.", "With firm pressure she feels it in the temple.",
        "Pressure there is felt all the way up to the temple.", "The pain shoots to the jaw when pressed.",
        "Compression lights up the side of the head.", "With the finger on it the pain runs to the ear.",
        "Sustained pressure on it sends pain into the buttock and greater trochanter.",
    ],
)  # fmt: skip
def test_pain_felt_elsewhere_under_pressure_is_referred(told, text):
    assert set(present(told, f"Exam: taut band in the left trapezius. {text}")) == {"referred-pain", "taut-band"}


@pytest.mark.parametrize(
    "text",
    [
        "Pressure on it is felt only there.", "Pressing it does not send pain anywhere.", "She feels pain in the temple when she reads.",
        "With pressure she does not feel it in the head.", "Pain radiates to the arm at night.",
    ],
)  # fmt: skip
def test_pain_that_stays_or_comes_by_itself_is_not(told, text):
    assert present(told, f"Exam: taut band in the left trapezius. {text}") == ["taut-band"]
