"""What is sent by somebody who means harm, or by accident: nothing breaks, and nothing of a record reaches the log."""

import logging

import httpx
import pytest
from steps import first_case
from visitors import Visitor, serving

from drafter.web import actions

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
