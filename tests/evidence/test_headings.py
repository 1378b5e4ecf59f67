"""A heading begins a section of its kind, and a key labels its line."""

import pytest
from laid_out import layout, sections, sentences

# ---- headings ----


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Chief Complaint", "complaint"),
        ("CC", "complaint"),
        ("Reason for Visit", "complaint"),
        ("HPI", "history"),
        ("History of Present Illness", "history"),
        ("Subjective", "history"),
        ("Interval History", "history"),
        ("Prior Treatments", "treatment"),
        ("Treatment History", "treatment"),
        ("Conservative Care", "treatment"),
        ("Medications Tried", "treatment"),
        ("PMH", "pmh"),
        ("Past Medical History", "pmh"),
        ("Past Surgical History", "surgical"),
        ("PSH", "surgical"),
        ("Family History", "family"),
        ("FH", "family"),
        ("Family Medical History", "family"),
        ("Social History", "social"),
        ("Allergies", "allergies"),
        ("Current Medications", "medications"),
        ("Medication List", "medications"),
        ("Review of Systems", "ros"),
        ("ROS", "ros"),
        ("Physical Examination", "exam"),
        ("PE", "exam"),
        ("Objective", "exam"),
        ("Vital Signs", "vitals"),
        ("Imaging", "imaging"),
        ("Studies", "imaging"),
        ("Assessment", "diagnosis"),
        ("Impression", "diagnosis"),
        ("Preoperative Diagnosis", "diagnosis"),
        ("Assessment and Plan", "assessment-plan"),
        ("A/P", "assessment-plan"),
        ("Plan", "plan"),
        ("Recommendations", "plan"),
        ("Description of Procedure", "procedure"),
        ("Prior Injections", "prior-procedures"),
        ("Discharge Instructions", "instructions"),
        ("Return Precautions", "instructions"),
        ("Short-Term Goals", "goals"),
        ("Statement of Medical Necessity", "request"),
    ],
)
def test_a_heading_names_the_kind_of_its_section(heading, kind):
    text = f"Seen today.\n\n{heading}:\nNothing to add here."
    assert sections(text) == [("", "Seen today."), (kind, "Nothing to add here.")]


@pytest.mark.parametrize("heading", ["MRI", "X-RAYS", "MRI L-spine 8/21/2025 (I looked at the images)", "FILMS."])
def test_a_heading_that_names_a_study_is_told_with_what_it_showed(heading):
    text = f"Exam\nSLR positive.\n\n{heading}\nExtrusion at L4-5."
    assert sections(text) == [("exam", "SLR positive."), ("imaging", heading), ("imaging", "Extrusion at L4-5.")]


@pytest.mark.parametrize("line", ["MRI 8/21/2025 ordered", "MRI for 8/21/2025", "The MRI 8/21/2025 is pending"])
def test_a_line_that_plans_a_study_heads_nothing(line):
    text = f"Exam\nSLR positive.\n\n{line}\nExtrusion at L4-5 suspected."
    assert {kind for kind, _ in sections(text)} == {"exam"}


def test_capitals_and_a_stop_head_a_section():
    text = "EXAM. Antalgic.\n\nIMPRESSION. Right knee OA.\n\nP. Repeat series.\nPT. Six weeks."
    assert [kind for kind, _ in sections(text)] == ["exam", "diagnosis", "plan", "plan", "plan"]


def test_in_a_text_of_capitals_they_alone_make_no_heading():
    text = "PRIOR SESSIONS, NECK (FROM OUR OWN LOG OF INJECTIONS):\n06/17/2024 10/22/2024"
    assert [s for _, s in sections(text)] == text.split("\n")


@pytest.mark.parametrize(
    "opening",
    [
        "The patient is a 36-year-old woman with headaches.",
        "Mr. Ortiz, 69, retired, comes about his back.",
        "Mrs. Lindqvist returns about her leg.",
        "57 y/o warehouse supervisor with flank tightness.",
        "63M, mail carrier.",
        "ID: 78-year-old woman, back pain, seven years.",
        "Referring Dx: R cervical myofascial pain",
        "I saw him back today.",
        "Migraine since menarche, used to be perimenstrual.",
    ],
)
def test_a_paragraph_that_presents_the_patient_has_left_the_plan_above_it(opening):
    text = f"Impression: neck pain.\nPlan: injections.\n\n{opening}"
    assert [kind for kind, _ in sections(text)] == ["diagnosis", "plan", ""]


@pytest.mark.parametrize(
    "goes_on",
    [
        "Return in 6 weeks.",
        "The patient will return in 6 weeks.",
        "She is to continue the exercises.",
        "He may return to work.",
        "Neck pain: heat, rest.",
        "Mrs. Lindqvist wishes to proceed.",
    ],
)
def test_a_plan_goes_on_below_a_blank_line(goes_on):
    assert [kind for kind, _ in sections(f"Plan: injections.\n\n{goes_on}")] == ["plan", "plan"]


