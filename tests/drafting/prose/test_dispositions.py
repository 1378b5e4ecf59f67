"""What decides and what does not: sentences as reviewers write them."""

import pytest

from drafter.drafting.prose.dispositions import dispositions
from drafter.drafting.prose.layout import blocks
from drafter.drafting.prose.services import Services


def verdicts(text):
    return {
        each.verdict.value
        for each in dispositions(blocks(f"{text}\n\nAnother paragraph follows.\n"), Services(None, {}))
    }


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Determination: NOT CERTIFIED", "deny"),
        ("ADVERSE DETERMINATION", "deny"),
        ("Final Decision - Denied", "deny"),
        ("The request does not meet criteria and is therefore non-certified.", "deny"),
        ("We are unable to approve this request.", "deny"),
        ("Medical necessity has not been established.", "deny"),
        ("The requested services are denied as not medically necessary.", "deny"),
        ("It is our determination that the injections are not medically necessary.", "deny"),
        ("Recommend denial.", "deny"),
        ("Coverage is denied.", "deny"),
        ("This request has been denied.", "deny"),
        ("Denial is recommended for both services.", "deny"),
        ("I recommend that this request be denied.", "deny"),
        ("We can't approve it.", "deny"),
        ("we cannot certify the service", "deny"),
        ("Certification is denied.", "deny"),
        ("Request not certified", "deny"),
        ("We have approved your request.", "approve"),
        ("The request is approved.", "approve"),
        ("Certified as requested.", "approve"),
        ("DETERMINATION: CERTIFIED", "approve"),
        ("Approve.", "approve"),
        ("The services are medically necessary.", "approve"),
        ("Recommendation: Approve line 1", "approve"),
        ("Recommend approval of the trigger point injections.", "approve"),
        ("Outcome: Authorized", "approve"),
        ("Request additional information", "request information"),
        ("Recommendation: request additional clinical information.", "request information"),
        ("Pend for records.", "request information"),
        ("The case is pended for additional documentation.", "request information"),
        ("Additional documentation is needed before a determination can be made.", "request information"),
        ("More information is required to complete this review.", "request information"),
        ("We need more information from your doctor.", "request information"),
        ("Status: PENDED", "request information"),
        ("Refer to medical director for review.", "refer to a physician"),
        ("This case is referred to a physician reviewer.", "refer to a physician"),
        ("Recommendation: Refer to physician", "refer to a physician"),
        ("Forwarded to the medical director.", "refer to a physician"),
        ("Escalate to physician review", "refer to a physician"),
        ("Disposition: physician review", "refer to a physician"),
        ("Partially approved: line 1 approved, line 2 denied.", "approve in part"),
        ("If your request is denied, you may appeal.", None),
        ("Patient denied numbness.", None),
        ("The previous request was denied on 03/02/2024.", None),
        ("She denies fever.", None),
        ("The plan considers trigger point injections medically necessary when all criteria are met.", None),
        ("You have the right to appeal this denial.", None),
        ("The injections may be approved once records arrive.", None),
        ("Is it medically necessary?", None),
        ("Botulinum toxin is approved by the FDA for migraine.", None),
        ("Nurse may certify use of occipital nerve block.", None),
        ("The patient was referred to a pain physician in June.", None),
        ("She was referred to physical therapy.", None),
        ("Would likely meet medical necessity under the exception.", None),
        ("Please call us with questions about this approval.", None),
        ("He declined physical therapy.", None),
        ("Approval criteria", None),
        ("Dr. Lee ordered the injection.", None),
        ("The patient was sent to her doctor.", None),
        ("Reason for denial of earlier claim", None),
        ("We cannot determine from the record whether symptoms lasted more than 3 months.", None),
    ],
)
def test_a_sentence_decides_what_it_says_or_nothing(text, verdict):
    assert verdicts(text) == ({verdict} if verdict else set())


def test_quoted_words_decide_nothing():
    assert verdicts("The letter said “the request is denied”, and it was withdrawn.") == set()
    assert verdicts("> The request is denied.") == set()


def test_a_section_on_appeals_decides_nothing():
    assert verdicts("## Appeal rights\n\nThis denial is upheld unless new records are sent.") == set()
