"""What is sent by somebody who means harm, or by accident: nothing breaks, and nothing of a record reaches the log."""

import logging

import httpx
import pytest
from starlette.testclient import TestClient
from steps import first_case, version
from visitors import Visitor, serving

from drafter.evidence.intake.cases import Member
from drafter.record import cases
from drafter.web import actions
from drafter.web.app import create_app

CANARY = "Canary Q. Patient 1957"
ENDLESS = "9" * 5000


def test_what_nobody_foresaw_is_told_to_the_log_without_its_text(drafted_office, monkeypatch, capfd, caplog):
    """The server itself prints whatever reaches it, with the values in it: nothing may."""

    def broken(*_, **__):
        raise ValueError(CANARY)

    nora, case = Visitor(drafted_office, "nora"), first_case(drafted_office)
    monkeypatch.setattr(actions, "read", broken)
    with serving(drafted_office) as address:
        answer = httpx.get(f"{address}/cases/{case}", cookies=dict(nora.client.cookies))
    assert answer.status_code == 500
    assert "internal error, reference" in answer.text
    assert answer.headers["content-security-policy"]
    printed = capfd.readouterr()
    assert CANARY not in answer.text + printed.out + printed.err + caplog.text
    assert "Traceback" not in printed.err
    told = [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR]
    assert len(told) == 1
    assert "ValueError at broken" in told[0]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("find", {"words": "pain", "line": ENDLESS, "c": "1"}),
        ("lease", {"do": "take", "line": "1", "c": ENDLESS}),
        ("answers", {"base": ENDLESS, "line": "1", "criterion": "symptom-duration", "state": "met"}),
        ("answers", {"base": "99", "line": ENDLESS, "criterion": "symptom-duration", "state": "met"}),
        ("sentences", {"base": "99", "sentence": ENDLESS, "text": "Mine."}),
        ("quotes", {"base": "0", "line": "1", "criterion": "symptom-duration", "place": f"{ENDLESS}:1-2"}),
    ],
)
def test_endless_numbers_in_forms_are_no_numbers(visit, drafted_office, path, fields):
    answer = visit("nora").post(f"/cases/{first_case(drafted_office)}/{path}", **fields)
    assert answer.status_code in (200, 303, 409, 422)


@pytest.mark.parametrize(
    ("login", "path"),
    [("nora", "history?old=0&new=99999999999999999999"), ("nora", "history?old=-1"), ("nora", f"?line={ENDLESS}")],
)
def test_endless_numbers_in_addresses_are_no_numbers(visit, drafted_office, login, path):
    answer = visit(login).client.get(f"/cases/{first_case(drafted_office)}/{path}".replace("/?", "?"))
    assert answer.status_code in (200, 404, 422)


def test_an_endless_number_of_the_ledger_is_no_number(visit):
    assert visit("ada").client.get("/ledger?before=99999999999999999999").status_code == 422


def test_an_answer_sent_twice_is_one_version_and_no_conflict(visit, drafted_office):
    """A second click, or a form sent again by the browser: nothing of it is new."""
    nora, case = visit("nora"), first_case(drafted_office)
    sent = {"base": "0", "line": "1", "criterion": "symptom-duration", "state": "unclear", "reason": "As I read it."}
    answers = [nora.post(f"/cases/{case}/answers", **sent).status_code for _ in range(2)]
    assert (answers, version(drafted_office, case)) == ([303, 303], 1)
    other = nora.post(f"/cases/{case}/answers", **{**sent, "state": "met"})
    assert (other.status_code, version(drafted_office, case)) == (409, 1)


def test_marks_in_a_members_name_do_not_reach_the_queue(case_of):
    told = cases.told(
        case_of("Neck pain.").model_copy(update={"member": Member(name="\u202e<b> \u200bAnna Ek", id="\u202e1234567")})
    )
    assert told["member"] == "b.A.E. …4567"


def test_whoever_was_logged_out_comes_back_to_the_same_place(office):
    stranger = TestClient(create_app(office), follow_redirects=False)
    answer = stranger.get("/cases/abc?line=2&c=1&next=//elsewhere")
    assert answer.headers["location"] == "/login?next=/cases/abc%3Fline%3D2%26c%3D1%26next%3D//elsewhere"
    page = stranger.get(answer.headers["location"]).text
    assert 'name="next" value="/cases/abc?line=2&amp;c=1&amp;next=//elsewhere"' in page
