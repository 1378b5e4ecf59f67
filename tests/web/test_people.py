"""Accounts: who may change them, and what nobody may."""

import re

import pytest
from steps import entries, team
from visitors import Visitor

from drafter.review.roles import Role, npi_holds

NEW = {
    "login": "Rosa",
    "name": "Rosa Ortiz",
    "role": "physician",
    "states": "ca, tx",
    "npi": "1245319599",
    "specialty": "Neurology",
}


@pytest.fixture
def adam(drafted_office):
    return Visitor(drafted_office, "adam")


def test_a_new_person_gets_a_one_time_password_that_is_shown_once(adam, drafted_office):
    done = adam.post("/people", **NEW)
    word = re.search(r"shown this once: <code>([^<]+)</code>", done.text)[1]
    assert word not in adam.get("/people").text
    rosa = team(drafted_office)["rosa"]
    assert (rosa.role, rosa.credentials.states, rosa.one_time) == (Role.PHYSICIAN, ("CA", "TX"), True)
    assert word not in " ".join(entry.detail for entry in entries(drafted_office))
    assert Visitor(drafted_office, "rosa").get("/").headers["location"] == "/password"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("npi", "1234567890", "check digit"),
        ("npi", "12345", "check digit"),
        ("states", "XX", "two letters"),
        ("role", "emperor", "no such role"),
        ("login", "nora", "taken"),
        ("name", " ", "login and a name"),
        ("issuer", "https://id.example", "go together"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_entered_stays(adam, drafted_office, field, value, told):
    done = adam.post("/people", **{**NEW, field: value})
    assert done.status_code in (409, 422)
    assert told in done.text
    assert "Neurology" in done.text
    assert "rosa" not in team(drafted_office)


@pytest.mark.parametrize(("npi", "holds"), [("1234567893", True), ("1245319599", True), ("1234567890", False), ("", False), ("123456789३", False)])  # fmt: skip
def test_an_npi_has_a_check_digit(npi, holds):
    assert npi_holds(npi) is holds


def test_nobody_changes_their_own_role(adam, drafted_office):
    own = team(drafted_office)["adam"]
    done = adam.post(f"/people/{own.id}", role="physician", states="CA", npi="", specialty="", issuer="", subject="")
    assert done.status_code == 403
    assert "nobody changes their own role" in done.text
    assert team(drafted_office)["adam"].role is Role.ADMIN
    assert adam.post(f"/people/{own.id}/switch", on="0").status_code == 403
    assert team(drafted_office)["adam"].active
    assert entries(drafted_office, "refused")[-1].detail == '{"asked":"manage_people","code":"AUT001"}'


def test_another_role_ends_the_sessions(adam, drafted_office):
    nils = Visitor(drafted_office, "nils")
    done = adam.post(
        f"/people/{nils.person.id}", role="auditor", states="", npi="", specialty="", issuer="", subject=""
    )
    assert done.status_code == 303
    assert team(drafted_office)["nils"].role is Role.AUDITOR
    assert nils.get("/").headers["location"].startswith("/login")


def test_an_account_is_switched_off_and_on(adam, drafted_office):
    nils = Visitor(drafted_office, "nils")
    adam.post(f"/people/{nils.person.id}/switch", on="0")
    assert not team(drafted_office)["nils"].active
    assert nils.get("/").headers["location"].startswith("/login")
    adam.post(f"/people/{nils.person.id}/switch", on="1")
    assert team(drafted_office)["nils"].active


def test_a_password_is_reset(adam, drafted_office):
    nils = team(drafted_office)["nils"]
    done = adam.post(f"/people/{nils.id}/reset")
    assert re.search(r"One-time password of <bdi>nils</bdi>, shown this once: <code>[^<]{16,}</code>", done.text)
    assert team(drafted_office)["nils"].one_time


def test_a_subject_belongs_to_one_account(adam, drafted_office):
    people = team(drafted_office)
    form = {"states": "", "npi": "", "specialty": "", "issuer": "https://id.example/", "subject": "42"}
    assert adam.post(f"/people/{people['nora'].id}", role="nurse", **form).status_code == 303
    assert team(drafted_office)["nora"].subject == "https://id.example 42"
    assert adam.post(f"/people/{people['nils'].id}", role="nurse", **form).status_code == 409
    assert (
        adam.post(f"/people/{people['nora'].id}", role="nurse", **{**form, "issuer": "", "subject": ""}).status_code
        == 303
    )
    assert team(drafted_office)["nora"].subject is None


@pytest.mark.parametrize("login", ["nora", "paula", "ada"])
def test_only_administrators_see_or_change_accounts(drafted_office, login):
    visitor, nils = Visitor(drafted_office, login), team(drafted_office)["nils"]
    for path in ("/people", f"/people/{nils.id}"):
        assert visitor.get(path).status_code == 403
    for path, fields in (("/people", NEW), (f"/people/{nils.id}", {"role": "admin"}), (f"/people/{nils.id}/switch", {"on": "0"}), (f"/people/{nils.id}/reset", {})):  # fmt: skip
        assert visitor.post(path, **fields).status_code == 403
    assert team(drafted_office)["nils"].role is Role.NURSE
