"""Determinations of many styles: sound ones pass, and each planted fault is found by its code."""

import pytest

from drafter.drafting.findings import Severity
from tests.drafting.prose.conftest import CASES, text_of

LETTER, MEMO, PAGE, APPROVAL, DENIAL = (
    "provider-letter.txt", "memo.md", "numbered-superscripts.html", "approval-author-year.txt", "signed-denial.md",
)  # fmt: skip


def codes(findings):
    return {found.code for found in findings}


@pytest.mark.parametrize("name", CASES)
def test_a_sound_determination_has_no_blocking_finding(name, checked):
    assert [(f.at, f.code, f.message) for f in checked(name) if f.severity is Severity.BLOCKING] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (LETTER, "Decision: information requested.\n\n   a. Symptom", "Decision: denied.\n\n   a. Symptom", "DSP003"),
        (LETTER, "Decision: information requested.\n\n   a. Symptom", "Decision: approved.\n\n   a. Symptom", "DSP002"),
        (LETTER, "Sincerely,", "We therefore approve both services.\n\nSincerely,", "DSP001"),
        (LETTER, '"unknown 3 month duration"', '"unknown 5 month duration"', "EVD001"),
        (LETTER, '"unknown 3 month duration"', '"symptoms for 5 months"', "EVD001"),
        (LETTER, "Symptom duration: unclear", "Symptom duration: met", "CRT001"),
        (LETTER, "Symptom duration: unclear", "Symptom duration: not met", "CRT001"),
        (LETTER, "Trigger points on examination: met", "Trigger points on examination: not documented", "CRT001"),
        (LETTER, '   c. Trigger points on examination: met. The examination found "multiple myofascial trigger points".\n', "", "CRT002"),
        (LETTER, "20553 x2", "20553 x3", "LIN004"),
        (LETTER, "CPT 64405", "CPT 64450", "LIN004"),
        (LETTER, "11/03/2025", "11/13/2025", "LIN004"),
        (LETTER, "   - Does the patient take", "   - A validated functional scale at baseline\n   - Does the patient take", "CRT003"),
        (LETTER, "Which diagnosis is the block for, and is it established?", "A psychological evaluation", "CRT003"),
        (LETTER, 'unclear. The note says "possible occipital', 'met. The note says "occipital', "EVD003"),
        (LETTER, "Parts of a programme are mentioned", "Physical therapy for 10 weeks is mentioned", "CIT003"),
        (LETTER, "Sincerely,", "Patient SSN: 123-45-6789.\n\nSincerely,", "PHI002"),
        (LETTER, "leaves some\npoints open", "is fatally\nvague", "RDL001"),
        (MEMO, "no difference in disability [3]", "no difference in disability [5]", "CIT001"),
        (MEMO, "no difference in disability [3]", "no difference in disability", "CIT004"),
        (MEMO, "no difference in disability [3]", "a gain of 3.5 points in disability [3]", "CIT003"),
        (MEMO, "more than 3 months [1]", "more than 3 months [3]", "SRC002"),
        (MEMO, "more than 3 months [1]", "more than 6 months [1]", "CRT003"),
        (MEMO, "policy commercial-trigger-point-injections, version 2025.1", "policy commercial-trigger-point-injections, version 2019.1", "SRC002"),
        (MEMO, "| 1 | 20553 ×2 | Request information |", "| 1 | 20553 ×2 | Approve |", "DSP001"),
        (MEMO, "“unknown 3 month duration” (note-1)", "“unknown 3 month duration” (note-1), “unknown 3 month duration symptoms”", "EVD001"),
        (MEMO, "The policy requires", "The policy states “symptoms have lasted for more than 12 weeks” [1] and requires", "CIT002"),
        (PAGE, "from 18.1 to 8.8", "from 18.1 to 6.8", "CIT003"),
        (PAGE, "3 months<sup>1</sup>", "3 months<sup>7</sup>", "CIT001"),
        (PAGE, "Conservative treatment: unclear", "Conservative treatment: not met", "CRT001"),
        (APPROVAL, "DETERMINATION: APPROVED", "DETERMINATION: DENIED", "DSP003"),
        (APPROVAL, "DETERMINATION: APPROVED", "DETERMINATION: PENDED for further information", "DSP002"),
        (APPROVAL, "for 7 months after a fall", "for 9 months after a fall", "EVD001"),
        (APPROVAL, 'Physical therapy "for 8 weeks" failed', 'Twelve weeks of physical therapy ("for 8 weeks") failed', "EVD002"),
        (APPROVAL, "(3) Trigger points", 'She has "migraine".\n\n(3) Trigger points', "EVD003"),
        (APPROVAL, '"palpable taut bands and', '"radicular signs" and "palpable taut bands and', "EVD003"),
        (APPROVAL, '"for 8 weeks" failed', '"for 8 weeks" failed, naproxen 250 mg helped little', "CIT003"),
        (APPROVAL, "1 unit", "3 units", "LIN004"),
        (APPROVAL, "(Trigger Point Injections for Chronic\nNon-Malignant Musculoskeletal Pain, 2009)", "(Brewster et al., 2011)", "CIT001"),
        (APPROVAL, "(Trigger Point Injections for Chronic\nNon-Malignant Musculoskeletal Pain, 2009)", "", "CIT005"),
        (APPROVAL, "Case: neck-approved", "Member: Harold Beck", "PHI003"),
        (DENIAL, "Miriam Castellanos, MD, board-certified in physical medicine", "M. C.", "DSP003"),
        (DENIAL, "Miriam Castellanos, MD, board-certified in physical medicine", "Miriam Castellanos, RN", "AUT001"),
        (DENIAL, "You may appeal this denial within 180 days. ", "", "DOC002"),
        (DENIAL, "3 months[^1], and", "3 months[^4], and", "CIT001"),
        (DENIAL, "Conservative treatment: **met**", "Conservative treatment: **not met**", "CRT001"),
        (DENIAL, "- Symptom duration: **not met**", "All criteria are met.\n\n- Symptom duration: **not met**", "CRT001"),
        (DENIAL, "**Decision: not approved.** Line 1 is denied", "**Decision: refer to a physician.** Line 1 is denied", "DSP001"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(name, old, new, code, checked):
    text = text_of(name)
    assert old in text

    assert code not in codes(checked(name))
    assert code in codes(checked(name, text.replace(old, new, 1)))
