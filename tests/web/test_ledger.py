"""The ledger as auditors and administrators read, check and take it."""

import json

import pytest
from sqlalchemy import text
from steps import entries, first_case, team
from visitors import Visitor

from drafter.record.ledger import Entry, canonical


@pytest.fixture
def ada(drafted_office):
    return Visitor(drafted_office, "ada")


def tamper(office, statement, **values):
    """As someone who has the database file would."""
    with office.store.engine.begin() as connection:
        for verb in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS ledger_no_{verb}"))
        connection.execute(text(statement), values)


def test_a_ledger_as_it_was_written_is_verified_and_its_head_told(ada, drafted_office):
    page = ada.post("/ledger/verify").text
    assert "Verified." in page
    last = entries(drafted_office, "verify_ledger")[-1]
    assert json.loads(last.detail)["breaks"] == 0
    assert json.loads(last.detail)["head"] in page
    assert last.previous == json.loads(last.detail)["head"]


def test_each_break_is_named(ada, drafted_office):
    tamper(drafted_office, "UPDATE ledger SET actor = 'nobody' WHERE seq = 3")
    tamper(drafted_office, "UPDATE version SET content = content || ' ' WHERE number = 0")
    page = ada.post("/ledger/verify").text
    assert "broken at 2 places" in page
    assert "Entry 3: the entry was changed" in page
    assert "version 0 of case" in page


def test_entries_are_narrowed_by_person_action_and_period(ada, drafted_office):
    nora = team(drafted_office)["nora"]
    page = ada.get("/ledger", person=nora.id, action="draft").text
    assert page.count("had the case drafted") == 1
    assert "No entries fit." in ada.get("/ledger", person=nora.id, until="2020-01-01").text
    assert "No entries fit." not in ada.get("/ledger", since="2020-01-01").text
    assert ada.get("/ledger", since="soon").status_code == 422


def test_pages_follow_each_other_without_a_gap(ada, drafted_office):
    with drafted_office.store.change(_system()) as change:
        for _ in range(250):
            change.record("view_queue")
    seen, path = [], "/ledger"
    while path:
        page = ada.get(path).text
        seen += [int(row.partition("<")[0]) for row in page.split('<th scope="row" class="num">')[1:]]
        older = page.partition("Newest</a>")[2] if "Newest</a>" in page else page
        path = older.partition('class="button" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert seen == sorted(set(seen), reverse=True)
    assert seen[-1] == 1


def test_the_export_is_the_entries_byte_for_byte(ada, drafted_office):
    before = entries(drafted_office)
    lines = ada.get("/ledger/export").text.splitlines()
    assert lines[: len(before)] == [canonical(entry._asdict()) for entry in before]
    read = [Entry(**json.loads(line)) for line in lines]
    assert all(entry.computed() == entry.hash for entry in read)
    assert read[-1].action == "export_ledger"


def test_an_export_can_be_of_one_case(ada, drafted_office):
    case = first_case(drafted_office)
    lines = ada.get("/ledger/export", case=case).text.splitlines()
    assert {json.loads(line)["case"] for line in lines} == {case}


@pytest.mark.parametrize("login", ["nora", "paula"])
def test_reviewers_have_no_ledger_page(drafted_office, login):
    visitor = Visitor(drafted_office, login)
    assert visitor.get("/ledger").status_code == 403
    assert visitor.get("/ledger/export").status_code == 403
    assert visitor.post("/ledger/verify").status_code == 403
    assert len(entries(drafted_office, "refused")) == 3


def test_an_administrator_sees_the_ledger_but_no_way_into_a_case(drafted_office):
    page = Visitor(drafted_office, "adam").get("/ledger").text
    assert "/history" not in page


def _system():
    from drafter.record.store import Actor  # noqa: PLC0415

    return Actor()
