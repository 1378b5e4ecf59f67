"""The sign-off page and what a signature takes: everything shown, every gate, the password, and nothing changed meanwhile."""

import re

import pytest
from steps import (
    PASSWORD,
    acknowledge_all,
    answer_all,
    decide,
    entries,
    file_of,
    first_case,
    mend_all,
    open_all,
    refer_contradicted,
    signatures_of,
    team,
    version,
)  # fmt: skip

from drafter.criteria.logic import State
from drafter.evidence.intake.cases import Document
from drafter.record import people
from drafter.record.cases import Stage
from drafter.web import actions, changes, stages

_DENIAL = (("deny", "Six weeks of symptoms are on record, not three months."), ("approve", ""))


@pytest.fixture
def case(drafted_office):
    return first_case(drafted_office)


@pytest.fixture
def asking(drafted_office, case):
    """Nora has done everything for a request for information but sign it."""
    nora = team(drafted_office)["nora"]
    answer_all(drafted_office, nora, case)
    open_all(drafted_office, nora, case)
    decide(drafted_office, nora, case, ("request_information", ""), ("request_information", ""))
    acknowledge_all(drafted_office, nora, case)
    return case


@pytest.fixture
def denying(drafted_office, case):
    """Paula has done everything for a partial approval but sign it."""
    paula = team(drafted_office)["paula"]
    refer_contradicted(drafted_office, case, covered_diagnosis=State.MET)
    mend_all(drafted_office, paula, case)
    open_all(drafted_office, paula, case)
    decide(drafted_office, paula, case, *_DENIAL)
    acknowledge_all(drafted_office, paula, case)
    return case


def seen(page):
    return re.search(r'name="shown" value="([0-9a-f]{64})"', page.text)[1]


def sign(visitor, case, password=PASSWORD):
    return visitor.post(f"/cases/{case}/sign", shown=seen(visitor.get(f"/cases/{case}/sign")), password=password)


def test_the_page_shows_all_that_is_signed_in_its_order(visit, denying):
    page = visit("paula").get(f"/cases/{denying}/sign").text
    order = [
        "1. Line decisions", "Deny", _DENIAL[0][1], "2. The criteria that decide", "lasted for more than 3 months", "not met",
        "Nora Quist", "3. Changes since the generated draft", "4. Warnings and why they may stand", "5. The letter in full",
        "6. What a signature needs", "7. Your signature", "I, Paula Weiss, read the evidence",
    ]  # fmt: skip
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert re.search(r"You opened (\d+) of \1 cited passage", page)
    assert "You first opened this case less than a minute ago" in page


def test_the_signature_is_made_by_the_password_in_the_same_form(visit, drafted_office, denying):
    done = sign(visit("paula"), denying)
    assert (done.status_code, done.headers["location"]) == (303, f"/cases/{denying}/letter")
    (signature,) = signatures_of(drafted_office, denying)
    assert signature.determination.signer.name == "Paula Weiss"
    assert file_of(drafted_office, denying).stage is Stage.SIGNED
    assert [e.action for e in entries(drafted_office)][-3:].count("sign") == 1


def test_the_digest_of_the_page_is_the_digest_that_is_kept(visit, drafted_office, asking):
    nora = visit("nora")
    shown = seen(nora.get(f"/cases/{asking}/sign"))
    nora.post(f"/cases/{asking}/sign", shown=shown, password=PASSWORD)
    (signature,) = signatures_of(drafted_office, asking)
    assert signature.determination.shown.digest == shown


def test_a_wrong_password_signs_nothing_and_loses_nothing(visit, drafted_office, asking):
    nora = visit("nora")
    done = sign(nora, asking, "not the password")
    assert done.status_code == 403
    assert "this is not your password" in done.text
    assert "not the password" not in done.text.replace("this is not your password", "")
    assert signatures_of(drafted_office, asking) == []
    assert '"asked":"sign","code":"AUT008"' in entries(drafted_office, "refused")[-1].detail
    assert nora.post(f"/cases/{asking}/sign", shown=seen(done), password=PASSWORD).status_code == 303


def test_a_session_that_logged_in_a_moment_ago_still_needs_the_password(visit, drafted_office, asking):
    assert sign(visit("nora"), asking, "").status_code == 403
    assert signatures_of(drafted_office, asking) == []


