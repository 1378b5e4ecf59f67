"""Rates, scales, studies, warning signs and examinations, as the embedded reader tells them and grounding keeps them."""

from datetime import date

import pytest

from drafter.evidence.claims.facts import Candidate, Claim, FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document


def values(facts, *names):
    return [tuple(f.value(name) for name in names) for f in facts]


def test_the_rate_has_its_days_its_hours_and_its_length(read):
    facts = read("pattern", "20 headache days a month for the past 8 months, each lasting 6 hours.")

    assert {name for f in facts for name in f.attributes} == {"name", "days", "hours", "length"}
    assert next(f.value("length")["low"] for f in facts if f.value("length")) == 8


def test_what_was_before_treatment_is_kept_apart_from_now(read):
    facts = read("pattern", "Baseline before Botox: 22 headache days a month. Now 9 headache days a month.")

    assert [(f.value("days")["low"], bool(f.value("before"))) for f in facts] == [(22, True), (9, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Migraine since childhood. 20 headache days a month.",
        "20 headache days a month. Botox every 12 weeks.",
        "Headache on 19 days over the last month.",
    ],
)
def test_a_length_of_something_else_is_none_of_the_rate(read, text):
    assert not [f for f in read("pattern", text) if f.attributes.keys() & {"length", "begin"}]


def test_a_study_shows_a_finding_with_side_and_level(read):
    (shown,) = read("imaging", "MRI 10/2/2025: left L4-5 disc extrusion.")

    assert shown.value("shows") == {"finding": "herniation", "assertion": "present"}
    assert shown.value("side") == ["left"]
    assert shown.value("level") == ["l4", "l5"]


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("MRI: possible left foraminal narrowing.", "possible"),
        ("MRI: no stenosis.", "absent"),
        ("MRI 9/2025 shows severe stenosis.", "present"),
        ("MRI: root contact cannot be assessed.", "possible"),
        ("Outside MRI in Sept; he recalls being told something was pinched.", "possible"),
        ("She says the MRI showed a herniated disc.", "possible"),
        ("She says her leg burns and the MRI shows a herniated disc.", "present"),
    ],
)
def test_a_finding_is_meant_as_its_sentence_says(read, text, assertion):
    assert {f.value("shows")["assertion"] for f in read("imaging", text)} == {assertion}


@pytest.mark.parametrize("text", ["MRI ordered today.", "Will get MRI.", "MRI lumbar scheduled 11/14."])
def test_a_study_that_is_to_come_is_named_as_such(read, text):
    assert [f.value("standing") for f in read("imaging", text)] == ["planned"]


def test_a_study_in_a_line_of_its_own_is_no_medicine(read):
    (shown,) = read("imaging", "Meds: amlodipine.\nXR R knee 12/2025: severe osteoarthritis.", on=date(2026, 1, 5))

    assert shown.value("shows")["finding"] == "osteoarthritis"
    assert read("imaging", "Meds: amlodipine, MRI contrast.") == ()


def test_a_report_is_of_its_own_study(read):
    facts = read("imaging", "MRI LUMBAR SPINE\nL4-5: left disc extrusion compressing the L5 root.", document="imaging")

    assert {f.value("shows")["finding"] for f in facts} == {"herniation", "nerve-compression"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saddle anesthesia today.", [("cauda-equina", "present")]),
        ("Denies saddle anesthesia.", [("cauda-equina", "absent")]),
        ("History of breast cancer.", [("cancer", "historical")]),
        ("Mother had breast cancer.", [("cancer", "someone-else")]),
        ("Return to the ER for saddle numbness.", []),
        ("Back pain in a man with prostate ca.", [("cancer", "present")]),
        ("Ca breast 2012.", [("cancer", "present")]),
        ("She has had no feeling in the saddle area.", [("cauda-equina", "present")]),
        ("Can't feel when she wipes and had to strain to pass urine.", [("cauda-equina", "present")] * 2),
        ("Ankle DF 4/5 in February, 3/5 today.", [("motor-deficit", "present")]),
        ("EHL has gone from 5 to 3 in ten days.", [("motor-deficit", "present")]),
        ("Dorsiflexion 5/5 on the right, 4/5 on the left.", []),
        ("Strength rose from 3/5 to 4/5.", []),
        ("He can no longer lift the right foot.", [("motor-deficit", "present")]),
        ("Handout on cauda equina symptoms given.", []),
        ("Car accident in 2012.", []),
        ("Foot drop old, stable since 2005.", []),
        ("Chronic back pain with foot drop.", [("motor-deficit", "present")]),
        ("Is there a history of cancer? ____", []),
        ("Cancer: not asked.", []),
        ("Back pain with saddle numbness.", [("cauda-equina", "present")]),
    ],
)
def test_a_warning_sign_is_meant_as_its_sentence_says(read, text, found):
    assert [(f.name, f.assertion.value) for f in read("flag", text) if f.name != "any"] == found


@pytest.mark.parametrize(
    ("text", "document", "found"),
    [
        ("Exam: SLR positive.", "progress-note", True),
        ("SLR negative, reflexes equal.", "progress-note", True),
        ("Telephone call. She reports no change.", "other", False),
        ("Exam: strength 4/5.", "therapy-note", False),
        ("Will re-examine in 6 weeks.", "progress-note", False),
        ("Seen and examined by: nobody this encounter.", "progress-note", False),
        ("PT ended 10/14. I examined her on September 3.", "letter", False),
        ("PT ended 10/14. I examined her on October 27.", "letter", True),
        ("When I first examined him his knee jerk was absent.", "letter", False),
        ("Patient reports that sensation is reduced.", "progress-note", False),
        ("Sensation: reduced over the left calf.", "consult", True),
    ],
)
def test_an_examination_is_one_by_the_clinician_and_was_made(read, text, document, found):
    assert bool(read("examination", text, document=document)) is found


@pytest.mark.parametrize(
    ("name", "attribute", "value", "quote"),
    [
        ("headache", "days", "22", "12 headache days a month"),  # another number
        ("headache", "days", "9", "9 days a month"),  # days of tablets
        ("migraine", "days", "12", "12 headache days a month"),  # of headache, not of migraine
        ("headache", "hours", "6", "six hours"),  # of sleep
    ],
)
def test_a_figure_of_something_else_does_not_ground(name, attribute, value, quote):
    text = "12 headache days a month, migraine at times. Takes tablets on 9 days a month. Sleeps six hours."
    claims = {"name": Claim(value=name, quote=name), attribute: Claim(value=value, quote=quote)}
    note = Document(id="n", kind="progress-note", text=text)

    grounded = ground(note, [Candidate(kind=FactKind.PATTERN, document="n", attributes=claims)], "x")

    assert [f.value(attribute) for f in grounded.facts] == [None]
    assert [(r.attribute, r.code) for r in grounded.rejections] == [(attribute, "EVD002")]


def test_a_planned_day_lies_ahead_and_is_no_session_before(read):
    facts = read("procedure", "Last Botox 09/20/2025. Next Botox scheduled for 12/15/2025.")

    assert [f.value("planned")["first"] for f in facts if f.value("planned")] == ["2025-12-15"]
    assert {f.value("date")["first"] for f in facts if f.value("date")} == {"2025-09-20"}
