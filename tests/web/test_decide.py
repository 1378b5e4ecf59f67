"""Deciding: what each role is offered, and what becomes of what is sent."""

import pytest
from steps import acknowledge_all, answer_all, desk_of, entries, file_of, first_case, refer_contradicted, team, version

from drafter.record.cases import Stage
from drafter.review.clocks import Due
from drafter.web import stages


@pytest.fixture
def case(drafted_office):
    return first_case(drafted_office)


@pytest.fixture
def answered(drafted_office, case):
    """The case with every criterion answered as drafted by the nurse."""
    answer_all(drafted_office, team(drafted_office)["nora"], case)
    return case


def test_before_all_is_answered_nothing_can_be_decided_and_nothing_is_proposed(visit, case):
    page = visit("nora").get(f"/cases/{case}/decide").text
    assert "need an answer before you can decide" in page
    assert "propose" not in page.partition("<footer")[0]
    assert 'type="radio"' not in page


def test_a_nurse_has_no_control_that_denies_or_approves_in_part(visit, answered):
    page = visit("nora").get(f"/cases/{answered}/decide").text
    assert 'value="refer"' in page
    for word in ("deny", "modify", "reason-1", "units-1"):
        assert word not in page
    assert "These answers propose:</span> Request information" in page


def test_nothing_is_chosen_beforehand(visit, drafted_office, case):
    nora, paula = visit("nora"), visit("paula")
    answer_all(drafted_office, nora.person, case)
    assert " checked" not in nora.get(f"/cases/{case}/decide").text
    stages.refer(drafted_office, nora.person, case, "")
    assert " checked" not in paula.get(f"/cases/{case}/decide").text


def test_a_decision_is_kept_and_leads_to_the_sign_off_page(visit, drafted_office, answered):
    done = visit("nora").post(f"/cases/{answered}/decide", base=version(drafted_office, answered), decision_1="request_information", decision_2="request_information")  # fmt: skip
    assert (done.status_code, done.headers["location"]) == (303, f"/cases/{answered}/sign")
    assert {d.disposition.value for d in desk_of(drafted_office, answered).sheet.decisions} == {"request_information"}


@pytest.mark.parametrize("chosen", ["deny", "modify"])
def test_a_nurse_who_sends_an_adverse_decision_is_refused_and_the_ledger_tells(visit, drafted_office, answered, chosen):
    done = visit("nora").post(
        f"/cases/{answered}/decide", base=version(drafted_office, answered), decision_1=chosen, reason_1="No.", units_1="1",
        decision_2="request_information",
    )  # fmt: skip
    assert done.status_code == 403
    assert f'"asked":"{chosen}","code":"AUT001"' in entries(drafted_office, "refused")[-1].detail.replace(
        '"asked"', '"asked"'
    )
    assert desk_of(drafted_office, answered).sheet.decisions == ()


def test_a_stale_page_loses_nothing_that_was_entered(visit, drafted_office, case):
    paula = visit("paula")
    refer_contradicted(drafted_office, case)
    done = paula.post(f"/cases/{case}/decide", base=0, decision_1="deny", reason_1="Six weeks are not three months.", decision_2="request_information")  # fmt: skip
    assert done.status_code == 409
    assert "was saved meanwhile" in done.text
    assert "Six weeks are not three months." in done.text
    assert 'id="d-1-deny" value="deny" required checked' in done.text


def test_a_physicians_reason_starts_empty_and_is_needed(visit, drafted_office, case):
    paula = visit("paula")
    refer_contradicted(drafted_office, case)
    assert 'maxlength="4000" spellcheck="true"></textarea>' in paula.get(f"/cases/{case}/decide").text
    done = paula.post(f"/cases/{case}/decide", base=version(drafted_office, case), decision_1="deny", decision_2="request_information")  # fmt: skip
    assert done.status_code == 422
    assert "needs your own clinical reason" in done.text