def test_failed_passwords_are_limited_here_too(visit, drafted_office, asking):
    nora = visit("nora")
    for _ in range(5):
        sign(nora, asking, "not the password")
    assert "too many failed attempts" in sign(nora, asking).text
    assert signatures_of(drafted_office, asking) == []


def test_what_changed_since_the_page_was_shown_is_not_signed(visit, drafted_office, asking):
    nora = visit("nora")
    old = seen(nora.get(f"/cases/{asking}/sign"))
    actions.write(
        drafted_office,
        nora.person,
        asking,
        version(drafted_office, asking),
        1,
        "symptom-duration",
        "She wrote this later.",
    )
    acknowledge_all(drafted_office, nora.person, asking)
    done = nora.post(f"/cases/{asking}/sign", shown=old, password=PASSWORD)
    assert done.status_code == 409
    assert "what you were shown has changed" in done.text
    assert "She wrote this later." in done.text
    assert seen(done) != old
    assert signatures_of(drafted_office, asking) == []


def test_an_open_gate_keeps_the_form_away_and_says_where_to_mend_it(visit, drafted_office, case):
    nora = visit("nora")
    answer_all(drafted_office, nora.person, case)
    decide(drafted_office, nora.person, case, ("request_information", ""), ("request_information", ""))
    page = nora.get(f"/cases/{case}/sign").text
    assert 'name="password"' not in page
    assert "You opened 0 of" in page
    assert f'href="/cases/{case}?line=1&amp;c=1#c1"' in page
    assert 'href="#warnings"' in page
    done = nora.post(f"/cases/{case}/sign", shown="0" * 64, password=PASSWORD)
    assert done.status_code == 403
    assert "AUT005" in done.text
    assert signatures_of(drafted_office, case) == []


@pytest.mark.parametrize(
    ("login", "open_gate"),
    [("piet", "You hold a licence|You did not|own statement|opened"), ("paula", "")],
)
def test_only_the_physician_who_stated_the_reason_signs_it(visit, drafted_office, denying, login, open_gate):
    page = visit(login).get(f"/cases/{denying}/sign").text
    assert bool(re.search(r'class="unmet".*own statement', page)) is bool(open_gate)
    assert ('name="password"' in page) is not bool(open_gate)


def test_a_physician_who_prepared_the_case_may_not_deny_it(visit, drafted_office, case):
    paula = visit("paula")
    stages.release_lease(drafted_office, team(drafted_office)["nora"], case)
    answer_all(drafted_office, paula.person, case, symptom_duration=State.NOT_MET, covered_diagnosis=State.MET)
    open_all(drafted_office, paula.person, case)
    acknowledge_all(drafted_office, paula.person, case)
    decide(drafted_office, paula.person, case, *_DENIAL)
    page = paula.get(f"/cases/{case}/sign").text
    assert re.search(r'class="unmet"><span class="sr">Open:</span> You did not prepare this case', page)
    assert paula.post(f"/cases/{case}/sign", shown="", password=PASSWORD).status_code == 403


def test_nobody_but_a_physician_sees_a_sign_off_page_for_a_denial(visit, drafted_office, denying):
    for login in ("nora", "ada", "adam"):
        visitor = visit(login)
        assert visitor.get(f"/cases/{denying}/sign").status_code == 403
        assert visitor.post(f"/cases/{denying}/sign", shown="", password=PASSWORD).status_code == 403
    refusals = [entry.actor for entry in entries(drafted_office, "refused")]
    assert {team(drafted_office)[login].id for login in ("nora", "ada", "adam")} <= set(refusals)
    assert signatures_of(drafted_office, denying) == []


def test_without_a_decision_there_is_nothing_to_sign(visit, case):
    page = visit("nora").get(f"/cases/{case}/sign")
    assert (page.status_code, page.headers["location"]) == (303, f"/cases/{case}/decide")


def test_a_later_change_ends_the_signature_and_says_why(visit, drafted_office, asking):
    nora = visit("nora")
    sign(nora, asking)
    actions.answer(
        drafted_office,
        nora.person,
        asking,
        version(drafted_office, asking),
        1,
        "symptom-duration",
        State.MET,
        "I called.",
    )
    (signature,) = signatures_of(drafted_office, asking)
    assert (signature.stands, signature.dismissed_because) == (False, "it was changed after it was signed")
    assert file_of(drafted_office, asking).stage is Stage.NURSE_REVIEW
    page = nora.get(f"/cases/{asking}/history").text
    assert "no longer stands" in page
    assert "it was changed after it was signed" in page


