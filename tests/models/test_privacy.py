"""Nothing that says who a patient is leaves the machine, and every quote finds its way back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import facts, hosted, reads, right

from drafter.evidence.intake.cases import Case
from drafter.models.privacy.mask import Mask
from drafter.pipeline import draft

MEMBER = {"name": "Maria Alvarez", "birth_date": "1971-04-02", "id": "XQ1234567"}
NOTE = """PATIENT: Alvarez, Maria   DOB: 04/02/1971   MRN: 00123-A   Member ID: XQ1234567
Seen by Dr. John O'Brien, MD on 11/03/2025 at 12 Elm Street, Springfield, IL 62704. Phone (555) 123-4567, a.b@example.org.

HPI: Mrs. Alvarez has had neck pain since August 3, 2025; maria rates it 7/10. Strength 4/5.
TREATMENT: PT from 6/1/25 to 7/20/25 did not help. Naproxen gave no relief.
EXAM: Trigger points in the left upper trapezius.

Electronically signed by Jane Q. Roe, PA-C
"""
SECRETS = (
    "alvarez", "maria", "04/02/1971", "00123-a", "xq1234567", "o'brien", "elm street", "springfield", "62704", "123-4567",
    "example.org", "roe", "11/03/2025", "august", "6/1/25", "7/20/25", "2025-11",
)  # fmt: skip


@pytest.fixture
def case(make_case):
    return make_case(NOTE, member=MEMBER)


def shown(model):
    return json.dumps([body["messages"] for body in model.chat.seen], ensure_ascii=False).lower()


@pytest.mark.parametrize("secret", SECRETS)
def test_what_identifies_is_in_no_request(case, library, secret):
    model = hosted(right(case))

    draft(case, model, library)

    assert len(model.chat.seen) == 2
    assert secret not in shown(model)


def test_what_does_not_identify_stays_readable(case):
    text = Mask(case).mask(NOTE, date(2025, 11, 3)).text

    assert "has had neck pain since [DAY -101]; [PATIENT] rates it 7/10. Strength 4/5." in text
    assert "PT from [DAY -164] to [DAY -115] did not help." in text


def test_one_thing_has_one_placeholder_in_every_document(make_case):
    case = make_case("Dr. Smith saw her on 6/1/2025.", "Per Dr. Smith's note of June 1, 2025.", member=MEMBER)
    mask = Mask(case)
    first, second = (mask.mask(document.text, document.date).text for document in case.documents)

    assert first == "Dr. [NAME-1] saw her on [DAY -164]."
    assert second == "Per Dr. [NAME-1]'s note of [DAY -164]."


def test_real_dates_are_shown_where_allowed_and_a_birth_date_never(case):
    text = Mask(case, real_dates=True).mask(NOTE, date(2025, 11, 3)).text

    assert "since August 3, 2025" in text
    assert "1971" not in text


def test_a_birth_date_is_known_however_it_is_written(make_case):
    case = make_case("Born April 2, 1971. 4/2/71. 1971-04-02.", member=MEMBER)

    assert Mask(case).mask(case.documents[0].text, None).text == "Born [BIRTH-DATE]. [BIRTH-DATE]. [BIRTH-DATE]."


def test_quotes_come_back_as_the_document_has_them(case, library):
    said = facts(
        symptoms=[{"name": ("neck pain", "neck pain"), "begin": ("[DAY -101]", "neck pain since [DAY -101]")}],
        treatments=[{"name": ("physical-therapy", "PT"), "begin": ("x", "[DAY -164]"), "end": ("x", "to [DAY -115] did")}],
    )  # fmt: skip
    drafted = draft(case, hosted(lambda body: said if reads(body) else {"statements": []}), library)
    quoted = [e for f in drafted.facts if "openai/scripted" in f.readers for a in f.attributes.values() for e in a.evidence]  # fmt: skip

    assert {"neck pain since August 3, 2025", "6/1/25", "to 7/20/25 did"} <= {e.quote for e in quoted}
    assert all(NOTE[e.start : e.end] == e.quote for e in quoted)


def test_a_part_of_a_placeholder_stands_for_the_whole(case):
    masked = Mask(case).mask(NOTE, date(2025, 11, 3))

    assert masked.original("since [DAY -101") == "since August 3, 2025"
    assert masked.original("DAY -164] to") == "6/1/25 to"
    assert masked.original("since [DAY -102]") is None


def test_words_that_only_look_like_a_name_stay_words(make_case):
    case = make_case("Pain will persist for a long time. Mrs. Long may return.", member={"name": "May Long"})

    assert (
        Mask(case).mask(case.documents[0].text).text == "Pain will persist for a long time. Mrs. [PATIENT] may return."
    )


def test_an_identifier_that_would_slip_through_keeps_the_request_at_home(make_case, library):
    case = make_case("HPI: M-a-r-i-a A l v a r e z has neck pain for 5 months.", member=MEMBER)
    model = hosted(right(case))

    drafted = draft(case, model, library)

    assert "PHI001" in {finding.code for finding in drafted.findings}
    assert not any(reads(body) for body in model.chat.seen)
    assert not any("lvarez" in finding.message.lower() for finding in drafted.findings)


def test_a_draft_does_not_approve_while_a_request_was_withheld(make_case, library):
    text = "HPI: A migraine patient. DIAGNOSIS: Chronic migraine."
    open_case = make_case(text, code="64405", region="occipital")
    closed = make_case(text + " M-a-r-i-a A l v a r e z.", code="64405", region="occipital", member=MEMBER)

    assert draft(open_case, hosted(right(open_case)), library).recommendation.value == "approve"
    assert draft(closed, hosted(right(closed)), library).recommendation.value == "request_information"


@given(st.text(alphabet=st.sampled_from("Maria Alvarez 04/021971 June 5, 2025\n.,XQ1234567Dr. -'[]DAY"), max_size=120))
def test_every_masked_text_leads_back_whole(text):
    case = Case.model_validate(
        {
            "id": "made",
            "payer": "p",
            "member": MEMBER,
            "request": {"review": "retrospective", "received": "2025-11-12", "lines": [{"line": 1, "code": "20553"}]},
            "documents": [{"id": "n", "text": text}],
        }
    )
    masked = Mask(case).mask(text, date(2025, 11, 3))

    assert "alvarez" not in masked.text.lower() or "alvarez" not in [w.strip(".,-'[]\n").lower() for w in masked.text.split()]  # fmt: skip
    if masked.text.strip():
        assert (masked.original(masked.text) or "").strip() == text.strip()
