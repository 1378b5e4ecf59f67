"""The queue: due first, masked, without anything that would anchor whoever picks a case, and fast with many cases."""

import json
import re
import time
from datetime import timedelta

from sqlalchemy import insert, update
from steps import first_case, team
from visitors import Visitor

from drafter.record import cases, ledger
from drafter.record.cases import told
from drafter.record.clock import now, stamp
from drafter.record.tables import CASE
from drafter.web import actions
from drafter.web.views.queue import QueueFilter, queue_view

#: Words of what a draft suggests or recommends.
TELLING = ("met", "not documented", "unclear", "approve", "request information", "refer to", "deny", "recommend")


def fill(office, count, **values):
    """Cases in bulk, due an hour apart; their content is not there, so a queue that opened it would fail."""
    due = json.dumps({"at": stamp(), "zone": "UTC", "local": "then", "reason": "Standard, 7 calendar days"})
    rows = [
        {
            "id": f"case{n:012d}", "stage": "nurse_review", "expedited": False, "due": stamp(now() + timedelta(hours=n)), "due_record": due,
            "material": 1, "version": 0, "exercise": False, "information": False, "member": "A.B. …1234", "services": "20553 ×1",
            "payer": "example-commercial", "blocking": 0, "warnings": 1, "created": stamp(),
        } | values
        for n in range(1, count + 1)
    ]  # fmt: skip
    with office.store.engine.begin() as connection:
        connection.execute(insert(CASE), rows)


def shown(text):
    """The words of a page that are about cases."""
    return re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition("</main>")[0])


def test_due_first_expedited_before_all(drafted_office, visit):
    sample = first_case(drafted_office)
    fill(drafted_office, 3)
    with drafted_office.store.engine.begin() as connection:
        connection.execute(update(CASE).where(CASE.c.id == "case000000000003").values(expedited=True))
    found = re.findall(r'href="/cases/([a-z0-9]{16})"', visit("nora").get("/").text)
    assert found == ["case000000000003", "case000000000001", "case000000000002", sample]  # due in four weeks


def test_nothing_that_would_anchor(drafted_office, visit):
    page = visit("nora").get("/").text
    with drafted_office.store.read() as connection:
        twin = queue_view(connection, team(drafted_office)["nora"], {}, QueueFilter()).model_dump_json()
    words = shown(page).lower()
    for word in TELLING:
        assert not re.search(rf"\b{word}\b", words), word
        assert not re.search(rf"\b{word}\b", twin.replace("_", " ").lower()), word
    assert "0 blocking" in words
    assert "why then" in words
    assert "calendar days" in words


def test_lease_with_its_end(drafted_office, visit):
    mine, other = visit("nora").get("/").text, visit("nils").get("/").text
    assert "You, until <time" in mine
    assert re.search(r"Being reviewed by <bdi>Nora Quist</bdi> until <time", other)


def test_filters_stand_in_the_address(drafted_office, visit):
    fill(drafted_office, 2)
    nora = visit("nora")
    assert shown(nora.get("/", mine="1").text).count("20553 ×") == 1
    assert "No case fits" in nora.get("/", stage="closed").text
    assert shown(nora.get("/", within="8").text).count("20553 ×") == 2
    assert nora.get("/", stage="nonsense", within="x", page="-1").status_code == 200
    assert 'href="/?stage=waiting&amp;mine=1"' in nora.get("/", mine="1").text


def test_pages_of_fifty(drafted_office, visit):
    fill(drafted_office, 120)
    nora = visit("nora")
    first, third = nora.get("/").text, nora.get("/", page="3").text
    assert first.count("<tr>") == 51
    assert third.count("<tr>") == 1 + 21
    assert 'href="/?page=2"' in first
    assert "There is no such page" in nora.get("/", page="9").text


def test_five_thousand_cases_stay_fast(drafted_office, visit, monkeypatch):
    fill(drafted_office, 5000)
    monkeypatch.setattr(cases, "content", lambda *_: (_ for _ in ()).throw(AssertionError("the queue opened a case")))
    nora = visit("nora")
    nora.get("/")
    began = time.process_time()
    page = nora.get("/", page="50")
    assert page.status_code == 200
    assert time.process_time() - began < 0.6
    assert len(page.text) < 100_000


def test_the_member_is_masked_and_unmasked_by_a_form_only(office, sample):
    people = team(office)
    member = {"name": "Maria Xylander Okafor", "birth_date": "1970-01-02", "id": "MBR00998877"}
    content = type(sample).model_validate(sample.model_dump() | {"member": member})
    case = actions.create_case(office, people["nora"], content)
    nora = Visitor(office, "nora")
    page = nora.get("/").text
    assert "M.X.O. …8877" in page
    assert "Xylander" not in page
    assert nora.get(f"/cases/{case}/unmask").status_code == 405
    assert "Xylander" in nora.post(f"/cases/{case}/unmask").text
    with office.store.read() as connection:
        assert [e.case for e in ledger.entries(connection) if e.action == "unmask"] == [case]


def test_a_short_number_is_not_mostly_shown(sample):
    content = type(sample).model_validate(sample.model_dump() | {"member": {"name": None, "id": "12345"}})
    assert told(content)["member"] == "…"


def test_empty_queue_and_role_without_cases(office):
    with office.store.engine.begin() as connection:
        connection.execute(update(CASE).values(stage="closed"))
    assert "No cases are waiting" in Visitor(office, "nora").get("/").text
    admin = Visitor(office, "adam").get("/").text
    assert "no part in cases" in admin
    assert "20553" not in admin


def test_checks_follow_the_work(drafted_office, visit):
    case = first_case(drafted_office)
    nora = team(drafted_office)["nora"]
    actions.answer(drafted_office, nora, case, 0, 1, "symptom-duration", "met", "")
    with drafted_office.store.read() as connection:
        file = cases.file(connection, case)
    assert (file.blocking, file.warnings) == (
        2,
        4,
    )  # another answer without a reason, and a sentence that says otherwise
    assert "2 blocking" in visit("nora").get("/").text