def test_a_nurse_sends_what_a_physician_signed_and_is_offered_no_change_of_it(visit, drafted_office, denying):
    sign(visit("paula"), denying)
    nora = visit("nora")
    page = nora.get(f"/cases/{denying}").text
    assert "A physician signed this case" in page
    assert f"/cases/{denying}/answers" not in page
    assert f"/cases/{denying}/amend" not in nora.get(f"/cases/{denying}/history").text
    assert f"/cases/{denying}/amend" in visit("paula").get(f"/cases/{denying}/history").text
    base = version(drafted_office, denying)
    done = nora.post(
        f"/cases/{denying}/answers", line="1", criterion="symptom-duration", base=base, state="met", reason="No."
    )
    assert done.status_code == 403
    assert nora.post(f"/cases/{denying}/amend", reason="I think otherwise.").status_code == 403
    assert '"code":"AUT001"' in entries(drafted_office, "refused")[-1].detail
    (signature,) = signatures_of(drafted_office, denying)
    assert signature.stands
    assert nora.post(f"/cases/{denying}/letter/release", signature=signature.determination.id).status_code == 303
    assert file_of(drafted_office, denying).stage is Stage.CLOSED


def test_information_that_arrives_ends_the_signature_too(visit, drafted_office, asking):
    nora = visit("nora")
    sign(nora, asking)
    actions.add_information(
        drafted_office, nora.person, asking, [Document(id="note-2", text="Neck pain for 5 months.")]
    )
    assert not signatures_of(drafted_office, asking)[0].stands
    done = nora.post(
        f"/cases/{asking}/letter/release", signature=signatures_of(drafted_office, asking)[0].determination.id
    )
    assert done.status_code in (404, 409)


def test_an_exercise_is_shown_and_never_signed(visit, drafted_office, asking):
    from sqlalchemy import update  # noqa: PLC0415 - nothing but this test makes an exercise of a case

    from drafter.record.tables import CASE  # noqa: PLC0415

    with drafted_office.store.engine.begin() as connection:
        connection.execute(update(CASE).values(exercise=True))
    nora = visit("nora")
    page = nora.get(f"/cases/{asking}/sign")
    assert 'name="password"' not in page.text
    done = nora.post(f"/cases/{asking}/sign", shown="", password=PASSWORD)
    assert done.status_code == 403
    assert "AUT014" in done.text
    assert nora.get(f"/cases/{asking}/letter.pdf").status_code == 403


def test_a_proof_is_good_for_one_signature(visit, drafted_office, asking):
    from drafter.record import sessions  # noqa: PLC0415

    nora = visit("nora")
    sign(nora, asking)
    with drafted_office.store.read() as connection:
        session, _ = sessions.resume(connection, nora.client.cookies["drafter"])
    assert not session.renewed


def test_the_page_has_no_key_that_signs_and_signs_one_case_only(visit, asking):
    page = visit("nora").get(f"/cases/{asking}/sign").text
    assert "accesskey" not in page
    assert page.count(f'action="/cases/{asking}/sign"') == 1
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page


def test_somebody_elses_password_does_not_sign(visit, drafted_office, asking):
    with drafted_office.store.change(changes.actor(team(drafted_office)["adam"])) as change:
        people.change_password(change, team(drafted_office)["paula"], "a phrase of paula's own")
    assert sign(visit("nora"), asking, "a phrase of paula's own").status_code == 403


def test_a_warning_of_the_letter_is_acknowledged_on_this_page(visit, drafted_office, case):
    paula = visit("paula")
    refer_contradicted(drafted_office, case, covered_diagnosis=State.MET)
    decide(drafted_office, paula.person, case, *_DENIAL)
    page = paula.get(f"/cases/{case}/sign").text
    finding = re.search(r'name="finding" value="([0-9a-f]+)">\s*<p[^>]*><strong>DOC029', page)[1]
    base = version(drafted_office, case)
    done = paula.post(f"/cases/{case}/sign/acknowledge", base=base, finding=finding, reason=" ")
    assert done.status_code == 422
    done = paula.post(
        f"/cases/{case}/sign/acknowledge", base=base, finding=finding, reason="Counsel confirmed the times."
    )
    assert done.status_code == 303
    assert "Counsel confirmed the times." in paula.get(f"/cases/{case}/sign").text