def test_what_stands_right_below_its_heading_is_the_plan_whoever_it_presents():
    assert [kind for kind, _ in sections("A/P\n\n57 y/o woman, trigger points. Inject.")] == ["assessment-plan"] * 2


def test_a_text_without_capitals_heads_its_sections_in_small_letters():
    text = "neck pain for a year. no better.\n\nexam\ntaut bands. twitch.\n\nplan\ninjections."
    assert [kind for kind, _ in sections(text)] == ["", "", "exam", "exam", "plan"]
    assert [kind for kind, _ in sections("Neck pain. No better.\n\nexam\nTaut bands.")] == [""] * 4


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("Family History:", id="colon"),
        pytest.param("FAMILY HISTORY:", id="capitals"),
        pytest.param("FAMILY HISTORY", id="capitals-without-colon"),
        pytest.param("Family History", id="without-colon"),
        pytest.param("Family history", id="one-capital-without-colon"),
        pytest.param("family history:", id="lower-case"),
        pytest.param("# Family History", id="markdown-1"),
        pytest.param("### Family History", id="markdown-3"),
        pytest.param("## Family History:", id="markdown-and-colon"),
        pytest.param("**Family History**", id="bold"),
        pytest.param("**Family History:**", id="bold-with-colon-inside"),
        pytest.param("**Family History**:", id="bold-with-colon-outside"),
        pytest.param("__Family History__", id="underscored"),
        pytest.param("4. Family History:", id="numbered"),
        pytest.param("4) FAMILY HISTORY", id="numbered-with-bracket"),
        pytest.param("  Family History :", id="blank-before-the-colon"),
    ],
)
def test_a_heading_is_known_however_it_is_set(heading):
    text = f"Neck: pain on the left.\n{heading}\nMigraine in her mother.\n"
    assert sections(text)[-1] == ("family", "Migraine in her mother.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "HISTORY: Neck pain.\nEXAM: Taut bands.\nPLAN: Injections.",
            [("history", "HISTORY: Neck pain."), ("exam", "EXAM: Taut bands."), ("plan", "PLAN: Injections.")],
            id="text-behind-the-heading",
        ),
        pytest.param(
            "Neck pain goes on. EXAM: Taut bands. IMPRESSION: Myofascial pain. PLAN: Injections.",
            [
                ("", "Neck pain goes on."),
                ("exam", "EXAM: Taut bands."),
                ("diagnosis", "IMPRESSION: Myofascial pain."),
                ("plan", "PLAN: Injections."),
            ],
            id="capitals-in-the-middle-of-a-line",
        ),
        pytest.param(
            "S: Neck pain.\nO: Taut bands.\nA: Myofascial pain.\nP: Injections.",
            [
                ("history", "S: Neck pain."),
                ("exam", "O: Taut bands."),
                ("diagnosis", "A: Myofascial pain."),
                ("plan", "P: Injections."),
            ],
            id="soap",
        ),
        pytest.param(
            "Q: how much better? A: ninety percent.\nA: Myofascial pain.",
            [("", "Q: how much better?"), ("", "A: ninety percent."), ("diagnosis", "A: Myofascial pain.")],
            id="an-answer-is-no-assessment",
        ),
        pytest.param(
            "Request: sacroiliac injections\n\nHe has had pain for a year.",
            [("request", "Request: sacroiliac injections"), ("", "He has had pain for a year.")],
            id="a-request-ends-with-its-line",
        ),
        pytest.param(
            "Medical necessity: pain for a year.\n\nTherapy failed.",
            [("request", "Medical necessity: pain for a year."), ("request", "Therapy failed.")],
            id="a-justification-goes-on",
        ),
        pytest.param(
            "**Family History:** Mother has migraine.\n**Exam:** Taut bands.",
            [("family", "**Family History:** Mother has migraine."), ("exam", "**Exam:** Taut bands.")],
            id="bold-heading-and-text-in-one-line",
        ),
        pytest.param(
            "Family History:\n\n- Mother: migraine\n- Father: gout\n\nPhysical Exam\n\nTaut bands in the trapezius.",
            [
                ("family", "- Mother: migraine"),
                ("family", "- Father: gout"),
                ("exam", "Taut bands in the trapezius."),
            ],
            id="a-section-ends-at-the-next-heading",
        ),
        pytest.param(
            "Family History:\nMother has migraine.\n\nFather has gout.",
            [("family", "Mother has migraine."), ("family", "Father has gout.")],
            id="a-blank-line-ends-no-section",
        ),
    ],
)
def test_each_sentence_stands_in_its_section(text, expected):
    assert sections(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Exam today was limited by pain.", id="exam-as-a-word"),
        pytest.param("Plan is to go on with exercises.", id="plan-as-a-word"),
        pytest.param("Family history was discussed at length.", id="family-history-as-words"),
        pytest.param("History of migraine since college.", id="history-of"),
        pytest.param("She was seen at 10:30 by the nurse.", id="time-of-day"),
        pytest.param("Goals of care were reviewed.", id="goals-as-a-word"),
        pytest.param("Allergies bother her in spring.", id="allergies-as-a-word"),
    ],
)
def test_a_sentence_that_begins_with_a_heading_word_is_no_heading(sentence):
    text = f"HPI:\n{sentence}\nNeck pain goes on."
    assert sections(text) == [("history", sentence), ("history", "Neck pain goes on.")]


