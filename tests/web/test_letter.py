"""The letter: a draft before the signature, released after it, and kept when it no longer stands."""

import io

import pytest
from pypdf import PdfReader
from steps import decide, entries, file_of, first_case, ready_to_ask, sign_by_page, signatures_of, team

from drafter.record.cases import Stage


@pytest.fixture
def case(drafted_office):
    return first_case(drafted_office)


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)


def test_without_a_decision_there_is_no_letter(visit, case):
    nora = visit("nora")
    assert "There is no letter yet" in nora.get(f"/cases/{case}/letter").text
    assert nora.get(f"/cases/{case}/letter.pdf").status_code == 404


def test_before_the_signature_it_is_marked_as_a_draft_and_cannot_be_released(visit, drafted_office, case):
    nora = visit("nora")
    ready_to_ask(drafted_office, case)
    page = nora.get(f"/cases/{case}/letter").text
    assert "DRAFT." in page
    assert "/letter/release" not in page
    assert "DRAFT" in text_of(nora.get(f"/cases/{case}/letter.pdf"))
    assert "DRAFT" in nora.get(f"/cases/{case}/letter/print").text
    assert nora.post(f"/cases/{case}/letter/release").status_code == 409
    assert file_of(drafted_office, case).stage is Stage.NURSE_REVIEW


def test_after_the_signature_it_is_released_once_and_the_case_waits(visit, drafted_office, case):
    nora = visit("nora")
    ready_to_ask(drafted_office, case)
    sign_by_page(nora, case)
    page = nora.get(f"/cases/{case}/letter").text
    assert "DRAFT" not in page
    assert "Not released yet" in page
    signature = signatures_of(drafted_office, case)[0].determination.id
    assert nora.post(f"/cases/{case}/letter/release", signature="another").status_code == 409
    assert nora.post(f"/cases/{case}/letter/release", signature=signature).status_code == 303
    assert file_of(drafted_office, case).stage is Stage.WAITING
    assert nora.post(f"/cases/{case}/letter/release", signature=signature).status_code == 409
    pdf = nora.get(f"/cases/{case}/letter.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert "DRAFT" not in text_of(pdf)
    assert [entry.action for entry in entries(drafted_office)].count("release_letter") == 1


def test_the_printed_letter_may_run_nothing(visit, drafted_office, case):
    ready_to_ask(drafted_office, case)
    shown = visit("nora").get(f"/cases/{case}/letter/print")
    assert "script-src" not in shown.headers["content-security-policy"]
    assert shown.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_an_adverse_letter_is_shown_before_its_signature_to_physicians_only(visit, drafted_office, case):
    from steps import refer_contradicted  # noqa: PLC0415

    from drafter.criteria.logic import State  # noqa: PLC0415

    refer_contradicted(drafted_office, case, covered_diagnosis=State.MET)
    decide(drafted_office, team(drafted_office)["paula"], case, ("deny", "Six weeks only."), ("approve", ""))
    assert "Six weeks only." in visit("paula").get(f"/cases/{case}/letter").text
    for login in ("nora", "ada"):
        assert "Six weeks only." not in visit(login).get(f"/cases/{case}/letter").text


def test_who_looked_at_a_letter_is_kept(visit, drafted_office, case):
    ready_to_ask(drafted_office, case)
    visit("ada").get(f"/cases/{case}/letter.pdf")
    last = entries(drafted_office, "read")[-1]
    assert (last.actor, last.detail) == (team(drafted_office)["ada"].id, '{"what":"letter pdf"}')


def test_an_administrator_reads_no_letter(visit, case):
    assert visit("adam").get(f"/cases/{case}/letter").status_code == 403