def test_the_reason_of_one_physician_is_not_put_before_another(visit, drafted_office, case):
    paula, piet = visit("paula"), visit("piet")
    refer_contradicted(drafted_office, case)
    paula.post(f"/cases/{case}/decide", base=version(drafted_office, case), decision_1="deny", reason_1="Six weeks only.", decision_2="request_information")  # fmt: skip
    assert "Six weeks only." in paula.get(f"/cases/{case}/decide").text
    assert "Six weeks only." not in piet.get(f"/cases/{case}/decide").text


@pytest.mark.parametrize(("units", "status"), [("1", 303), ("2", 422), ("0", 422), ("many", 422), ("", 422)])
def test_a_partial_approval_approves_fewer_units_than_were_asked_for(visit, drafted_office, case, units, status):
    refer_contradicted(drafted_office, case)
    done = visit("paula").post(
        f"/cases/{case}/decide", base=version(drafted_office, case), decision_1="modify", reason_1="One session first.", units_1=units,
        decision_2="request_information",
    )  # fmt: skip
    assert done.status_code == status


def test_denial_is_not_offered_for_what_is_only_missing(visit, drafted_office, answered):
    stages.refer(drafted_office, team(drafted_office)["nora"], answered, "")
    page = visit("paula").get(f"/cases/{answered}/decide").text
    assert 'id="d-1-deny" value="deny" required disabled' in page


def test_one_referred_line_sends_the_case_to_a_physician_with_the_note(visit, drafted_office, answered):
    done = visit("nora").post(
        f"/cases/{answered}/decide", base=version(drafted_office, answered), decision_1="refer", decision_2="request_information",
        note="Is this migraine?",
    )  # fmt: skip
    assert done.status_code == 303
    assert file_of(drafted_office, answered).stage is Stage.PHYSICIAN_REVIEW


def test_a_physician_returns_a_case_with_what_is_to_be_done(visit, drafted_office, answered):
    nora, paula = visit("nora"), visit("paula")
    assert nora.post(f"/cases/{answered}/refer", note="").status_code == 303
    assert paula.post(f"/cases/{answered}/return", note=" ").status_code == 422
    assert paula.post(f"/cases/{answered}/return", note="Ask for the therapy notes.").status_code == 303
    assert file_of(drafted_office, answered).stage is Stage.NURSE_REVIEW
    assert nora.post(f"/cases/{answered}/return", note="Me too.").status_code == 403


def test_the_due_time_is_put_off_once_with_reason_and_notice(visit, drafted_office, case):
    nora = visit("nora")
    path, before = f"/cases/{case}/extend", file_of(drafted_office, case).due
    assert nora.post(path, reason="The records are at sea.").status_code == 422
    assert nora.post(path, reason="The records are at sea.", notice_sent="last week").status_code == 422
    assert nora.post(path, reason="The records are at sea.", notice_sent="2025-12-01T09:30").status_code == 303
    after = file_of(drafted_office, case)
    assert after.due > before
    assert "at sea" in Due.model_validate(after.due_record).reason
    assert nora.post(path, reason="Again.", notice_sent="2025-12-01T09:30").status_code == 422
    assert "put off once already" in nora.get(f"/cases/{case}/decide").text


def test_an_auditor_has_no_page_to_decide_on(visit, drafted_office, case):
    assert visit("ada").get(f"/cases/{case}/decide").status_code == 403
    assert '"asked":"approve"' in entries(drafted_office, "refused")[-1].detail


def test_what_a_person_writes_is_shown_inert(visit, drafted_office, case):
    paula = visit("paula")
    refer_contradicted(drafted_office, case)
    paula.post(f"/cases/{case}/decide", base=version(drafted_office, case), decision_1="deny", reason_1="<script>alert(1)</script>\u202eabc", decision_2="request_information")  # fmt: skip
    page = paula.get(f"/cases/{case}/sign").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    acknowledge_all(drafted_office, paula.person, case)