def test_the_title_of_a_section_is_its_heading_in_lower_case():
    _, found = layout("## Prior Treatments:\nIbuprofen.\nPLAN: Rest.")
    assert [s.section.title for s in found] == ["prior treatments", "plan"]


def test_two_sections_of_one_kind_are_two_sections():
    _, found = layout("Impression: Neck pain.\nPlan: Rest.\nImpression: Low back pain.")
    assert len({s.section.index for s in found}) == 3


# ---- key: value lines ----


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Duration: 4 months", "duration"),
        ("Onset: 03/02/2025", "onset"),
        ("Onset : 03/02/2025", "onset"),
        ("- Duration of symptoms: 5 weeks", "duration of symptoms"),
        ("**Pain level**: 7/10", "pain level"),
        ("PLAN: rest", "plan"),
        ("Neck pain for 4 months.", ""),
        ("Seen at 10:30 today.", ""),
    ],
)
def test_the_key_of_a_line_is_its_label(line, label):
    _, found = layout(f"Patient seen.\n{line}")
    assert found[-1].label == label


def test_each_key_and_value_is_a_sentence():
    text = "Location: neck\nOnset: March 2025\nDuration: 8 months\nQuality: aching"
    assert sentences(text) == text.split("\n")


def test_a_follow_up_before_all_else_is_the_title_of_a_visit():
    assert [kind for kind, _ in sections("FOLLOW UP: SACROILIAC JOINT\nPain since 2023.")] == ["", ""]
    assert [kind for kind, _ in sections("HPI: neck pain.\nFOLLOW UP: 4 weeks")] == ["history", "plan"]


def test_an_ordinary_key_changes_no_section():
    text = "HPI:\nOnset: March 2025\nQuality: aching\nNo new injury."
    assert [kind for kind, _ in sections(text)] == ["history"] * 3


# ---- what heads a section within a line, and what heads none ----


def test_a_goal_that_was_reached_heads_no_section():
    assert sections("Goal 2 (walk 10 min): not met.\nBack: 20% relief.")[-1] == ("", "Back: 20% relief.")
    assert sections("Goals: walk 10 min\nBack: 20% relief.")[-1][0] == "goals"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Exam Leans to the right.", ("exam", "Exam Leans to the right."), id="before-a-capital"),
        pytest.param("EXAM antalgic gait.", ("exam", "EXAM antalgic gait."), id="capitals"),
        pytest.param("Exam today was limited by pain.", ("history", "Exam today was limited by pain."), id="a-word"),
        pytest.param("Plan B was discussed.", ("history", "Plan B was discussed."), id="a-name"),
        pytest.param("Procedure Note of 05/02.", ("history", "Procedure Note of 05/02."), id="a-title"),
    ],
)
def test_a_heading_may_stand_in_one_line_with_what_it_heads(line, expected):
    assert sections(f"HPI: neck pain since May.\n{line}")[-1] == expected


FLAT = (
    "Subjective: 61 F, neck pain since May, worse at the loom, and no numbness Meds: ibuprofen 600, no relief "
    "Physical therapy: 8 weeks, history of PE 2019. No NSAIDs for her: ulcer. EXAM Taut bands right trapezius PLAN 1. TPI #2 11/03/2025 bupivacaine"
)


def test_headings_and_keys_begin_a_statement_where_no_line_is_kept():
    found = sections(FLAT)
    assert ("exam", "EXAM Taut bands right trapezius") in found
    told = [text for _, text in found]
    assert "Physical therapy: 8 weeks, history of PE 2019." in told
    assert "No NSAIDs for her: ulcer." in told
    assert found[-1] == ("plan", "#2 11/03/2025 bupivacaine")
    assert sentences("Pain is dull Sleep: poor") == ["Pain is dull Sleep: poor"]  # a line of a page
