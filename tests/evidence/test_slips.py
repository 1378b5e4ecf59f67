"""Likely slips of recognition are told, with what they may tell of, and never read as what they may have been."""

import pytest

from drafter.evidence.claims.slips import slips, slips_of
from drafter.evidence.intake.cases import Document
from drafter.evidence.reading import Reading

SLIPS = [
    ("Neck pain for 5 rnonths.", "rnonths", "symptom"),
    ("Neck pain for 5 m0nths.", "m0nths", "symptom"),
    ("Neck pain for 6 rnos.", "rnos", "symptom"),
    ("Neck pain for S months.", "S", "symptom"),
    ("Neck pain for lO weeks.", "lO", "symptom"),
    ("Neck pain for l2 months.", "l2 months", "symptom"),
    ("Neck pain for 1O months.", "1O months", "symptom"),
    ("Neck pain for five rnonths.", "rnonths", "symptom"),
    ("Neck pain for three moths.", "three moths", "symptom"),
    ("Neck pain for 20 weel<s.", "weel<s", "symptom"),
    ("Neck pain for 20 vveeks.", "vveeks", "symptom"),
    ("Duration: 5 rnonths.", "rnonths", "symptom"),
    ("PT for 8 vveeks without relief.", "vveeks", "treatment"),
    ("PT 0l/02/2025 to 03/02/2025.", "0l/02/2025", "treatment"),
    ("Trigger point injection on l1/02/2024.", "l1/02/2024", "procedure"),
    ("Neck pain since O1/02/2025.", "O1/02/2025", "symptom"),
    ("Neck pain since 01/O2/2025.", "01/O2/2025", "symptom"),
    ("Neck pain since 01/02/2O25.", "01/02/2O25", "symptom"),
    ("Neck pain since March 2O25.", "2O25", "symptom"),
    ("Neck pain since rnarch 2025.", "rnarch", "symptom"),
    ("Neck pain since Jan l5, 2023.", "l5", "symptom"),
    ("Injection gave 5O% relief for 8 weeks.", "5O%", "procedure"),
    ("Chronic migraine, l8 headache days a month.", "l8", "pattern"),
    ("Exam: trigger p0ints in the trapezius.", "p0ints", "finding"),
    ("Exam: triqqer points in the trapezius.", "triqqer", "finding"),
    ("Assessment: rnigraine.", "rnigraine", "diagnosis"),
    ("Assessment: 0ccipital neuralgia.", "0ccipital", "diagnosis"),
    ("Assessment: c1uster headache.", "c1uster", "diagnosis"),
    ("Physica1 therapy for the neck.", "Physica1", "treatment"),
    ("Tried gabapent1n.", "gabapent1n", "treatment"),
]
NONE = [
    "Neck pain for 5 months, morning stiffness, burning at night.",
    "L5 radiculopathy; S1 nerve root; disc at L4-5, L5/S1 and C5-C6.",
    "B12 weekly for 3 months; vitamin D3 2000 IU.",
    "O2 sat 98% x 2 days.",
    "ICD M54.2, I10, G43.709, Z98.1; CPT 20553.",
    "Ibuprofen 600mg TID x10d, gabapentin 300mg.",
    "Onset 3rd of May, seen at 10am, 2nd visit.",
    "Hernia repair 2019, sternal pain, returned to furniture moving.",
    "Clear speech; clinic; qualified; equal grip; quadriceps 5/5; q6h.",
    "T2-weighted MRI, H1N1 in 2009, A1c 6.1%, FEV1 82%.",
    "BP 130/84, 5'10\", BMI 27.5, pain 7/10.",
    "Slept 8h, so weeks went by.",
    "<b>Note</b> | Pain | 5 | months",
]


@pytest.mark.parametrize(("text", "words", "kind"), SLIPS)
def test_a_slip_is_told_at_its_place_with_what_it_may_tell_of(text, words, kind):
    (found,) = slips(Reading(text, None))
    assert text[found.span.start : found.span.end] == words
    assert kind in found.kinds


@pytest.mark.parametrize("text", NONE)
def test_what_says_something_as_it_stands_is_no_slip(text):
    assert slips(Reading(text, None)) == []


def test_what_a_form_attests_decides_nothing_misread_or_not():
    text = "Neck pain for 5 rnonths."
    assert slips_of(Document(id="f", kind="request-form", text=text)) == []
    ((evidence, _),) = slips_of(Document(id="n", kind="progress-note", text=f"\n\n{text}"))
    assert (evidence.start, evidence.quote) == (18, "rnonths")
